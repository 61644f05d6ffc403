// Why a case does not earn more: the gates it passed, the additions it does not draw and why, and what the next grade
// would take. Answers disputes about pay; it decides nothing.

import type { ConditionFact } from '../../domain/condition.ts'
import { type Fen, fen } from '../../domain/money.ts'
import type { CaseSubsidyPolicy, SubsidyAddition } from '../../domain/policy.ts'
import { decide } from '../condition/decide.ts'
import { actualText, factLabel } from '../condition/text.ts'
import { casePrice, knownOf } from './assess.ts'
import type { ClosedGate, SubsidyFacts } from './assessment.ts'
import { RECORDED_FLAGS } from './condition-facts.ts'
import { factsToRecord, fewestRecords } from './fewest-records.ts'
import { tierOf } from './gates.ts'
import { type PassedGate, testedGates } from './tested-gates.ts'

/** An addition that the case does not draw. `missing`: what would have to be recorded for it; empty where nothing can help. */
export type MissedAddition = {
  readonly clause: string
  readonly text: string
  readonly amountFen: Fen
  readonly reason: string
  readonly missing: readonly string[]
}

export type HigherGrade = {
  readonly grade: string
  readonly clause: string
  /** What the case would come to, and how much more that is; null while something keeps it from being paid. */
  readonly amountFen: Fen | null
  readonly gainFen: Fen | null
  /** What it takes, in Chinese. */
  readonly needs: readonly string[]
  /** The fewest records by which additions could bring as much without it; empty where none can. */
  readonly instead: readonly string[]
}

export type WhyNot = {
  /** Tested and open, in their order. */
  readonly passed: readonly PassedGate[]
  /** The gate that keeps the case from being paid; null when none does. */
  readonly closed: ClosedGate | null
  readonly additions: readonly MissedAddition[]
  /** null for a case of the highest grade, or without a grade. */
  readonly higher: HigherGrade | null
}

export function whyNot(facts: SubsidyFacts, policy: CaseSubsidyPolicy): WhyNot {
  const missed = missedAdditions(facts, policy)
  return {
    ...testedGates(facts, policy),
    additions: missed.map(({ missing, ...addition }) => ({ ...addition, missing: missing.map(factLabel) })),
    higher: higherGrade(facts, policy, missed),
  }
}

type Missed = Omit<MissedAddition, 'missing'> & { readonly missing: readonly ConditionFact[] }

function missedAdditions(facts: SubsidyFacts, policy: CaseSubsidyPolicy): readonly Missed[] {
  const known = knownOf(facts, policy)
  const closing = noAdditions(facts, policy)
  // What is not recorded yet may still be: a file that was not visited can be visited.
  const open = { ...known }
  for (const flag of RECORDED_FLAGS) if (open[flag] === false) open[flag] = null
  const missed = ({ clause, text, when, amountFen }: SubsidyAddition): readonly Missed[] => {
    if (closing !== null) return [{ clause, text, amountFen, reason: closing, missing: [] }]
    if (decide(when, known) === true) return []
    return [{ clause, text, amountFen, reason: actualText(when, known), missing: factsToRecord(when, open) }]
  }
  return policy.additions.flatMap(missed)
}

function noAdditions({ outcome, agreementForm }: SubsidyFacts, { oral }: CaseSubsidyPolicy): string | null {
  if (outcome !== 'settled') return '没有调解成功，不计加项'
  if (agreementForm !== 'oral' || oral.kind === 'same-as-written' || oral.additions) return null
  return '口头协议不计加项'
}

function higherGrade(facts: SubsidyFacts, policy: CaseSubsidyPolicy, missed: readonly Missed[]): HigherGrade | null {
  const tier = tierOf(facts, policy)
  if ('result' in tier) return null
  const grades = [...policy.tiers.keys()]
  const next = policy.tiers.get(grades[grades.indexOf(tier.grade) + 1] ?? '')
  if (next === undefined) return null
  const raised: SubsidyFacts = {
    ...facts,
    grade: next.grade,
    ...(facts.review == null ? {} : { review: { ...facts.review, grade: next.grade } }),
  }
  const [now, then] = [facts, raised].map((one) => casePrice(one, policy, knownOf(one, policy)))
  const before = now === undefined || 'result' in now ? null : now.amountFen
  const after = then === undefined || 'result' in then ? null : then.amountFen
  const held = then !== undefined && 'result' in then && before !== null ? [then.reason] : []
  const gainFen = after === null || before === null ? null : fen(after - before)
  const instead = gainFen === null || gainFen === 0 ? null : fewestRecords(missed, gainFen)
  return {
    grade: next.grade,
    clause: next.clause,
    amountFen: after,
    gainFen,
    needs: [gradeText(facts, policy, next.grade), ...held],
    instead: (instead ?? []).map(factLabel),
  }
}

function gradeText({ review }: SubsidyFacts, policy: CaseSubsidyPolicy, grade: string): string {
  const words = [...policy.gradeWords].flatMap(([word, label]) => (label === grade && word !== grade ? [word] : []))
  const also = words.length === 0 ? '' : `（也写作${words.slice(0, 3).join('、')}${words.length > 3 ? '等' : ''}）`
  const isDecided = review != null || policy.gradeDeclaredIn === 'review'
  return `${isDecided ? '司法局核定的' : '台账填报或司法局核定的'}难易程度要是“${grade}”${also}`
}
