// The one door to saxes: XML parts parsed as a stream, by local name and depth, with DTDs and entities refused.
// Depth replaces namespaces: `<x:row>` and `<row>` are one, and elements of extension lists lie too deep to be taken for ours.
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { damaged, LIMITS, overLimit, unsafe } from './faults.ts'
import { PlainRows } from './plain-rows.ts'

export type Attributes = Readonly<Record<string, string>>

export type XmlHandlers = {
  /** `depth` of the root element is 1. */
  open(name: string, attributes: Attributes, depth: number): void
  close?(name: string, depth: number): void
  text?(text: string): void
  /** A whole `c` of a plain row at once, the same as its element opened, filled and closed. */
  plainCell?(cell: PlainCellText): void
}

/** What a plain `c` holds, none of it escaped: `reference`, `style` and `type` are its attributes r, s and t. */
export type PlainCellText = {
  readonly reference: string
  readonly style: string | undefined
  readonly type: string | undefined
  /** Text of `v`, or of `is/t`; undefined where there is no such element. */
  readonly value: string | undefined
  readonly inline: string | undefined
}

/** Where the XML comes from, for messages. */
export type XmlSource = { readonly file: string; readonly part: string; readonly chunks: AsyncIterable<Buffer> }

export async function parseXml(source: XmlSource, handlers: XmlHandlers): Promise<void> {
  const parser = createParser(source, handlers)
  for await (const text of decodeXml(source)) parser.feed(text)
  parser.end()
}

/**
 * Parses a worksheet chunk by chunk and yields after each, so that the caller can hand on what the handlers gathered. Plain
 * rows go past the parser.
 */
export async function* parseRowsInSteps(source: XmlSource, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = createParser(source, handlers)
  const rows = new PlainRows({ write: parser.feed, depth: parser.depth }, handlers)
  for await (const text of decodeXml(source)) {
    rows.feed(text)
    yield
  }
  rows.end()
  parser.end()
  yield
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of `r:id` under whatever prefix the file gives the relationships namespace. */
export function relationshipId(attributes: Attributes): string | undefined {
  for (const name in attributes) if (name.endsWith(':id')) return attributes[name]
  return undefined
}

/** Decodes UTF-8, or UTF-16 by its byte order mark; anything else is refused, so that no character is ever guessed. */
export async function* decodeXml({ file, part, chunks }: XmlSource): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      yield decoder.decode(chunk, { stream: true })
    }
    if (decoder !== null) yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw damaged(file, `部件 ${part} 的文字编码有误`)
    throw error
  }
}

function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

type ParserEvents = {
  readonly doctype: () => void
  readonly declaration: (encoding: string | undefined) => void
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  readonly error: (error: Error) => void
}

/**
 * saxes stores handlers by computed names. When no parser of the same shape is alive, V8 takes such stores past a dozen
 * fields for a dictionary, and that parser runs five times slower to its end. So handlers are always set in this order,
 * and the first parser is kept.
 */
const kept: SaxesParser[] = []

function newParser(events: ParserEvents, fragment: boolean): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment })
  parser.on('doctype', events.doctype)
  parser.on('xmldecl', ({ encoding }) => events.declaration(encoding))
  parser.on('opentag', (tag) => events.open(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => events.close(localName(tag.name)))
  parser.on('text', events.text)
  parser.on('cdata', events.text)
  parser.on('error', events.error)
  return parser
}

const nothing = () => {}
kept.push(
  newParser(
    { doctype: nothing, declaration: nothing, open: nothing, close: nothing, text: nothing, error: nothing },
    false,
  ),
)

function createParser({ file, part }: XmlSource, handlers: XmlHandlers) {
  let depth = 0
  let fedSinceEvent = 0
  const events: ParserEvents = {
    doctype() {
      throw unsafe(file, `部件 ${part} 含 DTD 或实体声明`)
    },
    declaration(encoding) {
      if (encoding === undefined || /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) return
      throw damaged(file, `部件 ${part} 的编码 ${encoding} 不是 UTF-8`)
    },
    open(name, attributes) {
      depth++
      fedSinceEvent = 0
      if (depth > LIMITS.xmlDepth) throw overLimit(file, `部件 ${part} 的层次超过 ${LIMITS.xmlDepth} 层`)
      handlers.open(name, attributes, depth)
    },
    close(name) {
      fedSinceEvent = 0
      handlers.close?.(name, depth)
      depth--
    },
    text: (text) => handlers.text?.(text),
    error() {
      throw damaged(file, `部件 ${part} 不是有效的 XML`)
    },
  }
  const parser = newParser(events, false)
  return {
    feed(text: string) {
      fedSinceEvent += text.length
      if (fedSinceEvent > LIMITS.xmlTokenBytes) throw overLimit(file, `部件 ${part} 中有过长的文字`)
      parser.write(text)
    },
    end: () => parser.close(),
    depth: () => depth,
  }
}

/**
 * A parser for a piece cut from the end of a part: it reports opening tags and forgives what the cut broke. Only for
 * looking ahead; the whole part is parsed strictly afterwards.
 */
export function peekParser(open: XmlHandlers['open']): (text: string) => void {
  let depth = 0
  const events: ParserEvents = {
    doctype: nothing,
    declaration: nothing,
    open: (name, attributes) => open(name, attributes, ++depth),
    close: () => depth--,
    text: nothing,
    error: nothing,
  }
  const parser = newParser(events, true)
  return (text) => {
    parser.write(text)
  }
}
