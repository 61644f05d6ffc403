// The part of a workbook draft that is there to be filled in by a person: what may be typed where, what the drop-downs
// offer, which cells wait. How a spreadsheet is made to hold to it is left to the adapter.
import type { IsoDate } from './calendar.ts'

/** How typed text is kept: an ID number as text, a date as a date cell. */
export type CellFormat = 'text' | 'date' | 'money' | 'integer'

/** Named values of a drop-down; the name is of ASCII letters and digits. */
export type DraftList = { readonly name: string; readonly values: readonly string[] }

export type CellRule =
  | { readonly kind: 'one-of'; readonly list: string }
  | { readonly kind: 'date'; readonly from: IsoDate; readonly to: IsoDate }
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  /** No less than nothing, and no more than two decimals. */
  | { readonly kind: 'money' }
  /** 18 characters with their check digit, 15 digits, or another document; several in one cell are not looked into. */
  | { readonly kind: 'resident-id' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'account' }
  /** A header: not to be written over. */
  | { readonly kind: 'fixed' }

/** 1-based and inclusive. */
export type CellRange = {
  readonly fromColumn: number
  readonly toColumn: number
  readonly fromRow: number
  readonly toRow: number
}

export type CellCheck = {
  readonly range: CellRange
  readonly rule: CellRule
  /** What else is typed is refused, or only asked about. */
  readonly otherwise: 'refuse' | 'ask'
  /** Said when it is: what is wrong and what to write instead. */
  readonly message: string
  /** Shown while the cell is being filled. */
  readonly prompt?: string
}

/** Rows to fill: a row gets its frame with its first word, and a cell of `needed` is coloured until it is filled. */
export type FillingArea = { readonly range: CellRange; readonly needed: readonly number[] }
