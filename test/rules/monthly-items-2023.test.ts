// The slip of 2023 (A.7): contributions on the floor, cumulative tax; and the minimum wage on a slip.
import { expect, test } from 'vitest'
import { sumFen } from '../../src/domain/money.ts'
import type { Service } from '../../src/rules/base-pay.ts'
import { type MonthFacts, type MonthItem, monthlyItems } from '../../src/rules/monthly-items.ts'
import { policiesForMonth } from '../../src/rules/select-policy.ts'
import { monthFacts, NO_HISTORY } from './month-facts.ts'
import { day, month, POLICIES_2023, yuan } from './policies.ts'

const MONTH = month('2023-11')
const PAY_ON = day('2023-12-08')
const POLICY = policiesForMonth(POLICIES_2023, MONTH, PAY_ON)
const PERSON: Service = { employment: 'full-time', hiredOn: day('2016-08-15'), leftOn: null }
const FACTS = monthFacts({ person: PERSON, month: MONTH, payOn: PAY_ON, policies: POLICY })

test('the slip of 2023: contributions on the floor, no tax, 3,543.42', () => {
  const history = { ...NO_HISTORY, monthsEmployed: 12 }
  const slip = monthlyItems({ ...FACTS, caseSubsidyFen: yuan('660'), history })
  expect(sumFen([yuan('660'), ...slip.lines.map(({ amountFen }) => amountFen)])).toBe(yuan('3543.42'))
  expect(slip.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
    ['base', 350_000],
    ['pension', -33_968],
    ['medical', -8492],
    ['unemployment', -1698],
    ['housing-fund', -17_500],
    ['income-tax', 0],
  ])
  expect(slip.tax).toMatchObject({ kind: 'wage', incomeFen: yuan('4160'), contributionsFen: yuan('616.58') })
  expect(slip.lines[1]?.because.text).toContain('缴费基数按下限 4,246.00 元')
  expect(slip.warnings).toEqual([])
})

function duty(amount: string): MonthItem {
  const rule = POLICY.payroll.items.find((one) => one.kind === 'duty-allowance')
  if (rule === undefined) throw new Error('the pack has no rule for the duty allowance')
  return { kind: 'duty-allowance', amountFen: yuan(amount), rule, document: '批件1号', bonusTax: null, text: '' }
}

test('minimum wage: excluded items do not count, contributions do', () => {
  const policies = { ...POLICY, basePay: { ...POLICY.basePay, annualFen: yuan('23000') } }
  const warned = (change: Partial<MonthFacts>) => monthlyItems({ ...FACTS, policies, ...change }).warnings
  expect(warned({})).toEqual([expect.stringMatching(/工资 1,916\.67 元.*低于月最低工资标准 1,970\.00 元/)])
  expect(warned({ items: [duty('300')] })).toHaveLength(1)
  expect(warned({ caseSubsidyFen: yuan('60') })).toEqual([])
  // 1,916.67 × (1 − 20 ÷ 21.75) is less than two of 22 days of the standard.
  expect(warned({ attendance: { dueDays: 22, workedDays: 2, unpaidDays: 20 } })).toEqual([
    expect.stringMatching(/工资 154\.21 元.*按在岗计薪日 2\/22 天折算/),
    expect.stringMatching(/实发为负/),
  ])
})
