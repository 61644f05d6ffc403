// 无薪缺勤 inside a month (A.3: PR8, PR9, the second published example): its method, its text, and the laws.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PartMonthMethod } from '../../src/domain/policy.ts'
import { basePay, type Service } from '../../src/rules/base-pay.ts'
import { partMonthPay, withoutUnpaid } from '../../src/rules/part-month.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { BASE_PAY, day, month, POLICIES_2023, yuan } from './policies.ts'

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

describe('unpaid absence', () => {
  const NOVEMBER = month('2017-11')
  const sheet = (unpaidDays: number) => ({ dueDays: 22, workedDays: 22 - unpaidDays, unpaidDays })

  function absent(unpaidDays: number, unpaidAbsence: PartMonthMethod = 'day-rate-backward', at = NOVEMBER) {
    const policy = { ...BASE_PAY, unpaidAbsence }
    return basePay({ person: fullTime(), month: at, policy, attendance: sheet(unpaidDays) })
  }

  test.each<[string, PartMonthMethod, number, string, string]>([
    ['PR8', 'day-rate-forward', 1, '2017-08', '3500.00'],
    ['PR8', 'day-rate-backward', 1, '2017-08', '3339.08'],
    ['PR8', 'actual-paid-days', 1, '2017-08', '3347.83'],
    ['PR9', 'day-rate-forward', 3, '2017-11', '3057.47'],
    ['PR9', 'day-rate-backward', 3, '2017-11', '3017.24'],
    ['PR9', 'actual-paid-days', 3, '2017-11', '3022.73'],
    ['half a day', 'day-rate-backward', 0.5, '2017-11', '3419.54'],
    ['half a day', 'actual-paid-days', 0.5, '2017-11', '3420.45'],
  ])('%s by %s: %s days', (_id, method, days, at, expected) => {
    expect(absent(days, method, month(at))?.amountFen).toBe(yuan(expected))
  })

  test('the second published example: 22 paid days with the holiday, 1 missed', () => {
    const attendance = { paidDays: 22, paidDaysWorked: 21, calendarDays: 31, calendarDaysWorked: 30 }
    expect(partMonthPay(yuan('2175'), 'actual-paid-days', attendance)).toBe(yuan('2076.14'))
    const holidayJuly = { paidDays: 23, paidDaysWorked: 23, calendarDays: 31, calendarDaysWorked: 31 }
    const missed = withoutUnpaid(holidayJuly, 1)
    expect(partMonthPay(yuan('2175'), 'actual-paid-days', missed)).toBe(yuan('2080.43'))
  })

  test('the file of 2017 names no method: the day rate, under the clause of the part month', () => {
    expect(BASE_PAY.unpaidAbsence).toBe('day-rate-backward')
    expect(absent(3)?.because).toMatchObject({
      clause: '进出月折算',
      text: '基本工资 42,000.00 元/年 ÷ 12 = 3,500.00 元；无薪缺勤 3 天（应出勤 22 天、实出勤 19 天），3,500.00 元 × (1 − 缺岗计薪日 3 天 ÷ 21.75) = 3,017.24 元',
    })
    expect(selectPolicy(POLICIES_2023, 'base-pay', day('2023-12-01')).clauseOf.unpaidAbsence).toBe('无薪缺勤')
  })

  test('in a month joined half-way the days missed are days not worked', () => {
    const person = fullTime({ hiredOn: day('2017-11-13') })
    const attendance = { dueDays: null, workedDays: null, unpaidDays: 4 }
    const pay = basePay({ person, month: NOVEMBER, policy: BASE_PAY, attendance })
    expect(pay).toMatchObject({ amountFen: yuan('1590.91'), because: { clause: '进出月折算' } })
    expect(pay?.because.text).toContain(
      '2017-11-13 入职、无薪缺勤 4 天，3,500.00 元 × 在岗计薪日 10 天 ÷ 当月计薪日 22 天',
    )
  })

  test('nothing worked pays nothing, whatever the method; more absence never pays more; never above the month', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        fc.nat(46),
        fc.constantFrom<[string, number]>(['2017-11', 22], ['2018-02', 20], ['2017-08', 23]),
        (method, halves, [at, paidDays]) => {
          const pay = (days: number) => absent(days, method, month(at))?.amountFen ?? 0
          expect(pay(paidDays)).toBe(0)
          expect(pay(0)).toBe(MONTHLY)
          expect(pay(halves / 2)).toBeGreaterThanOrEqual(pay((halves + 1) / 2))
          expect(pay(halves / 2)).toBeLessThanOrEqual(MONTHLY)
        },
      ),
    )
  })

  test('a quarter of a day is no count', () => {
    expect(() => absent(0.25)).toThrow(RangeError)
    expect(() => absent(-1)).toThrow(RangeError)
  })
})
