// Which policy file holds on a day. Every shipped file is asked for the day before it starts and the day it starts.
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { policiesForMonth, selectPolicy, selectPolicyOrNull } from '../../src/rules/select-policy.ts'
import {
  BASE_PAY,
  CONTRIBUTIONS,
  day,
  INCOME_TAX,
  LABOUR,
  month,
  PAYROLL,
  POLICIES,
  POLICIES_2023,
  SUBSIDY,
} from './policies.ts'

describe('which file holds on a day', () => {
  test.each([
    ...POLICIES.map((policy) => ({ file: policy.file, policy, pack: POLICIES })),
    ...POLICIES_2023.map((policy) => ({ file: policy.file, policy, pack: POLICIES_2023 })),
  ])('$file: not the day before it starts, but the day it starts', ({ policy, pack }) => {
    const before = addDays(policy.effectiveFrom, -1)
    expect(selectPolicy(pack, policy.policy, policy.effectiveFrom)).toBe(policy)
    const earlier = pack.some((one) => one.policy === policy.policy && one.effectiveFrom < policy.effectiveFrom)
    if (earlier) expect(selectPolicy(pack, policy.policy, before)).not.toBe(policy)
    else {
      expect(() => selectPolicy(pack, policy.policy, before)).toThrow(
        expect.objectContaining({ code: 'POLICY-NOT-YET', message: expect.stringContaining(policy.file) }),
      )
    }
  })

  test('the last one started, in whatever order they are given', () => {
    const later = { ...SUBSIDY, effectiveFrom: day('2018-07-01'), file: 'yibin-2017/case-subsidy/2018-07-01.yaml' }
    for (const list of [
      [SUBSIDY, later],
      [later, SUBSIDY],
    ]) {
      expect(selectPolicy(list, 'case-subsidy', day('2018-06-30'))).toBe(SUBSIDY)
      expect(selectPolicy(list, 'case-subsidy', day('2018-07-01'))).toBe(later)
    }
  })

  test('the tax of a payment is that of its day: T12–T15', () => {
    const taxOn = (on: string) => selectPolicy(POLICIES, 'income-tax', day(on))
    expect(taxOn('2018-09-30')).toBe(INCOME_TAX)
    expect(taxOn('2018-10-01')).toMatchObject({ scheme: 'monthly-wage-tax', standardDeductionFen: 500_000 })
    expect(taxOn('2018-12-31').effectiveFrom).toBe('2018-10-01')
    expect(taxOn('2019-01-01')).toMatchObject({ scheme: 'cumulative-wage-tax', effectiveFrom: '2019-01-01' })
    // T14 and T15: the month of the work does not matter.
    expect(policiesForMonth(POLICIES, month('2018-09'), day('2018-10-10')).incomeTax.effectiveFrom).toBe('2018-10-01')
    expect(policiesForMonth(POLICIES, month('2018-12'), day('2019-01-10')).incomeTax.effectiveFrom).toBe('2019-01-01')
    expect(selectPolicy(POLICIES, 'labour-remuneration', day('2018-12-31'))).toBe(LABOUR)
    expect(selectPolicy(POLICIES, 'labour-remuneration', day('2019-01-01')).effectiveFrom).toBe('2019-01-01')
  })

  test('a source that ends with no file after it stops, and says why', () => {
    const alone = POLICIES.filter((policy) => policy !== INCOME_TAX && policy.policy === 'income-tax')
    expect(() => selectPolicy([INCOME_TAX], 'income-tax', day('2018-10-01'))).toThrow(
      expect.objectContaining({
        code: 'POLICY-ENDED',
        message: expect.stringMatching(/2018-10-01.*只适用至 2018-09-30.*财税〔2018〕98号/),
      }),
    )
    expect(alone.map((policy) => policy.ends?.lastDay)).toEqual(['2018-12-31', undefined])
  })

  test('the bonus taxed apart and the minimum wage may be missing: null, never a guess', () => {
    const bonusOn = (on: string) => selectPolicyOrNull(POLICIES, 'annual-bonus', day(on))?.effectiveFrom ?? null
    expect([bonusOn('2011-08-31'), bonusOn('2017-12-10'), bonusOn('2018-10-01')]).toEqual([
      null,
      '2011-09-01',
      '2018-10-01',
    ])
    expect([bonusOn('2019-01-01'), bonusOn('2027-12-31'), bonusOn('2028-01-01')]).toEqual([
      '2019-01-01',
      '2019-01-01',
      null,
    ])
    const wageOn = (on: string) => selectPolicyOrNull(POLICIES, 'minimum-wage', day(on))?.monthlyFen
    expect([wageOn('2017-11-30'), wageOn('2022-03-31'), wageOn('2022-04-01'), wageOn('2025-01-01')]).toEqual([
      null,
      null,
      197_000,
      220_000,
    ])
    expect(selectPolicyOrNull(POLICIES, 'minimum-wage', day('2015-06-30'))).toBeNull()
  })

  test('monthly items by the last day of the month, tax by the day of payment', () => {
    const policies = policiesForMonth(POLICIES, month('2017-08'), day('2017-09-08'))
    expect(policies).toEqual({
      basePay: BASE_PAY,
      contributions: CONTRIBUTIONS,
      incomeTax: INCOME_TAX,
      labourRemuneration: LABOUR,
      payroll: PAYROLL,
      annualBonus: selectPolicy(POLICIES, 'annual-bonus', day('2017-09-08')),
      minimumWage: selectPolicy(POLICIES, 'minimum-wage', day('2017-08-31')),
    })
    expect(() => policiesForMonth(POLICIES, month('2017-07'), day('2017-08-10'))).toThrow(/基本工资/)
    const bare = POLICIES.filter(({ policy }) => policy !== 'payroll')
    expect(() => policiesForMonth(bare, month('2017-08'), day('2017-09-08'))).toThrow(/没有“工资管理”/)
  })

  test('no file at all, or two of one day, stop by name', () => {
    expect(() => selectPolicy([], 'base-pay', day('2017-10-01'))).toThrow(
      expect.objectContaining({ code: 'POLICY-MISSING', message: expect.stringContaining('基本工资') }),
    )
    const twin = { ...SUBSIDY, file: 'other/case-subsidy/2017-08-01.yaml' }
    expect(() => selectPolicy([SUBSIDY, twin], 'case-subsidy', day('2017-10-01'))).toThrow(
      expect.objectContaining({ code: 'POLICY-AMBIGUOUS', message: expect.stringContaining(twin.file) }),
    )
  })
})
