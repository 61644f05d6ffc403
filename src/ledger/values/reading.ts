// What reading one cell gives: a value (perhaps with a remark for a person), a blank, or a fault. How grave a fault is
// for the row is left to decode: the same unreadable date refuses a row in one column and not in another.
import type { NumberCell, PlainCell } from '../../domain/sheet.ts'
import type { LedgerCode } from '../codes.ts'

export type Remark = {
  readonly code: LedgerCode
  /** What this very cell has to say, where the meaning of the code is not enough. */
  readonly message?: string
  readonly expected?: string
}

export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T; readonly remark: Remark | null }
  | { readonly kind: 'blank' }
  | { readonly kind: 'fault'; readonly fault: Remark }

/** A cell that holds something and no error: what the parsers of this folder are given. */
export type FilledCell = Exclude<PlainCell, null | { readonly kind: 'fault' }>

export const BLANK: Reading<never> = { kind: 'blank' }

export function value<T>(of: T, remark: Remark | null = null): Reading<T> {
  return { kind: 'value', value: of, remark }
}

export function fault(code: LedgerCode, details: Omit<Remark, 'code'> = {}): Reading<never> {
  return { kind: 'fault', fault: { code, ...details } }
}

/** What the cell shows as text. Numbers keep the digits of the file, written out without an exponent. */
export function textOf(cell: FilledCell): string {
  if (typeof cell === 'string') return cell
  switch (cell.kind) {
    case 'number':
      return plainDecimal(cell)
    case 'boolean':
      return cell.value ? '是' : '否'
    case 'iso-date':
      return cell.text
  }
}

/** `1.08E5` → `108000`, digit by digit and never through a float. Other text comes back as it is. */
export function plainDecimal({ raw }: Pick<NumberCell, 'raw'>): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(raw.trim())
  if (!match) return raw.trim()
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded = point > digits.length ? digits.padEnd(point, '0') : point < 0 ? '0'.repeat(-point) + digits : digits
  const at = Math.max(point, 0)
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  const decimals = padded.slice(at).replace(/0+$/, '')
  return `${sign}${integer}${decimals === '' ? '' : `.${decimals}`}`
}

/** Whether a number cell or text shows digits that a spreadsheet has already rounded away. */
export function hasLostDigits(text: string): boolean {
  return /^\d(\.\d+)?[eE]\+?\d+$/.test(text)
}
