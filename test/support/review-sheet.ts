// A 审核表 as a bureau fills it: the exported workbook with words typed into it, or a csv of its own.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import exceljs, { type CellValue, type Worksheet } from 'exceljs'
import { csvOf, type Workspace } from './workspace.ts'

type Cells = { readonly [header: string]: CellValue }

/** Who decides, and when; a test adds what. */
export const DECIDED = { 审核人: '王科长', 审核日期: '2017-11-20' }

export async function sheetOf(
  { folder }: Workspace,
  file: string,
): Promise<{ sheet: Worksheet; save: () => Promise<void> }> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.read(Readable.from([readFileSync(join(folder, file))]))
  const [sheet] = workbook.worksheets
  if (sheet === undefined) throw new Error('no sheet')
  const save = async () => writeFileSync(join(folder, file), new Uint8Array(await workbook.xlsx.writeBuffer()))
  return { sheet, save }
}

/** Types into the row of a case, by the words of the header. */
export async function fill(workspace: Workspace, file: string, cells: { readonly [no: string]: Cells }): Promise<void> {
  const { sheet, save } = await sheetOf(workspace, file)
  const columns = new Map<string, number>()
  sheet.getRow(3).eachCell((cell, column) => columns.set(String(cell.value), column))
  sheet.eachRow((row) => {
    for (const [header, value] of Object.entries(cells[String(row.getCell(1).value)] ?? {})) {
      const column = columns.get(header)
      if (column === undefined) throw new Error(`no column ${header}`)
      row.getCell(column).value = value
    }
  })
  await save()
}

/** A csv with the columns in another order than ours. */
export function csvSheet(workspace: Workspace, rows: readonly { readonly [header: string]: string }[]): string {
  const order = [
    '审核结论',
    '核定等级',
    '理由',
    '审核人',
    '第二审核人',
    '审核日期',
    '卷宗评分',
    '案号',
    '派出所',
    '申报等级',
  ]
  return workspace.file(
    '审核.csv',
    csvOf(rows.map((row) => Object.fromEntries([...order, '备忘'].map((header) => [header, row[header] ?? ''])))),
  )
}
