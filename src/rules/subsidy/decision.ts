// 核定: the bureau's decision on a case, and which grade counts because of it. An import changes 申报等级 only; a
// decision that is recorded counts whether or not the policy waits for one.
import { type CaseReview, DECISION_LABEL } from '../../domain/case-supplement.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { ClosedGate, SubsidyFacts } from './assessment.ts'

/** The word for the grade that counts: 核定等级 where one was decided, else 申报等级. */
export function countedGrade({ review, grade }: Pick<SubsidyFacts, 'review' | 'grade'>): string | null {
  return review?.grade ?? grade
}

/** Refused pays nothing, returned waits, and where the policy waits for a decision so does a case without one. */
export function decisionGate({ review }: SubsidyFacts, policy: CaseSubsidyPolicy): ClosedGate | null {
  const clause = policy.clauseOf.gradeDeclaredIn
  if (review == null) {
    if (policy.gradeDeclaredIn === 'ledger') return null
    return { result: 'hold', clause, reason: '司法局还没有核定，暂不核算' }
  }
  const said = decisionText(review)
  const why = review.reason === null ? '' : `：${review.reason}`
  switch (review.decision) {
    case 'refused':
      return { result: 'zero', clause, reason: `${said}${why}，不发个案补贴` }
    case 'returned':
      return { result: 'hold', clause, reason: `${said}${why}，暂不核算` }
    case 'regraded':
      return review.grade === null ? { result: 'hold', clause, reason: `${said}，但没有写核定等级，暂不核算` } : null
    case 'passed':
      return null
  }
}

/** 司法局审核“改级”（王某，2017-12-05）. */
export function decisionText({ decision, decidedBy, decidedOn }: CaseReview): string {
  return `司法局审核“${DECISION_LABEL[decision]}”（${decidedBy}，${decidedOn}）`
}

/** 申报“重大”，核定“疑难”，王某，2017-12-05; null where the decision left the grade as it was. */
export function regradedText({ review, grade }: SubsidyFacts, policy: CaseSubsidyPolicy): string | null {
  if (review == null || review.grade === null || review.grade === grade) return null
  const declared = grade === null ? null : (policy.gradeWords.get(grade) ?? grade)
  if (declared === (policy.gradeWords.get(review.grade) ?? review.grade)) return null
  const from = declared === null ? '申报时没有填' : `申报“${declared}”`
  return `${from}，核定“${review.grade}”，${review.decidedBy}，${review.decidedOn}`
}
