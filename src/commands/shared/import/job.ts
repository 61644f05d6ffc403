// What an import is asked to do, and what it counts.
import type { AppError } from '../../../domain/app-error.ts'
import type { LedgerContext } from '../../../ledger/context.ts'
import type { Store } from '../../../store.ts'
import type { ReceivedFile } from '../../../world.ts'

export type ImportCounts = {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly skipped: number
  readonly pending: number
  readonly warnings: number
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  skipped: 0,
  pending: 0,
  warnings: 0,
}

/** How the words of the command line want the files read; everything that a saved plan has to repeat. */
export type ReadingOptions = {
  readonly sheet: string | null
  readonly headerRow: number | null
  /** Header text → field, as `--map` gives it. */
  readonly map: readonly (readonly [string, string])[]
  readonly assignNumbers: boolean
  /** Changes to paid cases are accepted, for this reason. */
  readonly acceptPaid: string | null
}

export type ImportJob = {
  readonly store: Store
  readonly paths: readonly string[]
  readonly options: ReadingOptions
  readonly context: LedgerContext
  /** Answers that a person gave for the columns of one file. */
  readonly answers: Map<string, ReadonlyMap<string, string>>
}

/** One sheet that was read, as the result names it. */
export type ReadFile = {
  readonly file: string
  readonly sheet: string | null
  readonly encoding: string | null
  readonly headerRow: number
  readonly columns: readonly { readonly header: string; readonly field: string }[]
  readonly ignoredColumns: readonly string[]
  readonly profile: string | null
}

/** One file that was read: its sheets, and what is needed to find its cells again. */
export type ReadSource = {
  readonly path: string
  readonly received: ReceivedFile
  readonly isWorkbook: boolean
  readonly files: readonly ReadFile[]
  readonly places: readonly SheetPlace[]
}

export type SheetPlace = {
  readonly sheet: string | null
  readonly columns: readonly { readonly header: string; readonly field: string; readonly index: number }[]
  readonly headers: readonly string[]
}

export type FileOutcome =
  | {
      readonly kind: 'read'
      readonly source: ReadSource
      readonly notices: readonly string[]
      readonly counts: ImportCounts
    }
  /** `isHalfStaged`: rows of the file are in the staging, which must be thrown away. */
  | { readonly kind: 'unreadable'; readonly error: AppError; readonly isHalfStaged: boolean }
