// A month for one person beyond the golden one: engagements, items, batches, attendance, recovery.
import { describe, expect, test } from 'vitest'
import { fen, negate, sumFen, ZERO } from '../../src/domain/money.ts'
import type { ItemKind } from '../../src/domain/payslip.ts'
import type { Engagement } from '../../src/domain/people.ts'
import type { PayrollPolicy } from '../../src/domain/policy.ts'
import type { Service } from '../../src/rules/base-pay.ts'
import { contributionCorrections } from '../../src/rules/contribution-corrections.ts'
import { engagementIn } from '../../src/rules/engagement.ts'
import { type MonthFacts, type MonthItem, monthlyItems } from '../../src/rules/monthly-items.ts'
import { policiesForMonth } from '../../src/rules/select-policy.ts'
import { monthFacts, NO_HISTORY, NO_SUMS } from './month-facts.ts'
import { day, month, POLICIES, POLICIES_2023, yuan } from './policies.ts'

const MONTH = month('2017-11')
const PAY_ON = day('2017-12-08')
const POLICY = policiesForMonth(POLICIES, MONTH, PAY_ON)
const PERSON: Service = { employment: 'full-time', hiredOn: day('2016-08-15'), leftOn: null }

function items(change: Partial<MonthFacts> = {}) {
  return monthlyItems(monthFacts({ person: PERSON, month: MONTH, payOn: PAY_ON, policies: POLICY }, change))
}

type Slip = ReturnType<typeof items>
const amountsOf = ({ lines }: Slip) => lines.map(({ kind, amountFen }) => [kind, amountFen])
const netOf = (slip: Slip, more = ZERO) => sumFen([more, ...slip.lines.map(({ amountFen }) => amountFen)])
const textOf = ({ lines }: Slip, kind: string) => lines.find((line) => line.kind === kind)?.because.text

function item(kind: ItemKind, amount: string, change: Partial<MonthItem> = {}): MonthItem {
  const rule = POLICY.payroll.items.find((one) => one.kind === kind)
  if (rule === undefined) throw new Error(`no rule for ${kind}`)
  return { kind, amountFen: yuan(amount), rule, document: '批件1号', bonusTax: null, text: '', ...change }
}

function engaged(engagement: Engagement, person = PERSON) {
  const stretch = { mediatorId: 'M001', engagement, from: day('2017-01-01'), document: null }
  return engagementIn([stretch], MONTH, person.employment, POLICY.payroll)
}

describe('engagements', () => {
  test('the base line says where the engagement comes from', () => {
    expect(textOf(items(), 'base')).toMatch(/= 3,500\.00 元；花名册未写用工关系，按标准包：专职为聘用$/)
  })

  test.each<[Engagement, readonly string[], 'wage' | 'labour']>([
    ['employed', ['base', 'pension', 'medical', 'unemployment', 'housing-fund', 'income-tax'], 'wage'],
    ['rehired-retiree', ['base', 'income-tax'], 'wage'],
    ['dispatched', ['income-tax'], 'wage'],
    ['purchased-service', ['income-tax'], 'labour'],
    ['part-time-labour', ['income-tax'], 'labour'],
    ['unpaid', ['income-tax'], 'labour'],
  ])('%s: %s, taxed as %s', (engagement, kinds, tax) => {
    const slip = items({ engaged: engaged(engagement), caseSubsidyFen: yuan('900') })
    expect(slip.lines.map(({ kind }) => kind)).toEqual(kinds)
    expect(slip.tax.kind).toBe(tax)
    if (tax === 'labour') expect(textOf(slip, 'income-tax')).toMatch(/= 20\.00 元；用工关系：/)
  })

  test('a pack may declare an engagement untaxed: a zero with its clause', () => {
    const unpaid = engaged('unpaid')
    const slip = items({ engaged: { ...unpaid, terms: { ...unpaid.terms, tax: 'none' } }, caseSubsidyFen: yuan('900') })
    expect(slip.lines).toMatchObject([{ kind: 'income-tax', amountFen: 0, because: { clause: '用工关系·无报酬' } }])
    expect(slip.tax).toMatchObject({ kind: 'none', incomeFen: yuan('900'), taxFen: 0 })
  })

  test('base pay granted by the engagement but not by the standard is said, never silently left out', () => {
    const person: Service = { ...PERSON, employment: 'part-time' }
    const slip = items({ person, engaged: engaged('employed', person) })
    expect(slip.lines).toEqual([])
    expect(slip.warnings).toEqual([
      expect.stringMatching(/非全日制用工/),
      expect.stringMatching(/兼职而用工关系为聘用：.*不发给兼职人员/),
    ])
  })
})

describe('items', () => {
  test('each is a line with its paper; taxable ones join the income, others do not', () => {
    const given = [item('duty-allowance', '300', { itemId: 7, text: '十一月值守' }), item('medical-supplement', '60')]
    const slip = items({ items: [...given, item('other-deduction', '100'), item('other-pay', '50')] })
    expect(amountsOf(slip)).toEqual([
      ['base', 350_000],
      ['duty-allowance', 30_000],
      ['other-pay', 5000],
      ['pension', -28_000],
      ['medical', -7000],
      ['medical-supplement', -6000],
      ['unemployment', -1400],
      ['housing-fund', -17_500],
      ['income-tax', 0],
      ['other-deduction', -10_000],
    ])
    expect(slip.lines[1]).toMatchObject({
      itemId: 7,
      because: { clause: '项目·值守津贴', text: '值守津贴 300.00 元（依据：批件1号），计税；十一月值守' },
    })
    expect(slip.tax.incomeFen).toBe(yuan('3850'))
  })

  test('an untaxed item of pay leaves the tax alone', () => {
    const free = item('other-pay', '5000')
    const untaxed = { ...free, rule: { ...free.rule, taxable: false } }
    expect(items({ items: [untaxed] }).tax).toEqual(items().tax)
    expect(items({ items: [free] }).tax.taxFen).toBe(yuan('341.10'))
  })

  test('declared deductions: what the year has granted and no slip has taken, only since 2019', () => {
    const policies = policiesForMonth(POLICIES_2023, month('2023-11'), day('2023-12-08'))
    const declarations = { yearAdditionalFen: yuan('12000'), yearOtherFen: yuan('100') }
    const yearWage = { ...NO_SUMS, additionalFen: yuan('11000'), otherFen: yuan('200') }
    const history = { ...NO_HISTORY, yearWage }
    const facts = monthFacts({ person: PERSON, month: month('2023-11'), payOn: day('2023-12-08'), policies })
    expect(monthlyItems({ ...facts, declarations, history }).tax).toMatchObject({ additionalFen: 100_000, otherFen: 0 })
    expect(items({ declarations }).tax).toMatchObject({ additionalFen: 0, otherFen: 0 })
  })
})

describe('batches of one month', () => {
  test('subsidies apart share the threshold with the wages; the two slips are the one', () => {
    const whole = items({ caseSubsidyFen: yuan('660') })
    const wages = items({ pays: ['wages'] })
    const { kind: _, ...paid } = wages.tax
    const later = { pays: ['subsidies'], history: { ...NO_HISTORY, monthWage: paid, yearWage: paid } } as const
    const subsidies = items({ ...later, caseSubsidyFen: yuan('660') })
    expect(subsidies.lines.map(({ kind }) => kind)).toEqual(['income-tax'])
    expect(netOf(wages) + netOf(subsidies)).toBe(netOf(whole))
  })

  test('what an off-cycle batch has paid is not paid again', () => {
    const person = { ...PERSON, leftOn: day('2017-11-17') }
    const early = items({ person })
    const kinds = ['pension', 'medical', 'unemployment', 'housing-fund'] as const
    const baseFen = early.lines[0]?.amountFen ?? ZERO
    expect(baseFen).toBe(yuan('2068.18'))
    const regular = items({ person, paidBefore: { baseFen, kinds } })
    expect([regular.lines, regular.employerLines]).toEqual([[], []])
    // He stayed longer after all: the rest is paid, and says what it is the rest of.
    const longer = items({ person: { ...PERSON, leftOn: day('2017-11-24') }, paidBefore: { baseFen, kinds } })
    expect(longer.lines[0]).toMatchObject({ kind: 'base', amountFen: yuan('795.46') })
    expect(textOf(longer, 'base')).toMatch(/= 2,863\.64 元；.*− 本月其他批次已发 2,068\.18 元 = 795\.46 元$/)
    // He left earlier: too much was paid, and comes back within the limit.
    const shorter = items({
      person: { ...PERSON, leftOn: day('2017-11-10') },
      paidBefore: { baseFen, kinds },
      caseSubsidyFen: yuan('660'),
    })
    expect(shorter.lines[0]).toMatchObject({ kind: 'income-tax', amountFen: 0 })
    expect(shorter.lines.at(-1)).toMatchObject({ kind: 'recovery', amountFen: yuan('-132') })
    expect(shorter.owedFen).toBe(yuan('795.45') - yuan('132') + 0)
  })
})

describe('attendance', () => {
  const absent = (unpaidDays: number) => ({ dueDays: 22, workedDays: 22 - unpaidDays, unpaidDays })

  test('PR9: three unpaid days', () => {
    expect(items({ attendance: absent(3) }).lines[0]).toMatchObject({ amountFen: yuan('3017.24') })
  })

  test('no sheet is full attendance here, and a problem where the pack asks for one', () => {
    expect(items().needsAttendance).toBe(false)
    const payroll: PayrollPolicy = { ...POLICY.payroll, attendance: 'sheet-required' }
    const strict = { policies: { ...POLICY, payroll } }
    const missing = items(strict)
    expect([missing.needsAttendance, missing.lines, missing.employerLines]).toEqual([true, [], []])
    expect(missing.warnings).toEqual([expect.stringMatching(/没有本月的考勤表/)])
    expect(items({ ...strict, attendance: absent(0) }).lines[0]?.amountFen).toBe(350_000)
    expect(items({ ...strict, person: { ...PERSON, leftOn: day('2017-10-31') } }).needsAttendance).toBe(false)
  })
})

describe('what is owed back', () => {
  test('a negative net is carried, and comes back the month after within the limit', () => {
    const first = items({ person: { ...PERSON, hiredOn: day('2017-11-29') } })
    expect([netOf(first), first.owedFen]).toEqual([yuan('-220.82'), yuan('220.82')])
    expect(first.warnings[0]).toMatch(/不能交银行发放，记为欠款/)
    const next = items({ carriedNegativeFen: first.owedFen })
    expect(next.lines.at(-1)).toMatchObject({
      kind: 'recovery',
      amountFen: yuan('-220.82'),
      because: { policy: 'yibin-2017/payroll', clause: '扣回限额' },
    })
    expect(textOf(next, 'recovery')).toMatch(/^扣回以前月份实发为负的欠款：应扣回 220\.82 元；.*本月扣回 220\.82 元$/)
    expect(next.owedFen).toBe(0)
    // It is a debt, not less income.
    expect(next.tax).toEqual(items().tax)
  })

  test('corrections of cases count into the same limit and lower the income; the rest stays owed', () => {
    const slip = items({ carriedNegativeFen: yuan('1000'), correctionsFen: yuan('-30') })
    expect(slip.lines.at(-1)).toMatchObject({ kind: 'recovery', amountFen: yuan('-670') })
    expect(slip.owedFen).toBe(yuan('330'))
    expect(slip.tax.incomeFen).toBe(yuan('3470'))
  })

  test('nothing to take from: a zero line says so, and the debt stays', () => {
    const gone = { ...PERSON, leftOn: day('2017-10-31') }
    const slip = items({ person: gone, carriedNegativeFen: yuan('45.82') })
    expect(amountsOf(slip)).toEqual([['recovery', 0]])
    expect(slip.owedFen).toBe(yuan('45.82'))
    expect(() => items({ correctionsFen: fen(1) })).toThrow(RangeError)
  })

  test('补缴 of earlier months is a line and is deducted; 退回 is pay that was taxed less', () => {
    const due = { lines: items().lines.filter(({ kind }) => kind === 'pension'), employerLines: [], notConfigured: [] }
    const stored = [{ lineId: 9, side: 'employee' as const, kind: 'pension', amountFen: yuan('-250') }]
    const policy = POLICY.contributions
    const deltas = contributionCorrections({ month: month('2017-09'), stored, due, policy })
    const slip = items({ contributionDeltas: deltas, caseSubsidyFen: yuan('660') })
    const pension = slip.lines.filter(({ kind }) => kind === 'pension').map(({ amountFen }) => amountFen)
    expect(pension).toEqual([-28_000, -3000])
    expect(slip.tax).toMatchObject({ contributionsFen: yuan('569'), taxFen: yuan('2.73') })
    const back = deltas.lines.map((line) => ({ ...line, amountFen: negate(line.amountFen) }))
    const returned = { contributionDeltas: { lines: back, employerLines: [] } }
    expect(items(returned).tax.contributionsFen).toBe(yuan('509'))
    // What comes back is no wage: the legal share of the month is still that of 3,500.00.
    expect(items({ ...returned, carriedNegativeFen: yuan('1000') }).lines.at(-1)?.amountFen).toBe(yuan('-700'))
  })
})
