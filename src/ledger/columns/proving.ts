// Columns whose words settle nothing: 编号, 时间, 类型, 结果, or a header nobody has seen. The values decide, and only where
// they leave one field and one column; what stays open is told, to be asked.

import type { SheetRow } from '../../domain/sheet.ts'
import { plain } from '../evidence.ts'
import type { AnyField } from '../fields.ts'
import { compact } from '../text.ts'
import { readDate } from '../values/date.ts'
import { textOf } from '../values/reading.ts'
import { sortOf } from './fitness.ts'
import type { SheetHeaders } from './sheet-headers.ts'

/** Columns of vague words that the values settle. Each field and each column once. */
export function provedColumns<F extends AnyField>(
  headers: SheetHeaders<F>,
  open: ReadonlyMap<number, readonly F[]>,
  taken: ReadonlyMap<number, F>,
): Map<number, F> {
  const proved = new Map<number, F>()
  const free = new Set(headers.layout.fields.map(({ id }) => id))
  for (const field of taken.values()) free.delete(field)
  const candidates = [...open].map(([index, fields]) => ({
    index,
    fields: fields.filter((field) => free.has(field) && isProved(headers, { index, field, taken })),
  }))
  // One settled column may settle the next: what is left is looked at again.
  for (let settled = true; settled; ) {
    settled = false
    for (const { index, fields } of candidates) {
      const left = fields.filter((field) => free.has(field))
      const [field] = left
      if (proved.has(index) || field === undefined || left.length > 1) continue
      const isOnly = !candidates.some(
        (other) => other.index !== index && !proved.has(other.index) && other.fields.includes(field),
      )
      if (!isOnly) continue
      proved.set(index, field)
      free.delete(field)
      settled = true
    }
  }
  return proved
}

type Candidate<F extends AnyField> = {
  readonly index: number
  readonly field: F
  readonly taken: ReadonlyMap<number, F>
}

/**
 * Dates prove no more than a date. Only a day that never lies after the closing day is one of acceptance. 金额 needs no
 * proof by large figures: sums below a hundred are sums, unless they are a running number.
 */
function isProved<F extends AnyField>(headers: SheetHeaders<F>, { index, field, taken }: Candidate<F>): boolean {
  const fit = headers.fit(index, field)
  if (sortOf(field) === 'sum' && fit === 'fits') return !headers.evidence(index).isSequence
  if (fit !== 'proved') return false
  if (sortOf(field) !== 'date') return true
  const closing = [...taken].find(([, other]) => other === 'closedOn')?.[0]
  return field === 'acceptedOn' && closing !== undefined && isBefore(headers.below, index, closing)
}

const IN_ORDER = 0.95
const ENOUGH_DATES = 3
const MONTH_AND_DAY = /^(\d{1,2})[月.\-/](\d{1,2})[日号]?$/

function isBefore(rows: readonly SheetRow[], earlier: number, later: number): boolean {
  const pairs = rows.flatMap((row) => {
    const [from, to] = [dayIn(row, earlier), dayIn(row, later)]
    return from === null || to === null || from.length !== to.length
      ? []
      : [{ isOrdered: from <= to, isEarlier: from < to }]
  })
  const ordered = pairs.filter(({ isOrdered }) => isOrdered).length
  return pairs.length >= ENOUGH_DATES && ordered >= pairs.length * IN_ORDER && pairs.some(({ isEarlier }) => isEarlier)
}

/** Comparable with another of the same shape: `2017-10-05`, or `10-05` where the year is not written. */
function dayIn(row: SheetRow, index: number): string | null {
  const cell = plain(row.cells[index] ?? null)
  if (cell === null || (typeof cell !== 'string' && cell.kind === 'fault')) return null
  const reading = readDate(cell)
  if (reading.kind === 'value') return reading.value
  const [, month, day] = MONTH_AND_DAY.exec(compact(textOf(cell))) ?? []
  return month === undefined || day === undefined ? null : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const ENOUGH_VALUES = 3
/** 是 and 否 answer any question; a mark or a figure stands for anything. */
const UNTELLING = /^(?:是|否|有|无|[√×✓✕YNX01]|[一二三四]|成|不成|一般|普通|重大)$/i

/**
 * Columns under unknown headers that can only be a field still missing, one column to a field. Word and values both count:
 * a hint must stand in the header (所队 over names of stations), and 书面 under 申请方式 is no form of an agreement.
 */
export function selfEvidentColumns<F extends AnyField>(
  headers: SheetHeaders<F>,
  unknown: readonly number[],
  isMissing: (field: F) => boolean,
): Map<number, F> {
  const candidates = unknown.map((index) => ({
    index,
    fields: headers.layout.fields
      .map(({ id }) => id)
      .filter((field) => isMissing(field) && isTelling(headers, index, field)),
  }))
  const found = new Map<number, F>()
  for (const { index, fields } of candidates) {
    const [field] = fields
    if (field === undefined || fields.length > 1) continue
    if (candidates.filter((other) => other.fields.includes(field)).length === 1) found.set(index, field)
  }
  return found
}

function isTelling<F extends AnyField>(headers: SheetHeaders<F>, index: number, field: F): boolean {
  const hints = headers.layout.fields.find(({ id }) => id === field)?.hints ?? []
  return hints.some((hint) => headers.shown(index).includes(hint)) && isLike(headers, index, field)
}

/** Whether the values alone, under whatever header, could be those of the field. */
export function isLike<F extends AnyField>(headers: SheetHeaders<F>, index: number, field: F): boolean {
  if (headers.fit(index, field) !== 'proved') return false
  const evidence = headers.evidence(index)
  if (evidence.filled < ENOUGH_VALUES) return false
  if (evidence.shareOf((text) => !UNTELLING.test(text)) < 0.5) return false
  if (field === 'caseNo')
    return evidence.share('case-number') >= 0.8 && evidence.shareOf((text) => /调/.test(text)) >= 0.8
  return true
}
