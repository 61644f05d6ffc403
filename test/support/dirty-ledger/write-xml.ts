// Grids as a workbook written part by part: namespace prefixes, date systems, inline and rich strings, ISO dates, cells that
// do not say where they stand – what programs other than Excel write, and exceljs cannot.
import { strToU8, zipSync } from 'fflate'
import { dayNumber } from '../../../src/domain/calendar.ts'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import type { DirtyCell, FileForm, Grid, GridMerge } from './draft.ts'

export type XmlForm = Extract<FileForm, { readonly kind: 'xml' }>

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const
/** Style 1 shows a date, style 0 does not. */
const STYLES = `<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Element and attribute names as the form wants them. */
class Xml {
  readonly strings: string[] = []
  private readonly places = new Map<string, number>()

  constructor(readonly form: XmlForm) {}

  part(root: string, content: string): string {
    const { prefix } = this.form
    const declared = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:x="${MAIN}"`
    const named = content.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`)
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${prefix}${root} ${declared} xmlns:r="${OFFICE}">${named}</${prefix}${root}>`
  }

  shared(text: string): number {
    const known = this.places.get(text)
    if (known !== undefined) return known
    this.places.set(text, this.strings.length)
    this.strings.push(text)
    return this.strings.length - 1
  }
}

/** The parts of the package by name: for those who change them before they are packed. */
export function xmlParts(grids: readonly Grid[], form: XmlForm): Record<string, string> {
  const xml = new Xml(form)
  const sheets = grids.map((grid) => xml.part('worksheet', sheetXml(grid, xml)))
  const list = grids.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const system = form.date1904 === null ? '' : `<workbookPr date1904="${form.date1904}"/>`
  const targets = [
    ...grids.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ]
  return {
    '[Content_Types].xml': contentTypes(grids.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': xml.part('workbook', `${system}<sheets>${list.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relationships(targets),
    'xl/styles.xml': xml.part('styleSheet', STYLES),
    'xl/sharedStrings.xml': xml.part('sst', xml.strings.map((text) => `<si>${stringXml(text, form)}</si>`).join('')),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet])),
  }
}

export function packed(parts: { readonly [name: string]: string | Uint8Array }): Uint8Array {
  const files = Object.entries(parts).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  )
  return zipSync(Object.fromEntries(files), { level: 1, mtime: new Date(Date.UTC(2017, 0, 1)) })
}

const XML_TYPES = [
  ['workbook.xml', 'sheet.main'],
  ['styles.xml', 'styles'],
  ['sharedStrings.xml', 'sharedStrings'],
] as const

function contentTypes(sheets: number): string {
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = [
    ...XML_TYPES,
    ...Array.from({ length: sheets }, (_, at) => [`worksheets/sheet${at + 1}.xml`, 'worksheet'] as const),
  ].map(([part, type]) => `<Override PartName="/xl/${part}" ContentType="${main}.${type}+xml"/>`)
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`
}

function sheetXml({ rows, merges }: Grid, xml: Xml): string {
  const { addresses } = xml.form
  const covered = new Set(merges.flatMap(coveredCells))
  const lines = rows.map(({ cells, hidden }, at) => {
    const written = cells.map((cell, column) => {
      const address = `${columnLetters(column)}${at + 1}`
      // A cell under a merge stands there without a value, as Excel leaves it.
      if (cell === null && addresses && !covered.has(address)) return ''
      return cellXml(cell, addresses ? ` r="${address}"` : '', xml)
    })
    return `<row${addresses ? ` r="${at + 1}"` : ''}${hidden ? ' hidden="1"' : ''}>${written.join('')}</row>`
  })
  const ranges = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}"/>`,
  )
  const list = ranges.length === 0 ? '' : `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>`
  return `<sheetData>${lines.join('')}</sheetData>${list}`
}

function coveredCells({ top, left, bottom, right }: GridMerge): readonly string[] {
  const rows = Array.from({ length: bottom - top + 1 }, (_, at) => top + at)
  const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at)
  return rows.flatMap((row) => columns.map((column) => `${columnLetters(column)}${row + 1}`))
}

function cellXml(cell: DirtyCell, place: string, xml: Xml): string {
  if (cell === null) return `<c${place}/>`
  if (typeof cell === 'string') return textXml(cell, place, xml)
  switch (cell.kind) {
    case 'number':
      return `<c${place}><v>${cell.raw}</v></c>`
    case 'boolean':
      return `<c${place} t="b"><v>${cell.value ? 1 : 0}</v></c>`
    case 'date': {
      const { dates, date1904 } = xml.form
      if (dates === 'iso' && cell.shown) return `<c${place} s="1" t="d"><v>${cell.date}T00:00:00</v></c>`
      const serial = dayNumber(cell.date) + EPOCH[date1904 === null ? 1900 : 1904]
      return `<c${place}${cell.shown ? ' s="1"' : ''}><v>${serial}</v></c>`
    }
  }
}

function textXml(text: string, place: string, xml: Xml): string {
  const { strings } = xml.form
  if (strings === 'inline') return `<c${place} t="inlineStr"><is>${stringXml(text, xml.form)}</is></c>`
  if (strings === 'formula') return `<c${place} t="str"><f>A1&amp;""</f><v>${escaped(text)}</v></c>`
  return `<c${place} t="s"><v>${xml.shared(text)}</v></c>`
}

function stringXml(text: string, { strings }: XmlForm): string {
  const run = (part: string): string => `<t xml:space="preserve">${escaped(part)}</t>`
  const characters = [...text]
  if (strings !== 'rich' || characters.length < 2) return run(text)
  const half = Math.floor(characters.length / 2)
  const runs = [characters.slice(0, half), characters.slice(half)].map(
    (part) => `<r><rPr><b/></rPr>${run(part.join(''))}</r>`,
  )
  return `${runs.join('')}<rPh sb="0" eb="1"><t>ignored</t></rPh>`
}
