// The digest of an import's rows, taken while they are staged instead of read back after they are written. Its lines are
// byte for byte those that SQLite's json_array gives; a test holds the two together.
import { createHash } from 'node:crypto'
import type { CaseMediator } from '../../domain/mediation-case.ts'

const PIECE = 65_536

export class LineDigest {
  readonly salt: string
  readonly #versions: Lines
  readonly #mediators: Lines
  #isWhole = true

  constructor(salt: string) {
    this.salt = salt
    this.#versions = new Lines(salt)
    this.#mediators = new Lines(salt)
  }

  addVersion(values: readonly (string | number | null)[]): void {
    this.#versions.add(JSON.stringify(values))
  }

  addMediators(versionId: number, mediators: readonly CaseMediator[]): void {
    for (const [position, one] of mediators.entries()) {
      this.#mediators.add(JSON.stringify([versionId, position, one.mediatorId, one.mediator, one.role, one.weight]))
    }
  }

  /** A staged row was replaced: the rows must be read back after all. */
  giveUp(): void {
    this.#isWhole = false
  }

  /** Digests by table, or nothing when they must be read back. Call once. */
  taken(): ReadonlyMap<string, string> {
    if (!this.#isWhole) return new Map()
    return new Map([
      ['case_version', this.#versions.digest()],
      ['case_mediator', this.#mediators.digest()],
    ])
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
