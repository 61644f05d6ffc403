// May this case be paid at all? Gates in their fixed order; the first that closes answers, with its reason.
import type { IsoDate } from '../../domain/calendar.ts'
import type { Outcome } from '../../domain/mediation-case.ts'
import type { CaseSubsidyPolicy, CountingDate, SubsidyTier } from '../../domain/policy.ts'
import type { SubsidyFacts, SubsidyMediator } from './assessment.ts'

export type ClosedGate = { readonly result: 'zero' | 'hold'; readonly clause: string; readonly reason: string }

const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  settled: '调解成功',
  'not-settled': '调解不成功',
  withdrawn: '当事人撤回',
  transferred: '移送其他单位',
  open: '正在调解',
}

const DATE_TEXT: Readonly<Record<CountingDate, string>> = {
  closedOn: '结案日期',
  agreedOn: '达成协议日期',
  acceptedOn: '受理日期',
}

/** The date that puts the case into a month; null while it has none. */
export function countingDateOf(facts: Pick<SubsidyFacts, CountingDate>, policy: CaseSubsidyPolicy): IsoDate | null {
  return facts[policy.countsBy]
}

/** The first closed gate of the case itself: date, outcome, one dispute once. null: all are open. */
export function caseGate(facts: SubsidyFacts, policy: CaseSubsidyPolicy): ClosedGate | null {
  const { outcome } = facts
  const { clauseOf } = policy
  const mayStillSettle = outcome === 'settled' || outcome === 'open'
  if (countingDateOf(facts, policy) === null && mayStillSettle) {
    return { result: 'hold', clause: clauseOf.countsBy, reason: `没有${DATE_TEXT[policy.countsBy]}，暂不核算` }
  }
  if (outcome !== 'settled') {
    return { result: 'zero', clause: clauseOf.settled, reason: `调解结果为“${OUTCOME_TEXT[outcome]}”，不发个案补贴` }
  }
  if (facts.duplicateOf != null) {
    return { result: 'zero', clause: clauseOf.oncePerDispute, reason: `与 ${facts.duplicateOf} 是同一纠纷，只发一次` }
  }
  return null
}

/** The tier of the case, or the gate that holds it until its grade is known. */
export function tierOf({ grade }: SubsidyFacts, policy: CaseSubsidyPolicy): SubsidyTier | ClosedGate {
  const label = grade === null ? undefined : policy.gradeWords.get(grade)
  const tier = label === undefined ? undefined : policy.tiers.get(label)
  if (tier !== undefined) return tier
  const known = [...policy.tiers.keys()].join('、')
  const reason =
    grade === null
      ? `没有难易程度（应为${known}），暂不核算`
      : `难易程度“${grade}”不在标准之内（应为${known}），暂不核算`
  return { result: 'hold', clause: policy.clauseOf.gradeDeclaredIn, reason }
}

/** Why this mediator may not draw the share; null when nothing is against it. Blank and other occupations pass. */
export function ineligibility(mediator: SubsidyMediator, policy: CaseSubsidyPolicy): string | null {
  if (!mediator.onRoster) return '结案当日不在册'
  const occupation = mediator.occupation?.trim() ?? ''
  return policy.notEligibleOccupations.has(occupation) ? `身份职业为${occupation}` : null
}
