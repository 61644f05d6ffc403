// Plain dates: the calendar against the platform's, months, weekdays and the paid days of a month (A.3).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOf,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonthOf,
  firstDayOf,
  formatChineseDate,
  formatChineseMonth,
  isLeapYear,
  lastDayOf,
  monthOf,
  paidDaysBetween,
  parseIsoDate,
  parseMonth,
  weekdayOf,
} from '../../src/domain/calendar.ts'
import { day, month } from '../rules/policies.ts'

/** Days from 0001-01-01 to 9999-12-31, counted from 1970-01-01. */
const anyDayNumber = fc.integer({ min: -719_162, max: 2_932_896 })

describe('dates', () => {
  test('day numbers agree with the platform and come back', () => {
    fc.assert(
      fc.property(anyDayNumber, (number) => {
        const date = dateOfDayNumber(number)
        expect(date).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
        if (date === null) return
        expect(dayNumber(date)).toBe(number)
        expect(weekdayOf(date)).toBe(new Date(number * 86_400_000).getUTCDay() || 7)
      }),
    )
    expect(dateOfDayNumber(-719_163)).toBeNull()
    expect(dateOfDayNumber(2_932_897)).toBeNull()
  })

  test.each(['2017-02-29', '2017-13-45', '2017-00-10', '2017-04-31', '1900-02-29', '2017-1-1', '0000-01-01', ''])(
    '%s is no date',
    (text) => expect(parseIsoDate(text)).toBeNull(),
  )

  test('leap years', () => {
    expect([1900, 2000, 2016, 2017, 2100].map(isLeapYear)).toEqual([false, true, true, false, false])
    expect(dateOf(2016, 2, 29)).toBe('2016-02-29')
    expect(daysInMonthOf(2100, 2)).toBe(28)
  })

  test('adding days and the days between are inverse', () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -4000, max: 4000 }), (number, days) => {
        const from = dateOfDayNumber(number)
        const to = dateOfDayNumber(number + days)
        if (from === null || to === null) return
        expect(addDays(from, days)).toBe(to)
        expect(daysBetween(from, to)).toBe(days)
        expect(from < to).toBe(days > 0)
      }),
    )
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
  })
})

describe('months', () => {
  test('first and last day', () => {
    expect(firstDayOf(month('2018-02'))).toBe('2018-02-01')
    expect(lastDayOf(month('2018-02'))).toBe('2018-02-28')
    expect(lastDayOf(month('2016-02'))).toBe('2016-02-29')
    expect(lastDayOf(month('2017-12'))).toBe('2017-12-31')
    expect(monthOf(day('2017-11-13'))).toBe('2017-11')
    expect(parseMonth('2017-13')).toBeNull()
  })

  test('adding months', () => {
    expect(addMonths(month('2017-12'), 1)).toBe('2018-01')
    expect(addMonths(month('2017-01'), -1)).toBe('2016-12')
    expect(addMonths(month('2017-08'), 25)).toBe('2019-09')
  })

  test('as papers print them', () => {
    expect(formatChineseDate(day('2017-10-05'))).toBe('2017年10月5日')
    expect(formatChineseMonth(month('2017-08'))).toBe('2017年8月')
  })
})

describe('paid days of a month (Monday to Friday)', () => {
  test.each([
    [2017, [22, 20, 23, 20, 23, 22, 21, 23, 21, 22, 22, 21]],
    [2018, [23, 20, 22, 21, 23, 21, 22, 23, 20, 23, 22, 21]],
    [2025, [23, 20, 21, 22, 22, 21, 23, 21, 22, 23, 20, 23]],
    [2026, [22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23]],
  ])('%i', (year, expected) => {
    const months = expected.map((_, index) => month(`${year}-${String(index + 1).padStart(2, '0')}`))
    expect(months.map((each) => paidDaysBetween(firstDayOf(each), lastDayOf(each)))).toEqual(expected)
  })

  test('two parts of a stretch count as the whole; none when it is empty', () => {
    fc.assert(
      fc.property(anyDayNumber, fc.nat(60), fc.nat(60), (number, first, second) => {
        const from = dateOfDayNumber(number)
        const cut = dateOfDayNumber(number + first)
        const to = dateOfDayNumber(number + first + 1 + second)
        if (from === null || cut === null || to === null) return
        expect(paidDaysBetween(from, cut) + paidDaysBetween(addDays(cut, 1), to)).toBe(paidDaysBetween(from, to))
      }),
    )
    expect(paidDaysBetween(day('2017-11-02'), day('2017-11-01'))).toBe(0)
  })
})
