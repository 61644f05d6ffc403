// Cells of one sheet as a reader of this folder finds them → the rows of domain/sheet.ts, with the limits of the workbook
// reader and its treatment of merges. What a cell means in its kind of file is left to the readers.

import { columnLetters } from '../../domain/column-letters.ts'
import type { Cell, PlainCell, RowBatches, SheetRow } from '../../domain/sheet.ts'
import { LIMITS, overLimit } from '../workbook/faults.ts'
import { type Merge, MergeCursor } from '../workbook/merges.ts'
import { detach } from '../workbook/text.ts'

const BATCH_ROWS = 500

/** A row as it stands in the file, merges not yet spread. */
export type CellRow = { readonly row: number; readonly cells: readonly PlainCell[] }

/** A sheet whose rows can be gone through as often as asked. */
export type LegacySheet = {
  readonly name: string | null
  readonly hidden: boolean
  /** Ascending, blank rows left out. */
  readonly rows: Iterable<CellRow>
  readonly hiddenRows: ReadonlySet<number>
  /** Ascending by their first cell. */
  readonly merges: readonly Merge[]
}

/** Gathers the cells of one sheet. Rows count from 1 and columns from 0, as in domain/sheet.ts; merges come anywhere. */
export class SheetGatherer {
  readonly #where: string
  readonly #rows = new Map<number, PlainCell[]>()
  readonly #hidden = new Set<number>()
  readonly #merges: Merge[] = []
  #places = 0

  constructor(where: string) {
    this.#where = where
  }

  put(row: number, column: number, cell: PlainCell): void {
    if (cell === null) return
    if (row > LIMITS.rows) throw overLimit(this.#where, `行号 ${row} 大于 ${LIMITS.rows}`)
    if (column >= LIMITS.columns) throw overLimit(this.#where, `第 ${row} 行超过 ${LIMITS.columns} 列`)
    if (typeof cell === 'string' && cell.length > LIMITS.cellText) {
      throw overLimit(this.#where, `单元格 ${columnLetters(column)}${row} 的文字超过 ${LIMITS.cellText} 字`)
    }
    const cells = this.#rows.get(row) ?? []
    if (cells.length === 0) this.#rows.set(row, cells)
    this.#places += Math.max(0, column + 1 - cells.length)
    if (this.#places > LIMITS.places) throw overLimit(this.#where, `单元格超过 ${LIMITS.places} 个`)
    while (cells.length < column) cells.push(null)
    // A slice of the page would hold the whole page in memory.
    cells[column] = typeof cell === 'string' ? detach(cell) : cell
  }

  hide(row: number): void {
    if (row <= LIMITS.rows) this.#hidden.add(row)
  }

  merge(merge: Merge): void {
    if (merge.top === merge.bottom && merge.left === merge.right) return
    if (this.#merges.length >= LIMITS.merges) throw overLimit(this.#where, `合并单元格超过 ${LIMITS.merges} 处`)
    this.#merges.push(merge)
  }

  finish(name: string | null, hidden: boolean): LegacySheet {
    const merges = this.#merges.sort((a, b) => a.top - b.top || a.left - b.left)
    const rows = [...this.#rows].sort(([a], [b]) => a - b).map(([row, cells]): CellRow => ({ row, cells }))
    return { name, hidden, rows, hiddenRows: this.#hidden, merges }
  }
}

/** The rows of a sheet from its start, with the covered cells in place. */
export async function* batchesOf({ rows, hiddenRows, merges }: LegacySheet, where: string): RowBatches {
  const cursor = new MergeCursor(merges, where)
  const merged = mergedRows(merges)
  let between = merged.next()
  let batch: SheetRow[] = []
  const add = (row: number, own: readonly PlainCell[]): void => {
    const cells: Cell[] = [...own]
    cursor.cover(row, cells)
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop()
    if (cells.length > 0) batch.push(hiddenRows.has(row) ? { row, hidden: true, cells } : { row, cells })
  }
  for (const { row, cells } of rows) {
    // Rows without a cell of their own that a merge from above still reaches.
    for (; between.done !== true && between.value < row; between = merged.next()) {
      add(between.value, [])
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    if (between.done !== true && between.value === row) between = merged.next()
    add(row, cells)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Every row that a merge reaches, once and ascending, as far as is asked. */
function* mergedRows(merges: readonly Merge[]): Generator<number> {
  let next = 1
  for (const { top, bottom } of merges) {
    for (next = Math.max(next, top); next <= bottom; next++) yield next
  }
}
