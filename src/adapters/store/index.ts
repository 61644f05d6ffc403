// The embedded store: opens the workspace's gongtiao.db and puts the queries of each subject behind the Store type.
import { existsSync, statSync } from 'node:fs'
import { AppError } from '../../domain/app-error.ts'
import type { ScratchStore, Store } from '../../store.ts'
import { addAlias, readAliases } from './aliases.ts'
import { awardsOf } from './awards.ts'
import { operationOf, readBatches, readVersions } from './batches.ts'
import { caseWorkOf } from './case-work.ts'
import { countByMonth, countCases, findCases, listCases } from './cases.ts'
import { Connection, sql } from './connection.ts'
import { damagedStore } from './errors.ts'
import { readHeldFor } from './held-cases.ts'
import { dismissItem, openItems } from './items.ts'
import { tally } from './measure-sql.ts'
import { isBlank, isCurrent, migrate } from './migrate.ts'
import { monthFactsOf } from './month-facts.ts'
import { recordOperation, verifyOperations } from './operations.ts'
import { payrollOf } from './payroll.ts'
import { peopleChangesOf } from './people-changes.ts'
import { confirmPolicies, readConfirmations } from './policies.ts'
import { readPairs, relateCases } from './relations.ts'
import { rewindTo } from './rewind.ts'
import { readMissingRooms, readRoomStatus, reportZero } from './rooms.ts'
import { isRosterEmpty, readMediators, readRosterIndex, readStations } from './roster.ts'
import { importRoster } from './roster-import.ts'
import { runFault } from './run-faults.ts'
import { StagedImport } from './staging.ts'
import { undoImport } from './undo.ts'

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

/** A copy to compute in and to take back in time. It lives as long as the command: nothing of it must reach the disk. */
export async function openScratch({ path, salt }: OpenOptions): Promise<ScratchStore> {
  const connection = new Connection(path, { writable: true, salt })
  const store = await migrated(connection)
  connection.exec('PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF')
  return { ...store, rewindTo: (seq) => rewindTo(connection, seq) }
}

/** Digests see the rows, not the indexes through which they are found: SQLite's own check goes before. */
async function verifyWhole(connection: Connection): ReturnType<Store['log']['verify']> {
  if (connection.guard(() => connection.pragma('integrity_check(1)')) !== 'ok') throw damagedStore(connection.path)
  return (await verifyOperations(connection)) ?? runFault(connection)
}

function storeOf(connection: Connection): Store {
  return {
    roster: {
      isEmpty: () => isRosterEmpty(connection),
      stations: () => readStations(connection),
      mediators: () => readMediators(connection),
      index: () => readRosterIndex(connection),
      aliases: () => readAliases(connection),
      addAlias: (alias, head) => addAlias(connection, alias, head),
      import: (entries, head, dryRun) => importRoster(connection, entries, head, dryRun),
      ...peopleChangesOf(connection),
    },
    cases: {
      count: () => countCases(connection),
      list: (filter) => listCases(connection, filter),
      find: (no) => findCases(connection, no),
      beginImport: async () => new StagedImport(connection),
      countByMonth: (countsBy) => countByMonth(connection, countsBy),
      heldFor: async (caseId) => readHeldFor(connection, caseId),
      versions: (caseId) => readVersions(connection, caseId),
      batches: () => readBatches(connection),
      undo: (seq, head, dryRun) => undoImport(connection, { seq, head, dryRun }),
      pairs: (filter) => readPairs(connection, filter),
      relate: (cases, word, head) => relateCases(connection, { cases, ...word }, head),
    },
    ledgers: {
      status: (month) => readRoomStatus(connection, month),
      missing: (month) => readMissingRooms(connection, month),
      reportZero: (stationId, month, head) => reportZero(connection, { stationId, month }, head),
    },
    caseWork: caseWorkOf(connection),
    awards: awardsOf(connection),
    monthFacts: monthFactsOf(connection),
    items: {
      open: () => openItems(connection),
      dismiss: (id, answer, head) => dismissItem(connection, { id, ...answer }, head),
    },
    payroll: payrollOf(connection),
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

async function* readOperations(connection: Connection): ReturnType<Store['log']['operations']> {
  const query = sql
    .selectFrom('operation as o')
    .leftJoin('operation_note as n', 'n.op', 'o.seq')
    .select(['o.seq', 'o.at', 'o.operator', 'o.command', 'o.counts', 'o.digest', 'n.note'])
    .orderBy('o.seq')
  for await (const batch of connection.batches(query.compile())) for (const row of batch) yield operationOf(row)
}
