// 五险一金 of one month: the person's lines (deductions) and the employer's on top. Whole months, never pro-rated;
// who owes them in which month is decided by monthly-items.ts. 社会保险法 arts. 12, 23, 60; 住房公积金管理条例 art. 16.
import { applyRate, type Fen, formatYuan, negate } from '../domain/money.ts'
import type { Because, EmployerLine, PayLine } from '../domain/payslip.ts'
import type { ContributionKind, ContributionRate, ContributionsPolicy } from '../domain/policy.ts'
import { formatPer10000 } from './exact-text.ts'

export type Contributions = {
  readonly lines: readonly PayLine[]
  readonly employerLines: readonly EmployerLine[]
  /** Items that the policy leaves without a rate: not counted, and said so. */
  readonly notConfigured: readonly string[]
}

/** Each line is base × rate, rounded half up to the fen once. `baseNote` says where the base comes from. */
export function contributions({
  baseFen,
  policy,
  baseNote = '',
}: {
  baseFen: Fen
  policy: ContributionsPolicy
  baseNote?: string
}): Contributions {
  const reasoned = (rate: ContributionRate<ContributionKind>) => lineOf(rate, baseFen, policy, baseNote)
  return {
    lines: policy.employee.map((rate) => {
      const { amountFen, because } = reasoned(rate)
      return { kind: rate.kind, caseNo: null, amountFen: negate(amountFen), because }
    }),
    employerLines: policy.employer.map((rate) => ({ kind: rate.kind, ...reasoned(rate) })),
    notConfigured: policy.notConfigured,
  }
}

function lineOf(
  { ratePer10000, clause }: ContributionRate<ContributionKind>,
  baseFen: Fen,
  policy: ContributionsPolicy,
  note: string,
): { readonly amountFen: Fen; readonly because: Because } {
  const amountFen = applyRate(baseFen, { numerator: ratePer10000, denominator: 10_000 })
  const sum = `缴费基数 ${formatYuan(baseFen)} 元 × ${formatPer10000(ratePer10000)} = ${formatYuan(amountFen)} 元`
  const text = note === '' ? sum : `${sum}（${note}）`
  return { amountFen, because: { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause, text } }
}
