// One connection to the embedded store: pragmas asserted, immediate transactions, prepared statements kept.
// Queries come in compiled by kysely; the door is async so that a server store can stand behind the same calls.
import { accessSync, chmodSync, closeSync, constants, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { CompiledQuery, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { AppError } from '../../domain/app-error.ts'
import { describeStoreError, isBusy, isUnfinishedWrite } from './errors.ts'
import type { Schema } from './schema.ts'

/** `gong` in ASCII: marks the file as ours. */
export const APPLICATION_ID = 0x676f6e67
const BUSY_MILLISECONDS = 10_000
/** Waiting for a writer is done in short sleeps: the driver sleeps deaf, and Ctrl-C must be heard. */
const NAP_MILLISECONDS = 100

/** kysely as a typed compiler of SQL: it never runs anything itself. */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

type Value = string | number | null

/** SQL of our own where the typed compiler has no word for it; its dialect is SQLite's. */
export function rawQuery(text: string, parameters: readonly Value[]): CompiledQuery {
  return CompiledQuery.raw(text, [...parameters])
}

export type ConnectionOptions = {
  readonly writable: boolean
  readonly create?: boolean
  readonly salt: () => string
  /** How long to wait for another writer. */
  readonly busyMilliseconds?: number
}

export class Connection {
  readonly path: string
  readonly writable: boolean
  /** A fresh random salt for each operation's digest. */
  readonly salt: () => string
  readonly #busyMilliseconds: number
  readonly #database: DatabaseSyncInstance
  readonly #statements = new Map<string, StatementSyncInstance>()

  constructor(path: string, options: ConnectionOptions) {
    this.path = path
    this.salt = options.salt
    this.writable = options.writable
    this.#busyMilliseconds = options.busyMilliseconds ?? BUSY_MILLISECONDS
    if (options.create === true) createOwnerOnly(path)
    else if (!existsSync(path)) {
      throw new AppError('STORE-MISSING', `工作区里没有数据库文件：${path}`, {
        hint: '请确认工作区文件夹，或用 gongtiao init 新建一个工作区。',
      })
    } else if (options.writable) refuseReadOnly(path)
    this.#database = this.guard(() => {
      if (!options.writable) undoUnfinishedWrite(path)
      return new DatabaseSync(path, { readOnly: !options.writable, timeout: this.#busyMilliseconds })
    })
    try {
      this.guard(() => this.prepareSession())
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Run one of the driver's calls and turn its errors into sentences. */
  guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw describeStoreError(error, this.path)
    }
  }

  private prepareSession(): void {
    // A rollback journal because clerks copy the .db file; EXTRA also syncs the folder after the journal is gone.
    if (this.writable)
      this.#database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON')
    this.#database.exec(
      'PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF',
    )
    const asserted: readonly (readonly [string, number | string])[] = this.writable
      ? [
          ['synchronous', 3],
          ['foreign_keys', 1],
          ['journal_mode', 'delete'],
        ]
      : [['foreign_keys', 1]]
    for (const [name, expected] of asserted) {
      const value = this.pragma(name)
      if (value !== expected) throw new Error(`pragma ${name} is ${value}, not ${expected}`)
    }
  }

  pragma(name: string): Value {
    const row = this.statement(`PRAGMA ${name}`).get()
    return row === undefined ? null : (Object.values<Value>(row)[0] ?? null)
  }

  /** Statements of our own text, for schema and bulk paths. */
  exec(text: string): void {
    this.guard(() => this.#database.exec(text))
  }

  statement(text: string): StatementSyncInstance {
    const kept = this.#statements.get(text)
    if (kept !== undefined) return kept
    const statement = this.guard(() => this.#database.prepare(text))
    this.#statements.set(text, statement)
    return statement
  }

  async all<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
    return this.guard(() => this.statement(query.sql).all(...values(query)))
  }

  async first<Row>(query: CompiledQuery<Row>): Promise<Row | null> {
    return this.guard(() => this.statement(query.sql).get(...values(query)) ?? null)
  }

  async run(query: CompiledQuery<unknown>): Promise<{ readonly changes: number; readonly lastId: number }> {
    const result = this.guard(() => this.statement(query.sql).run(...values(query)))
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
  }

  /** Rows in batches; memory does not grow with their number. Uses a statement of its own: streams may overlap. */
  async *batches<Row>(query: CompiledQuery<Row>, size = 500): AsyncGenerator<readonly Row[]> {
    const statement = this.guard(() => this.#database.prepare(query.sql))
    const rows: Iterator<Row> = this.guard(() => statement.iterate(...values(query)))
    for (;;) {
      const batch = this.guard(() => take(rows, size))
      if (batch.length > 0) yield batch
      if (batch.length < size) return
    }
  }

  /** One immediate transaction: waits for another writer, then all or nothing. */
  async immediate<T>(work: () => Promise<T>): Promise<T> {
    if (!this.writable) throw new AppError('STORE-READ-ONLY', `数据库以只读方式打开：${this.path}`)
    await this.patiently('BEGIN IMMEDIATE')
    try {
      const result = await work()
      await this.patiently('COMMIT')
      return result
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /** What went wrong is already known; a rollback that fails is done by the journal when the store is next opened. */
  rollback(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    } catch {
      this.close()
    }
  }

  private async patiently(text: string): Promise<void> {
    const end = performance.now() + this.#busyMilliseconds
    this.exec(`PRAGMA busy_timeout = ${NAP_MILLISECONDS}`)
    try {
      for (;;) {
        try {
          return this.exec(text)
        } catch (error) {
          if (!isBusy(error) || performance.now() > end) throw error
          await delay(NAP_MILLISECONDS)
        }
      }
    } finally {
      this.exec(`PRAGMA busy_timeout = ${this.#busyMilliseconds}`)
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }
}

function take<Row>(rows: Iterator<Row>, size: number): readonly Row[] {
  const batch: Row[] = []
  while (batch.length < size) {
    const next = rows.next()
    if (next.done === true) break
    batch.push(next.value)
  }
  return batch
}

function values(query: CompiledQuery<unknown>): readonly Value[] {
  return query.parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value
    if (typeof value === 'boolean') return value ? 1 : 0
    throw new Error(`a query parameter of type ${typeof value}`)
  })
}

/** A killed writer leaves a journal that the next opening undoes; a reader that may not write cannot, so it is done first. */
function undoUnfinishedWrite(path: string): void {
  if (!existsSync(`${path}-journal`)) return
  const look = (readOnly: boolean): void => {
    const database = new DatabaseSync(path, { readOnly, timeout: BUSY_MILLISECONDS })
    try {
      database.prepare('SELECT count(*) FROM sqlite_schema').get()
    } finally {
      database.close()
    }
  }
  try {
    look(true)
  } catch (error) {
    if (!isUnfinishedWrite(error)) throw error
    look(false)
  }
}

/** SQLite would open it all the same and say so only at the first write, after all the reading is done. */
function refuseReadOnly(path: string): void {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK)
  } catch {
    throw new AppError('STORE-READ-ONLY', `数据库只能读，不能写：${path}`, {
      hint: '请检查文件夹和文件的权限，或把整个工作区复制到可写的位置再试。数据没有任何改动。',
    })
  }
}

/** The file exists with owner-only rights before SQLite touches it; its journal takes the same rights. */
function createOwnerOnly(path: string): void {
  closeSync(openSync(path, 'wx', 0o600))
  chmodSync(path, 0o600)
}
