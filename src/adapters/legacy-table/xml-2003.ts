// The XML table of Excel 2003 (SpreadsheetML 2003) → sheets. Read with the strict parser of the workbook adapter: DTDs are
// refused, dates stay the ISO text of the file and numbers its digits. The attributes have namespaces under any prefix.
import type { PlainCell } from '../../domain/sheet.ts'
import { damaged, LIMITS, overLimit } from '../workbook/faults.ts'
import { type CellFormat, formatOf, GENERAL } from '../workbook/number-formats.ts'
import { type Attributes, localName, parseXml, type XmlHandlers } from '../workbook/xml.ts'
import { refuseLostCells } from './faults.ts'
import { decodeMarkup } from './markup-text.ts'
import { type LegacySheet, SheetGatherer } from './sheet-rows.ts'
import { xmlSource } from './xml-chunks.ts'

export type Xml2003Reading = { readonly sheets: readonly LegacySheet[]; readonly encoding: string }

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
/** Formats that have a name in this kind of file instead of a code. */
const NAMED_FORMATS: ReadonlyMap<string, CellFormat> = new Map([
  ['General Date', { code: 'yyyy/m/d h:mm', isDate: true }],
  ['Long Date', { code: 'yyyy"年"m"月"d"日"', isDate: true }],
  ['Medium Date', { code: 'd-mmm-yy', isDate: true }],
  ['Short Date', { code: 'yyyy/m/d', isDate: true }],
  ['Long Time', { code: 'h:mm:ss AM/PM', isDate: true }],
  ['Medium Time', { code: 'h:mm AM/PM', isDate: true }],
  ['Short Time', { code: 'h:mm', isDate: true }],
  ['General Number', GENERAL],
  ['Currency', { code: '#,##0.00', isDate: false }],
  ['Euro Currency', { code: '#,##0.00', isDate: false }],
  ['Fixed', { code: '0.00', isDate: false }],
  ['Standard', { code: '#,##0.00', isDate: false }],
  ['Percent', { code: '0.00%', isDate: false }],
  ['Scientific', { code: '0.00E+00', isDate: false }],
  ['Yes/No', GENERAL],
  ['True/False', GENERAL],
  ['On/Off', GENERAL],
])

export async function readXml2003(bytes: Buffer, file: string): Promise<Xml2003Reading> {
  const { text, encoding } = decodeMarkup(bytes)
  const reader = new Xml2003Reader(file)
  await parseXml(xmlSource(text, file, 'Workbook'), reader)
  refuseLostCells(reader.sheets, file)
  return { sheets: reader.sheets, encoding }
}

type OpenCell = { right: number; readonly bottom: number; style: string | undefined; formula: string | undefined }

class Xml2003Reader implements XmlHandlers {
  readonly sheets: LegacySheet[] = []
  readonly #file: string
  readonly #formats = new Map<string, CellFormat>()
  #dateSystem: 1900 | 1904 = 1900
  #style = ''
  #name = ''
  #hidden = false
  #gatherer: SheetGatherer | null = null
  #row = 0
  #rowSpan = 0
  #rowStyle: string | undefined
  #column = -1
  #cell: OpenCell | null = null
  #type: string | null = null
  #text = ''

  constructor(file: string) {
    this.#file = file
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2 && name === 'Worksheet') this.#startSheet(attributes)
    else if (depth === 3 && name === 'Style') this.#startStyle(attributes)
    else if (depth === 4 && name === 'NumberFormat') this.#noteFormat(attributes)
    else if (depth === 3 && name === 'Date1904') this.#dateSystem = 1904
    else if (depth === 4 && name === 'Visible') this.#startText('')
    else if (this.#gatherer === null) return
    else if (depth === 4 && name === 'Row') this.#startRow(attributes, this.#gatherer)
    else if (depth === 5 && name === 'Cell') this.#startCell(attributes)
    else if (depth === 6 && name === 'Data') this.#startText(attribute(attributes, 'Type') ?? 'String')
  }

  text(piece: string): void {
    if (this.#type !== null) this.#text += piece
  }

  close(name: string, depth: number): void {
    if (depth === 4 && name === 'Visible') this.#endVisible()
    else if (depth === 6 && name === 'Data') this.#putValue()
    else if (depth === 5 && name === 'Cell') this.#endCell()
    else if (depth === 4 && name === 'Row') this.#row += this.#rowSpan
    else if (depth === 2 && name === 'Worksheet') this.#endSheet()
  }

  #startStyle(attributes: Attributes): void {
    this.#style = attribute(attributes, 'ID') ?? ''
    const parent = this.#formats.get(attribute(attributes, 'Parent') ?? '')
    if (parent !== undefined) this.#formats.set(this.#style, parent)
    if (this.#formats.size > LIMITS.cellFormats) throw overLimit(this.#file, `单元格样式超过 ${LIMITS.cellFormats} 种`)
  }

  #noteFormat(attributes: Attributes): void {
    const code = attribute(attributes, 'Format') ?? 'General'
    this.#formats.set(this.#style, NAMED_FORMATS.get(code) ?? formatOf(code))
  }

  #startSheet(attributes: Attributes): void {
    this.#name = attribute(attributes, 'Name') ?? `Sheet${this.sheets.length + 1}`
    if (this.sheets.length >= LIMITS.worksheets) throw overLimit(this.#file, `工作表超过 ${LIMITS.worksheets} 张`)
    this.#hidden = false
    this.#gatherer = new SheetGatherer(`${this.#file} 工作表“${this.#name}”`)
    this.#row = 0
  }

  #endSheet(): void {
    if (this.#gatherer !== null) this.sheets.push(this.#gatherer.finish(this.#name, this.#hidden))
    this.#gatherer = null
  }

  #startText(type: string): void {
    this.#type = type
    this.#text = ''
  }

  #endVisible(): void {
    this.#hidden = /^Sheet(Very)?Hidden$/.test(this.#text.trim())
    this.#type = null
  }

  /** A row with `Span` stands for as many empty rows below it. */
  #startRow(attributes: Attributes, gatherer: SheetGatherer): void {
    const row = this.#number(attributes, 'Index') ?? this.#row + 1
    if (row <= this.#row) throw damaged(this.#file, `第 ${row} 行重复或次序颠倒`)
    if (row > LIMITS.rows) throw overLimit(this.#file, `行号 ${row} 大于 ${LIMITS.rows}`)
    this.#row = row
    this.#rowSpan = this.#number(attributes, 'Span') ?? 0
    this.#rowStyle = attribute(attributes, 'StyleID')
    this.#column = -1
    if (attribute(attributes, 'Hidden') === '1') gatherer.hide(row)
  }

  #startCell(attributes: Attributes): void {
    const written = this.#number(attributes, 'Index')
    const column = written === null ? this.#column + 1 : written - 1
    if (column <= this.#column) throw damaged(this.#file, `第 ${this.#row} 行的单元格重复或次序颠倒`)
    if (column >= LIMITS.columns) throw overLimit(this.#file, `第 ${this.#row} 行超过 ${LIMITS.columns} 列`)
    this.#column = column
    this.#cell = {
      right: column + (this.#number(attributes, 'MergeAcross') ?? 0),
      bottom: this.#row + (this.#number(attributes, 'MergeDown') ?? 0),
      style: attribute(attributes, 'StyleID') ?? this.#rowStyle,
      formula: attribute(attributes, 'Formula'),
    }
  }

  #endCell(): void {
    if (this.#cell === null) return
    const { right, bottom, formula } = this.#cell
    this.#gatherer?.merge({ top: this.#row, left: this.#column, bottom, right })
    // A formula that was never computed has no data.
    if (formula !== undefined) this.#put({ kind: 'fault', text: formula.slice(0, 80) })
    this.#column = right
    this.#cell = null
  }

  #putValue(): void {
    const type = this.#type
    const text = this.#text
    this.#type = null
    if (this.#cell === null || type === null) return
    this.#put(
      cellOf(type, text, { format: this.#formats.get(this.#cell.style ?? 'Default'), dateSystem: this.#dateSystem }),
    )
    this.#cell.formula = undefined
  }

  #put(cell: PlainCell): void {
    this.#gatherer?.put(this.#row, this.#column, cell)
  }

  #number(attributes: Attributes, name: string): number | null {
    const text = attribute(attributes, name)
    if (text === undefined) return null
    if (!/^\d{1,9}$/.test(text)) throw damaged(this.#file, `${name} 的写法有误`)
    return Number(text)
  }
}

type Context = { readonly format: CellFormat | undefined; readonly dateSystem: 1900 | 1904 }

function cellOf(type: string, text: string, { format, dateSystem }: Context): PlainCell {
  const trimmed = text.trim()
  if (type === 'Number' && NUMBER.test(trimmed)) {
    const { code, isDate } = format ?? GENERAL
    return { kind: 'number', raw: trimmed, format: code, isDate, dateSystem }
  }
  if (trimmed === '') return null
  if (type === 'DateTime') return { kind: 'iso-date', text: trimmed }
  if (type === 'Boolean') return { kind: 'boolean', value: trimmed === '1' || trimmed.toLowerCase() === 'true' }
  return type === 'Error' || type === 'Number' ? { kind: 'fault', text: trimmed.slice(0, 80) } : text
}

function attribute(attributes: Attributes, name: string): string | undefined {
  const usual = attributes[`ss:${name}`] ?? attributes[name]
  if (usual !== undefined) return usual
  for (const key in attributes) if (localName(key) === name) return attributes[key]
  return undefined
}
