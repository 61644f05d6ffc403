// A second way to a month's pay, from the printed formulas only: exact rationals on BigInt, own tables, own calendar, no
// import from the rules. Tax is the sum over the steps of a table, not the quick deduction; dates are counted by Date.
import {
  down,
  halfUp,
  LABOUR,
  least,
  less,
  minus,
  most,
  NONE,
  plus,
  type Q,
  q,
  R1,
  R2,
  R3,
  RATES,
  steps,
  type Table,
  times,
} from './second-way-tables.ts'

export type Method = 'day-rate-forward' | 'day-rate-backward' | 'actual-paid-days' | 'calendar-days' | 'thirtieths'
export type Rounding = { readonly unit: 'fen' | 'jiao' | 'yuan'; readonly mode: 'half-up' | 'up' | 'down' }

export type SecondMonth = {
  readonly pack: 'yibin-2017' | 'yibin-2023'
  readonly month: string
  readonly payOn: string
  readonly hiredOn: string
  readonly leftOn: string | null
  readonly engagement: 'employed' | 'dispatched' | 'rehired-retiree' | 'part-time-labour'
  readonly annualFen: number
  readonly partMonth: Method
  readonly unpaidAbsence: Method
  readonly unpaidHalfDays: number
  readonly baseFen: number | null
  readonly rounding: Rounding
  readonly cutOffDay: number | null
  readonly fundFromSecondMonth: boolean
  readonly caseSubsidyFen: number
  readonly awardFen: number
  readonly arrearsFen: number
  readonly correctionsFen: number
  readonly dutyFen: number
  readonly deductionFen: number
  readonly bonusFen: number
  readonly bonusApart: boolean
  readonly yearAdditionalFen: number
  readonly before: {
    readonly monthIncomeFen: number
    readonly monthTaxFen: number
    readonly monthLabourFen: number
    readonly monthLabourTaxFen: number
    readonly yearIncomeFen: number
    readonly yearContributionsFen: number
    readonly yearAdditionalFen: number
    readonly yearTaxFen: number
    readonly months: number
    readonly firstJob: boolean
    readonly lastYearFen: number | null
  }
  readonly carriedFen: number
}

export type SecondResult = {
  /** `kind amount` of every line that is not zero, sorted. */
  readonly lines: readonly string[]
  readonly employer: readonly string[]
  readonly incomeFen: number
  readonly taxFen: number
  readonly bonusTaxFen: number
  readonly owedFen: number
}

const DAY = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)

function daysOf(from: number, to: number): { readonly paid: number; readonly all: number } {
  let paid = 0
  let all = 0
  for (let day = from; day <= to; day += DAY) {
    all++
    const weekday = new Date(day).getUTCDay()
    if (weekday !== 0 && weekday !== 6) paid++
  }
  return { paid, all }
}

function monthEdges(month: string): { readonly first: number; readonly last: number } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return { first: Date.UTC(year, number - 1, 1), last: Date.UTC(year, number, 0) }
}

function basePay(m: SecondMonth): { readonly due: number; readonly monthly: number } {
  const k = Number(m.month.slice(5))
  const monthly = Number((BigInt(m.annualFen) * BigInt(k)) / 12n - (BigInt(m.annualFen) * BigInt(k - 1)) / 12n)
  const { first, last } = monthEdges(m.month)
  const from = Math.max(first, at(m.hiredOn))
  const to = Math.min(last, m.leftOn === null ? last : at(m.leftOn))
  if (from > to) return { due: 0, monthly }
  const whole = daysOf(first, last)
  const served = daysOf(from, to)
  const method = from > first || to < last ? m.partMonth : m.unpaidAbsence
  const gone = q(m.unpaidHalfDays, 2)
  const worked = minus(q(served.paid), gone)
  const calendar = less(NONE, worked) ? minus(q(served.all), gone) : NONE
  const byCalendar = method === 'calendar-days' || method === 'thirtieths'
  const [present, of] = byCalendar ? [calendar, q(whole.all)] : [worked, q(whole.paid)]
  if (!less(NONE, present)) return { due: 0, monthly }
  if (!less(present, of)) return { due: monthly, monthly }
  const M = q(monthly)
  const dayRate = times(M, q(100, 2175))
  const exact = {
    'day-rate-forward': () => times(dayRate, present),
    'day-rate-backward': () => minus(M, times(dayRate, minus(of, present))),
    'actual-paid-days': () => times(M, { n: present.n * of.d, d: present.d * of.n }),
    'calendar-days': () => times(M, { n: present.n * of.d, d: present.d * of.n }),
    thirtieths: () => times(times(M, present), q(1, 30)),
  }[method]()
  return { due: halfUp(least(M, most(NONE, exact))), monthly }
}

function contributions(m: SecondMonth, monthly: number) {
  const { first, last } = monthEdges(m.month)
  const joins = m.hiredOn.slice(0, 7) === m.month
  const late = m.cutOffDay !== null && joins && at(m.hiredOn) > first && Number(m.hiredOn.slice(8)) > m.cutOffDay
  const leaves = m.leftOn !== null && m.leftOn.slice(0, 7) === m.month && at(m.leftOn) < last
  const early = m.cutOffDay !== null && leaves && Number(m.leftOn?.slice(8)) < m.cutOffDay
  const unit = { fen: 1, jiao: 10, yuan: 100 }[m.rounding.unit]
  const rounded = (x: Q): number => {
    const units = times(x, q(1, unit))
    const whole = down(units)
    const isWhole = units.n === whole * units.d
    const count = { 'half-up': down(plus(units, q(1, 2))), up: isWhole ? whole : whole + 1n, down: whole }[
      m.rounding.mode
    ]
    return Number(count) * unit
  }
  return RATES[m.pack].map(({ kind, own, employer, floor, cap }) => {
    const wage = m.baseFen ?? monthly
    const base = Math.min(cap ?? Infinity, Math.max(floor ?? 0, wage))
    const isDue = !late && !early && !(kind === 'housing-fund' && m.fundFromSecondMonth && joins)
    const of = (rate: number | null): number => (rate === null || !isDue ? 0 : rounded(times(q(base), q(rate, 10_000))))
    return { kind, own: of(own), employer: of(employer) }
  })
}

function wageTax(m: SecondMonth, income: number, contributed: number, additional: number): number {
  const { before } = m
  if (m.payOn < '2019-01-01') {
    const [table, threshold] = m.payOn < '2018-10-01' ? [R1, 350_000] : [R2, 500_000]
    const base = before.monthIncomeFen + income - contributed - threshold
    return Math.max(0, (base <= 0 ? 0 : halfUp(steps(q(base), table))) - before.monthTaxFen)
  }
  const flat = m.payOn >= '2021-01-01' && before.lastYearFen !== null && before.lastYearFen <= 6_000_000
  const months = before.firstJob && m.payOn >= '2020-07-01' ? Number(m.payOn.slice(5, 7)) : before.months
  const standard = flat ? 6_000_000 : 500_000 * months
  const special = before.yearContributionsFen + contributed + before.yearAdditionalFen + additional
  const base = before.yearIncomeFen + income - standard - special
  return Math.max(0, (base <= 0 ? 0 : halfUp(steps(q(base), R3))) - before.yearTaxFen)
}

/** A twelfth picks the rate; the one quick deduction is what the lower steps were taxed less. */
function bonusTax(m: SecondMonth, wage: number, contributed: number): number {
  const old = m.payOn < '2018-10-01'
  const table: Table = old ? R1 : R2
  const gap =
    m.payOn < '2019-01-01' ? Math.max(0, (old ? 350_000 : 500_000) - m.before.monthIncomeFen - wage + contributed) : 0
  const base = m.bonusFen - gap
  if (base <= 0) return 0
  const row = table.findIndex(([edge]) => edge === null || base <= edge * 1200)
  const percent = table[row]?.[1] ?? 0
  const edge = q((table[row - 1]?.[0] ?? 0) * 100)
  const quick = minus(times(edge, q(percent, 100)), steps(edge, table))
  return halfUp(minus(times(q(base), q(percent, 100)), quick))
}

function labourTax(m: SecondMonth, income: number): number {
  const sum = m.before.monthLabourFen + income
  const base = sum <= 400_000 ? q(sum - 80_000) : times(q(sum), q(80, 100))
  return Math.max(0, (less(NONE, base) ? halfUp(steps(base, LABOUR)) : 0) - m.before.monthLabourTaxFen)
}

export function secondWay(m: SecondMonth): SecondResult {
  const hasBase = m.engagement === 'employed' || m.engagement === 'rehired-retiree'
  const { due: base, monthly } = hasBase ? basePay(m) : { due: 0, monthly: 0 }
  const dues = m.engagement === 'employed' && base > 0 ? contributions(m, monthly) : []
  const contributed = dues.reduce((sum, { own }) => sum + own, 0)
  const earned = base + m.caseSubsidyFen + m.awardFen + m.arrearsFen + m.correctionsFen + m.dutyFen
  const isLabour = m.engagement === 'part-time-labour'
  const apart = m.bonusApart && !isLabour && m.bonusFen > 0
  const income = earned + (apart ? 0 : m.bonusFen)
  const isCumulative = m.payOn >= '2019-01-01'
  const additional = isCumulative ? Math.max(0, m.yearAdditionalFen - m.before.yearAdditionalFen) : 0
  const tax = income === 0 ? 0 : isLabour ? labourTax(m, income) : wageTax(m, income, contributed, additional)
  const bonus = apart ? bonusTax(m, income, contributed) : 0
  const net = income + (apart ? m.bonusFen : 0) - contributed - tax - bonus - m.deductionFen
  const gross = base + m.caseSubsidyFen + m.awardFen + m.arrearsFen + m.dutyFen + m.bonusFen
  const recovered = recover(m, gross, net)
  const lines: readonly (readonly [string, number])[] = [
    ['base', base],
    ['duty-allowance', m.dutyFen],
    ['annual-bonus', m.bonusFen],
    ['other-deduction', -m.deductionFen],
    ...dues.map(({ kind, own }) => [kind, -own] as const),
    ['income-tax', -tax],
    ['income-tax', -bonus],
    ['recovery', -recovered],
  ]
  const shown = (list: readonly (readonly [string, number])[]) =>
    list
      .filter(([, amount]) => amount !== 0)
      .map(([kind, amount]) => `${kind} ${amount}`)
      .sort()
  return {
    lines: shown(lines),
    employer: shown(dues.map(({ kind, employer }) => [kind, employer] as const)),
    incomeFen: income,
    taxFen: tax,
    bonusTaxFen: bonus,
    owedFen: m.carriedFen - recovered + Math.max(0, -net),
  }
}

/** At most a fifth of the wage, not below the minimum wage, not below a net of nothing. */
function recover(m: SecondMonth, gross: number, net: number): number {
  const minimum = m.pack === 'yibin-2017' ? null : m.month < '2022-04' ? null : m.month < '2025-01' ? 197_000 : 220_000
  const isProtected = m.engagement === 'employed' || m.engagement === 'rehired-retiree'
  const fifth = Number(BigInt(Math.max(0, gross)) / 5n)
  const spare = isProtected && minimum !== null ? Math.max(0, gross - minimum) : Infinity
  return Math.max(0, Math.min(m.carriedFen, Math.min(fifth, spare) + m.correctionsFen, net))
}
