// A measure in a plain loop: the tests' second way beside the SQL, and the definition of what a predicate means.
import type { IsoDate } from '../domain/calendar.ts'
import type { Measure, MeasureField, Period, Predicate } from '../domain/measure.ts'

export type MeasuredFacts = { readonly [field in MeasureField]: IsoDate | string | null }

/** Whether the facts satisfy the predicate; a comparison with nothing is false. */
export function holds(predicate: Predicate, facts: MeasuredFacts, period: Period): boolean {
  switch (predicate.kind) {
    case 'all':
      return predicate.of.every((part) => holds(part, facts, period))
    case 'any':
      return predicate.of.some((part) => holds(part, facts, period))
    case 'not':
      return !holds(predicate.of, facts, period)
    case 'is-null':
      return facts[predicate.field] === null
    case 'equals':
      return facts[predicate.field] === predicate.value
    case 'at-least':
    case 'at-most':
    case 'after': {
      const value = facts[predicate.field]
      const end = period[predicate.value.period]
      if (value === null) return false
      return predicate.kind === 'at-least' ? value >= end : predicate.kind === 'at-most' ? value <= end : value > end
    }
  }
}

export function countIn(measure: Measure, cases: Iterable<MeasuredFacts>, period: Period): number {
  let count = 0
  for (const facts of cases) if (holds(measure.where, facts, period)) count += 1
  return count
}
