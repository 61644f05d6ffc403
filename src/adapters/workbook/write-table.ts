// Writes Tables as an .xlsx, a sheet each, row by row as the rows come: memory holds the packed bytes, never the rows.
// exceljs is not used: its stream writer stamps the day into every part, and a table needs a dozen cell styles and no more.
import { AppError } from '../../domain/app-error.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import type { Column, Table, TableValue } from '../../domain/table.ts'
import { textWidth } from './cell-size.ts'
import { LIMITS } from './faults.ts'
import { type ZipPart, zipParts } from './rezip.ts'
import { sheetNames } from './sheet-names.ts'
import { headerCell, noteCell, valueCell } from './table-cell.ts'
import { packageParts, sheetEnd, sheetStart } from './table-package.ts'

/** Rows looked at to choose the width of columns that do not say theirs. */
const MEASURED_ROWS = 200
const NARROWEST = 8
const WIDEST = 48
/** Wider than this in half-width characters, a table is printed landscape. */
const PORTRAIT_WIDTH = 90
const DATE_WIDTH = 12
/** Characters handed to the compressor at a time. */
const PIECE = 64 * 1024

/** The bytes of an .xlsx file: titles in row 1, rows, an optional total, notes. The same tables give the same bytes. */
export async function writeTables(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(
    (table, index): ZipPart => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: inPieces(sheetXml(table)) }),
  )
  return zipParts([...packageParts(sheetNames(tables.map((table) => table.title))), ...sheets])
}

async function* sheetXml({ title, columns, rows, total, notes = [] }: Table): AsyncGenerator<string> {
  const remaining = asGenerator(rows)
  const first = await takeUpTo(remaining, MEASURED_ROWS)
  const widths = columns.map((column, index) =>
    columnWidth(
      column,
      [...first, total ?? []].map((values) => values[index]),
    ),
  )
  let row = 1
  yield sheetStart(widths)
  yield rowXml(
    row,
    columns.map((column, index) => headerCell(`${columnLetters(index)}1`, column.title)),
  )
  for (const values of first) yield valueRow(columns, ++row, values)
  for await (const values of remaining) yield valueRow(columns, ++row, values)
  const filter = columns.length === 0 ? null : `A1:${columnLetters(columns.length - 1)}${row}`
  if (total !== undefined) yield valueRow(columns, ++row, total, true)
  if (notes.length > 0) row++
  for (const note of notes) yield rowXml(++row, [noteCell(`A${row}`, note)])
  const landscape = widths.reduce((sum, width) => sum + width, 0) > PORTRAIT_WIDTH
  yield sheetEnd({ title, filter, landscape })
}

function valueRow(columns: readonly Column[], row: number, values: readonly TableValue[], bold = false): string {
  const cells = columns.map(({ kind }, index) =>
    valueCell({ address: `${columnLetters(index)}${row}`, kind, bold }, values[index] ?? null),
  )
  return rowXml(row, cells)
}

function rowXml(row: number, cells: readonly string[]): string {
  if (row > LIMITS.rows) {
    throw new AppError('TABLE-TOO-LONG', `表格超过 ${LIMITS.rows} 行，一张工作表放不下`, {
      hint: '请导出为 .csv，或缩小范围',
    })
  }
  return `<row r="${row}">${cells.join('')}</row>`
}

function columnWidth({ title, kind, width }: Column, values: readonly (TableValue | undefined)[]): number {
  if (width !== undefined) return width
  if (kind === 'date') return Math.max(DATE_WIDTH, textWidth(title) + 2)
  const widest = values.reduce<number>((most, value) => Math.max(most, shownWidth(kind, value)), textWidth(title))
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2))
}

function shownWidth(kind: Column['kind'], value: TableValue | undefined): number {
  if (value === null || value === undefined) return 0
  const width = Math.max(...String(value).split('\n').map(textWidth))
  // A point and a comma for each three digits of yuan.
  return kind === 'money' ? Math.ceil((width * 4) / 3) + 1 : width
}

async function* asGenerator<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, undefined> {
  for await (const row of rows) yield row
  return undefined
}

async function takeUpTo<T>(rows: AsyncGenerator<T, undefined>, count: number): Promise<readonly T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const next = await rows.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

/** Joins rows into pieces that are worth compressing one by one. */
async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const part of text) {
    piece += part
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}
