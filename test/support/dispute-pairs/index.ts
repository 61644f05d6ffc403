// The labelled pairs: so many of each kind, always the same ones.
import { DIFFERENT } from './different.ts'
import { deckOf, type Entry } from './disputes.ts'
import { type Kind, SAME } from './same.ts'

export type LabelledPair = {
  readonly kind: string
  readonly isSame: boolean
  readonly entries: readonly [Entry, Entry]
}

/** Two cases may also be asked about with seeds of one's own: the same kinds, other people. */
export function labelledPairs(seed: number, each = 12): readonly LabelledPair[] {
  const deck = deckOf(seed)
  const pairsOf = (kinds: readonly Kind[], isSame: boolean): readonly LabelledPair[] =>
    kinds.flatMap((kind) => Array.from({ length: each }, () => ({ kind: kind.name, isSame, entries: kind.make(deck) })))
  return [...pairsOf(SAME, true), ...pairsOf(DIFFERENT, false)]
}
