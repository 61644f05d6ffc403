// A combination of condition facts → a case that has them: the raw records from which the rules work the facts out again.
// All that no condition asks for is as it is in a case ready to be paid.
import { addDays } from '../../domain/calendar.ts'
import { type CaseReview, type CaseSupplement, NO_SUPPLEMENT } from '../../domain/case-supplement.ts'
import type { ConditionFacts, ConditionValue } from '../../domain/condition.ts'
import type { AgreementForm, Outcome } from '../../domain/mediation-case.ts'
import { fen } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { SubsidyFacts, SubsidyMediator } from '../subsidy/assessment.ts'

const MEDIATOR: SubsidyMediator = {
  mediatorId: 'M001',
  mediator: '调解员',
  role: 'lead',
  weight: 1,
  onRoster: true,
  occupation: null,
}
const NOON = '12:00'

export function caseOf(facts: ConditionFacts, policy: CaseSubsidyPolicy): SubsidyFacts {
  const day = policy.effectiveFrom
  const amount = numberOf(facts.amountFen)
  const parties = numberOf(facts.parties)
  const days = numberOf(facts.daysToReport)
  const isReviewed = facts.reviewed === null ? policy.gradeDeclaredIn === 'review' : facts.reviewed === true
  return {
    caseNo: '算例',
    acceptedOn: day,
    agreedOn: day,
    performedOn: facts.performed === false ? null : day,
    closedOn: day,
    reviewedOn: day,
    ...(facts.daysToReport === null ? {} : { reportedOn: addDays(day, days ?? 0) }),
    outcome: outcomeOf(facts.outcome),
    agreementForm: formOf(facts.form),
    grade: textOf(facts.grade),
    review: isReviewed ? reviewOf(facts, policy) : null,
    supplement: supplementOf(facts, policy),
    ...(parties === null ? {} : { parties }),
    peopleInvolved: numberOf(facts.peopleInvolved),
    amountFen: amount === null ? null : fen(amount),
    source: textOf(facts.source),
    disputeType: textOf(facts.disputeType),
    duplicateOf: facts.duplicate === true ? '另案' : null,
    reopened:
      facts.reopened === true || facts.daysSinceFirstClosing !== null
        ? { caseNo: '前案', daysSinceFirstClosing: numberOf(facts.daysSinceFirstClosing) }
        : null,
    isRestDay: () => facts.nightOrHoliday === true,
    mediators: [MEDIATOR],
  }
}

/** A volume that lacks nothing in any grade. `调查笔录/询问笔录` in a file means either of them. */
export function allPapers({ papers }: CaseSubsidyPolicy): readonly string[] {
  return [...(papers?.values() ?? [])].flat().flatMap((paper) => paper.split('/'))
}

function reviewOf(facts: ConditionFacts, policy: CaseSubsidyPolicy): CaseReview {
  return {
    decision: 'passed',
    grade: textOf(facts.grade),
    reason: null,
    document: null,
    decidedOn: policy.effectiveFrom,
    decidedBy: '核定人',
    secondBy: '复核人',
  }
}

function supplementOf(facts: ConditionFacts, policy: CaseSubsidyPolicy): CaseSupplement {
  const day = policy.effectiveFrom
  return {
    ...NO_SUPPLEMENT,
    performedOn: facts.performed === false ? null : day,
    visitedOn: facts.visited === false ? null : day,
    judiciallyConfirmedOn: facts.judiciallyConfirmed === true ? day : null,
    fileScore: numberOf(facts.fileScore),
    sessions: numberOf(facts.sessions),
    respondedAt: facts.nightOrHoliday === null ? null : `${day}T${NOON}`,
    papers: allPapers(policy),
    death: flagOf(facts.death),
    groupIncident: flagOf(facts.groupIncident),
    evidenceFixed: flagOf(facts.evidenceFixed),
    guidedToCourt: flagOf(facts.guidedToCourt),
  }
}

const numberOf = (value: ConditionValue | null): number | null => (typeof value === 'number' ? value : null)
const textOf = (value: ConditionValue | null): string | null => (typeof value === 'string' ? value : null)
const flagOf = (value: ConditionValue | null): boolean | null => (typeof value === 'boolean' ? value : null)

const OUTCOMES: ReadonlyMap<ConditionValue | null, Outcome> = new Map(
  (['settled', 'not-settled', 'withdrawn', 'transferred', 'open'] as const).map((one) => [one, one]),
)
const FORMS: ReadonlyMap<ConditionValue | null, AgreementForm> = new Map(
  (['written', 'oral'] as const).map((one) => [one, one]),
)
const outcomeOf = (value: ConditionValue | null): Outcome => OUTCOMES.get(value) ?? 'settled'
const formOf = (value: ConditionValue | null): AgreementForm | null => FORMS.get(value) ?? null
