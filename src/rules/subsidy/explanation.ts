// What a case earns and why, in one Chinese paragraph: for the mediator who asks and for the file. The ladder of lines,
// with clauses, is shown beside it.
import { formatYuan, sumFen } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { SubsidyAssessment, SubsidyFacts, SubsidyShare } from './assessment.ts'
import { COUNTING_DATE_TEXT, countingDateOf } from './gates.ts'

const CLOSED = { zero: '不发', hold: '暂缓' } as const

export function explanationParagraph(
  facts: SubsidyFacts,
  policy: CaseSubsidyPolicy,
  assessment: SubsidyAssessment,
): string {
  const { result, reason } = assessment
  const day = countingDateOf(facts, policy)
  const counted =
    day === null ? `没有${COUNTING_DATE_TEXT[policy.countsBy]}` : `${COUNTING_DATE_TEXT[policy.countsBy]} ${day}`
  const head = `${facts.caseNo}，${counted}，适用《${policy.title}》（自 ${policy.effectiveFrom} 起）。`
  if (result !== 'payable') return `${head}本案${CLOSED[result]}：${ended(reason ?? '')}`
  return `${head}${amountText(assessment)}${sharesText(assessment.shares)}`
}

function amountText({ lines, amountFen }: SubsidyAssessment): string {
  const steps = lines.map(({ text }) => text).join('；')
  return `${steps}。本案核定 ${formatYuan(amountFen)} 元${lines.length === 1 ? '' : `，由以上 ${lines.length} 项得出`}。`
}

function sharesText(shares: readonly SubsidyShare[]): string {
  const [only, ...others] = shares
  if (only === undefined) return ''
  if (others.length === 0) return `由${only.mediator}一人领取。`
  const parts = shares.map((share) =>
    share.reason === null
      ? `${share.mediator} ${formatYuan(share.amountFen)} 元`
      : `${share.mediator}应得的 ${formatYuan(share.entitledFen)} 元不发（${share.reason}），也不转给他人`,
  )
  const paid = sumFen(shares.map(({ amountFen }) => amountFen))
  return `按份额分配：${parts.join('，')}，实际发放 ${formatYuan(paid)} 元。`
}

const ended = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)
