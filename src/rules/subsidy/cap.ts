// 每人每月上限: what of a share may still be paid in its counting month. The command walks the cases of a month in the
// order of (counting date, case number), keeps what each person has earned so far, and carries over what may be carried.
import { type Fen, fen, formatYuan, ZERO } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { SubsidyShare } from './assessment.ts'

/** The shares, cut where a person's month is full; what is cut stands in `overCapFen` and is given to no one else. */
export function capShares({
  shares,
  policy,
  earnedFen,
}: {
  readonly shares: readonly SubsidyShare[]
  readonly policy: CaseSubsidyPolicy
  /** What the person has earned by cases of the same counting month before this one. */
  readonly earnedFen: (mediatorId: string) => Fen
}): readonly SubsidyShare[] {
  const cap = policy.monthlyCap
  if (cap === null) return shares
  return shares.map((share) => capped(share, cap, earnedFen(share.mediatorId)))
}

/** What a later month still has to pay of a share that the cap has cut; nothing where the pack forfeits it. */
export function carriedOf({ overCapFen }: SubsidyShare, { monthlyCap }: CaseSubsidyPolicy): Fen {
  return monthlyCap?.over === 'carry' ? (overCapFen ?? ZERO) : ZERO
}

function capped(
  share: SubsidyShare,
  { amountFen: mostFen, over }: NonNullable<CaseSubsidyPolicy['monthlyCap']>,
  earnedFen: Fen,
): SubsidyShare {
  const room = Math.max(0, mostFen - earnedFen)
  if (share.amountFen <= room) return share
  const amountFen = fen(room)
  const overCapFen = fen(share.amountFen - room)
  const rest = over === 'carry' ? '结转下月' : '不再发放'
  const text = `${share.text}；当月已计 ${formatYuan(earnedFen)} 元，每人每月最多 ${formatYuan(mostFen)} 元，本件发 ${formatYuan(amountFen)} 元，${formatYuan(overCapFen)} 元${rest}`
  const reason = amountFen === ZERO ? `当月已达每人每月上限，${rest}` : share.reason
  return { ...share, amountFen, overCapFen, reason, text }
}
