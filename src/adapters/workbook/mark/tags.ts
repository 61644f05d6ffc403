// Text of an XML part passes through; every tag may be answered with other text, and whatever is not answered stays as it
// is, to the byte. The place of a parser is not taken: well-formedness is judged only as far as depth tells.
import { damaged, LIMITS, overLimit, unsafe } from '../faults.ts'

export type Tag = {
  readonly kind: 'open' | 'close' | 'empty'
  /** With its colon; empty without one. */
  readonly prefix: string
  readonly name: string
  /** Of the root 1, the same for both tags of an element. */
  readonly depth: number
  readonly text: string
}

/** null: as it is; text: in the place of the tag; a function: in the place of the whole element, whose text it is given. */
export type Answer = null | string | ((whole: string) => string)

export type Visit = (tag: Tag) => Answer

export type Where = { readonly file: string; readonly part: string }

type Capture = { readonly depth: number; readonly answer: (whole: string) => string }

const GREATER = 62
const QUOTE = 34
const APOSTROPHE = 39
const NAME = /[^\s/>]*/y

export class TagRewriter {
  /** Whether any answer was other than what stood there. */
  hasChanged = false
  readonly #visit: Visit
  readonly #where: Where
  /** What cannot be answered yet: an unfinished tag, or an element that is captured. */
  #waiting = ''
  /** How much of it has been looked at. */
  #seen = 0
  #depth = 0
  #capture: Capture | null = null

  constructor(where: Where, visit: Visit) {
    this.#where = where
    this.#visit = visit
  }

  /** Takes text as it comes and gives what is finished. */
  push(more: string): string {
    const text = this.#waiting + more
    let at = this.#seen
    let copied = 0
    let out = ''
    for (;;) {
      const start = text.indexOf('<', at)
      const end = start < 0 ? -1 : this.#markupEnd(text, start)
      at = end < 0 ? (start < 0 ? text.length : start) : end
      if (end < 0) break
      const second = text[start + 1]
      if (second === '!' || second === '?') continue
      const tag = this.#tag(text, start, end)
      if (this.#capture !== null) {
        if (tag.kind !== 'close' || tag.depth !== this.#capture.depth) continue
        out += this.#answered(text.slice(copied, end), this.#capture.answer)
        copied = end
        this.#capture = null
        continue
      }
      const answer = this.#visit(tag)
      if (answer === null) continue
      out += text.slice(copied, start)
      copied = start
      if (typeof answer === 'function' && tag.kind === 'open') this.#capture = { depth: tag.depth, answer }
      else {
        out += this.#answered(tag.text, answer)
        copied = end
      }
    }
    if (this.#capture === null) {
      out += text.slice(copied, at)
      copied = at
    }
    this.#waiting = text.slice(copied)
    this.#seen = at - copied
    if (this.#waiting.length > LIMITS.xmlTokenBytes) {
      throw overLimit(this.#where.file, `部件 ${this.#where.part} 中有过长的内容`)
    }
    return out
  }

  end(): string {
    if (this.#capture !== null || this.#depth !== 0 || this.#waiting.includes('<')) throw this.#broken()
    return this.#waiting
  }

  #answered(before: string, answer: Exclude<Answer, null>): string {
    const after = typeof answer === 'string' ? answer : answer(before)
    this.hasChanged ||= after !== before
    return after
  }

  #tag(text: string, start: number, end: number): Tag {
    const isClose = text[start + 1] === '/'
    NAME.lastIndex = start + (isClose ? 2 : 1)
    const full = NAME.exec(text)?.[0] ?? ''
    const colon = full.indexOf(':')
    const kind = isClose ? 'close' : text[end - 2] === '/' ? 'empty' : 'open'
    const depth = kind === 'close' ? this.#depth-- : kind === 'open' ? ++this.#depth : this.#depth + 1
    if (depth < 1) throw this.#broken()
    return {
      kind,
      prefix: full.slice(0, colon + 1),
      name: full.slice(colon + 1),
      depth,
      text: text.slice(start, end),
    }
  }

  /** The place behind the markup that begins at `start`; -1 when more text is needed. */
  #markupEnd(text: string, start: number): number {
    if (text.startsWith('<!', start)) return this.#declarationEnd(text, start)
    if (text.startsWith('<?', start)) return behind(text, '?>', start + 2)
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === GREATER) return at + 1
      if (code !== QUOTE && code !== APOSTROPHE) continue
      at = text.indexOf(code === QUOTE ? '"' : "'", at + 1)
      if (at < 0) return -1
    }
    return -1
  }

  #declarationEnd(text: string, start: number): number {
    if (text.startsWith('<!--', start)) return behind(text, '-->', start + 4)
    if (text.startsWith('<![CDATA[', start)) return behind(text, ']]>', start + 9)
    if (text.length < start + 9) return -1
    throw unsafe(this.#where.file, `部件 ${this.#where.part} 含 DTD 或实体声明`)
  }

  #broken() {
    return damaged(this.#where.file, `部件 ${this.#where.part} 不是有效的 XML`)
  }
}

/** A whole part at once. */
export function rewrite(where: Where, text: string, visit: Visit): string {
  const rewriter = new TagRewriter(where, visit)
  return wholeText(rewriter, text)
}

function wholeText(rewriter: TagRewriter, text: string): string {
  const out = rewriter.push(text)
  return out + rewriter.end()
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** The text of an element with `children` before its end tag; an empty element is opened. */
export function closing(tag: Tag, children: string): Answer {
  if (children === '') return null
  if (tag.kind === 'close') return children + tag.text
  if (tag.kind === 'open') return null
  return `${tag.text.replace(/\s*\/>$/, '>')}${children}</${tag.prefix}${tag.name}>`
}
