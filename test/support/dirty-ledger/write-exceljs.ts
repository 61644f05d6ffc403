// Grids as a workbook written by exceljs: what a program of many offices writes, with dates, merges and hidden rows.
import ExcelJS from 'exceljs'
import type { DirtyCell, Grid } from './draft.ts'

const DATE_FORMAT = 'yyyy/m/d'

export async function exceljsBytes(grids: readonly Grid[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, hidden, rows, merges } of grids) {
    const sheet = workbook.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' })
    rows.forEach(({ cells, hidden: isHidden }, at) => {
      const row = sheet.getRow(at + 1)
      cells.forEach((cell, index) => {
        put(row.getCell(index + 1), cell)
      })
      if (isHidden) row.hidden = true
    })
    for (const { top, left, bottom, right } of merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function put(target: ExcelJS.Cell, cell: DirtyCell): void {
  if (cell === null) return
  if (typeof cell === 'string') target.value = cell
  else if (cell.kind === 'number') target.value = Number(cell.raw)
  else if (cell.kind === 'boolean') target.value = cell.value
  else {
    // UTC midnight: local midnight would be written as the day before.
    target.value = new Date(`${cell.date}T00:00:00Z`)
    target.numFmt = cell.shown ? DATE_FORMAT : 'General'
  }
}
