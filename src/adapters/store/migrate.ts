// Brings a store to the newest schema, and refuses what it does not know. Each step is one transaction with its version.
import { closeSync, openSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../domain/app-error.ts'
import { APPLICATION_ID, type Connection } from './connection.ts'
import { first } from './migrations/0001-first.ts'
import { importTables } from './migrations/0002-import.ts'
import { pay } from './migrations/0003-pay.ts'

type Migration = (connection: Connection) => void

const MIGRATIONS: readonly Migration[] = [
  (connection) => connection.exec(first),
  importTables,
  (connection) => connection.exec(pay),
]
export const SCHEMA_VERSION = MIGRATIONS.length

/** Check that the file is ours and not newer than this program; true when it is up to date. */
export function isCurrent(connection: Connection): boolean {
  const application = connection.guard(() => connection.pragma('application_id'))
  const version = connection.guard(() => connection.pragma('user_version'))
  if (application !== APPLICATION_ID) {
    throw new AppError('STORE-FOREIGN', `这不是 gongtiao 的数据库文件：${connection.path}`, {
      hint: '请确认工作区文件夹是否正确；如果是空文件或别的程序的文件，请用备份恢复。',
    })
  }
  if (typeof version !== 'number' || version > SCHEMA_VERSION) {
    throw new AppError(
      'STORE-NEWER',
      `数据库由更新版本的 gongtiao 写成（格式 ${version}，本程序只认得到 ${SCHEMA_VERSION}）：${connection.path}`,
      {
        hint: '请换用更新版本的 gongtiao。本程序没有读写这个文件。',
      },
    )
  }
  return version === SCHEMA_VERSION
}

/** True of a file in which nothing was ever recorded: an `init` was interrupted here. */
export function isBlank(connection: Connection): boolean {
  return connection.guard(() => {
    if (connection.statement('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return true
    const isOurs = connection.pragma('application_id') === APPLICATION_ID
    return isOurs && connection.statement('SELECT 1 FROM operation LIMIT 1').get() === undefined
  })
}

/** Apply what is missing. A store that already holds data is copied to `<file>.v<N>.bak` first. */
export async function migrate(connection: Connection): Promise<void> {
  const before = Number(connection.pragma('user_version'))
  if (before === SCHEMA_VERSION) return
  if (before > 0) keepCopy(connection, `${connection.path}.v${before}.bak`)
  await connection.immediate(async () => {
    // Read again under the lock: another process may have done it while this one waited.
    const version = Number(connection.pragma('user_version'))
    for (const [index, step] of MIGRATIONS.entries()) if (index >= version) step(connection)
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`)
  })
}

/** Whole under its name or not there; owner-only, as the store itself. */
function keepCopy(connection: Connection, path: string): void {
  const unfinished = `${path}.tmp`
  rmSync(unfinished, { force: true })
  closeSync(openSync(unfinished, 'wx', 0o600))
  connection.guard(() => connection.statement('VACUUM INTO ?').run(unfinished))
  renameSync(unfinished, path)
}
