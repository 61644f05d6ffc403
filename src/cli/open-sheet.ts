// Opens a table file by what it is, never by its name. Kinds that cannot be read yet get one sentence.
import { basename } from 'node:path'
import { openCsv } from '../adapters/csv.ts'
import { notReadable, sniffFile } from '../adapters/workbook/sniff.ts'
import type { SheetFile } from '../domain/sheet.ts'

export async function openSheetFile(path: string): Promise<SheetFile> {
  const kind = await sniffFile(path)
  if (kind === 'text') return openCsv(path)
  if (kind === 'xlsx') {
    const { openWorkbook } = await import('../adapters/workbook/read.ts')
    return openWorkbook(path)
  }
  throw notReadable(basename(path), kind)
}
