// A table for a person or a spreadsheet: columns with a kind, rows of values. What terminal, csv, xlsx and Markdown draw.
import type { Fen } from './money.ts'

export type ColumnKind = 'text' | 'integer' | 'money' | 'percent' | 'date'

export type Column = {
  readonly title: string
  readonly kind: ColumnKind
  /** Preferred width in half-width characters, for spreadsheets; measured when left out. */
  readonly width?: number
}

/** money is Fen, percent a two-decimal string, date an ISO date; null is an empty cell. */
export type TableValue = string | number | Fen | null

export type Table = {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<readonly TableValue[]> | AsyncIterable<readonly TableValue[]>
  /** A last row, set apart (合计). */
  readonly total?: readonly TableValue[]
  /** Sentences under the table. */
  readonly notes?: readonly string[]
}
