// Writes versions: the current row of a key is closed, the new one goes in beside it, and where nothing differs nothing
// is written. Reading them, and what their columns mean, is left to the file of each subject.
import type { Selectable } from 'kysely'
import type { Operation, OperationHead } from '../../store.ts'
import type { Connection } from './connection.ts'
import { recordOperation } from './operations.ts'
import type { Schema } from './schema.ts'

type Value = string | number | null
export type Row = { readonly [column: string]: Value }

/** A table of which a key's current version is the row without `to_op`, and the columns of that key. */
export type Versions<Table extends keyof Schema> = {
  readonly table: Table
  readonly key: readonly (keyof Selectable<Schema[Table]> & string)[]
}
type Keyed = { readonly table: keyof Schema; readonly key: readonly string[] }

/** All that a writer states of a version: every column but its number and its operations. */
export type Version<Table extends keyof Schema> = Row &
  Readonly<Omit<Selectable<Schema[Table]>, 'version_id' | 'from_op' | 'to_op'>>

export type VersionChange<Table extends keyof Schema> = {
  readonly to: Versions<Table>
  readonly rows: readonly Version<Table>[]
  /** Under which name the operation counts them. */
  readonly counted: string
}

/** One transaction with one operation; null, and nothing written, when every row says what the store already has. */
export async function recordVersions<Table extends keyof Schema>(
  connection: Connection,
  head: OperationHead,
  { to, rows, counted }: VersionChange<Table>,
): Promise<Operation | null> {
  return connection.immediate(async () => {
    const news = differing(connection, to, rows)
    if (news.length === 0) return null
    return recordOperation(connection, {
      head,
      counts: { [counted]: news.length },
      write: async (seq) => {
        for (const row of news) replaceVersion(connection, to, { row, seq })
      },
    })
  })
}

/** Of rows with one key the last one stands; a row of nothing but blanks is no news where there was none. */
function differing(connection: Connection, { table, key }: Keyed, rows: readonly Row[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [JSON.stringify(valuesOf(row, key)), row]))
  return [...byKey.values()].filter((row) => {
    const columns = Object.keys(row)
    const query = `SELECT ${columns.join(', ')} FROM ${table} WHERE to_op IS NULL AND ${matching(key)}`
    const current: Row | undefined = connection.guard(() => connection.statement(query).get(...valuesOf(row, key)))
    if (current === undefined) return columns.some((column) => row[column] !== null && !key.includes(column))
    return columns.some((column) => current[column] !== row[column])
  })
}

type Writing = { readonly row: Row; readonly seq: number }

/** Inside an operation: closes what is current under the row's key and writes the row. */
export function replaceVersion(connection: Connection, to: Keyed, { row, seq }: Writing): void {
  closeVersion(connection, to, { row, seq })
  insertVersion(connection, to.table, { row, seq })
}

export function closeVersion(connection: Connection, { table, key }: Keyed, { row, seq }: Writing): void {
  const query = `UPDATE ${table} SET to_op = ? WHERE to_op IS NULL AND ${matching(key)}`
  connection.guard(() => connection.statement(query).run(seq, ...valuesOf(row, key)))
}

/** Gives the number of the new row. */
export function insertVersion(connection: Connection, table: keyof Schema, { row, seq }: Writing): number {
  const columns = Object.keys(row)
  const marks = columns.map(() => '?').join(', ')
  const query = `INSERT INTO ${table} (${columns.join(', ')}, from_op) VALUES (${marks}, ?)`
  return connection.guard(() => Number(connection.statement(query).run(...valuesOf(row, columns), seq).lastInsertRowid))
}

const matching = (key: readonly string[]): string => key.map((column) => `${column} = ?`).join(' AND ')

function valuesOf(row: Row, columns: readonly string[]): readonly Value[] {
  return columns.map((column) => row[column] ?? null)
}
