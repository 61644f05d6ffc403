// 一事一奖 due in a run: approved, and paid by no other run. Proposing and approving is for the award commands.
import { formatYuan } from '../../../domain/money.ts'
import type { PayrollPolicy } from '../../../domain/policy.ts'
import type { Award, OwnLine } from '../../../store.ts'
import { isOffCycle } from './batch.ts'
import type { Past } from './past.ts'

/** The lines of one person, in the order of the awards. */
export function awardLines(
  awards: readonly Award[],
  mediatorId: string,
  { policy, past }: { readonly policy: PayrollPolicy; readonly past: Past },
): readonly OwnLine[] {
  return awards.flatMap((award) => {
    const share = award.shares.find((one) => one.mediatorId === mediatorId)
    if (share === undefined || award.state !== 'approved' || isPaid(award, past)) return []
    return [
      {
        kind: 'award',
        caseNo: award.caseNo,
        caseId: award.caseId,
        awardId: award.awardId,
        amountFen: share.amountFen,
        because: {
          policy: policy.id,
          effectiveFrom: policy.effectiveFrom,
          clause: policy.clauseOf.award,
          text: textOf(award, share.amountFen === award.amountFen),
        },
      },
    ]
  })
}

/** A leavers' batch has paid the award to its own people only; any other run pays it whole. */
function isPaid({ paidIn }: Award, past: Past): boolean {
  if (paidIn === null) return false
  return !isOffCycle(paidIn.batch) || past.awardBatches.has(`${paidIn.month} ${paidIn.batch}`)
}

function textOf({ amountFen, reason, approvedBy, approvedOn, document }: Award, isWhole: boolean): string {
  const of = isWhole ? '' : `（全案 ${formatYuan(amountFen)} 元中的本人份额）`
  const paper = document === null ? '' : `，${document}`
  return `一事一奖${of}：${reason}；${approvedBy ?? ''} ${approvedOn ?? ''} 批准${paper}`
}
