// Is a condition true of a case? Kleene's three values: null is undecided, because a fact is not known. So false and
// unknown is false, true or unknown is true. Also which unknown facts leave it undecided.
import type { Comparison, Condition, ConditionFact, ConditionFacts, ConditionValue } from '../../domain/condition.ts'

export function decide(condition: Condition, facts: ConditionFacts): boolean | null {
  switch (condition.op) {
    case 'constant':
      return condition.value
    case 'flag': {
      const value = facts[condition.fact]
      return typeof value === 'boolean' ? value : null
    }
    case 'compare':
      return compare(facts[condition.fact], condition.comparison, condition.value)
    case 'in': {
      const value = facts[condition.fact]
      return value === null ? null : condition.values.includes(value)
    }
    case 'and':
      return decideAll(condition.parts, facts, true)
    case 'or':
      return decideAll(condition.parts, facts, false)
    case 'not': {
      const part = decide(condition.part, facts)
      return part === null ? null : !part
    }
  }
}

/** `and` starts from true and falls at the first false; `or` the other way round. */
function decideAll(parts: readonly Condition[], facts: ConditionFacts, start: boolean): boolean | null {
  let result: boolean | null = start
  for (const part of parts) {
    const value = decide(part, facts)
    if (value === !start) return value
    if (value === null) result = null
  }
  return result
}

function compare(value: ConditionValue | null, comparison: Comparison, bound: ConditionValue): boolean | null {
  if (value === null || typeof value !== typeof bound) return null
  switch (comparison) {
    case '==':
      return value === bound
    case '!=':
      return value !== bound
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case '>':
      return value > bound
    case '>=':
      return value >= bound
  }
}

/** Every fact that a condition asks for, each once, in the order of the text. */
export function factsOf(condition: Condition): readonly ConditionFact[] {
  switch (condition.op) {
    case 'constant':
      return []
    case 'flag':
    case 'compare':
    case 'in':
      return [condition.fact]
    case 'not':
      return factsOf(condition.part)
    case 'and':
    case 'or':
      return [...new Set(condition.parts.flatMap(factsOf))]
  }
}

/** The unknown facts that leave a condition undecided; none when it is decided. */
export function missingFacts(condition: Condition, facts: ConditionFacts): readonly ConditionFact[] {
  if (decide(condition, facts) !== null) return []
  if (condition.op === 'not') return missingFacts(condition.part, facts)
  if (condition.op !== 'and' && condition.op !== 'or') return factsOf(condition)
  return [...new Set(condition.parts.flatMap((part) => missingFacts(part, facts)))]
}
