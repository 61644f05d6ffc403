// Writes a WorkbookDraft as .xlsx: the one door to exceljs. Typed cells, print set-up, and the same bytes for the same draft.
// Heights are computed in cell-size.ts, page breaks in page-breaks.ts; plain tables are written by write-table.ts.
import type { Cell, Worksheet } from 'exceljs'
import type { IsoDate } from '../../domain/calendar.ts'
import type { DraftCell, DraftRow, SheetDraft, WorkbookDraft } from '../../domain/workbook-draft.ts'
import { heightOf } from './cell-size.ts'
import { DATE_FORMAT, INTEGER_FORMAT, LOOKS, MONEY_FORMAT, TEXT_FORMAT } from './cell-style.ts'
import { breakBeforeLastRows } from './page-breaks.ts'
import { rezip } from './rezip.ts'
import { checkTextLength, excelSerial } from './serial.ts'
import { sheetNames } from './sheet-names.ts'
import { escapeText } from './text.ts'

export type WriteOptions = {
  /** Printed nowhere; kept in the file's properties. Fixed unless given, so that bytes do not depend on the day. */
  readonly createdOn?: IsoDate
}

const CREATOR = 'gongtiao'
const FIXED_CREATION = '2000-01-01'
const A4 = 9
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
  const names = sheetNames(draft.sheets.map((sheet) => sheet.name))
  for (const [index, sheet] of draft.sheets.entries()) writeSheet(workbook.addWorksheet(names[index]), sheet)
  return rezip(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

function writeSheet(worksheet: Worksheet, sheet: SheetDraft): void {
  setUpPage(worksheet, sheet)
  worksheet.columns = sheet.columnWidths.map((width) => ({ width: width + COLUMN_PADDING }))
  const heights: number[] = []
  const tall: TallCell[] = []
  for (const row of sheet.rows) {
    const number = heights.length + 1
    heights.push(writeRow(worksheet, { row, number, widths: sheet.columnWidths, tall }))
  }
  growForTallCells(heights, tall)
  heights.forEach((height, index) => {
    worksheet.getRow(index + 1).height = height
  })
  const { landscape, headRows, columnWidths, keepLastRows = 0 } = sheet
  const pageBreak = breakBeforeLastRows({ landscape, margins: MARGINS, columnWidths, heights, headRows, keepLastRows })
  if (pageBreak !== null) worksheet.getRow(pageBreak).addPageBreak()
}

function setUpPage(worksheet: Worksheet, { landscape, headRows, footer = '' }: SheetDraft): void {
  worksheet.pageSetup = {
    paperSize: A4,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: MARGINS,
    ...(headRows && { printTitlesRow: `${headRows.from}:${headRows.to}` }),
  }
  if (headRows) worksheet.views = [{ state: 'frozen', ySplit: headRows.to, topLeftCell: `A${headRows.to + 1}` }]
  // `&` begins a code in headers and footers.
  worksheet.headerFooter.oddFooter = `&L${footer.replaceAll('&', '&&')}&C第 &P 页 共 &N 页`
}

/** A cell over several rows, whose height is settled once its rows are known. */
type TallCell = { readonly from: number; readonly to: number; readonly height: number }

type RowRequest = {
  readonly row: DraftRow
  readonly number: number
  readonly widths: readonly number[]
  readonly tall: TallCell[]
}

/** Writes the cells and returns the height that the row needs. */
function writeRow(worksheet: Worksheet, { row, number, widths, tall }: RowRequest): number {
  let height = 0
  row.cells.forEach((draft, column) => {
    if (draft === null) return
    const { columns, rows } = draft.span ?? { columns: 1, rows: 1 }
    const look = LOOKS[draft.style ?? 'body']
    writeCell(worksheet.getCell(number, column + 1), draft)
    if (columns > 1 || rows > 1) worksheet.mergeCells(number, column + 1, number + rows - 1, column + columns)
    const room = widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0)
    const text = typeof draft.value === 'string' ? draft.value : ''
    const needed = heightOf({ text, columns: room, fontSize: look.font.size ?? 11 })
    height = Math.max(height, look.rowHeight, rows === 1 ? needed : 0)
    if (rows > 1) tall.push({ from: number, to: number + rows - 1, height: needed })
  })
  return row.height ?? height
}

function growForTallCells(heights: number[], tall: readonly TallCell[]): void {
  for (const { from, to, height } of tall) {
    const missing = height - heights.slice(from - 1, to).reduce((sum, value) => sum + value, 0)
    if (missing > 0) heights[to - 1] = (heights[to - 1] ?? 0) + missing
  }
}

function writeCell(cell: Cell, draft: DraftCell): void {
  const look = LOOKS[draft.style ?? 'body']
  const { value, format } = toValue(draft, cell.address)
  const isNumber = typeof draft.value === 'object' && draft.value !== null && !('date' in draft.value)
  const isDate = typeof draft.value === 'object' && draft.value !== null && 'date' in draft.value
  const natural = isNumber ? 'right' : isDate ? 'center' : look.align
  cell.value = value
  cell.style = {
    font: look.font,
    alignment: { vertical: 'middle', horizontal: draft.align ?? natural, wrapText: true },
    ...(format !== null && { numFmt: format }),
    ...(look.border && { border: look.border }),
    ...(look.fill && { fill: look.fill }),
  }
}

type FileValue = null | string | number | { readonly formula: string; readonly result: number }

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
