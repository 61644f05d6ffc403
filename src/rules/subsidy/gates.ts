// May this case be paid at all? The gates that every county has: a counting date, not yet paid, settled, one dispute
// once. Gates that a file adds are policy-gates.ts; the bureau's decision is decision.ts.
import type { IsoDate } from '../../domain/calendar.ts'
import type { ConditionFacts } from '../../domain/condition.ts'
import type { Outcome } from '../../domain/mediation-case.ts'
import type { CaseSubsidyPolicy, CountingDate, SubsidyTier } from '../../domain/policy.ts'
import { decide } from '../condition/decide.ts'
import { actualText } from '../condition/text.ts'
import type { ClosedGate, SubsidyFacts, SubsidyMediator } from './assessment.ts'
import { countedGrade } from './decision.ts'
import { undecided } from './policy-gates.ts'

export type { ClosedGate } from './assessment.ts'

const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  settled: '调解成功',
  'not-settled': '调解不成功',
  withdrawn: '当事人撤回',
  transferred: '移送其他单位',
  open: '正在调解',
}

export const COUNTING_DATE_TEXT: Readonly<Record<CountingDate, string>> = {
  closedOn: '结案日期',
  agreedOn: '达成协议日期',
  acceptedOn: '受理日期',
  performedOn: '履行日期',
  reviewedOn: '核定日期',
}

/** The date that puts the case into a month; null while it has none. */
export function countingDateOf(facts: Pick<SubsidyFacts, CountingDate>, policy: CaseSubsidyPolicy): IsoDate | null {
  return facts[policy.countsBy] ?? null
}

/** The first closed gate of the case itself: date, paid by hand, outcome, one dispute once. null: all are open. */
export function caseGate(facts: SubsidyFacts, policy: CaseSubsidyPolicy, known: ConditionFacts): ClosedGate | null {
  return (
    dateGate(facts, policy) ??
    paidGate(facts, policy) ??
    outcomeGate(facts, policy, known) ??
    disputeGate(facts, policy)
  )
}

/** A case that can no longer earn anything is told so; one that still can waits for its date. */
export function dateGate(facts: SubsidyFacts, policy: CaseSubsidyPolicy): ClosedGate | null {
  if (countingDateOf(facts, policy) !== null || !mayEarn(facts.outcome, policy)) return null
  const reason = `没有${COUNTING_DATE_TEXT[policy.countsBy]}，暂不核算`
  return { result: 'hold', clause: policy.clauseOf.countsBy, reason }
}

function mayEarn(outcome: Outcome, { failed }: CaseSubsidyPolicy): boolean {
  return outcome === 'settled' || outcome === 'open' || (outcome === 'not-settled' && failed !== null)
}

/** 已发: paid before this program kept the payroll; 一案一补 covers that payment too. */
export function paidGate({ supplement }: SubsidyFacts, policy: CaseSubsidyPolicy): ClosedGate | null {
  const paid = supplement?.paidByHand ?? null
  if (paid === null) return null
  const when = /^\d/.test(paid) ? `已于 ${paid} 由手工发放` : '台账标明已由手工发放'
  return { result: 'zero', clause: policy.clauseOf.oncePerDispute, reason: `${when}，不再发放` }
}

/** Only a settled case earns, unless the file gives something for one that failed and was led to a lawful way on. */
export function outcomeGate(
  { outcome }: SubsidyFacts,
  { failed, clauseOf }: CaseSubsidyPolicy,
  known: ConditionFacts,
): ClosedGate | null {
  if (outcome === 'settled') return null
  const clause = clauseOf.settled
  const said = `调解结果为“${OUTCOME_TEXT[outcome]}”`
  if (outcome !== 'not-settled' || failed === null) return { result: 'zero', clause, reason: `${said}，不发个案补贴` }
  const earns = decide(failed.when, known)
  if (earns === true) return null
  if (earns === null) return undecided(failed.when, known, { clause, text: '调解不成功的补贴条件' })
  return { result: 'zero', clause, reason: `${said}，${actualText(failed.when, known)}，不发个案补贴` }
}

export function disputeGate({ duplicateOf }: SubsidyFacts, { clauseOf }: CaseSubsidyPolicy): ClosedGate | null {
  if (duplicateOf == null) return null
  return { result: 'zero', clause: clauseOf.oncePerDispute, reason: `与 ${duplicateOf} 是同一纠纷，只发一次` }
}

/** The tier of the case, or the gate that holds it until its grade is known. */
export function tierOf(
  facts: Pick<SubsidyFacts, 'review' | 'grade'>,
  policy: CaseSubsidyPolicy,
): SubsidyTier | ClosedGate {
  const grade = countedGrade(facts)
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
