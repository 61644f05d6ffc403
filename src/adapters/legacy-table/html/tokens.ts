// HTML as web systems and Excel write it → tags and text, in one pass and in linear time. Tolerant: a `<` that opens no
// tag is text, comments and conditional comments are passed over. What the tags mean is left to tree.ts.
// A parser of our own: SheetJS guesses types from text (an ID becomes a number), loses nested tables and walks regular
// expressions over the whole page; no other HTML parser is at hand, and tables need only this much of the language.
import { decodeEntities } from './entities.ts'

export type Attributes = ReadonlyMap<string, string>

export type HtmlHandlers = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** Elements whose content is no markup and no text of the page. */
const SKIPPED = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'xml', 'comment'])
const NAME_START = /[a-zA-Z]/
const NAME_END = /[\s/>]/g
const VALUE_END = /[\s>]/g
const ATTRIBUTE_END = /[\s=/>]/g

/** Hands the page to the handlers. False when it breaks off within a tag or a comment. */
export function readHtml(html: string, handlers: HtmlHandlers): boolean {
  return new Tokenizer(html, handlers).run()
}

class Tokenizer {
  readonly #html: string
  readonly #handlers: HtmlHandlers
  #at = 0

  constructor(html: string, handlers: HtmlHandlers) {
    this.#html = html
    this.#handlers = handlers
  }

  run(): boolean {
    let textStart = 0
    for (;;) {
      const open = this.#html.indexOf('<', this.#at)
      if (open < 0) break
      if (!this.#isMarkup(open)) {
        this.#at = open + 1
        continue
      }
      this.#text(textStart, open)
      this.#at = open
      if (!this.#markup()) return false
      textStart = this.#at
    }
    this.#text(textStart, this.#html.length)
    return true
  }

  #isMarkup(open: number): boolean {
    const next = this.#html[open + 1] ?? ''
    if (next === '!' || next === '?') return true
    return NAME_START.test(next === '/' ? (this.#html[open + 2] ?? '') : next)
  }

  #text(start: number, end: number): void {
    if (end > start) this.#handlers.text(decodeEntities(this.#html.slice(start, end)))
  }

  /** From a `<` on; false when the page ends first. */
  #markup(): boolean {
    if (this.#html.startsWith('<!--', this.#at)) return this.#pass('-->')
    const next = this.#html[this.#at + 1]
    if (next === '!' || next === '?') return this.#pass('>')
    return next === '/' ? this.#endTag() : this.#startTag()
  }

  #pass(end: string): boolean {
    const at = this.#html.indexOf(end, this.#at + 2)
    this.#at = at < 0 ? this.#html.length : at + end.length
    return at >= 0
  }

  #endTag(): boolean {
    const name = this.#word(this.#at + 2, NAME_END)
    if (!this.#pass('>')) return false
    this.#handlers.close(localName(name))
    return true
  }

  #startTag(): boolean {
    const written = this.#word(this.#at + 1, NAME_END)
    const name = localName(written)
    this.#at += 1 + written.length
    const attributes = this.#attributes()
    if (attributes === null) return false
    this.#handlers.open(name, attributes)
    if (this.#html[this.#at - 2] === '/') this.#handlers.close(name)
    else if (SKIPPED.has(name)) return this.#skip(written)
    return true
  }

  /** To the end of an element whose content is passed over; an element that never ends takes the page with it. */
  #skip(name: string): boolean {
    const end = new RegExp(`</${name.replace(/[^\w:-]/g, '.')}[\\s>]`, 'gi')
    end.lastIndex = this.#at
    const found = end.exec(this.#html)
    this.#at = found === null ? this.#html.length : found.index
    return found !== null
  }

  /** Attributes up to and with the closing `>`; null when the page ends first. */
  #attributes(): Attributes | null {
    const found = new Map<string, string>()
    for (;;) {
      const char = this.#html[this.#at]
      if (char === undefined) return null
      if (char === '>') {
        this.#at++
        return found
      }
      if (char === '/' || char === '=' || /\s/.test(char)) {
        this.#at++
        continue
      }
      const name = this.#word(this.#at, ATTRIBUTE_END)
      this.#at += name.length
      const value = this.#value()
      if (value === null) return null
      if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
    }
  }

  /** The value behind an attribute's name, `` when it has none. */
  #value(): string | null {
    let at = this.#at
    while (/\s/.test(this.#html[at] ?? '')) at++
    if (this.#html[at] !== '=') return ''
    at++
    while (/\s/.test(this.#html[at] ?? '')) at++
    const quote = this.#html[at]
    if (quote !== '"' && quote !== "'") {
      const value = this.#word(at, VALUE_END)
      this.#at = at + value.length
      return decodeEntities(value)
    }
    const end = this.#html.indexOf(quote, at + 1)
    if (end < 0) return null
    this.#at = end + 1
    return decodeEntities(this.#html.slice(at + 1, end))
  }

  #word(from: number, end: RegExp): string {
    end.lastIndex = from
    const stop = end.exec(this.#html)?.index ?? this.#html.length
    return this.#html.slice(from, stop)
  }
}

/** `ss:td` and `TD` are `td`; Office writes namespaces into its pages. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
