// 五险一金 (A.4, A.5) and the two income taxes (A.7 T1–T11, A.9 L1–L11), with the laws of a progressive table.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fen, fen, ZERO } from '../../src/domain/money.ts'
import { contributions } from '../../src/rules/contributions.ts'
import { formatExactYuan, formatPer10000 } from '../../src/rules/exact-text.ts'
import { labourRemunerationTax } from '../../src/rules/income-tax/labour-remuneration.ts'
import { wageTax } from '../../src/rules/income-tax/wage-tax.ts'
import { CONTRIBUTIONS, day, INCOME_TAX, LABOUR, yuan } from './policies.ts'

const PAY_ON = day('2017-12-10')

describe('contributions', () => {
  test('SI1: on 3,500.00, person and employer', () => {
    const { lines, employerLines, notConfigured } = contributions({ baseFen: yuan('3500'), policy: CONTRIBUTIONS })
    expect(lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['pension', -28_000],
      ['medical', -7000],
      ['unemployment', -1400],
      ['housing-fund', -17_500],
    ])
    expect(employerLines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['pension', 66_500],
      ['unemployment', 2100],
      ['housing-fund', 17_500],
    ])
    expect(notConfigured).toEqual(['单位医疗保险', '单位工伤保险', '单位生育保险'])
    expect(lines[0]?.because).toEqual({
      policy: 'yibin-2017/contributions',
      effectiveFrom: '2017-08-01',
      clause: '养老保险·个人',
      text: '缴费基数 3,500.00 元 × 8% = 280.00 元',
    })
    expect(lines[2]?.because.text).toBe('缴费基数 3,500.00 元 × 0.4% = 14.00 元')
  })

  test('SI2: on 4,246.00 each line is rounded once', () => {
    const { lines, employerLines } = contributions({ baseFen: yuan('4246'), policy: CONTRIBUTIONS })
    expect(lines.map((line) => -line.amountFen)).toEqual(['339.68', '84.92', '16.98', '212.30'].map(yuan))
    expect(employerLines[1]?.amountFen).toBe(yuan('25.48'))
  })

  test.each([
    ['3500.00', 500, '175.00'],
    ['3500.00', 600, '210.00'],
    ['3500.00', 1200, '420.00'],
    ['3512.34', 500, '175.62'],
    ['3512.34', 800, '280.99'],
    ['3512.34', 1200, '421.48'],
  ])('housing fund: %s at %i/10000', (base, ratePer10000, expected) => {
    const policy = { ...CONTRIBUTIONS, employee: [{ kind: 'housing-fund' as const, ratePer10000, clause: '' }] }
    expect(contributions({ baseFen: yuan(base), policy }).lines[0]?.amountFen).toBe(-yuan(expected))
  })

  test('a note says where the base comes from', () => {
    const { lines } = contributions({ baseFen: yuan('4246'), policy: CONTRIBUTIONS, baseNote: '核定基数' })
    expect(lines[0]?.because.text).toBe('缴费基数 4,246.00 元 × 8% = 339.68 元（核定基数）')
  })
})

/** Tax on a taxable amount: the wage is that much above the standard deduction. */
function taxOn(taxable: Fen): Fen {
  const grossFen = fen(taxable + INCOME_TAX.standardDeductionFen)
  return wageTax({ grossFen, deductionsFen: ZERO, payOn: PAY_ON, policy: INCOME_TAX }).amountFen
}

describe('wage tax, monthly table of 2011', () => {
  test.each([
    ['T1', '0.00', '0.00'],
    ['T1', '-100.00', '0.00'],
    ['T2', '1300.00', '39.00'],
    ['T3', '1500.00', '45.00'],
    ['T4', '1500.01', '45.00'],
    ['T5', '4500.00', '345.00'],
    ['T5', '4500.01', '345.00'],
    ['T6', '9000.00', '1245.00'],
    ['T7', '35000.00', '7745.00'],
    ['T8', '55000.00', '13745.00'],
    ['T9', '80000.00', '22495.00'],
    ['T10', '100000.00', '31495.00'],
    ['T11', '11238.00', '1804.50'],
    ['T12', '2461.00', '141.10'],
  ])('%s: %s → %s', (_id, taxable, expected) => expect(taxOn(yuan(taxable))).toBe(yuan(expected)))

  test.each([
    ['5105', '105', '45.00'],
    ['15000', '262', '1804.50'],
    ['4160', '539', '3.63'],
  ])('gross %s less %s', (gross, deductions, expected) => {
    const facts = { grossFen: yuan(gross), deductionsFen: yuan(deductions), payOn: PAY_ON, policy: INCOME_TAX }
    expect(wageTax(facts).amountFen).toBe(yuan(expected))
  })

  test('explained from gross to tax', () => {
    const facts = { grossFen: yuan('4160'), deductionsFen: yuan('539'), payOn: PAY_ON, policy: INCOME_TAX }
    expect(wageTax(facts).because).toEqual({
      policy: 'national/income-tax',
      effectiveFrom: '2011-09-01',
      clause: '税率表一',
      text: '应发 4,160.00 元 − 个人缴费 539.00 元 − 减除费用 3,500.00 元 = 121.00 元；应纳税所得额 121.00 元 × 3% − 速算扣除数 0.00 元 = 3.63 元',
    })
    expect(wageTax({ ...facts, grossFen: yuan('3500') }).because.text).toContain('没有应纳税所得额，税额 0.00 元')
  })

  test('an upper bound belongs to the lower bracket, and the slip says so', () => {
    const textOn = (gross: string) =>
      wageTax({ grossFen: yuan(gross), deductionsFen: ZERO, payOn: PAY_ON, policy: INCOME_TAX }).because.text
    expect(textOn('5000.00')).toContain('应纳税所得额 1,500.00 元 × 3% − 速算扣除数 0.00 元 = 45.00 元')
    expect(textOn('5000.01')).toContain('应纳税所得额 1,500.01 元 × 10% − 速算扣除数 105.00 元 = 45.00 元')
    const income = yuan('25000')
    expect(labourRemunerationTax({ incomeFen: income, policy: LABOUR }).because.text).toContain('20,000.00 元 × 20%')
  })

  test('the table is used up to its last day of payment and no longer', () => {
    const facts = { grossFen: yuan('6500'), deductionsFen: yuan('539'), policy: INCOME_TAX }
    expect(wageTax({ ...facts, payOn: day('2018-09-30') }).amountFen).toBe(yuan('141.10'))
    expect(() => wageTax({ ...facts, payOn: day('2018-10-01') })).toThrow(/财税〔2018〕98号/)
    expect(() => wageTax({ ...facts, payOn: day('2011-08-31') })).toThrow(/2011-09-01 起施行/)
  })
})

describe('labour remuneration of a month', () => {
  test.each([
    ['L1', '150.00', '0.00'],
    ['L1', '800.00', '0.00'],
    ['L2', '800.04', '0.01'],
    ['L3', '900.00', '20.00'],
    ['L4', '1200.00', '80.00'],
    ['L5', '2000.00', '240.00'],
    ['L6', '4000.00', '640.00'],
    ['L6', '4000.10', '640.02'],
    ['L7', '6000.00', '960.00'],
    ['L8', '25000.00', '4000.00'],
    ['L9', '40000.00', '7600.00'],
    ['L10', '60000.00', '12400.00'],
    ['L11', '62500.00', '13000.00'],
    ['L11', '100000.00', '25000.00'],
  ])('%s: %s → %s', (_id, income, expected) => {
    expect(labourRemunerationTax({ incomeFen: yuan(income), policy: LABOUR }).amountFen).toBe(yuan(expected))
  })

  test.each([
    [
      '900.00',
      '本月劳务报酬合并为一次 900.00 元 − 减除费用 800.00 元 = 100.00 元；应纳税所得额 100.00 元 × 20% − 速算扣除数 0.00 元 = 20.00 元',
    ],
    [
      '4000.01',
      '本月劳务报酬合并为一次 4,000.01 元 × (1 − 减除费用 20%) = 3,200.008 元；应纳税所得额 3,200.008 元 × 20% − 速算扣除数 0.00 元 = 640.00 元',
    ],
  ])('%s is explained exactly', (income, text) => {
    expect(labourRemunerationTax({ incomeFen: yuan(income), policy: LABOUR }).because.text).toBe(text)
  })
})

describe('laws of both taxes', () => {
  const taxes = [
    (income: Fen) => wageTax({ grossFen: income, deductionsFen: ZERO, payOn: PAY_ON, policy: INCOME_TAX }).amountFen,
    (income: Fen) => labourRemunerationTax({ incomeFen: income, policy: LABOUR }).amountFen,
  ]

  test('never negative, never falls, and one more fen is taxed by at most one fen: no jump at any edge', () => {
    const edges = INCOME_TAX.brackets.flatMap(({ upToFen }) => (upToFen === null ? [] : [upToFen + 350_000]))
    const income = fc.oneof(
      fc.nat(20_000_000),
      fc.constantFrom(...edges, 400_000, 2_500_000, 6_250_000).map((edge) => edge),
    )
    fc.assert(
      fc.property(income, fc.nat(100_000), (amount, more) => {
        for (const tax of taxes) {
          const here = tax(fen(amount))
          expect(here).toBeGreaterThanOrEqual(0)
          expect(tax(fen(amount + 1)) - here).toBeGreaterThanOrEqual(0)
          expect(tax(fen(amount + 1)) - here).toBeLessThanOrEqual(1)
          expect(tax(fen(amount + more))).toBeGreaterThanOrEqual(here)
        }
      }),
    )
  })

  test('the quick deduction agrees with the sum over the steps', () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), (taxable) => {
        let parts = 0n
        let from = 0
        for (const { upToFen, ratePer10000 } of INCOME_TAX.brackets) {
          const to = Math.min(taxable, upToFen ?? taxable)
          if (to > from) parts += BigInt(to - from) * BigInt(ratePer10000)
          from = Math.max(from, to)
        }
        expect(BigInt(taxOn(fen(taxable)))).toBe((parts + 5000n) / 10_000n)
      }),
    )
  })
})

test('exact numbers in text', () => {
  expect([60, 800, 40, 1900, 10_000, 5, 0].map(formatPer10000)).toEqual([
    '0.6%',
    '8%',
    '0.4%',
    '19%',
    '100%',
    '0.05%',
    '0%',
  ])
  expect([32_000_080_000n, 10_000n, 12_345n, 0n].map(formatExactYuan)).toEqual([
    '32,000.08',
    '0.01',
    '0.012345',
    '0.00',
  ])
})
