// The input grid of a subsidy file: for every fact that its conditions ask for, one value of each kind that the conditions
// can tell apart, the values around every threshold among them, and "not known". Two cases with the same kinds are decided
// alike, so a grid of kinds is the whole of all cases.
import { CONDITION_FACTS, type Condition, type ConditionFact, type ConditionValue } from '../../domain/condition.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import { decide, factsOf } from '../condition/decide.ts'
import { NOTHING_KNOWN } from '../subsidy/condition-facts.ts'

export type Axis = { readonly fact: ConditionFact; readonly values: readonly (ConditionValue | null)[] }

/** Cases of one kind: settled ones with all facts, the others with those that can matter to them. The grade is apart. */
export type Block = { readonly axes: readonly Axis[] }

type Atom = Extract<Condition, { readonly op: 'flag' | 'compare' | 'in' }>

const OUTCOMES = ['settled', 'not-settled', 'withdrawn', 'transferred', 'open'] as const
const FORMS = ['written', 'oral'] as const
/** 卷宗评分 goes to 100 and knows halves; all other numbers are whole and have no upper end. */
const RANGE: { readonly [fact in ConditionFact]?: { readonly most: number; readonly step: number } } = {
  fileScore: { most: 100, step: 0.5 },
}
const OTHER_WORD = '其他'

/** Read off a record that is there or not: never unknown of a case in the registry. */
const NEVER_UNKNOWN: ReadonlySet<ConditionFact> = new Set([
  'performed',
  'visited',
  'reviewed',
  'judiciallyConfirmed',
  'reopened',
  'duplicate',
])

export function blocksOf(policy: CaseSubsidyPolicy): readonly Block[] {
  const gates = policy.gates.map(({ when }) => when)
  const additions = policy.additions.map(({ when }) => when)
  const failed = policy.failed === null ? [] : [policy.failed.when]
  const late = policy.lateReporting === null ? [] : [daysToReportOver(policy.lateReporting.days)]
  const settled: Block = { axes: axesOf([...gates, ...additions, ...late], ['settled']) }
  const unsettled: Block = { axes: axesOf([...gates, ...failed, ...late], OUTCOMES.slice(1)) }
  return [settled, unsettled]
}

const daysToReportOver = (days: number): Condition => ({
  op: 'compare',
  fact: 'daysToReport',
  comparison: '>',
  value: days,
})

function axesOf(conditions: readonly Condition[], outcomes: readonly string[]): readonly Axis[] {
  const facts = new Set<ConditionFact>(conditions.flatMap(factsOf))
  for (const fixed of ['outcome', 'form', 'grade'] as const) facts.delete(fixed)
  const atoms = conditions.flatMap(atomsOf)
  return [
    { fact: 'outcome', values: outcomes },
    { fact: 'form', values: [...FORMS, null] },
    ...[...facts].map((fact) => ({ fact, values: valuesOf(fact, atoms) })),
  ]
}

/** One value for every way in which the atoms of a fact can come out. */
function valuesOf(fact: ConditionFact, all: readonly Atom[]): readonly (ConditionValue | null)[] {
  const atoms = all.filter((atom) => atom.fact === fact)
  const seen = new Set<string>()
  const unknown = NEVER_UNKNOWN.has(fact) ? [] : [null]
  return [...candidates(fact, atoms), ...unknown].filter((value) => {
    const facts = { ...NOTHING_KNOWN, [fact]: value }
    const signature = atoms.map((atom) => String(decide(atom, facts))).join()
    return seen.size !== seen.add(signature).size
  })
}

function candidates(fact: ConditionFact, atoms: readonly Atom[]): readonly ConditionValue[] {
  const literals = atoms.flatMap(literalsOf)
  switch (CONDITION_FACTS[fact]) {
    case 'flag':
      return [true, false]
    case 'text':
      return [...literals, OTHER_WORD]
    case 'number': {
      const { most, step } = RANGE[fact] ?? { most: Number.MAX_SAFE_INTEGER, step: 1 }
      const bounds = literals.filter((value) => typeof value === 'number')
      return [0, ...bounds.flatMap((value) => [value - step, value, value + step])]
        .filter((value) => value >= 0 && value <= most)
        .toSorted((a, b) => a - b)
    }
  }
}

function literalsOf(atom: Atom): readonly ConditionValue[] {
  if (atom.op === 'flag') return []
  return atom.op === 'in' ? atom.values : [atom.value]
}

function atomsOf(condition: Condition): readonly Atom[] {
  switch (condition.op) {
    case 'constant':
      return []
    case 'flag':
    case 'compare':
    case 'in':
      return [condition]
    case 'not':
      return atomsOf(condition.part)
    case 'and':
    case 'or':
      return condition.parts.flatMap(atomsOf)
  }
}
