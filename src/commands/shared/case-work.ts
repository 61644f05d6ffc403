// One case with what people recorded of it beside the ledger, as the rules look at it: outside a run, one at a time.
// A run reads the same facts a page at a time; the rules themselves are rules/subsidy.
import type { CaseMediator } from '../../domain/mediation-case.ts'
import type { CountingDate } from '../../domain/policy.ts'
import type { CaseWork, PayableCase, Store, StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import type { RosterById } from './subsidy-facts.ts'

export type WorkedCase = { readonly one: StoredCase; readonly work: CaseWork }

export type CaseDesk = { readonly world: World; readonly store: Store; readonly roster: RosterById }

export async function payableCase(desk: CaseDesk, { one, work }: WorkedCase): Promise<PayableCase> {
  const { facts, caseId } = one
  const { supplement, review, shares } = work
  return {
    caseId,
    caseNo: facts.caseNo,
    acceptedOn: facts.acceptedOn,
    agreedOn: facts.agreedOn,
    closedOn: facts.closedOn,
    outcome: facts.outcome,
    grade: facts.grade,
    agreementForm: facts.agreementForm,
    disputeType: facts.disputeType,
    source: facts.source,
    amountFen: facts.amountFen,
    peopleInvolved: facts.peopleInvolved,
    parties: facts.parties.filter((party) => party.name !== null).length,
    reportedOn: await reportedOn(desk, caseId),
    mediators: sharedMediators(facts.mediators, shares, desk.roster),
    // What a person recorded comes before the ledger's own column.
    supplement: { ...supplement, paidByHand: supplement.paidByHand ?? facts.paidByHand },
    review,
    reopened: await reopened(desk.store, one, supplement.reopenedFrom),
  }
}

/** The dates of a case that may put it into a month. */
export type CaseDays = Pick<PayableCase, 'acceptedOn' | 'agreedOn' | 'closedOn' | 'supplement' | 'review'>

export function payableDays({ facts }: StoredCase, { supplement, review }: CaseWork): CaseDays {
  const { acceptedOn, agreedOn, closedOn } = facts
  return { acceptedOn, agreedOn, closedOn, supplement, review }
}

/** The day on which the case first came in. */
async function reportedOn({ store }: CaseDesk, caseId: number): Promise<PayableCase['reportedOn']> {
  const first = (await store.cases.versions(caseId)).at(-1)
  return first?.day ?? null
}

/** Recorded shares replace the weights of the ledger; who shares without being named there stands behind the others. */
export function sharedMediators(
  mediators: readonly CaseMediator[],
  recorded: CaseWork['shares'],
  roster: RosterById,
): readonly CaseMediator[] {
  if (recorded === null) return mediators
  const weights = new Map(recorded.shares.map(({ mediatorId, weight }) => [mediatorId, weight]))
  const named = mediators.map((person) => ({ ...person, weight: weights.get(person.mediatorId ?? '') ?? 0 }))
  const others = recorded.shares.filter(({ mediatorId }) => !mediators.some((one) => one.mediatorId === mediatorId))
  return [
    ...named,
    ...others.map(({ mediatorId, weight }): CaseMediator => {
      const mediator = roster.get(mediatorId)?.mediator ?? mediatorId
      return { mediatorId, mediator, role: 'assistant', weight }
    }),
  ]
}

/** The earlier case, once it was closed; of several with one number that of the same committee. */
async function reopened(store: Store, one: StoredCase, from: string | null): Promise<PayableCase['reopened']> {
  if (from === null) return null
  const found = await store.cases.find(from)
  const earlier = found.find((other) => other.committeeId === one.committeeId) ?? found[0]
  const closedOn = earlier?.facts.closedOn ?? null
  return earlier === undefined || closedOn === null ? null : { caseNo: earlier.facts.caseNo, closedOn }
}

/** The date that puts a case into a month; null while it is not known. */
export function countingDay(
  { acceptedOn, agreedOn, closedOn, supplement, review }: CaseDays,
  { countsBy }: { readonly countsBy: CountingDate },
): PayableCase['closedOn'] {
  const { performedOn } = supplement
  return { acceptedOn, agreedOn, closedOn, performedOn, reviewedOn: review?.decidedOn ?? null }[countsBy]
}
