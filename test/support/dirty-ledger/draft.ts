// The shapes of a dirty ledger while it is being made: cells as a hand would leave them, rows with the truth that they
// state, sheets as grids. How bytes come of it is left to write-csv.ts, write-exceljs.ts and write-xml.ts.
import type { IsoDate } from '../../../src/domain/calendar.ts'
import type { CaseFacts } from '../../../src/domain/mediation-case.ts'
import type { LedgerField } from '../../../src/ledger/fields.ts'

/** `number`: the digits that stand in the file. `shown: false`: a serial whose cell has no date format. */
export type DirtyCell =
  | null
  | string
  | { readonly kind: 'number'; readonly raw: string }
  | { readonly kind: 'date'; readonly date: IsoDate; readonly shown: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean }

/** What reading a row must give. Codes are those of the contract; a refused row must have all of them and no other. */
export type RowTruth = {
  /** null where the row has no number that can be read. */
  readonly caseKey: string | null
  readonly facts: CaseFacts
  readonly station: string
  readonly refused: readonly string[]
  /** `field CODE` */
  readonly pending: readonly string[]
  /** Warnings that must be among those of the row. */
  readonly warned: readonly string[]
}

export type DirtyRow = {
  readonly cells: ReadonlyMap<LedgerField, DirtyCell>
  readonly truth: RowTruth
}

/** A rectangle of cells shown as one; rows and columns from 0, both ends included. */
export type GridMerge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type GridRow = {
  readonly cells: readonly DirtyCell[]
  readonly hidden: boolean
  /** The row of data that stands here; null for titles, headers, totals, notes and blank rows. */
  readonly data: DirtyRow | null
}

export type Grid = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly GridRow[]
  readonly merges: readonly GridMerge[]
  /** Index of the (lower) header row; null for a sheet that is no ledger. */
  readonly headerRow: number | null
  /** Below the header, rows that are no cases. `blank` rows do not exist in a workbook. */
  readonly skipped: { readonly blank: number; readonly other: number }
}

/** How the bytes are made. */
export type FileForm =
  | {
      readonly kind: 'csv'
      readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030'
      readonly delimiter: ',' | ';' | '\t'
      readonly newline: '\n' | '\r\n'
      readonly quotes: 'needed' | 'all' | 'formula'
    }
  | { readonly kind: 'exceljs' }
  | {
      readonly kind: 'xml'
      readonly prefix: '' | 'x:'
      readonly date1904: null | '1' | 'true'
      readonly strings: 'shared' | 'inline' | 'formula' | 'rich'
      readonly dates: 'serial' | 'iso'
      /** Cells and rows say where they stand. */
      readonly addresses: boolean
    }

export type DirtyLedger = {
  readonly seed: number
  readonly name: string
  readonly form: FileForm
  readonly grids: readonly Grid[]
  /** Texts that name a person or a number of one: never to be printed unmasked. */
  readonly secrets: readonly string[]
  /** Whether the rows mean the same in any order. */
  readonly canShuffle: boolean
}
