// Which records are worth going after: the fewest unknown facts that could make a condition true, or that could bring a
// wanted sum by additions. What could be, not what will be: the fact may turn out to be against it.
import type { Condition, ConditionFact, ConditionFacts } from '../../domain/condition.ts'
import type { Fen } from '../../domain/money.ts'
import { decide } from '../condition/decide.ts'

/** The fewest unknown facts that could make the condition true; empty when it is decided. */
export function factsToRecord(condition: Condition, known: ConditionFacts): readonly ConditionFact[] {
  return factsFor(condition, true, known)
}

function factsFor(condition: Condition, wanted: boolean, known: ConditionFacts): readonly ConditionFact[] {
  if (decide(condition, known) !== null) return []
  switch (condition.op) {
    case 'constant':
      return []
    case 'flag':
    case 'compare':
    case 'in':
      return [condition.fact]
    case 'not':
      return factsFor(condition.part, !wanted, known)
    case 'and':
    case 'or': {
      const open = condition.parts.filter((part) => decide(part, known) === null)
      const each = open.map((part) => factsFor(part, wanted, known))
      return (condition.op === 'and') === wanted ? union(each) : fewest(each)
    }
  }
}

type Wanted = { readonly amountFen: Fen; readonly missing: readonly ConditionFact[] }

/** Beyond this many open additions the first ones are weighed against each other; no pack has come near. */
const MOST_WEIGHED = 12

/** The fewest facts behind additions that together come to the sum; null when all of them do not. */
export function fewestRecords(additions: readonly Wanted[], sumFen: Fen): readonly ConditionFact[] | null {
  const open = additions.filter(({ missing }) => missing.length > 0).slice(0, MOST_WEIGHED)
  let best: readonly ConditionFact[] | null = null
  for (let choice = 1; choice < 2 ** open.length; choice++) {
    const chosen = open.filter((_, index) => Math.floor(choice / 2 ** index) % 2 === 1)
    if (chosen.reduce((sum, { amountFen }) => sum + amountFen, 0) < sumFen) continue
    const facts = union(chosen.map(({ missing }) => missing))
    if (best === null || facts.length < best.length) best = facts
  }
  return best
}

function union(lists: readonly (readonly ConditionFact[])[]): readonly ConditionFact[] {
  return [...new Set(lists.flat())]
}

function fewest(lists: readonly (readonly ConditionFact[])[]): readonly ConditionFact[] {
  return lists.reduce((least, list) => (least.length === 0 || list.length < least.length ? list : least), [])
}
