// A date as people write it → IsoDate: year first, in digits or characters, with a time or a weekday behind it. What could
// be two dates, a span or less than a day is refused with its reason; a day that the calendar lacks is never rolled over.
import { dateOf, daysInMonthOf, type IsoDate } from '../../domain/calendar.ts'
import { isNothing, isTooLong, trimmed } from '../text.ts'
import { chineseDigits, chineseInteger, DIGIT_CHARACTERS, NUMBER_CHARACTERS } from './chinese-number.ts'
import { BLANK, fault, type Reading, value } from './reading.ts'

export const EXPECTED = '完整的年月日，如 2017-10-05、2017年10月5日、20171005'

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})$/
const PART_OF_DAY = '(?:上午|下午|凌晨|早上|早晨|中午|傍晚|晚上|晚间|夜间|晚|[AaPp]\\.?[Mm]\\.?)'
const CLOCK = '(?<!\\d)\\d{1,2}\\s*[:时点]\\s*(?:半|\\d{1,2}\\s*[:分]?\\s*(?:\\d{1,2}(?:[.,]\\d+)?秒?)?)?'
const ZONE = '(?:Z|[+-]\\d{2}:?\\d{2}|\\s*UTC)?'
const TIME = `(?:[T\\s]*${PART_OF_DAY}?\\s*(?:${CLOCK}\\s*${PART_OF_DAY}?${ZONE})?)`
const WEEKDAY = '(?:\\s*\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?)?'
const BETWEEN = '\\s*[-/.年月,、_。\\\\]\\s*'
const SEPARATED = new RegExp(
  `^(\\d{4})(?:${BETWEEN}|\\s+)(\\d{1,2})(?:${BETWEEN}|\\s+)(\\d{1,2})\\s*[日号]?[.。]?${WEEKDAY}${TIME}$`,
)
const SHORT_YEAR = new RegExp(`^(\\d{2})(${BETWEEN})(\\d{1,2})${BETWEEN}(\\d{1,2})\\s*[日号]?[.。]?${WEEKDAY}${TIME}$`)
const PACKED = new RegExp(`^((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{4}|\\d{6})?${TIME}$`)
const IN_CHARACTERS = new RegExp(
  `^([Oo${DIGIT_CHARACTERS}\\d]{2}|[Oo${DIGIT_CHARACTERS}\\d]{4})年([${NUMBER_CHARACTERS}\\d]{1,3})月([${NUMBER_CHARACTERS}\\d]{1,5})[日号]?${WEEKDAY}${TIME}$`,
)

export function readDateText(text: string): Reading<IsoDate> {
  const plain = PLAIN.exec(text)
  if (plain) return dated(Number(plain[1]), Number(plain[2]), Number(plain[3]))
  if (isTooLong(text)) return isNothing(trimmed(text)) ? BLANK : unreadable('看不懂的日期')
  const clean = trimmed(text)
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
  if (isNothing(clean)) return BLANK
  const match = SEPARATED.exec(clean) ?? PACKED.exec(clean)
  if (match) return dated(Number(match[1]), Number(match[2]), Number(match[3]))
  const short = SHORT_YEAR.exec(clean)
  if (short) return withShortYear(short)
  const written = IN_CHARACTERS.exec(clean.replace(/\s+/g, ''))
  return written ? fromCharacters(written) : unreadable(whyUnreadable(clean))
}

/** The date of three numbers, or why the calendar has none. */
export function dated(year: number, month: number, day: number): Reading<IsoDate> {
  const date = dateOf(year, month, day)
  return date === null ? impossible(whyImpossible(year, month, day)) : value(date)
}

export function impossible(message: string): Reading<never> {
  return fault('DATE-IMPOSSIBLE', { expected: EXPECTED, message })
}

export function unreadable(message: string): Reading<never> {
  return fault('DATE-UNREADABLE', { expected: EXPECTED, message })
}

function whyImpossible(year: number, month: number, day: number): string {
  if (year < 1) return '没有0年'
  if (month < 1 || month > 12) return `没有${month}月`
  if (day < 1) return '没有0日'
  return month === 2 && day === 29 && daysInMonthOf(year, 2) === 28 ? `${year}年没有2月29日` : `${month}月没有${day}日`
}

/** 17.9.3 is a year first. 12.5.24 can be read from either end, and 85 may be of either century. */
function withShortYear([, year = '', separator = '', month = '', day = '']: RegExpExecArray): Reading<IsoDate> {
  const [first, last] = [Number(year), Number(day)]
  if (first >= 70) return unreadable('年份只写了两位，不知道是哪个世纪')
  if (!separator.includes('年') && first <= 12 && day.length === 2 && last >= 10) {
    return unreadable('年份只写了两位，看不清哪个是年、哪个是日')
  }
  return dated(2000 + first, Number(month), last)
}

function fromCharacters([, year = '', month = '', day = '']: RegExpExecArray): Reading<IsoDate> {
  const digits = year.replace(/[Oo]/g, '0').replace(/\D/g, chineseDigits)
  const [m, d] = [numberOf(month), numberOf(day)]
  if (m === null || d === null) return unreadable('月份或日子写得不完整')
  const short = Number(digits)
  if (digits.length === 2 && short >= 70) return unreadable('年份只写了两位，不知道是哪个世纪')
  return dated(digits.length === 2 ? 2000 + short : short, m, d)
}

/** 三十一, 31; on bills 零壹拾 too. */
function numberOf(text: string): number | null {
  return chineseInteger(/^\d+$/.test(text) ? text : text.replace(/^[〇零○◯](?=.)/, ''))
}

const NUMBER = `[${NUMBER_CHARACTERS}\\d]{1,3}`
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/农历|阴历|正月|腊月|初[一二三四五六七八九十]/, '写的是农历，请写公历日期'],
  [/\d\D*(?:至|到|~|起).*\d|[日号]\s*-\s*\d|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}\s*-\s*\d/, '写的是一段时间，不是一天'],
  [/\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/, '写了不止一个日期'],
  [/左右|前后|以前|之前|以后|之后|大概|约|[上中下]旬|月初|月底|月末|年初|年底|年末/, '写的是大概的时间，不是哪一天'],
  [new RegExp(`^${NUMBER}\\s*[月./-]\\s*${NUMBER}\\s*[日号]?$`), '没有写年份'],
  [new RegExp(`^(?:\\d{4}|[${DIGIT_CHARACTERS}]{4})\\s*[-/.年]\\s*${NUMBER}\\s*月?(?:份)?$`), '只有年月，没有写哪一天'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})$/, '看不清哪个是年、哪个是月、哪个是日'],
  [/^\d{1,2}[:时点]/, '只有时间，没有日期'],
]

function whyUnreadable(text: string): string {
  return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? '看不懂的日期'
}
