// Whether a draft would come out otherwise if it were computed now. What other runs do to it (an earlier one computed
// again) is marked on the row; here is what people and imports have changed since.
import { monthsFrom } from '../../domain/calendar.ts'
import type { Connection } from './connection.ts'
import { COUNTING_SOURCE, countingDateOf } from './counting-date.ts'
import { FIRST_PAYMENTS } from './held-cases.ts'
import { APPROVED, approvedMonths } from './run-order.ts'
import type { RunRow } from './run-rows.ts'
import { storedMonth } from './stored-words.ts'
import { touchedCases } from './touched-cases.ts'

export function hasChangedSince(connection: Connection, run: RunRow): boolean {
  return hasOtherFacts(connection, run) || hasOtherCases(connection, run)
}

/** Accounts are left out: they change no amount, and a run keeps those it was computed with. */
function hasOtherFacts(connection: Connection, { op, month, batch }: RunRow): boolean {
  const changed = (table: string, where = '1'): string =>
    `EXISTS (SELECT 1 FROM ${table} WHERE from_op > ?1 AND ${where}) OR EXISTS (SELECT 1 FROM ${table} WHERE to_op > ?1 AND ${where})`
  const query = `SELECT ${changed('mediator_version')} OR ${changed('assignment_version')} OR ${changed('engagement_version')}
    OR ${changed('attendance_version', "month BETWEEN substr(?2, 1, 4) || '-01' AND ?2")} OR ${changed('pay_item', '?2 BETWEEN from_month AND to_month')}
    OR ${changed('tax_declaration', 'from_month <= ?2')} OR ${changed('opening_version')} OR ${changed('award_version')}
    OR EXISTS (SELECT 1 FROM run_step WHERE from_op > ?1 AND to_op IS NULL AND step = 'approved' AND batch = ?3 AND month < ?2) AS changed`
  return connection.guard(() => connection.statement(query).get(op, month, batch)).changed === 1
}

/** Cases of its months and of settled ones, and those that it or a settled run has paid or that wait in it. */
function hasOtherCases(connection: Connection, run: RunRow): boolean {
  const countsBy = countingDateOf(run.counts_by ?? 'closedOn')
  if (countsBy === null) return false
  const month = storedMonth(run.month)
  const { dayOf } = COUNTING_SOURCE[countsBy]
  const months = [...approvedMonths(connection, { month, batch: run.batch }), ...monthsOf(run)]
  const query = `SELECT 1 FROM (${touchedCases(connection, `coalesce(${dayOf}, '') <= '${month}-31'`)}) AS t
    LEFT JOIN case_version AS v ON v.case_id = t.case_id AND v.to_op IS NULL
    WHERE substr(${dayOf}, 1, 7) IN (SELECT value FROM json_each(?2))
      OR EXISTS (SELECT 1 FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
        WHERE l.case_id = t.case_id AND ${FIRST_PAYMENTS} AND (r.run_id = ?3 OR r.${APPROVED}))
      OR EXISTS (SELECT 1 FROM payroll_hold AS h WHERE h.run_id = ?3 AND h.case_id = t.case_id) LIMIT 1`
  const found = connection.guard(() => connection.statement(query).get(run.op, JSON.stringify(months), run.run_id))
  return found !== undefined
}

const monthsOf = (run: RunRow): readonly string[] =>
  monthsFrom(storedMonth(run.from_month ?? run.month), storedMonth(run.month))
