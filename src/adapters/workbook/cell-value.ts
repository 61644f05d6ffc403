// One `<c>` element → one plain cell, with the type that the file gives it. Nothing is converted: a number stays its digits.
import type { PlainCell } from '../../domain/sheet.ts'
import { type CellFormat, GENERAL } from './number-formats.ts'
import type { SharedStrings } from './shared-strings.ts'
import { detach, unescapeText } from './text.ts'

/** What the parser gathered of one cell. */
export type RawCell = {
  /** Attributes `t` and `s`. */
  type: string | undefined
  style: string | undefined
  /** Text of `v`; null when there is no such element. */
  value: string | null
  /** Text of `f`; null when there is no formula. */
  formula: string | null
  /** Joined text of `is`. */
  inline: string
}

export type CellContext = {
  readonly strings: SharedStrings
  readonly formats: readonly CellFormat[]
  readonly dateSystem: 1900 | 1904
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const SHOWN_FORMULA = 80

/** Undefined when the cell contradicts the file: an unknown type, or a shared string that is not there. */
export function cellValue(raw: RawCell, context: CellContext): PlainCell | undefined {
  const { type, value, formula } = raw
  if (formula !== null && value === null && type !== 'inlineStr') return withoutResult(formula)
  switch (type) {
    case undefined:
    case 'n':
      return numberCell(raw, context)
    case 's':
      return value === null || value === '' ? null : sharedText(value, context.strings)
    case 'inlineStr':
      return raw.inline === '' ? null : detach(raw.inline)
    case 'str':
      return value === null || value === '' ? null : detach(unescapeText(value))
    case 'b':
      return booleanCell(value)
    case 'e':
      return { kind: 'fault', text: value || '#N/A' }
    case 'd':
      return value === null || value === '' ? null : { kind: 'iso-date', text: detach(value) }
    default:
      return undefined
  }
}

function numberCell({ value, style, formula }: RawCell, { formats, dateSystem }: CellContext): PlainCell {
  const raw = value === null ? '' : value.trim()
  // openpyxl and others write a formula that was never computed as `<v/>`: that is no zero and no blank.
  if (raw === '') return formula === null ? null : withoutResult(formula)
  if (!NUMBER.test(raw)) return { kind: 'fault', text: detach(raw.slice(0, SHOWN_FORMULA)) }
  const { code, isDate } = style === undefined ? (formats[0] ?? GENERAL) : (formats[Number(style)] ?? GENERAL)
  return { kind: 'number', raw: detach(raw), format: code, isDate, dateSystem }
}

function sharedText(value: string, strings: SharedStrings): string | null | undefined {
  const text = strings.text(Number(value))
  if (text === null) return undefined
  return text === '' ? null : text
}

function booleanCell(value: string | null): PlainCell | undefined {
  if (value === '1' || value === 'true') return { kind: 'boolean', value: true }
  if (value === '0' || value === 'false') return { kind: 'boolean', value: false }
  return value === null || value === '' ? null : undefined
}

function withoutResult(formula: string): PlainCell {
  return { kind: 'fault', text: `=${detach(formula.slice(0, SHOWN_FORMULA))}` }
}
