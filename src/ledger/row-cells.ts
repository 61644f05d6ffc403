// One row seen through the columns of its sheet: cells by field, merges resolved, faults gathered. A merged cell fills
// the rows below it, but never the columns beside it. What the fields mean is left to decode.ts.
import type { Cell, CoveredCell, SheetRow } from '../domain/sheet.ts'
import type { LayoutColumn } from './layout.ts'
import { isNothing, trimmed } from './text.ts'
import { BLANK, type FilledCell, fault, type Reading, textOf, value } from './values/reading.ts'

export type ColumnsByField<F extends string> = { readonly [field in F]?: LayoutColumn<F> }

export function columnsByField<F extends string>(columns: readonly LayoutColumn<F>[]): ColumnsByField<F> {
  const byField: { [field in F]?: LayoutColumn<F> } = {}
  for (const column of columns) byField[column.field] = column
  return byField
}

export class RowCells<F extends string> {
  /** The row that is looked at; moved on by the one who decodes. */
  row: SheetRow = { row: 0, cells: [] }

  constructor(private readonly columns: ColumnsByField<F>) {}

  cell(field: F): Cell {
    const column = this.columns[field]
    return column === undefined ? null : (this.row.cells[column.index] ?? null)
  }

  /** The cell that a merge from a row above covers in this field's column, if it does. */
  mergedFromAbove(field: F): CoveredCell | null {
    const cell = this.cell(field)
    if (cell === null || typeof cell === 'string' || cell.kind !== 'covered') return null
    return cell.row < this.row.row && cell.column === this.columns[field]?.index ? cell : null
  }

  read<T>(field: F, parse: (cell: FilledCell) => Reading<T>): Reading<T> {
    const cell = this.cell(field)
    if (cell === null) return BLANK
    if (typeof cell === 'string') return parse(cell)
    if (cell.kind === 'fault') return fault('CELL-FAULT')
    if (cell.kind !== 'covered') return parse(cell)
    const master = this.mergedFromAbove(field)?.master ?? null
    if (master === null) return BLANK
    return typeof master !== 'string' && master.kind === 'fault' ? fault('CELL-FAULT') : parse(master)
  }

  /** The cell as text, with nothing interpreted; blank for an empty or faulty one. */
  text(field: F): string {
    const cell = this.cell(field)
    if (cell === null) return ''
    if (typeof cell === 'string') return trimmed(cell)
    const reading = this.read(field, readText)
    return reading.kind === 'value' ? reading.value : ''
  }
}

export function readText(cell: FilledCell): Reading<string> {
  const text = trimmed(textOf(cell))
  return isNothing(text) ? BLANK : value(text)
}
