// The tables of a page → sheets: which tables only lay the page out, which text stands above which table, where each cell
// lies when others span rows and columns. Cells are text and nothing but text: `2017-9-3` and an ID stay as written.
import { LIMITS, overLimit } from '../../workbook/faults.ts'
import { type LegacySheet, SheetGatherer } from '../sheet-rows.ts'
import type { Content, HtmlCell, HtmlRow, HtmlTable } from './tree.ts'

/** A row of so many filled cells is a row of data, even when a table stands within one of them. */
const DATA_CELLS = 3

/** One sheet for each table of data, with the text that stands before it as rows above it. */
export function sheetsOf(content: Content, file: string): readonly LegacySheet[] {
  const collector = new SheetCollector(file)
  collector.walk(content)
  return collector.sheets()
}

type DataTable = { readonly above: readonly (readonly string[])[]; readonly table: HtmlTable }

class SheetCollector {
  readonly #file: string
  readonly #found: DataTable[] = []
  #above: (readonly string[])[] = []

  constructor(file: string) {
    this.#file = file
  }

  sheets(): readonly LegacySheet[] {
    if (this.#found.length > LIMITS.worksheets) throw overLimit(this.#file, `表格超过 ${LIMITS.worksheets} 个`)
    const isOnly = this.#found.length === 1
    return this.#found.map((found, index) => toSheet(found, isOnly ? null : `表格${index + 1}`, this.#file))
  }

  walk(content: Content): void {
    for (const item of content) {
      if (typeof item === 'string') this.#line(item.split('\n').filter((line) => line.trim() !== ''))
      else if (isLayout(item) || isText(item)) {
        if (item.hidden) continue
        if (isLayout(item)) this.#layout(item)
        else this.#lay(item)
      } else {
        if (item.caption !== '') this.#line([item.caption])
        this.#found.push({ above: this.#above, table: item })
        this.#above = []
      }
    }
  }

  #line(lines: readonly string[]): void {
    for (const line of lines) this.#above.push([line])
  }

  /** Rows of a table that lays out: what stands around its tables stays in order. */
  #layout({ caption, rows }: HtmlTable): void {
    if (caption !== '') this.#line([caption])
    for (const { cells } of rows) {
      for (const { content } of cells) this.walk(content)
    }
  }

  /** A table that is only text, such as a title or a unit in a frame of its own. */
  #lay({ caption, rows }: HtmlTable): void {
    if (caption !== '') this.#line([caption])
    for (const { cells } of rows) this.#line(cells.map(({ content }) => textOf(content)).filter((text) => text !== ''))
  }
}

function isLayout({ rows }: HtmlTable): boolean {
  const holdsTable = rows.some(({ cells }) =>
    cells.some(({ content }) => content.some((item) => typeof item !== 'string')),
  )
  return holdsTable && rows.every((row) => ownTexts(row) < DATA_CELLS)
}

function ownTexts({ cells }: HtmlRow): number {
  return cells.filter(({ content }) => content.some((item) => typeof item === 'string')).length
}

/** At most one filled cell in every row: no table of data has that. */
function isText({ rows }: HtmlTable): boolean {
  return rows.every(({ cells }) => cells.filter(({ content }) => textOf(content) !== '').length <= 1)
}

/** Text of a cell; of a table within it, its texts in order. */
function textOf(content: Content): string {
  const parts = content.map((item) =>
    typeof item === 'string'
      ? item
      : item.rows.map(({ cells }) => cells.map((cell) => textOf(cell.content)).join(' ')).join('\n'),
  )
  return parts.join('\n').trim()
}

function toSheet({ above, table }: DataTable, name: string | null, file: string): LegacySheet {
  const sheet = new SheetGatherer(name === null ? file : `${file} ${name}`)
  for (const [row, cells] of above.entries())
    for (const [column, text] of cells.entries()) sheet.put(row + 1, column, text)
  const spans = new Spans(above.length + table.rows.length)
  table.rows.forEach(({ hidden, cells }, index) => {
    const row = above.length + index + 1
    if (hidden) sheet.hide(row)
    spans.startRow(row)
    for (const cell of cells) {
      const place = spans.place(cell)
      if (place.left >= LIMITS.columns) throw overLimit(file, `第 ${row} 行超过 ${LIMITS.columns} 列`)
      const text = textOf(cell.content)
      sheet.put(row, place.left, text === '' ? null : text)
      if (text !== '') sheet.merge({ top: row, ...place })
    }
  })
  return sheet.finish(name, table.hidden)
}

/** Which columns of the present row are taken by cells that began above it. */
class Spans {
  readonly #lastRow: number
  readonly #taken = new Map<number, number>()
  #row = 0
  #next = 0

  constructor(lastRow: number) {
    this.#lastRow = lastRow
  }

  startRow(row: number): void {
    this.#row = row
    this.#next = 0
  }

  /** The next free place; a cell that would run into one from above is cut short, as nothing can lie under both. */
  place({ colspan, rowspan }: HtmlCell): { readonly left: number; readonly right: number; readonly bottom: number } {
    while (this.#isTaken(this.#next)) this.#next++
    const left = this.#next
    let right = left
    while (right + 1 < left + colspan && !this.#isTaken(right + 1)) right++
    const bottom = rowspan === 0 ? this.#lastRow : Math.min(this.#lastRow, this.#row + rowspan - 1)
    if (bottom > this.#row) for (let column = left; column <= right; column++) this.#taken.set(column, bottom)
    this.#next = right + 1
    return { left, right, bottom }
  }

  #isTaken(column: number): boolean {
    return (this.#taken.get(column) ?? 0) >= this.#row
  }
}
