// What people add to a case beside its ledger row: supplements, the bureau's decisions, agreed shares, awards. Types only.

import type { IsoDate, Month } from '../domain/calendar.ts'
import type { CaseReview, CaseSupplement } from '../domain/case-supplement.ts'
import type { Fen } from '../domain/money.ts'

/** A share that the mediators agreed on; it replaces the weights of the ledger. */
export type RecordedShare = { readonly mediatorId: string; readonly weight: number }

export type CaseShares = { readonly shares: readonly RecordedShare[]; readonly document: string | null }

export type CaseDecision = { readonly caseId: number; readonly review: CaseReview }

/** All that is recorded of one case. */
export type CaseWork = {
  readonly supplement: CaseSupplement
  readonly review: CaseReview | null
  readonly shares: CaseShares | null
}

export type AwardState = 'proposed' | 'approved' | 'withdrawn'

export type AwardShare = { readonly mediatorId: string; readonly mediator: string; readonly amountFen: Fen }

/** 一事一奖: proposed for a case, paid once a person has approved it on a paper. */
export type Award = {
  readonly awardId: number
  readonly caseId: number
  readonly caseNo: string
  readonly county: string
  readonly station: string
  readonly grade: string | null
  readonly shares: readonly AwardShare[]
  readonly amountFen: Fen
  readonly reason: string
  readonly proposedBy: string
  readonly proposedOn: IsoDate
  readonly state: AwardState
  readonly approvedBy: string | null
  readonly approvedOn: IsoDate | null
  readonly document: string | null
  /** `2017-11 monthly` once a run pays it. */
  readonly paidIn: { readonly month: Month; readonly batch: string } | null
}

export type NewAward = Pick<Award, 'caseId' | 'shares' | 'reason' | 'proposedBy' | 'proposedOn'>
export type AwardApproval = {
  readonly awardId: number
  readonly approvedBy: string
  readonly approvedOn: IsoDate
  readonly document: string
}
