// 个案补贴: what holds for every case, whoever mediated it and in whatever order they are listed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fen, sumFen } from '../../src/domain/money.ts'
import { assessSubsidy } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { day, SUBSIDY } from './policies.ts'
import { facts, person } from './subsidy-facts.ts'

describe('laws', () => {
  const anyMediators = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 12 }),
      weight: fc.integer({ min: 0, max: 5 }),
      onRoster: fc.boolean(),
      occupation: fc.constantFrom(null, '公务员', '农民'),
    }),
    { selector: ({ number }) => number, maxLength: 9 },
  )
  const anyFacts = fc
    .record({
      mediators: anyMediators,
      grade: fc.constantFrom('简单', '一般', '疑难', '重大', '普通', '不详', null),
      outcome: fc.constantFrom('settled', 'settled', 'settled', 'not-settled', 'open', 'withdrawn', 'transferred'),
      closedOn: fc.constantFrom(day('2017-10-14'), null),
    })
    .map(({ mediators, ...rest }) =>
      facts({ ...rest, mediators: mediators.map(({ number, ...change }) => person(number, change)) }),
    )

  test('the result is nothing or within the band, and shares sum to it', () => {
    fc.assert(
      fc.property(anyFacts, (each) => {
        const { result, amountFen, shares, lines, reason } = assessSubsidy(each, SUBSIDY)
        const isPaid = amountFen >= 6000 && amountFen <= 15_000
        expect(result === 'payable' ? isPaid : amountFen === 0).toBe(true)
        expect(reason === null).toBe(result === 'payable')
        expect(lines.at(-1)?.afterFen).toBe(amountFen)
        if (result === 'payable') expect(sumFen(shares.map((share) => share.entitledFen))).toBe(amountFen)
        for (const share of shares) expect(share.amountFen).toBe(share.reason === null ? share.entitledFen : 0)
      }),
    )
  })

  test('the order of the mediators never changes a total, neither of the case nor of what is paid', () => {
    const paid = (each: SubsidyFacts) => sumFen(assessSubsidy(each, SUBSIDY).shares.map((share) => share.amountFen))
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (each, keys) => {
        const order = each.mediators.map((mediator) => ({ mediator, key: keys.next().value ?? 0 }))
        const mediators = order.sort((a, b) => a.key - b.key).map(({ mediator }) => mediator)
        const shuffled = { ...each, mediators }
        expect(assessSubsidy(shuffled, SUBSIDY).amountFen).toBe(assessSubsidy(each, SUBSIDY).amountFen)
        expect(paid(shuffled)).toBe(paid(each))
      }),
    )
  })

  test('a vetoed case pays nothing in 10,000 random runs', () => {
    const vetoed = anyFacts.map((each): SubsidyFacts => ({ ...each, duplicateOf: 'A2' }))
    fc.assert(
      fc.property(vetoed, (each) => assessSubsidy(each, SUBSIDY).amountFen === fen(0)),
      { numRuns: 10_000 },
    )
  })
})
