// Dates as plain `YYYY-MM-DD` values and day numbers; no Date object, no time zone, no clock.
// Holidays and rest days come in as data from the caller.

/** A real calendar date, `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __kind: 'date' }
/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly __kind: 'month' }

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonthOf(year: number, month: number): number {
  return (DAYS_IN[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0)
}

/** A date from its parts, or null when the calendar has no such day (30 February never rolls over to March). */
export function dateOf(year: number, month: number, day: number): IsoDate | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonthOf(year, month)) return null
  const text = `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
  // checked above
  return text as IsoDate
}

/** Parse exactly `YYYY-MM-DD`; null for anything else. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** Days since 0000-03-01-based epoch shifted so that 1970-01-01 is 0. */
export function dayNumber(date: IsoDate): number {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const y = year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const beforeMonth = (DAYS_BEFORE[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0)
  return y * 365 + leapDays + beforeMonth + day - 719163
}

/** The inverse of dayNumber. Null when the day lies outside the years 1–9999. */
export function dateOfDayNumber(number: number): IsoDate | null {
  // Civil-from-days on 400-year eras (Howard Hinnant's published algorithm).
  const z = number + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const result = dateOfDayNumber(dayNumber(date) + days)
  if (result === null) throw new RangeError(`date out of range: ${date} + ${days}`)
  return result
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

export function monthOf(date: IsoDate): Month {
  // the first seven characters of a checked date are a month
  return date.slice(0, 7) as Month
}

/** Parse exactly `YYYY-MM`; null for anything else. */
export function parseMonth(text: string): Month | null {
  const date = parseIsoDate(`${text}-01`)
  return date === null ? null : monthOf(date)
}

export function firstDayOf(month: Month): IsoDate {
  const date = parseIsoDate(`${month}-01`)
  if (date === null) throw new RangeError(`not a month: ${month}`)
  return date
}

export function lastDayOf(month: Month): IsoDate {
  return addDays(firstDayOf(addMonths(month, 1)), -1)
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  const result = parseMonth(
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`,
  )
  if (result === null) throw new RangeError(`month out of range: ${month} + ${count}`)
  return result
}

/** Monday–Friday dates from `from` to `to`, both included: the paid days of payroll method P3. */
export function paidDaysBetween(from: IsoDate, to: IsoDate): number {
  let count = 0
  for (let day = dayNumber(from), weekday = weekdayOf(from); day <= dayNumber(to); day++) {
    if (weekday <= 5) count++
    weekday = weekday === 7 ? 1 : weekday + 1
  }
  return count
}

/** `2017-10-05` → `2017年10月5日`, the form of printed papers (no leading zeros). */
export function formatChineseDate(date: IsoDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** `2017-10` → `2017年10月`. */
export function formatChineseMonth(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`
}

/** The months from the first to the last, both included. */
export function monthsFrom(first: Month, last: Month): readonly Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}
