// The examples of tax, contributions and base pay: cells → what those rules ask for. Sums of earlier months that are left
// blank are zero: the first pay of the year.
import { CONTRIBUTION_LABEL } from '../../domain/contribution-kind.ts'
import { type Fen, ZERO } from '../../domain/money.ts'
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL } from '../../domain/people.ts'
import { NO_TAX_SUMS, type TaxHistory } from '../../domain/tax-history.ts'
import type { Cells } from './cells.ts'
import type { BasePayExample, ContributionsExample, TaxExample } from './example.ts'
import type { Field } from './fields.ts'
import { wordsOf } from './words.ts'

const TAX_KINDS = wordsOf<TaxExample['how']>(
  { wage: '工资薪金', labour: '劳务报酬', bonus: '年终奖' },
  { 工资: 'wage', 全年一次性奖金: 'bonus' },
)
const SIDES = wordsOf({ employee: '个人', employer: '单位' }, {})
const EMPLOYMENTS = wordsOf(EMPLOYMENT_LABEL, {})
const ENGAGEMENTS = wordsOf(ENGAGEMENT_LABEL, {})
const INSURANCES = wordsOf(CONTRIBUTION_LABEL, {
  养老: 'pension',
  医疗: 'medical',
  失业: 'unemployment',
  工伤: 'work-injury',
  生育: 'maternity',
  公积金: 'housing-fund',
})

export function readTax(cells: Cells): TaxExample | null {
  const payOn = needed(cells, 'payOn', cells.date('payOn'), '发放日期决定用哪一张税率表')
  const incomeFen = needed(cells, 'income', cells.money('income'), '没有收入就没有税可算')
  if (payOn === null || incomeFen === null) return null
  const how = cells.word('taxKind', TAX_KINDS) ?? 'wage'
  return {
    kind: 'tax',
    how,
    payOn,
    incomeFen,
    contributionsFen: cells.money('contributions') ?? ZERO,
    additionalFen: cells.money('additional') ?? ZERO,
    otherFen: cells.money('other') ?? ZERO,
    unusedDeductionFen: cells.money('unusedDeduction') ?? ZERO,
    history: historyOf(cells, how),
  }
}

function historyOf(cells: Cells, how: TaxExample['how']): TaxHistory {
  const yearIncome = cells.money('yearIncome')
  const months = cells.number('monthsEmployed', 12)
  if (yearIncome !== null && months === null) cells.missing('monthsEmployed', '累计预扣按任职月数减除费用')
  const month = {
    ...NO_TAX_SUMS,
    incomeFen: cells.money('monthIncome') ?? ZERO,
    contributionsFen: cells.money('monthContributions') ?? ZERO,
    taxFen: cells.money('monthTax') ?? ZERO,
  }
  const lastIncome = cells.money('lastYearIncome')
  const lastMonths = cells.number('lastYearMonths', 12)
  return {
    monthWage: how === 'labour' ? NO_TAX_SUMS : month,
    monthLabour: how === 'labour' ? month : NO_TAX_SUMS,
    yearWage: {
      ...NO_TAX_SUMS,
      incomeFen: yearIncome ?? ZERO,
      contributionsFen: cells.money('yearContributions') ?? ZERO,
      additionalFen: cells.money('yearAdditional') ?? ZERO,
      otherFen: cells.money('yearOther') ?? ZERO,
      taxFen: cells.money('yearTax') ?? ZERO,
    },
    monthsEmployed: months ?? 1,
    firstJobDeclaration: cells.flag('firstJob') === true ? '首次就业声明' : null,
    lastYear: lastIncome === null || lastMonths === null ? null : { months: lastMonths, incomeFen: lastIncome },
  }
}

export function readContributions(cells: Cells): ContributionsExample | null {
  const month = needed(cells, 'month', cells.month('month'), '月份决定用哪一份标准')
  const baseFen: Fen | null = needed(cells, 'base', cells.money('base'), '没有缴费基数就算不出缴费')
  if (month === null || baseFen === null) return null
  return {
    kind: 'contributions',
    month,
    baseFen,
    side: cells.word('side', SIDES) ?? 'employee',
    insurance: cells.word('insurance', INSURANCES),
    engagement: cells.word('engagement', ENGAGEMENTS) ?? 'employed',
    hiredOn: cells.date('hiredOn'),
    leftOn: cells.date('leftOn'),
  }
}

export function readBasePay(cells: Cells): BasePayExample | null {
  const month = needed(cells, 'month', cells.month('month'), '月份决定用哪一份标准')
  if (month === null) return null
  return {
    kind: 'base-pay',
    month,
    employment: cells.word('employment', EMPLOYMENTS) ?? 'full-time',
    hiredOn: cells.date('hiredOn'),
    leftOn: cells.date('leftOn'),
    dueDays: cells.number('dueDays', 31),
    workedDays: cells.number('workedDays', 31),
    unpaidDays: cells.number('unpaidDays', 31) ?? 0,
  }
}

/** One that could not be read has been said already. */
function needed<Value>(cells: Cells, field: Field, value: Value | null, why: string): Value | null {
  if (value === null && !cells.has(field)) cells.missing(field, why)
  return value
}
