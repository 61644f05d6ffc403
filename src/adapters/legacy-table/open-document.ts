// OpenDocument spreadsheets (.ods, and flat .fods) → sheets. Read with the archive and the strict parser of the workbook
// adapter: numbers keep the digits of the file and dates stay ISO text; no clock and no float comes near them.
import type { PlainCell } from '../../domain/sheet.ts'
import type { Archive } from '../workbook/archive.ts'
import { damaged, LIMITS, overLimit } from '../workbook/faults.ts'
import { notReadable } from '../workbook/sniff.ts'
import { type Attributes, parseXml, type XmlHandlers, type XmlSource } from '../workbook/xml.ts'
import { type LegacySheet, SheetGatherer } from './sheet-rows.ts'

const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'
const CONTENT_BYTES = 512 * 1024 * 1024
/** Within a cell, but not of its text: comments, pronunciations, and drawings with text of their own. */
const APART = new Set(
  'annotation ruby-text shapes frame custom-shape rect line polyline polygon regular-polygon path circle ellipse g caption connector measure control scene'.split(
    ' ',
  ),
)

export async function readOpenDocument(archive: Archive, file: string): Promise<readonly LegacySheet[]> {
  if (await isEncrypted(archive)) throw notReadable(file, 'encrypted')
  return readFlat({ file, part: CONTENT, chunks: archive.read(CONTENT, CONTENT_BYTES) })
}

export async function readFlat(source: XmlSource): Promise<readonly LegacySheet[]> {
  const reader = new OpenDocumentReader(source.file)
  await parseXml(source, reader)
  return reader.sheets()
}

async function isEncrypted(archive: Archive): Promise<boolean> {
  if (!archive.has(MANIFEST)) return false
  const chunks: Buffer[] = []
  for await (const chunk of archive.read(MANIFEST, LIMITS.smallPartBytes)) chunks.push(chunk)
  return Buffer.concat(chunks).includes('encryption-data')
}

type OpenTable = { readonly name: string; readonly style: string; readonly gatherer: SheetGatherer }
type OpenCell = { readonly attributes: Attributes; readonly lines: string[]; readonly repeated: number }

class OpenDocumentReader implements XmlHandlers {
  readonly #file: string
  readonly #found: { readonly sheet: LegacySheet; readonly style: string }[] = []
  readonly #hiddenStyles = new Set<string>()
  #style = ''
  #table: OpenTable | null = null
  #row = 1
  #rowRepeated = 1
  #hiddenRow = false
  #column = 0
  #cells: { readonly column: number; readonly count: number; readonly value: PlainCell }[] = []
  #cell: OpenCell | null = null
  #inParagraph = false
  #apart = 0

  constructor(file: string) {
    this.#file = file
  }

  sheets(): readonly LegacySheet[] {
    return this.#found.map(({ sheet, style }) => ({ ...sheet, hidden: this.#hiddenStyles.has(style) }))
  }

  open(name: string, attributes: Attributes): void {
    if (APART.has(name)) this.#apart++
    if (this.#apart > 0) return
    if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style)
    else if (name === 'table') this.#startTable(attributes)
    else if (this.#table === null) return
    else if (name === 'table-row') this.#startRow(attributes)
    else if (name === 'table-cell') this.#startCell(attributes)
    else if (name === 'covered-table-cell') this.#column += this.#count(attributes, 'number-columns-repeated')
    else if (this.#cell !== null) this.#openText(this.#cell, name, attributes)
  }

  text(piece: string): void {
    if (this.#inParagraph && this.#apart === 0) this.#add(piece.replace(/[ \t\r\n]+/g, ' '))
  }

  close(name: string): void {
    if (APART.has(name)) this.#apart--
    if (this.#apart > 0 || this.#table === null) return
    if (name === 'p' || name === 'h') this.#inParagraph = false
    else if (name === 'table-cell') this.#endCell()
    else if (name === 'table-row') this.#endRow(this.#table)
    else if (name === 'table') this.#endTable(this.#table)
  }

  #startTable(attributes: Attributes): void {
    if (this.#table !== null) throw damaged(this.#file, '表格里又有表格')
    if (this.#found.length >= LIMITS.worksheets) throw overLimit(this.#file, `工作表超过 ${LIMITS.worksheets} 张`)
    const name = attributes['table:name'] ?? `Sheet${this.#found.length + 1}`
    const gatherer = new SheetGatherer(`${this.#file} 工作表“${name}”`)
    this.#table = { name, style: attributes['table:style-name'] ?? '', gatherer }
    this.#row = 1
  }

  #endTable({ name, style, gatherer }: OpenTable): void {
    this.#found.push({ sheet: gatherer.finish(name, false), style })
    this.#table = null
  }

  #startRow(attributes: Attributes): void {
    this.#rowRepeated = this.#count(attributes, 'number-rows-repeated')
    this.#hiddenRow = /^(collapse|filter)$/.test(attributes['table:visibility'] ?? '')
    this.#column = 0
    this.#cells = []
  }

  /** Empty rows are counted on; a row with cells that is repeated stands as often as it says. */
  #endRow({ gatherer }: OpenTable): void {
    const copies = this.#cells.length > 0 ? this.#rowRepeated : 0
    for (let row = this.#row; row < this.#row + copies; row++) {
      if (this.#hiddenRow) gatherer.hide(row)
      for (const { column, count, value } of this.#cells)
        for (let at = 0; at < count; at++) gatherer.put(row, column + at, value)
    }
    this.#row += this.#rowRepeated
  }

  #startCell(attributes: Attributes): void {
    this.#cell = { attributes, lines: [], repeated: this.#count(attributes, 'number-columns-repeated') }
  }

  #endCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (cell === null) return
    const value = cellOf(cell.attributes, cell.lines.join('\n'))
    if (value !== null) this.#cells.push({ column: this.#column, count: cell.repeated, value })
    this.#merge(cell.attributes)
    this.#column += cell.repeated
  }

  #merge(attributes: Attributes): void {
    const right = this.#column + this.#count(attributes, 'number-columns-spanned') - 1
    const bottom = this.#row + this.#count(attributes, 'number-rows-spanned') - 1
    this.#table?.gatherer.merge({ top: this.#row, left: this.#column, bottom, right })
  }

  #openText(cell: OpenCell, name: string, attributes: Attributes): void {
    if (name === 'p' || name === 'h') {
      cell.lines.push('')
      this.#inParagraph = true
    } else if (name === 's') this.#add(' '.repeat(Math.min(LIMITS.cellText, Number(attributes['text:c'] ?? 1) || 1)))
    else if (name === 'tab') this.#add('\t')
    else if (name === 'line-break') this.#add('\n')
  }

  #add(text: string): void {
    const lines = this.#cell?.lines
    if (lines === undefined || lines.length === 0) return
    lines[lines.length - 1] = (lines.at(-1) ?? '') + text
  }

  #count(attributes: Attributes, name: string): number {
    const text = attributes[`table:${name}`]
    if (text === undefined) return 1
    if (!/^\d{1,9}$/.test(text)) throw damaged(this.#file, `${name} 的写法有误`)
    return Math.max(1, Number(text))
  }
}

function cellOf(attributes: Attributes, shown: string): PlainCell {
  const value = (name: string) => attributes[`office:${name}`]
  if (attributes['calcext:value-type'] === 'error') return { kind: 'fault', text: shown.slice(0, 80) }
  switch (value('value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberCell(value('value') ?? '')
    case 'date':
      return { kind: 'iso-date', text: value('date-value') ?? shown }
    case 'boolean':
      return { kind: 'boolean', value: value('boolean-value') === 'true' }
    default:
      // A formula that was never computed has neither a type nor a text.
      if (shown === '' && attributes['table:formula'] !== undefined && value('value-type') === undefined)
        return { kind: 'fault', text: (attributes['table:formula'] ?? '').slice(0, 80) }
      return shown === '' ? (value('string-value') ?? null) : shown
  }
}

function numberCell(raw: string): PlainCell {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(raw)) return { kind: 'fault', text: raw.slice(0, 80) }
  return { kind: 'number', raw, format: null, isDate: false, dateSystem: 1900 }
}
