// Payroll runs: a draft computed inside one transaction, its payslips and lines read back as streams.
import { AppError } from '../../domain/app-error.ts'
import { parseMonth } from '../../domain/calendar.ts'
import { fen } from '../../domain/money.ts'
import type { EmployerLine, PayLine, PayLineKind, Payslip, RunState } from '../../domain/payslip.ts'
import type { CountingDate, OperationHead, Run, RunDraft, RunHead, ShareRow, UsedPolicy } from '../../store.ts'
import { formOf, mediatorsFromJson, outcomeOf, roleOf } from './case-rows.ts'
import { COUNTING_COLUMN } from './cases.ts'
import { type Connection, rawQuery, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { optionalDate, storedDate } from './roster.ts'

export async function readRun(connection: Connection, month: string, batch: string): Promise<Run | null> {
  const row = await connection.first(sql.selectFrom('payroll_run').selectAll().where('month', '=', month).where('batch', '=', batch).compile())
  if (row === null) return null
  const parsed = parseMonth(row.month)
  if (parsed === null) throw new Error(`month in the store: ${row.month}`)
  return {
    runId: row.run_id, month: parsed, batch: row.batch, state: stateOf(row.state), stale: row.stale === 1, payOn: storedDate(row.pay_on),
    policies: policiesOf(row.policies), unconfirmed: textsOf(row.unconfirmed), notConfigured: textsOf(row.not_configured), warnings: textsOf(row.warnings),
  }
}

export async function readMonths(connection: Connection): Promise<readonly { readonly month: Run['month']; readonly batch: string; readonly state: RunState }[]> {
  const rows = await connection.all(sql.selectFrom('payroll_run').select(['month', 'batch', 'state']).orderBy('month').compile())
  return rows.flatMap((row) => {
    const month = parseMonth(row.month)
    return month === null ? [] : [{ month, batch: row.batch, state: stateOf(row.state) }]
  })
}

/** Replace the draft of a month, in one transaction with its operation. Later drafts become stale. */
export async function draftRun(
  connection: Connection,
  head: RunHead,
  operation: OperationHead,
  compute: (draft: RunDraft) => Promise<void>,
): Promise<Run> {
  await connection.immediate(async () => {
    await removeDraft(connection, head)
    await recordOperation(connection, operation, {}, async (seq) => {
      const { lastId } = await connection.run(
        sql
          .insertInto('payroll_run')
          .values({
            month: head.month, batch: head.batch, state: 'draft', stale: 0, pay_on: head.payOn, seen_op: seq - 1, op: seq,
            policies: JSON.stringify(head.policies), unconfirmed: JSON.stringify(head.unconfirmed),
            not_configured: JSON.stringify(head.notConfigured), warnings: '[]',
          })
          .compile(),
      )
      const draft = new StoredDraft(connection, lastId, head)
      await compute(draft)
      await draft.finish()
    })
    await connection.run(
      sql.updateTable('payroll_run').set({ stale: 1 }).where('month', '>', head.month).where('batch', '=', head.batch).where('state', '=', 'draft').compile(),
    )
  })
  const run = await readRun(connection, head.month, head.batch)
  if (run === null) throw new Error('the run that was just written')
  return run
}

async function removeDraft(connection: Connection, head: RunHead): Promise<void> {
  const old = await connection.first(
    sql.selectFrom('payroll_run').select(['run_id', 'state']).where('month', '=', head.month).where('batch', '=', head.batch).compile(),
  )
  if (old === null) return
  if (old.state !== 'draft') {
    throw new AppError('RUN-LOCKED', `${head.month} 的工资已经提交或批准(${old.state}),不能重新核算。`, { hint: '需要修改时先退回;退回之前,迟到的案件会在以后月份补发。' })
  }
  for (const table of ['pay_line', 'payslip', 'payroll_hold', 'payroll_run'] as const) {
    await connection.run(sql.deleteFrom(table).where('run_id', '=', old.run_id).compile())
  }
}

const INSERT_LINE =
  'INSERT INTO pay_line (run_id, mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

class StoredDraft implements RunDraft {
  readonly #connection: Connection
  readonly #runId: number
  readonly #head: RunHead
  readonly #warnings: string[] = []

  constructor(connection: Connection, runId: number, head: RunHead) {
    this.#connection = connection
    this.#runId = runId
    this.#head = head
  }

  async *cases(countsBy: CountingDate): ReturnType<RunDraft['cases']> {
    const column = COUNTING_COLUMN[countsBy]
    // Cases of the month itself; and of months already approved, those that no line has paid yet (they come as arrears).
    const query = `
      SELECT v.case_id, v.case_no, v.accepted_on, v.agreed_on, v.closed_on, v.outcome, v.grade, v.agreement_form, substr(v.${column}, 1, 7) AS month,
        (SELECT json_group_array(json_array(m.mediator_id, m.name, m.role, m.weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id) AS mediators,
        (SELECT r.month || ' ' || r.state FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
          WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears') AND l.run_id <> ?3 LIMIT 1) AS paid_in
      FROM case_version AS v WHERE v.to_op IS NULL AND (v.${column} BETWEEN ?1 || '-01' AND ?1 || '-31'
        OR (v.${column} < ?1 || '-01' AND v.outcome = 'settled'
          AND substr(v.${column}, 1, 7) IN (SELECT month FROM payroll_run WHERE batch = ?2 AND state IN ('approved', 'paid', 'closed'))
          AND NOT EXISTS (SELECT 1 FROM pay_line AS l WHERE l.case_id = v.case_id AND l.kind IN ('case-subsidy', 'arrears'))))
      ORDER BY v.${column}, v.case_id`
    for await (const batch of this.#connection.batches<PayableRow>(rawQuery(query, [this.#head.month, this.#head.batch, this.#runId]), 1000)) {
      yield batch.map((row) => ({
        caseId: row.case_id, caseNo: row.case_no, acceptedOn: storedDate(row.accepted_on), agreedOn: optionalDate(row.agreed_on),
        closedOn: optionalDate(row.closed_on), outcome: outcomeOf(row.outcome), grade: row.grade, agreementForm: formOf(row.agreement_form),
        mediators: mediatorsFromJson(row.mediators), arrears: row.month !== this.#head.month, paidIn: row.paid_in,
      }))
    }
  }

  async addCaseLines(lines: Parameters<RunDraft['addCaseLines']>[0]): Promise<void> {
    const insert = this.#connection.statement(INSERT_LINE)
    this.#connection.guard(() => {
      for (const line of lines) {
        insert.run(this.#runId, line.mediatorId, 'employee', line.kind, line.caseId, line.amountFen, line.caseAmountFen, line.policy, line.clause, line.text)
      }
    })
  }

  async hold(caseId: number, reason: string): Promise<void> {
    await this.#connection.run(sql.insertInto('payroll_hold').values({ run_id: this.#runId, case_id: caseId, reason }).compile())
  }

  async addPayslip(slip: Parameters<RunDraft['addPayslip']>[0]): Promise<void> {
    await this.#connection.run(
      sql
        .insertInto('payslip')
        .values({
          run_id: this.#runId, mediator_id: slip.mediatorId, name: slip.mediator, county: slip.county, station_id: slip.stationId, station: slip.station,
          employment: slip.employment, gross_fen: slip.grossFen, deductions_fen: slip.deductionsFen, net_fen: slip.netFen,
        })
        .compile(),
    )
    for (const line of slip.own) this.insertOwn(slip.mediatorId, 'employee', line)
    for (const line of slip.employerLines) this.insertOwn(slip.mediatorId, 'employer', line)
  }

  private insertOwn(mediatorId: string, side: string, line: PayLine | EmployerLine): void {
    const policy = this.#head.policies.findIndex((one) => one.id === line.because.policy && one.effectiveFrom === line.because.effectiveFrom)
    if (policy < 0) throw new Error(`a line by a policy that the run does not name: ${line.because.policy}`)
    this.#connection.guard(() =>
      this.#connection
        .statement(INSERT_LINE)
        .run(this.#runId, mediatorId, side, line.kind, null, line.amountFen, null, policy, line.because.clause, line.because.text),
    )
  }

  async warn(text: string): Promise<void> {
    this.#warnings.push(text)
  }

  async finish(): Promise<void> {
    await this.#connection.run(sql.updateTable('payroll_run').set({ warnings: JSON.stringify(this.#warnings) }).where('run_id', '=', this.#runId).compile())
  }
}

type PayableRow = {
  case_id: number; case_no: string; accepted_on: string; agreed_on: string | null; closed_on: string | null
  outcome: string; grade: string | null; agreement_form: string | null; month: string; mediators: string; paid_in: string | null
}

type LineRow = {
  mediator_id: string; side: string; kind: string; case_no: string | null; amount_fen: number; policy: number; clause: string; text: string
}

const LINE_ORDER: readonly string[] = [
  'base', 'case-subsidy', 'award', 'arrears', 'pension', 'medical', 'unemployment', 'housing-fund', 'income-tax', 'recovery',
]

/** Payslips of a run by county, station and mediator; the lines of one person at a time. */
export async function* readPayslips(connection: Connection, run: Run): AsyncGenerator<Payslip & { readonly stationId: number }> {
  const slips = sql.selectFrom('payslip').selectAll().where('run_id', '=', run.runId).orderBy('county').orderBy('station_id').orderBy('mediator_id')
  const lines = connection.statement(
    `SELECT l.mediator_id, l.side, l.kind, v.case_no, l.amount_fen, l.policy, l.clause, l.text FROM pay_line AS l
     LEFT JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL WHERE l.run_id = ? AND l.mediator_id = ? ORDER BY l.line_id`,
  )
  for await (const batch of connection.batches(slips.compile(), 100)) {
    for (const slip of batch) {
      const rows: readonly LineRow[] = connection.guard(() => lines.all(run.runId, slip.mediator_id))
      const all = rows.map((row) => ({ row, line: lineOf(row, run.policies) }))
      all.sort((a, b) => LINE_ORDER.indexOf(a.row.kind) - LINE_ORDER.indexOf(b.row.kind))
      yield {
        mediator: slip.name, mediatorId: slip.mediator_id, county: slip.county, station: slip.station, stationId: slip.station_id,
        employment: slip.employment === 'full-time' ? 'full-time' : 'part-time',
        lines: all.filter(({ row }) => row.side === 'employee').map(({ line }) => line),
        employerLines: all.filter(({ row }) => row.side === 'employer').map(({ line }) => employerLineOf(line)),
        grossFen: fen(slip.gross_fen), deductionsFen: fen(slip.deductions_fen), netFen: fen(slip.net_fen),
      }
    }
  }
}

function lineOf(row: LineRow, policies: readonly UsedPolicy[]): PayLine {
  const policy = policies[row.policy]
  if (policy === undefined) throw new Error(`policy ${row.policy} of a pay line`)
  return {
    kind: kindOf(row.kind), caseNo: row.case_no, amountFen: fen(row.amount_fen),
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: row.clause, text: row.text },
  }
}

function employerLineOf(line: PayLine): EmployerLine {
  if (line.kind !== 'pension' && line.kind !== 'unemployment' && line.kind !== 'housing-fund') throw new Error(`employer line ${line.kind}`)
  return { kind: line.kind, amountFen: line.amountFen, because: line.because }
}

function kindOf(text: string): PayLineKind {
  const kind = PAY_LINE_KINDS.find((one) => one === text)
  if (kind === undefined) throw new Error(`kind of a pay line in the store: ${text}`)
  return kind
}

const PAY_LINE_KINDS: readonly PayLineKind[] = [
  'base', 'case-subsidy', 'award', 'arrears', 'pension', 'medical', 'unemployment', 'housing-fund', 'income-tax', 'recovery',
]

export async function* readHeld(connection: Connection, runId: number): AsyncGenerator<{ readonly caseNo: string; readonly reason: string }> {
  const query = sql
    .selectFrom('payroll_hold as h')
    .innerJoin('case_version as v', (join) => join.onRef('v.case_id', '=', 'h.case_id').on('v.to_op', 'is', null))
    .select(['v.case_no', 'h.reason'])
    .where('h.run_id', '=', runId)
    .orderBy('h.case_id')
  for await (const batch of connection.batches(query.compile())) for (const row of batch) yield { caseNo: row.case_no, reason: row.reason }
}

export async function countPaidCases(connection: Connection, runId: number): Promise<number> {
  const row = await connection.first(
    sql
      .selectFrom('pay_line')
      .select((one) => one.fn.count<number>('case_id').distinct().as('size'))
      .where('run_id', '=', runId)
      .compile(),
  )
  return row?.size ?? 0
}

/** The disbursement register of a county: one row a share, by station and counting date. */
export async function* readShares(connection: Connection, run: Run, county: string): AsyncGenerator<ShareRow> {
  const query = rawQuery(
    `SELECT l.kind, l.mediator_id, p.name AS mediator, s.name AS station, v.case_no, v.accepted_on, v.closed_on, v.dispute_type, v.grade,
       v.agreement_form, l.amount_fen, l.clause, l.case_amount_fen, m.role, m.weight,
       (SELECT sum(t.weight) FROM case_mediator AS t WHERE t.version_id = v.version_id) AS weight_total
     FROM pay_line AS l JOIN payslip AS p ON p.run_id = l.run_id AND p.mediator_id = l.mediator_id
     JOIN case_version AS v ON v.case_id = l.case_id AND v.to_op IS NULL
     JOIN case_mediator AS m ON m.version_id = v.version_id AND m.mediator_id = l.mediator_id
     JOIN station_version AS s ON s.station_id = v.station_id AND s.to_op IS NULL
     WHERE l.run_id = ?1 AND p.county = ?2 ORDER BY s.station_id, v.closed_on, v.case_id, l.line_id`,
    [run.runId, county],
  )
  for await (const batch of connection.batches<ShareSource>(query)) for (const row of batch) yield shareOf(row)
}

type ShareSource = {
  kind: string; mediator: string; station: string; case_no: string; accepted_on: string; closed_on: string | null; dispute_type: string | null
  grade: string | null; agreement_form: string | null; amount_fen: number; clause: string; case_amount_fen: number
  role: string; weight: number; weight_total: number
}

function shareOf(row: ShareSource): ShareRow {
  return {
    kind: row.kind === 'arrears' ? 'arrears' : 'case-subsidy', mediator: row.mediator, role: roleOf(row.role), weight: row.weight,
    weightTotal: row.weight_total, station: row.station, caseNo: row.case_no, acceptedOn: storedDate(row.accepted_on), closedOn: optionalDate(row.closed_on),
    disputeType: row.dispute_type, grade: row.grade, agreementForm: formOf(row.agreement_form), caseAmountFen: fen(row.case_amount_fen),
    shareFen: fen(row.amount_fen), clause: row.clause,
  }
}

function stateOf(text: string): RunState {
  const state = RUN_STATES.find((one) => one === text)
  if (state === undefined) throw new Error(`state of a run in the store: ${text}`)
  return state
}
const RUN_STATES: readonly RunState[] = ['draft', 'submitted', 'reviewed', 'approved', 'paid', 'closed']

function textsOf(text: string): readonly string[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.map(String) : []
}

function policiesOf(text: string): readonly UsedPolicy[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error('policies of a run in the store')
  return list.map((one: UsedPolicy) => ({ ...one, effectiveFrom: storedDate(one.effectiveFrom) }))
}
