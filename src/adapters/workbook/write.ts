// Writes a WorkbookDraft as .xlsx: the one door to exceljs. Typed cells, print set-up, and the same bytes for the same draft.
// Heights are computed in cell-size.ts, page breaks in page-breaks.ts, what makes a form in write-form.ts; plain tables are
// written by write-table.ts.

import type { Cell, Column, Style, Worksheet } from 'exceljs'
import type { IsoDate } from '../../domain/calendar.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import type { Align, CellStyle, DraftCell, DraftRow, SheetDraft, WorkbookDraft } from '../../domain/workbook-draft.ts'
import type { CellFormat } from '../../domain/workbook-form.ts'
import { heightOf } from './cell-size.ts'
import { DATE_FORMAT, FORMATS, INTEGER_FORMAT, LOOKS, MONEY_FORMAT, TEXT_FORMAT } from './cell-style.ts'
import { breakBeforeLastRows } from './page-breaks.ts'
import { rezip } from './rezip.ts'
import { checkTextLength, excelSerial } from './serial.ts'
import { sheetNames } from './sheet-names.ts'
import { escapeText } from './text.ts'
import { addressOf, writeChecks, writeFilling, writeLists } from './write-form.ts'

export type WriteOptions = {
  /** Printed nowhere; kept in the file's properties. Fixed unless given, so that bytes do not depend on the day. */
  readonly createdOn?: IsoDate
}

const CREATOR = 'gongtiao'
const FIXED_CREATION = '2000-01-01'
/** ECMA-376 part 1, 18.3.1.63; the enumeration of exceljs lacks A3. */
const PAPER: Readonly<Record<'A4' | 'A3', number>> = { A4: 9, A3: 8 }
const LISTS_SHEET = '选项'
/** Inches. */
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 } as const
/** Excel counts its own cell padding into the width of a column. */
const COLUMN_PADDING = 0.71

/** The bytes of an .xlsx file. The same draft gives the same bytes, on every day and in every time zone. */
export async function writeWorkbook(draft: WorkbookDraft, options: WriteOptions = {}): Promise<Uint8Array> {
  // exceljs takes 0.4 s to load: only commands that write a workbook wait for it.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const created = new Date(`${options.createdOn ?? FIXED_CREATION}T00:00:00Z`)
  Object.assign(workbook, { creator: CREATOR, lastModifiedBy: CREATOR, created, modified: created })
  const { sheets, lists } = draft
  const names = sheetNames([...sheets.map((sheet) => sheet.name), LISTS_SHEET])
  for (const [index, sheet] of sheets.entries()) writeSheet(workbook.addWorksheet(names[index]), sheet)
  if (lists !== undefined) writeLists(workbook, names[sheets.length] ?? LISTS_SHEET, lists)
  return rezip(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

function writeSheet(worksheet: Worksheet, sheet: SheetDraft): void {
  setUpPage(worksheet, sheet)
  if (sheet.rowHeight !== undefined) worksheet.properties.defaultRowHeight = sheet.rowHeight
  const formats = sheet.columnFormats ?? []
  worksheet.columns = sheet.columnWidths.map((width, index) => columnOf(width, formats[index] ?? null))
  const heights: number[] = []
  const tall: TallCell[] = []
  const growing = new Set<number>()
  for (const row of sheet.rows) {
    const number = heights.length + 1
    heights.push(writeRow(worksheet, { row, number, widths: sheet.columnWidths, formats, tall }))
    if (row.height === 'auto') growing.add(number)
  }
  growForTallCells(heights, tall)
  heights.forEach((height, index) => {
    if (!growing.has(index + 1)) worksheet.getRow(index + 1).height = height
  })
  writeChecks(worksheet, sheet.checks ?? [])
  if (sheet.filling !== undefined) writeFilling(worksheet, sheet.filling)
  const { landscape, headRows, columnWidths, keepLastRows = 0 } = sheet
  const pageBreak = breakBeforeLastRows({ landscape, margins: MARGINS, columnWidths, heights, headRows, keepLastRows })
  if (pageBreak !== null) worksheet.getRow(pageBreak).addPageBreak()
}

/** What is typed below the rows of the draft looks and counts as in them. */
function columnOf(width: number, format: CellFormat | null): Partial<Column> {
  const whole = { width: width + COLUMN_PADDING }
  if (format === null) return whole
  const { font } = LOOKS.body
  const alignment = { vertical: 'middle', horizontal: ALIGNS[format], wrapText: true } as const
  return { ...whole, style: { font, alignment, numFmt: FORMATS[format] } }
}

function setUpPage(worksheet: Worksheet, sheet: SheetDraft): void {
  const { landscape, headRows, headColumns = 0, footer = '' } = sheet
  worksheet.pageSetup = {
    paperSize: PAPER[sheet.paper ?? 'A4'],
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: sheet.pagesAcross ?? 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: MARGINS,
    ...(headRows && { printTitlesRow: `${headRows.from}:${headRows.to}` }),
    ...(headColumns > 0 && { printTitlesColumn: `A:${columnLetters(headColumns - 1)}` }),
  }
  const ySplit = headRows?.to ?? 0
  const topLeftCell = addressOf(headColumns + 1, ySplit + 1)
  if (ySplit + headColumns > 0) worksheet.views = [{ state: 'frozen', xSplit: headColumns, ySplit, topLeftCell }]
  // `&` begins a code in headers and footers.
  worksheet.headerFooter.oddFooter = `&L${footer.replaceAll('&', '&&')}&C第 &P 页 共 &N 页`
}

/** A cell over several rows, whose height is settled once its rows are known. */
type TallCell = { readonly from: number; readonly to: number; readonly height: number }

type RowRequest = {
  readonly row: DraftRow
  readonly number: number
  readonly widths: readonly number[]
  readonly formats: readonly (CellFormat | null)[]
  readonly tall: TallCell[]
}

/** Writes the cells and returns the height that the row needs. */
function writeRow(worksheet: Worksheet, { row, number, widths, formats, tall }: RowRequest): number {
  let height = 0
  row.cells.forEach((draft, column) => {
    if (draft === null) return
    const { columns, rows } = draft.span ?? { columns: 1, rows: 1 }
    const look = LOOKS[draft.style ?? 'body']
    writeCell(worksheet.getCell(number, column + 1), draft, formats[column] ?? null)
    if (columns > 1 || rows > 1) worksheet.mergeCells(number, column + 1, number + rows - 1, column + columns)
    const room = widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0)
    const text = typeof draft.value === 'string' ? draft.value : ''
    const needed = heightOf({ text, columns: room, fontSize: look.font.size ?? 11 })
    height = Math.max(height, look.rowHeight, rows === 1 ? needed : 0)
    if (rows > 1) tall.push({ from: number, to: number + rows - 1, height: needed })
  })
  return typeof row.height === 'number' ? row.height : height
}

function growForTallCells(heights: number[], tall: readonly TallCell[]): void {
  for (const { from, to, height } of tall) {
    const missing = height - heights.slice(from - 1, to).reduce((sum, value) => sum + value, 0)
    if (missing > 0) heights[to - 1] = (heights[to - 1] ?? 0) + missing
  }
}

/** `waiting`: the format of the column, for a cell that is still to be filled. */
function writeCell(cell: Cell, draft: DraftCell, waiting: CellFormat | null): void {
  const look = LOOKS[draft.style ?? 'body']
  const isEmpty = draft.value === null || draft.value === ''
  const { value, format } = isEmpty ? emptyValue(waiting) : toValue(draft, cell.address)
  const isNumber = typeof draft.value === 'object' && draft.value !== null && !('date' in draft.value)
  const isDate = typeof draft.value === 'object' && draft.value !== null && 'date' in draft.value
  const typed = isEmpty && waiting !== null ? ALIGNS[waiting] : look.align
  const natural = isNumber ? 'right' : isDate ? 'center' : typed
  cell.value = value
  if (draft.hint !== undefined) cell.note = { texts: [{ text: escapeText(draft.hint) }] }
  cell.style = styleOf(draft.style ?? 'body', draft.align ?? natural, format)
}

/** exceljs knows a style object that it has met again without comparing it: one object for all cells that look alike. */
const STYLES = new Map<string, Partial<Style>>()

function styleOf(style: CellStyle, horizontal: Align, format: string | null): Partial<Style> {
  const key = `${style} ${horizontal} ${format}`
  const known = STYLES.get(key)
  if (known !== undefined) return known
  const { font, border, fill } = LOOKS[style]
  const made: Partial<Style> = {
    font,
    alignment: { vertical: 'middle', horizontal, wrapText: true },
    ...(format !== null && { numFmt: format }),
    ...(border && { border }),
    ...(fill && { fill }),
  }
  STYLES.set(key, made)
  return made
}

const ALIGNS: Readonly<Record<CellFormat, Align>> = { text: 'left', date: 'center', money: 'right', integer: 'right' }

type FileValue = null | string | number | { readonly formula: string; readonly result: number }

function emptyValue(waiting: CellFormat | null): { value: FileValue; format: string | null } {
  return { value: null, format: waiting === null ? null : FORMATS[waiting] }
}

function toValue({ value, sumOf }: DraftCell, address: string): { value: FileValue; format: string | null } {
  if (value === null || value === '') return { value: null, format: null }
  if (typeof value === 'string') {
    checkTextLength(value, address)
    return { value: escapeText(value), format: TEXT_FORMAT }
  }
  if ('date' in value) {
    const serial = excelSerial(value.date)
    return serial === null ? { value: value.date, format: TEXT_FORMAT } : { value: serial, format: DATE_FORMAT }
  }
  const isMoney = 'money' in value
  const result = isMoney ? value.money / 100 : value.integer
  return {
    value: sumOf === undefined ? result : sumFormula(sumOf, result),
    format: isMoney ? MONEY_FORMAT : INTEGER_FORMAT,
  }
}

const RANGES = /^[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?(?:,[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)*$/

/** Written with its result: previewers of WPS and many readers do not calculate. */
function sumFormula(ranges: string, result: number): FileValue {
  if (!RANGES.test(ranges)) throw new RangeError(`not a range of cells: ${ranges}`)
  return { formula: `SUM(${ranges})`, result }
}
