// What the subsidy rules need beside the case: who of its mediators was on the roster on the counting date.
import type { IsoDate } from '../../domain/calendar.ts'
import type { Mediator } from '../../domain/people.ts'
import type { SubsidyFacts } from '../../rules/subsidy/assessment.ts'
import type { PayableCase } from '../../store.ts'

export type RosterById = ReadonlyMap<string, Mediator>

export function rosterById(mediators: readonly Mediator[]): RosterById {
  return new Map(mediators.map((one) => [one.mediatorId, one]))
}

/** On the roster that day: hired, not yet left. */
export function servesOn(mediator: Mediator, day: IsoDate): boolean {
  return mediator.hiredOn <= day && (mediator.leftOn === null || day <= mediator.leftOn)
}

export function subsidyFacts(one: Omit<PayableCase, 'caseId'>, roster: RosterById): SubsidyFacts {
  const { closedOn } = one
  return {
    caseNo: one.caseNo,
    acceptedOn: one.acceptedOn,
    agreedOn: one.agreedOn,
    closedOn,
    outcome: one.outcome,
    grade: one.grade,
    agreementForm: one.agreementForm,
    mediators: one.mediators.map((person) => {
      const mediator = person.mediatorId === null ? undefined : roster.get(person.mediatorId)
      return {
        mediatorId: person.mediatorId,
        mediator: person.mediator,
        role: person.role,
        weight: person.weight,
        onRoster: mediator !== undefined && closedOn !== null && servesOn(mediator, closedOn),
        occupation: mediator?.occupation ?? null,
      }
    }),
  }
}
