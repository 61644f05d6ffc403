// Rows among the data that are no cases: blank rows, totals, signatures and notes, a header printed again. They are
// counted and said, never decoded.

import type { SheetRow } from '../domain/sheet.ts'
import { headerKey } from './header.ts'
import { cellText } from './header-rows.ts'
import type { SheetColumns } from './layout.ts'
import type { SheetLayout } from './layout-file.ts'
import { trimmed } from './text.ts'

export type SkipReason = 'blank' | 'total' | 'note' | 'header'

export const SKIP_WORDS: { readonly [reason in SkipReason]: string } = {
  blank: '空行',
  total: '合计行',
  note: '说明或签名行',
  header: '重复的表头',
}

export type Skipper = (row: SheetRow) => SkipReason | null

/**
 * `keys` are the two columns that only data fills together: where both are filled, and a digit stands in the first, no
 * further look is taken.
 */
export function skipperFor<F extends string>(
  { columns, headerKeys }: SheetColumns<F>,
  keys: readonly [F, F],
  words: SheetLayout<F>['skip'],
): Skipper {
  const indexes = columns.map(({ index }) => index)
  const [first, second] = keys.map((key) => columns.find(({ field }) => field === key)?.index ?? -1)
  const totals = words.totals.map(spaceless)
  const notes = words.notes.map(spaceless)
  return (row) => {
    if (isFilled(row, second ?? -1) && /\d/.test(cellText(row, first ?? -1))) return null
    if (!indexes.some((index) => isFilled(row, index))) return 'blank'
    if (isHeaderAgain(row, headerKeys)) return 'header'
    const text = spaceless(row.cells.map((_, index) => cellText(row, index)).find((one) => one !== '') ?? '')
    if (totals.some((word) => text.startsWith(word))) return 'total'
    return notes.some((word) => text.startsWith(word)) || isBanner(row, indexes) ? 'note' : null
  }
}

function spaceless(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Filled by its own cell: what a merge spreads over a row does not make it data. */
function isFilled(row: SheetRow, index: number): boolean {
  const cell = row.cells[index] ?? null
  if (typeof cell === 'string') return trimmed(cell) !== ''
  return cell !== null && cell.kind !== 'covered'
}

function isHeaderAgain(row: SheetRow, headerKeys: readonly (readonly string[])[]): boolean {
  const texts = row.cells.map((_, index) => headerKey(cellText(row, index)))
  const filled = texts.filter((text) => text !== '').length
  return headerKeys.some((keys) => {
    const same = texts.filter((text, index) => text !== '' && text === keys[index]).length
    return same >= 2 && same * 2 > filled
  })
}

/** One text merged over several columns: a title between two pages. */
function isBanner(row: SheetRow, indexes: readonly number[]): boolean {
  const spread = row.cells.filter(
    (cell) => cell !== null && typeof cell !== 'string' && cell.kind === 'covered' && cell.row === row.row,
  ).length
  return spread >= 2 && indexes.filter((index) => isFilled(row, index)).length <= 1
}
