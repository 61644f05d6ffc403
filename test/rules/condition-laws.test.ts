// Conditions: what holds for every one of them, and for any text at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONDITION_FACTS, type Condition } from '../../src/domain/condition.ts'
import { decide, missingFacts } from '../../src/rules/condition/decide.ts'
import { parseCondition } from '../../src/rules/condition/parse.ts'
import { printCondition } from '../../src/rules/condition/print.ts'
import { conditionText } from '../../src/rules/condition/text.ts'
import { factsToRecord } from '../../src/rules/subsidy/fewest-records.ts'
import { anyCondition, anyConditionFacts } from './condition-maker.ts'

describe('laws', () => {
  test('what is printed is read again as it was', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const text = printCondition(condition)
        fc.pre(text.length <= 1000)
        expect(parseCondition(text)).toEqual({ condition })
      }),
      { numRuns: 1_000 },
    )
  })

  test('no text makes the reader throw, and every fault is a sentence', () => {
    const words = [
      ...Object.keys(CONDITION_FACTS),
      'and',
      'or',
      'not',
      'in',
      '(',
      ')',
      ',',
      '==',
      '>=',
      "'a'",
      '5',
      'true',
    ]
    const nearly = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 40 }), nearly),
        (text) => {
          const parsed = parseCondition(text)
          if ('fault' in parsed) expect(parsed.fault).toMatch(/[一-鿿]/)
          else expect(conditionText(parsed.condition)).not.toBe('')
        },
      ),
      { numRuns: 1_500 },
    )
  })

  const not = (part: Condition): Condition => ({ op: 'not', part })
  const both = (...parts: readonly Condition[]): Condition => ({ op: 'and', parts })
  const either = (...parts: readonly Condition[]): Condition => ({ op: 'or', parts })

  test('Kleene: order, De Morgan, double negation, false and unknown', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, anyConditionFacts, (a, b, facts) => {
        const is = (condition: Condition) => decide(condition, facts)
        expect(is(both(a, b))).toBe(is(both(b, a)))
        expect(is(not(both(a, b)))).toBe(is(either(not(a), not(b))))
        expect(is(not(not(a)))).toBe(is(a))
        if (is(a) === false) expect(is(both(a, b))).toBe(false)
        if (is(a) === true) expect(is(either(a, b))).toBe(true)
        if (is(a) === null && is(b) !== false) expect(is(both(a, b))).toBe(null)
      }),
      { numRuns: 1_000 },
    )
  })

  test('a decided condition stays as it is whatever becomes known; an open one names its facts', () => {
    fc.assert(
      fc.property(anyCondition, anyConditionFacts, anyConditionFacts, (condition, facts, later) => {
        const before = decide(condition, facts)
        const known = Object.entries(facts).filter(([, value]) => value !== null)
        const after = decide(condition, { ...later, ...Object.fromEntries(known) })
        if (before !== null) expect(after).toBe(before)
        const missing = missingFacts(condition, facts)
        expect(missing.length > 0).toBe(before === null)
        expect(missing.every((fact) => facts[fact] === null)).toBe(true)
        const fewest = factsToRecord(condition, facts)
        expect(fewest.every((fact) => missing.includes(fact))).toBe(true)
        expect(fewest.length > 0).toBe(before === null)
      }),
      { numRuns: 1_000 },
    )
  })
})
