// Between the columns of case_supplement, case_review and case_shares and the domain's words. The one place that knows both.
import { type CaseReview, type CaseSupplement, NO_SUPPLEMENT } from '../../domain/case-supplement.ts'
import { optionalDate, storedDate } from '../../domain/packed-facts.ts'
import type { CaseShares, RecordedShare } from '../../store.ts'
import { storedWord } from './stored-words.ts'
import type { Version } from './versioned.ts'

/** Both lists stand in digests (covered-tables.ts): a column of a later schema goes into a list of its own. */
export const SUPPLEMENT_COLUMNS = [
  'performed_on',
  'visited_on',
  'judicially_confirmed_on',
  'file_score',
  'sessions',
  'responded_at',
  'papers',
  'death',
  'group_incident',
  'evidence_fixed',
  'guided_to_court',
  'paid_by_hand',
  'late_approval',
  'reopened_from',
] as const
export const REVIEW_COLUMNS = [
  'decision',
  'grade',
  'reason',
  'document',
  'decided_on',
  'decided_by',
  'second_by',
] as const

const DECISIONS = ['passed', 'regraded', 'returned', 'refused'] as const

export type SupplementRow = Pick<Version<'case_supplement'>, (typeof SUPPLEMENT_COLUMNS)[number]>
export type ReviewRow = Pick<Version<'case_review'>, (typeof REVIEW_COLUMNS)[number]>

export function supplementRow(caseId: number, supplement: CaseSupplement): Version<'case_supplement'> {
  const { performedOn, visitedOn, judiciallyConfirmedOn, fileScore, sessions, respondedAt, papers } = supplement
  return {
    case_id: caseId,
    performed_on: performedOn,
    visited_on: visitedOn,
    judicially_confirmed_on: judiciallyConfirmedOn,
    file_score: fileScore,
    sessions,
    responded_at: respondedAt,
    papers: papers === null ? null : JSON.stringify(papers),
    death: bit(supplement.death),
    group_incident: bit(supplement.groupIncident),
    evidence_fixed: bit(supplement.evidenceFixed),
    guided_to_court: bit(supplement.guidedToCourt),
    paid_by_hand: supplement.paidByHand,
    late_approval: supplement.lateApproval,
    reopened_from: supplement.reopenedFrom,
  }
}

export function supplementOf(row: SupplementRow | undefined): CaseSupplement {
  if (row === undefined) return NO_SUPPLEMENT
  return {
    performedOn: optionalDate(row.performed_on),
    visitedOn: optionalDate(row.visited_on),
    judiciallyConfirmedOn: optionalDate(row.judicially_confirmed_on),
    fileScore: row.file_score,
    sessions: row.sessions,
    respondedAt: row.responded_at,
    papers: row.papers === null ? null : JSON.parse(row.papers),
    death: flag(row.death),
    groupIncident: flag(row.group_incident),
    evidenceFixed: flag(row.evidence_fixed),
    guidedToCourt: flag(row.guided_to_court),
    paidByHand: row.paid_by_hand,
    lateApproval: row.late_approval,
    reopenedFrom: row.reopened_from,
  }
}

export function reviewRow(caseId: number, review: CaseReview): Version<'case_review'> {
  return {
    case_id: caseId,
    decision: review.decision,
    grade: review.grade,
    reason: review.reason,
    document: review.document,
    decided_on: review.decidedOn,
    decided_by: review.decidedBy,
    second_by: review.secondBy,
  }
}

export function reviewOf(row: ReviewRow): CaseReview {
  return {
    decision: storedWord('decision', DECISIONS, row.decision),
    grade: row.grade,
    reason: row.reason,
    document: row.document,
    decidedOn: storedDate(row.decided_on),
    decidedBy: row.decided_by,
    secondBy: row.second_by,
  }
}

/** A list of [mediator, weight]. */
export function sharesRow(caseId: number, { shares, document }: CaseShares): Version<'case_shares'> {
  return { case_id: caseId, shares: JSON.stringify(shares.map((one) => [one.mediatorId, one.weight])), document }
}

/** Null of an empty list: an agreement that was taken back. */
export function sharesOf({ shares, document }: { shares: string; document: string | null }): CaseShares | null {
  const recorded = recordedShares(shares)
  return recorded.length === 0 ? null : { shares: recorded, document }
}

export function recordedShares(text: string): readonly RecordedShare[] {
  const pairs: readonly (readonly [string, number])[] = JSON.parse(text)
  return pairs.map(([mediatorId, weight]) => ({ mediatorId, weight }))
}

const bit = (value: boolean | null): number | null => (value === null ? null : Number(value))
const flag = (value: number | null): boolean | null => (value === null ? null : value === 1)
