// What the rules of 个案补贴 ask of a case and what they answer. The facts are gathered by the command: who was on the
// roster that day and which case is the same dispute are not for a rule to look up.
import type { IsoDate } from '../../domain/calendar.ts'
import type { AgreementForm, MediatorRole, Outcome } from '../../domain/mediation-case.ts'
import type { Fen } from '../../domain/money.ts'

export type SubsidyMediator = {
  /** null: a helper who is not on the roster, without a share. */
  readonly mediatorId: string | null
  readonly mediator: string
  readonly role: MediatorRole
  /** Whole number; 0 is without a share. */
  readonly weight: number
  /** On the roster on the day the case was closed. */
  readonly onRoster: boolean
  /** 身份职业. */
  readonly occupation: string | null
}

export type SubsidyFacts = {
  readonly caseNo: string
  readonly closedOn: IsoDate | null
  readonly acceptedOn: IsoDate
  readonly agreedOn: IsoDate | null
  readonly outcome: Outcome
  readonly grade: string | null
  readonly agreementForm: AgreementForm | null
  readonly mediators: readonly SubsidyMediator[]
  /** The case that already draws the subsidy of this dispute, where a person has linked the two. */
  readonly duplicateOf?: string | null
}

export type AssessmentLine = {
  readonly clause: string
  readonly text: string
  readonly beforeFen: Fen
  readonly afterFen: Fen
}

export type SubsidyShare = {
  readonly mediatorId: string
  readonly mediator: string
  /** What is paid. */
  readonly amountFen: Fen
  /** The share before eligibility; all of them sum to the amount of the grade. */
  readonly entitledFen: Fen
  /** Why nothing is paid; null when it is. */
  readonly reason: string | null
  readonly text: string
}

/**
 * zero: a gate decided that nothing is due. hold: a fact is missing; assessed again when it is there.
 * `amountFen` is the amount of the case; a share that is not paid lowers no one else's and does not lower it.
 */
export type SubsidyAssessment = {
  readonly result: 'payable' | 'zero' | 'hold'
  readonly amountFen: Fen
  readonly reason: string | null
  readonly lines: readonly AssessmentLine[]
  readonly shares: readonly SubsidyShare[]
}
