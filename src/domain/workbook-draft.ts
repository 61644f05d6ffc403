// A workbook to be written: sheets of typed cells with print set-up. The shape between the pure rooms that lay out
// papers and the adapter that writes .xlsx. Text is always a text cell, never a formula.
import type { IsoDate } from './calendar.ts'
import type { Fen } from './money.ts'
import type { CellCheck, CellFormat, DraftList, FillingArea } from './workbook-form.ts'

export type CellStyle = 'title' | 'subtitle' | 'header' | 'body' | 'example' | 'total' | 'note' | 'signature'
export type Align = 'left' | 'center' | 'right'

export type DraftCell = {
  readonly value: null | string | { readonly integer: number } | { readonly money: Fen } | { readonly date: IsoDate }
  readonly style?: CellStyle
  readonly align?: Align
  /** Cells that this one covers to the right and below, itself included. */
  readonly span?: { readonly columns: number; readonly rows: number }
  /** For a money total: the range it sums, e.g. `G4:G26`; written as a formula together with its value. */
  readonly sumOf?: string
  /** Shown when the pointer rests on the cell. */
  readonly hint?: string
}

/** `auto`: as high as what is typed into it later. */
export type DraftRow = { readonly cells: readonly (DraftCell | null)[]; readonly height?: number | 'auto' }

export type SheetDraft = {
  readonly name: string
  /** Widths in half-width characters. */
  readonly columnWidths: readonly number[]
  readonly rows: Iterable<DraftRow>
  readonly landscape: boolean
  /** Rows repeated at the top of each printed page, 1-based and inclusive; also frozen on the screen. */
  readonly headRows?: { readonly from: number; readonly to: number }
  /** Printed left at the foot of each page beside 第 X 页 共 Y 页. */
  readonly footer?: string
  /** The last n rows (signatures) are kept together on one page. */
  readonly keepLastRows?: number
  /** A4 unless it says so. */
  readonly paper?: 'A3'
  /** Pages side by side that the columns are fitted to; 1 unless it says so. */
  readonly pagesAcross?: number
  /** The first n columns are repeated on each page and stay in sight on the screen. */
  readonly headColumns?: number
  /** What is typed into a cell of the column, also below the last row; null leaves it to the spreadsheet. */
  readonly columnFormats?: readonly (CellFormat | null)[]
  /** Of rows without a height of their own. */
  readonly rowHeight?: number
  readonly checks?: readonly CellCheck[]
  readonly filling?: FillingArea
}

export type WorkbookDraft = {
  readonly sheets: readonly SheetDraft[]
  /** What the drop-downs offer, kept on a hidden sheet. */
  readonly lists?: readonly DraftList[]
}
