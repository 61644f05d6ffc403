// 累计预扣法 (公告2018年第61号 art. 6): income of the calendar year, less 5,000 a month in this unit, contributions and
// declared deductions, through one table, less what was withheld. A negative balance is not refunded by the payer.
import { addFen, type Fen, fen, formatYuan, negate, ZERO } from '../../domain/money.ts'
import type { IncomeTaxPolicy } from '../../domain/policy.ts'
import type { Reasoned } from '../base-pay.ts'
import type { WageTaxFacts } from './facts.ts'
import { exactParts, progressiveTax } from './progressive.ts'

type CumulativePolicy = Extract<IncomeTaxPolicy, { readonly scheme: 'cumulative-wage-tax' }>

export function cumulativeWageTax(facts: WageTaxFacts, policy: CumulativePolicy): Reasoned {
  const year = facts.history.yearWage
  const incomeFen = addFen(year.incomeFen, facts.incomeFen)
  const contributedFen = addFen(year.contributionsFen, facts.contributionsFen)
  const additionalFen = addFen(year.additionalFen, facts.additionalFen)
  const otherFen = addFen(year.otherFen, facts.otherFen)
  const standard = standardDeduction(facts, policy)
  const taxableFen = addFen(incomeFen, ...[standard.fen, contributedFen, additionalFen, otherFen].map(negate))
  const tax =
    taxableFen > 0
      ? progressiveTax(exactParts(taxableFen), policy.brackets)
      : { amountFen: ZERO, text: '没有应纳税所得额，税额 0.00 元' }
  const isRefund = tax.amountFen < year.taxFen
  const amountFen = isRefund ? ZERO : addFen(tax.amountFen, negate(year.taxFen))
  const parts = [
    `累计收入 ${formatYuan(incomeFen)} 元`,
    `累计减除费用 ${formatYuan(standard.fen)} 元（${standard.why}）`,
    `累计专项扣除 ${formatYuan(contributedFen)} 元`,
    ...(additionalFen === 0 ? [] : [`累计专项附加扣除 ${formatYuan(additionalFen)} 元`]),
    ...(otherFen === 0 ? [] : [`累计其他扣除 ${formatYuan(otherFen)} 元`]),
  ]
  const end = isRefund ? '本月 0.00 元（余额为负，不退税，由本人年度汇算）' : `本月 ${formatYuan(amountFen)} 元`
  const text = `${parts.join(' − ')} = ${formatYuan(taxableFen)} 元；${tax.text}；累计已扣 ${formatYuan(year.taxFen)} 元，${end}`
  return {
    amountFen,
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: policy.clauseOf.brackets, text },
  }
}

/** 累计减除费用: whole year at once, from January for a first job, or the months in this unit. */
function standardDeduction(
  { payOn, history }: WageTaxFacts,
  policy: CumulativePolicy,
): { readonly fen: Fen; readonly why: string } {
  const { wholeYearFrom, wholeYearFen, firstJobFrom, standardDeductionFen } = policy
  const { lastYear, firstJobDeclaration, monthsEmployed } = history
  // 公告2020年第19号 art. 1: declared by this unit in each of last year's months, and whole wage income not above 60,000.
  if (
    wholeYearFrom !== null &&
    payOn >= wholeYearFrom &&
    lastYear !== null &&
    lastYear.months === 12 &&
    lastYear.incomeFen <= wholeYearFen
  ) {
    return {
      fen: wholeYearFen,
      why: `上年 12 个月均有申报，收入 ${formatYuan(lastYear.incomeFen)} 元，自 1 月起按全年减除`,
    }
  }
  const monthNumber = Number(payOn.slice(5, 7))
  // 公告2020年第13号 art. 1: the first wage of the year deducts from January on.
  if (firstJobFrom !== null && payOn >= firstJobFrom && firstJobDeclaration !== null) {
    const why = `当年首次取得工资（${firstJobDeclaration}），自 1 月起 ${monthNumber} 个月`
    return { fen: fen(standardDeductionFen * monthNumber), why }
  }
  return { fen: fen(standardDeductionFen * monthsEmployed), why: `任职 ${monthsEmployed} 个月` }
}
