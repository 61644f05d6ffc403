// Conditions for the tests: one from its text, any at random, and any facts.
import fc from 'fast-check'
import {
  CONDITION_FACTS,
  type Condition,
  type ConditionFact,
  type ConditionFacts,
  type ConditionValue,
} from '../../src/domain/condition.ts'
import { parseCondition } from '../../src/rules/condition/parse.ts'
import { NOTHING_KNOWN } from '../../src/rules/subsidy/condition-facts.ts'

export function conditionOf(text: string): Condition {
  const parsed = parseCondition(text)
  if ('fault' in parsed) throw new Error(parsed.fault)
  return parsed.condition
}

const NUMBERS: readonly ConditionFact[] = ['parties', 'sessions', 'amountFen', 'daysToReport']
const FLAGS: readonly ConditionFact[] = ['performed', 'visited', 'death', 'reopened']
const TEXTS: readonly ConditionFact[] = ['source', 'disputeType']

const anyNumber = fc.integer({ min: -3, max: 3 })
const anyText = fc.oneof(fc.constantFrom('110', "a'b", '', "'"), fc.string({ unit: 'grapheme', maxLength: 6 }))

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constant('constant' as const), value: fc.boolean() }),
  fc.record({ op: fc.constant('flag' as const), fact: fc.constantFrom(...FLAGS) }),
  fc.record({
    op: fc.constant('compare' as const),
    fact: fc.constantFrom(...NUMBERS),
    comparison: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
    value: anyNumber,
  }),
  fc.record({
    op: fc.constant('compare' as const),
    fact: fc.constantFrom(...TEXTS),
    comparison: fc.constantFrom('==', '!='),
    value: anyText,
  }),
  fc.record({
    op: fc.constant('in' as const),
    fact: fc.constantFrom(...TEXTS),
    values: fc.array(anyText, { minLength: 1, maxLength: 3 }),
  }),
)

export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constant('not' as const), part: tie('node') }),
    fc.record({
      op: fc.constantFrom('and', 'or'),
      parts: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).node

const anyValue = (fact: ConditionFact): fc.Arbitrary<ConditionValue> => {
  const type = CONDITION_FACTS[fact]
  return type === 'number' ? anyNumber : type === 'flag' ? fc.boolean() : anyText
}

/** Some of the facts that the conditions above ask for; the others unknown. */
export const anyConditionFacts: fc.Arbitrary<ConditionFacts> = fc
  .tuple(
    ...[...NUMBERS, ...FLAGS, ...TEXTS].map((fact) => fc.option(anyValue(fact).map((value) => ({ [fact]: value })))),
  )
  .map((parts) => Object.assign({}, NOTHING_KNOWN, ...parts))
