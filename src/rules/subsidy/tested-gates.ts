// The gates of a case in the order of the rules, each with the facts it was tested on, up to the first that is closed.
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import { actualText } from '../condition/text.ts'
import { knownOf } from './assess.ts'
import type { ClosedGate, SubsidyFacts } from './assessment.ts'
import { daysToReport } from './condition-facts.ts'
import { decisionGate } from './decision.ts'
import { COUNTING_DATE_TEXT, countingDateOf, dateGate, disputeGate, outcomeGate, paidGate, tierOf } from './gates.ts'
import { lateGate, papersGate, testGate } from './policy-gates.ts'
import { formGate } from './price.ts'

/** A gate that was tested and is open; `text` says on what facts. */
export type PassedGate = { readonly clause: string; readonly text: string }

type Test = PassedGate & {
  readonly closed: ClosedGate | null
  /** Not every county asks: what is not asked for is not shown as passed. */
  readonly isAsked: boolean
}

export function testedGates(
  facts: SubsidyFacts,
  policy: CaseSubsidyPolicy,
): { readonly passed: readonly PassedGate[]; readonly closed: ClosedGate | null } {
  const passed: PassedGate[] = []
  for (const { closed, isAsked, clause, text } of testsOf(facts, policy)) {
    if (closed !== null) return { passed, closed }
    if (isAsked) passed.push({ clause, text })
  }
  return { passed, closed: null }
}

/** The order is that of casePrice. */
function testsOf(facts: SubsidyFacts, policy: CaseSubsidyPolicy): readonly Test[] {
  const { clauseOf } = policy
  const known = knownOf(facts, policy)
  const asked = (clause: string, text: string, closed: ClosedGate | null): Test => ({
    clause,
    text,
    closed,
    isAsked: true,
  })
  const isReviewed = facts.review != null
  return [
    asked(
      clauseOf.countsBy,
      `${COUNTING_DATE_TEXT[policy.countsBy]} ${countingDateOf(facts, policy) ?? ''}`,
      dateGate(facts, policy),
    ),
    asked(clauseOf.oncePerDispute, '没有由手工发放过', paidGate(facts, policy)),
    asked(
      clauseOf.settled,
      facts.outcome === 'settled' ? '调解成功' : '调解不成功而符合补贴条件',
      outcomeGate(facts, policy, known),
    ),
    asked(clauseOf.oncePerDispute, '没有另案是同一纠纷', disputeGate(facts, policy)),
    { ...asked(clauseOf.gradeDeclaredIn, '司法局已核定', decisionGate(facts, policy)), isAsked: isReviewed },
    ...policy.gates.map((gate) =>
      asked(gate.clause, `不属于“${gate.text}”（${actualText(gate.when, known)}）`, testGate(gate, known)),
    ),
    {
      ...asked(clauseOf.lateReporting, `结案 ${daysToReport(facts) ?? 0} 天后报送`, lateGate(facts, policy)),
      isAsked: policy.lateReporting !== null,
    },
    ...gradeTests(facts, policy, asked),
  ]
}

/** A failed case at a fixed amount needs neither grade nor papers. */
function gradeTests(
  facts: SubsidyFacts,
  policy: CaseSubsidyPolicy,
  asked: (clause: string, text: string, closed: ClosedGate | null) => Test,
): readonly Test[] {
  if (facts.outcome !== 'settled' && policy.failed?.kind === 'fixed') return []
  const { clauseOf } = policy
  const tier = tierOf(facts, policy)
  if ('result' in tier) return [asked(clauseOf.gradeDeclaredIn, '', tier)]
  const papers = policy.papers?.get(tier.grade) ?? []
  return [
    asked(clauseOf.gradeDeclaredIn, `难易程度“${tier.grade}”在标准之内`, null),
    {
      ...asked(clauseOf.papers, `卷宗材料齐全：${papers.join('、')}`, papersGate(facts, policy, tier)),
      isAsked: papers.length > 0,
    },
    {
      ...asked(clauseOf.oral, '写明了协议形式', formGate(facts, policy)),
      isAsked: policy.oral.kind !== 'same-as-written',
    },
  ]
}
