// 工资、薪金所得: the tax withheld on a payment of wages, by the policy in force on its day. Everything paid in one calendar
// month shares one threshold (monthly tables, 个人所得税法 2011 text); since 2019 the calendar year is taxed cumulatively.
// Which policy that is belongs to select-policy.ts; here it is only checked, because a wrong year's table pays wrongly.
import { addFen, type Fen, formatYuan, negate, ZERO } from '../../domain/money.ts'
import type { IncomeTaxPolicy } from '../../domain/policy.ts'
import type { Reasoned } from '../base-pay.ts'
import { requireInForce } from '../select-policy.ts'
import { cumulativeWageTax } from './cumulative.ts'
import type { WageTaxFacts } from './facts.ts'
import { exactParts, progressiveTax } from './progressive.ts'

type MonthlyPolicy = Extract<IncomeTaxPolicy, { readonly scheme: 'monthly-wage-tax' }>

/** The tax withheld, never below zero. */
export function wageTax(facts: WageTaxFacts): Reasoned {
  const { policy, payOn } = facts
  requireInForce(policy, payOn)
  switch (policy.scheme) {
    case 'monthly-wage-tax':
      return monthlyWageTax(facts, policy)
    case 'cumulative-wage-tax':
      return cumulativeWageTax(facts, policy)
  }
}

/** Tax on the whole calendar month of the payday, less what was withheld in it (财税〔2018〕98号; 2011 text, art. 3). */
function monthlyWageTax({ incomeFen, contributionsFen, history }: WageTaxFacts, policy: MonthlyPolicy): Reasoned {
  const { standardDeductionFen, brackets, clauseOf } = policy
  const before = history.monthWage
  const income = addFen(incomeFen, before.incomeFen)
  const contributed = addFen(contributionsFen, before.contributionsFen)
  const taxableFen = addFen(income, negate(contributed), negate(standardDeductionFen))
  const own = `应发 ${formatYuan(income)} 元 − 个人缴费 ${formatYuan(contributed)} 元`
  const base = `${own} − 减除费用 ${formatYuan(standardDeductionFen)} 元 = ${formatYuan(taxableFen)} 元`
  const tax =
    taxableFen > 0
      ? progressiveTax(exactParts(taxableFen), brackets)
      : { amountFen: ZERO, text: '没有应纳税所得额，税额 0.00 元' }
  const isFirst = before.incomeFen === 0 && before.contributionsFen === 0 && before.taxFen === 0
  const amountFen = withheldNow(tax.amountFen, before.taxFen)
  const shared = `同月已发 ${formatYuan(before.incomeFen)} 元，合并计税；`
  const less = `；− 同月已扣 ${formatYuan(before.taxFen)} 元，本次 ${formatYuan(amountFen)} 元`
  const text = isFirst ? `${base}；${tax.text}` : `${shared}${base}；${tax.text}${less}`
  return {
    amountFen,
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: clauseOf.brackets, text },
  }
}

function withheldNow(dueFen: Fen, withheldFen: Fen): Fen {
  return dueFen > withheldFen ? addFen(dueFen, negate(withheldFen)) : ZERO
}
