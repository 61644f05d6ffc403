// 预算执行: what the payers were granted for a year, what has been paid, and what the year will come to. A run belongs to
// the year of its payday (预算会计 is on a cash basis): December's wages of work are January's of the budget.
import { type Month, monthOf, monthsFrom, parseMonth } from '../../../domain/calendar.ts'
import { addFen, type Fen, mulDivHalfUp, negate, sumFen, ZERO } from '../../../domain/money.ts'
import type { RunState } from '../../../domain/payslip.ts'
import type { Appropriation, Run, Store } from '../../../store.ts'
import { isOffCycle } from './batch.ts'

export type PayerBudget = {
  readonly county: string
  /** null: nobody has recorded a grant. */
  readonly grantedFen: Fen | null
  readonly document: string | null
  /** Paid or closed; approved and not yet paid; drafts and what is on its way. */
  readonly paidFen: Fen
  readonly approvedFen: Fen
  readonly draftFen: Fen
  /** Months to come at the average of the months so far. */
  readonly forecastFen: Fen
  /** Granted less all of it. */
  readonly restFen: Fen | null
}

export type YearBudget = {
  readonly year: number
  readonly payers: readonly PayerBudget[]
  readonly total: PayerBudget
  /** Calendar months of payment that have a run, and those of the year still to come. */
  readonly months: readonly Month[]
  readonly monthsToCome: number
}

type Spent = { paidFen: Fen; approvedFen: Fen; draftFen: Fen }

const COLUMN: Readonly<Record<RunState, keyof Spent>> = {
  draft: 'draftFen',
  submitted: 'draftFen',
  reviewed: 'draftFen',
  approved: 'approvedFen',
  paid: 'paidFen',
  closed: 'paidFen',
}

export async function budgetOf(store: Store, year: number): Promise<YearBudget> {
  const runs = (await store.payroll.runs()).filter((run) => Number(run.payOn.slice(0, 4)) === year)
  const spent = new Map<string, Spent>()
  for (const run of runs) await addRun(store, run, spent)
  const granted = await store.monthFacts.appropriations(year)
  const counties = [...new Set([...spent.keys(), ...granted.map((one) => one.county)])].sort()
  const months = [...new Set(runs.filter((run) => !isOffCycle(run.batch)).map((run) => monthOf(run.payOn)))].sort()
  const monthsToCome = toCome(year, months)
  const forecast = { months: months.length, monthsToCome }
  const payers = counties.map((county) =>
    payerOf(county, spent.get(county), { grant: granted.find((one) => one.county === county), ...forecast }),
  )
  return { year, payers, total: totalOf(payers), months, monthsToCome }
}

/** Gross pay and the employer's share: both come out of the grant. */
async function addRun(store: Store, run: Run, spent: Map<string, Spent>): Promise<void> {
  for await (const slip of store.payroll.payslips(run)) {
    const own = spent.get(slip.county) ?? { paidFen: ZERO, approvedFen: ZERO, draftFen: ZERO }
    spent.set(slip.county, own)
    const column = COLUMN[run.state]
    // What is taken back is not spent; what is withheld for tax and insurance is.
    const takenBack = sumFen(slip.lines.filter((line) => line.kind === 'recovery').map((line) => line.amountFen))
    const employerFen = sumFen(slip.employerLines.map((line) => line.amountFen))
    own[column] = addFen(own[column], slip.grossFen, takenBack, employerFen)
  }
}

/** After the last month with a run, up to December; a year without any has nothing to go by. */
function toCome(year: number, months: readonly Month[]): number {
  const last = months.at(-1)
  const december = parseMonth(`${year}-12`)
  if (last === undefined || december === null) return 0
  return monthsFrom(last, december).length - 1
}

type Ahead = { readonly grant: Appropriation | undefined; readonly months: number; readonly monthsToCome: number }

function payerOf(county: string, spent: Spent | undefined, { grant, months, monthsToCome }: Ahead): PayerBudget {
  const { paidFen, approvedFen, draftFen } = spent ?? { paidFen: ZERO, approvedFen: ZERO, draftFen: ZERO }
  const soFar = addFen(paidFen, approvedFen, draftFen)
  const forecastFen = months === 0 ? ZERO : mulDivHalfUp(soFar, monthsToCome, months)
  const grantedFen = grant?.amountFen ?? null
  return {
    county,
    grantedFen,
    document: grant?.document ?? null,
    paidFen,
    approvedFen,
    draftFen,
    forecastFen,
    restFen: grantedFen === null ? null : addFen(grantedFen, negate(soFar), negate(forecastFen)),
  }
}

function totalOf(payers: readonly PayerBudget[]): PayerBudget {
  const sum = (of: (payer: PayerBudget) => Fen): Fen => sumFen(payers.map(of))
  const isGranted = payers.length > 0 && payers.every((payer) => payer.grantedFen !== null)
  return {
    county: '',
    grantedFen: isGranted ? sum((payer) => payer.grantedFen ?? ZERO) : null,
    document: null,
    paidFen: sum((payer) => payer.paidFen),
    approvedFen: sum((payer) => payer.approvedFen),
    draftFen: sum((payer) => payer.draftFen),
    forecastFen: sum((payer) => payer.forecastFen),
    restFen: isGranted ? sum((payer) => payer.restFen ?? ZERO) : null,
  }
}
