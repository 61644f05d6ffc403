// Tags and text → tables with rows and cells, as a browser nests them: end tags that are missing are implied, tables within
// cells stay within them, text outside of cells keeps its place between the tables. Positions and merges are left to
// grid.ts.
import { type Attributes, readHtml } from './tokens.ts'

export type HtmlCell = { readonly colspan: number; readonly rowspan: number; readonly content: Content }
export type HtmlRow = { readonly hidden: boolean; readonly cells: readonly HtmlCell[] }
export type HtmlTable = {
  readonly hidden: boolean
  /** Text that stands in the table but in no cell, its caption first of all. */
  readonly caption: string
  readonly rows: readonly HtmlRow[]
}
/** Text and tables in order. Lines of a text are divided by line feeds; a blank text is left out. */
export type Content = readonly (string | HtmlTable)[]

export type HtmlPage = {
  readonly content: Content
  /** False when the page breaks off: within a tag, or before the end of a table. */
  readonly isWhole: boolean
}

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'center', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'dt', 'dd'])
const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot'])
/** The bounds that browsers keep. */
const MOST_COLUMNS = 1000
const MOST_ROWS = 65_534

export function readHtmlPage(html: string): HtmlPage {
  const builder = new TreeBuilder()
  const isWhole = readHtml(html, {
    open: (name, attributes) => builder.open(name, attributes),
    close: (name) => builder.close(name),
    text: (text) => builder.text(text),
  })
  const { content, isClosed } = builder.finish()
  return { content, isWhole: isWhole && isClosed }
}

type OpenCell = { readonly colspan: number; readonly rowspan: number; readonly content: ContentBuilder }
type OpenRow = { readonly hidden: boolean; readonly cells: HtmlCell[] }
type OpenTable = {
  readonly hidden: boolean
  readonly caption: ContentBuilder
  readonly rows: HtmlRow[]
  row: OpenRow | null
  cell: OpenCell | null
}

class TreeBuilder {
  readonly #page = new ContentBuilder()
  readonly #tables: OpenTable[] = []

  open(name: string, attributes: Attributes): void {
    const table = this.#tables.at(-1)
    if (name === 'table') this.#openTable(attributes)
    else if (table !== undefined && name === 'tr') openRow(table, attributes)
    else if (table !== undefined && (name === 'td' || name === 'th')) openCell(table, attributes)
    else if (table !== undefined && ROW_GROUPS.has(name)) endRow(table)
    else if (name === 'br' || BLOCKS.has(name)) this.#sink().newLine(name === 'br')
  }

  close(name: string): void {
    const table = this.#tables.at(-1)
    if (name === 'table') this.#closeTable()
    else if (table !== undefined && (name === 'tr' || ROW_GROUPS.has(name))) endRow(table)
    else if (table !== undefined && (name === 'td' || name === 'th')) endCell(table)
    else if (BLOCKS.has(name)) this.#sink().newLine(false)
  }

  text(text: string): void {
    this.#sink().add(text)
  }

  finish(): { readonly content: Content; readonly isClosed: boolean } {
    const isClosed = this.#tables.length === 0
    while (this.#tables.length > 0) this.#closeTable()
    return { content: this.#page.finish(), isClosed }
  }

  #sink(): ContentBuilder {
    const table = this.#tables.at(-1)
    return table === undefined ? this.#page : (table.cell?.content ?? table.caption)
  }

  #openTable(attributes: Attributes): void {
    const around = this.#tables.at(-1)
    // A table straight within a row stands in no cell: it gets one.
    if (around !== undefined && around.cell === null) openCell(around, NO_ATTRIBUTES)
    const hidden = isHidden(attributes)
    this.#tables.push({ hidden, caption: new ContentBuilder(), rows: [], row: null, cell: null })
  }

  #closeTable(): void {
    const table = this.#tables.pop()
    if (table === undefined) return
    endRow(table)
    const [caption] = table.caption.finish()
    this.#sink().put({
      hidden: table.hidden,
      caption: typeof caption === 'string' ? caption : '',
      rows: table.rows,
    })
  }
}

const NO_ATTRIBUTES: Attributes = new Map()

function openRow(table: OpenTable, attributes: Attributes): void {
  endRow(table)
  table.row = { hidden: isHidden(attributes), cells: [] }
}

function openCell(table: OpenTable, attributes: Attributes): void {
  endCell(table)
  table.row ??= { hidden: false, cells: [] }
  table.cell = {
    colspan: Math.max(1, span(attributes.get('colspan'), MOST_COLUMNS)),
    rowspan: span(attributes.get('rowspan'), MOST_ROWS),
    content: new ContentBuilder(),
  }
}

function endCell(table: OpenTable): void {
  const { cell, row } = table
  if (cell !== null) row?.cells.push({ ...cell, content: cell.content.finish() })
  table.cell = null
}

function endRow(table: OpenTable): void {
  endCell(table)
  if (table.row !== null) table.rows.push(table.row)
  table.row = null
}

/** 0 is a rowspan to the end of the table. */
function span(text: string | undefined, most: number): number {
  const number = /^\s*\+?(\d{1,9})/.exec(text ?? '')?.[1]
  return number === undefined ? 1 : Math.min(most, Number(number))
}

function isHidden(attributes: Attributes): boolean {
  return attributes.has('hidden') || /display\s*:\s*none/i.test(attributes.get('style') ?? '')
}

/** Collects text as it would be shown: white space shrinks to one space, and blocks begin a line. */
class ContentBuilder {
  readonly #items: (string | HtmlTable)[] = []
  #lines: string[] = ['']

  add(text: string): void {
    const last = this.#lines.length - 1
    const shrunk = text.replace(/[ \t\r\n\f]+/g, ' ')
    const line = this.#lines[last] ?? ''
    this.#lines[last] = line + (line === '' || line.endsWith(' ') ? shrunk.replace(/^ /, '') : shrunk)
  }

  /** A block begins a line only where one has begun. */
  newLine(isForced: boolean): void {
    if (isForced || this.#lines.at(-1) !== '') this.#lines.push('')
  }

  put(table: HtmlTable): void {
    this.#endText()
    this.#items.push(table)
  }

  finish(): Content {
    this.#endText()
    return this.#items
  }

  #endText(): void {
    const text = this.#lines
      .map((line) => line.trim())
      .join('\n')
      .trim()
    if (text !== '') this.#items.push(text)
    this.#lines = ['']
  }
}
