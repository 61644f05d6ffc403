// The digest of an operation's rows, taken while they are written instead of read back afterwards. Its lines are
// byte for byte those that SQLite's json_array gives; a test holds the two together.
import { createHash } from 'node:crypto'
import type { PackedFacts } from '../../domain/packed-facts.ts'
import { FIRST_FACT_COLUMNS } from './case-rows.ts'
import type { Connection } from './connection.ts'

const PIECE = 65_536

export class LineDigest {
  readonly salt: string
  readonly #tables = new Map<string, Lines>()
  #isWhole = true

  constructor(salt: string) {
    this.salt = salt
  }

  add(table: string, line: string): void {
    let lines = this.#tables.get(table)
    if (lines === undefined) {
      lines = new Lines(this.salt)
      this.#tables.set(table, lines)
    }
    lines.add(line)
  }

  /** `ids` begins with the version; `packed` ends with the mediators, which are a line of their own. */
  addVersion(ids: readonly (string | number)[], packed: PackedFacts, place: readonly number[]): void {
    // Later columns are a part of their own, read back where an operation states them.
    this.add('case_version', JSON.stringify([...ids, ...packed.slice(0, FIRST_FACT_COLUMNS.length), ...place]))
    this.add('case_mediator', `[${ids[0]},${packed.at(-1)}]`)
  }

  /** A staged row was replaced: the rows must be read back after all. */
  giveUp(): void {
    this.#isWhole = false
  }

  /** Digests by table; those that are missing must be read back. Call once. */
  taken(): ReadonlyMap<string, string> {
    if (!this.#isWhole) return new Map()
    return new Map([...this.#tables].map(([table, lines]) => [table, lines.digest()]))
  }
}

/** Salted lines, hashed in pieces. */
export class Lines {
  readonly #hash: ReturnType<typeof createHash>
  #piece = ''

  constructor(salt: string) {
    this.#hash = createHash('sha256').update(salt)
  }

  add(line: string): void {
    this.#piece += `\n${line}`
    if (this.#piece.length >= PIECE) this.flush()
  }

  private flush(): void {
    this.#hash.update(this.#piece)
    this.#piece = ''
  }

  digest(): string {
    this.flush()
    return this.#hash.digest('hex')
  }
}

/** SQLite joins so many rows at a time: one call a chunk instead of one a row. */
const CHUNK = 1000

/** Digests by table that the writer has already taken, line for line the same as reading back. */
export type TakenDigests = ReadonlyMap<string, string>

/** Rows that an operation wrote or closed, each as one line of JSON. */
export type Source = {
  readonly from: string
  readonly key: string
  readonly line: string
  readonly where: string
  readonly value: number
}

export function digestLines(connection: Connection, salt: string, source: Source): string {
  const lines = new Lines(salt)
  const statement = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines, max(key) AS last, count(*) AS size FROM (
       SELECT ${source.line} AS line, ${source.key} AS key FROM ${source.from}
       WHERE ${source.where} AND ${source.key} > ? ORDER BY ${source.key} LIMIT ${CHUNK})`,
  )
  for (let last = -1, size = CHUNK; size === CHUNK; ) {
    const row = connection.guard(() => statement.get(source.value, last))
    if (row.size > 0) lines.add(row.lines)
    last = row.last
    size = row.size
  }
  return lines.digest()
}
