// 每人每月上限 on shares (W12): what the month has room for is paid, the rest is lost or carried; and never below nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fen, fen, ZERO } from '../../src/domain/money.ts'
import type { CaseSubsidyPolicy } from '../../src/domain/policy.ts'
import type { SubsidyShare } from '../../src/rules/subsidy/assessment.ts'
import { capShares, carriedOf } from '../../src/rules/subsidy/cap.ts'
import { SUBSIDY, yuan } from './policies.ts'

const withCap = (over: 'forfeit' | 'carry'): CaseSubsidyPolicy => ({
  ...SUBSIDY,
  monthlyCap: { amountFen: yuan('2,000.00'), over },
})

const capped = (shares: readonly SubsidyShare[], policy: CaseSubsidyPolicy, earnedFen: () => Fen) =>
  capShares({ shares, policy, earnedFen })

const share = (text: string): SubsidyShare => ({
  mediatorId: 'M001',
  mediator: '王建国',
  amountFen: yuan(text),
  entitledFen: yuan(text),
  reason: null,
  text: '难易程度“疑难”，每件 120.00 元',
})

describe('a person at 1,950.00 of 2,000.00, a case of 120.00 more', () => {
  it('is paid 50.00; 70.00 are lost, and the line says so', () => {
    const [paid] = capped([share('120.00')], withCap('forfeit'), () => yuan('1,950.00'))
    expect(paid?.amountFen).toBe(5000)
    expect(carriedOf(paid ?? share('0.00'), withCap('forfeit'))).toBe(0)
    for (const part of ['2,000.00', '1,950.00', '50.00', '70.00', '不再发放']) expect(paid?.text).toContain(part)
  })

  it('is paid 50.00; 70.00 are carried where the pack carries', () => {
    const [paid] = capped([share('120.00')], withCap('carry'), () => yuan('1,950.00'))
    expect(paid).toMatchObject({ amountFen: 5000, text: expect.stringContaining('结转下月') })
    expect(carriedOf(paid ?? share('0.00'), withCap('carry'))).toBe(7000)
  })
})

it('without a cap nothing changes', () => {
  const shares = [share('120.00')]
  expect(capped(shares, SUBSIDY, () => ZERO)).toBe(shares)
})

it('paid and rest are the share, and the month never passes its cap', () => {
  const amount = fc.integer({ min: 0, max: 400_000 }).map(fen)
  fc.assert(
    fc.property(amount, amount, (due, drawn) => {
      const one = { ...share('0'), amountFen: due, entitledFen: due }
      const [paid] = capped([one], withCap('carry'), () => drawn)
      const carriedFen = carriedOf(paid ?? one, withCap('carry'))
      expect((paid?.amountFen ?? 0) + carriedFen).toBe(due)
      expect(paid?.amountFen).toBeGreaterThanOrEqual(0)
      if (paid?.amountFen !== 0) expect(drawn + (paid?.amountFen ?? 0)).toBeLessThanOrEqual(200_000)
    }),
  )
})
