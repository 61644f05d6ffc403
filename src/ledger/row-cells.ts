// One row seen through the columns of its sheet: cells by field, merges and 同上 resolved, faults gathered. A merged cell
// fills the rows below it, but never the columns beside it. What the fields mean is left to decode.ts.
import type { Cell, CoveredCell, PlainCell, SheetRow } from '../domain/sheet.ts'
import type { LayoutColumn } from './layout.ts'
import { isDitto, isNothing, trimmed } from './text.ts'
import { BLANK, type FilledCell, fault, type Reading, textOf, value } from './values/reading.ts'

export type ColumnsByField<F extends string> = { readonly [field in F]?: LayoutColumn<F> }

export function columnsByField<F extends string>(columns: readonly LayoutColumn<F>[]): ColumnsByField<F> {
  const byField: { [field in F]?: LayoutColumn<F> } = {}
  for (const column of columns) byField[column.field] = column
  return byField
}

/** What 同上 stands for, by column: the cell that it repeats, or null where there is none to repeat. */
type Dittos = ReadonlyMap<number, PlainCell>

/** Columns that tell one row from another: there 同上 says nothing that can be believed. */
const OWN_IN_EACH_ROW: ReadonlySet<string> = new Set([
  'caseNo',
  'amount',
  'applicantId',
  'respondentId',
  'applicantPhone',
  'respondentPhone',
  'residentId',
  'phone',
  'account',
])

const NO_ROW: SheetRow = { row: 0, cells: [] }

export class RowCells<F extends string> {
  private current: SheetRow = NO_ROW
  private dittos: Dittos | null = null
  private readonly mapped: readonly number[]

  constructor(private readonly columns: ColumnsByField<F>) {
    const all: readonly (LayoutColumn<F> | undefined)[] = Object.values(columns)
    this.mapped = all.flatMap((column) => (column === undefined ? [] : [column.index]))
  }

  /** The row that is looked at. */
  get row(): SheetRow {
    return this.current
  }

  /** On to the next row of data; what the one before held is kept for 同上. */
  moveTo(row: SheetRow): void {
    let dittos: Map<number, PlainCell> | null = null
    for (const index of this.mapped) {
      const cell = row.cells[index]
      if (cell === undefined || cell === null || !mayBeDitto(cell, index) || !isDitto(ownText(cell))) continue
      dittos ??= new Map()
      dittos.set(index, this.repeated(index))
    }
    this.current = row
    this.dittos = dittos
  }

  /** What stands in a column of the row above, its own 同上 resolved. */
  private repeated(index: number): PlainCell {
    const above = this.dittos?.get(index)
    if (above !== undefined) return above
    const cell = this.current.cells[index] ?? null
    if (cell === null || typeof cell === 'string' || cell.kind !== 'covered') return cell
    return cell.column === index ? cell.master : null
  }

  cell(field: F): Cell {
    const column = this.columns[field]
    return column === undefined ? null : (this.current.cells[column.index] ?? null)
  }

  /** The cell that a merge from a row above covers in this field's column, if it does. */
  mergedFromAbove(field: F): CoveredCell | null {
    const cell = this.cell(field)
    if (cell === null || typeof cell === 'string' || cell.kind !== 'covered') return null
    return cell.row < this.current.row && cell.column === this.columns[field]?.index ? cell : null
  }

  read<T>(field: F, parse: (cell: FilledCell) => Reading<T>): Reading<T> {
    const cell = this.cell(field)
    if (cell === null) return BLANK
    if (this.dittos !== null && this.isDitto(field)) return this.readDitto(field, parse)
    if (typeof cell === 'string') return parse(cell)
    if (cell.kind === 'fault') return fault('CELL-FAULT')
    if (cell.kind !== 'covered') return parse(cell)
    const master = this.mergedFromAbove(field)?.master ?? null
    if (master === null) return BLANK
    return typeof master !== 'string' && master.kind === 'fault' ? fault('CELL-FAULT') : parse(master)
  }

  private isDitto(field: F): boolean {
    return this.dittos?.has(this.columns[field]?.index ?? -1) ?? false
  }

  /** As the row above says, when that can be read; else nothing is taken from it. */
  private readDitto<T>(field: F, parse: (cell: FilledCell) => Reading<T>): Reading<T> {
    if (OWN_IN_EACH_ROW.has(field)) return fault('DITTO-NOT-HERE')
    const cell = this.dittos?.get(this.columns[field]?.index ?? -1) ?? null
    if (cell === null) return fault('DITTO-ABOVE')
    const reading = typeof cell !== 'string' && cell.kind === 'fault' ? fault('CELL-FAULT') : parse(cell)
    if (reading.kind === 'value') return reading
    return reading.kind === 'blank'
      ? fault('DITTO-ABOVE')
      : fault('DITTO-ABOVE', { message: '写的是“同上”，上一行这一栏却读不出来' })
  }

  /** The cell as text, with nothing interpreted; blank for an empty or faulty one. */
  text(field: F): string {
    const cell = this.cell(field)
    if (cell === null) return ''
    if (typeof cell === 'string' && this.dittos === null) return trimmed(cell)
    const reading = this.read(field, readText)
    return reading.kind === 'value' ? reading.value : ''
  }
}

export function readText(cell: FilledCell): Reading<string> {
  const text = trimmed(textOf(cell))
  return isNothing(text) ? BLANK : value(text)
}

/** A glance at the first character, since nearly every cell of a ledger is something else. */
function mayBeDitto(cell: Exclude<Cell, null>, index: number): boolean {
  if (typeof cell !== 'string') return cell.kind === 'covered' && cell.column === index
  const first = cell.charCodeAt(0)
  // Blanks and quotes below `(`, 〃 々 and quotes of general punctuation and of CJK, full-width quotes, 同 上 仝.
  return first < 0x28 || MAY_BEGIN_DITTO.has(first)
}

const MAY_BEGIN_DITTO = new Set(
  [...'`,，（( \u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000″“”‘’˝〃々〝〞＂＇同上仝'].map((character) =>
    character.charCodeAt(0),
  ),
)

function ownText(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'string') return cell
  return cell.kind === 'covered' && typeof cell.master === 'string' ? cell.master : ''
}
