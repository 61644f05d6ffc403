// The digest of an operation's rows, taken while they are written instead of read back afterwards. Its lines are
// byte for byte those that SQLite's json_array gives; a test holds the two together.
import { createHash } from 'node:crypto'
import type { PackedFacts } from '../../domain/packed-facts.ts'

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
    this.add('case_version', JSON.stringify([...ids, ...packed.slice(0, -1), ...place]))
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
