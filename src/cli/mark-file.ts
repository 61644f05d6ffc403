// A file handed back with its bad cells marked: the clerk's own workbook, or, of csv and old tables, a new one.
import { type MarkedWorkbook, markWorkbook } from '../adapters/workbook/mark/mark-workbook.ts'
import { markedTable } from '../adapters/workbook/mark/marked-table.ts'
import { sniffFile } from '../adapters/workbook/sniff.ts'
import type { MarkedFile } from '../world.ts'
import { openSheetFile } from './open-sheet.ts'

export async function markFile(path: string, { marks, summary }: MarkedFile): Promise<MarkedWorkbook> {
  if ((await sniffFile(path)) === 'xlsx') return markWorkbook(path, marks, summary)
  return markedTable(await openSheetFile(path), marks, summary)
}
