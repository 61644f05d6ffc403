// The engine against a second implementation over 100,000 random months: no difference. The months are drawn by a seed, so
// a red run names one that can be run again.
import { expect, test } from 'vitest'
import { fen, negate, sumFen, ZERO } from '../../src/domain/money.ts'
import type { ItemKind } from '../../src/domain/payslip.ts'
import type { ContributionsPolicy, Policy } from '../../src/domain/policy.ts'
import { engagementIn } from '../../src/rules/engagement.ts'
import { type MonthItem, monthlyItems } from '../../src/rules/monthly-items.ts'
import { type MonthPolicies, policiesForMonth } from '../../src/rules/select-policy.ts'
import { monthFacts, NO_SUMS } from './month-facts.ts'
import { day, month, POLICIES, POLICIES_2023 } from './policies.ts'
import { type Method, type Rounding, type SecondMonth, type SecondResult, secondWay } from './second-way.ts'

const MONTHS = 100_000

/** mulberry32. */
function dice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (most: number): number => Math.floor(next() * (most + 1))
  const one = <Value>(first: Value, ...rest: readonly Value[]): Value => rest[upTo(rest.length) - 1] ?? first
  /** Often nothing, often small, sometimes large, sometimes exactly at an edge of a table. */
  const money = (most: number): number => {
    const kind = upTo(9)
    if (kind < 3) return 0
    if (kind < 7) return upTo(Math.min(most, 600_000))
    return kind < 9 ? upTo(most) : Math.min(most, one(350_000, 400_000, 500_000, 3_600_000, 150_000, 1_200_000))
  }
  return { upTo, one, money, chance: (percent: number) => upTo(99) < percent }
}

type Dice = ReturnType<typeof dice>

const two = (number: number) => String(number).padStart(2, '0')

function someDate({ upTo }: Dice, year: number): string {
  return `${year}-${two(1 + upTo(11))}-${two(1 + upTo(27))}`
}

function someMonth(roll: Dice): SecondMonth {
  const { upTo, one, money, chance } = roll
  const pack = one('yibin-2017', 'yibin-2023')
  const year = pack === 'yibin-2017' ? one(2017, 2018, 2019, 2021) : one(2023, 2024, 2026)
  const number = year === 2017 ? 8 + upTo(4) : 1 + upTo(11)
  const of = `${year}-${two(number)}`
  const payOn = number === 12 ? `${year + 1}-01-10` : `${year}-${two(number + 1)}-${one('08', '10', '28')}`
  const inMonth = `${of}-${two(1 + upTo(27))}`
  const hiredOn = chance(20) ? inMonth : someDate(roll, year - 1)
  const leaving = `${of}-${two(1 + upTo(27))}`
  const method = (): Method =>
    one('day-rate-forward', 'day-rate-backward', 'actual-paid-days', 'calendar-days', 'thirtieths')
  const rounding: Rounding = { unit: one('fen', 'fen', 'jiao', 'yuan'), mode: one('half-up', 'half-up', 'up', 'down') }
  const corrections = chance(15) ? -upTo(30_000) : 0
  return {
    pack,
    month: of,
    payOn,
    hiredOn,
    leftOn: chance(15) && leaving >= hiredOn ? leaving : null,
    engagement: one('employed', 'employed', 'employed', 'rehired-retiree', 'dispatched', 'part-time-labour'),
    annualFen: chance(60) ? 4_200_000 : upTo(12_000_000),
    partMonth: method(),
    unpaidAbsence: method(),
    unpaidHalfDays: chance(30) ? upTo(50) : 0,
    baseFen: chance(40) ? upTo(3_000_000) : null,
    rounding,
    cutOffDay: chance(30) ? 1 + upTo(27) : null,
    fundFromSecondMonth: chance(30),
    caseSubsidyFen: money(1_000_000),
    awardFen: money(3_000_000),
    arrearsFen: money(50_000),
    correctionsFen: corrections,
    dutyFen: money(200_000),
    deductionFen: money(100_000),
    bonusFen: chance(20) ? money(15_000_000) : 0,
    bonusApart: chance(50),
    yearAdditionalFen: money(3_600_000),
    before: {
      monthIncomeFen: chance(20) ? money(1_000_000) : 0,
      monthTaxFen: chance(20) ? money(50_000) : 0,
      monthLabourFen: chance(20) ? money(1_000_000) : 0,
      monthLabourTaxFen: chance(20) ? money(50_000) : 0,
      yearIncomeFen: money(30_000_000),
      yearContributionsFen: money(1_000_000),
      yearAdditionalFen: money(1_200_000),
      yearTaxFen: chance(50) ? money(1_000_000) : 0,
      months: 1 + upTo(11),
      firstJob: chance(15),
      lastYearFen: chance(40) ? one(5_999_999, 6_000_000, 6_000_001) : null,
    },
    carriedFen: chance(30) ? money(500_000) : 0,
  }
}

const chosen = new Map<string, MonthPolicies>()

function policiesOf(m: SecondMonth): MonthPolicies {
  const key = `${m.pack} ${m.month} ${m.payOn}`
  const packs: Readonly<Record<SecondMonth['pack'], readonly Policy[]>> = {
    'yibin-2017': POLICIES,
    'yibin-2023': POLICIES_2023,
  }
  const found = chosen.get(key) ?? policiesForMonth(packs[m.pack], month(m.month), day(m.payOn))
  chosen.set(key, found)
  const { rounding, cutOffDay, fundFromSecondMonth } = m
  const contributions: ContributionsPolicy = {
    ...found.contributions,
    employee: found.contributions.employee.map((rate) => ({ ...rate, rounding })),
    employer: found.contributions.employer.map((rate) => ({ ...rate, rounding })),
    cutOffDay,
    fundFromSecondMonth,
  }
  const { annualFen, partMonth, unpaidAbsence } = m
  return { ...found, contributions, basePay: { ...found.basePay, annualFen: fen(annualFen), partMonth, unpaidAbsence } }
}

function engine(m: SecondMonth): SecondResult {
  const policies = policiesOf(m)
  const person = {
    employment: m.engagement === 'part-time-labour' ? 'part-time' : 'full-time',
    hiredOn: day(m.hiredOn),
    leftOn: m.leftOn === null ? null : day(m.leftOn),
  } as const
  const stretch = { mediatorId: 'M001', engagement: m.engagement, from: day('2010-01-01'), document: null }
  const { before } = m
  const year = {
    ...NO_SUMS,
    incomeFen: fen(before.yearIncomeFen),
    contributionsFen: fen(before.yearContributionsFen),
    additionalFen: fen(before.yearAdditionalFen),
    taxFen: fen(before.yearTaxFen),
  }
  const { lines, employerLines, tax, owedFen } = monthlyItems(
    monthFacts(
      { person, month: month(m.month), payOn: day(m.payOn), policies },
      {
        engaged: engagementIn([stretch], month(m.month), person.employment, policies.payroll),
        caseSubsidyFen: fen(m.caseSubsidyFen),
        awardFen: fen(m.awardFen),
        arrearsFen: fen(m.arrearsFen),
        correctionsFen: fen(m.correctionsFen),
        attendance: { dueDays: null, workedDays: null, unpaidDays: m.unpaidHalfDays / 2 },
        items: itemsOf(m, policies),
        contributionBase: m.baseFen === null ? null : { fen: fen(m.baseFen), source: '核定基数' },
        declarations: { yearAdditionalFen: fen(m.yearAdditionalFen), yearOtherFen: ZERO },
        history: {
          monthWage: { ...NO_SUMS, incomeFen: fen(before.monthIncomeFen), taxFen: fen(before.monthTaxFen) },
          monthLabour: { ...NO_SUMS, incomeFen: fen(before.monthLabourFen), taxFen: fen(before.monthLabourTaxFen) },
          yearWage: year,
          monthsEmployed: before.months,
          firstJobDeclaration: before.firstJob ? '本人声明' : null,
          lastYear: before.lastYearFen === null ? null : { months: 12, incomeFen: fen(before.lastYearFen) },
        },
        carriedNegativeFen: fen(m.carriedFen),
      },
    ),
  )
  const shown = (list: readonly { readonly kind: string; readonly amountFen: number }[]) =>
    list
      .filter(({ amountFen }) => amountFen !== 0)
      .map(({ kind, amountFen }) => `${kind} ${amountFen}`)
      .sort()
  expect(sumFen(lines.filter(({ kind }) => kind === 'income-tax').map(({ amountFen }) => amountFen))).toBe(
    negate(fen(tax.taxFen + tax.bonusTaxFen)),
  )
  const { incomeFen, taxFen, bonusTaxFen } = tax
  return { lines: shown(lines), employer: shown(employerLines), incomeFen, taxFen, bonusTaxFen, owedFen }
}

function itemsOf(m: SecondMonth, { payroll }: MonthPolicies): readonly MonthItem[] {
  const item = (kind: ItemKind, amount: number): readonly MonthItem[] => {
    const rule = payroll.items.find((one) => one.kind === kind)
    if (rule === undefined || amount === 0) return []
    const bonusTax = kind === 'annual-bonus' ? (m.bonusApart ? 'separate' : 'merged') : null
    return [{ kind, amountFen: fen(amount), rule, document: '', bonusTax, text: '' }]
  }
  return [
    ...item('duty-allowance', m.dutyFen),
    ...item('other-deduction', m.deductionFen),
    ...item('annual-bonus', m.bonusFen),
  ]
}

test(`${MONTHS} random months: the engine and the second way agree to the fen`, { timeout: 60_000 }, () => {
  const roll = dice(20_261_124)
  const seen = new Set<string>()
  for (let index = 0; index < MONTHS; index++) {
    const one = someMonth(roll)
    const [ours, theirs] = [engine(one), secondWay(one)]
    // Comparing text first: expect is slow, and there is nothing to say while they agree.
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect({ one, ...ours }).toEqual({ one, ...theirs })
    if (ours.taxFen > 0) seen.add('tax')
    if (ours.bonusTaxFen > 0) seen.add('bonus')
    if (ours.owedFen > 0) seen.add('owed')
    for (const line of ours.lines) seen.add(line.split(' ')[0] ?? '')
  }
  expect([...seen].sort()).toEqual([
    'annual-bonus',
    'base',
    'bonus',
    'duty-allowance',
    'housing-fund',
    'income-tax',
    'medical',
    'other-deduction',
    'owed',
    'pension',
    'recovery',
    'tax',
    'unemployment',
  ])
})
