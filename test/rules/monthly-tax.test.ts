// Income tax by the monthly tables (A.7: T1–T15, R2 edges) and on labour remuneration (A.9: L1–L11), with the laws of a
// progressive table. Cumulative withholding has its own file.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '../../src/domain/calendar.ts'
import { addFen, type Fen, fen, ZERO } from '../../src/domain/money.ts'
import { formatExactYuan, formatPer10000 } from '../../src/rules/exact-text.ts'
import { labourRemunerationTax } from '../../src/rules/income-tax/labour-remuneration.ts'
import { wageTax } from '../../src/rules/income-tax/wage-tax.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { NO_HISTORY, NO_SUMS } from './month-facts.ts'
import { day, INCOME_TAX, LABOUR, POLICIES, yuan } from './policies.ts'

const PAY_ON = day('2017-12-10')
const AUTUMN = selectPolicy(POLICIES, 'income-tax', day('2018-10-01'))

/** Wages with contributions, nothing before them. */
function wages(grossFen: Fen, deductionsFen: Fen, payOn: IsoDate = PAY_ON) {
  const policy = selectPolicy(POLICIES, 'income-tax', payOn)
  const none = { additionalFen: ZERO, otherFen: ZERO, history: NO_HISTORY }
  return wageTax({ incomeFen: grossFen, contributionsFen: deductionsFen, payOn, policy, ...none })
}

function labour(incomeFen: Fen) {
  return labourRemunerationTax({ incomeFen, policy: LABOUR, history: NO_HISTORY })
}

/** Tax on a taxable amount: the wage is that much above the standard deduction. */
function taxOn(taxable: Fen, policy = INCOME_TAX): Fen {
  return wages(fen(taxable + policy.standardDeductionFen), ZERO, policy === AUTUMN ? day('2018-12-10') : PAY_ON)
    .amountFen
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
    expect(wages(yuan(gross), yuan(deductions)).amountFen).toBe(yuan(expected))
  })

  test('explained from gross to tax', () => {
    expect(wages(yuan('4160'), yuan('539')).because).toEqual({
      policy: 'national/income-tax',
      effectiveFrom: '2011-09-01',
      clause: '税率表一',
      text: '应发 4,160.00 元 − 个人缴费 539.00 元 − 减除费用 3,500.00 元 = 121.00 元；应纳税所得额 121.00 元 × 3% − 速算扣除数 0.00 元 = 3.63 元',
    })
    expect(wages(yuan('3500'), yuan('539')).because.text).toContain('没有应纳税所得额，税额 0.00 元')
  })

  test('an upper bound belongs to the lower bracket, and the slip says so', () => {
    const textOn = (gross: string) => wages(yuan(gross), ZERO).because.text
    expect(textOn('5000.00')).toContain('应纳税所得额 1,500.00 元 × 3% − 速算扣除数 0.00 元 = 45.00 元')
    expect(textOn('5000.01')).toContain('应纳税所得额 1,500.01 元 × 10% − 速算扣除数 105.00 元 = 45.00 元')
    const income = yuan('25000')
    expect(labour(income).because.text).toContain('20,000.00 元 × 20%')
  })

  test('T12 and T13: the day of payment chooses the table', () => {
    expect(wages(yuan('6500'), yuan('539'), day('2018-09-30')).amountFen).toBe(yuan('141.10'))
    expect(wages(yuan('6500'), yuan('539'), day('2018-10-01')).amountFen).toBe(yuan('28.83'))
  })

  test('a table is never used outside its days, even when it is handed over', () => {
    const facts = { incomeFen: yuan('6500'), contributionsFen: ZERO, additionalFen: ZERO, otherFen: ZERO }
    const on = (payOn: string) => () =>
      wageTax({ ...facts, payOn: day(payOn), policy: INCOME_TAX, history: NO_HISTORY })
    expect(on('2018-10-01')).toThrow(/财税〔2018〕98号/)
    expect(on('2011-08-31')).toThrow(/2011-09-01 起施行/)
  })
})

describe('wage tax, table of autumn 2018', () => {
  test.each([
    ['3000', '90.00'],
    ['12000', '990.00'],
    ['25000', '3590.00'],
    ['35000', '6090.00'],
    ['55000', '12090.00'],
    ['80000', '20840.00'],
    ['100000', '29840.00'],
  ])('%s → %s', (taxable, expected) => expect(taxOn(yuan(taxable), AUTUMN)).toBe(yuan(expected)))
})

describe('what one calendar month pays shares one threshold', () => {
  const second = (incomeFen: Fen, before: Fen, taxFen: Fen) =>
    wageTax({
      incomeFen,
      contributionsFen: ZERO,
      additionalFen: yuan('1000'),
      otherFen: ZERO,
      payOn: PAY_ON,
      policy: INCOME_TAX,
      history: { ...NO_HISTORY, monthWage: { ...NO_SUMS, incomeFen: before, taxFen } },
    })

  test('a second payment is taxed on top of the first; additional deductions came only in 2019', () => {
    const later = second(yuan('660'), yuan('3500'), ZERO)
    expect(later.amountFen).toBe(yuan('19.80'))
    expect(later.because.text).toBe(
      '同月已发 3,500.00 元，合并计税；应发 4,160.00 元 − 个人缴费 0.00 元 − 减除费用 3,500.00 元 = 660.00 元；应纳税所得额 660.00 元 × 3% − 速算扣除数 0.00 元 = 19.80 元；− 同月已扣 0.00 元，本次 19.80 元',
    )
  })

  test('nothing is paid back by a later payment of the month', () => {
    expect(second(yuan('-2000'), yuan('6000'), yuan('145')).amountFen).toBe(0)
  })

  test('however a month is cut in two, the tax is that of the whole', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (a, b) => {
        const first = wages(fen(a), ZERO).amountFen
        expect(addFen(first, second(fen(b), fen(a), first).amountFen)).toBe(wages(fen(a + b), ZERO).amountFen)
        const labourFirst = labour(fen(a)).amountFen
        const rest = labourRemunerationTax({
          incomeFen: fen(b),
          policy: LABOUR,
          history: { monthLabour: { ...NO_SUMS, incomeFen: fen(a), taxFen: labourFirst } },
        })
        expect(addFen(labourFirst, rest.amountFen)).toBe(labour(fen(a + b)).amountFen)
      }),
      { numRuns: 200 },
    )
  })

  test('the second batch of labour remuneration says what was withheld', () => {
    const history = { monthLabour: { ...NO_SUMS, incomeFen: yuan('900'), taxFen: yuan('20') } }
    expect(labourRemunerationTax({ incomeFen: yuan('300'), policy: LABOUR, history })).toMatchObject({
      amountFen: yuan('60'),
      because: { text: expect.stringContaining('合并为一次 1,200.00 元') },
    })
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
    expect(labour(yuan(income)).amountFen).toBe(yuan(expected))
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
    expect(labour(yuan(income)).because.text).toBe(text)
  })
})

describe('laws of both taxes', () => {
  const taxes = [(income: Fen) => wages(income, ZERO).amountFen, (income: Fen) => labour(income).amountFen]

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
