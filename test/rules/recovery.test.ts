// 扣回 within the legal share of a month (A.11), and the minimum wage by its own definition (B.1).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addFen, fen, ZERO } from '../../src/domain/money.ts'
import { belowMinimumWage, minimumWageUnknown } from '../../src/rules/minimum-wage.ts'
import { limitRecovery } from '../../src/rules/recovery.ts'
import { selectPolicy, selectPolicyOrNull } from '../../src/rules/select-policy.ts'
import { day, PAYROLL, POLICIES_2023, yuan } from './policies.ts'

const MINIMUM = selectPolicy(POLICIES_2023, 'minimum-wage', day('2023-11-30'))

describe('the limit of a month', () => {
  const limit = (due: string, wage: string, minimum: string | null = '1970') =>
    limitRecovery({
      dueFen: yuan(due),
      wageFen: yuan(wage),
      minimumWageFen: minimum === null ? null : yuan(minimum),
      policy: PAYROLL,
    })

  test.each([
    ['30.00', '3500', '1970', '30.00', '0.00'],
    ['1000', '3500', '1970', '700.00', '300.00'],
    ['1000', '2100', '1970', '130.00', '870.00'],
    ['1000', '2100', null, '420.00', '580.00'],
    ['1000', '1800', '1970', '0.00', '1000.00'],
    ['1000', '0', null, '0.00', '1000.00'],
    ['1000', '0.04', null, '0.00', '1000.00'],
  ])('%s of a wage of %s, minimum %s: %s now, %s later', (due, wage, minimum, now, later) => {
    expect(limit(due, wage, minimum)).toMatchObject({ nowFen: yuan(now), laterFen: yuan(later) })
  })

  test('says how it came about', () => {
    expect(limit('1000', '2100').text).toBe(
      '应扣回 1,000.00 元；当月工资 2,100.00 元的 20% 为 420.00 元，高于最低工资 1,970.00 元的部分为 130.00 元；本月扣回 130.00 元，余 870.00 元以后扣回',
    )
  })

  test('never above the share, never below the minimum, never into a negative net, and nothing is lost', () => {
    const amount = fc.nat(1_000_000).map(fen)
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (dueFen, wageFen, minimumWageFen, takenFen, netFen) => {
        const facts = { dueFen, wageFen, minimumWageFen, policy: PAYROLL, takenFen, netFen }
        const { nowFen, laterFen } = limitRecovery(facts)
        expect(addFen(nowFen, laterFen)).toBe(dueFen)
        expect(nowFen >= 0 && nowFen <= netFen).toBe(true)
        if (nowFen === 0) return
        expect((nowFen + takenFen) * 5).toBeLessThanOrEqual(wageFen)
        expect(wageFen - nowFen - takenFen).toBeGreaterThanOrEqual(minimumWageFen)
      }),
    )
  })
})

describe('minimum wage', () => {
  const days = (paidDaysWorked: number) => ({ paidDays: 22, paidDaysWorked, calendarDays: 30, calendarDaysWorked: 30 })

  test('a whole month below the standard, and one at it', () => {
    expect(belowMinimumWage(yuan('1969.99'), days(22), MINIMUM)).toBe(
      '工资 1,969.99 元（含个人缴费，不含不计入的项目）低于月最低工资标准 1,970.00 元（宜宾月最低工资标准（2022年））',
    )
    expect(belowMinimumWage(yuan('1970'), days(22), MINIMUM)).toBeNull()
  })

  test('fewer days are held against as many days of the standard; halves count', () => {
    expect(belowMinimumWage(yuan('985'), days(11), MINIMUM)).toBeNull()
    expect(belowMinimumWage(yuan('984.99'), days(11), MINIMUM)).toMatch(/按在岗计薪日 11\/22 天折算/)
    expect(belowMinimumWage(yuan('1029.77'), days(11.5), MINIMUM)).not.toBeNull()
    expect(belowMinimumWage(yuan('1029.78'), days(11.5), MINIMUM)).toBeNull()
  })

  test('an amount that was not found is said once, and nothing is compared', () => {
    const unknown = selectPolicyOrNull(POLICIES_2023, 'minimum-wage', day('2022-01-01'))
    expect(unknown).toBeNull()
    expect(belowMinimumWage(ZERO, days(22), { ...MINIMUM, monthlyFen: null })).toBeNull()
    expect(minimumWageUnknown(unknown)).toMatch(/没有取得/)
    expect(minimumWageUnknown(MINIMUM)).toBeNull()
  })
})
