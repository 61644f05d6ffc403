// A small sheet as rows of text, for what people send back beside ledgers: attendance, opening sums, review sheets. Every
// cell is what a person sees: dates as YYYY-MM-DD, numbers as the digits of the file. What the columns mean is left to others.
import { AppError } from '../domain/app-error.ts'
import type { Cell, NumberCell, SheetFile, SheetRow } from '../domain/sheet.ts'
import { trimmed } from './text.ts'
import { readDate } from './values/date.ts'
import { plainDecimal, textOf } from './values/reading.ts'

export type SmallTable = {
  /** File name without its folder. */
  readonly file: string
  readonly sheet: string | null
  /** Rows with something in them, under the number that the spreadsheet shows. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** No bureau has more people, and no month more cases to decide; a ledger is read another way. */
const MOST_ROWS = 5_000
const MINUTES_A_DAY = 1440

/** The first sheet in sight that has something in it; a hidden one only where there is no other. */
export async function readSmallTable(file: SheetFile): Promise<SmallTable> {
  const order = [...file.sheets.entries()].sort(([, a], [, b]) => Number(a.hidden) - Number(b.hidden))
  for (const [index, { name }] of order) {
    const rows = await rowsOf(file, index, name)
    if (rows.length > 0) return { file: file.file, sheet: name, rows }
  }
  return { file: file.file, sheet: null, rows: [] }
}

async function rowsOf(file: SheetFile, index: number, sheet: string | null): Promise<SmallTable['rows']> {
  const rows: SmallTable['rows'][number][] = []
  for await (const batch of file.rows(index)) {
    for (const row of batch) {
      const cells = row.cells.map((cell, column) => shownText(cell, column, row))
      if (cells.every((cell) => cell === '')) continue
      if (rows.length === MOST_ROWS) throw tooLong(file.file, sheet)
      rows.push({ row: row.row, cells })
    }
  }
  return rows
}

/** A merge fills the rows below it with its text, never with its number: one sum over three people is nobody's own. */
function shownText(cell: Cell, column: number, row: SheetRow): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return trimmed(cell)
  switch (cell.kind) {
    case 'covered': {
      const isBelow = cell.column === column && cell.row < row.row
      return isBelow && typeof cell.master === 'string' ? trimmed(cell.master) : ''
    }
    case 'fault':
      return cell.text
    case 'number':
      return cell.isDate ? shownDate(cell) : plainDecimal(cell)
    case 'iso-date':
    case 'boolean':
      return textOf(cell)
  }
}

/** The day, with the time where the cell has one; a time alone and what is no date keep their digits. */
function shownDate(cell: NumberCell): string {
  const day = readDate(cell)
  const digits = plainDecimal(cell)
  if (day.kind !== 'value') return digits
  const minutes = Math.round(Number(`0.${/\.(\d+)$/.exec(digits)?.[1] ?? '0'}`) * MINUTES_A_DAY)
  if (minutes === 0 || minutes === MINUTES_A_DAY) return day.value
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${day.value} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function tooLong(file: string, sheet: string | null): AppError {
  const where = sheet === null ? file : `${file} 工作表“${sheet}”`
  return new AppError('SMALL-TABLE-TOO-LONG', `${where}：超过 ${MOST_ROWS} 行，没有读。`, {
    hint: '这里要的是一张小表；请检查是不是选错了文件，或分成几个文件。',
  })
}
