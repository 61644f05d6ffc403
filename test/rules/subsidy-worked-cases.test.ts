// The worked cases W1–W17 of the rule model, to the fen, by the fixture of the tests (FX-A, from 2018-07-01 FX-B). Night is
// proven by a time of arrival, the reopening by days; the month that pays and the award are the command's.
import { describe, expect, test } from 'vitest'
import { type CaseReview, type CaseSupplement, NO_SUPPLEMENT } from '../../src/domain/case-supplement.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { assessSubsidy } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { capShares } from '../../src/rules/subsidy/cap.ts'
import { day, yuan } from './policies.ts'
import { facts, person } from './subsidy-facts.ts'
import { FX_A, FX_B, fixture } from './subsidy-policies.ts'

const NIGHT = '2017-10-14T23:40'

const recorded = (change: Partial<CaseSupplement> = {}): CaseSupplement => ({
  ...NO_SUPPLEMENT,
  fileScore: 85,
  ...change,
})

/** A case whose facts are all known, so that nothing is held for want of one. */
function known(change: Partial<SubsidyFacts> = {}, supplement: Partial<CaseSupplement> = {}): SubsidyFacts {
  return facts({
    reportedOn: day('2017-10-31'),
    reopened: null,
    duplicateOf: null,
    review: null,
    parties: 2,
    amountFen: null,
    isRestDay: () => false,
    supplement: recorded(supplement),
    ...change,
  })
}

const steps = (each: SubsidyFacts, policy = FX_A) =>
  assessSubsidy(each, policy).lines.map(({ clause, afterFen }) => `${clause} ${afterFen / 100}`)
const paid = (each: SubsidyFacts, policy = FX_A) => assessSubsidy(each, policy).shares.map((share) => share.amountFen)

describe('form, additions, clamp', () => {
  test('W1: simple and oral, the exact minimum', () => {
    expect(steps(known({ grade: '简单', agreementForm: 'oral' }, { respondedAt: NIGHT }))).toEqual(['G 60', 'F1 60'])
  })

  test('W2: complex, 21 people, at night: the exact maximum by the clamp', () => {
    expect(steps(known({ grade: '重大', parties: 21 }, { respondedAt: NIGHT }))).toEqual([
      'G 150',
      'A1 160',
      'A2 170',
      'C1 150',
    ])
  })

  test('W3: exactly 50,000.00, three sessions, confirmed: the maximum without a clamp', () => {
    const change = { grade: '疑难', amountFen: yuan('50000') }
    const confirmed = { sessions: 3, judiciallyConfirmedOn: day('2017-10-20') }
    expect(steps(known(change, confirmed))).toEqual(['G 120', 'A3 130', 'A4 140', 'A5 150'])
    expect(steps(known({ ...change, amountFen: yuan('49999.99') }, { sessions: 2 }))).toEqual(['G 120'])
  })

  test('W4: general, night, six people', () => {
    const { lines, amountFen, shares } = assessSubsidy(known({ parties: 6 }, { respondedAt: NIGHT }), FX_A)
    expect(amountFen).toBe(yuan('110'))
    expect(lines[1]).toEqual({ clause: 'A1', text: '夜间或节假日响应，加 10.00 元', beforeFen: 9000, afterFen: 10_000 })
    expect(shares[0]?.text).toBe(
      '难易程度“一般”，每件 90.00 元；夜间或节假日响应，加 10.00 元；当事人五人及以上，加 10.00 元；计 110.00 元',
    )
  })

  test.each<[string, Partial<SubsidyFacts>, number]>([
    ['2017-10-14T22:00', {}, 100],
    ['2017-10-14T05:59', {}, 100],
    ['2017-10-14T06:00', {}, 90],
    ['2017-10-14T21:59', {}, 90],
    ['2017-10-14T10:00', { isRestDay: () => true }, 100],
    ['2017-10-14T10:00', { isRestDay: () => null }, 90],
    ['2017-10-14T25:00', { isRestDay: () => true }, 90],
    ['2017-02-30T10:00', { isRestDay: () => true }, 90],
  ])('night or holiday at %s', (respondedAt, change, expected) => {
    expect(assessSubsidy(known(change, { respondedAt }), FX_A).amountFen).toBe(expected * 100)
  })
})

describe('versions and gates', () => {
  test('W5: the version of the closing date, whenever the case is reported', () => {
    const closing = (text: string) => known({ closedOn: day(text), reportedOn: day('2018-08-06') })
    const policyOn = (text: string) => selectPolicy([FX_A, FX_B], 'case-subsidy', day(text))
    expect(paid(closing('2018-06-25'), policyOn('2018-06-25'))).toEqual([9000])
    expect(paid(closing('2018-07-02'), policyOn('2018-07-02'))).toEqual([9500])
    expect([policyOn('2018-06-30').effectiveFrom, policyOn('2018-07-01').effectiveFrom]).toEqual([
      '2017-08-15',
      '2018-07-01',
    ])
  })

  test.each([
    [42, 'zero', 0],
    [90, 'zero', 0],
    [91, 'payable', 9000],
  ])('W6: settled again after %i days', (daysSinceFirstClosing, result, amountFen) => {
    const again = known({ reopened: { caseNo: 'A1', daysSinceFirstClosing } })
    expect(assessSubsidy(again, FX_A)).toMatchObject({ result, amountFen })
  })

  test('W7: the same dispute by two stations is paid once', () => {
    expect([...paid(known()), ...paid(known({ duplicateOf: 'A1' }))]).toEqual([9000])
    expect(assessSubsidy(known({ duplicateOf: 'A1' }), FX_A)).toMatchObject({ result: 'zero', amountFen: 0 })
  })

  test('W9: not settled', () => {
    const failed = assessSubsidy(known({ grade: '疑难', outcome: 'not-settled' }), FX_A)
    expect(failed).toMatchObject({ result: 'zero', amountFen: 0 })
    expect(failed.lines).toMatchObject([{ clause: 'E3' }])
  })

  test('W13: a file score of 75 holds the case, 82 pays it', () => {
    const held = assessSubsidy(known({ grade: '疑难' }, { fileScore: 75 }), FX_A)
    expect(held).toMatchObject({ result: 'hold', amountFen: 0, reason: '补正后发放（卷宗评分 75 分），暂不核算' })
    expect(paid(known({ grade: '疑难' }, { fileScore: 82 }))).toEqual([12_000])
    expect(assessSubsidy(known({}, { fileScore: null }), FX_A).reason).toBe(
      '“补正后发放”还不能判断：没有记录卷宗评分，暂不核算',
    )
  })

  test('W14: regraded from 150.00 to 120.00 is a delta of −30.00, and says who decided', () => {
    const review: CaseReview = {
      decision: 'regraded',
      grade: '疑难',
      reason: '材料不足',
      document: '宜司审〔2017〕9号',
      decidedOn: day('2017-12-05'),
      decidedBy: '王某',
      secondBy: null,
    }
    const before = assessSubsidy(known({ grade: '重大' }), FX_A)
    const after = assessSubsidy(known({ grade: '重大', review }), FX_A)
    expect(after.amountFen - before.amountFen).toBe(-3000)
    expect(after.lines[0]?.text).toBe('难易程度“疑难”，每件 120.00 元（申报“重大”，核定“疑难”，王某，2017-12-05）')
  })

  test('W17: an agreement not performed waits', () => {
    const withGate = fixture([
      [
        ['gates', 'E4'],
        {
          value: { when: 'not performed', result: 'hold', text: '履行后发放' },
          status: 'proposal',
          clause: 'E4',
          source: '检验用',
        },
      ],
    ])
    expect(assessSubsidy(known(), withGate)).toMatchObject({ result: 'hold', reason: '履行后发放（未履行），暂不核算' })
    expect(paid(known({}, { performedOn: day('2017-11-01') }), withGate)).toEqual([9000])
  })
})

describe('shares and caps', () => {
  const weighted = (...weights: readonly number[]) => weights.map((weight, index) => person(index + 1, { weight }))

  test('W8: accepted at A, closed at B, recorded weights 30 : 70', () => {
    expect(paid(known({ grade: '疑难', mediators: weighted(30, 70) }))).toEqual([3600, 8400])
  })

  test.each([
    [
      [1, 1],
      [3750, 3750],
    ],
    [
      [60, 40],
      [4500, 3000],
    ],
    [
      [2, 1],
      [5000, 2500],
    ],
    [
      [4, 3],
      [4286, 3214],
    ],
    [
      [1, 1, 1],
      [2500, 2500, 2500],
    ],
  ])('W10: simple, night, excellent file, by %j', (weights, expected) => {
    const each = known({ grade: '简单', mediators: weighted(...weights) }, { respondedAt: NIGHT, fileScore: 96 })
    expect(steps(each)).toEqual(['G 60', 'A1 70', 'A6 75'])
    expect(paid(each)).toEqual(expected)
  })

  test('W11: one fen over goes to the first', () => {
    expect(paid(known({ mediators: weighted(1, 1, 1) }, { respondedAt: NIGHT }))).toEqual([3334, 3333, 3333])
  })

  test('W12: 1,950.00 so far, cap 2,000.00: 50.00 of 120.00', () => {
    const { shares } = assessSubsidy(known({ grade: '疑难' }), FX_A)
    const earnedFen = () => yuan('1950')
    const [cut] = capShares({ shares, policy: FX_A, earnedFen })
    expect(cut).toMatchObject({ amountFen: 5000, overCapFen: 7000, entitledFen: 12_000, reason: null })
    expect(cut?.text).toContain('当月已计 1,950.00 元，每人每月最多 2,000.00 元，本件发 50.00 元，70.00 元不再发放')
    const carrying = fixture([[['monthlyCap', 'value', 'over'], 'carry']])
    expect(capShares({ shares, policy: carrying, earnedFen })[0]?.text).toContain('70.00 元结转下月')
    const [full] = capShares({ shares, policy: FX_A, earnedFen: () => yuan('2000') })
    expect(full).toMatchObject({ amountFen: 0, overCapFen: 12_000, reason: '当月已达每人每月上限，不再发放' })
    expect(capShares({ shares, policy: FX_A, earnedFen: () => yuan('1880') })).toEqual(shares)
    expect(capShares({ shares, policy: fixture([[['monthlyCap', 'value'], 'none']]), earnedFen })).toBe(shares)
  })

  test('W15: a civil servant takes nothing, and no one takes it for him', () => {
    expect(paid(known({ mediators: [person(1), person(2, { occupation: '公务员' })] }))).toEqual([4500, 0])
  })

  test.each<[number, readonly number[], readonly number[]]>([
    [7000, [1, 1, 1], [2334, 2333, 2333]],
    [15_000, [1, 1, 1, 1, 1, 1, 1], [2143, 2143, 2143, 2143, 2143, 2143, 2142]],
    [6000, [1, 1, 1, 1, 1, 1, 1], [858, 857, 857, 857, 857, 857, 857]],
    [9000, [5, 3, 1], [5000, 3000, 1000]],
    [15_000, [50, 30, 20], [7500, 4500, 3000]],
    [10_001, [1, 1], [5001, 5000]],
    [1, [1, 1, 1], [1, 0, 0]],
  ])('the list of splits: %i by %j', (amount, weights, expected) => {
    const amountFen = amount
    const policy = fixture([
      [['band', 'value'], { minFen: 1, maxFen: 15_000 }],
      [['grades', '简单', 'value'], 1],
      [['grades', '一般', 'value'], amountFen],
      [['grades', '疑难', 'value'], 15_000],
    ])
    expect(paid(known({ mediators: weighted(...weights) }), policy)).toEqual(expected)
  })

  test('a weight of nothing is no share', () => {
    expect(paid(known({ grade: '简单', mediators: weighted(1, 1, 0) }, { respondedAt: NIGHT, fileScore: 96 }))).toEqual(
      [3750, 3750],
    )
  })
})
