// Which rows are the header: the row, or two rows, among the first thirty that hold most known header words. Title rows
// and unit rows above it are passed over. What the columns then are is left to layout.ts.
import type { SheetRow } from '../domain/sheet.ts'
import { plain } from './evidence.ts'
import { type HeaderText, headerText } from './header.ts'
import { type HeaderIndex, meaningOf } from './header-index.ts'
import { trimmed } from './text.ts'
import { textOf } from './values/reading.ts'

const SEARCHED_ROWS = 30
/** So few known words may stand in a title or a data row by chance. */
const LEAST_WORDS = 3

export type HeaderRows = {
  /** Positions in the list of rows, not row numbers. */
  readonly first: number
  readonly last: number
  readonly headers: readonly HeaderText[]
}

export type HeaderSearch<F extends string> = {
  readonly index: HeaderIndex<F>
  /** Header keys that `--map` speaks of: they count as known. */
  readonly mapped: ReadonlySet<string>
  readonly headerRow: number | null
}

export function findHeaderRows<F extends string>(
  rows: readonly SheetRow[],
  search: HeaderSearch<F>,
): HeaderRows | null {
  if (search.headerRow !== null) {
    const last = rows.findIndex(({ row }) => row === search.headerRow)
    return last < 0 ? null : givenRows(rows, last, search)
  }
  let best: HeaderRows | null = null
  let most = LEAST_WORDS - 1
  for (let at = 0; at < Math.min(rows.length, SEARCHED_ROWS); at++) {
    const candidate = candidateAt(rows, at, search)
    const words = knownWords(candidate.headers, search)
    if (words <= most) continue
    best = candidate
    most = words
  }
  return best
}

/** `--header-row N`: N is the lower row; the row above belongs to it when the two are joined. */
function givenRows<F extends string>(rows: readonly SheetRow[], last: number, search: HeaderSearch<F>): HeaderRows {
  if (last > 0) {
    const above = candidateAt(rows, last - 1, search)
    if (above.last === last) return above
  }
  return oneRow(rows, last)
}

/** Two rows where they are joined by merged cells or by words of their own, and reading them together loses nothing. */
function candidateAt<F extends string>(rows: readonly SheetRow[], at: number, search: HeaderSearch<F>): HeaderRows {
  const one = oneRow(rows, at)
  const below = rows[at + 1]
  const upper = rows[at]
  if (below === undefined || upper === undefined) return one
  const wordsAbove = knownWords(one.headers, search)
  const isJoined = wordsAbove >= 2 || hangsFrom(below, upper)
  if (!isJoined) return one
  const two: HeaderRows = { first: at, last: at + 1, headers: joinedHeaders(upper, below) }
  const together = knownWords(two.headers, search)
  const isBetter = together > wordsAbove || (together === wordsAbove && hangsFrom(below, upper))
  return isBetter && together >= knownWords(oneRow(rows, at + 1).headers, search) ? two : one
}

function oneRow(rows: readonly SheetRow[], at: number): HeaderRows {
  const headers = rows[at]?.cells.map((_, column) => headerText('', cellText(rows[at], column))) ?? []
  return { first: at, last: at, headers }
}

/** A cell of the lower row lies under a merge that begins in the upper one, in its own column. */
function hangsFrom(lower: SheetRow, upper: SheetRow): boolean {
  return lower.cells.some(
    (cell, column) =>
      cell !== null &&
      typeof cell !== 'string' &&
      cell.kind === 'covered' &&
      cell.row === upper.row &&
      cell.column === column,
  )
}

/** csv has no merges: a group's word stands over its first column only and is carried to the right. */
function joinedHeaders(upper: SheetRow, lower: SheetRow): HeaderText[] {
  const width = Math.max(upper.cells.length, lower.cells.length)
  const headers: HeaderText[] = []
  let group = ''
  for (let column = 0; column < width; column++) {
    const above = cellText(upper, column)
    const below = cellText(lower, column)
    group = above !== '' ? above : below === '' ? '' : group
    headers.push(headerText(group, below))
  }
  return headers
}

export function cellText(row: SheetRow | undefined, column: number): string {
  const cell = plain(row?.cells[column] ?? null)
  return cell === null || (typeof cell !== 'string' && cell.kind === 'fault') ? '' : trimmed(textOf(cell))
}

function knownWords<F extends string>(headers: readonly HeaderText[], { index, mapped }: HeaderSearch<F>): number {
  const known = new Set<string>()
  for (const { keys } of headers) {
    const meaning = meaningOf(keys, index)
    const key = keys.find((candidate) => mapped.has(candidate))
    if (key !== undefined) known.add(`--map ${key}`)
    else if (meaning !== null) known.add(meaning.kind === 'field' ? meaning.field : meaning.what)
  }
  return known.size
}
