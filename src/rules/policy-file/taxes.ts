// Schemes monthly-wage-tax and monthly-labour-remuneration: the national tables, as law fixes them.
import { formatYuan } from '../../domain/money.ts'
import type { IncomeTaxPolicy, LabourRemunerationPolicy } from '../../domain/policy.ts'
import { formatPer10000 } from '../exact-text.ts'
import { bracketFaults, bracketsText, bracketTable } from './brackets.ts'
import { readShape, refuse, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, metaShape, money, oneOf, ratePer10000, strict } from './values.ts'

const taxShape = {
  ...metaShape,
  appliesBy: declared(oneOf('payOn')),
  brackets: declared(bracketTable),
}

const wageShape = strict({ ...taxShape, standardDeductionFen: declared(money) })

const labourShape = strict({
  ...taxShape,
  occasion: declared(oneOf('one-month')),
  expenses: declared(strict({ thresholdFen: money, fixedFen: money, sharePer10000: ratePer10000 })),
})

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
