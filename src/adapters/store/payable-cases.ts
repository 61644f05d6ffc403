// The cases that a run looks at: those of its month, and of months already approved the ones that no line has paid yet.
import { formOf, optionalDate, outcomeOf, roleOf, storedDate } from '../../domain/packed-facts.ts'
import type { CountingDate, PayableCase, RunDraft } from '../../store.ts'
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
        ${paidIn}, v.${column}, json((SELECT json_group_array(json_array(m.mediator_id, m.name, m.role, m.weight))
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
    day = last[9]
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
  countedOn: string,
  mediators: readonly (readonly [string | null, string, string, number])[],
]

function caseOf(
  packed: PackedCase,
  arrears: boolean,
): PayableCase & { readonly arrears: boolean; readonly paidIn: string | null } {
  const [caseId, caseNo, acceptedOn, agreedOn, closedOn, outcome, grade, agreementForm, paidIn, , mediators] = packed
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
  }
}

function hasRow(connection: Connection, query: string, ...values: readonly (string | number)[]): boolean {
  return connection.guard(() => connection.statement(`${query} LIMIT 1`).get(...values)) !== undefined
}
