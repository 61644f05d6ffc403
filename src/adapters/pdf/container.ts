// The one door to pdfkit: pages of finished content and embedded fonts → the bytes of a file. pdfkit keeps the objects, the
// cross references, the properties and the compression; nothing of its text or font handling is used.
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import type { PageMetadata } from '../../domain/page.ts'
import type { EmbeddedFont } from './font-embed.ts'

export type PdfContent = {
  readonly metadata: PageMetadata
  readonly createdAt: Date
  readonly size: { readonly width: number; readonly height: number }
  /** Content stream of each page; the origin is the top left corner. */
  readonly pages: readonly string[]
  readonly fonts: readonly EmbeddedFont[]
}

type Reference = ReturnType<PDFKit.PDFDocument['ref']>

const PRODUCER = 'gongtiao'

/** The same content always gives the same bytes: dates are given, and pdfkit hashes the properties for the file's ID. */
export function writePdf(content: PdfContent): Promise<Uint8Array> {
  const document = new PDFDocument({
    // An empty name, so that pdfkit loads no font of its own.
    font: '',
    autoFirstPage: false,
    bufferPages: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    margin: 0,
    size: [content.size.width, content.size.height],
    info: properties(content),
  })
  const bytes = collect(document)
  const fonts = content.fonts.map((font) => [font.resource, addFont(document, font)] as const)
  for (const page of content.pages) {
    document.addPage()
    for (const [resource, reference] of fonts) document.page.fonts[resource] = reference
    document.addContent(page)
  }
  document.end()
  return bytes
}

function properties(content: PdfContent): PDFKit.DocumentInfo {
  const { title, subject } = content.metadata
  return {
    Title: xmlSafe(title),
    ...(subject === null ? {} : { Subject: xmlSafe(subject) }),
    Creator: PRODUCER,
    Producer: PRODUCER,
    CreationDate: content.createdAt,
    ModDate: content.createdAt,
  }
}

/** pdfkit writes the properties into XML as they are; the full-width twins of < > & read the same and cannot break it. */
function xmlSafe(text: string): string {
  return text
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('&', '＆')
    .replace(/\p{Cc}/gu, ' ')
}

function addFont(document: PDFKit.PDFDocument, font: EmbeddedFont): Reference {
  const descriptor = ended(document, {
    Type: 'FontDescriptor',
    FontName: font.name,
    // Symbolic: the subset has no names for its glyphs.
    Flags: 4,
    FontBBox: font.box,
    ItalicAngle: 0,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    StemV: 80,
    FontFile2: stream(document, font.file, { Length1: font.file.length }),
  })
  const descendant = ended(document, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: font.name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: [0, font.widths],
    CIDToGIDMap: 'Identity',
  })
  return ended(document, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: font.name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: stream(document, new TextEncoder().encode(font.toUnicode), {}),
  })
}

function ended(document: PDFKit.PDFDocument, data: object): Reference {
  const reference = document.ref(data)
  reference.end(undefined)
  return reference
}

/** Outlines hardly compress: the fastest level makes a file 3 % larger than the default one. */
function stream(document: PDFKit.PDFDocument, bytes: Uint8Array, data: object): Reference {
  const reference = document.ref({ ...data, Filter: 'FlateDecode' })
  reference.end(deflateSync(bytes, { level: 1 }))
  return reference
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
