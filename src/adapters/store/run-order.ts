// The order of runs, and the months that they stand for. A run counts all that come before it as they stand.
import { type Month, monthsFrom } from '../../domain/calendar.ts'
import type { Connection } from './connection.ts'
import { NO_CASES } from './counting-date.ts'
import { storedMonth } from './stored-words.ts'

/** A run as it asks for the others. */
export type RunPlace = {
  readonly runId: number
  readonly month: Month
  readonly batch: string
  readonly payOn: string
}

/** Settled: late cases of its months are arrears; what it paid is corrected and never changed. */
export const APPROVED = "state IN ('approved', 'paid', 'closed')"

/** Batches that pay leavers ahead of the month. */
export const OFF_CYCLE = 'off-cycle'

/** Months whose cases approved runs of the batch have paid: the run of a quarter stands for three. */
export function approvedMonths(
  connection: Connection,
  { month, batch }: Pick<RunPlace, 'month' | 'batch'>,
): readonly Month[] {
  const query = `SELECT coalesce(from_month, month) AS first, month AS last FROM payroll_run
    WHERE batch = ? AND month < ? AND ${APPROVED} AND coalesce(counts_by, '') <> '${NO_CASES}'`
  const rows: readonly { first: string; last: string }[] = connection.guard(() =>
    connection.statement(query).all(batch, month),
  )
  const months = rows.flatMap(({ first, last }) => monthsFrom(storedMonth(first), storedMonth(last)))
  return [...new Set(months)].sort()
}
