// 全年一次性奖金 (A.10: B1–B7, and the unused deduction before 2019); both ways of taxing it on a slip.
import { describe, expect, test } from 'vitest'
import { type Fen, ZERO } from '../../src/domain/money.ts'
import type { PayrollItemRule } from '../../src/domain/policy.ts'
import { bonusTax } from '../../src/rules/income-tax/annual-bonus.ts'
import { type MonthFacts, monthlyItems } from '../../src/rules/monthly-items.ts'
import { policiesForMonth, selectPolicy } from '../../src/rules/select-policy.ts'
import { monthFacts, NO_HISTORY, NO_SUMS } from './month-facts.ts'
import { day, month, PAYROLL, POLICIES, POLICIES_2023, yuan } from './policies.ts'

const NOW = selectPolicy(POLICIES, 'annual-bonus', day('2023-01-10'))
const OLD = selectPolicy(POLICIES, 'annual-bonus', day('2017-12-10'))

describe('taxed apart', () => {
  test.each([
    ['B1', '12000', '360.00'],
    ['B2', '20000', '600.00'],
    ['B3', '36000', '1080.00'],
    ['B4', '36000.01', '3390.00'],
    ['B5', '36001', '3390.10'],
    ['B6', '48000', '4590.00'],
    ['B7', '144000', '14190.00'],
    ['B7', '144001', '27390.20'],
  ])('%s: %s → %s', (_id, bonus, expected) => {
    const tax = bonusTax({ bonusFen: yuan(bonus), policy: NOW, unusedDeductionFen: yuan('5000') })
    expect(tax.amountFen).toBe(yuan(expected))
  })

  test.each([
    ['12000', '300', '351.00'],
    ['18000', '0', '540.00'],
    ['18001', '0', '1695.10'],
    ['300', '3500', '0.00'],
  ])('before 2019: %s with %s of the deduction unused → %s', (bonus, unused, expected) => {
    const tax = bonusTax({ bonusFen: yuan(bonus), policy: OLD, unusedDeductionFen: yuan(unused) })
    expect(tax.amountFen).toBe(yuan(expected))
  })
})

function bonusRule(): PayrollItemRule {
  const rule = PAYROLL.items.find((item) => item.kind === 'annual-bonus')
  if (rule === undefined) throw new Error('the pack has no rule for the bonus')
  return rule
}

describe('on a slip', () => {
  const rule = bonusRule()

  function slip(bonus: Fen, way: 'separate' | 'merged' | null, change: Partial<MonthFacts> = {}, payOn = '2023-12-10') {
    const of = month('2023-11')
    const policies = policiesForMonth(POLICIES_2023, of, day(payOn))
    const person = { employment: 'full-time', hiredOn: day('2020-01-01'), leftOn: null } as const
    const item = {
      kind: 'annual-bonus',
      amountFen: bonus,
      rule,
      document: '奖金表1号',
      bonusTax: way,
      text: '',
    } as const
    const { lines, tax, warnings } = monthlyItems(
      monthFacts({ person, month: of, payOn: day(payOn), policies }, { items: [item], ...change }),
    )
    const taxes = lines.filter(({ kind }) => kind === 'income-tax')
    return { lines, tax, warnings, taxes, amounts: taxes.map(({ amountFen }) => amountFen) }
  }
  const twelve = { history: { ...NO_HISTORY, monthsEmployed: 12 } }

  test('apart: a line of its own, with what merging would withhold', () => {
    const { amounts, taxes, tax, lines } = slip(yuan('20000'), 'separate', twelve)
    expect(amounts).toEqual([0, yuan('-600')])
    expect(taxes[1]?.because).toMatchObject({ policy: 'national/annual-bonus', clause: '除以12定级' })
    expect(taxes[1]?.because.text).toMatch(
      /除以 12 定级；.*= 600\.00 元；本人选择单独计税（奖金表1号）：单独计税 600\.00 元；如并入当月工资则为 0\.00 元（少 600\.00 元）$/,
    )
    expect(tax).toMatchObject({ incomeFen: yuan('3500'), bonusFen: yuan('20000'), bonusTaxFen: yuan('600'), taxFen: 0 })
    expect(lines.find(({ kind }) => kind === 'annual-bonus')).toMatchObject({
      amountFen: yuan('20000'),
      because: { clause: '项目·年终奖金', text: '年终奖金 20,000.00 元（依据：奖金表1号），计税' },
    })
  })

  test('merged: in the wage, with what the other way would take', () => {
    const { amounts, taxes, tax, warnings } = slip(yuan('20000'), 'merged')
    expect(tax).toMatchObject({ incomeFen: yuan('23500'), bonusFen: 0, bonusTaxFen: 0 })
    expect(amounts).toEqual([yuan('-536.50')])
    expect(taxes[0]?.because.text).toMatch(
      /年终奖金 20,000\.00 元并入当月工资（奖金表1号）：并入计税 536\.50 元；如单独计税则为 600\.00 元（多 63\.50 元）$/,
    )
    expect(warnings).toEqual([])
  })

  test('no choice is never taken for one', () => {
    expect(slip(yuan('20000'), null).warnings).toEqual([expect.stringMatching(/没有写明计税方式，已并入当月工资计税/)])
  })

  test('once a year and person; and only while a policy grants it', () => {
    const used = { history: { ...NO_HISTORY, yearWage: { ...NO_SUMS, bonusFen: yuan('5000') } } }
    const twice = slip(yuan('20000'), 'separate', used)
    expect(twice.tax).toMatchObject({ bonusFen: 0, incomeFen: yuan('23500') })
    expect(twice.warnings).toEqual([expect.stringMatching(/本年已有 5,000\.00 元单独计税.*国税发〔2005〕9号/)])
    const late = slip(yuan('20000'), 'separate', {}, '2028-01-10')
    expect(late.warnings).toEqual([expect.stringMatching(/2028-01-10 没有可用的单独计税办法/)])
    expect(late.tax.bonusFen).toBe(0)
  })

  test('before 2019 the wage of the month leaves its unused deduction to the bonus', () => {
    const of = month('2017-11')
    const policies = policiesForMonth(POLICIES, of, day('2017-12-08'))
    const person = { employment: 'full-time', hiredOn: day('2017-01-01'), leftOn: null } as const
    const item = {
      kind: 'annual-bonus',
      amountFen: yuan('12000'),
      rule,
      document: '表',
      bonusTax: 'separate',
      text: '',
    } as const
    // 3,500.00 − 539.00 = 2,961.00: 539.00 of the deduction is left; (12,000 − 539) × 3 % = 343.83.
    const { tax } = monthlyItems(
      monthFacts({ person, month: of, payOn: day('2017-12-08'), policies }, { items: [item] }),
    )
    expect(tax).toMatchObject({ taxFen: ZERO, bonusTaxFen: yuan('343.83') })
  })
})
