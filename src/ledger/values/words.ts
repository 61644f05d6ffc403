// Code words of a ledger → what they mean: outcome, agreement form, employment. The words stand in the layout file; here
// is only how a cell is compared with them, exactly, once width and spaces are the same.

import type { LedgerCode } from '../codes.ts'
import { compact, isNothing } from '../text.ts'
import { BLANK, fault, type Reading, value } from './reading.ts'

export type Words<T extends string> = ReadonlyMap<string, T>

/** `{ settled: [成功, 是] }` → word → meaning. */
export function wordsOf<T extends string>(lists: { readonly [meaning in T]: readonly string[] }): Words<T> {
  const words = new Map<string, T>()
  for (const meaning in lists) for (const word of lists[meaning]) words.set(compact(word), meaning)
  return words
}

export function readWord<T extends string>(text: string, words: Words<T>, unknown: LedgerCode): Reading<T> {
  const clean = compact(text).replace(/[。.;；]$/, '')
  const known = words.get(clean)
  if (known !== undefined) return value(known)
  return isNothing(clean) ? BLANK : fault(unknown, { expected: [...words.keys()].slice(0, 12).join('、') })
}

/** A grade word of the policy pack, with or without 纠纷 or 案件 behind it. */
export function readGrade(text: string, gradeWords: ReadonlyMap<string, string>): Reading<string> {
  const clean = compact(text)
  const known = gradeWords.get(clean) ?? gradeWords.get(clean.replace(/(?:纠纷|案件|类|级)$/, ''))
  if (known !== undefined) return value(known)
  const expected = [...new Set(gradeWords.values())].join('、')
  return isNothing(clean) ? BLANK : fault('GRADE-UNKNOWN', { expected })
}
