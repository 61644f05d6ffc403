// The cases that a run looks at: those of its month, and of months already approved the ones that no line has paid yet.
import { formOf, optionalDate, outcomeOf, roleOf, storedDate } from '../../domain/packed-facts.ts'
import type { CountedCase, CountingDate, RunDraft } from '../../store.ts'
import { COUNTING_COLUMN } from './cases.ts'
import type { Connection } from './connection.ts'

const BATCH = 1000

export type RunPlace = { readonly runId: number; readonly month: string; readonly batch: string }

export async function* payableCases(
  connection: Connection,
  run: RunPlace,
  countsBy: CountingDate,
): ReturnType<RunDraft['cases']> {
  const column = COUNTING_COLUMN[countsBy]
  const ofMonth = `v.${column} <= ?2 || '-31'`
  yield* gathered(connection, { condition: ofMonth, after: `${run.month}-00`, run, column, arrears: false })
  if (
    !hasRow(connection, `SELECT 1 FROM payroll_run WHERE batch = ? AND month < ? AND ${APPROVED}`, run.batch, run.month)
  )
    return
  const late = `v.${column} < ?2 || '-01' AND v.outcome = 'settled'
    AND substr(v.${column}, 1, 7) IN (SELECT month FROM payroll_run WHERE batch = ?3 AND ${APPROVED})
    AND NOT EXISTS (SELECT 1 FROM pay_line AS l WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears'))`
  yield* gathered(connection, { condition: late, after: '', run, column, arrears: true })
}

const APPROVED = "state IN ('approved', 'paid', 'closed')"

type Source = {
  readonly condition: string
  /** The days that count come after this text. It is the only lower bound: with a second one SQLite would start each page anew. */
  readonly after: string
  readonly run: RunPlace
  readonly column: string
  readonly arrears: boolean
}

/** A page of cases comes as one JSON text: taking a thousand rows apart in SQLite's driver would cost twice as much. */
async function* gathered(
  connection: Connection,
  { condition, after, run, column, arrears }: Source,
): ReturnType<RunDraft['cases']> {
  // Only where there is another run can a case have a line in one.
  const isOnly = !hasRow(connection, 'SELECT 1 FROM payroll_run WHERE run_id <> ?', run.runId)
  const paidIn = isOnly
    ? 'NULL'
    : `(SELECT r.month || ' ' || r.state FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
        WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears') AND l.run_id <> ?1 LIMIT 1)`
  const page = connection.statement(`
    SELECT group_concat(line, ',') AS lines, count(*) AS size FROM (
      SELECT json_array(v.case_id, v.case_no, v.accepted_on, v.agreed_on, v.closed_on, v.outcome, v.grade, v.agreement_form,
        ${paidIn}, ${heldFor(connection)}, v.${column}, json((SELECT json_group_array(json_array(m.mediator_id, m.name, m.role, m.weight))
          FROM case_mediator AS m WHERE m.version_id = v.version_id))) AS line
      FROM case_version AS v WHERE v.to_op IS NULL AND ?1 > 0 AND ?3 <> '' AND ${condition} AND (v.${column}, v.case_id) > (?4, ?5)
      ORDER BY v.${column}, v.case_id LIMIT ${BATCH})`)
  for (let day = after, caseId = 0, size = BATCH; size === BATCH; ) {
    const row = connection.guard(() => page.get(run.runId, run.month, run.batch, day, caseId))
    size = row.size
    if (size === 0) return
    const lines: readonly PackedCase[] = JSON.parse(`[${row.lines}]`)
    yield lines.map((line) => caseOf(line, arrears))
    const last = lines.at(-1)
    if (last === undefined) return
    caseId = last[0]
    day = last[10]
  }
}

type PackedCase = readonly [
  caseId: number,
  caseNo: string,
  acceptedOn: string,
  agreedOn: string | null,
  closedOn: string | null,
  outcome: string,
  grade: string | null,
  agreementForm: string | null,
  paidIn: string | null,
  heldFor: string | null,
  countedOn: string,
  mediators: readonly (readonly [string | null, string, string, number])[],
]

function caseOf(packed: PackedCase, arrears: boolean): CountedCase {
  const [caseId, caseNo, acceptedOn, agreedOn, closedOn, outcome, grade, agreementForm, paidIn, heldFor, , mediators] =
    packed
  return {
    caseId,
    caseNo,
    acceptedOn: storedDate(acceptedOn),
    agreedOn: optionalDate(agreedOn),
    closedOn: optionalDate(closedOn),
    outcome: outcomeOf(outcome),
    grade,
    agreementForm: formOf(agreementForm),
    mediators: mediators.map(([mediatorId, mediator, role, weight]) => ({
      mediatorId,
      mediator,
      role: roleOf(role),
      weight,
    })),
    arrears,
    paidIn,
    heldFor,
  }
}

/** Rows that a person has to look at before their case is paid. */
export const HOLDING_CODES = `('ROW-HIDDEN', 'ROW-GONE', 'CASE-NO-REPEATED', 'SHARES-UNREADABLE')`

/** Why a case waits, or is never paid: SQL over `v`. Looked for only where there is anything of the kind. */
function heldFor(connection: Connection): string {
  const items = hasRow(connection, `SELECT 1 FROM open_item WHERE to_op IS NULL AND code IN ${HOLDING_CODES}`)
    ? `(SELECT i.code FROM open_item AS i JOIN mediation_case AS c ON c.case_id = v.case_id
        WHERE i.to_op IS NULL AND i.code IN ${HOLDING_CODES} AND i.committee_id = c.committee_id AND i.case_key = c.case_key LIMIT 1)`
    : 'NULL'
  const relations = hasRow(connection, 'SELECT 1 FROM case_relation WHERE to_op IS NULL') ? HELD_BY_RELATION : 'NULL'
  return `coalesce(${items}, ${relations})`
}

function hasRow(connection: Connection, query: string, ...values: readonly (string | number)[]): boolean {
  return connection.guard(() => connection.statement(`${query} LIMIT 1`).get(...values)) !== undefined
}

/**
 * Of one dispute in two ledgers the settled case that was registered first is the one that is paid, unless the other has
 * been paid already: never both.
 */
const HELD_BY_RELATION = `(
  SELECT coalesce(r.relation, 'suspected') || ' ' || n.case_no FROM case_relation AS r
  JOIN case_version AS n ON n.to_op IS NULL AND n.case_id = iif(r.case_a = v.case_id, r.case_b, r.case_a)
  WHERE r.to_op IS NULL AND v.case_id IN (r.case_a, r.case_b) AND (r.relation IS NULL OR (r.relation = 'same-dispute' AND iif(
    v.case_id = r.case_b,
    n.outcome = 'settled',
    EXISTS (SELECT 1 FROM pay_line AS l JOIN payroll_run AS p ON p.run_id = l.run_id
      WHERE l.case_id = n.case_id AND l.kind IN ('case-subsidy', 'arrears') AND p.state <> 'draft')))) LIMIT 1)`

/** Why one case waits, as payableCases says it. */
export function readHeldFor(connection: Connection, caseId: number): string | null {
  const query = `SELECT ${heldFor(connection)} AS held FROM case_version AS v WHERE v.case_id = ? AND v.to_op IS NULL`
  return connection.guard(() => connection.statement(query).get(caseId))?.held ?? null
}
