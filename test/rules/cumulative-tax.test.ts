// 累计预扣法 (A.7: R3 edges, C1–C9, T15): each run is twelve payments of one year, as months of a payroll would make them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IsoDate, parseIsoDate } from '../../src/domain/calendar.ts'
import { addFen, type Fen, fen, sumFen, ZERO } from '../../src/domain/money.ts'
import type { TaxHistory, TaxSums } from '../../src/domain/tax-history.ts'
import { wageTax } from '../../src/rules/income-tax/wage-tax.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'
import { NO_HISTORY, NO_SUMS } from './month-facts.ts'
import { day, POLICIES, yuan } from './policies.ts'

type Pay = { readonly incomeFen: Fen; readonly contributionsFen: Fen; readonly additionalFen?: Fen }
type Year = { readonly year: number; readonly firstMonth?: number; readonly history?: Partial<TaxHistory> }

const POLICY = selectPolicy(POLICIES, 'income-tax', day('2023-01-10'))
const FLAT: Partial<TaxHistory> = { lastYear: { months: 12, incomeFen: yuan('60000') } }

function payday(year: number, month: number): IsoDate {
  return parseIsoDate(`${year}-${String(month).padStart(2, '0')}-10`) ?? day('2023-01-10')
}

/** The tax of each payment, and the last explanation. */
function runOf(pays: readonly Pay[], { year, firstMonth = 1, history = {} }: Year) {
  let sums: TaxSums = NO_SUMS
  const taxes: Fen[] = []
  const texts: string[] = []
  pays.forEach((pay, index) => {
    const additionalFen = pay.additionalFen ?? ZERO
    const tax = wageTax({
      ...pay,
      additionalFen,
      otherFen: ZERO,
      payOn: payday(year, firstMonth + index),
      policy: POLICY,
      history: { ...NO_HISTORY, yearWage: sums, monthsEmployed: index + 1, ...history },
    })
    taxes.push(tax.amountFen)
    texts.push(tax.because.text)
    sums = {
      ...sums,
      incomeFen: addFen(sums.incomeFen, pay.incomeFen),
      contributionsFen: addFen(sums.contributionsFen, pay.contributionsFen),
      additionalFen: addFen(sums.additionalFen, additionalFen),
      taxFen: addFen(sums.taxFen, tax.amountFen),
    }
  })
  return { taxes, texts }
}

function months(count: number, income: string, special: string, additional = '0'): readonly Pay[] {
  const pay = { incomeFen: yuan(income), contributionsFen: yuan(special), additionalFen: yuan(additional) }
  return Array.from({ length: count }, () => pay)
}

/** The mediator of C6 and C7: 3,500 and 1,500 of subsidies a month, an award in November. */
const AWARDED = months(12, '5000', '616.58').map((pay, index) =>
  index === 10 ? { ...pay, incomeFen: yuan('25000') } : pay,
)

const amounts = (...list: readonly string[]) => list.map(yuan)
const zeros = (count: number) => Array.from({ length: count }, () => ZERO)

describe('edges of the table', () => {
  test.each([
    ['36000', '1080.00'],
    ['37000', '1180.00'],
    ['144000', '11880.00'],
    ['300000', '43080.00'],
    ['420000', '73080.00'],
    ['660000', '145080.00'],
    ['960000', '250080.00'],
    ['1000000', '268080.00'],
  ])('%s → %s', (taxable, expected) => {
    const pay = { incomeFen: fen(yuan(taxable) + 500_000), contributionsFen: ZERO }
    expect(runOf([pay], { year: 2023 }).taxes).toEqual([yuan(expected)])
  })
})

describe('runs of a year', () => {
  test('C1: the published example', () => {
    const { taxes } = runOf(months(3, '30000', '4500', '2000'), { year: 2019 })
    expect(taxes).toEqual(amounts('555', '625', '1850'))
  })

  test('C2 and C3', () => {
    expect(runOf(months(3, '8000', '1000', '1000'), { year: 2019 }).taxes).toEqual(amounts('30', '30', '30'))
    expect(runOf(months(3, '10000', '1500', '1000'), { year: 2019 }).taxes).toEqual(amounts('75', '75', '75'))
  })

  test('C4 and C5: 60,000 at once, or month by month', () => {
    const flat = runOf(months(12, '8000', '2000'), { year: 2021, history: FLAT }).taxes
    expect(flat).toEqual([...zeros(10), yuan('180'), yuan('180')])
    expect(runOf(months(12, '8000', '2000'), { year: 2021 }).taxes).toEqual(
      Array.from({ length: 12 }, () => yuan('30')),
    )
  })

  test('C6: an award in November; the month after is not refunded', () => {
    const { taxes, texts } = runOf(AWARDED, { year: 2023 })
    expect(taxes).toEqual([...zeros(10), yuan('396.53'), ZERO])
    expect(texts[10]).toContain('= 13,217.62 元；应纳税所得额 13,217.62 元 × 3%')
    expect(texts[11]).toContain('= 12,601.04 元')
    expect(texts[11]).toContain('= 378.03 元；累计已扣 396.53 元，本月 0.00 元（余额为负，不退税，由本人年度汇算）')
  })

  test('C7: the same with 60,000 at once', () => {
    const { taxes, texts } = runOf(AWARDED, { year: 2023, history: FLAT })
    expect(taxes).toEqual([...zeros(10), yuan('246.53'), yuan('131.50')])
    expect(texts[0]).toContain('上年 12 个月均有申报，收入 60,000.00 元，自 1 月起按全年减除')
  })

  test('C8 and C9: a first job in July, declared or not', () => {
    const pays = months(6, '12000', '616.58')
    const history = { firstJobDeclaration: '本人2023年7月3日声明' }
    const first = runOf(pays, { year: 2023, firstMonth: 7, history })
    expect(first.taxes).toEqual([...zeros(4), yuan('57.51'), yuan('191.51')])
    expect(first.texts[0]).toContain(
      '累计减除费用 35,000.00 元（当年首次取得工资（本人2023年7月3日声明），自 1 月起 7 个月）',
    )
    expect(runOf(pays, { year: 2023, firstMonth: 7 }).taxes).toEqual(
      amounts('191.50', '191.51', '191.50', '191.50', '191.50', '352.54'),
    )
  })

  test('T15: December wages paid in January are month one of the new year', () => {
    const { texts } = runOf(months(1, '6500', '539'), { year: 2019 })
    expect(texts[0]).toBe(
      '累计收入 6,500.00 元 − 累计减除费用 5,000.00 元（任职 1 个月） − 累计专项扣除 539.00 元 = 961.00 元；应纳税所得额 961.00 元 × 3% − 速算扣除数 0.00 元 = 28.83 元；累计已扣 0.00 元，本月 28.83 元',
    )
  })
})

describe('the dated exceptions', () => {
  const firstTax = (payOn: string, history: Partial<TaxHistory>) =>
    wageTax({
      incomeFen: yuan('12000'),
      contributionsFen: ZERO,
      additionalFen: ZERO,
      otherFen: ZERO,
      payOn: day(payOn),
      policy: POLICY,
      history: { ...NO_HISTORY, ...history },
    }).amountFen
  const declared = { firstJobDeclaration: '声明' }

  test('a first job counts from 2020-07-01 on', () => {
    expect(firstTax('2020-06-30', declared)).toBe(yuan('210'))
    expect(firstTax('2020-07-01', declared)).toBe(0)
  })

  test('60,000 at once counts from 2021-01-01 on, for whole years not above it', () => {
    expect(firstTax('2020-12-31', FLAT)).toBe(yuan('210'))
    expect(firstTax('2021-01-01', FLAT)).toBe(0)
    expect(firstTax('2021-01-10', { lastYear: { months: 11, incomeFen: yuan('30000') } })).toBe(yuan('210'))
    expect(firstTax('2021-01-10', { lastYear: { months: 12, incomeFen: yuan('60000.01') } })).toBe(yuan('210'))
  })
})

test('the year pays what its sum owes, unless a month was already withheld above it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6_000_000), { minLength: 1, maxLength: 12 }), (incomes) => {
      const pays = incomes.map((income) => ({ incomeFen: fen(income), contributionsFen: fen(Math.floor(income / 10)) }))
      const { taxes } = runOf(pays, { year: 2023 })
      const whole = {
        incomeFen: sumFen(pays.map((pay) => pay.incomeFen)),
        contributionsFen: sumFen(pays.map((pay) => pay.contributionsFen)),
      }
      const atOnce = runOf([whole], { year: 2023, history: { monthsEmployed: pays.length } }).taxes
      expect(sumFen(taxes)).toBeGreaterThanOrEqual(sumFen(atOnce))
      if (taxes.at(-1) !== 0) expect(sumFen(taxes)).toBe(sumFen(atOnce))
    }),
    { numRuns: 200 },
  )
})
