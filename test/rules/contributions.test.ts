// 五险一金 (A.4, A.5: SI1, SI2, the fund list): rates, bounds, rounding, first and last months, kinds by engagement; and what a
// later base or rate changes in earlier months.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fen, fen, sumFen } from '../../src/domain/money.ts'
import type { ContributionRate, ContributionsPolicy } from '../../src/domain/policy.ts'
import { contributionCorrections, type StoredContribution } from '../../src/rules/contribution-corrections.ts'
import { type ContributionFacts, type Contributions, contributionsIn } from '../../src/rules/contributions.ts'
import { roundedShare } from '../../src/rules/rounding.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { CONTRIBUTIONS, day, month, PAYROLL, POLICIES_2023, yuan } from './policies.ts'

const RATES_2023 = selectPolicy(POLICIES_2023, 'contributions', day('2023-11-30'))
const EMPLOYED = PAYROLL.engagements.employed

function due(baseFen: Fen, policy: ContributionsPolicy, change: Partial<ContributionFacts> = {}): Contributions {
  const person = { employment: 'full-time', hiredOn: day('2016-01-01'), leftOn: null } as const
  const facts = { person, month: month('2017-11'), terms: EMPLOYED, policy, base: null, monthlyBaseFen: baseFen }
  return contributionsIn({ ...facts, ...change })
}

const own = ({ lines }: Contributions) => lines.map(({ kind, amountFen }) => [kind, amountFen])
const employers = ({ employerLines }: Contributions) => employerLines.map(({ kind, amountFen }) => [kind, amountFen])

describe('rates', () => {
  test('SI1: on 3,500.00, person and employer', () => {
    const all = due(yuan('3500'), CONTRIBUTIONS)
    expect(own(all)).toEqual([
      ['pension', -28_000],
      ['medical', -7000],
      ['unemployment', -1400],
      ['housing-fund', -17_500],
    ])
    expect(employers(all)).toEqual([
      ['pension', 66_500],
      ['unemployment', 2100],
      ['housing-fund', 17_500],
    ])
    expect(all.notConfigured).toEqual(['单位医疗保险', '单位工伤保险', '单位生育保险'])
    expect(all.lines[0]?.because).toEqual({
      policy: 'yibin-2017/contributions',
      effectiveFrom: '2017-08-01',
      clause: '养老保险·个人',
      text: '缴费基数 3,500.00 元 × 8% = 280.00 元（未导入核定基数，按月基本工资）',
    })
    expect(all.lines[2]?.because.text).toContain('3,500.00 元 × 0.4% = 14.00 元')
  })

  test('SI2: the floor of 2023 binds, each line is rounded once', () => {
    const all = due(yuan('3500'), RATES_2023, { month: month('2023-11') })
    expect(own(all)).toEqual([
      ['pension', -33_968],
      ['medical', -8492],
      ['unemployment', -1698],
      ['housing-fund', -17_500],
    ])
    expect(sumFen(all.lines.slice(0, 3).map(({ amountFen }) => amountFen))).toBe(yuan('-441.58'))
    expect(employers(all)).toEqual([
      ['pension', 67_936],
      ['unemployment', 2548],
      ['work-injury', 679],
      ['housing-fund', 17_500],
    ])
    expect(all.lines[0]?.because.text).toBe(
      '缴费基数按下限 4,246.00 元（工资 3,500.00 元） × 8% = 339.68 元（未导入核定基数，按月基本工资）',
    )
    expect(all.notConfigured).toEqual(['单位医疗保险', '单位生育保险'])
  })

  test('a given base comes before the base pay, within the ceiling', () => {
    const base = { fen: yuan('30000'), source: '上年月平均工资' }
    const { lines } = due(yuan('3500'), RATES_2023, { base })
    expect(lines[0]?.because.text).toBe(
      '缴费基数按上限 21,228.00 元（工资 30,000.00 元） × 8% = 1,698.24 元（上年月平均工资）',
    )
    expect(lines[3]?.because.text).toContain('缴费基数 30,000.00 元 × 5% = 1,500.00 元')
  })

  test.each([
    ['3500.00', 500, '175.00'],
    ['3500.00', 600, '210.00'],
    ['3500.00', 800, '280.00'],
    ['3500.00', 1000, '350.00'],
    ['3500.00', 1200, '420.00'],
    ['3512.34', 500, '175.62'],
    ['3512.34', 800, '280.99'],
    ['3512.34', 1200, '421.48'],
  ])('housing fund: %s at %i/10000', (base, ratePer10000, expected) => {
    expect(due(yuan(base), fundAt(ratePer10000)).lines[0]?.amountFen).toBe(-yuan(expected))
  })

  test('to the yuan and to the jiao, up and down, on the exact product', () => {
    const rounded = (unit: 'fen' | 'jiao' | 'yuan', mode: 'half-up' | 'up' | 'down') =>
      roundedShare(yuan('3512.34'), 500, { unit, mode })
    expect([rounded('fen', 'half-up'), rounded('fen', 'up'), rounded('fen', 'down')]).toEqual([17_562, 17_562, 17_561])
    expect([rounded('jiao', 'half-up'), rounded('jiao', 'up'), rounded('jiao', 'down')]).toEqual([
      17_560, 17_570, 17_560,
    ])
    expect([rounded('yuan', 'half-up'), rounded('yuan', 'up'), rounded('yuan', 'down')]).toEqual([
      17_600, 17_600, 17_500,
    ])
    const yuanUp = fundAt(500, { rounding: { unit: 'yuan', mode: 'up' } })
    expect(due(yuan('3512.34'), yuanUp).lines[0]?.because.text).toContain('× 5%，进位到元 = 176.00 元')
  })
})

function fundAt(ratePer10000: number, change: Partial<ContributionRate<'housing-fund'>> = {}): ContributionsPolicy {
  const rounding = { unit: 'fen', mode: 'half-up' } as const
  const rate = { kind: 'housing-fund', ratePer10000, clause: '', floorFen: null, ceilingFen: null, rounding } as const
  return { ...CONTRIBUTIONS, employee: [{ ...rate, ...change }] }
}

describe('who and when', () => {
  const joined = (hiredOn: string, policy: ContributionsPolicy) =>
    due(yuan('3500'), policy, { person: { employment: 'full-time', hiredOn: day(hiredOn), leftOn: null } })
  const left = (leftOn: string, policy: ContributionsPolicy) =>
    due(yuan('3500'), policy, {
      person: { employment: 'full-time', hiredOn: day('2016-01-01'), leftOn: day(leftOn) },
    })
  const owed = (all: Contributions) => sumFen(all.lines.map(({ amountFen }) => amountFen))
  const cutOff = { ...CONTRIBUTIONS, cutOffDay: 15 }
  const fromSecond = { ...CONTRIBUTIONS, fundFromSecondMonth: true }

  test('the engagement says which kinds; an agency pays its own people', () => {
    const some = due(yuan('3500'), CONTRIBUTIONS, { terms: { ...EMPLOYED, contributions: ['pension', 'work-injury'] } })
    expect([own(some), employers(some)]).toEqual([[['pension', -28_000]], [['pension', 66_500]]])
    for (const name of ['dispatched', 'purchased-service', 'rehired-retiree', 'part-time-labour', 'unpaid'] as const) {
      expect(own(due(yuan('3500'), CONTRIBUTIONS, { terms: PAYROLL.engagements[name] }))).toEqual([])
    }
  })

  test('the cut-off day: joined after it, or left before it, owes nothing that month and says so', () => {
    expect(owed(joined('2017-11-15', cutOff))).toBe(-53_900)
    expect(owed(joined('2017-11-16', cutOff))).toBe(0)
    expect(owed(joined('2017-10-16', cutOff))).toBe(-53_900)
    expect(owed(left('2017-11-14', cutOff))).toBe(0)
    expect(owed(left('2017-11-15', cutOff))).toBe(-53_900)
    expect(joined('2017-11-16', cutOff).lines[0]?.because.text).toBe(
      '2017-11-16 入职，晚于当月截止日 15 日，自次月起缴纳，本月 0.00 元',
    )
    expect(left('2017-11-14', cutOff).employerLines[0]?.because.text).toMatch(/早于当月截止日 15 日/)
  })

  test('the fund from the second month, the insurances from the first', () => {
    expect(own(joined('2017-11-13', fromSecond)).at(-1)).toEqual(['housing-fund', 0])
    expect(owed(joined('2017-11-01', fromSecond))).toBe(-36_400)
    expect(owed(joined('2017-10-31', fromSecond))).toBe(-53_900)
  })
})

describe('a base or rate announced later', () => {
  const stored = (all: Contributions, firstId = 1): readonly StoredContribution[] => [
    ...all.lines.map(({ kind, amountFen }, index) => ({
      lineId: firstId + index,
      side: 'employee' as const,
      kind,
      amountFen,
    })),
    ...all.employerLines.map(({ kind, amountFen }, index) => ({
      lineId: firstId + 50 + index,
      side: 'employer' as const,
      kind,
      amountFen,
    })),
  ]
  const was = due(yuan('3500'), CONTRIBUTIONS)
  const now = due(yuan('3500'), RATES_2023)
  const at = { month: month('2023-01'), policy: RATES_2023 }

  test('the difference, kind by kind, points at the line it corrects', () => {
    const { lines, employerLines } = contributionCorrections({ ...at, stored: stored(was), due: now })
    expect(lines).toMatchObject([
      { kind: 'pension', amountFen: -5968, corrects: { lineId: 1, month: '2023-01' } },
      { kind: 'medical', amountFen: -1492, corrects: { lineId: 2 } },
      { kind: 'unemployment', amountFen: -298, corrects: { lineId: 3 } },
    ])
    expect(lines[0]?.because.text).toMatch(
      /^补缴 2023-01：应缴 339\.68 元 − 已缴 280\.00 元；缴费基数按下限 4,246\.00 元/,
    )
    expect(employerLines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['pension', 1436],
      ['unemployment', 448],
      ['work-injury', 679],
    ])
    expect(lines.find(({ kind }) => kind === 'housing-fund')).toBeUndefined()
  })

  test('too much comes back, and what is no longer due', () => {
    const back = contributionCorrections({ ...at, stored: stored(now), due: was })
    expect(back.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['pension', 5968],
      ['medical', 1492],
      ['unemployment', 298],
    ])
    expect(back.lines[0]?.because.text).toMatch(/^退回 2023-01：/)
    const none = { lines: [], employerLines: [], notConfigured: [] }
    const all = contributionCorrections({ ...at, stored: stored(now), due: none })
    expect(sumFen(all.lines.map(({ amountFen }) => amountFen))).toBe(yuan('616.58'))
    expect(all.lines[0]?.because).toMatchObject({
      clause: '养老保险·个人',
      text: expect.stringContaining('当月没有应缴'),
    })
  })

  test('a month that was never contributed is due whole, with no line to point at', () => {
    const [line] = contributionCorrections({ ...at, stored: [], due: now }).lines
    expect(line).toMatchObject({ kind: 'pension', amountFen: -33_968 })
    expect(line).not.toHaveProperty('corrects')
  })

  test('asked again, it corrects nothing; whatever the bases, stored and corrections sum to what is due', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (a, b) => {
        const target = due(fen(b), RATES_2023)
        const first = stored(due(fen(a), CONTRIBUTIONS))
        const delta = contributionCorrections({ ...at, stored: first, due: target })
        const both = [...first, ...stored({ ...delta, notConfigured: [] }, 100)]
        expect(contributionCorrections({ ...at, stored: both, due: target })).toEqual({ lines: [], employerLines: [] })
        const sum = both.filter(({ side }) => side === 'employee').map(({ amountFen }) => amountFen)
        expect(sumFen(sum)).toBe(sumFen(target.lines.map(({ amountFen }) => amountFen)))
      }),
      { numRuns: 100 },
    )
  })
})
