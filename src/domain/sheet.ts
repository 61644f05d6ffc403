// A sheet as it was received: rows of cells, each cell with what the file really holds. The shape between the
// reading adapters and the ledger room; nothing here is interpreted yet.

/** A number cell of a workbook. `raw` keeps the digits of the file, so that an ID number is never seen through a float. */
export type NumberCell = {
  readonly kind: 'number'
  readonly raw: string
  /** The number format code of the cell, e.g. `yyyy/m/d`; null for General. */
  readonly format: string | null
  /** True when the format shows dates: the value is a day serial of `dateSystem`. */
  readonly isDate: boolean
  readonly dateSystem: 1900 | 1904
}

/** A cell under a merge other than its first: the value belongs to the cell at `row`, `column` (0-based column). */
export type CoveredCell = {
  readonly kind: 'covered'
  readonly row: number
  readonly column: number
  readonly master: PlainCell
}

/** A formula without a result, or an error value such as `#REF!`. */
export type FaultCell = { readonly kind: 'fault'; readonly text: string }

/** An ISO 8601 date or date-time cell (`t="d"`). */
export type IsoCell = { readonly kind: 'iso-date'; readonly text: string }

export type BooleanCell = { readonly kind: 'boolean'; readonly value: boolean }

/** null is blank; text is a plain string, of csv and of workbooks alike. */
export type PlainCell = null | string | NumberCell | BooleanCell | IsoCell | FaultCell
export type Cell = PlainCell | CoveredCell

export type SheetRow = {
  /** 1-based: the row number of the spreadsheet; for csv the record number. */
  readonly row: number
  /** For csv: the physical line on which the record starts. */
  readonly line?: number
  readonly hidden?: boolean
  readonly cells: readonly Cell[]
}

/** Rows in file order and in batches, so that memory does not grow with the file. */
export type RowBatches = AsyncIterable<readonly SheetRow[]>

export type SheetInfo = {
  /** null for csv, which has one sheet without a name. */
  readonly name: string | null
  readonly hidden: boolean
}

/** What the content is, whatever the name says. A web page that was saved as .xls is `html`. */
export type SheetKind = 'csv' | 'xlsx' | 'xls' | 'html' | 'xml-2003' | 'ods'

/** An opened file. `rows` may be called more than once and reads from the start each time. */
export type SheetFile = {
  /** File name without its folder. */
  readonly file: string
  readonly kind: SheetKind
  /** `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le`, `utf-16be` and, for web pages, others; null for workbooks. */
  readonly encoding: string | null
  /** What the person should know of the file as a whole: a name that belies the content. */
  readonly notices?: readonly string[]
  readonly sha256: string
  readonly sheets: readonly SheetInfo[]
  rows(sheetIndex: number): RowBatches
}
