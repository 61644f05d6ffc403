// One value of a Table → the XML of its cell, exact to the digit. The style numbers are those of table-package.ts.
import { parseIsoDate } from '../../domain/calendar.ts'
import type { ColumnKind, TableValue } from '../../domain/table.ts'
import { checkTextLength, decimalText, excelSerial } from './serial.ts'
import { BOLD, STYLE } from './table-package.ts'
import { xmlText } from './text.ts'

export type TablePlace = { readonly address: string; readonly kind: ColumnKind; readonly bold: boolean }

/** A cell of the kind of its column; a value that is not of that kind (a mask, a dash) is written as text. */
export function valueCell({ address, kind, bold }: TablePlace, value: TableValue): string {
  const styled = (style: number) => (bold ? style + BOLD : style)
  if (value === null || value === '') return `<c r="${address}" s="${styled(STYLE.text)}"/>`
  const digits = numberText(kind, value)
  if (digits === null) return textCell(address, String(value), styled(STYLE.text))
  return `<c r="${address}" s="${styled(STYLE[kind])}"><v>${digits}</v></c>`
}

export function headerCell(address: string, title: string): string {
  return textCell(address, title, STYLE.header)
}

export function noteCell(address: string, note: string): string {
  return textCell(address, note, STYLE.note)
}

function textCell(address: string, text: string, style: number): string {
  checkTextLength(text, address)
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** What goes into `<v>`; null when the value is no number of this kind. */
function numberText(kind: ColumnKind, value: string | number): string | null {
  switch (kind) {
    case 'text':
      return null
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) ? decimalText(value, 2) : null
    case 'percent':
      return percentText(String(value))
    case 'date': {
      const date = parseIsoDate(String(value))
      const serial = date === null ? null : excelSerial(date)
      return serial === null ? null : String(serial)
    }
  }
}

/** `91.90` per cent is 0.919; the point is moved in the text. */
function percentText(text: string): string | null {
  const match = /^(-?\d{1,9})(?:\.(\d{1,4}))?$/.exec(text)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  return decimalText(Number(whole + fraction), fraction.length + 2)
}
