// A month for one person, from lines to payslip to totals: the golden month of 2017-11, and the laws of a payslip.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdayOf } from '../../src/domain/calendar.ts'
import { addFen, type Fen, fen, sumFen, ZERO } from '../../src/domain/money.ts'
import type { PayLine, Payslip } from '../../src/domain/payslip.ts'
import { PAY_LINE_KINDS } from '../../src/domain/payslip.ts'
import type { Service } from '../../src/rules/base-pay.ts'
import { type MonthFacts, monthlyItems } from '../../src/rules/monthly-items.ts'
import { defaultPayday } from '../../src/rules/payday.ts'
import { addToTotals, assemblePayslip, earningsOf, NO_TOTALS, sumsOf, totalsOf } from '../../src/rules/payslip.ts'
import { policiesForMonth } from '../../src/rules/select-policy.ts'
import { assessSubsidy, subsidyPayLine } from '../../src/rules/subsidy/assess.ts'
import { engagedBy, monthFacts } from './month-facts.ts'
import { day, month, POLICIES, SUBSIDY, yuan } from './policies.ts'

const MONTH = month('2017-11')
const PAY_ON = day('2017-12-10')
const POLICY = policiesForMonth(POLICIES, MONTH, PAY_ON)
const FULL_TIME: Service = { employment: 'full-time', hiredOn: day('2017-08-15'), leftOn: null }
const PART_TIME: Service = { ...FULL_TIME, employment: 'part-time' }

/** Case lines of one mediator who settled these cases alone. */
function caseLines(grades: readonly string[]): readonly PayLine[] {
  return grades.flatMap((grade, index) => {
    const caseNo = `（2017）翠人调字第${String(index + 1).padStart(3, '0')}号`
    const mediator = {
      mediatorId: 'M001',
      mediator: '王建国',
      role: 'lead',
      weight: 1,
      onRoster: true,
      occupation: null,
    } as const
    const assessment = assessSubsidy(
      {
        caseNo,
        acceptedOn: day('2017-11-01'),
        agreedOn: null,
        closedOn: day('2017-11-20'),
        outcome: 'settled',
        grade,
        agreementForm: 'written',
        mediators: [mediator],
      },
      SUBSIDY,
    )
    return assessment.shares.flatMap((share) => subsidyPayLine(share, { caseNo, assessment, policy: SUBSIDY }) ?? [])
  })
}

function line(kind: PayLine['kind'], amountFen: Fen): PayLine {
  return { kind, caseNo: null, amountFen, because: { policy: '', effectiveFrom: PAY_ON, clause: '', text: '' } }
}

function items(change: Partial<MonthFacts> = {}) {
  return monthlyItems(monthFacts({ person: FULL_TIME, month: MONTH, payOn: PAY_ON, policies: POLICY }, change))
}

function slipOf(person: Service, paid: readonly PayLine[]): Payslip {
  const { lines: own, employerLines } = items({ person, ...earningsOf(paid) })
  const who = { mediator: '王建国', mediatorId: 'M001', county: '翠屏区', station: '新街派出所' }
  const { engagement } = engagedBy(person, MONTH, POLICY.payroll)
  const lines = [...paid, ...own]
  return assemblePayslip({ ...who, employment: person.employment, engagement, lines, employerLines })
}

const amountsOf = (slip: Payslip) => slip.lines.map(({ kind, amountFen }) => [kind, amountFen])

describe('the golden month', () => {
  const golden = slipOf(FULL_TIME, caseLines(['简单', '简单', '一般', '一般', '一般', '疑难', '重大']))

  test('a full month with seven cases: 4,160.00 gross, 3,617.37 net', () => {
    expect([golden.grossFen, golden.deductionsFen, golden.netFen]).toEqual([416_000, 54_263, 361_737])
    expect(amountsOf(golden)).toEqual([
      ['base', 350_000],
      ['case-subsidy', 6000],
      ['case-subsidy', 6000],
      ['case-subsidy', 9000],
      ['case-subsidy', 9000],
      ['case-subsidy', 9000],
      ['case-subsidy', 12_000],
      ['case-subsidy', 15_000],
      ['pension', -28_000],
      ['medical', -7000],
      ['unemployment', -1400],
      ['housing-fund', -17_500],
      ['income-tax', -363],
    ])
    expect(golden.employerLines.map(({ amountFen }) => amountFen)).toEqual([66_500, 2100, 17_500])
  })

  test('PR1: a joiner of 13 November pays whole-month contributions and no tax', () => {
    const slip = slipOf({ ...FULL_TIME, hiredOn: day('2017-11-13') }, [])
    expect(amountsOf(slip)).toEqual([
      ['base', 222_727],
      ['pension', -28_000],
      ['medical', -7000],
      ['unemployment', -1400],
      ['housing-fund', -17_500],
      ['income-tax', 0],
    ])
    expect(slip.netFen).toBe(yuan('1688.27'))
  })

  test('L3: a part-timer with nine cases of 100 is taxed once on 900', () => {
    const slip = slipOf(
      PART_TIME,
      Array.from({ length: 9 }, () => line('case-subsidy', yuan('100'))),
    )
    expect([slip.grossFen, slip.deductionsFen, slip.netFen]).toEqual([90_000, 2000, 88_000])
    expect(slip.lines.at(-1)).toMatchObject({ kind: 'income-tax', amountFen: -2000 })
    expect(slip.employerLines).toEqual([])
  })

  test('totals are sums of the slips, a case of two mediators counts once', () => {
    const other = { ...golden, mediator: '李芳', mediatorId: 'M002' }
    const elsewhere = { ...golden, county: '宜宾县' }
    expect(totalsOf([golden, other])).toEqual({
      mediators: 2,
      cases: 7,
      baseFen: 700_000,
      caseSubsidyFen: 132_000,
      awardFen: 0,
      grossFen: 832_000,
      deductionsFen: 108_526,
      taxFen: 726,
      netFen: 723_474,
    })
    expect(totalsOf([golden, elsewhere]).cases).toBe(14)
    expect(totalsOf([golden, other], 9)).toEqual({
      ...[golden, other].map(sumsOf).reduce(addToTotals, NO_TOTALS),
      cases: 9,
    })
    expect(totalsOf([])).toEqual(NO_TOTALS)
  })
})

describe('monthly items', () => {
  test('sums are enough: the same items as from the lines', () => {
    const paid = [...caseLines(['一般', '重大']), line('award', yuan('2000')), line('arrears', yuan('90'))]
    const sums = { caseSubsidyFen: yuan('240'), awardFen: yuan('2000'), arrearsFen: yuan('90'), correctionsFen: ZERO }
    expect(items(sums)).toEqual(items(earningsOf(paid)))
    expect(items(sums).lines.at(-1)?.because.text).toContain('应发 5,830.00 元 − 个人缴费 539.00 元')
  })

  test('an imported base replaces the base pay; case subsidies never touch it', () => {
    const text = (change: Partial<MonthFacts>) =>
      items(change).lines.find(({ kind }) => kind === 'pension')?.because.text
    expect(text({ contributionBase: { fen: yuan('4246'), source: '核定基数' } })).toBe(
      '缴费基数 4,246.00 元 × 8% = 339.68 元（核定基数）',
    )
    expect(text({})).toBe('缴费基数 3,500.00 元 × 8% = 280.00 元（未导入核定基数，按月基本工资）')
    expect(text({ caseSubsidyFen: yuan('1500') })).toBe(text({}))
  })

  test('no base pay, no contributions: paid after leaving, or part-time', () => {
    const left = items({ person: { ...FULL_TIME, leftOn: day('2017-10-31') }, arrearsFen: yuan('90') })
    expect(left.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([['income-tax', 0]])
    expect([left.employerLines, left.notConfigured]).toEqual([[], []])
    expect(items({ person: PART_TIME, caseSubsidyFen: yuan('150') }).employerLines).toEqual([])
    expect(items({ person: PART_TIME }).lines).toEqual([])
  })

  test('what is not configured is named, not taken for zero', () => {
    expect(items().notConfigured).toEqual(['单位医疗保险', '单位工伤保险', '单位生育保险'])
  })

  test('a negative net stays a number and is reported', () => {
    const person = { ...FULL_TIME, hiredOn: day('2017-11-29') }
    const fundLess = {
      ...POLICY.contributions,
      employee: POLICY.contributions.employee.filter(({ kind }) => kind !== 'housing-fund'),
    }
    const { lines, warnings } = items({ person, policies: { ...POLICY, contributions: fundLess } })
    expect(sumFen(lines.map(({ amountFen }) => amountFen))).toBe(-4582)
    expect(warnings).toEqual([expect.stringMatching(/实发为负（-45\.82 元）：应发 318\.18 元不够代扣的 364\.00 元/)])
    expect(slipOf(person, []).netFen).toBe(yuan('-220.82'))
    expect(items().warnings).toEqual([])
  })
})

describe('a payslip', () => {
  const anyLine = fc
    .tuple(fc.constantFrom(...PAY_LINE_KINDS), fc.nat(500_000))
    .map(([kind, amount]) => line(kind, fen(PAY_LINE_KINDS.indexOf(kind) < 7 ? amount : -amount)))

  test('gross is the positive lines, net is all of them, and the order is that of a slip', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const parts = {
          mediator: '',
          mediatorId: '',
          county: '',
          station: '',
          employment: 'full-time',
          engagement: null,
        } as const
        const slip = assemblePayslip({ ...parts, lines, employerLines: [] })
        const positive = lines.filter(({ amountFen }) => amountFen > 0)
        expect(slip.grossFen).toBe(sumFen(positive.map(({ amountFen }) => amountFen)))
        expect(slip.netFen).toBe(sumFen(lines.map(({ amountFen }) => amountFen)))
        expect(addFen(slip.netFen, slip.deductionsFen)).toBe(slip.grossFen)
        const places = slip.lines.map(({ kind }) => PAY_LINE_KINDS.indexOf(kind))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(assemblePayslip({ ...slip, lines: slip.lines })).toEqual(slip)
      }),
    )
  })

  test('a line on the wrong side is our mistake', () => {
    expect(() => slipOf(FULL_TIME, [line('case-subsidy', fen(-1))])).toThrow(RangeError)
    expect(() => slipOf(FULL_TIME, [line('recovery', fen(1))])).toThrow(RangeError)
    expect(slipOf(FULL_TIME, [line('arrears', fen(-3000))]).deductionsFen).toBe(53_900 + 3000)
  })
})

describe('default payday', () => {
  const weekend = (date: Parameters<typeof weekdayOf>[0]) => weekdayOf(date) > 5

  test.each([
    ['2017-10', 10, '2017-11-10'],
    ['2017-11', 10, '2017-12-08'],
    ['2017-12', 10, '2018-01-10'],
    ['2018-01', 31, '2018-02-28'],
    ['2017-08', 30, '2017-09-29'],
    ['2017-09', 1, '2017-09-29'],
  ])('%s on the %i: %s', (of, payday, expected) => {
    expect(defaultPayday({ month: month(of), payday, restDays: weekend })).toBe(expected)
  })

  test('a holiday moves it like a weekend', () => {
    const golden = (date: string) => date >= '2017-10-01' && date <= '2017-10-08'
    expect(defaultPayday({ month: month('2017-09'), payday: 6, restDays: golden })).toBe('2017-09-30')
  })

  test('a wrong payday or a calendar of rest days only is refused', () => {
    for (const payday of [0, 32, 1.5]) {
      expect(() => defaultPayday({ month: MONTH, payday, restDays: () => false })).toThrow(/应为 1 至 31 的整数/)
    }
    expect(() => defaultPayday({ month: MONTH, payday: 10, restDays: () => true })).toThrow(/定不出发薪日/)
  })
})
