// What the award commands share: the award that a number means, its line for a table, its document for a machine.
import { AppError } from '../../domain/app-error.ts'
import { formatYuan } from '../../domain/money.ts'
import type { PayrollPolicy } from '../../domain/policy.ts'
import type { Column, TableValue } from '../../domain/table.ts'
import { awardGrounds, type SuggestFacts } from '../../rules/award/suggest.ts'
import type { Award, AwardState, Store } from '../../store.ts'

export const AWARD_STATE_LABEL: Readonly<Record<AwardState, string>> = {
  proposed: '待批准',
  approved: '已批准',
  withdrawn: '已撤回',
}

export async function theAward(store: Store, word: string): Promise<Award> {
  const digits = /^(?:奖励?)?(\d{1,9})$/.exec(word.normalize('NFKC').trim())?.[1]
  if (digits === undefined)
    throw new AppError('USAGE', `奖励的编号“${word}”不是数字。`, { hint: '编号见 gongtiao award list', usage: true })
  const award = (await store.awards.list()).find(({ awardId }) => awardId === Number(digits))
  if (award !== undefined) return award
  throw new AppError('AWARD-UNKNOWN', `没有编号是 ${digits} 的奖励。`, { hint: '编号见 gongtiao award list' })
}

/** 王建国 1,500.00 元、李秀英 500.00 元. */
export function sharesText({ shares }: Pick<Award, 'shares'>): string {
  return shares.map(({ mediator, amountFen }) => `${mediator} ${formatYuan(amountFen)} 元`).join('、')
}

export function awardLine(award: Award): string {
  return `奖励 ${award.awardId}：${award.caseNo}（${award.station}），${sharesText(award)}，共 ${formatYuan(award.amountFen)} 元，${AWARD_STATE_LABEL[award.state]}。`
}

export const AWARD_COLUMNS: readonly Column[] = [
  { title: '编号', kind: 'integer' },
  { title: '案号', kind: 'text' },
  { title: '派出所', kind: 'text' },
  { title: '等级', kind: 'text' },
  { title: '金额', kind: 'money' },
  { title: '分配', kind: 'text' },
  { title: '事由', kind: 'text' },
  { title: '申报', kind: 'text' },
  { title: '状态', kind: 'text' },
  { title: '批准', kind: 'text' },
  { title: '发放', kind: 'text' },
]

export function awardRow(award: Award): readonly TableValue[] {
  const { approvedBy, approvedOn, document, paidIn } = award
  return [
    award.awardId,
    award.caseNo,
    award.station,
    award.grade,
    award.amountFen,
    sharesText(award),
    award.reason,
    `${award.proposedBy} ${award.proposedOn}`,
    AWARD_STATE_LABEL[award.state],
    approvedBy === null ? null : `${approvedBy} ${approvedOn ?? ''} ${document ?? ''}`.trim(),
    paidIn === null ? null : paidIn.month,
  ]
}

export function awardDocument(award: Award) {
  return {
    id: award.awardId,
    caseNo: award.caseNo,
    county: award.county,
    station: award.station,
    grade: award.grade,
    amountFen: award.amountFen,
    shares: award.shares.map((share) => ({ ...share })),
    reason: award.reason,
    state: award.state,
    proposedBy: award.proposedBy,
    proposedOn: award.proposedOn,
    approvedBy: award.approvedBy,
    approvedOn: award.approvedOn,
    document: award.document,
    paidIn: award.paidIn === null ? null : { ...award.paidIn },
  }
}

/** Of a death, a group incident or a case of an awarded grade without an award: that one may be proposed, and how. */
export function awardHint(
  caseNo: string,
  facts: SuggestFacts,
  policy: Pick<PayrollPolicy, 'award'> | null,
): readonly string[] {
  const grounds = policy === null ? [] : awardGrounds(facts, policy)
  if (grounds.length === 0) return []
  return [
    `${grounds.join('、')}：可以申报一事一奖（不自动生成，须另批）：gongtiao award propose ${caseNo} --share 姓名=金额 --reason 事由`,
  ]
}
