// The marks of one sheet by row and column, as the cells are met. A mark under a merge moves to the merge's first cell: the
// others show neither colour nor note.
import { type CellMark, worseOf } from '../../../domain/cell-mark.ts'
import type { Severity } from '../../../domain/problem.ts'
import { LIMITS } from '../faults.ts'
import type { Merge } from '../merges.ts'

/** What is marked at one cell. */
export type CellNote = { readonly severity: Severity; readonly sentences: readonly string[] }

/** Column → what is marked there; the key WHOLE_ROW is the row's first used cell. */
export type RowMarks = ReadonlyMap<number, CellNote>
export const WHOLE_ROW = -1

/** Row → its marks, rows ascending. */
export type SheetMarks = ReadonlyMap<number, RowMarks>

export function placeMarks(marks: readonly CellMark[], merges: readonly Merge[]): SheetMarks {
  const within = marks.filter(({ row, column }) => {
    const isRow = Number.isInteger(row) && row >= 1 && row <= LIMITS.rows
    return isRow && (column === null || (Number.isInteger(column) && column >= 0 && column < LIMITS.columns))
  })
  const firsts = firstCells(within, merges)
  const rows = new Map<number, Map<number, CellNote>>()
  for (const { row, column, severity, text } of within) {
    const first = column === null ? undefined : firsts.get(key(row, column))
    const at = first ?? { row, column: column ?? WHOLE_ROW }
    const sentence = at.row === row ? text : `第 ${row} 行：${text}`
    const columns = rows.get(at.row) ?? new Map<number, CellNote>()
    columns.set(at.column, joined(columns.get(at.column), { severity, sentences: [sentence] }))
    rows.set(at.row, columns)
  }
  return new Map([...rows].sort(([a], [b]) => a - b))
}

export function joined(before: CellNote | undefined, more: CellNote): CellNote {
  if (before === undefined) return more
  return {
    severity: worseOf(before.severity, more.severity),
    sentences: [...new Set([...before.sentences, ...more.sentences])],
  }
}

type Place = { readonly row: number; readonly column: number }

/** The first cell of the merge over each marked place that lies under one. */
function firstCells(marks: readonly CellMark[], merges: readonly Merge[]): ReadonlyMap<number, Place> {
  const columnsOf = new Map<number, number[]>()
  for (const { row, column } of marks) {
    if (column !== null) columnsOf.set(row, [...(columnsOf.get(row) ?? []), column])
  }
  const rows = [...columnsOf.keys()].sort((a, b) => a - b)
  const found = new Map<number, Place>()
  for (const { top, bottom, left, right } of merges) {
    for (let at = firstFrom(rows, top); at < rows.length; at++) {
      const row = rows[at] ?? 0
      if (row > bottom) break
      for (const column of columnsOf.get(row) ?? []) {
        if (column >= left && column <= right) found.set(key(row, column), { row: top, column: left })
      }
    }
  }
  return found
}

function firstFrom(rows: readonly number[], row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return low
}

function key(row: number, column: number): number {
  return row * LIMITS.columns + column
}
