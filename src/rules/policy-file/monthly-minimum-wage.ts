// Scheme monthly-minimum-wage: 月最低工资标准 of the place. `value: null` where the amount was not found; the check is
// then named as not configured.
import { formatYuan } from '../../domain/money.ts'
import type { MinimumWagePolicy } from '../../domain/policy.ts'
import { readShape, type Where } from './faults.ts'
import { clauseOf, metaOf } from './meta.ts'
import { declared, metaShape, money, oneOf, strict } from './values.ts'

const shape = strict({
  ...metaShape,
  appliesBy: declared(oneOf('month-last-day')),
  monthlyFen: declared(money.nullable()),
})

export function readMonthlyMinimumWage(value: unknown, where: Where): MinimumWagePolicy {
  const file = readShape(shape, value, where)
  const { monthlyFen } = file
  const clauses = [
    clauseOf('appliesBy', file.appliesBy, '按当月最后一日选用标准'),
    // An amount that is not there is nothing to confirm.
    ...(monthlyFen.value === null
      ? []
      : [clauseOf('monthlyFen', monthlyFen, `月最低工资标准 ${formatYuan(monthlyFen.value)} 元，含个人缴费`)]),
  ]
  return {
    ...metaOf(file, clauses, 'minimum-wage', where),
    policy: 'minimum-wage',
    scheme: 'monthly-minimum-wage',
    monthlyFen: monthlyFen.value,
    clauseOf: { monthly: monthlyFen.clause },
  }
}
