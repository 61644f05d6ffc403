// The scorer and the traits on labelled pairs: of those it suspects at least 98 in 100 are one dispute, and of those
// that are one it suspects at least 90 in 100. Misses are printed by their kind.
import { describe, expect, it } from 'vitest'
import { disputeTraits } from '../../src/domain/dispute-traits.ts'
import { type PairScore, SUSPICIOUS, scorePair } from '../../src/ledger/duplicates.ts'
import { factsOf } from '../support/dispute-pairs/disputes.ts'
import { type LabelledPair, labelledPairs } from '../support/dispute-pairs/index.ts'

type Judged = LabelledPair & PairScore & { readonly isSuspected: boolean; readonly isFound: boolean }

function judged(pair: LabelledPair): Judged {
  const [first, second] = pair.entries.map((entry) => ({ stationId: entry.station, facts: factsOf(entry) }))
  if (first === undefined || second === undefined) throw new Error('a pair of two')
  const { score, reasons } = scorePair(first, second)
  const [a, b] = [disputeTraits(first.facts), disputeTraits(second.facts)]
  const isFound =
    (a.names !== null && a.names === b.names) ||
    (a.contact !== null && a.contact === b.contact) ||
    (first.facts.incidentNo !== null && first.facts.incidentNo === second.facts.incidentNo)
  return { ...pair, score, reasons, isSuspected: score >= SUSPICIOUS, isFound }
}

/** `同音字: 2 of 12 (55 70)`. */
function missesOf(pairs: readonly Judged[], isMiss: (pair: Judged) => boolean): string {
  const kinds = [...new Set(pairs.map((pair) => pair.kind))]
  const lines = kinds.flatMap((kind) => {
    const ofKind = pairs.filter((pair) => pair.kind === kind)
    const missed = ofKind.filter(isMiss).map((pair) => pair.score)
    return missed.length === 0 ? [] : [`${kind}: ${missed.length} of ${ofKind.length} (${missed.join(' ')})`]
  })
  return `\n${lines.join('\n')}`
}

// The points were set by the first seed; the others are people it has never seen.
describe.each([2017, 1, 20171105])('labelled pairs of seed %i', (seed) => {
  const pairs = labelledPairs(seed).map(judged)
  const same = pairs.filter((pair) => pair.isSame)
  const share = (of: readonly Judged[], test: (pair: Judged) => boolean): number => of.filter(test).length / of.length

  it('are at least 300', () => expect(pairs.length).toBeGreaterThanOrEqual(300))

  it('are found by a shared trait, nine of ten', () => {
    const misses = missesOf(same, (pair) => !pair.isFound)
    expect(
      share(same, (pair) => pair.isFound),
      misses,
    ).toBeGreaterThanOrEqual(0.9)
  })

  it('are suspected, nine of ten', () => {
    const misses = missesOf(same, (pair) => !pair.isSuspected)
    expect(
      share(same, (pair) => pair.isSuspected && pair.isFound),
      misses,
    ).toBeGreaterThanOrEqual(0.9)
  })

  it('and two disputes hardly ever', () => {
    const misses = missesOf(pairs, (pair) => !pair.isSame && pair.isSuspected)
    const suspected = pairs.filter((pair) => pair.isSuspected)
    expect(
      share(suspected, (pair) => pair.isSame),
      misses,
    ).toBeGreaterThanOrEqual(0.98)
  })
})
