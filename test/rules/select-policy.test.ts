// Which policy file holds on a day. Every shipped file is asked for the day before it starts and the day it starts.
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { policiesForMonth, selectPolicy } from '../../src/rules/select-policy.ts'
import { BASE_PAY, CONTRIBUTIONS, day, INCOME_TAX, LABOUR, month, POLICIES, SUBSIDY } from './policies.ts'

describe('which file holds on a day', () => {
  test.each(POLICIES)('$id: not the day before it starts, but the day it starts', (policy) => {
    expect(selectPolicy(POLICIES, policy.policy, policy.effectiveFrom)).toBe(policy)
    expect(() => selectPolicy(POLICIES, policy.policy, addDays(policy.effectiveFrom, -1))).toThrow(
      expect.objectContaining({ code: 'POLICY-NOT-YET', message: expect.stringContaining(policy.file) }),
    )
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

  test('the monthly wage table ends on 2018-09-30, and says why', () => {
    expect(selectPolicy(POLICIES, 'income-tax', day('2018-09-30'))).toBe(INCOME_TAX)
    expect(() => selectPolicy(POLICIES, 'income-tax', day('2018-10-01'))).toThrow(
      expect.objectContaining({
        code: 'POLICY-ENDED',
        message: expect.stringMatching(/2018-10-01.*只适用至 2018-09-30.*财税〔2018〕98号.*以后的版本/),
      }),
    )
    expect(() => policiesForMonth(POLICIES, month('2018-09'), day('2018-10-10'))).toThrow(/财税〔2018〕98号/)
    expect(() => selectPolicy(POLICIES, 'labour-remuneration', day('2019-01-01'))).toThrow(/2018年第61号/)
  })

  test('a file that starts when the old one ends takes over', () => {
    const next = { ...INCOME_TAX, effectiveFrom: day('2018-10-01'), ends: null }
    expect(selectPolicy([...POLICIES, next], 'income-tax', day('2018-10-01'))).toBe(next)
  })

  test('monthly items by the last day of the month, tax by the day of payment', () => {
    const policies = policiesForMonth(POLICIES, month('2017-08'), day('2017-09-08'))
    expect(policies).toEqual({
      basePay: BASE_PAY,
      contributions: CONTRIBUTIONS,
      incomeTax: INCOME_TAX,
      labourRemuneration: LABOUR,
    })
    expect(() => policiesForMonth(POLICIES, month('2017-07'), day('2017-08-10'))).toThrow(/基本工资/)
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
