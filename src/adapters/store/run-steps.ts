// The way of a run from its draft to the closed month: each step is a version with the hash of what was signed. The order
// of steps, and who may take them, are the commands' rules; here stands that nobody signs what he has not seen.
import { AppError } from '../../domain/app-error.ts'
import { optionalDate, storedDate } from '../../domain/packed-facts.ts'
import type { RunState } from '../../domain/payslip.ts'
import type { RunStepName } from '../../domain/run-step.ts'
import type { NewStep, OperationHead, RuleFile, Run, RunStep } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { runById } from './run-rows.ts'
import { signedDigest } from './signed-digest.ts'
import { replaceVersion } from './versioned.ts'

/** A notice hangs beside the way: it does not move the run. */
const STATE_AFTER: Readonly<Record<RunStepName, RunState | null>> = {
  submitted: 'submitted',
  reviewed: 'reviewed',
  noticed: null,
  approved: 'approved',
  paid: 'paid',
  closed: 'closed',
}

export type Advance = {
  readonly run: Run
  readonly step: NewStep
  readonly head: OperationHead
  readonly files: readonly RuleFile[]
}

export async function advanceRun(connection: Connection, { run, step, head, files }: Advance): Promise<Run> {
  await connection.immediate(async () => {
    const current = await unmoved(connection, run)
    const digest = await signedDigest(connection, run.runId)
    const submitted = await currentStep(connection, run, 'submitted')
    if (submitted !== null && submitted.digest !== digest) throw alteredRun(run)
    await recordOperation(connection, {
      head,
      counts: { steps: 1 },
      write: async (seq) => {
        replaceVersion(
          connection,
          { table: 'run_step', key: ['month', 'batch', 'step'] },
          { row: stepRow(run, step, digest), seq },
        )
        await setState(connection, run.runId, STATE_AFTER[step.step] ?? current.state)
        for (const file of files) await keepRuleFile(connection, file, seq)
      },
    })
  })
  return runById(connection, run.runId)
}

/** The signatures are void; the draft stays as it is until somebody computes it again. */
/** `outdated`: what it was computed for no longer holds (another payday), so that it must be computed again first. */
export async function sendBackRun(
  connection: Connection,
  { run, outdated }: { readonly run: Run; readonly outdated: boolean },
  head: OperationHead,
): Promise<Run> {
  await connection.immediate(async () => {
    await unmoved(connection, run)
    refuseFollowed(connection, run)
    await recordOperation(connection, {
      head,
      counts: { sentBack: 1 },
      write: async (seq) => {
        const steps = sql.updateTable('run_step').set({ to_op: seq }).where('to_op', 'is', null)
        await connection.run(steps.where('month', '=', run.month).where('batch', '=', run.batch).compile())
        await setState(connection, run.runId, 'draft')
        if (outdated) {
          const stale = sql.updateTable('payroll_run').set({ stale: 1 }).where('run_id', '=', run.runId)
          await connection.run(stale.compile())
        }
      },
    })
  })
  return runById(connection, run.runId)
}

/** In the order in which they were taken. */
export async function readSteps(connection: Connection, runId: number): Promise<readonly RunStep[]> {
  const rows = await connection.all(
    sql
      .selectFrom('run_step as s')
      .innerJoin('payroll_run as r', (join) => join.onRef('r.month', '=', 's.month').onRef('r.batch', '=', 's.batch'))
      .innerJoin('operation as o', 'o.seq', 's.from_op')
      .select(['s.step', 's.by_name', 's.on_day', 's.paper', 's.until_day', 's.digest', 'o.at'])
      .where('r.run_id', '=', runId)
      .where('s.to_op', 'is', null)
      .orderBy('s.from_op')
      .compile(),
  )
  return rows.map((row) => ({
    step: stepOf(row.step),
    by: row.by_name,
    on: storedDate(row.on_day),
    paper: row.paper,
    until: optionalDate(row.until_day),
    digest: row.digest,
    at: row.at,
  }))
}

export async function readRuleFiles(connection: Connection, run: Run): Promise<readonly RuleFile[]> {
  const query = sql.selectFrom('rule_file').select(['sha256', 'file', 'text'])
  const hashes = [...new Set(run.policies.map((policy) => policy.sha256))]
  if (hashes.length === 0) return []
  return connection.all(query.where('sha256', 'in', hashes).orderBy('file').orderBy('sha256').compile())
}

/** The run as it stands under the lock, if it still is what the caller saw. */
async function unmoved(connection: Connection, run: Run): Promise<Run> {
  const current = await runById(connection, run.runId).catch(() => null)
  const isSame = current !== null && current.op === run.op && current.state === run.state
  if (isSame && (current.state !== 'draft' || current.stale === run.stale)) return current
  throw new AppError('RUN-MOVED', `${run.month} 的工资（${run.batch}）在这期间被别人动过，这一步没有登记。`, {
    hint: `请重新查看：gongtiao payroll show ${run.month} --batch ${run.batch}，确认后再试。`,
  })
}

function alteredRun(run: Run): AppError {
  return new AppError('RUN-ALTERED', `${run.month} 的工资（${run.batch}）与提交时不一样：提交以后数据被改动过。`, {
    hint: '不要继续签批。先运行 gongtiao payroll verify 和 gongtiao log verify 查明是哪里，再从备份恢复，或退回后重新核算。',
  })
}

/** Later runs have counted this one: their tax, contributions and corrections rest on it. */
function refuseFollowed(connection: Connection, run: Run): void {
  const later = connection.guard(() =>
    connection
      .statement(
        `SELECT month, batch FROM payroll_run WHERE state <> 'draft' AND (pay_on, month, batch) > (?, ?, ?)
         ORDER BY pay_on DESC, month DESC, batch DESC LIMIT 1`,
      )
      .get(run.payOn, run.month, run.batch),
  )
  if (later === undefined) return
  throw new AppError(
    'RUN-FOLLOWED',
    `${run.month} 的工资（${run.batch}）之后，${later.month}（${later.batch}）已经提交，不能退回。`,
    {
      hint: `那一批是按这一批算的：先退回 gongtiao payroll send-back ${later.month} --batch ${later.batch}；已经发放的，差额在以后月份更正。`,
    },
  )
}

async function currentStep(
  connection: Connection,
  { month, batch }: Run,
  step: RunStepName,
): Promise<{ readonly digest: string } | null> {
  const query = sql.selectFrom('run_step').select('digest').where('to_op', 'is', null)
  return connection.first(
    query.where('month', '=', month).where('batch', '=', batch).where('step', '=', step).compile(),
  )
}

function stepRow(
  { month, batch }: Run,
  { step, by, on, paper, until }: NewStep,
  digest: string,
): Parameters<typeof replaceVersion>[2]['row'] {
  return { month, batch, step, by_name: by, on_day: on, paper, until_day: until, digest }
}

async function setState(connection: Connection, runId: number, state: RunState): Promise<void> {
  await connection.run(sql.updateTable('payroll_run').set({ state }).where('run_id', '=', runId).compile())
}

/** Once by its hash: months share their files. */
async function keepRuleFile(connection: Connection, { sha256, file, text }: RuleFile, seq: number): Promise<void> {
  await connection.run(
    sql
      .insertInto('rule_file')
      .values({ sha256, file, text, op: seq })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .compile(),
  )
}

const STEPS: readonly RunStepName[] = ['submitted', 'reviewed', 'noticed', 'approved', 'paid', 'closed']

function stepOf(text: string): RunStepName {
  const step = STEPS.find((one) => one === text)
  if (step === undefined) throw new Error(`a step of a run in the store: ${text}`)
  return step
}
