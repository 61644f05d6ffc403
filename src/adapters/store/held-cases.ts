// What a person has to answer before a case is paid: rows that raise a doubt, and a dispute that stands in two ledgers.
import type { Connection } from './connection.ts'

/** Rows that a person has to look at before their case is paid. */
export const HOLDING_CODES = `('ROW-HIDDEN', 'ROW-GONE', 'CASE-NO-REPEATED', 'SHARES-UNREADABLE', 'PAID-UNREADABLE')`

/** Why a case waits, or is never paid: SQL over `v`. Looked for only where there is anything of the kind. */
export function heldFor(connection: Connection): string {
  const items = hasRow(connection, `SELECT 1 FROM open_item WHERE to_op IS NULL AND code IN ${HOLDING_CODES}`)
    ? `(SELECT i.code FROM open_item AS i JOIN mediation_case AS c ON c.case_id = v.case_id
        WHERE i.to_op IS NULL AND i.code IN ${HOLDING_CODES} AND i.committee_id = c.committee_id AND i.case_key = c.case_key LIMIT 1)`
    : 'NULL'
  const relations = hasRow(connection, 'SELECT 1 FROM case_relation WHERE to_op IS NULL') ? HELD_BY_RELATION : 'NULL'
  return `coalesce(${items}, ${relations})`
}

export function hasRow(connection: Connection, query: string, ...values: readonly (string | number)[]): boolean {
  return connection.guard(() => connection.statement(`${query} LIMIT 1`).get(...values)) !== undefined
}

/** What runs that have left the draft paid for a case, what they took back taken off; two sums, as each has its own index. */
const paidSum = (caseId: string): string => {
  const sum = (kinds: string): string => `coalesce((SELECT sum(l.amount_fen) FROM pay_line AS l
    JOIN payroll_run AS p ON p.run_id = l.run_id WHERE l.case_id = ${caseId} AND ${kinds} AND p.state <> 'draft'), 0)`
  return `(${sum(FIRST_PAYMENTS)} + ${sum(CORRECTIONS)})`
}

/** The two kinds of lines `l` that stand for a case, as the indexes of pay_line have them. */
export const FIRST_PAYMENTS = "l.kind IN ('case-subsidy', 'arrears') AND l.corrects IS NULL"
export const CORRECTIONS =
  "l.corrects IS NOT NULL AND l.case_id IS NOT NULL AND l.kind IN ('case-subsidy', 'arrears', 'recovery')"

/**
 * Of one dispute in two ledgers the settled case that was registered first is the one that is paid, unless the other has
 * been paid already: never both. Where both were paid it is the later one that is taken back.
 */
const HELD_BY_RELATION = `(
  SELECT coalesce(r.relation, 'suspected') || ' ' || n.case_no FROM case_relation AS r
  JOIN case_version AS n ON n.to_op IS NULL AND n.case_id = iif(r.case_a = v.case_id, r.case_b, r.case_a)
  WHERE r.to_op IS NULL AND v.case_id IN (r.case_a, r.case_b) AND (r.relation IS NULL OR (r.relation = 'same-dispute' AND CASE
    WHEN ${paidSum('n.case_id')} > 0 THEN v.case_id = r.case_b OR ${paidSum('v.case_id')} <= 0
    ELSE v.case_id = r.case_b AND n.outcome = 'settled' AND ${paidSum('v.case_id')} <= 0 END)) LIMIT 1)`

/** Why one case waits, as a run says it. */
export function readHeldFor(connection: Connection, caseId: number): string | null {
  const query = `SELECT ${heldFor(connection)} AS held FROM case_version AS v WHERE v.case_id = ? AND v.to_op IS NULL`
  return connection.guard(() => connection.statement(query).get(caseId))?.held ?? null
}
