// A run being computed: the month's draft is replaced in one transaction with its operation; cases stream out, lines in.
import type { StatementSyncInstance } from '@photostructure/sqlite'
import { AppError } from '../../domain/app-error.ts'
import type { EmployerLine, PayLine } from '../../domain/payslip.ts'
import type { CountingDate, OperationHead, Run, RunDraft, RunHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { LineDigest } from './line-digest.ts'
import { recordOperation } from './operations.ts'
import { payableCases } from './payable-cases.ts'
import { readRun } from './payroll.ts'

/** Replace the draft of a month, in one transaction with its operation. Later drafts become stale. */
export async function draftRun(
  connection: Connection,
  head: RunHead,
  operation: OperationHead,
  compute: (draft: RunDraft) => Promise<void>,
): Promise<Run> {
  const digest = new LineDigest(connection.salt())
  await connection.immediate(async () => {
    await removeDraft(connection, head)
    await recordOperation(connection, {
      head: operation,
      counts: {},
      digest,
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
              not_configured: JSON.stringify(head.notConfigured),
              warnings: '[]',
              paid_cases: 0,
            })
            .compile(),
        )
        const draft = new StoredDraft(connection, { runId: lastId, head, digest })
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
  'INSERT INTO pay_line (line_id, run_id, mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

type DraftPlace = { readonly runId: number; readonly head: RunHead; readonly digest: LineDigest }

class StoredDraft implements RunDraft {
  readonly #connection: Connection
  readonly #runId: number
  readonly #head: RunHead
  readonly #digest: LineDigest
  readonly #insert: StatementSyncInstance
  readonly #warnings: string[] = []
  #lineId: number
  #paidCases = 0
  #lastCase = 0

  constructor(connection: Connection, { runId, head, digest }: DraftPlace) {
    this.#connection = connection
    this.#runId = runId
    this.#head = head
    this.#digest = digest
    this.#insert = connection.statement(INSERT_LINE)
    this.#lineId = connection.statement('SELECT coalesce(max(line_id), 0) AS id FROM pay_line').get().id
  }

  cases(countsBy: CountingDate): ReturnType<RunDraft['cases']> {
    return payableCases(this.#connection, { ...this.#head, runId: this.#runId }, countsBy)
  }

  async addCaseLines(lines: Parameters<RunDraft['addCaseLines']>[0]): Promise<void> {
    this.#connection.guard(() => {
      for (const { mediatorId, kind, caseId, amountFen, caseAmountFen, policy, clause, text } of lines) {
        // The lines of one case come one after another.
        if (caseId !== this.#lastCase) this.#paidCases += 1
        this.#lastCase = caseId
        this.insertLine([mediatorId, 'employee', kind, caseId, amountFen, caseAmountFen, policy, clause, text])
      }
    })
  }

  /** The line's digest is taken as it goes in: `values` in the order of row-digest.ts. */
  private insertLine(values: readonly (string | number | null)[]): void {
    this.#lineId += 1
    this.#insert.run(this.#lineId, this.#runId, ...values)
    this.#digest.add('pay_line', JSON.stringify([this.#lineId, ...values]))
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
          sums: JSON.stringify(slip.sums),
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
    const { clause, text } = line.because
    this.insertLine([mediatorId, side, line.kind, null, line.amountFen, null, policy, clause, text])
  }

  async warn(text: string): Promise<void> {
    this.#warnings.push(text)
  }

  async finish(): Promise<void> {
    await this.#connection.run(
      sql
        .updateTable('payroll_run')
        .set({ warnings: JSON.stringify(this.#warnings), paid_cases: this.#paidCases })
        .where('run_id', '=', this.#runId)
        .compile(),
    )
  }
}
