// A date cell → IsoDate: the forms that ledgers use, real date cells by serial and date system, never a Date object.
// Ambiguous forms (3/5/24, 17.9.3) are refused, and a day that the calendar lacks is never rolled over.
import { dateOf, dateOfDayNumber, type IsoDate } from '../../domain/calendar.ts'
import type { NumberCell } from '../../domain/sheet.ts'
import { isNothing, trimmed } from '../text.ts'
import { chineseDigits, chineseInteger } from './chinese-number.ts'
import { BLANK, type FilledCell, fault, plainDecimal, type Reading, textOf, value } from './reading.ts'

const EXPECTED = '完整的年月日，如 2017-10-05、2017年10月5日、20171005'
const WEEKDAY = '(?:\\s*\\(?(?:星期|周)[一二三四五六日天]\\)?)?'
const TIME =
  '(?:[T\\s]*(?:上午|下午|凌晨|早上|中午|晚上|晚)?\\s*\\d{1,2}\\s*[:时点]\\s*(?:\\d{1,2}\\s*[:分]?\\s*(?:\\d{1,2}(?:\\.\\d+)?秒?)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?'
const SEPARATED = new RegExp(
  `^(\\d{4})\\s*[-/.年,、]\\s*(\\d{1,2})\\s*[-/.月,、]\\s*(\\d{1,2})\\s*[日号]?\\.?${WEEKDAY}${TIME}$`,
)
const PACKED = new RegExp(`^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{6})?${TIME}$`)
const IN_CHARACTERS =
  /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/

/** Serials that are taken for dates in a cell without a date format: 2000-01-01 to 2050-07-31. */
const SERIAL_FROM = 36526
const SERIAL_TO = 55000
/** Day numbers (1970-01-01 is 0) of 1899-12-30 and 1904-01-01. */
const EPOCH_1900 = -25569
const EPOCH_1904 = -24107

export function readDate(cell: FilledCell): Reading<IsoDate> {
  return typeof cell !== 'string' && cell.kind === 'number' ? readNumber(cell) : readDateText(textOf(cell))
}

export function readDateText(text: string): Reading<IsoDate> {
  const clean = trimmed(text).normalize('NFKC')
  if (isNothing(clean)) return BLANK
  const match = SEPARATED.exec(clean) ?? PACKED.exec(clean)
  if (match) return checked(Number(match[1]), Number(match[2]), Number(match[3]))
  const written = IN_CHARACTERS.exec(clean)
  if (!written) return fault('DATE-UNREADABLE', { expected: EXPECTED })
  const [, year = '', month = '', day = ''] = written
  return checked(Number(chineseDigits(year)), chineseInteger(month) ?? 0, chineseInteger(day) ?? 0)
}

function checked(year: number, month: number, day: number): Reading<IsoDate> {
  const date = dateOf(year, month, day)
  return date === null ? fault('DATE-IMPOSSIBLE', { expected: EXPECTED }) : value(date)
}

function readNumber(cell: NumberCell): Reading<IsoDate> {
  const text = plainDecimal(cell)
  if (/^(19|20)\d{6}$/.test(text)) return readDateText(text)
  const serial = Number(text.split('.')[0])
  if (cell.isDate) return fromSerial(serial, cell.dateSystem)
  if (serial < SERIAL_FROM || serial > SERIAL_TO) return fault('DATE-UNREADABLE', { expected: EXPECTED })
  const date = fromSerial(serial, cell.dateSystem)
  return date.kind === 'value' ? value(date.value, { code: 'DATE-SERIAL' }) : date
}

/** In the 1900 system serial 60 is 1900-02-29, a day that never was, and smaller serials lie a day later. */
function fromSerial(serial: number, system: 1900 | 1904): Reading<IsoDate> {
  if (!Number.isInteger(serial) || serial < (system === 1900 ? 1 : 0) || (system === 1900 && serial === 60)) {
    return fault('DATE-IMPOSSIBLE', { expected: EXPECTED })
  }
  const day = system === 1904 ? EPOCH_1904 + serial : EPOCH_1900 + serial + (serial < 60 ? 1 : 0)
  const date = dateOfDayNumber(day)
  return date === null ? fault('DATE-IMPOSSIBLE', { expected: EXPECTED }) : value(date)
}
