// 全年一次性奖金 taxed apart (国税发〔2005〕9号, 财税〔2018〕164号, 公告2023年第30号): a twelfth of it picks the row of the
// monthly table, the whole takes the rate and one quick deduction. Whether it is taxed so at all is the person's choice.
import { addFen, type Fen, formatYuan, negate, ZERO } from '../../domain/money.ts'
import type { AnnualBonusPolicy } from '../../domain/policy.ts'
import type { Reasoned } from '../base-pay.ts'
import { exactParts, taxInBracket } from './progressive.ts'

export type BonusFacts = {
  readonly bonusFen: Fen
  readonly policy: AnnualBonusPolicy
  /** What the month's wages left of the standard deduction; counts only where the policy takes it (before 2019). */
  readonly unusedDeductionFen: Fen
}

export function bonusTax({ bonusFen, policy, unusedDeductionFen }: BonusFacts): Reasoned {
  const gapFen = policy.takesUnusedDeduction ? unusedDeductionFen : ZERO
  const baseFen = addFen(bonusFen, negate(gapFen))
  const less = gapFen === 0 ? '' : ` − 当月工资不足减除费用的差额 ${formatYuan(gapFen)} 元 = ${formatYuan(baseFen)} 元`
  const start = `全年一次性奖金 ${formatYuan(bonusFen)} 元${less}，除以 12 定级`
  const because = (text: string) => ({
    policy: policy.id,
    effectiveFrom: policy.effectiveFrom,
    clause: policy.clauseOf.brackets,
    text,
  })
  if (baseFen <= 0) return { amountFen: ZERO, because: because(`${start}；没有应纳税所得额，税额 0.00 元`) }
  // A twelfth within the row: compared without dividing.
  const row = policy.brackets.find(({ upToFen }) => upToFen === null || BigInt(baseFen) <= BigInt(upToFen) * 12n)
  const tax = taxInBracket(exactParts(baseFen), row)
  return { amountFen: tax.amountFen, because: because(`${start}；${tax.text}`) }
}
