// 个案补贴: a case and a policy → what it earns, for whom, and why. Choosing the policy by the counting date and
// the month that pays it belong to the command. Called once for every case of a run: a policy without conditions costs
// nothing for them, and the price of a grade is worked out once.
import type { ConditionFacts } from '../../domain/condition.ts'
import { type Fen, ZERO } from '../../domain/money.ts'
import type { PayLine } from '../../domain/payslip.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { AssessmentLine, ClosedGate, SubsidyAssessment, SubsidyFacts, SubsidyShare } from './assessment.ts'
import { conditionFacts, hasConditions, NOTHING_KNOWN } from './condition-facts.ts'
import { decisionGate } from './decision.ts'
import { caseGate, tierOf } from './gates.ts'
import { conditionGate, lateGate, papersGate } from './policy-gates.ts'
import { fixedPrice, formGate, type Price, priceOf } from './price.ts'
import { sharesOf } from './shares.ts'

export function assessSubsidy(facts: SubsidyFacts, policy: CaseSubsidyPolicy): SubsidyAssessment {
  const price = casePrice(facts, policy, knownOf(facts, policy))
  if ('result' in price) return closed(price, ZERO, [], [])
  const shares = sharesOf(facts.mediators, price, policy)
  const { amountFen, lines } = price
  if (shares.some((share) => share.reason === null))
    return { result: 'payable', amountFen, reason: null, lines, shares }
  return closed(noOneToPay(shares, policy), amountFen, lines, shares)
}

export function knownOf(facts: SubsidyFacts, policy: CaseSubsidyPolicy): ConditionFacts {
  return hasConditions(policy) ? conditionFacts(facts, policy) : NOTHING_KNOWN
}

/** The price of the case, or the first gate that is closed, in the order of the rule model. */
export function casePrice(facts: SubsidyFacts, policy: CaseSubsidyPolicy, known: ConditionFacts): Price | ClosedGate {
  const gate =
    caseGate(facts, policy, known) ??
    decisionGate(facts, policy) ??
    conditionGate(policy, known) ??
    lateGate(facts, policy)
  if (gate !== null) return gate
  const fixed = fixedPrice(facts, policy)
  if (fixed !== null) return fixed
  const tier = tierOf(facts, policy)
  if ('result' in tier) return tier
  return papersGate(facts, policy, tier) ?? formGate(facts, policy) ?? priceOf(facts, policy, { tier, known })
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
