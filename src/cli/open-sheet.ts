// Opens a table file by what it is, never by its name. Kinds that cannot be read get one sentence, a file without a single
// cell another, and a name that belies the content a notice. Each reader is loaded only where it is needed.
import { basename } from 'node:path'
import { openCsv } from '../adapters/csv.ts'
import { misnamed } from '../adapters/workbook/kind-name.ts'
import { isReadable, notReadable, type ReadableKind, sniffFile } from '../adapters/workbook/sniff.ts'
import { AppError } from '../domain/app-error.ts'
import type { SheetFile, SheetRow } from '../domain/sheet.ts'

export async function openSheetFile(path: string): Promise<SheetFile> {
  const file = basename(path)
  const kind = await sniffFile(path)
  if (!isReadable(kind)) throw notReadable(file, kind)
  const opened = await openAs(path, kind)
  if (!(await hasCell(opened))) throw blank(file)
  const notice = misnamed(file, kind)
  return notice === null ? opened : { ...opened, notices: [notice] }
}

/** One row of an opened file as it stands there; null when the sheet or the row is not in it. */
export async function findRow(
  file: SheetFile,
  { sheet, row }: { readonly sheet: string | null; readonly row: number },
): Promise<SheetRow | null> {
  const index = file.sheets.findIndex(({ name }) => name === sheet)
  if (index < 0) return null
  for await (const rows of file.rows(index)) {
    const found = rows.find((one) => one.row === row)
    if (found !== undefined) return found
    if ((rows.at(-1)?.row ?? 0) > row) return null
  }
  return null
}

async function openAs(path: string, kind: ReadableKind): Promise<SheetFile> {
  if (kind === 'text') return openCsv(path)
  if (kind === 'xlsx') {
    const { openWorkbook } = await import('../adapters/workbook/read.ts')
    return openWorkbook(path)
  }
  const { openLegacyTable } = await import('../adapters/legacy-table/open.ts')
  return openLegacyTable(path, kind)
}

/** Looks no further than the first rows with something in them; what the reader learnt on the way it keeps. */
async function hasCell(file: SheetFile): Promise<boolean> {
  for (const index of file.sheets.keys()) {
    for await (const rows of file.rows(index)) {
      if (rows.some(({ cells }) => cells.some((cell) => cell !== null))) return true
    }
  }
  return false
}

function blank(file: string): AppError {
  return new AppError('WORKBOOK-BLANK', `${file}：没有一个单元格有内容（可能只有图片或图表）`, {
    hint: '请取得带数据的原表；图片里的表格要先录成表格，再导入',
  })
}
