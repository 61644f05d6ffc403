// Merged cells. The list stands after the rows in the file, so a first pass over the sheet fetches it; then each row asks
// which of its cells are covered. A merge is never spread out in memory, however large it says it is.
import type { Cell, CoveredCell } from '../../domain/sheet.ts'
import { BEYOND_SHEET, columnOf, NO_ADDRESS, packAddress, rowOf } from './cell-address.ts'
import { damaged, LIMITS, overLimit } from './faults.ts'
import { type Attributes, decodeXml, peekParser, type XmlSource } from './xml.ts'

export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/** A merge made by choosing whole rows reaches column XFD; only this many of its columns are told as covered. */
const COVERED_COLUMNS = 256
/** Longer than any end tag of `sheetData` with a prefix. */
const CARRY = 64

/** First pass: unpack, prove size and checksum, and read the merges behind the rows, without parsing a single row. */
export async function readMerges(source: XmlSource): Promise<readonly Merge[]> {
  let merges: Merge[] = []
  let peek: ((text: string) => void) | null = null
  let carry = ''
  for await (const text of decodeXml(source)) {
    const window = carry + text
    const end = endOfRows(window)
    if (end < 0) peek?.(text)
    else {
      const found: Merge[] = []
      merges = found
      peek = peekParser((name, attributes, depth) => {
        if (name === 'mergeCell' && depth === 2) addMerge(found, attributes, source.file)
      })
      peek(window.slice(end))
    }
    carry = window.slice(-CARRY)
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left)
}

/** The place behind the last `</sheetData>` or `<sheetData/>`, under any prefix; -1 when there is none. */
function endOfRows(text: string): number {
  for (let at = text.lastIndexOf('sheetData'); at > 0; at = text.lastIndexOf('sheetData', at - 1)) {
    const opening = /<(\/?)(?:[\w.-]+:)?$/.exec(text.slice(Math.max(0, at - CARRY), at))
    const closing = /^\s*(\/?)>/.exec(text.slice(at + 'sheetData'.length, at + CARRY))
    if (opening && closing && opening[1] !== closing[1]) return at + 'sheetData'.length + closing[0].length
  }
  return -1
}

function addMerge(merges: Merge[], { ref = '' }: Attributes, file: string): void {
  const [from = '', to = from] = ref.replaceAll('$', '').split(':')
  const first = packAddress(from)
  const last = packAddress(to)
  if (first === BEYOND_SHEET || last === BEYOND_SHEET) throw overLimit(file, '合并单元格超出表格范围')
  if (first === NO_ADDRESS || last === NO_ADDRESS) throw damaged(file, '合并单元格的范围写法有误')
  const merge = { top: rowOf(first), left: columnOf(first), bottom: rowOf(last), right: columnOf(last) }
  if (merge.bottom < merge.top || merge.right < merge.left) throw damaged(file, '合并单元格的范围写法有误')
  merges.push(merge)
  if (merges.length > LIMITS.merges) throw overLimit(file, `合并单元格超过 ${LIMITS.merges} 处`)
}

type ActiveMerge = { readonly merge: Merge; readonly cell: CoveredCell | null }

/** Walks down the sheet with the rows: holds only the merges that reach the present row, by column. */
export class MergeCursor {
  readonly #merges: readonly Merge[]
  readonly #where: string
  readonly #active = new Map<number, ActiveMerge>()
  #next = 0
  #firstEnd = Number.POSITIVE_INFINITY

  constructor(merges: readonly Merge[], where: string) {
    this.#merges = merges
    this.#where = where
  }

  /** Puts the covered cells of `row` in place. Rows must come in ascending order. */
  cover(row: number, cells: Cell[]): void {
    if (row > this.#firstEnd) this.#expire(row)
    for (let merge = this.#merges[this.#next]; merge && merge.top <= row; merge = this.#merges[++this.#next]) {
      if (merge.bottom >= row) this.#activate(merge, row, cells)
    }
    for (const [column, { merge, cell }] of this.#active) {
      if (row === merge.top && column === merge.left) continue
      while (cells.length <= column) cells.push(null)
      cells[column] = cell
    }
  }

  #activate(merge: Merge, row: number, cells: readonly Cell[]): void {
    const { top, left, bottom, right } = merge
    const master = row === top ? (cells[left] ?? null) : null
    // On the screen a merge whose first cell is empty is empty, whatever may lie under it.
    const shown = master !== null && typeof master === 'object' && master.kind === 'covered' ? master.master : master
    const cell: CoveredCell | null = shown === null ? null : { kind: 'covered', row: top, column: left, master: shown }
    const end = Math.min(right, left + COVERED_COLUMNS - 1)
    for (let column = left; column <= end; column++) {
      if (this.#active.has(column)) throw damaged(this.#where, `第 ${row} 行的合并单元格互相重叠`)
      this.#active.set(column, { merge, cell })
    }
    this.#firstEnd = Math.min(this.#firstEnd, bottom)
  }

  #expire(row: number): void {
    this.#firstEnd = Number.POSITIVE_INFINITY
    for (const [column, { merge }] of this.#active) {
      if (merge.bottom < row) this.#active.delete(column)
      else this.#firstEnd = Math.min(this.#firstEnd, merge.bottom)
    }
  }
}
