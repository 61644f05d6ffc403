// A Table on the screen: columns that line up in Chinese, no borders that a legacy console would draw crooked, long
// tables in chunks. The door to `table`.
import { type ColumnUserConfig, table as drawTable } from 'table'
import { type Fen, formatYuan } from '../../domain/money.ts'
import type { Column, Table, TableValue } from '../../domain/table.ts'
import { printable } from './printable.ts'
import { widthOf } from './width.ts'

const CHUNK = 200
const GAP = 2
/** Narrower than this a column says nothing; the table then runs wider than the terminal rather than lose text. */
const NARROWEST = 6

/** Text of one value as a person reads it. */
export function cellText(value: TableValue, column: Column): string {
  if (value === null) return ''
  if (typeof value === 'number') return column.kind === 'money' ? formatYuan(value as Fen) : String(value)
  return column.kind === 'percent' && value !== '' ? `${value}%` : printable(value)
}

/** Lines of the table in pieces; `columns` is the terminal's width, null for a pipe (then nothing is wrapped). */
export async function* tableText(table: Table, columns: number | null): AsyncGenerator<string> {
  const titles = table.columns.map((column) => column.title)
  const total = table.total === undefined ? [] : [rowText(table.total, table.columns)]
  if (table.title !== '') yield `${table.title}\n`
  let layout: Layout | null = null
  for await (const chunk of chunks(table)) {
    if (layout === null) {
      layout = layoutFor([titles, ...chunk, ...total], columns, table.columns)
      yield layout.head
    }
    for (const row of chunk) yield layout.row(row)
  }
  if (layout === null) {
    yield '（没有记录）\n'
    return
  }
  for (const row of total) yield layout.total(row)
  for (const note of table.notes ?? []) yield `${note}\n`
}

async function* chunks({ rows, columns }: Table): AsyncGenerator<readonly (readonly string[])[]> {
  let chunk: string[][] = []
  for await (const row of rows) {
    chunk.push(rowText(row, columns))
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

/** How the rows are drawn, decided on the first of them. */
type Layout = {
  readonly head: string
  readonly row: (row: readonly string[]) => string
  readonly total: (row: readonly string[]) => string
}

function layoutFor(rows: readonly (readonly string[])[], limit: number | null, columns: readonly Column[]): Layout {
  const widths = fitWidths(rows, limit, columns)
  if (limit !== null && taken(widths) > limit) {
    const record = (row: readonly string[]): string => recordLines(columns, row, limit)
    return { head: '', row: record, total: (row) => `${'-'.repeat(8)}\n${record(row)}` }
  }
  const row = (cells: readonly string[]): string => rowLines(widths, columns, cells)
  const titles = columns.map((column) => column.title)
  return { head: `${row(titles)}${rule(widths)}\n`, row, total: (cells) => `${rule(widths)}\n${row(cells)}` }
}

const taken = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))

/** A table that the terminal cannot hold: each row a block, its first cell above, the others with their titles. */
function recordLines(columns: readonly Column[], row: readonly string[], limit: number): string {
  const lines: string[] = []
  let line = ''
  for (const [index, cell] of row.entries()) {
    if (index === 0 || cell === '') continue
    const piece = `${columns[index]?.title ?? ''} ${cell}`
    if (line !== '' && widthOf(line) + GAP + widthOf(piece) > limit - 1) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? `  ${piece}` : `${line}  ${piece}`
  }
  return `${[row[0] ?? '', ...lines, ...(line === '' ? [] : [line])].join('\n')}\n`
}

function rowText(row: readonly TableValue[], columns: readonly Column[]): string[] {
  return columns.map((column, index) => cellText(row[index] ?? null, column))
}

const rule = (widths: readonly number[]): string => widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP))

/** Natural widths; when they do not fit, the widest text columns give way first, numbers never. */
function fitWidths(
  rows: readonly (readonly string[])[],
  limit: number | null,
  columns: readonly Column[],
): readonly number[] {
  const widths = columns.map((_, index) => Math.max(1, ...rows.map((row) => widthOf(row[index] ?? ''))))
  if (limit === null) return widths
  const room = limit - GAP * (columns.length - 1) - 1
  const flexible = columns.map((column) => column.kind === 'text')
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    const widest = widths.reduce(
      (best, width, index) =>
        flexible[index] === true && width > (widths[best] ?? 0) ? index : flexible[best] === true ? best : index,
      0,
    )
    if (flexible[widest] !== true || (widths[widest] ?? 0) <= NARROWEST) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

const isNumeric = (column: Column | undefined): boolean =>
  column?.kind === 'money' || column?.kind === 'integer' || column?.kind === 'percent'

/** A row that fits stands on one line; only a cell that does not is handed to `table`, which wraps Chinese rightly. */
function rowLines(widths: readonly number[], columns: readonly Column[], row: readonly string[]): string {
  const room = row.map((cell, index) => (widths[index] ?? 0) - widthOf(cell))
  if (room.some((left) => left < 0)) return wrapped(widths, columns, row)
  const cells = row.map((cell, index) => {
    const padding = ' '.repeat(room[index] ?? 0)
    return isNumeric(columns[index]) ? padding + cell : cell + padding
  })
  return `${cells.join(' '.repeat(GAP)).trimEnd()}\n`
}

function wrapped(widths: readonly number[], columns: readonly Column[], row: readonly string[]): string {
  const settings: ColumnUserConfig[] = widths.map((width, index) => ({
    width,
    alignment: isNumeric(columns[index]) ? 'right' : 'left',
    paddingLeft: 0,
    paddingRight: index === widths.length - 1 ? 0 : GAP,
  }))
  const text = drawTable([[...row]], { columns: settings, border: BORDERLESS, drawHorizontalLine: () => false })
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const BORDERLESS = {
  topBody: '',
  topJoin: '',
  topLeft: '',
  topRight: '',
  bottomBody: '',
  bottomJoin: '',
  bottomLeft: '',
  bottomRight: '',
  bodyLeft: '',
  bodyRight: '',
  bodyJoin: '',
  joinBody: '',
  joinLeft: '',
  joinRight: '',
  joinJoin: '',
}
