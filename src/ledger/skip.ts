// Rows among the data that are no cases: blank rows, totals, signatures and notes, examples, a header printed again. They
// are counted and said, never decoded.
import type { SheetRow } from '../domain/sheet.ts'
import { kindsOf } from './columns/kinds.ts'
import { plain } from './evidence.ts'
import { headerKey } from './header.ts'
import { cellText } from './header-rows.ts'
import type { LayoutColumn, SheetColumns } from './layout.ts'
import type { SheetLayout } from './layout-file.ts'
import { trimmed } from './text.ts'

export type SkipReason = 'blank' | 'total' | 'note' | 'header' | 'example'

export const SKIP_WORDS: { readonly [reason in SkipReason]: string } = {
  blank: '空行',
  total: '合计行',
  note: '说明或签名行',
  header: '重复的表头',
  example: '示例行',
}

export type Skipper = (row: SheetRow) => SkipReason | null

const EXAMPLE = /^\s*[(（【[]?(?:示例|样例|范例|例如|例\s*[:：)）】\]]|例\d?$)/
/** 新街派出所小计, 本页小计：5件: the word ends a short text, whatever is counted. */
const SHORT_TOTAL = /^.{0,14}(?:小计|合计|总计|共计)(?:\([^()]*\))?:?[\d.,]*[元万件宗起]{0,2}$/
const COUNT = /^共计?:?[\d一二三四五六七八九十百]+[件宗起条例]/
const AVERAGE = /^平均(?:值|数|每件|金额|用时|天数)?:?$/
const EMPTY_BELOW = /^(?:以下)?(?:空白|无正文)(?:行|栏)?$/
const SIGNATURE = /^.{0,20}\((?:签字|签名|盖章|签章|公章|签字盖章)\)(?::.{0,6})?$/
const PAGE = /^第?\s*[\d一二三四五六七八九十]+\s*页|^共\s*\d+\s*页/
/** Fields that an office fills in beforehand, down rows that are still empty. */
const PREFILLED = new Set(['station', 'room', 'county', 'committee'])
/** Nothing but a number stands in the row: still a case, which lacks all the rest. */
const NUMBERS = ['case-number', 'year-number', 'code', 'whole-number'] as const

/**
 * `keys` are columns that only data fills together, the first of them with a digit in it. Where the first two that the
 * sheet has are filled, no further look is taken but at how the row begins.
 */
export function skipperFor<F extends string>(
  sheet: SheetColumns<F>,
  keys: readonly F[],
  words: SheetLayout<F>['skip'],
): Skipper {
  const [first = -1, second = -1] = keys.flatMap((key) => sheet.columns.find(({ field }) => field === key)?.index ?? [])
  const begins = beginnings(words)
  const numbering = sheet.headerKeys.find((texts) => texts.filter((text) => /^\d+$/.test(text)).length > 2)
  const slow = slowSkipper(sheet, words)
  return (row) => {
    if (row.row <= sheet.lastHeaderRow) return 'header'
    if (!isFilled(row, second) || !/\d/.test(cellText(row, first))) return slow(row)
    const lead = leadOf(row)
    if (lead !== null && begins.test(lead)) return EXAMPLE.test(lead) ? 'example' : slow(row)
    return numbering !== undefined && isSame(row, numbering) ? 'header' : null
  }
}

/** The row's first text; null where it begins with a number or a date, as rows of data do. */
function leadOf(row: SheetRow): string | null {
  for (const cell of row.cells) {
    if (cell === null || cell === '') continue
    return typeof cell === 'string' ? cell : null
  }
  return null
}

/** What a row of data never begins with. A word that could be part of a name must end in a colon or a bracket. */
function beginnings({ totals, notes }: SheetLayout<string>['skip']): RegExp {
  const spaced = (word: string): string => [...spaceless(word).replace(/:$/, '')].map(escaped).join('\\s*')
  const sums = totals.map(spaced).join('|')
  const signs = notes.map(spaced).join('|')
  return new RegExp(`${EXAMPLE.source}|^\\s*(?:${sums})|^\\s*(?:${signs})\\s*(?:[:：(（]|$)`)
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|]/.test(character) ? `\\${character}` : character
}

function slowSkipper<F extends string>(
  { columns, headerKeys, titleKeys }: SheetColumns<F>,
  words: SheetLayout<F>['skip'],
): Skipper {
  return (row) => {
    const filled = columns.filter(({ index }) => isFilled(row, index))
    if (filled.length === 0) return 'blank'
    if (isHeaderAgain(row, headerKeys)) return 'header'
    const lead = firstText(row)
    if (titleKeys.has(headerKey(lead))) return 'header'
    if (EXAMPLE.test(lead)) return 'example'
    const closing = closingReason(lead, words)
    if (closing !== null) return closing
    if (isBanner(row, filled.length)) return 'note'
    if (filled.every(({ field }) => PREFILLED.has(field))) return 'blank'
    const [only, ...others] = filled
    return only !== undefined && others.length === 0 ? loneReason(row, only) : null
  }
}

/** The row's first text. */
export function firstText(row: SheetRow): string {
  return row.cells.map((_, index) => cellText(row, index)).find((one) => one !== '') ?? ''
}

/** What ends a table, told by the first text of its row: a total or a signature. */
export function closingReason(lead: string, { totals, notes }: SheetLayout<string>['skip']): 'total' | 'note' | null {
  const text = spaceless(lead)
  const isListed = (words: readonly string[]): boolean => words.some((word) => text.startsWith(spaceless(word)))
  if (isListed(totals) || SHORT_TOTAL.test(text) || COUNT.test(text) || AVERAGE.test(text)) return 'total'
  return isListed(notes) || PAGE.test(text) || EMPTY_BELOW.test(text) || SIGNATURE.test(text) ? 'note' : null
}

/** One cell alone is no case: a sum below the column of sums, a date under a signature, a heading between two parts. */
function loneReason(row: SheetRow, { field, index }: LayoutColumn<string>): SkipReason | null {
  if (field === 'amount') return 'total'
  const kinds = kindsOf(plain(row.cells[index] ?? null))
  return field === 'caseNo' && NUMBERS.some((kind) => kinds.includes(kind)) ? null : 'note'
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

function isSame(row: SheetRow, keys: readonly string[]): boolean {
  return keys.every((key, index) => key === headerKey(cellText(row, index)))
}

/** One text merged over several columns: a title between two pages. */
function isBanner(row: SheetRow, filled: number): boolean {
  const spread = row.cells.filter(
    (cell) => cell !== null && typeof cell !== 'string' && cell.kind === 'covered' && cell.row === row.row,
  ).length
  return spread >= 2 && filled <= 1
}
