// What a person was paid before this run, folded from slips as they stream by: sums for tax, months for the contribution
// base, other batches of the month, a negative net still owed. One small record a person; no slip is kept.
import { addMonths, type Month, monthOf } from '../../../domain/calendar.ts'
import { addFen, type Fen, ZERO } from '../../../domain/money.ts'
import { PAY_LINE_KINDS, type PayLineKind } from '../../../domain/payslip.ts'
import { NO_TAX_SUMS, type TaxFacts, type TaxSums } from '../../../domain/tax-history.ts'
import type { PastSlip, PaySums, RunHead, Store } from '../../../store.ts'

export type Past = {
  /** Paid earlier in the calendar month of the payday. */
  monthWage: TaxSums
  monthLabour: TaxSums
  /** Wages paid earlier in the calendar year of the payday. */
  yearWage: TaxSums
  /** Wages of the year before, as paid: what was declared, by calendar month of payment. */
  lastYearIncomeFen: Fen
  readonly lastYearMonths: Set<Month>
  /** Kinds of the paid work months of the year before the run's month: the next contribution base. */
  readonly lastYearSums: Map<Month, PaySums>
  /** What other batches of the same month have on their slips. */
  readonly sameMonth: Map<string, PaySums>
  /** Slips whose net was below nothing, oldest first: what they left owing is looked up line by line. */
  readonly negative: SlipAmount[]
  /** Slips with something taken back: of a case, or of a negative net. */
  readonly recovered: SlipAmount[]
  /** Months of work with a slip in an earlier run. */
  readonly slipMonths: Set<Month>
  /** Runs in which an award of this person is paid. */
  readonly awardBatches: Set<string>
}

export type SlipAmount = { readonly month: Month; readonly batch: string; readonly amountFen: Fen }

export const noPast = (): Past => ({
  monthWage: NO_TAX_SUMS,
  monthLabour: NO_TAX_SUMS,
  yearWage: NO_TAX_SUMS,
  lastYearIncomeFen: ZERO,
  lastYearMonths: new Set(),
  lastYearSums: new Map(),
  sameMonth: new Map(),
  negative: [],
  recovered: [],
  slipMonths: new Set(),
  awardBatches: new Set(),
})

export type Place = Pick<RunHead, 'month' | 'batch' | 'payOn'>

/** The past of everybody who has one. */
export async function readPasts(store: Store, run: Place): Promise<ReadonlyMap<string, Past>> {
  const pasts = new Map<string, Past>()
  for await (const slip of store.payroll.pastSlips(yearsOf(run))) {
    if (slip.month === run.month && slip.batch === run.batch) continue
    const past = pasts.get(slip.mediatorId) ?? noPast()
    pasts.set(slip.mediatorId, past)
    addSlip(past, slip, run)
  }
  return pasts
}

/** Years of payment that hold this year and the one before, by month of work and by day of payment. */
function yearsOf({ month, payOn }: Place): readonly number[] {
  const years = new Set([yearOf(month) - 1, yearOf(month), yearOf(payOn) - 1, yearOf(payOn)])
  return [...years].sort((a, b) => a - b)
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

function addSlip(past: Past, slip: PastSlip, run: Place): void {
  if (slip.month === run.month) past.sameMonth.set(slip.batch, slip.sums)
  if ((slip.sums.award ?? 0) > 0) past.awardBatches.add(`${slip.month} ${slip.batch}`)
  if (!isBefore(slip, run)) return
  const { month, batch } = slip
  past.slipMonths.add(month)
  if (slip.netFen < 0) past.negative.push({ month, batch, amountFen: slip.netFen })
  if ((slip.sums.recovery ?? 0) < 0) past.recovered.push({ month, batch, amountFen: slip.sums.recovery ?? ZERO })
  const isPaid = slip.state === 'paid' || slip.state === 'closed'
  if (isPaid && yearOf(slip.month) === yearOf(run.month) - 1) addToMonth(past.lastYearSums, slip.month, slip.sums)
  if (slip.tax !== null) addTax(past, slip, { tax: slip.tax, run, isPaid })
}

/** Runs are ordered by payday; of one day, by month and batch. */
export function isBefore(one: Place, other: Place): boolean {
  if (one.payOn !== other.payOn) return one.payOn < other.payOn
  return one.month === other.month ? one.batch < other.batch : one.month < other.month
}

type Taxed = { readonly tax: TaxFacts; readonly run: Place; readonly isPaid: boolean }

function addTax(past: Past, { payOn }: PastSlip, { tax, run, isPaid }: Taxed): void {
  const isSameMonth = monthOf(payOn) === monthOf(run.payOn)
  if (tax.kind === 'labour' && isSameMonth) past.monthLabour = addSums(past.monthLabour, tax)
  if (tax.kind !== 'wage') return
  if (isSameMonth) past.monthWage = addSums(past.monthWage, tax)
  if (yearOf(payOn) === yearOf(run.payOn)) past.yearWage = addSums(past.yearWage, tax)
  // 公告2020年第19号 speaks of months declared: those really paid.
  if (yearOf(payOn) === yearOf(run.payOn) - 1 && isPaid) {
    past.lastYearIncomeFen = addFen(past.lastYearIncomeFen, tax.incomeFen, tax.bonusFen)
    past.lastYearMonths.add(monthOf(payOn))
  }
}

export function addSums(a: TaxSums, b: TaxSums): TaxSums {
  return {
    incomeFen: addFen(a.incomeFen, b.incomeFen),
    contributionsFen: addFen(a.contributionsFen, b.contributionsFen),
    additionalFen: addFen(a.additionalFen, b.additionalFen),
    otherFen: addFen(a.otherFen, b.otherFen),
    taxFen: addFen(a.taxFen, b.taxFen),
    bonusFen: addFen(a.bonusFen, b.bonusFen),
    bonusTaxFen: addFen(a.bonusTaxFen, b.bonusTaxFen),
  }
}

function addToMonth(months: Map<Month, PaySums>, month: Month, sums: PaySums): void {
  months.set(month, addPaySums(months.get(month) ?? {}, sums))
}

export function addPaySums(a: PaySums, b: PaySums): PaySums {
  const sums: { [kind in PayLineKind]?: Fen } = { ...a }
  for (const kind of kindsOf(b)) sums[kind] = addFen(sums[kind] ?? ZERO, b[kind] ?? ZERO)
  return sums
}

/** The keys of such a record are its kinds: `Object.keys` only forgets their type. */
export function kindsOf(sums: PaySums): readonly PayLineKind[] {
  return PAY_LINE_KINDS.filter((kind) => sums[kind] !== undefined)
}

export function januaryOf(month: Month): Month {
  return addMonths(month, 1 - Number(month.slice(5)))
}
