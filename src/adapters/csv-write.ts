// Tables as csv for WPS and Excel, one under the other: BOM, CRLF, and no cell that could start a formula. The door to csv-stringify.
import { stringify } from 'csv-stringify/sync'
import type { Column, Table, TableValue } from '../domain/table.ts'

export async function* csvPieces(tables: readonly Table[]): AsyncGenerator<string> {
  yield '\uFEFF'
  for (const [index, table] of tables.entries()) {
    if (index > 0) yield '\r\n'
    // One table is a file that any program reads; several need their titles.
    if (tables.length > 1) yield record([table.title])
    yield* tablePieces(table)
  }
}

async function* tablePieces(table: Table): AsyncGenerator<string> {
  yield record(table.columns.map((column) => column.title))
  for await (const row of table.rows)
    yield record(table.columns.map((column, at) => plainText(row[at] ?? null, column)))
  if (table.total !== undefined) yield record(table.total.map((value, at) => plainText(value, table.columns[at])))
}

function record(cells: readonly string[]): string {
  return stringify([cells.map(guarded)], { record_delimiter: '\r\n' })
}

/** Numbers without separators, so that a program reads them back; money in yuan with two decimals. */
function plainText(value: TableValue, column: Column | undefined): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (column?.kind !== 'money') return String(value)
  const magnitude = Math.abs(value)
  return `${value < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
}

/** Text that a spreadsheet would run as a formula gets a leading apostrophe; a plain negative number does not. */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text
}
