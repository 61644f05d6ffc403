// 劳务报酬所得 of those not employed: all income of one month is one payment (实施条例, 2011 text, art. 21; 2018 text,
// art. 14), so nine cases of 100 are taxed as 900, in however many batches they are paid. Deducted first: a fixed sum up
// to the threshold, above it a share of the income.
import { addFen, type Fen, formatYuan, negate, ZERO } from '../../domain/money.ts'
import type { LabourRemunerationPolicy } from '../../domain/policy.ts'
import type { TaxHistory } from '../../domain/tax-history.ts'
import type { Reasoned } from '../base-pay.ts'
import { formatExactYuan, formatPer10000 } from '../exact-text.ts'
import { exactParts, progressiveTax } from './progressive.ts'

type LabourRemuneration = {
  readonly incomeFen: Fen
  readonly policy: LabourRemunerationPolicy
  readonly history: Pick<TaxHistory, 'monthLabour'>
}

/** The tax withheld on a payment of labour remuneration, never below zero. */
export function labourRemunerationTax({ incomeFen: nowFen, policy, history }: LabourRemuneration): Reasoned {
  const before = history.monthLabour
  const incomeFen = addFen(nowFen, before.incomeFen)
  const base = taxBase(incomeFen, policy)
  const tax =
    base.parts > 0n
      ? progressiveTax(base.parts, policy.brackets)
      : { amountFen: ZERO, text: '没有应纳税所得额，税额 0.00 元' }
  const amountFen = tax.amountFen > before.taxFen ? addFen(tax.amountFen, negate(before.taxFen)) : ZERO
  const isFirst = before.incomeFen === 0 && before.taxFen === 0
  const less = isFirst ? '' : `；− 同月已扣 ${formatYuan(before.taxFen)} 元，本次 ${formatYuan(amountFen)} 元`
  const text = `本月劳务报酬合并为一次 ${formatYuan(incomeFen)} 元 ${base.text}；${tax.text}${less}`
  return {
    amountFen,
    because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause: policy.clauseOf.brackets, text },
  }
}

function taxBase(incomeFen: Fen, { expenses }: LabourRemunerationPolicy): { parts: bigint; text: string } {
  if (incomeFen <= expenses.thresholdFen) {
    const base = addFen(incomeFen, negate(expenses.fixedFen))
    return { parts: exactParts(base), text: `− 减除费用 ${formatYuan(expenses.fixedFen)} 元 = ${formatYuan(base)} 元` }
  }
  const parts = BigInt(incomeFen) * BigInt(10_000 - expenses.sharePer10000)
  const text = `× (1 − 减除费用 ${formatPer10000(expenses.sharePer10000)}) = ${formatExactYuan(parts)} 元`
  return { parts, text }
}
