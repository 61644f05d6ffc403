// Small good files of every kind and form, to be spoilt: csv, workbooks, and the tables that old programs and web systems
// leave (.xls, HTML), these last written by SheetJS.
import { utils, write } from '@e965/xlsx'
import { bytesOf } from './bytes.ts'
import type { DirtyCell, DirtyLedger, FileForm } from './draft.ts'
import { dirtyLedger } from './ledger.ts'

const ROWS = 3

export type SmallFile = { readonly bytes: Uint8Array; readonly secrets: readonly string[] }

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'] as const
const CSV_FORMS: readonly FileForm[] = ENCODINGS.flatMap((encoding, at) => [
  { kind: 'csv', encoding, delimiter: at % 2 === 0 ? ',' : '\t', newline: '\r\n', quotes: 'needed' },
  { kind: 'csv', encoding, delimiter: at % 2 === 0 ? ';' : ',', newline: '\n', quotes: 'all' },
])
const XML = { kind: 'xml', prefix: '', date1904: null, strings: 'shared', dates: 'serial', addresses: true } as const
const WORKBOOK_FORMS: readonly FileForm[] = [
  { kind: 'exceljs' },
  XML,
  { ...XML, prefix: 'x:', date1904: 'true', strings: 'inline', dates: 'iso' },
  { ...XML, date1904: '1', strings: 'rich', addresses: false },
  { ...XML, strings: 'formula' },
]

const small = (forms: readonly FileForm[], from: number): readonly DirtyLedger[] =>
  forms.map((form, at) => dirtyLedger({ seed: from + at, form, rows: ROWS }))

const filesOf = (ledgers: readonly DirtyLedger[]): Promise<readonly SmallFile[]> =>
  Promise.all(ledgers.map(async (ledger) => ({ bytes: await bytesOf(ledger), secrets: ledger.secrets })))

export const smallCsvFiles = (): Promise<readonly SmallFile[]> => filesOf(small(CSV_FORMS, 7000))

export const smallWorkbooks = (): Promise<readonly SmallFile[]> => filesOf(small(WORKBOOK_FORMS, 8000))

/** The same kind of rows as BIFF8 and as an HTML table. */
export function smallOldTables(): readonly SmallFile[] {
  return small([XML, XML, XML], 9000).flatMap(({ grids, secrets }) => {
    const book = utils.book_new()
    for (const { name, rows } of grids)
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map(({ cells }) => cells.map(plain))), name)
    const bytesAs = (bookType: 'biff8' | 'html') => {
      const bytes: Uint8Array = new Uint8Array(write(book, { type: 'array', bookType }))
      return { bytes, secrets }
    }
    return [bytesAs('biff8'), bytesAs('html')]
  })
}

function plain(cell: DirtyCell): string | number | boolean | null {
  if (cell === null || typeof cell === 'string') return cell
  switch (cell.kind) {
    case 'number':
      return Number(cell.raw)
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value
  }
}
