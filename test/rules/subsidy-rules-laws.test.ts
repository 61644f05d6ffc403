// 个案补贴 by any of the packs: laws over random cases with known and unknown facts, decisions, papers and shares.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseReview, NO_SUPPLEMENT } from '../../src/domain/case-supplement.ts'
import { fen, sumFen, ZERO } from '../../src/domain/money.ts'
import type { CaseSubsidyPolicy } from '../../src/domain/policy.ts'
import { decide } from '../../src/rules/condition/decide.ts'
import { assessSubsidy, knownOf } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { capShares } from '../../src/rules/subsidy/cap.ts'
import { day } from './policies.ts'
import { facts, person } from './subsidy-facts.ts'
import { EVERY_POLICY, fixture } from './subsidy-policies.ts'

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 5 })
const grade = fc.constantFrom('简单', '简易', '一般', '疑难', '重大', '普通', '不详')

const anyReview: fc.Arbitrary<CaseReview | null> = fc.option(
  fc.record({
    decision: fc.constantFrom('passed', 'passed', 'regraded', 'returned', 'refused'),
    grade: fc.constantFrom('简单', '一般', '疑难', '重大', null),
    reason: fc.constant(null),
    document: fc.constant(null),
    decidedOn: fc.constant(day('2025-03-05')),
    decidedBy: fc.constant('王某'),
    secondBy: fc.constant(null),
  }),
)

const anySupplement = fc.record({
  performedOn: maybe(fc.constant(day('2017-10-20'))),
  judiciallyConfirmedOn: maybe(fc.constant(day('2017-10-21'))),
  fileScore: maybe(fc.constantFrom(75, 80, 95, 100)),
  sessions: maybe(fc.integer({ min: 1, max: 5 })),
  respondedAt: maybe(fc.constantFrom('2017-10-14T23:00', '2017-10-14T12:00')),
  papers: maybe(
    fc.subarray(['申请书', '调查笔录', '证据材料', '调解笔录', '协议书', '履行凭证', '回访记录'], { minLength: 6 }),
  ),
  evidenceFixed: maybe(fc.boolean()),
  guidedToCourt: maybe(fc.boolean()),
})

const anyMediators = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      weight: fc.integer({ min: 0, max: 5 }),
      onRoster: fc.boolean(),
      occupation: fc.constantFrom(null, null, '公务员'),
    }),
    { selector: ({ number }) => number, minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map(({ number, ...change }) => person(number, change)))

const anyFacts: fc.Arbitrary<SubsidyFacts> = fc
  .record({
    grade: maybe(grade),
    outcome: fc.constantFrom('settled', 'settled', 'settled', 'settled', 'not-settled', 'open', 'withdrawn'),
    agreementForm: fc.constantFrom('written', 'written', 'oral', null),
    reviewedOn: maybe(fc.constant(day('2025-03-05'))),
    reportedOn: maybe(fc.constantFrom(day('2017-10-31'), day('2018-02-01'))),
    review: anyReview,
    parties: fc.integer({ min: 2, max: 9 }),
    peopleInvolved: maybe(fc.integer({ min: 2, max: 20 })),
    amountFen: maybe(fc.constantFrom(fen(4_999_999), fen(5_000_000))),
    reopened: fc.constantFrom(null, null, null, { caseNo: 'A1', daysSinceFirstClosing: 42 }),
    supplement: anySupplement,
    mediators: anyMediators,
  })
  .map(({ supplement, ...change }) =>
    facts({ ...change, isRestDay: () => false, supplement: { ...NO_SUPPLEMENT, ...supplement } }),
  )

const RUNS = { numRuns: 2_000 }

describe.each(Object.entries(EVERY_POLICY))('%s', (_name, policy) => {
  test('nothing or within the band; the lines climb to it; shares sum to it', () => {
    const results = new Set<string>()
    fc.assert(
      fc.property(anyFacts, (each) => {
        const { result, amountFen, lines, shares, reason } = assessSubsidy(each, policy)
        results.add(result)
        const isInBand = amountFen >= policy.band.minFen && amountFen <= policy.band.maxFen
        expect(result === 'payable' ? isInBand : amountFen === 0).toBe(true)
        expect(reason === null).toBe(result === 'payable')
        expect(lines.at(-1)?.afterFen).toBe(amountFen)
        expect(lines.map(({ beforeFen }) => beforeFen)).toEqual([
          ZERO,
          ...lines.slice(0, -1).map(({ afterFen }) => afterFen),
        ])
        if (result === 'payable') expect(sumFen(shares.map((share) => share.entitledFen))).toBe(amountFen)
      }),
      RUNS,
    )
    expect([...results].sort()).toEqual(['hold', 'payable', 'zero'])
  })

  test('the order of the mediators changes neither the amount nor what is paid of it', () => {
    const paid = (each: SubsidyFacts) => sumFen(assessSubsidy(each, policy).shares.map((share) => share.amountFen))
    fc.assert(
      fc.property(anyFacts, (each) => {
        const turned = { ...each, mediators: [...each.mediators].reverse() }
        expect(assessSubsidy(turned, policy).amountFen).toBe(assessSubsidy(each, policy).amountFen)
        expect(paid(turned)).toBe(paid(each))
      }),
      RUNS,
    )
  })

  test('a gate that is true, or that cannot be decided, pays nothing', () => {
    fc.assert(
      fc.property(anyFacts, (each) => {
        const known = knownOf(each, policy)
        if (policy.gates.every(({ when }) => decide(when, known) === false)) return
        const { result, amountFen } = assessSubsidy(each, policy)
        expect([result === 'payable', amountFen]).toEqual([false, 0])
      }),
      RUNS,
    )
  })
})

test('an addition never lowers, whichever is taken away', () => {
  const { FX_A } = EVERY_POLICY
  const without = (id: string): CaseSubsidyPolicy => ({
    ...FX_A,
    additions: FX_A.additions.filter((addition) => addition.id !== id),
  })
  const fewer = FX_A.additions.map(({ id }) => without(id))
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...fewer), (each, policy) => {
      expect(assessSubsidy(each, FX_A).amountFen).toBeGreaterThanOrEqual(assessSubsidy(each, policy).amountFen)
    }),
    RUNS,
  )
})

test('a cap takes from a share no more than it has, and keeps the rest in sight', () => {
  const policy = fixture([[['monthlyCap', 'value', 'amountFen'], 10_000]])
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 0, max: 20_000 }), (each, earned) => {
      const { shares } = assessSubsidy(each, policy)
      const capped = capShares({ shares, policy, earnedFen: () => fen(earned) })
      capped.forEach((share, index) => {
        expect(share.amountFen + (share.overCapFen ?? 0)).toBe(shares[index]?.amountFen)
        expect(share.amountFen).toBeGreaterThanOrEqual(0)
        expect(share.amountFen === 0 || share.amountFen + earned <= 10_000).toBe(true)
      })
    }),
    { numRuns: 1_000 },
  )
})
