// 基本工资: annual to monthly (A.2), part months by five methods (A.3, PR1–PR9), and the laws that hold for all of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, firstDayOf, lastDayOf } from '../../src/domain/calendar.ts'
import { addFen, fen, sumFen } from '../../src/domain/money.ts'
import type { PartMonthMethod } from '../../src/domain/policy.ts'
import { basePay, monthlyAmount, type Service } from '../../src/rules/base-pay.ts'
import { attendanceOf, partMonthPay, transferParts } from '../../src/rules/part-month.ts'
import { BASE_PAY, day, month, yuan } from './policies.ts'

const METHODS: readonly PartMonthMethod[] = [
  'day-rate-forward',
  'day-rate-backward',
  'actual-paid-days',
  'calendar-days',
  'thirtieths',
]
const MONTHLY = yuan('3500.00')

function fullTime(change: Partial<Service> = {}): Service {
  return { employment: 'full-time', hiredOn: day('2016-01-01'), leftOn: null, ...change }
}

function yearOf(annual: string): readonly number[] {
  return Array.from({ length: 12 }, (_, index) =>
    monthlyAmount(yuan(annual), month(`2017-${String(index + 1).padStart(2, '0')}`)),
  )
}

describe('annual standard to months', () => {
  test.each([
    ['42000.00', ['3500.00', '3500.00', '3500.00']],
    ['43000.00', ['3583.33', '3583.33', '3583.34']],
    ['50000.00', ['4166.66', '4166.67', '4166.67']],
    ['40000.00', ['3333.33', '3333.33', '3333.34']],
  ])('%s', (annual, quarter) => {
    expect(yearOf(annual)).toEqual([...quarter, ...quarter, ...quarter, ...quarter].map(yuan))
  })

  test('twelve months sum to the standard, whatever it is', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (annual) => {
        const months = yearOf((annual / 100).toFixed(2)).map(fen)
        expect(sumFen(months)).toBe(annual)
        expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('part months: the five methods', () => {
  // [id, paid days worked, of, calendar days worked, of, P1, P2, P3, P4, P5]
  test.each<[string, number, number, number, number, ...(string | null)[]]>([
    ['PR1', 14, 22, 18, 30, '2252.87', '2212.64', '2227.27', '2100.00', '2100.00'],
    ['PR2', 10, 21, 13, 30, '1609.20', '1729.89', '1666.67', '1516.67', '1516.67'],
    ['PR3', 13, 23, 17, 31, '2091.95', '1890.80', '1978.26', '1919.35', '1983.33'],
    ['PR4', 6, 21, 8, 31, '965.52', '1086.21', '1000.00', '903.23', '933.33'],
    ['PR5', 23, 23, 31, 31, '3500.00', '3500.00', '3500.00', '3500.00', '3500.00'],
    // The plain formulas of P1 and P5 pay 3,218.39 and 3,266.67 here; full attendance is the whole month.
    ['PR6', 20, 20, 28, 28, '3500.00', '3500.00', '3500.00', '3500.00', '3500.00'],
    ['PR7', 10, 20, 14, 28, '1609.20', '1890.80', '1750.00', '1750.00', '1633.33'],
    ['PR8', 22, 23, 0, 31, '3500.00', '3339.08', '3347.83', null, null],
    ['PR9', 19, 22, 0, 30, '3057.47', '3017.24', '3022.73', null, null],
  ])('%s', (_id, paidDaysWorked, paidDays, calendarDaysWorked, calendarDays, ...expected) => {
    METHODS.forEach((method, index) => {
      const amount = expected[index]
      if (amount == null) return
      const attendance = { paidDays, paidDaysWorked, calendarDays, calendarDaysWorked }
      expect([method, partMonthPay(MONTHLY, method, attendance)]).toEqual([method, yuan(amount)])
    })
  })

  test('the published example of the ratio method: 2,175.00 with 1 of 23 days missed', () => {
    const attendance = { paidDays: 23, paidDaysWorked: 22, calendarDays: 31, calendarDaysWorked: 30 }
    expect(partMonthPay(yuan('2175'), 'actual-paid-days', attendance)).toBe(yuan('2080.43'))
    expect(partMonthPay(yuan('2175'), 'day-rate-backward', attendance)).toBe(yuan('2075.00'))
  })

  const anyMonth = fc.integer({ min: 0, max: 1200 }).map((index) => {
    const number = String((index % 12) + 1).padStart(2, '0')
    return month(`${2000 + Math.floor(index / 12)}-${number}`)
  })
  const anyStretch = fc.tuple(anyMonth, fc.nat(30), fc.nat(30)).map(([each, a, b]) => {
    const last = lastDayOf(each)
    const lastIndex = Number(last.slice(8)) - 1
    const [from, to] = [Math.min(a, b), Math.max(a, b)].map((days) =>
      addDays(firstDayOf(each), Math.min(days, lastIndex)),
    )
    return { month: each, from: from ?? last, to: to ?? last }
  })

  test('never below nothing nor above the month; more days never pay less; full pays all', () => {
    fc.assert(
      fc.property(anyStretch, fc.nat(2_000_000), (stretch, amount) => {
        const monthly = fen(amount)
        for (const method of METHODS) {
          const pay = partMonthPay(monthly, method, attendanceOf(stretch.month, stretch.from, stretch.to))
          const first = firstDayOf(stretch.month)
          const longer = partMonthPay(monthly, method, attendanceOf(stretch.month, first, stretch.to))
          const full = partMonthPay(monthly, method, attendanceOf(stretch.month, first, lastDayOf(stretch.month)))
          expect(0 <= pay && pay <= longer && longer <= full).toBe(true)
          expect(full).toBe(monthly)
          const none = attendanceOf(stretch.month, stretch.to, addDays(stretch.to, -1))
          expect(partMonthPay(monthly, method, none)).toBe(0)
        }
      }),
    )
  })

  test('two parts of a month with a transfer sum to the month', () => {
    fc.assert(
      fc.property(anyStretch, (stretch) => {
        for (const method of METHODS) {
          const whole = partMonthPay(
            MONTHLY,
            method,
            attendanceOf(stretch.month, stretch.from, lastDayOf(stretch.month)),
          )
          const before = attendanceOf(stretch.month, stretch.from, stretch.to)
          const [first, second] = transferParts(whole, MONTHLY, method, before)
          expect(addFen(first, second)).toBe(whole)
          expect(first >= 0 && second >= 0).toBe(true)
        }
      }),
    )
  })
})

describe('base pay of a person', () => {
  test('a full month, with its arithmetic', () => {
    expect(basePay({ person: fullTime(), month: month('2017-11'), policy: BASE_PAY })).toEqual({
      amountFen: 350_000,
      because: {
        policy: 'yibin-2017/base-pay',
        effectiveFrom: '2017-08-01',
        clause: '基本工资·年标准',
        text: '基本工资 42,000.00 元/年 ÷ 12 = 3,500.00 元',
      },
    })
  })

  test.each<[string, Partial<Service>, string, string]>([
    ['PR1 joins', { hiredOn: day('2017-11-13') }, '2017-11', '2227.27'],
    ['PR2 joins', { hiredOn: day('2017-09-18') }, '2017-09', '1666.67'],
    ['PR3 joins', { hiredOn: day('2017-08-15') }, '2017-08', '1978.26'],
    ['PR4 leaves', { leftOn: day('2017-12-08') }, '2017-12', '1000.00'],
    ['PR7 first half of February', { hiredOn: day('2018-02-01'), leftOn: day('2018-02-14') }, '2018-02', '1750.00'],
    ['joins on the last working day but one', { hiredOn: day('2017-11-29') }, '2017-11', '318.18'],
    ['joins on Monday the 2nd', { hiredOn: day('2017-10-02') }, '2017-10', '3500.00'],
    ['leaves on the last day', { leftOn: day('2017-11-30') }, '2017-11', '3500.00'],
  ])('%s', (_name, service, at, expected) => {
    expect(basePay({ person: fullTime(service), month: month(at), policy: BASE_PAY })?.amountFen).toBe(yuan(expected))
  })

  test('a part month names the day, the days and the arithmetic', () => {
    const person = fullTime({ hiredOn: day('2017-11-13') })
    expect(basePay({ person, month: month('2017-11'), policy: BASE_PAY })?.because).toMatchObject({
      clause: '进出月折算',
      text: '基本工资 42,000.00 元/年 ÷ 12 = 3,500.00 元；2017-11-13 入职，3,500.00 元 × 在岗计薪日 14 天 ÷ 当月计薪日 22 天 = 2,227.27 元',
    })
  })

  test.each<[PartMonthMethod, string, RegExp]>([
    ['day-rate-forward', '2252.87', /÷ 21\.75 × 在岗计薪日 14 天 =/],
    ['day-rate-backward', '2212.64', /× \(1 − 缺岗计薪日 8 天 ÷ 21\.75\) =/],
    ['calendar-days', '2100.00', /× 在岗 18 天 ÷ 当月 30 天 =/],
    ['thirtieths', '2100.00', /× 在岗 18 天 ÷ 30 天 =/],
  ])("the method is the policy's: %s", (partMonth, expected, text) => {
    const person = fullTime({ hiredOn: day('2017-11-13') })
    const pay = basePay({ person, month: month('2017-11'), policy: { ...BASE_PAY, partMonth } })
    expect(pay?.amountFen).toBe(yuan(expected))
    expect(pay?.because.text).toMatch(text)
  })

  test.each<[string, Partial<Service>, string]>([
    ['part-timers', { employment: 'part-time' }, '2017-11'],
    ['not yet hired', { hiredOn: day('2017-12-01') }, '2017-11'],
    ['already left', { leftOn: day('2017-10-31') }, '2017-11'],
    ['hired on the Saturday that ends the month', { hiredOn: day('2017-09-30') }, '2017-09'],
  ])('none for %s', (_name, service, at) => {
    expect(basePay({ person: fullTime(service), month: month(at), policy: BASE_PAY })).toBeNull()
  })

  test('twelve months of a full year sum to the standard', () => {
    const months = Array.from({ length: 12 }, (_, index) => month(`2018-${String(index + 1).padStart(2, '0')}`))
    const pays = months.map((at) => basePay({ person: fullTime(), month: at, policy: BASE_PAY })?.amountFen ?? fen(0))
    expect(sumFen(pays)).toBe(yuan('42000'))
  })

  test('serving a stretch pays at most the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 17_000, max: 18_500 }), fc.nat(90), (start, length) => {
        const hiredOn = dateOfDayNumber(start) ?? day('2017-01-01')
        const person = fullTime({ hiredOn, leftOn: addDays(hiredOn, length) })
        for (const at of ['2016-12', '2017-08', '2017-11', '2018-02', '2020-02']) {
          const pay = basePay({ person, month: month(at), policy: BASE_PAY })
          expect(pay === null || (pay.amountFen > 0 && pay.amountFen <= MONTHLY)).toBe(true)
        }
      }),
    )
  })
})
