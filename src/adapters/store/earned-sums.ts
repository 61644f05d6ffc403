// What other runs have paid people for cases, by the month in which each case counts: for caps of a month.
import { fen } from '../../domain/money.ts'
import type { CaseWindow, RunDraft } from '../../store.ts'
import { type Connection, rawQuery } from './connection.ts'
import { COUNTING_SOURCE } from './counting-date.ts'
import type { RunPlace } from './run-order.ts'
import { storedMonth } from './stored-words.ts'

type SumRow = { readonly mediator_id: string; readonly counted: string; readonly amount: number }

/** A case that is no longer in the registry counts in the month of the run that paid it. */
export async function* earnedSums(
  connection: Connection,
  { runId, month, batch, payOn }: RunPlace,
  { countsBy }: CaseWindow,
): ReturnType<RunDraft['earned']> {
  const january = `${Number(month.slice(0, 4)) - 1}-01`
  // A case is never paid before the month in which it counts: older runs need no look.
  const query = `SELECT l.mediator_id, coalesce(substr(${COUNTING_SOURCE[countsBy].dayOf}, 1, 7), r.month) AS counted, sum(l.amount_fen) AS amount
    FROM payroll_run AS r CROSS JOIN pay_line AS l ON l.run_id = r.run_id
    LEFT JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL
    WHERE r.run_id <> ?1 AND r.month >= ?2 AND l.case_id IS NOT NULL AND l.kind IN ('case-subsidy', 'arrears', 'recovery')
      AND (r.state <> 'draft' OR (r.pay_on, r.month, r.batch) < (?3, ?4, ?5))
    GROUP BY 1, 2 HAVING counted BETWEEN ?2 AND ?4 ORDER BY 1, 2`
  const rows = connection.batches<SumRow>(rawQuery(query, [runId, january, payOn, month, batch]))
  for await (const page of rows) {
    for (const row of page)
      yield { mediatorId: row.mediator_id, month: storedMonth(row.counted), amountFen: fen(row.amount) }
  }
}
