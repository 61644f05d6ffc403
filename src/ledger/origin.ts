// Where the facts of a case came from, for `case show --origin`: the mapped cells of its row with the text that the file
// holds, nothing interpreted. Masking is left to the caller: see maskedText of findings.ts.
import { columnLetters } from '../domain/column-letters.ts'
import type { Cell, PlainCell, SheetRow } from '../domain/sheet.ts'
import type { LedgerField } from './fields.ts'
import type { LayoutColumn } from './layout.ts'
import { isDitto } from './text.ts'

export type OriginCell = {
  readonly field: LedgerField
  readonly header: string
  /** Letters of the column, `C`. */
  readonly column: string
  /** The cell that holds the text, `C5`: of merged cells the first. */
  readonly cell: string
  /** As the file holds it: text as it is, numbers and dates digit by digit; empty for a blank cell. */
  readonly raw: string
  /** The number format, where the cell is a number that has one. */
  readonly format?: string
  /** What a person should know of how it was read. */
  readonly remark?: string
}

export function describeRow(row: SheetRow, columns: readonly LayoutColumn<LedgerField>[]): readonly OriginCell[] {
  return columns.map(({ field, header, index }) => {
    const cell = row.cells[index] ?? null
    const column = columnLetters(index)
    return { field, header, column, ...contentOf(cell, { row: row.row, index, column }) }
  })
}

type Place = { readonly row: number; readonly index: number; readonly column: string }
type Content = Pick<OriginCell, 'cell' | 'raw' | 'format' | 'remark'>

function contentOf(cell: Cell, { row, index, column }: Place): Content {
  const own = `${column}${row}`
  if (cell === null || typeof cell === 'string' || cell.kind !== 'covered') return { cell: own, ...rawOf(cell) }
  // A merge fills the rows below it, never the columns beside it.
  if (cell.column !== index) return { cell: own, raw: '', remark: '合并在左边的单元格里，没有采用' }
  return { cell: `${column}${cell.row}`, ...rawOf(cell.master), remark: `与第 ${cell.row} 行合并的单元格` }
}

function rawOf(cell: PlainCell): Pick<OriginCell, 'raw' | 'format' | 'remark'> {
  if (cell === null) return { raw: '' }
  if (typeof cell === 'string') return isDitto(cell) ? { raw: cell, remark: '照抄上一行' } : { raw: cell }
  switch (cell.kind) {
    case 'number':
      return {
        raw: cell.raw,
        ...(cell.format === null ? {} : { format: cell.format }),
        ...(cell.isDate ? { remark: `${cell.dateSystem} 日期系统的序号` } : {}),
      }
    case 'boolean':
      return { raw: cell.value ? 'TRUE' : 'FALSE' }
    case 'iso-date':
    case 'fault':
      return { raw: cell.text }
  }
}
