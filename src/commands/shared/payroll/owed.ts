// A negative net of earlier months that nobody has paid back yet (carried, never sent to the bank). Only people who had
// one cost a look into the lines of the runs that took something back from them.
import { addFen, type Fen, fen, negate, ZERO } from '../../../domain/money.ts'
import type { Store } from '../../../store.ts'
import type { Past } from './past.ts'

/** What each person still owes; positive. People who owe nothing are left out. */
export async function stillOwed(store: Store, pasts: ReadonlyMap<string, Past>): Promise<ReadonlyMap<string, Fen>> {
  const owed = new Map<string, Fen>()
  const runs = new Map<string, { readonly month: Past['recovered'][number]['month']; readonly batch: string }>()
  for (const [mediatorId, past] of pasts) {
    if (past.negative.length === 0) continue
    owed.set(mediatorId, negate(addFen(...past.negative.map((one) => one.amountFen))))
    for (const { month, batch } of past.recovered) runs.set(`${month} ${batch}`, { month, batch })
  }
  for (const { month, batch } of runs.values()) {
    const run = await store.payroll.run(month, batch)
    if (run === null) continue
    for await (const line of store.payroll.lines(run)) {
      const before = owed.get(line.mediatorId)
      // A recovery that corrects takes back a subsidy or base pay; one that does not, a negative net.
      if (before === undefined || line.kind !== 'recovery' || line.caseNo !== null || line.isCorrection) continue
      owed.set(line.mediatorId, fen(Math.max(0, before + line.amountFen)))
    }
  }
  return new Map([...owed].filter(([, amount]) => amount > ZERO))
}
