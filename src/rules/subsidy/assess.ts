// 个案补贴: a case and a policy → what it earns, for whom, and why. Choosing the policy by the counting date and
// the month that pays it belong to the command. Called once for every case of a run, so grades are explained once.
import { type Fen, ZERO } from '../../domain/money.ts'
import type { PayLine } from '../../domain/payslip.ts'
import type { CaseSubsidyPolicy, SubsidyTier } from '../../domain/policy.ts'
import type { AssessmentLine, SubsidyAssessment, SubsidyFacts, SubsidyShare } from './assessment.ts'
import { type ClosedGate, caseGate, tierOf } from './gates.ts'
import { sharesOf } from './shares.ts'

const linesOfTier = new WeakMap<SubsidyTier, readonly AssessmentLine[]>()

export function assessSubsidy(facts: SubsidyFacts, policy: CaseSubsidyPolicy): SubsidyAssessment {
  const gate = caseGate(facts, policy)
  if (gate !== null) return closed(gate, ZERO, [], [])
  const tier = tierOf(facts, policy)
  if ('result' in tier) return closed(tier, ZERO, [], [])
  const shares = sharesOf(facts.mediators, tier, policy)
  const lines = tierLines(tier)
  if (shares.some((share) => share.reason === null)) {
    return { result: 'payable', amountFen: tier.amountFen, reason: null, lines, shares }
  }
  return closed(noOneToPay(shares, policy), tier.amountFen, lines, shares)
}

/** The line on a payslip for one share; null when nothing is paid. */
export function subsidyPayLine(
  share: SubsidyShare,
  { caseNo, assessment, policy }: { caseNo: string; assessment: SubsidyAssessment; policy: CaseSubsidyPolicy },
): PayLine | null {
  if (share.amountFen === 0) return null
  const clause = assessment.lines[0]?.clause ?? policy.title
  const because = { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause, text: share.text }
  return { kind: 'case-subsidy', caseNo, amountFen: share.amountFen, because }
}

function tierLines(tier: SubsidyTier): readonly AssessmentLine[] {
  const known = linesOfTier.get(tier)
  if (known !== undefined) return known
  const lines = [{ clause: tier.clause, text: tier.text, beforeFen: ZERO, afterFen: tier.amountFen }]
  linesOfTier.set(tier, lines)
  return lines
}

function closed(
  { result, clause, reason }: ClosedGate,
  beforeFen: Fen,
  lines: readonly AssessmentLine[],
  shares: readonly SubsidyShare[],
): SubsidyAssessment {
  const line = { clause, text: reason, beforeFen, afterFen: ZERO }
  return { result, amountFen: ZERO, reason, lines: [...lines, line], shares }
}

function noOneToPay(shares: readonly SubsidyShare[], { clauseOf }: CaseSubsidyPolicy): ClosedGate {
  if (shares.length === 0) {
    return { result: 'zero', clause: clauseOf.onRoster, reason: '没有在册的调解员，不发个案补贴' }
  }
  const reasons = shares.map(({ mediator, reason }) => `${mediator}：${reason}`).join('；')
  const reason = `没有符合条件的调解员（${reasons}），不发个案补贴`
  return { result: 'zero', clause: clauseOf.ineligibleShare, reason }
}
