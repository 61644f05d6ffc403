// The embedded store: opens the workspace's gongtiao.db and puts the queries of each subject behind the Store type.
import { existsSync, statSync } from 'node:fs'
import { AppError } from '../../domain/app-error.ts'
import { storedDate } from '../../domain/packed-facts.ts'
import type { Problem, Severity } from '../../domain/problem.ts'
import type { OpenItem, Store } from '../../store.ts'
import { countByMonth, countCases, findCases, listCases } from './cases.ts'
import { Connection, sql } from './connection.ts'
import { damagedStore } from './errors.ts'
import { tally } from './measure-sql.ts'
import { isBlank, isCurrent, migrate } from './migrate.ts'
import { recordOperation, verifyOperations } from './operations.ts'
import { readHeld, readMonths, readRun, readShares } from './payroll.ts'
import { draftRun } from './payroll-draft.ts'
import { readPayslipSums, readPayslips } from './payslips.ts'
import { isRosterEmpty, readMediators, readRosterIndex, readStations } from './roster.ts'
import { importRoster } from './roster-import.ts'
import { StagedImport } from './staging.ts'

type OpenOptions = { readonly path: string; readonly salt: () => string }

/** Make a new store, readable by its owner only. A blank one that an interrupted `init` left is finished instead. */
export async function createStore({ path, salt }: OpenOptions): Promise<Store> {
  const isThere = existsSync(path)
  if (isThere && !looking({ path, salt }, isBlank)) {
    throw new AppError('STORE-EXISTS', `这里已经有数据库，没有动它：${path}`, {
      hint: '如果是原来的工作区丢了 gongtiao.yaml，请从备份找回这个文件；要新建请换一个文件夹。',
    })
  }
  return migrated(new Connection(path, { writable: true, create: !isThere, salt }))
}

/** Open an existing store. `read` never writes, not even a migration. */
export async function openStore(mode: 'read' | 'write', { path, salt }: OpenOptions): Promise<Store> {
  // Opening to write may touch the file; one that is not ours, or newer than this program, is never touched.
  const isUpToDate = looking({ path, salt }, (connection) => {
    if (statSync(path).size === 0)
      throw new AppError('STORE-EMPTY', `数据库文件是空的：${path}`, { hint: '请用最近的备份替换它。' })
    return isCurrent(connection)
  })
  if (mode === 'write') return migrated(new Connection(path, { writable: true, salt }))
  if (!isUpToDate) {
    throw new AppError('STORE-OLDER', `数据库由旧版本的 gongtiao 写成：${path}`, {
      hint: '先运行任意一条会写入的命令（例如 gongtiao roster import），程序会先备份再升级。',
    })
  }
  return storeOf(new Connection(path, { writable: false, salt }))
}

function looking<T>({ path, salt }: OpenOptions, look: (connection: Connection) => T): T {
  const connection = new Connection(path, { writable: false, salt })
  try {
    return look(connection)
  } finally {
    connection.close()
  }
}

async function migrated(connection: Connection): Promise<Store> {
  try {
    await migrate(connection)
    return storeOf(connection)
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A copy of the store as it stands now, whole even while another command writes. */
export async function copyStore({ path, copy, salt }: OpenOptions & { readonly copy: string }): Promise<void> {
  const connection = new Connection(path, { writable: false, salt })
  try {
    connection.guard(() => connection.statement('VACUUM INTO ?').run(copy))
  } finally {
    connection.close()
  }
}

/** Digests see the rows, not the indexes through which they are found: SQLite's own check goes before. */
async function verifyWhole(connection: Connection): ReturnType<Store['log']['verify']> {
  if (connection.guard(() => connection.pragma('integrity_check(1)')) !== 'ok') throw damagedStore(connection.path)
  return verifyOperations(connection)
}

function storeOf(connection: Connection): Store {
  return {
    roster: {
      isEmpty: () => isRosterEmpty(connection),
      stations: () => readStations(connection),
      mediators: () => readMediators(connection),
      index: () => readRosterIndex(connection),
      import: (entries, head, dryRun) => importRoster(connection, entries, head, dryRun),
    },
    cases: {
      count: () => countCases(connection),
      list: (filter) => listCases(connection, filter),
      find: (no) => findCases(connection, no),
      beginImport: async () => new StagedImport(connection),
      countByMonth: (countsBy) => countByMonth(connection, countsBy),
    },
    items: {
      open: () => openItems(connection),
      dismiss: (id, reason, head) => dismissItem(connection, { id, reason }, head),
    },
    payroll: {
      months: () => readMonths(connection),
      run: (month, batch) => readRun(connection, month, batch),
      draft: (head, operation, compute) => draftRun(connection, head, operation, compute),
      payslips: (run) => readPayslips(connection, run),
      payslipSums: (run) => readPayslipSums(connection, run),
      held: (runId) => readHeld(connection, runId),
      shares: (run, county) => readShares(connection, run, county),
    },
    policies: {
      confirmations: () => readConfirmations(connection),
      confirm: (confirmations, head) => confirmPolicies(connection, confirmations, head),
    },
    stats: { tally: (measure, period, by) => tally(connection, measure, period, by) },
    log: {
      operations: () => readOperations(connection),
      record: (head) =>
        connection.immediate(() => recordOperation(connection, { head, counts: {}, write: async () => {} })),
      verify: () => verifyWhole(connection),
    },
    close: () => connection.close(),
  }
}

async function* openItems(connection: Connection): AsyncGenerator<OpenItem> {
  const query = sql
    .selectFrom('open_item')
    .select(['item_id', 'severity', 'case_key', 'problem'])
    .where('to_op', 'is', null)
    .orderBy('item_id')
  for await (const batch of connection.batches(query.compile())) for (const row of batch) yield itemOf(row)
}

function itemOf(row: { item_id: number; severity: string; case_key: string | null; problem: string }): OpenItem {
  const problem: Problem = JSON.parse(row.problem)
  const severity: Severity = row.severity === 'pending' ? 'pending' : 'refused'
  return { id: row.item_id, severity, caseKey: row.case_key, problem }
}

async function dismissItem(
  connection: Connection,
  item: { readonly id: number; readonly reason: string },
  head: Parameters<Store['items']['dismiss']>[2],
): Promise<OpenItem | null> {
  return connection.immediate(async () => {
    const row = await connection.first(
      sql
        .selectFrom('open_item')
        .select(['item_id', 'severity', 'case_key', 'problem'])
        .where('item_id', '=', item.id)
        .where('to_op', 'is', null)
        .compile(),
    )
    if (row === null) return null
    await recordOperation(connection, {
      head,
      counts: { dismissed: 1 },
      write: async (seq) => {
        await connection.run(
          sql
            .updateTable('open_item')
            .set({ to_op: seq, closing_reason: item.reason })
            .where('item_id', '=', item.id)
            .compile(),
        )
      },
    })
    return itemOf(row)
  })
}

async function readConfirmations(connection: Connection): ReturnType<Store['policies']['confirmations']> {
  const rows = await connection.all(
    sql.selectFrom('policy_confirmation').selectAll().where('to_op', 'is', null).orderBy('version_id').compile(),
  )
  return rows.map((row) => ({
    policyId: row.policy_id,
    effectiveFrom: storedDate(row.effective_from),
    sha256: row.sha256,
    document: row.document,
    confirmedBy: row.confirmed_by,
  }))
}

async function confirmPolicies(
  ...[connection, confirmations, head]: [Connection, ...Parameters<Store['policies']['confirm']>]
): ReturnType<Store['policies']['confirm']> {
  return connection.immediate(() =>
    recordOperation(connection, {
      head,
      counts: { confirmed: confirmations.length },
      write: async (seq) => {
        for (const { policyId, effectiveFrom, sha256, document, confirmedBy } of confirmations) {
          await connection.run(
            sql
              .updateTable('policy_confirmation')
              .set({ to_op: seq })
              .where('policy_id', '=', policyId)
              .where('effective_from', '=', effectiveFrom)
              .where('to_op', 'is', null)
              .compile(),
          )
          await connection.run(
            sql
              .insertInto('policy_confirmation')
              .values({
                policy_id: policyId,
                effective_from: effectiveFrom,
                sha256,
                document,
                confirmed_by: confirmedBy,
                from_op: seq,
              })
              .compile(),
          )
        }
      },
    }),
  )
}

async function* readOperations(connection: Connection): ReturnType<Store['log']['operations']> {
  const query = sql
    .selectFrom('operation')
    .select(['seq', 'at', 'operator', 'command', 'counts', 'digest'])
    .orderBy('seq')
  for await (const batch of connection.batches(query.compile())) {
    for (const row of batch) {
      const counts: { readonly [name: string]: number } = JSON.parse(row.counts)
      yield { seq: row.seq, at: row.at, operator: row.operator, command: row.command, counts, digest: row.digest }
    }
  }
}
