// Refusals that the readers of this folder share. The others are those of the workbook reader.
import { AppError } from '../../domain/app-error.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import { lostText } from '../csv/lost-text.ts'
import type { CellRow, LegacySheet } from './sheet-rows.ts'

export function noTable(file: string): AppError {
  return new AppError('WORKBOOK-BLANK', `${file}：网页里没有表格`, {
    hint: '请用 WPS 或 Excel 打开，确认数据在里面，另存为 .xlsx 后再导入',
  })
}

/** Refuses the first cell whose text was lost in decoding. */
export function refuseLostCells(sheets: readonly LegacySheet[], file: string): void {
  for (const { name, rows } of sheets) {
    const where = name === null ? file : `${file} 工作表“${name}”`
    for (const row of rows) refuseLostRow(row, where)
  }
}

export function refuseLostRow({ row, cells }: CellRow, where: string): void {
  for (const [column, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue
    const refusal = lostText(cell, `${where}：单元格 ${columnLetters(column)}${row} `, ' .xlsx ')
    if (refusal !== null) throw refusal
  }
}
