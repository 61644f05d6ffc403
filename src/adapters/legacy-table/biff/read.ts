// Old workbooks (.xls, and .et of that kind): BIFF5 and BIFF8, and what simple exporters write of the versions before. The
// cells are decoded as the rows are asked for, so that memory holds the file and a few rows.
import { isAppError } from '../../../domain/app-error.ts'
import { damaged } from '../../workbook/faults.ts'
import { refuseLostRow } from '../faults.ts'
import type { CellRow, LegacySheet } from '../sheet-rows.ts'
import { type BiffBook, type BiffSheet, scanBook } from './book.ts'
import { rowsOf } from './cells.ts'
import { workbookStream } from './container.ts'

export function readBiff(bytes: Buffer, file: string): readonly LegacySheet[] {
  const book = sound(file, () => scanBook(workbookStream(bytes, file), file))
  return book.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    rows: { [Symbol.iterator]: () => soundRows(book, sheet, `${file} 工作表“${sheet.name}”`) },
  }))
}

function* soundRows(book: BiffBook, sheet: BiffSheet, where: string): Generator<CellRow> {
  const rows = rowsOf(book, sheet)
  for (;;) {
    const next = sound(where, () => rows.next())
    if (next.done === true) return
    if (!book.text.isUnicode) refuseLostRow(next.value, where)
    yield next.value
  }
}

/** A body that is too short, a text that is not in the table: the bytes are no sound workbook. */
function sound<T>(where: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (isAppError(error)) throw error
    throw damaged(where, '工作表的内容中断或有误')
  }
}
