// A run being computed: the month's draft is replaced in one transaction with its operation; cases stream out, lines in.
import { AppError } from '../../domain/app-error.ts'
import type { EmployerLine, PayLine } from '../../domain/payslip.ts'
import type { CountingDate, OperationHead, Run, RunDraft, RunHead } from '../../store.ts'
import { formOf, mediatorsFromJson, outcomeOf } from './case-rows.ts'
import { COUNTING_COLUMN } from './cases.ts'
import { type Connection, rawQuery, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { readRun } from './payroll.ts'
import { optionalDate, storedDate } from './roster.ts'

/** Replace the draft of a month, in one transaction with its operation. Later drafts become stale. */
export async function draftRun(
  connection: Connection,
  head: RunHead,
  operation: OperationHead,
  compute: (draft: RunDraft) => Promise<void>,
): Promise<Run> {
  await connection.immediate(async () => {
    await removeDraft(connection, head)
    await recordOperation(connection, {
      head: operation,
      counts: {},
      write: async (seq) => {
        const { lastId } = await connection.run(
          sql
            .insertInto('payroll_run')
            .values({
              month: head.month,
              batch: head.batch,
              state: 'draft',
              stale: 0,
              pay_on: head.payOn,
              seen_op: seq - 1,
              op: seq,
              policies: JSON.stringify(head.policies),
              unconfirmed: JSON.stringify(head.unconfirmed),
              not_configured: JSON.stringify(head.notConfigured),
              warnings: '[]',
            })
            .compile(),
        )
        const draft = new StoredDraft(connection, lastId, head)
        await compute(draft)
        await draft.finish()
      },
    })
    await connection.run(
      sql
        .updateTable('payroll_run')
        .set({ stale: 1 })
        .where('month', '>', head.month)
        .where('batch', '=', head.batch)
        .where('state', '=', 'draft')
        .compile(),
    )
  })
  const run = await readRun(connection, head.month, head.batch)
  if (run === null) throw new Error('the run that was just written')
  return run
}

async function removeDraft(connection: Connection, head: RunHead): Promise<void> {
  const old = await connection.first(
    sql
      .selectFrom('payroll_run')
      .select(['run_id', 'state'])
      .where('month', '=', head.month)
      .where('batch', '=', head.batch)
      .compile(),
  )
  if (old === null) return
  if (old.state !== 'draft') {
    throw new AppError('RUN-LOCKED', `${head.month} 的工资已经提交或批准（${old.state}），不能重新核算。`, {
      hint: '需要修改时先退回；退回之前，迟到的案件会在以后月份补发。',
    })
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
    for await (const batch of this.#connection.batches<PayableRow>(
      rawQuery(query, [this.#head.month, this.#head.batch, this.#runId]),
      1000,
    )) {
      yield batch.map((row) => ({
        caseId: row.case_id,
        caseNo: row.case_no,
        acceptedOn: storedDate(row.accepted_on),
        agreedOn: optionalDate(row.agreed_on),
        closedOn: optionalDate(row.closed_on),
        outcome: outcomeOf(row.outcome),
        grade: row.grade,
        agreementForm: formOf(row.agreement_form),
        mediators: mediatorsFromJson(row.mediators),
        arrears: row.month !== this.#head.month,
        paidIn: row.paid_in,
      }))
    }
  }

  async addCaseLines(lines: Parameters<RunDraft['addCaseLines']>[0]): Promise<void> {
    const insert = this.#connection.statement(INSERT_LINE)
    this.#connection.guard(() => {
      for (const line of lines) {
        insert.run(
          this.#runId,
          line.mediatorId,
          'employee',
          line.kind,
          line.caseId,
          line.amountFen,
          line.caseAmountFen,
          line.policy,
          line.clause,
          line.text,
        )
      }
    })
  }

  async hold(caseId: number, reason: string): Promise<void> {
    await this.#connection.run(
      sql.insertInto('payroll_hold').values({ run_id: this.#runId, case_id: caseId, reason }).compile(),
    )
  }

  async addPayslip(slip: Parameters<RunDraft['addPayslip']>[0]): Promise<void> {
    await this.#connection.run(
      sql
        .insertInto('payslip')
        .values({
          run_id: this.#runId,
          mediator_id: slip.mediatorId,
          name: slip.mediator,
          county: slip.county,
          station_id: slip.stationId,
          station: slip.station,
          employment: slip.employment,
          gross_fen: slip.grossFen,
          deductions_fen: slip.deductionsFen,
          net_fen: slip.netFen,
        })
        .compile(),
    )
    for (const line of slip.own) this.insertOwn(slip.mediatorId, 'employee', line)
    for (const line of slip.employerLines) this.insertOwn(slip.mediatorId, 'employer', line)
  }

  private insertOwn(mediatorId: string, side: string, line: PayLine | EmployerLine): void {
    const policy = this.#head.policies.findIndex(
      (one) => one.id === line.because.policy && one.effectiveFrom === line.because.effectiveFrom,
    )
    if (policy < 0) throw new Error(`a line by a policy that the run does not name: ${line.because.policy}`)
    this.#connection.guard(() =>
      this.#connection
        .statement(INSERT_LINE)
        .run(
          this.#runId,
          mediatorId,
          side,
          line.kind,
          null,
          line.amountFen,
          null,
          policy,
          line.because.clause,
          line.because.text,
        ),
    )
  }

  async warn(text: string): Promise<void> {
    this.#warnings.push(text)
  }

  async finish(): Promise<void> {
    await this.#connection.run(
      sql
        .updateTable('payroll_run')
        .set({ warnings: JSON.stringify(this.#warnings) })
        .where('run_id', '=', this.#runId)
        .compile(),
    )
  }
}

type PayableRow = {
  case_id: number
  case_no: string
  accepted_on: string
  agreed_on: string | null
  closed_on: string | null
  outcome: string
  grade: string | null
  agreement_form: string | null
  month: string
  mediators: string
  paid_in: string | null
}
