// How well the values of a column go with a field. Proof is what settles a vague header; a contradiction unseats even a
// plain one: a column of ID numbers is no case number, whatever stands above it.
import type { Evidence } from '../evidence.ts'
import type { AnyField } from '../fields.ts'
import type { FieldWords } from './field-words.ts'
import { ENOUGH, HALF, MOST, PROOFS } from './proofs.ts'
import { AGAINST, SEQUENCE_AGAINST, SORTS, type Sort } from './sorts.ts'

/**
 * proved: the values could hardly be anything else. fits: nothing speaks against it. doubtful: most values are not what
 * this field holds. contradicted: they are plainly something else. empty: no value at all.
 */
export type Fit = 'proved' | 'fits' | 'doubtful' | 'empty' | 'contradicted'

/** Fewer filled cells than this raise no doubt. */
const ENOUGH_FOR_DOUBT = 4

export function sortOf(field: AnyField): Sort {
  return SORTS[field]
}

/** Outcome, form, grade, employment: a row with another word is refused or waits. */
export function hasFixedWords(field: AnyField): boolean {
  return SORTS[field] === 'code-words' || SORTS[field] === 'grade'
}

const TELLABLE = new Set<Sort>([
  'code-words',
  'grade',
  'source',
  'station',
  'room',
  'committee',
  'mediator',
  'case-number',
])

/** Fields whose values are of a kind of their own: that most are not says something of the column, not of its writer. */
export function isTellable(field: AnyField): boolean {
  return TELLABLE.has(SORTS[field])
}

export function fitOf(field: AnyField, evidence: Evidence, words: FieldWords): Fit {
  if (evidence.filled === 0) return 'empty'
  const sort = SORTS[field]
  const proof = PROOFS[sort](evidence, { field, words })
  if (proof >= MOST) return 'proved'
  if (evidence.filled < ENOUGH) return 'fits'
  if (isAgainst(sort, evidence)) return 'contradicted'
  return proof >= HALF || evidence.filled < ENOUGH_FOR_DOUBT ? 'fits' : 'doubtful'
}

function isAgainst(sort: Sort, evidence: Evidence): boolean {
  if (evidence.isSequence && SEQUENCE_AGAINST.has(sort)) return true
  return AGAINST[sort].some((kind) => evidence.share(kind) >= MOST)
}
