// What the values under a header look like, taken together: which kinds most of them share, which words they are. A
// header names a column, but values may prove it wrong or settle a vague one. What fits which field is in
// columns/fitness.ts.
import type { Cell, PlainCell, SheetRow } from '../domain/sheet.ts'
import { kindsOf, type ValueKind } from './columns/kinds.ts'
import { compact, isNothing } from './text.ts'
import { textOf } from './values/reading.ts'

export type Evidence = {
  /** Cells that state something: not blank, not `/`, not 同上. */
  readonly filled: number
  /** How many different texts they hold. */
  readonly distinct: number
  /** The filled cells as text, of one width and without spaces. */
  readonly texts: readonly string[]
  /** 1, 2, 3 … down the sheet. */
  readonly isSequence: boolean
  /** The part of the filled cells, 0 to 1, that could be of this kind. */
  share(...kinds: readonly ValueKind[]): number
  /** The part whose text satisfies a test. */
  shareOf(test: (text: string) => boolean): number
}

const SAME_AS_ABOVE = /^(?:同上|同前|〃|″|")$/
const MOST = 0.8

/** `header`: what stands above the column, and perhaps again at the top of the next page. */
export function evidenceOf(rows: readonly SheetRow[], index: number, header = ''): Evidence {
  const cells: { readonly text: string; readonly kinds: readonly ValueKind[] }[] = []
  for (const row of rows) {
    const cell = ownCell(row, index)
    if (cell === null || (typeof cell !== 'string' && cell.kind === 'fault')) continue
    const text = compact(textOf(cell))
    const isValue = !isNothing(text) && !SAME_AS_ABOVE.test(text) && text !== header
    if (isValue) cells.push({ text, kinds: kindsOf(cell) })
  }
  const texts = cells.map(({ text }) => text)
  const share = (count: number): number => (cells.length === 0 ? 0 : count / cells.length)
  return {
    filled: cells.length,
    distinct: new Set(texts).size,
    texts,
    isSequence: isSequence(texts),
    share: (...kinds) => share(cells.filter((cell) => cell.kinds.some((kind) => kinds.includes(kind))).length),
    shareOf: (test) => share(texts.filter(test).length),
  }
}

/** What a merge spreads sideways over a row, a signature or a heading, is no value of the columns it covers. */
function ownCell({ cells }: SheetRow, index: number): PlainCell {
  const cell = cells[index] ?? null
  const isSpread = cell !== null && typeof cell !== 'string' && cell.kind === 'covered' && cell.column !== index
  return isSpread ? null : plain(cell)
}

/** Days of the years 2000 to 2050, as a spreadsheet counts them. */
export function isSerialDay(text: string): boolean {
  return /^\d{5}(?:\.\d+)?$/.test(text) && Number(text) >= 36526 && Number(text) <= 55000
}

export function plain(cell: Cell): PlainCell {
  return cell !== null && typeof cell !== 'string' && cell.kind === 'covered' ? cell.master : cell
}

/** 1, 2, 3 … Days one after another, stored as serial numbers, are none. */
function isSequence(texts: readonly string[]): boolean {
  if (texts.every(isSerialDay)) return false
  const numbers = texts.map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN))
  const steps = numbers.filter((number, index) => index > 0 && number === (numbers[index - 1] ?? 0) + 1).length
  return numbers.length > 1 && steps >= (numbers.length - 1) * MOST
}
