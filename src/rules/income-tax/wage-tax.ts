// 工资、薪金所得 by the monthly table in force on the day of payment (个人所得税法, 2011 text, arts. 3(1) and 6(1)(1)).
// Which table that is belongs to select-policy.ts; here it is only checked, because a wrong year's table pays wrongly.
import type { IsoDate } from '../../domain/calendar.ts'
import { addFen, type Fen, formatYuan, negate, ZERO } from '../../domain/money.ts'
import type { IncomeTaxPolicy } from '../../domain/policy.ts'
import type { Reasoned } from '../base-pay.ts'
import { requireInForce } from '../select-policy.ts'
import { exactParts, progressiveTax } from './progressive.ts'

export type WageTaxFacts = {
  readonly grossFen: Fen
  /** The person's own contributions (个人三险一金), as a positive amount. */
  readonly deductionsFen: Fen
  readonly payOn: IsoDate
  readonly policy: IncomeTaxPolicy
}

/** The tax withheld, never below zero. */
export function wageTax({ grossFen, deductionsFen, payOn, policy }: WageTaxFacts): Reasoned {
  requireInForce(policy, payOn)
  const { standardDeductionFen, brackets, clauseOf } = policy
  const taxableFen = addFen(grossFen, negate(deductionsFen), negate(standardDeductionFen))
  const own = `应发 ${formatYuan(grossFen)} 元 − 个人缴费 ${formatYuan(deductionsFen)} 元`
  const base = `${own} − 减除费用 ${formatYuan(standardDeductionFen)} 元 = ${formatYuan(taxableFen)} 元`
  const tax =
    taxableFen > 0
      ? progressiveTax(exactParts(taxableFen), brackets)
      : { amountFen: ZERO, text: '没有应纳税所得额，税额 0.00 元' }
  const text = `${base}；${tax.text}`
  return {
    amountFen: tax.amountFen,
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: clauseOf.brackets, text },
  }
}
