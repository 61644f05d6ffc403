// What the subsidy rules need beside the case: who of its mediators was on the roster on the counting date, which days
// are rest days, and how long ago the case that it opens again was closed. Built once a case of a run: kept flat.
import { daysBetween, type IsoDate } from '../../domain/calendar.ts'
import type { Mediator } from '../../domain/people.ts'
import type { SubsidyFacts, SubsidyMediator } from '../../rules/subsidy/assessment.ts'
import type { PayableCase } from '../../store.ts'

export type RosterById = ReadonlyMap<string, Mediator>
export type RestDays = (date: IsoDate) => boolean | null

export function rosterById(mediators: readonly Mediator[]): RosterById {
  return new Map(mediators.map((one) => [one.mediatorId, one]))
}

/** On the roster that day: hired, not yet left. */
export function servesOn(mediator: Mediator, day: IsoDate): boolean {
  return mediator.hiredOn <= day && (mediator.leftOn === null || day <= mediator.leftOn)
}

export function subsidyFacts(
  one: Omit<PayableCase, 'caseId'>,
  roster: RosterById,
  isRestDay: RestDays = unknownDay,
): SubsidyFacts {
  const { closedOn, parties, reportedOn, reopened } = one
  const facts: SubsidyFacts = {
    caseNo: one.caseNo,
    acceptedOn: one.acceptedOn,
    agreedOn: one.agreedOn,
    performedOn: one.supplement.performedOn,
    closedOn,
    reviewedOn: one.review?.decidedOn ?? null,
    outcome: one.outcome,
    grade: one.grade,
    agreementForm: one.agreementForm,
    review: one.review,
    supplement: one.supplement,
    peopleInvolved: one.peopleInvolved,
    amountFen: one.amountFen,
    source: one.source,
    disputeType: one.disputeType,
    duplicateOf: null,
    reopened: reopened === null ? null : reopenedFrom(reopened, closedOn),
    isRestDay,
    mediators: one.mediators.map((person) => sharerOf(person, closedOn, roster)),
  }
  if (parties === null && reportedOn === null) return facts
  // Left out where nobody asked the store: a rule that needs one of them is then undecided, not wrong.
  return { ...facts, ...(parties === null ? {} : { parties }), ...(reportedOn === null ? {} : { reportedOn }) }
}

const unknownDay: RestDays = () => null

function reopenedFrom(
  reopened: NonNullable<PayableCase['reopened']>,
  closedOn: IsoDate | null,
): NonNullable<SubsidyFacts['reopened']> {
  const { caseNo } = reopened
  return { caseNo, daysSinceFirstClosing: closedOn === null ? null : daysBetween(reopened.closedOn, closedOn) }
}

function sharerOf(
  person: PayableCase['mediators'][number],
  closedOn: IsoDate | null,
  roster: RosterById,
): SubsidyMediator {
  const mediator = person.mediatorId === null ? undefined : roster.get(person.mediatorId)
  return {
    mediatorId: person.mediatorId,
    mediator: person.mediator,
    role: person.role,
    weight: person.weight,
    onRoster: mediator !== undefined && closedOn !== null && servesOn(mediator, closedOn),
    occupation: mediator?.occupation ?? null,
  }
}
