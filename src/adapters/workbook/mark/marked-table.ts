// A marked workbook for a file that is none: its rows as they were read, then marked like any other workbook.
import type { CellMark, MarkSummary } from '../../../domain/cell-mark.ts'
import type { SheetFile } from '../../../domain/sheet.ts'
import { openArchiveBytes } from '../archive.ts'
import { type MarkedWorkbook, markArchive } from './mark-workbook.ts'
import { plainWorkbook } from './plain-workbook.ts'

export async function markedTable(
  file: SheetFile,
  marks: readonly CellMark[],
  summary: MarkSummary,
): Promise<MarkedWorkbook> {
  const { bytes, names } = await plainWorkbook(file)
  // Names that Excel does not accept are spelled differently there.
  const spelled = new Map(file.sheets.map(({ name }, index) => [name, names[index] ?? name]))
  const renamed = <T extends { readonly sheet: string | null }>(item: T): T => ({
    ...item,
    sheet: spelled.get(item.sheet) ?? item.sheet,
  })
  const archive = await openArchiveBytes(bytes, file.file)
  try {
    return await markArchive(archive, file.file, {
      marks: marks.map(renamed),
      summary: { ...summary, problems: summary.problems.map(renamed) },
    })
  } finally {
    archive.close()
  }
}
