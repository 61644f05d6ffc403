// A run being computed: the month's draft is replaced in one transaction with its operation. Later drafts become stale.
import { AppError } from '../../domain/app-error.ts'
import type { RunState } from '../../domain/payslip.ts'
import type { OperationHead, Run, RunDraft, RunHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { LineDigest } from './line-digest.ts'
import { recordOperation } from './operations.ts'
import { OFF_CYCLE } from './run-order.ts'
import { readRun, stateOf } from './run-rows.ts'
import { StoredDraft } from './stored-draft.ts'

export async function draftRun(
  connection: Connection,
  head: RunHead,
  operation: OperationHead,
  compute: (draft: RunDraft) => Promise<void>,
): Promise<Run> {
  const digest = new LineDigest(connection.salt())
  await connection.immediate(async () => {
    const oldPayday = await removeDraft(connection, head)
    if (head.batch.startsWith(OFF_CYCLE)) await removeDraftsBeside(connection, head)
    await recordOperation(connection, {
      head: operation,
      counts: {},
      digest,
      write: async (seq) => {
        const draft = new StoredDraft(connection, { runId: await addRun(connection, head, seq), head, digest })
        await compute(draft)
        await draft.finish()
      },
    })
    await markLaterDrafts(connection, head, oldPayday)
  })
  const run = await readRun(connection, head.month, head.batch)
  if (run === null) throw new Error('the run that was just written')
  return run
}

async function addRun(connection: Connection, head: RunHead, seq: number): Promise<number> {
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
  return lastId
}

/** Gives the payday of the draft that was there. */
async function removeDraft(connection: Connection, { month, batch }: RunHead): Promise<string | null> {
  const old = await connection.first(
    sql
      .selectFrom('payroll_run')
      .select(['run_id', 'state', 'pay_on'])
      .where('month', '=', month)
      .where('batch', '=', batch)
      .compile(),
  )
  if (old === null) return null
  const state = stateOf(old.state)
  if (state !== 'draft') throw lockedRun(month, batch, state)
  await removeRun(connection, old.run_id)
  return old.pay_on
}

/** They may hold what leavers are paid ahead; a draft can always be computed again. */
async function removeDraftsBeside(connection: Connection, { month, batch }: RunHead): Promise<void> {
  const drafts = sql
    .selectFrom('payroll_run')
    .select('run_id')
    .where('month', '=', month)
    .where('batch', '<>', batch)
    .where('state', '=', 'draft')
  for (const { run_id } of await connection.all(drafts.compile())) await removeRun(connection, run_id)
}

async function removeRun(connection: Connection, runId: number): Promise<void> {
  for (const table of ['pay_line', 'payslip', 'payroll_hold', 'payroll_run'] as const) {
    await connection.run(sql.deleteFrom(table).where('run_id', '=', runId).compile())
  }
}

/** A run counts all that come before it: by payday, and by month within its batch. */
async function markLaterDrafts(connection: Connection, head: RunHead, oldPayday: string | null): Promise<void> {
  const payday = oldPayday !== null && oldPayday < head.payOn ? oldPayday : head.payOn
  const query = `UPDATE payroll_run SET stale = 1 WHERE state = 'draft' AND NOT (month = ?2 AND batch = ?3)
    AND ((pay_on, month, batch) > (?1, ?2, ?3) OR (batch = ?3 AND month > ?2))`
  connection.guard(() => connection.statement(query).run(payday, head.month, head.batch))
}

const STATE_WORD: Readonly<Record<Exclude<RunState, 'draft'>, string>> = {
  submitted: '已经提交',
  reviewed: '已经复核',
  approved: '已经批准',
  paid: '已经发放',
  closed: '已经结账',
}

function lockedRun(month: string, batch: string, state: Exclude<RunState, 'draft'>): AppError {
  const isPaid = state === 'paid' || state === 'closed'
  return new AppError('RUN-LOCKED', `${month} 的工资（${batch}）${STATE_WORD[state]}，不能重新核算。`, {
    hint: isPaid
      ? '迟到和更正的案件在以后的月份补发或扣回，这个月不再改动。'
      : `需要修改时先退回：gongtiao payroll send-back ${month} --batch ${batch} --reason 理由；不退回的，差额在以后的月份补发或扣回。`,
  })
}
