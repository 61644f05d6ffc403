// A date cell → IsoDate: real date cells by serial and date system, never a Date object; numbers that are dates without
// saying so; text is left to date-text.ts.
import { dateOfDayNumber, type IsoDate } from '../../domain/calendar.ts'
import type { NumberCell } from '../../domain/sheet.ts'
import { compact } from '../text.ts'
import { EXPECTED, impossible, readDateText as readWritten, unreadable } from './date-text.ts'
import { type FilledCell, fault, plainDecimal, type Reading, textOf, value } from './reading.ts'

/** Serials that are taken for dates in a cell without a date format: 2000-01-01 to 2050-07-31. */
const SERIAL_FROM = 36526
const SERIAL_TO = 55000
/** As text the number has lost its workbook: only the years of this registry, 2011-01-01 to 2050-07-31. */
const TEXT_SERIAL_FROM = 40544
const SERIAL_TEXT = /^[45]\d{4}(?:\.\d+)?$/
/** Day numbers (1970-01-01 is 0) of 1899-12-30 and 1904-01-01. */
const EPOCH_1900 = -25569
const EPOCH_1904 = -24107

export function readDate(cell: FilledCell): Reading<IsoDate> {
  return typeof cell !== 'string' && cell.kind === 'number' ? readNumber(cell) : readDateText(textOf(cell))
}

/** A text file has serials too, where a spreadsheet was saved with the dates shown as numbers. */
export function readDateText(text: string): Reading<IsoDate> {
  const reading = readWritten(text)
  if (reading.kind !== 'fault' || reading.fault.code !== 'DATE-UNREADABLE') return reading
  const clean = compact(text)
  const serial = SERIAL_TEXT.test(clean) ? Math.floor(Number(clean)) : 0
  return serial < TEXT_SERIAL_FROM || serial > SERIAL_TO ? reading : remarked(fromSerial(serial, 1900), serial)
}

/** Years that a hand may mean; 0217 and 3017 are slips of it. */
export type Years = { readonly from: number; readonly to: number }

/** No case and no person in service is older. */
export const EARLIEST_YEAR = 1950

/** As read, or a fault where the year lies outside of what the date can mean. */
export function withinYears(reading: Reading<IsoDate>, { from, to }: Years): Reading<IsoDate> {
  if (reading.kind !== 'value') return reading
  const year = reading.value.slice(0, 4)
  if (Number(year) >= from && Number(year) <= to) return reading
  return impossible(`年份不对：${year}，应当在 ${from} 年到 ${to} 年之间`)
}

function readNumber(cell: NumberCell): Reading<IsoDate> {
  const text = plainDecimal(cell)
  if (/^(19|20)\d{6}$/.test(text)) return readWritten(text)
  const serial = Math.floor(Number(text))
  if (cell.isDate) return fromSerial(serial, cell.dateSystem)
  if (text.startsWith('-')) return impossible('日期序号是负数')
  if (serial >= SERIAL_FROM && serial <= SERIAL_TO) return remarked(fromSerial(serial, cell.dateSystem), serial)
  const written = readWritten(text)
  return written.kind === 'fault' ? written : fault('DATE-UNREADABLE', { expected: EXPECTED })
}

function remarked(reading: Reading<IsoDate>, serial: number): Reading<IsoDate> {
  if (reading.kind !== 'value') return reading
  return value(reading.value, { code: 'DATE-SERIAL', message: `日期存成了序号 ${serial}，已换算成 ${reading.value}` })
}

/** In the 1900 system serial 60 is 1900-02-29, a day that never was, and smaller serials lie a day later. */
function fromSerial(serial: number, system: 1900 | 1904): Reading<IsoDate> {
  if (!Number.isSafeInteger(serial)) return unreadable('看不懂的日期序号')
  if (serial < 0) return impossible('日期序号是负数')
  if (system === 1900 && serial === 0) return impossible('只有时间，没有日期')
  if (system === 1900 && serial === 60) return impossible('日期序号 60 是 1900年2月29日，日历上没有这一天')
  const day = system === 1904 ? EPOCH_1904 + serial : EPOCH_1900 + serial + (serial < 60 ? 1 : 0)
  const date = dateOfDayNumber(day)
  return date === null ? impossible('日期序号太大') : value(date)
}
