// Sums of a run's slips, one pass: the totals of the contract, those that a table adds, and the same by payer (county).
import { addFen, type Fen, ZERO } from '../../../domain/money.ts'
import { ITEM_KINDS, type PayrollTotals, type PayslipSums } from '../../../domain/payslip.ts'
import { addToTotals, NO_TOTALS } from '../../../rules/payslip.ts'
import type { Run, Store } from '../../../store.ts'

export type PayerSums = {
  readonly county: string
  readonly mediators: number
  readonly grossFen: Fen
  readonly deductionsFen: Fen
  readonly netFen: Fen
}

export type RunSums = {
  readonly totals: PayrollTotals
  readonly arrearsFen: Fen
  /** Items that people entered: allowances, bonus, other pay. */
  readonly itemsFen: Fen
  readonly recoveryFen: Fen
  readonly payers: readonly PayerSums[]
}

export async function sumRun(store: Store, run: Run): Promise<RunSums> {
  let totals = NO_TOTALS
  let [arrearsFen, itemsFen, recoveryFen] = [ZERO, ZERO, ZERO]
  const payers = new Map<string, PayerSums>()
  for await (const slip of store.payroll.payslipSums(run)) {
    totals = addToTotals(totals, slip)
    arrearsFen = addFen(arrearsFen, slip.sumOf('arrears'))
    itemsFen = addFen(itemsFen, itemPayOf(slip))
    recoveryFen = addFen(recoveryFen, slip.sumOf('recovery'))
    payers.set(slip.county, addToPayer(payers.get(slip.county), slip))
  }
  return {
    totals: { ...totals, cases: run.paidCases },
    arrearsFen,
    itemsFen,
    recoveryFen,
    payers: [...payers.values()],
  }
}

export async function runTotals(store: Store, run: Run): Promise<PayrollTotals> {
  return (await sumRun(store, run)).totals
}

/** What stands among the earnings beside base pay, subsidies, awards and arrears. */
export function itemPayOf(slip: PayslipSums): Fen {
  return addFen(...ITEM_KINDS.map((kind) => slip.sumOf(kind)).filter((amount) => amount > 0))
}

function addToPayer(before: PayerSums | undefined, slip: PayslipSums): PayerSums {
  return {
    county: slip.county,
    mediators: (before?.mediators ?? 0) + 1,
    grossFen: addFen(before?.grossFen ?? ZERO, slip.grossFen),
    deductionsFen: addFen(before?.deductionsFen ?? ZERO, slip.deductionsFen),
    netFen: addFen(before?.netFen ?? ZERO, slip.netFen),
  }
}
