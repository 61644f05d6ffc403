// The gates that a policy file adds: its own conditions in their order, late reporting, papers in the volume.
// A condition that an unknown fact leaves undecided holds the case and names the fact: nothing is paid on a guess.
import { ALL_PAPERS } from '../../domain/case-supplement.ts'
import type { Condition, ConditionFacts } from '../../domain/condition.ts'
import type { CaseSubsidyPolicy, SubsidyGate, SubsidyTier } from '../../domain/policy.ts'
import { decide, missingFacts } from '../condition/decide.ts'
import { actualText, factLabel } from '../condition/text.ts'
import type { ClosedGate, SubsidyFacts } from './assessment.ts'
import { daysToReport } from './condition-facts.ts'

const END = { zero: '不发个案补贴', hold: '暂不核算' } as const

/** The first gate of the file that closes, in the order of the file. */
export function conditionGate({ gates }: CaseSubsidyPolicy, known: ConditionFacts): ClosedGate | null {
  for (const gate of gates) {
    const closed = testGate(gate, known)
    if (closed !== null) return closed
  }
  return null
}

export function testGate(gate: SubsidyGate, known: ConditionFacts): ClosedGate | null {
  const { clause, text, when, result } = gate
  const isTrue = decide(when, known)
  if (isTrue === false) return null
  if (isTrue === null) return undecided(when, known, gate)
  const facts = actualText(when, known)
  return { result, clause, reason: `${text}${facts === '' ? '' : `（${facts}）`}，${END[result]}` }
}

export function undecided(
  when: Condition,
  known: ConditionFacts,
  { clause, text }: { readonly clause: string; readonly text: string },
): ClosedGate {
  const missing = missingFacts(when, known).map(factLabel).join('、')
  return { result: 'hold', clause, reason: `“${text}”还不能判断：没有记录${missing}，${END.hold}` }
}

/** 迟报. A paper that approves the late report opens it again. */
export function lateGate(facts: SubsidyFacts, { lateReporting, clauseOf }: CaseSubsidyPolicy): ClosedGate | null {
  if (lateReporting === null) return null
  const clause = clauseOf.lateReporting
  const days = daysToReport(facts)
  if (days === null) return { result: 'hold', clause, reason: '没有结案日期或报送日期，不能判断是否迟报，暂不核算' }
  if (days <= lateReporting.days) return null
  const said = `结案 ${days} 天后才报送，超过 ${lateReporting.days} 天`
  if (lateReporting.later === 'zero') return { result: 'zero', clause, reason: `${said}，${END.zero}` }
  if (facts.supplement?.lateApproval != null) return null
  return { result: 'hold', clause, reason: `${said}，须有批准文件，${END.hold}` }
}

/**
 * Papers that the grade demands. `调查笔录/询问笔录` in a file means either of them. They are those of an agreement that
 * was reached: a case that failed is judged by the condition of its own rule.
 */
export function papersGate(facts: SubsidyFacts, policy: CaseSubsidyPolicy, tier: SubsidyTier): ClosedGate | null {
  const asked = policy.papers?.get(tier.grade)
  if (asked === undefined || asked.length === 0 || facts.outcome !== 'settled') return null
  const clause = policy.clauseOf.papers
  const papers = facts.supplement?.papers ?? null
  if (papers === null) return { result: 'hold', clause, reason: '卷宗材料还没有核对，暂不核算' }
  const missing = missingPapers(asked, papers)
  if (missing.length === 0) return null
  return { result: 'hold', clause, reason: `难易程度“${tier.grade}”的卷宗缺少${missing.join('、')}，暂不核算` }
}

export function missingPapers(asked: readonly string[], papers: readonly string[]): readonly string[] {
  if (papers.includes(ALL_PAPERS)) return []
  return asked.filter((paper) => !paper.split('/').some((one) => papers.includes(one)))
}
