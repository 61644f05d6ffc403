// Rows as nearly every program writes them, recognised whole by one pattern and handed on without the XML parser, which
// takes three times as long for them. Anything the pattern does not fit goes through the parser, which stays the
// authority: entities, rich text, formulas, prefixes, other orders of attributes, comments.
import type { XmlHandlers } from './xml.ts'

/** What the parser can say of where it stands. */
export type PlainRowParser = {
  readonly write: (text: string) => void
  /** Depth of the element that is open; 2 between two rows. */
  readonly depth: () => number
}

/** Rows longer than this are the parser's, so that the waiting text stays small. */
const LONGEST_ROW = 1_000_000
const ROWS = '<sheetData>'
const END = '</row>'

const ROW = /<row((?: [a-zA-Z:]{1,20}="[^"<&\r\n\t]{0,80}")*)>/y
/** No markup, no entity, no character that XML forbids or would change. */
const TEXT = '[^<&\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]*'
const CELL = new RegExp(
  `<c r="([A-Z]{1,3}\\d{1,7})"(?: s="(\\d{1,5})")?(?: t="([a-zA-Z]{1,9})")?(?:/>|>(?:<v>(${TEXT})</v>|<is><t(?: xml:space="preserve")?>(${TEXT})</t></is>)?</c>)`,
  'y',
)

/** Stands before the parser: takes the text of a worksheet as it comes and gives the parser what is not a plain row. */
export class PlainRows {
  readonly #parser: PlainRowParser
  readonly #handlers: XmlHandlers
  #waiting = ''
  #hasRows = false
  #isTrusted = true

  constructor(parser: PlainRowParser, handlers: XmlHandlers) {
    this.#parser = parser
    this.#handlers = handlers
  }

  feed(text: string): void {
    this.#waiting += text
    if (!this.#hasRows && !this.#findRows()) return
    let at = 0
    for (;;) {
      const end = this.#waiting.indexOf(END, at)
      if (end < 0) break
      const next = end + END.length
      const isPlain =
        this.#isTrusted && this.#parser.depth() === 2 && plainRow(this.#waiting.slice(at, end), this.#handlers)
      if (!isPlain) this.#giveRow(this.#waiting.slice(at, next))
      at = next
    }
    this.#waiting = this.#waiting.slice(at)
    if (this.#waiting.length > LONGEST_ROW) this.#giveAll()
  }

  end(): void {
    this.#giveAll()
  }

  /** Within a comment or a CDATA section nothing looks like what it is: from there on all is the parser's. */
  #giveRow(text: string): void {
    if (/<[!?]/.test(text)) this.#isTrusted = false
    this.#parser.write(text)
  }

  /** Everything up to the rows is the parser's. */
  #findRows(): boolean {
    const at = this.#waiting.indexOf(ROWS)
    const upTo = at < 0 ? Math.max(0, this.#waiting.length - ROWS.length) : at + ROWS.length
    this.#parser.write(this.#waiting.slice(0, upTo))
    this.#waiting = this.#waiting.slice(upTo)
    this.#hasRows = at >= 0 && this.#parser.depth() === 2
    return this.#hasRows
  }

  #giveAll(): void {
    this.#giveRow(this.#waiting)
    this.#waiting = ''
  }
}

/** Hands a plain row to the handlers as the parser would; false, and nothing handed, when it is none. `text` ends before `</row>`. */
function plainRow(text: string, handlers: XmlHandlers): boolean {
  ROW.lastIndex = 0
  const row = ROW.exec(text)
  if (row === null) return false
  const cells: RegExpExecArray[] = []
  for (CELL.lastIndex = ROW.lastIndex; CELL.lastIndex < text.length; ) {
    const cell = CELL.exec(text)
    if (cell === null) return false
    cells.push(cell)
  }
  handlers.open('row', rowAttributes(row[1] ?? ''), 3)
  for (const cell of cells) {
    if (handlers.plainCell === undefined) handCell(cell, handlers)
    else {
      const [, reference = '', style, type, value, inline] = cell
      handlers.plainCell({ reference, style, type, value, inline })
    }
  }
  handlers.close?.('row', 3)
  return true
}

function handCell(cell: RegExpExecArray, handlers: XmlHandlers): void {
  const value = cell[4]
  const inline = cell[5]
  handlers.open('c', cellAttributes(cell), 4)
  if (value !== undefined) element(handlers, 'v', value, 5)
  else if (inline !== undefined) {
    handlers.open('is', NO_ATTRIBUTES, 5)
    element(handlers, 't', inline, 6)
    handlers.close?.('is', 5)
  }
  handlers.close?.('c', 4)
}

const NO_ATTRIBUTES = {}

function cellAttributes(cell: RegExpExecArray): Readonly<Record<string, string>> {
  const r = cell[1] ?? ''
  const s = cell[2]
  const t = cell[3]
  if (s === undefined) return t === undefined ? { r } : { r, t }
  return t === undefined ? { r, s } : { r, s, t }
}

function element(handlers: XmlHandlers, name: string, text: string, depth: number): void {
  handlers.open(name, NO_ATTRIBUTES, depth)
  if (text !== '') handlers.text?.(text)
  handlers.close?.(name, depth)
}

const PLAIN_NUMBER = /^ r="(\d{1,7})"$/

function rowAttributes(text: string): Readonly<Record<string, string>> {
  const number = PLAIN_NUMBER.exec(text)?.[1]
  if (number !== undefined) return { r: number }
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(/ ([a-zA-Z:]+)="([^"]*)"/g)) attributes[name] = value
  return attributes
}
