// What the rules of 个案补贴 ask of a case and what they answer. The facts are gathered by the command: who was on the
// roster that day and which case is the same dispute are not for a rule to look up.
import type { IsoDate } from '../../domain/calendar.ts'
import type { CaseReview, CaseSupplement } from '../../domain/case-supplement.ts'
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

/**
 * The facts of one case. What is optional was not asked of the store by every caller: left out means not known, and a
 * rule that asks for it is then undecided. null in its place means: looked for, and there is none.
 */
export type SubsidyFacts = {
  readonly caseNo: string
  readonly acceptedOn: IsoDate
  readonly agreedOn: IsoDate | null
  readonly performedOn?: IsoDate | null
  readonly closedOn: IsoDate | null
  readonly reviewedOn?: IsoDate | null
  /** The day on which the case first came in with a ledger. */
  readonly reportedOn?: IsoDate | null
  readonly outcome: Outcome
  readonly agreementForm: AgreementForm | null
  /** 申报等级, as the ledger writes it. */
  readonly grade: string | null
  /** The bureau's decision in force; null while there is none. */
  readonly review?: CaseReview | null
  readonly supplement?: CaseSupplement
  /** Parties by name. */
  readonly parties?: number
  readonly peopleInvolved?: number | null
  readonly amountFen?: Fen | null
  readonly source?: string | null
  readonly disputeType?: string | null
  /** The case that already draws the subsidy of this dispute, where a person has linked the two. */
  readonly duplicateOf?: string | null
  /** The earlier case of the same dispute that was opened again, and the days from its closing to this one's. */
  readonly reopened?: { readonly caseNo: string; readonly daysSinceFirstClosing: number | null } | null
  /** A day off at this place; null where the calendar of that year is not known. */
  readonly isRestDay?: (day: IsoDate) => boolean | null
  readonly mediators: readonly SubsidyMediator[]
}

/** A gate that lets nothing through: why, and by which clause of the file. */
export type ClosedGate = { readonly result: 'zero' | 'hold'; readonly clause: string; readonly reason: string }

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
  /** The share before eligibility; all of them sum to the amount of the case. */
  readonly entitledFen: Fen
  /** What the monthly cap keeps back; left out where it keeps nothing. */
  readonly overCapFen?: Fen
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
