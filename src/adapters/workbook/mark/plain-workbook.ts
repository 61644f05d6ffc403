// A workbook of bare rows, for tables that are none: csv, .xls, HTML. Row numbers, merges, number formats and the date
// system stay, text is text cells and never a formula, so that the workbook reads as the file did.

import { columnLetters } from '../../../domain/column-letters.ts'
import type { Cell, NumberCell, SheetFile, SheetRow } from '../../../domain/sheet.ts'
import { textWidth } from '../cell-size.ts'
import { LIMITS, overLimit } from '../faults.ts'
import { joinParts, type PackedPart, packPart } from '../rezip.ts'
import { checkTextLength } from '../serial.ts'
import { sheetNames } from '../sheet-names.ts'
import { xmlText } from '../text.ts'
import { XML_HEAD } from './flavour.ts'
import { contentTypes, plainStyles, relationships, workbookXml } from './plain-package.ts'

export type PlainWorkbook = {
  readonly bytes: Uint8Array
  /** The names that the sheets have there, in the order of the file's. */
  readonly names: readonly string[]
}

const UNNAMED = '台账'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Rows looked at for the widths of the columns. */
const MEASURED_ROWS = 200
const NARROWEST = 8
const WIDEST = 40
const PIECE = 64 * 1024
const TEXT_STYLE = 1
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA)$/

export async function plainWorkbook(file: SheetFile): Promise<PlainWorkbook> {
  const names = sheetNames(file.sheets.map(({ name }) => name ?? UNNAMED))
  const formats = new NumberFormats()
  const sheets: PackedPart[] = []
  for (const [index] of file.sheets.entries()) {
    const writer = new PlainSheet(file, index, formats)
    sheets.push(await packPart(`xl/worksheets/sheet${index + 1}.xml`, writer.pieces()))
  }
  const hidden = file.sheets.map((sheet) => sheet.hidden)
  const frame = await Promise.all([
    packText('[Content_Types].xml', contentTypes(names.length)),
    packText('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    packText('xl/workbook.xml', workbookXml({ names, hidden, is1904: formats.is1904 })),
    packText(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    packText('xl/styles.xml', plainStyles(formats.codes)),
  ])
  return { bytes: joinParts([...frame, ...sheets]), names }
}

function packText(name: string, text: string): Promise<PackedPart> {
  return packPart(name, [Buffer.from(text)])
}

/** Style 0 is General, style 1 text; each format that the file uses follows. */
class NumberFormats {
  readonly #styles = new Map<string, number>()
  is1904 = false

  get codes(): readonly string[] {
    return [...this.#styles.keys()]
  }

  styleOf({ format, dateSystem }: NumberCell): number {
    this.is1904 ||= dateSystem === 1904
    if (format === null) return 0
    const known = this.#styles.get(format)
    if (known !== undefined) return known
    const style = this.#styles.size + TEXT_STYLE + 1
    this.#styles.set(format, style)
    return style
  }
}

type Corner = { readonly bottom: number; readonly right: number }

class PlainSheet {
  readonly #file: SheetFile
  readonly #index: number
  readonly #formats: NumberFormats
  /** First cell of a merge (row × columns + column) → its last. */
  readonly #merges = new Map<number, Corner>()

  constructor(file: SheetFile, index: number, formats: NumberFormats) {
    this.#file = file
    this.#index = index
    this.#formats = formats
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const widths: number[] = []
    let rows = ''
    let measured = 0
    let isStarted = false
    for await (const batch of this.#file.rows(this.#index)) {
      for (const row of batch) {
        if (measured++ < MEASURED_ROWS) measure(row, widths)
        rows += this.#row(row)
        if (measured < MEASURED_ROWS || rows.length < PIECE) continue
        yield Buffer.from(isStarted ? rows : start(widths) + rows)
        isStarted = true
        rows = ''
      }
    }
    yield Buffer.from(`${isStarted ? '' : start(widths)}${rows}</sheetData>${this.#mergeCells()}</worksheet>`)
  }

  #row({ row, cells, hidden }: SheetRow): string {
    if (row > LIMITS.rows) throw overLimit(this.#file.file, `行号 ${row} 大于 ${LIMITS.rows}`)
    const written = cells.map((cell, column) => this.#cell(cell, row, column))
    return `<row r="${row}"${hidden === true ? ' hidden="1"' : ''}>${written.join('')}</row>`
  }

  #cell(cell: Cell, row: number, column: number): string {
    if (cell === null) return ''
    const address = `${columnLetters(column)}${row}`
    if (typeof cell === 'string') return this.#text(address, cell)
    switch (cell.kind) {
      case 'number':
        if (!NUMBER.test(cell.raw)) return this.#text(address, cell.raw)
        return `<c r="${address}" s="${this.#formats.styleOf(cell)}"><v>${cell.raw}</v></c>`
      case 'boolean':
        return `<c r="${address}" t="b"><v>${cell.value ? 1 : 0}</v></c>`
      case 'iso-date':
        return `<c r="${address}" t="d"><v>${xmlText(cell.text)}</v></c>`
      case 'fault':
        return ERROR.test(cell.text)
          ? `<c r="${address}" t="e"><v>${cell.text}</v></c>`
          : this.#text(address, cell.text)
      case 'covered':
        this.#cover(cell.row * LIMITS.columns + cell.column, row, column)
        return ''
    }
  }

  #text(address: string, text: string): string {
    checkTextLength(text, `${this.#file.file} ${address}`)
    const space = text.trim() === text ? '' : ' xml:space="preserve"'
    return `<c r="${address}" s="${TEXT_STYLE}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`
  }

  #cover(first: number, row: number, column: number): void {
    const { bottom, right } = this.#merges.get(first) ?? { bottom: 0, right: 0 }
    this.#merges.set(first, { bottom: Math.max(bottom, row), right: Math.max(right, column) })
  }

  #mergeCells(): string {
    if (this.#merges.size === 0) return ''
    const ranges = [...this.#merges].map(([first, { bottom, right }]) => {
      const [top, left] = [Math.floor(first / LIMITS.columns), first % LIMITS.columns]
      const last = `${columnLetters(Math.max(left, right))}${Math.max(top, bottom)}`
      return `<mergeCell ref="${columnLetters(left)}${top}:${last}"/>`
    })
    return `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>`
  }
}

function measure({ cells }: SheetRow, widths: number[]): void {
  for (const [column, cell] of cells.entries()) {
    const width = typeof cell === 'string' ? textWidth(cell) : cell !== null && cell.kind === 'number' ? 10 : 0
    // A title over the whole table says nothing of its column.
    if (width <= WIDEST || cells.length > 1) widths[column] = Math.max(widths[column] ?? 0, width)
  }
}

function start(widths: readonly number[]): string {
  const columns = Array.from(widths, (width = 0, index) => {
    const shown = Math.min(WIDEST, Math.max(NARROWEST, width + 2))
    return `<col min="${index + 1}" max="${index + 1}" width="${shown}" customWidth="1"/>`
  })
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
  return `${XML_HEAD}<worksheet xmlns="${MAIN}">${cols}<sheetData>`
}
