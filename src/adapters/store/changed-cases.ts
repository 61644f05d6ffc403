// Cases that settled runs have paid and that may be due another amount now. Which ones is found out once, by what has
// changed since the run that paid them; what they are due is the caller's to compute.
import { fen } from '../../domain/money.ts'
import { CASE_LINE_KINDS } from '../../domain/payslip.ts'
import type { CaseWindow, ChangedCase, PaidCaseLine, RunDraft } from '../../store.ts'
import { changedPeople } from './changed-people.ts'
import type { Connection } from './connection.ts'
import { caseReader, type PackedCase, packedCase } from './counted-case.ts'
import { COUNTING_SOURCE } from './counting-date.ts'
import { CORRECTIONS, FIRST_PAYMENTS } from './held-cases.ts'
import { APPROVED, approvedMonths, OFF_CYCLE, type RunPlace } from './run-order.ts'
import { stateOf } from './run-rows.ts'
import { storedMonth } from './stored-words.ts'
import { touchedCases } from './touched-cases.ts'

const BATCH = 500

export async function* changedCases(
  connection: Connection,
  run: RunPlace,
  window: CaseWindow,
): ReturnType<RunDraft['changedCases']> {
  const settled = settledRuns(connection, run)
  if (settled.length === 0) return
  connection.exec(
    `CREATE TEMP TABLE IF NOT EXISTS changed_case (case_id INTEGER PRIMARY KEY) STRICT; DELETE FROM changed_case`,
  )
  findTouched(connection, settled)
  findByPeople(connection, settled)
  findUnfinished(connection, run, window)
  const read = changedReader(connection, run, window)
  const page = connection.statement(
    `SELECT json_group_array(case_id) AS ids, max(case_id) AS last, count(*) AS size
     FROM (SELECT case_id FROM changed_case WHERE case_id > ? ORDER BY case_id LIMIT ${BATCH})`,
  )
  for (let last = 0, size = BATCH; size === BATCH; ) {
    const row = connection.guard(() => page.get(last))
    size = row.size
    last = row.last
    if (size > 0) yield read(row.ids)
  }
}

type SettledRun = { readonly run_id: number; readonly month: string; readonly seen_op: number }

/** Of months before this one, or of this month under another batch. */
function settledRuns(connection: Connection, { month, batch }: RunPlace): readonly SettledRun[] {
  const query = `SELECT run_id, month, seen_op FROM payroll_run
    WHERE ${APPROVED} AND (month < ?1 OR (month = ?1 AND batch <> ?2)) ORDER BY seen_op`
  return connection.guard(() => connection.statement(query).all(month, batch))
}

function insert(connection: Connection, select: string, ...values: readonly (string | number)[]): void {
  connection.guard(() => connection.statement(`INSERT OR IGNORE INTO changed_case ${select}`).run(...values))
}

/** Counted from the run that paid the case: a later run may have looked at it and waited for an answer. */
function findTouched(connection: Connection, settled: readonly SettledRun[]): void {
  const runs = JSON.stringify(settled.map((one) => [one.run_id, one.seen_op]))
  insert(
    connection,
    `SELECT t.case_id FROM (${touchedCases(connection, null)}) AS t WHERE EXISTS (
       SELECT 1 FROM pay_line AS l JOIN json_each(?2) AS r ON r.value ->> 0 = l.run_id
       WHERE l.case_id = t.case_id AND ${FIRST_PAYMENTS} AND t.op > r.value ->> 1)`,
    settled[0]?.seen_op ?? 0,
    runs,
  )
  // What such a case is due depends on the closing of another, whose changes are not its own.
  insert(
    connection,
    `SELECT w.case_id FROM case_supplement AS w WHERE w.to_op IS NULL AND w.reopened_from IS NOT NULL AND EXISTS (
       SELECT 1 FROM pay_line AS l WHERE l.case_id = w.case_id AND ${FIRST_PAYMENTS}
         AND l.run_id IN (SELECT value ->> 0 FROM json_each(?1)))`,
    runs,
  )
}

function findByPeople(connection: Connection, settled: readonly SettledRun[]): void {
  const people = changedPeople(connection, settled[0]?.seen_op ?? 0)
  for (const { run_id, month, seen_op } of settled) {
    const concerned = people.filter((one) => one.op > seen_op && one.from <= month)
    if (concerned.length === 0) continue
    insert(
      connection,
      `SELECT l.case_id FROM pay_line AS l WHERE l.run_id = ?1 AND ${FIRST_PAYMENTS} AND (
         l.mediator_id IN (SELECT value FROM json_each(?2))
         OR EXISTS (SELECT 1 FROM case_version AS v JOIN case_mediator AS m ON m.version_id = v.version_id
           WHERE v.case_id = l.case_id AND v.to_op IS NULL AND m.mediator_id IN (SELECT value FROM json_each(?2))))`,
      run_id,
      JSON.stringify(concerned.map((one) => one.mediatorId)),
    )
  }
}

/** A rest that the last line of a person says is still open; shares that a leavers' batch has left unpaid in a settled month. */
function findUnfinished(connection: Connection, run: RunPlace, window: CaseWindow): void {
  insert(
    connection,
    `SELECT l.case_id FROM pay_line AS l WHERE l.rest_fen IS NOT NULL AND l.case_id IS NOT NULL
       AND l.line_id = (SELECT max(id) FROM (${lineIds(FIRST_PAYMENTS)} UNION ALL ${lineIds(CORRECTIONS)}))
       AND EXISTS (SELECT 1 FROM payroll_run AS r WHERE r.run_id = l.run_id AND ${COUNTED})`,
    ...placeOf(run),
  )
  const months = approvedMonths(connection, run).filter((month) => month < window.from)
  if (months.length === 0) return
  const { dayOf } = COUNTING_SOURCE[window.countsBy]
  insert(
    connection,
    `SELECT l.case_id FROM payroll_run AS r CROSS JOIN pay_line AS l ON l.run_id = r.run_id AND ${FIRST_PAYMENTS}
     CROSS JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL
     WHERE r.batch LIKE '${OFF_CYCLE}%' AND r.${APPROVED} AND substr(${dayOf}, 1, 7) IN (SELECT value FROM json_each(?1))
       AND EXISTS (SELECT 1 FROM case_mediator AS m WHERE m.version_id = v.version_id AND m.mediator_id IS NOT NULL AND m.weight > 0
         AND NOT EXISTS (SELECT 1 FROM pay_line AS n WHERE n.case_id = v.case_id AND n.mediator_id = m.mediator_id
           AND n.kind IN ('case-subsidy', 'arrears') AND n.corrects IS NULL))`,
    JSON.stringify(months),
  )
}

const lineIds = (
  kinds: string,
): string => `SELECT n.line_id AS id FROM (SELECT l.* FROM pay_line AS l WHERE ${kinds}) AS n
  JOIN payroll_run AS r ON r.run_id = n.run_id AND ${COUNTED} WHERE n.case_id = l.case_id AND n.mediator_id = l.mediator_id`

/** Lines of a run `r` count for this one: it has left the draft, or it is a draft that comes before. Never its own. */
const COUNTED = "r.run_id <> ?1 AND (r.state <> 'draft' OR (r.pay_on, r.month, r.batch) < (?2, ?3, ?4))"
const placeOf = ({ runId, payOn, month, batch }: RunPlace): readonly (string | number)[] => [runId, payOn, month, batch]

type LineRow = {
  readonly case_id: number
  readonly line_id: number
  readonly month: string
  readonly batch: string
  readonly state: string
  readonly mediator_id: string
  readonly kind: string
  readonly amount_fen: number
  readonly rest_fen: number | null
}

/** From a JSON list of cases to what they are and what runs have paid for them. */
function changedReader(
  connection: Connection,
  run: RunPlace,
  window: CaseWindow,
): (ids: string) => readonly ChangedCase[] {
  const packing = { runId: run.runId, day: COUNTING_SOURCE[window.countsBy].dayOf, needs: window.needs }
  const cases = connection.statement(`SELECT group_concat(${packedCase(connection, packing)}, ',') AS lines
    FROM json_each(?) AS j CROSS JOIN case_version AS v ON v.case_id = j.value AND v.to_op IS NULL`)
  const ofCases = (kinds: string): string =>
    `SELECT l.* FROM json_each(?5) AS j CROSS JOIN pay_line AS l ON l.case_id = j.value AND ${kinds}`
  const paid =
    connection.statement(`SELECT l.case_id, l.line_id, r.month, r.batch, r.state, l.mediator_id, l.kind, l.amount_fen, l.rest_fen
    FROM (${ofCases(FIRST_PAYMENTS)} UNION ALL ${ofCases(CORRECTIONS)}) AS l
    JOIN payroll_run AS r ON r.run_id = l.run_id WHERE ${COUNTED} ORDER BY l.case_id, l.line_id`)
  const lastNumber = connection.statement(
    'SELECT case_no FROM case_version WHERE case_id = ? AND to_op IS NOT NULL ORDER BY version_id DESC LIMIT 1',
  )
  const read = caseReader(connection)
  return (ids) =>
    connection.guard(() => {
      const packed: readonly PackedCase[] = JSON.parse(`[${cases.get(ids).lines ?? ''}]`)
      const now = new Map(packed.map((one) => [one[0], read(one, true)]))
      const lines = new Map<number, PaidCaseLine[]>()
      for (const row of paid.all(...placeOf(run), ids)) listOf(lines, row.case_id).push(paidLineOf(row))
      return [...lines].map(([caseId, ofCase]) => {
        const current = now.get(caseId) ?? null
        return { now: current, caseId, caseNo: current?.caseNo ?? lastNumber.get(caseId).case_no, lines: ofCase }
      })
    })
}

function listOf(lines: Map<number, PaidCaseLine[]>, caseId: number): PaidCaseLine[] {
  const list = lines.get(caseId) ?? []
  lines.set(caseId, list)
  return list
}

function paidLineOf(row: LineRow): PaidCaseLine {
  const kind = CASE_LINE_KINDS.find((one) => one === row.kind)
  if (kind === undefined) throw new Error(`kind of a line of a case: ${row.kind}`)
  const { line_id: lineId, batch, mediator_id: mediatorId } = row
  return {
    lineId,
    month: storedMonth(row.month),
    batch,
    state: stateOf(row.state),
    mediatorId,
    kind,
    amountFen: fen(row.amount_fen),
    ...(row.rest_fen === null ? {} : { restFen: fen(row.rest_fen) }),
  }
}
