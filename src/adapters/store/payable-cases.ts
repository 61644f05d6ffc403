// The cases that a run looks at: those of its month, and of months already approved the ones that no line has paid yet.
// One row a mediator, gathered into cases as they come: twice as fast as a list of mediators built for each case.
import { formOf, optionalDate, outcomeOf, roleOf, storedDate } from '../../domain/packed-facts.ts'
import type { CountingDate, PayableCase, RunDraft } from '../../store.ts'
import { COUNTING_COLUMN } from './cases.ts'
import { type Connection, rawQuery } from './connection.ts'

const BATCH = 1000

export type RunPlace = { readonly runId: number; readonly month: string; readonly batch: string }

export async function* payableCases(
  connection: Connection,
  run: RunPlace,
  countsBy: CountingDate,
): ReturnType<RunDraft['cases']> {
  const column = COUNTING_COLUMN[countsBy]
  const ofMonth = `v.${column} BETWEEN ?2 || '-01' AND ?2 || '-31'`
  yield* gathered(connection, { condition: ofMonth, run, column, arrears: false })
  if (
    !hasRow(connection, `SELECT 1 FROM payroll_run WHERE batch = ? AND month < ? AND ${APPROVED}`, run.batch, run.month)
  )
    return
  const late = `v.${column} < ?2 || '-01' AND v.outcome = 'settled'
    AND substr(v.${column}, 1, 7) IN (SELECT month FROM payroll_run WHERE batch = ?3 AND ${APPROVED})
    AND NOT EXISTS (SELECT 1 FROM pay_line AS l WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears'))`
  yield* gathered(connection, { condition: late, run, column, arrears: true })
}

const APPROVED = "state IN ('approved', 'paid', 'closed')"

type Source = { readonly condition: string; readonly run: RunPlace; readonly column: string; readonly arrears: boolean }

async function* gathered(
  connection: Connection,
  { condition, run, column, arrears }: Source,
): ReturnType<RunDraft['cases']> {
  // Only where there is another run can a case have a line in one.
  const isOnly = !hasRow(connection, 'SELECT 1 FROM payroll_run WHERE run_id <> ?', run.runId)
  const paidIn = isOnly
    ? 'NULL'
    : `(SELECT r.month || ' ' || r.state FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
        WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears') AND l.run_id <> ?1 LIMIT 1)`
  const query = `
    SELECT v.case_id, v.case_no, v.accepted_on, v.agreed_on, v.closed_on, v.outcome, v.grade, v.agreement_form, ${paidIn} AS paid_in,
      m.mediator_id, m.name, m.role, m.weight
    FROM case_version AS v LEFT JOIN case_mediator AS m ON m.version_id = v.version_id
    WHERE v.to_op IS NULL AND ?1 > 0 AND ?3 <> '' AND ${condition} ORDER BY v.${column}, v.case_id, m.position`
  let cases: Gathering[] = []
  for await (const rows of connection.batches<Row>(rawQuery(query, [run.runId, run.month, run.batch]), BATCH)) {
    for (const row of rows) {
      let last = cases.at(-1)
      if (last === undefined || last.caseId !== row.case_id) {
        if (cases.length >= BATCH) {
          yield cases
          cases = []
        }
        last = gatheringOf(row, arrears)
        cases.push(last)
      }
      if (row.name !== null) {
        last.mediators.push({
          mediatorId: row.mediator_id,
          mediator: row.name,
          role: roleOf(row.role ?? ''),
          weight: row.weight ?? 0,
        })
      }
    }
  }
  if (cases.length > 0) yield cases
}

type Gathering = Omit<PayableCase, 'mediators'> & {
  readonly mediators: PayableCase['mediators'][number][]
  readonly arrears: boolean
  readonly paidIn: string | null
}

type Row = {
  readonly case_id: number
  readonly case_no: string
  readonly accepted_on: string
  readonly agreed_on: string | null
  readonly closed_on: string | null
  readonly outcome: string
  readonly grade: string | null
  readonly agreement_form: string | null
  readonly paid_in: string | null
  readonly mediator_id: string | null
  readonly name: string | null
  readonly role: string | null
  readonly weight: number | null
}

function gatheringOf(row: Row, arrears: boolean): Gathering {
  return {
    caseId: row.case_id,
    caseNo: row.case_no,
    acceptedOn: storedDate(row.accepted_on),
    agreedOn: optionalDate(row.agreed_on),
    closedOn: optionalDate(row.closed_on),
    outcome: outcomeOf(row.outcome),
    grade: row.grade,
    agreementForm: formOf(row.agreement_form),
    mediators: [],
    arrears,
    paidIn: row.paid_in,
  }
}

function hasRow(connection: Connection, query: string, ...values: readonly (string | number)[]): boolean {
  return connection.guard(() => connection.statement(`${query} LIMIT 1`).get(...values)) !== undefined
}
