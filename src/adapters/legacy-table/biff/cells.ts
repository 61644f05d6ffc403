// The cells of one BIFF sheet, row by row: packed numbers unpacked, results of formulas taken, text looked up. A number
// keeps the digits of the file; which of them are dates, its format says.
import type { PlainCell } from '../../../domain/sheet.ts'
import { LIMITS } from '../../workbook/faults.ts'
import type { CellRow } from '../sheet-rows.ts'
import { type BiffBook, type BiffSheet, formatOfStyle } from './book.ts'
import {
  type BiffRecord,
  BOF,
  BOOLEAN_OR_ERROR,
  FORMULA,
  INTEGER,
  LABEL,
  NUMBER,
  RECORD,
  recordsFrom,
  TEXT_RESULT,
  TornRecord,
} from './records.ts'
import { BodyReader } from './text.ts'

/** MS-XLS 2.5.10. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
/** Programs that cannot compute leave a zero and ask for it to be computed on opening: both of these flags. */
const COMPUTE_ON_OPENING = 3

/** Rows with cells in ascending order. */
export function* rowsOf(book: BiffBook, sheet: BiffSheet): Generator<CellRow> {
  const found = cellsOf(book, sheet)
  if (!sheet.isOrdered) {
    yield* sorted(found)
    return
  }
  let present: { readonly row: number; readonly cells: PlainCell[] } | null = null
  for (const { row, column, cell } of found) {
    if (present !== null && row !== present.row) {
      yield present
      present = null
    }
    present ??= { row, cells: [] }
    place(present.cells, column, cell)
  }
  if (present !== null) yield present
}

function* sorted(found: Iterable<FoundCell>): Generator<CellRow> {
  const rows = new Map<number, PlainCell[]>()
  for (const { row, column, cell } of found) {
    const cells = rows.get(row) ?? []
    rows.set(row, cells)
    place(cells, column, cell)
  }
  for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) yield { row, cells }
}

function place(cells: PlainCell[], column: number, cell: PlainCell): void {
  while (cells.length <= column) cells.push(null)
  cells[column] = cell
}

/** Row from 1, column from 0. */
type FoundCell = { readonly row: number; readonly column: number; readonly cell: PlainCell }

function* cellsOf(book: BiffBook, sheet: BiffSheet): Generator<FoundCell> {
  let depth = 0
  /** The cell whose formula gives a text, which stands in a record behind it. */
  let waiting: Pick<FoundCell, 'row' | 'column'> | null = null
  for (const record of recordsFrom(book.stream, sheet.start)) {
    const { type, body } = record
    if (BOF.has(type)) depth++
    else if (type === RECORD.eof) {
      if (--depth === 0) return
    } else if (depth > 1) continue
    else if (type === RECORD.multipleRk) yield* multipleRk(book, body)
    else if (TEXT_RESULT.has(type)) {
      if (waiting === null) throw new TornRecord()
      yield { ...waiting, cell: blankAsNull(book.text.read(new BodyReader(record), isBiff2(type) ? 1 : 2)) }
      waiting = null
    } else {
      const cell = cellOf(book, record)
      if (cell === undefined) continue
      const at = { row: body.readUInt16LE(0) + 1, column: columnOf(body.readUInt16LE(2)) }
      if (cell === TEXT_FOLLOWS) waiting = at
      else yield { ...at, cell }
    }
  }
}

const TEXT_FOLLOWS = Symbol('text follows')

/** Undefined for a record without a cell. */
function cellOf(book: BiffBook, record: BiffRecord): PlainCell | typeof TEXT_FOLLOWS | undefined {
  const { type, body } = record
  // Below BIFF3 a cell has three bytes of attributes where later ones have two of style, and no format that is known here.
  const isOld = FORMULA.has(type) ? book.isBiff2 : isBiff2(type)
  const start = isOld ? 7 : 6
  const style = isOld || body.length < 6 ? -1 : body.readUInt16LE(4)
  if (NUMBER.has(type)) return numberCell(book, body.readDoubleLE(start), style)
  if (type === RECORD.rk) return numberCell(book, unpacked(body.readInt32LE(start)), style)
  if (type === RECORD.labelShared) return sharedText(book, body.readUInt32LE(start))
  if (LABEL.has(type)) return blankAsNull(book.text.read(new BodyReader(record, start), isOld ? 1 : 2))
  if (BOOLEAN_OR_ERROR.has(type)) return booleanOrError(body.readUInt8(start), body.readUInt8(start + 1) === 1)
  if (FORMULA.has(type)) return resultOf(book, body, { start, style })
  return type === INTEGER ? numberCell(book, body.readUInt16LE(start), style) : undefined
}

function* multipleRk(book: BiffBook, body: Buffer): Generator<FoundCell> {
  const row = body.readUInt16LE(0) + 1
  const first = body.readUInt16LE(2)
  for (let at = 4, column = first; at + 6 <= body.length - 2; at += 6, column++)
    yield {
      row,
      column: columnOf(column),
      cell: numberCell(book, unpacked(body.readInt32LE(at + 2)), body.readUInt16LE(at)),
    }
}

function resultOf(book: BiffBook, body: Buffer, { start, style }: { readonly start: number; readonly style: number }) {
  const isNumber = body.readUInt16LE(start + 6) !== 0xffff
  if (isNumber) {
    const value = body.readDoubleLE(start)
    const flags = body.length > start + 8 ? body.readUInt8(start + 8) : 0
    const isUncomputed = value === 0 && (flags & COMPUTE_ON_OPENING) === COMPUTE_ON_OPENING
    return isUncomputed ? ({ kind: 'fault', text: '=' } as const) : numberCell(book, value, style)
  }
  const kind = body.readUInt8(start)
  if (kind === 0) return TEXT_FOLLOWS
  return kind === 1 || kind === 2 ? booleanOrError(body.readUInt8(start + 2), kind === 2) : null
}

function numberCell(book: BiffBook, value: number, style: number): PlainCell {
  if (!Number.isFinite(value)) return { kind: 'fault', text: String(value) }
  const { code, isDate } = formatOfStyle(book, style)
  return { kind: 'number', raw: String(value), format: code, isDate, dateSystem: book.dateSystem }
}

/** MS-XLS 2.5.122: an integer of 30 bits or the upper half of a float, either perhaps in hundredths. */
function unpacked(rk: number): number {
  const half = Buffer.alloc(8)
  half.writeInt32LE(rk & ~3, 4)
  const value = (rk & 2) === 0 ? half.readDoubleLE(0) : rk >> 2
  return (rk & 1) === 0 ? value : value / 100
}

function sharedText(book: BiffBook, index: number): PlainCell {
  const text = book.shared[index]
  if (text === undefined) throw new TornRecord()
  return blankAsNull(text)
}

function booleanOrError(value: number, isError: boolean): PlainCell {
  return isError ? { kind: 'fault', text: ERRORS.get(value) ?? '#N/A' } : { kind: 'boolean', value: value === 1 }
}

function blankAsNull(text: string): string | null {
  return text === '' ? null : text
}

function columnOf(column: number): number {
  if (column >= LIMITS.columns) throw new TornRecord()
  return column
}

/** True for the cells of BIFF2, its formulas apart. */
function isBiff2(type: number): boolean {
  return type < 0x10
}
