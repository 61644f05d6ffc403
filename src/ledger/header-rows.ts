// Which rows are the header: the one to three rows among the first thirty that hold most known header words. Title rows
// and unit rows above are passed over, a row of column numbers below belongs to it. What the columns are is left to
// layout.ts.
import type { SheetRow } from '../domain/sheet.ts'
import type { HeaderReader } from './columns/meaning.ts'
import { plain } from './evidence.ts'
import { type HeaderText, headerKey, headerText, unitAlone } from './header.ts'
import { trimmed } from './text.ts'
import { textOf } from './values/reading.ts'

const SEARCHED_ROWS = 30
const MOST_ROWS = 3
/** So few known words may stand in a title or a data row by chance. */
const LEAST_WORDS = 3
/** With so many it is a header; a better one would follow within a few rows, not after the data. */
const ENOUGH_WORDS = 6
const ROWS_BEHIND = 5
const FORMAT_WORDS =
  /^(?:必填|选填|可选|可不填|文本|文本型|文字|日期|日期型|数字|数值|数值型|下拉选择|下拉|单选|YYYY-?MM-?DD|填写)$/

/** A short word without figures. */
const GROUP = /^[^\d:：。，；]{1,12}$/

export type HeaderRows = {
  /** Positions in the list of rows, not row numbers; `last` is the row of the names. */
  readonly first: number
  readonly last: number
  /** The last row that is no data: below the names may stand units, column numbers, or how to fill in. */
  readonly end: number
  readonly headers: readonly HeaderText[]
}

export type HeaderSearch<F extends string> = {
  readonly reader: HeaderReader<F>
  /** Header keys that `--map` speaks of: they count as known. */
  readonly mapped: ReadonlySet<string>
  readonly headerRow: number | null
  /** 填报单位, 制表日期: what stands above a table without belonging to it. */
  readonly isNote: (text: string) => boolean
  /** Whether these are the headers that a saved profile belongs to. */
  readonly isProfiled: (headers: readonly HeaderText[]) => boolean
}

export function findHeaderRows<F extends string>(
  rows: readonly SheetRow[],
  search: HeaderSearch<F>,
): HeaderRows | null {
  const found = search.headerRow === null ? searched(rows, search) : given(rows, search.headerRow, search)
  return found === null ? null : withRowsBelow(rows, withGroupsAbove(rows, found, search))
}

/**
 * Groups that say nothing of ours still belong to the header: without 补贴发放 above it, 金额 would be taken for the sum in
 * dispute. In a csv they are not merged, and the words alone do not show it.
 */
function withGroupsAbove<F extends string>(
  rows: readonly SheetRow[],
  found: HeaderRows,
  search: HeaderSearch<F>,
): HeaderRows {
  const { first, last } = found
  if (first === 0 || last - first + 1 >= MOST_ROWS || !isGroupRow(rows, first, search)) return found
  const more = joined(rows, first - 1, last)
  return search.isProfiled(found.headers) ? found : withGroupsAbove(rows, more, search)
}

function isGroupRow<F extends string>(rows: readonly SheetRow[], below: number, search: HeaderSearch<F>): boolean {
  const [above, names] = [rows[below - 1], rows[below]]
  const texts = (above?.cells ?? []).flatMap((_, column) => {
    const text = cellText(above, column)
    return text === '' ? [] : [{ text, column }]
  })
  const [lead] = texts
  if (lead === undefined || search.isNote(lead.text)) return false
  if (texts.some(({ text, column }) => !GROUP.test(text) || cellText(names, column) === '')) return false
  const begins = names?.cells.findIndex((_, column) => cellText(names, column) !== '') ?? 0
  // One text at the very left is a title.
  const isTitle = new Set(texts.map(({ text }) => text)).size === 1 && lead.column <= begins
  return !isTitle && texts.some(({ text }) => search.reader.meaningOf(headerText(text)) !== null)
}

function searched<F extends string>(rows: readonly SheetRow[], search: HeaderSearch<F>): HeaderRows | null {
  const looked = rows.slice(0, SEARCHED_ROWS + MOST_ROWS)
  const single = singlesOf(looked, search)
  let best: Counted | null = null
  for (let at = 0; at < Math.min(rows.length, SEARCHED_ROWS); at++) {
    if (best !== null && best.words >= ENOUGH_WORDS && at > best.last + ROWS_BEHIND) break
    const candidate = candidateAt(looked, at, { ...search, single })
    if (search.isProfiled(candidate.headers)) return candidate
    if (candidate.words >= LEAST_WORDS && candidate.words > (best?.words ?? 0)) best = candidate
  }
  return best
}

type Counted = HeaderRows & { readonly words: number }
type GroupSearch<F extends string> = HeaderSearch<F> & { readonly single: (at: number) => Counted }

/** Each row alone, worked out when it is first looked at. */
function singlesOf<F extends string>(rows: readonly SheetRow[], search: HeaderSearch<F>): (at: number) => Counted {
  const known: Counted[] = []
  return (at) => {
    const single = known[at] ?? counted(joined(rows, at, at), search)
    known[at] = single
    return single
  }
}

function counted<F extends string>(rows: HeaderRows, search: HeaderSearch<F>): Counted {
  return { ...rows, words: knownWords(rows.headers, search) }
}

/** `--header-row N`: N is the lowest row; those above belong to it when they are joined. */
function given<F extends string>(
  rows: readonly SheetRow[],
  headerRow: number,
  search: HeaderSearch<F>,
): HeaderRows | null {
  const last = rows.findIndex(({ row }) => row === headerRow)
  if (last < 0) return null
  const looked = rows.slice(0, last + 1)
  const single = singlesOf(looked, search)
  for (let first = Math.max(0, last - MOST_ROWS + 1); first < last; first++) {
    const candidate = candidateAt(looked, first, { ...search, single })
    if (candidate.last === last) return candidate
  }
  return joined(rows, last, last)
}

/** As many rows as are joined by merged cells, or say more together than each alone. */
function candidateAt<F extends string>(rows: readonly SheetRow[], at: number, search: GroupSearch<F>): Counted {
  const { single } = search
  let best = single(at)
  if (!mayBeginGroups(rows, at, single)) return best
  for (let last = at + 1; last < Math.min(rows.length, at + MOST_ROWS); last++) {
    const more = counted(joined(rows, at, last), search)
    const below = last === at + 1 ? single(last).words : counted(joined(rows, at + 1, last), search).words
    const isHung = hangsFrom(rows[last], rows.slice(at, last))
    const isBetter = isHung
      ? more.words >= best.words && more.words >= below
      : more.words > best.words && more.words > below
    if (isBetter && more.words >= LEAST_WORDS) best = more
  }
  return best
}

/** A title says one thing over all columns; below the groups of a header stand words that are known. */
function mayBeginGroups(rows: readonly SheetRow[], at: number, single: (at: number) => Counted): boolean {
  const row = rows[at]
  const texts = new Set(row?.cells.map((_, column) => cellText(row, column)))
  texts.delete('')
  return texts.size > 1 && at + 1 < rows.length && single(at + 1).words > 0
}

/** A cell of the lower row lies under a merge that begins in a row above, in its own column. */
function hangsFrom(lower: SheetRow | undefined, above: readonly SheetRow[]): boolean {
  if (lower === undefined) return false
  return lower.cells.some(
    (cell, column) =>
      cell !== null &&
      typeof cell !== 'string' &&
      cell.kind === 'covered' &&
      cell.column === column &&
      above.some(({ row }) => row === cell.row),
  )
}

/** csv has no merges: a group's word stands over its first column only and is carried to the right. */
function joined(rows: readonly SheetRow[], first: number, last: number): HeaderRows {
  const block = rows.slice(first, last + 1)
  const width = Math.max(0, ...block.map(({ cells }) => cells.length))
  const groups: string[] = block.map(() => '')
  const headers: HeaderText[] = []
  for (let column = 0; column < width; column++) {
    const texts = block.map((row) => cellText(row, column))
    const levels = texts.map((text, level) => {
      // A new word above ends the groups below it.
      if (text !== '') groups.fill('', level + 1)
      const isAbove = texts.slice(level + 1).some((below) => below !== '')
      groups[level] = text !== '' ? text : isAbove ? (groups[level] ?? '') : ''
      return groups[level] ?? ''
    })
    headers.push(headerText(...levels))
  }
  return { first, last, end: last, headers }
}

/** Units, column numbers or directions below the names are no data; the units count. */
function withRowsBelow(rows: readonly SheetRow[], found: HeaderRows): HeaderRows {
  let { end } = found
  const units = new Map<number, number>()
  for (let row = rows[end + 1]; row !== undefined && isBelowNames(row); row = rows[end + 1]) {
    row.cells.forEach((_, column) => {
      const unit = unitAlone(cellText(row, column))
      if (unit !== null) units.set(column, unit)
    })
    end += 1
  }
  const headers = found.headers.map((header, column) => ({ ...header, unit: units.get(column) ?? header.unit }))
  return end === found.end ? found : { ...found, end, headers }
}

function isBelowNames(row: SheetRow): boolean {
  const texts = row.cells.map((_, column) => headerKey(cellText(row, column))).filter((text) => text !== '')
  if (texts.length === 0) return false
  if (texts.every((text) => unitAlone(text) !== null)) return true
  if (texts.length < LEAST_WORDS) return false
  return isNumbering(texts) || texts.every((text) => FORMAT_WORDS.test(text) || unitAlone(text) !== null)
}

/** 1 2 3 4 …, perhaps after 栏次 or 甲 乙. */
function isNumbering(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => !/^(?:栏次|栏号|列号|[甲乙丙丁])$/.test(text)).map(Number)
  return (
    numbers.length >= LEAST_WORDS && numbers.every((number, at) => number === (numbers[0] ?? 0) + at && number <= 100)
  )
}

export function cellText(row: SheetRow | undefined, column: number): string {
  const cell = plain(row?.cells[column] ?? null)
  return cell === null || (typeof cell !== 'string' && cell.kind === 'fault') ? '' : trimmed(textOf(cell))
}

/** Different things that the row speaks of: a title or a sentence speaks of none. */
function knownWords<F extends string>(headers: readonly HeaderText[], { reader, mapped }: HeaderSearch<F>): number {
  const known = new Set<string>()
  for (const header of headers) {
    const key = header.keys.find((candidate) => mapped.has(candidate.key))
    if (key !== undefined) known.add(`--map ${key.key}`)
    else {
      const meaning = reader.meaningOf(header)
      if (meaning === null || meaning.kind === 'other') continue
      known.add(
        meaning.kind === 'personal' ? meaning.what : meaning.kind === 'vague' ? header.shown : meaning.fields.join(),
      )
    }
  }
  return known.size
}
