// The national tax schemes, as law fixes them: wages by a monthly table or by cumulative withholding, labour
// remuneration of a month, and the annual bonus by its twelfth.
import { formatYuan } from '../../domain/money.ts'
import type { AnnualBonusPolicy, IncomeTaxPolicy, LabourRemunerationPolicy } from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import { bracketFaults, bracketsText, bracketTable } from './brackets.ts'
import { readShape, refuse, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, isoDate, metaShape, money, oneOf, ratePer10000, strict, yesOrNo } from './values.ts'

const taxShape = {
  ...metaShape,
  appliesBy: declared(oneOf('payOn')),
  brackets: declared(bracketTable),
}

const wageShape = strict({ ...taxShape, standardDeductionFen: declared(money) })

const cumulativeShape = strict({
  ...taxShape,
  standardDeductionFen: declared(money),
  firstJob: declared(strict({ from: isoDate })),
  wholeYear: declared(strict({ from: isoDate, fen: money })),
})

const labourShape = strict({
  ...taxShape,
  occasion: declared(oneOf('one-month')),
  expenses: declared(strict({ thresholdFen: money, fixedFen: money, sharePer10000: ratePer10000 })),
})

const bonusShape = strict({ ...taxShape, takesUnusedDeduction: declared(yesOrNo) })

const APPLIES_BY_TEXT = '按实际发放日适用税率表'

export function readMonthlyWageTax(value: unknown, where: Where): IncomeTaxPolicy {
  const file = readShape(wageShape, value, where)
  const { standardDeductionFen, brackets } = file
  refuse(where, bracketFaults(brackets.value))
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, APPLIES_BY_TEXT),
    clauseOf('standardDeductionFen', standardDeductionFen, `每月减除费用 ${formatYuan(standardDeductionFen.value)} 元`),
    clauseOf('brackets', brackets, bracketsText(brackets.value)),
  ]
  return {
    ...metaOf(file, clauses, 'income-tax', where),
    policy: 'income-tax',
    scheme: 'monthly-wage-tax',
    standardDeductionFen: standardDeductionFen.value,
    brackets: brackets.value,
    clauseOf: { brackets: brackets.clause },
  }
}

export function readCumulativeWageTax(value: unknown, where: Where): IncomeTaxPolicy {
  const file = readShape(cumulativeShape, value, where)
  const { standardDeductionFen, brackets, firstJob, wholeYear } = file
  const yearFen = standardDeductionFen.value * 12
  refuse(where, [
    ...bracketFaults(brackets.value),
    ...(wholeYear.value.fen === yearFen
      ? []
      : [{ key: 'wholeYear.value.fen', got: wholeYear.value.fen, expected: `十二个月的减除费用 ${yearFen}` }]),
  ])
  const whole = formatYuan(wholeYear.value.fen)
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, `${APPLIES_BY_TEXT}，按公历年度累计预扣`),
    clauseOf(
      'standardDeductionFen',
      standardDeductionFen,
      `在本单位任职的每月减除费用 ${formatYuan(standardDeductionFen.value)} 元`,
    ),
    clauseOf('firstJob', firstJob, `${firstJob.value.from} 起，当年首次取得工资的自 1 月起累计减除费用`),
    clauseOf(
      'wholeYear',
      wholeYear,
      `${wholeYear.value.from} 起，上年在本单位 12 个月均有申报且收入不超过 ${whole} 元的，自 1 月起直接减除 ${whole} 元`,
    ),
    clauseOf('brackets', brackets, bracketsText(brackets.value)),
  ]
  return {
    ...metaOf(file, clauses, 'income-tax', where),
    policy: 'income-tax',
    scheme: 'cumulative-wage-tax',
    standardDeductionFen: standardDeductionFen.value,
    brackets: brackets.value,
    firstJobFrom: firstJob.value.from,
    wholeYearFrom: wholeYear.value.from,
    wholeYearFen: wholeYear.value.fen,
    clauseOf: { brackets: brackets.clause },
  }
}

export function readMonthlyLabourRemuneration(value: unknown, where: Where): LabourRemunerationPolicy {
  const file = readShape(labourShape, value, where)
  const { expenses, brackets } = file
  const { thresholdFen, fixedFen, sharePer10000 } = expenses.value
  refuse(where, [
    ...bracketFaults(brackets.value),
    // Both rules must deduct the same at the threshold, or one more fen of income would jump the tax.
    ...(BigInt(thresholdFen) * BigInt(sharePer10000) === BigInt(fixedFen) * 10_000n
      ? []
      : [{ key: 'expenses.value.fixedFen', got: fixedFen, expected: '与分界点乘扣除比例相等的整数' }]),
  ])
  const edge = formatYuan(thresholdFen)
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, APPLIES_BY_TEXT),
    clauseOf('occasion', file.occasion, '一个月内取得的合并为一次'),
    clauseOf(
      'expenses',
      expenses,
      `每次 ${edge} 元以下减除 ${formatYuan(fixedFen)} 元，超过的减除 ${formatPer10000(sharePer10000)}`,
    ),
    clauseOf('brackets', brackets, bracketsText(brackets.value)),
  ]
  return {
    ...metaOf(file, clauses, 'labour-remuneration', where),
    policy: 'labour-remuneration',
    scheme: 'monthly-labour-remuneration',
    expenses: expenses.value,
    brackets: brackets.value,
    clauseOf: { brackets: brackets.clause },
  }
}

export function readBonusByTwelfth(value: unknown, where: Where): AnnualBonusPolicy {
  const file = readShape(bonusShape, value, where)
  const { brackets, takesUnusedDeduction } = file
  // A twelfth picks the row and one quick deduction is taken: the jump at each edge is the law's, but the table is sound.
  refuse(where, bracketFaults(brackets.value))
  const unused = takesUnusedDeduction.value
    ? '当月工资不足减除费用的差额先从奖金中减除'
    : '不减除当月工资未用完的减除费用'
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, `${APPLIES_BY_TEXT}，每人每年一次`),
    clauseOf('takesUnusedDeduction', takesUnusedDeduction, unused),
    clauseOf('brackets', brackets, `除以 12 定级：${bracketsText(brackets.value)}`),
  ]
  return {
    ...metaOf(file, clauses, 'annual-bonus', where),
    policy: 'annual-bonus',
    scheme: 'bonus-by-twelfth',
    brackets: brackets.value,
    takesUnusedDeduction: takesUnusedDeduction.value,
    clauseOf: { brackets: brackets.clause },
  }
}
