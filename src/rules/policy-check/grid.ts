// A subsidy file computed over its whole input grid (axes.ts): which rows ever take effect, and the first case that breaks
// a law of the table. What that means to a person is grid-findings.ts.
import type { ConditionFact, ConditionFacts } from '../../domain/condition.ts'
import { type Fen, ZERO } from '../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import { decide } from '../condition/decide.ts'
import { factText } from '../condition/text.ts'
import { assessSubsidy } from '../subsidy/assess.ts'
import type { SubsidyAssessment } from '../subsidy/assessment.ts'
import { conditionFacts } from '../subsidy/condition-facts.ts'
import { testGate } from '../subsidy/policy-gates.ts'
import { type Axis, blocksOf } from './axes.ts'
import { caseOf } from './case-of.ts'
import { combinations, sizeOf } from './walk.ts'

/** Cases computed at most, both kinds together. */
export const MOST_CASES = 200_000

/** How often a condition held; `fired` where it also decided the result (a gate), paid (failed) or raised it (an addition). */
export type RowTally = { met: number; unmet: number; undecided: number; payable: number; fired: number }

/** The laws that no case may break. */
export type Law = 'band' | 'lifted' | 'falls' | 'falls-to-zero' | 'lowers'
/** What the amount was, and what it became; the same where only one is wrong. */
export type Change = { readonly beforeFen: Fen; readonly afterFen: Fen }
export type Breach = {
  count: number
  readonly grade: string
  readonly example: string
} & Change

export type GridTally = {
  /** Combinations in all, and how many were computed. */
  readonly size: bigint
  readonly computed: number
  /** How many cases of a grade were paid. */
  readonly paid: ReadonlyMap<string, number>
  readonly gates: readonly RowTally[]
  readonly additions: readonly RowTally[]
  readonly failed: RowTally
  readonly breaches: ReadonlyMap<Law, Breach>
}

type Counting = {
  readonly policy: CaseSubsidyPolicy
  readonly paid: Map<string, number>
  readonly gates: readonly RowTally[]
  readonly additions: readonly RowTally[]
  readonly failed: RowTally
  readonly breaches: Map<Law, Breach>
}

type GridCase = {
  readonly grade: string
  readonly known: ConditionFacts
  readonly assessment: SubsidyAssessment
  readonly axes: readonly Axis[]
}

const noTally = (): RowTally => ({ met: 0, unmet: 0, undecided: 0, payable: 0, fired: 0 })

export function tallyGrid(policy: CaseSubsidyPolicy, most: number = MOST_CASES): GridTally {
  const counting: Counting = {
    policy,
    paid: new Map([...policy.tiers.keys()].map((grade) => [grade, 0])),
    gates: policy.gates.map(noTally),
    additions: policy.additions.map(noTally),
    failed: noTally(),
    breaches: new Map(),
  }
  const grades = [...policy.tiers.keys()]
  let size = 0n
  let computed = 0
  // The smaller kind of cases first: what it leaves of the bound is for the larger.
  const blocks = blocksOf(policy).toSorted((a, b) => (sizeOf(a.axes) < sizeOf(b.axes) ? -1 : 1))
  blocks.forEach(({ axes }, index) => {
    size += sizeOf(axes) * BigInt(grades.length)
    const share = Math.floor((most - computed) / (blocks.length - index) / Math.max(1, grades.length))
    for (const facts of combinations(axes, share)) {
      computed += grades.length
      countLadder(counting, facts, axes)
    }
  })
  return { ...counting, size, computed }
}

/** One case in every grade, from the lowest up: only the grade differs, so what it earns may not fall. */
function countLadder(counting: Counting, facts: ConditionFacts, axes: readonly Axis[]): void {
  const { policy } = counting
  let highestFen: Fen = ZERO
  for (const grade of policy.tiers.keys()) {
    const input = caseOf({ ...facts, grade }, policy)
    const assessment = assessSubsidy(input, policy)
    const one: GridCase = { grade, known: conditionFacts(input, policy), assessment, axes }
    countRows(counting, one)
    const { result, amountFen } = assessment
    // What waits has no amount yet.
    if (result === 'hold') continue
    if (amountFen >= highestFen) highestFen = amountFen
    else
      breach(counting, result === 'zero' ? 'falls-to-zero' : 'falls', one, {
        beforeFen: highestFen,
        afterFen: amountFen,
      })
  }
}

function countRows(counting: Counting, one: GridCase): void {
  const { policy, gates, additions, failed, paid } = counting
  const { known, assessment, grade } = one
  const { result, amountFen, lines } = assessment
  const isPayable = result === 'payable'
  // Articles may be shared by many rows: the sentence says which one it was.
  const said = isPayable ? null : (lines.at(-1)?.text ?? null)
  policy.gates.forEach((gate, index) => {
    const held = decide(gate.when, known)
    count(gates[index], held, isPayable, held === true && testGate(gate, known)?.reason === said)
  })
  policy.additions.forEach((addition, index) => {
    const line = lines.find(({ clause, text }) => clause === addition.clause && text.startsWith(addition.text))
    // What the band takes off again was never added.
    const raised = line !== undefined && amountFen > line.beforeFen
    count(additions[index], decide(addition.when, known), isPayable, isPayable && raised)
    if (line !== undefined && line.afterFen < line.beforeFen) breach(counting, 'lowers', one, line)
  })
  if (policy.failed !== null && known.outcome !== 'settled') {
    count(failed, decide(policy.failed.when, known), isPayable, isPayable)
  }
  if (!isPayable) return
  const lifted = lines.find((line) => line.clause === policy.clauseOf.band && line.afterFen > line.beforeFen)
  if (lifted !== undefined) breach(counting, 'lifted', one, lifted)
  paid.set(grade, (paid.get(grade) ?? 0) + 1)
  if (amountFen < policy.band.minFen || amountFen > policy.band.maxFen)
    breach(counting, 'band', one, { beforeFen: amountFen, afterFen: amountFen })
}

function count(tally: RowTally | undefined, held: boolean | null, isPayable: boolean, fired: boolean): void {
  if (tally === undefined) return
  if (held === null) tally.undecided++
  else if (held) tally.met++
  else tally.unmet++
  if (held === true && isPayable) tally.payable++
  if (held === true && fired) tally.fired++
}

function breach({ breaches }: Counting, law: Law, one: GridCase, { beforeFen, afterFen }: Change): void {
  const known = breaches.get(law)
  if (known !== undefined) known.count++
  else breaches.set(law, { count: 1, grade: one.grade, example: exampleOf(one), beforeFen, afterFen })
}

/** The case in words: what is known of it, of the facts that the file asks for. */
function exampleOf({ grade, known, axes }: GridCase): string {
  const facts: readonly ConditionFact[] = axes.map(({ fact }) => fact)
  const told = facts.filter((fact) => known[fact] !== null && known[fact] !== false)
  return [`难易程度为${grade}`, ...told.map((fact) => factText(fact, known[fact]))].join('、')
}
