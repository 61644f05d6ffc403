// A case → the facts that conditions of a rule file may ask for. Derived ones (夜间, 报送用时) are worked out here from
// the raw times by the policy's own definition, so that nobody types a flag that a clock can prove.
import { daysBetween, parseIsoDate } from '../../domain/calendar.ts'
import type { ConditionFact, ConditionFacts } from '../../domain/condition.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { SubsidyFacts } from './assessment.ts'
import { countedGrade } from './decision.ts'

/** What a flag stands on may simply not be recorded yet: a false one of these can still become true. */
export const RECORDED_FLAGS: ReadonlySet<ConditionFact> = new Set([
  'performed',
  'visited',
  'reviewed',
  'judiciallyConfirmed',
])

/** Does the policy ask for any fact at all? One that does not is spared the gathering. */
export function hasConditions({ gates, additions, failed }: CaseSubsidyPolicy): boolean {
  return gates.length > 0 || additions.length > 0 || failed !== null
}

export function conditionFacts(facts: SubsidyFacts, policy: CaseSubsidyPolicy): ConditionFacts {
  const { supplement, reopened } = facts
  const grade = countedGrade(facts)
  return {
    outcome: facts.outcome,
    form: facts.agreementForm,
    grade: grade === null ? null : (policy.gradeWords.get(grade) ?? null),
    source: facts.source ?? null,
    disputeType: facts.disputeType ?? null,
    parties: facts.parties ?? null,
    peopleInvolved: facts.peopleInvolved ?? null,
    amountFen: facts.amountFen ?? null,
    sessions: supplement?.sessions ?? null,
    fileScore: supplement?.fileScore ?? null,
    daysToReport: daysToReport(facts),
    daysSinceFirstClosing: reopened?.daysSinceFirstClosing ?? null,
    performed: recorded(supplement === undefined ? facts.performedOn : supplement.performedOn),
    visited: recorded(supplement?.visitedOn),
    reviewed: facts.review === undefined ? null : isGranted(facts.review),
    judiciallyConfirmed: recorded(supplement?.judiciallyConfirmedOn),
    nightOrHoliday: nightOrHoliday(facts, policy),
    reopened: recorded(reopened),
    duplicate: recorded(facts.duplicateOf),
    death: supplement?.death ?? null,
    groupIncident: supplement?.groupIncident ?? null,
    evidenceFixed: supplement?.evidenceFixed ?? null,
    guidedToCourt: supplement?.guidedToCourt ?? null,
  }
}

/** 迟报 counts from closing to the day the case first came in. */
export function daysToReport({ closedOn, reportedOn }: SubsidyFacts): number | null {
  return closedOn === null || reportedOn == null ? null : daysBetween(closedOn, reportedOn)
}

function recorded(value: object | string | null | undefined): boolean | null {
  return value === undefined ? null : value !== null
}

function isGranted(review: SubsidyFacts['review']): boolean {
  return review?.decision === 'passed' || review?.decision === 'regraded'
}

/** By the recorded arrival alone: a flag without a time is one of the claims that audits look for. */
function nightOrHoliday({ supplement, isRestDay }: SubsidyFacts, { night }: CaseSubsidyPolicy): boolean | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(supplement?.respondedAt ?? '')
  const day = match === null ? null : parseIsoDate(match[1] ?? '')
  if (match === null || day === null) return null
  if (night !== null && isWithin(`${match[2]}:${match[3]}`, night.from, night.to)) return true
  return isRestDay?.(day) ?? null
}

/** `HH:MM` compares as text; a span that ends before it begins runs over midnight. The end itself is day again. */
function isWithin(time: string, from: string, to: string): boolean {
  return from <= to ? from <= time && time < to : from <= time || time < to
}

export const NOTHING_KNOWN: ConditionFacts = {
  outcome: null,
  form: null,
  grade: null,
  source: null,
  disputeType: null,
  parties: null,
  peopleInvolved: null,
  sessions: null,
  amountFen: null,
  fileScore: null,
  daysToReport: null,
  daysSinceFirstClosing: null,
  performed: null,
  visited: null,
  reviewed: null,
  judiciallyConfirmed: null,
  nightOrHoliday: null,
  reopened: null,
  duplicate: null,
  death: null,
  groupIncident: null,
  evidenceFixed: null,
  guidedToCourt: null,
}
