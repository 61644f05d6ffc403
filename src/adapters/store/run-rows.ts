// Rows of payroll_run as the domain's runs. Whether a draft has been overtaken is stale-run.ts's to say.
import { storedDate } from '../../domain/packed-facts.ts'
import type { RunState } from '../../domain/payslip.ts'
import type { Run, Store, UsedPolicy } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import type { PayrollRunTable } from './schema.ts'
import { hasChangedSince } from './stale-run.ts'
import { storedMonth } from './stored-words.ts'

export type RunRow = Omit<PayrollRunTable, 'run_id'> & { readonly run_id: number }

export async function readRun(connection: Connection, month: string, batch: string): Promise<Run | null> {
  const row = await connection.first(
    sql.selectFrom('payroll_run').selectAll().where('month', '=', month).where('batch', '=', batch).compile(),
  )
  if (row === null) return null
  return runOf(connection, row, await isConfirmedIn(connection))
}

export async function runById(connection: Connection, runId: number): Promise<Run> {
  const row = await connection.first(sql.selectFrom('payroll_run').selectAll().where('run_id', '=', runId).compile())
  if (row === null) throw new Error(`run ${runId} is not in the store`)
  return runOf(connection, row, await isConfirmedIn(connection))
}

export async function readRuns(connection: Connection): Promise<readonly Run[]> {
  const query = sql.selectFrom('payroll_run').selectAll().orderBy('month').orderBy('pay_on').orderBy('batch')
  const rows = await connection.all(query.compile())
  const isConfirmed = await isConfirmedIn(connection)
  return rows.map((row) => runOf(connection, row, isConfirmed))
}

export async function readMonths(connection: Connection): ReturnType<Store['payroll']['months']> {
  const query = sql.selectFrom('payroll_run').select(['month', 'batch', 'state']).orderBy('month').orderBy('batch')
  const rows = await connection.all(query.compile())
  return rows.map((row) => ({ month: storedMonth(row.month), batch: row.batch, state: stateOf(row.state) }))
}

type IsConfirmed = (policy: UsedPolicy) => boolean

function runOf(connection: Connection, row: RunRow, isConfirmed: IsConfirmed): Run {
  const policies = policiesOf(row.policies)
  return {
    runId: row.run_id,
    month: storedMonth(row.month),
    batch: row.batch,
    state: stateOf(row.state),
    stale: row.stale === 1 || (row.state === 'draft' && hasChangedSince(connection, row)),
    seenOp: row.seen_op,
    op: row.op,
    payOn: storedDate(row.pay_on),
    policies,
    unconfirmed: policies.filter((policy) => !isConfirmed(policy)).flatMap((policy) => policy.proposals),
    notConfigured: textsOf(row.not_configured),
    warnings: textsOf(row.warnings),
    paidCases: row.paid_cases,
  }
}

/** A confirmation covers the bytes of a file; it counts for runs that were computed before it too. */
async function isConfirmedIn(connection: Connection): Promise<IsConfirmed> {
  const confirmed = await connection.all(
    sql
      .selectFrom('policy_confirmation')
      .select(['policy_id', 'effective_from', 'sha256'])
      .where('to_op', 'is', null)
      .compile(),
  )
  return (policy) =>
    confirmed.some(
      (one) =>
        one.policy_id === policy.id && one.effective_from === policy.effectiveFrom && one.sha256 === policy.sha256,
    )
}

export function stateOf(text: string): RunState {
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
