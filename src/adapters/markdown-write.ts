// A Table as a Markdown table.
import { type Fen, formatYuan } from '../domain/money.ts'
import type { Column, Table, TableValue } from '../domain/table.ts'

export async function* markdownPieces(table: Table): AsyncGenerator<string> {
  if (table.title !== '') yield `## ${escaped(table.title)}\n\n`
  yield line(table.columns.map((column) => column.title))
  yield line(table.columns.map((column) => (column.kind === 'text' || column.kind === 'date' ? '---' : '---:')))
  for await (const row of table.rows)
    yield line(table.columns.map((column, index) => cellText(row[index] ?? null, column)))
  if (table.total !== undefined) yield line(table.total.map((value, index) => cellText(value, table.columns[index])))
  yield '\n'
}

function cellText(value: TableValue, column: Column | undefined): string {
  if (value === null) return ''
  if (typeof value === 'number') return column?.kind === 'money' ? formatYuan(value as Fen) : String(value)
  return column?.kind === 'percent' ? `${value}%` : value
}

const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |\n`
const escaped = (text: string): string => text.replace(/[\\|`*_<>[\]]/g, '\\$&').replace(/\r?\n/g, ' ')
