// Rows of one worksheet from its XML, as the parser goes. Row numbers are those of the spreadsheet, whether the file writes
// them or leaves them out; rows without any content are left out and their numbers kept.

import { columnLetters } from '../../domain/column-letters.ts'
import type { Cell, SheetRow } from '../../domain/sheet.ts'
import { BEYOND_SHEET, columnOf, NO_ADDRESS, packAddress, rowOf } from './cell-address.ts'
import { type CellContext, cellValue, type RawCell } from './cell-value.ts'
import { damaged, LIMITS, overLimit } from './faults.ts'
import type { MergeCursor } from './merges.ts'
import { isTrue } from './package.ts'
import { TextCollector, unescapeText } from './text.ts'
import type { Attributes, PlainCellText, XmlHandlers } from './xml.ts'

type Capture = 'value' | 'formula' | null

/** Handlers for the XML of a worksheet; the rows they finish are taken with `take`. */
export class SheetRowReader implements XmlHandlers {
  /** `mergeCell` elements met, to hold against what the first pass found. */
  mergesSeen = 0
  readonly #context: CellContext
  readonly #merges: MergeCursor
  readonly #where: string
  readonly #inline = new TextCollector()
  readonly #raw: RawCell = { type: undefined, style: undefined, value: null, formula: null, inline: '' }
  #finished: SheetRow[] = []
  #waitingPlaces = 0
  #places = 0
  #inRows = false
  #row = 0
  #hidden = false
  #cells: Cell[] = []
  #column = -1
  #capture: Capture = null

  constructor(context: CellContext, merges: MergeCursor, where: string) {
    this.#context = context
    this.#merges = merges
    this.#where = where
  }

  get waitingRows(): number {
    return this.#finished.length
  }

  /** Places in the row arrays that wait to be taken. */
  get waitingPlaces(): number {
    return this.#waitingPlaces
  }

  take(): readonly SheetRow[] {
    const rows = this.#finished
    this.#finished = []
    this.#waitingPlaces = 0
    return rows
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#inRows = name === 'sheetData'
    else if (!this.#inRows) {
      if (depth === 3 && name === 'mergeCell') this.mergesSeen++
    } else if (depth === 3 && name === 'row') this.#startRow(attributes)
    else if (depth === 4 && name === 'c') this.#startCell(attributes.r, attributes.t, attributes.s)
    else if (depth === 5) this.#startPart(name)
    else if (depth > 5) this.#inline.open(name)
  }

  text(piece: string): void {
    if (this.#capture === 'value') this.#raw.value = (this.#raw.value ?? '') + piece
    else if (this.#capture === 'formula') this.#raw.formula = (this.#raw.formula ?? '') + piece
    else this.#inline.add(piece)
  }

  close(name: string, depth: number): void {
    if (!this.#inRows) return
    if (depth > 5) this.#inline.close(name)
    else if (depth === 5) this.#endPart(name)
    else if (depth === 4 && name === 'c') this.#endCell()
    else if (depth === 3 && name === 'row') this.#endRow()
  }

  #startRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : Number(r)
    if (!Number.isInteger(row) || row < 1) throw damaged(this.#where, `行号 ${shown(r)} 有误`)
    if (row > LIMITS.rows) throw overLimit(this.#where, `行号 ${row} 大于 ${LIMITS.rows}`)
    if (row <= this.#row) throw damaged(this.#where, `第 ${row} 行重复或次序颠倒`)
    this.#row = row
    this.#hidden = isTrue(hidden)
    this.#cells = []
    this.#column = -1
  }

  plainCell({ reference, style, type, value, inline }: PlainCellText): void {
    this.#startCell(reference, type, style)
    if (value !== undefined) this.#raw.value = value
    if (inline !== undefined) this.#raw.inline = unescapeText(inline)
    this.#endCell()
  }

  #startCell(r: string | undefined, t: string | undefined, s: string | undefined): void {
    this.#column = r === undefined ? this.#column + 1 : this.#columnFrom(r)
    if (this.#column >= LIMITS.columns) throw overLimit(this.#where, `第 ${this.#row} 行超过 ${LIMITS.columns} 列`)
    this.#raw.type = t
    this.#raw.style = s
    this.#raw.value = null
    this.#raw.formula = null
    this.#raw.inline = ''
  }

  #columnFrom(reference: string): number {
    const address = packAddress(reference)
    if (address === BEYOND_SHEET) throw overLimit(this.#where, `单元格 ${shown(reference)} 超出表格范围`)
    if (address === NO_ADDRESS || rowOf(address) !== this.#row) {
      throw damaged(this.#where, `第 ${this.#row} 行的单元格地址 ${shown(reference)} 有误`)
    }
    return columnOf(address)
  }

  #startPart(name: string): void {
    if (name === 'v') {
      this.#capture = 'value'
      this.#raw.value = ''
    } else if (name === 'f') {
      this.#capture = 'formula'
      this.#raw.formula = ''
    } else if (name === 'is') this.#inline.start()
  }

  #endPart(name: string): void {
    this.#capture = null
    if (name === 'is') this.#raw.inline = this.#inline.finish()
  }

  #endCell(): void {
    const { value, inline } = this.#raw
    if ((value?.length ?? 0) > LIMITS.cellText || inline.length > LIMITS.cellText) {
      throw overLimit(this.#where, `单元格 ${this.#address()} 的文字超过 ${LIMITS.cellText} 字`)
    }
    const cell = cellValue(this.#raw, this.#context)
    if (cell === undefined) throw damaged(this.#where, `单元格 ${this.#address()} 的类型或引用有误`)
    if (cell === null) return
    while (this.#cells.length < this.#column) this.#cells.push(null)
    if (this.#cells[this.#column] != null) throw damaged(this.#where, `单元格 ${this.#address()} 重复`)
    this.#cells[this.#column] = cell
  }

  #endRow(): void {
    const cells = this.#cells
    this.#merges.cover(this.#row, cells)
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop()
    if (cells.length === 0) return
    this.#places += cells.length
    if (this.#places > LIMITS.places) throw overLimit(this.#where, `单元格超过 ${LIMITS.places} 个`)
    this.#waitingPlaces += cells.length
    this.#finished.push(this.#hidden ? { row: this.#row, hidden: true, cells } : { row: this.#row, cells })
  }

  #address(): string {
    return `${columnLetters(this.#column)}${this.#row}`
  }
}

function shown(text: string | undefined): string {
  return (text ?? '').slice(0, 20)
}
