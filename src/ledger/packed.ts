// Decoded batches packed for the way from the reading thread to the store: facts as flat rows.
import { type DisputeTraits, disputeTraits } from '../domain/dispute-traits.ts'
import { type PackedFacts, packFacts } from '../domain/packed-facts.ts'
import type { DecodedCase, LedgerBatch } from './decoded.ts'

export type PackedCase = Omit<DecodedCase, 'facts'> & { readonly packed: PackedFacts; readonly traits: DisputeTraits }
export type PackedBatch = Omit<LedgerBatch, 'cases'> & { readonly cases: readonly PackedCase[] }

export async function* packBatches(batches: AsyncIterable<LedgerBatch>): AsyncGenerator<PackedBatch> {
  for await (const batch of batches) yield packBatch(batch)
}

function packBatch(batch: LedgerBatch): PackedBatch {
  return {
    ...batch,
    cases: batch.cases.map(({ row, caseKey, committeeId, stationId, station, facts, givesShares, saysUnpaid }) => ({
      row,
      caseKey,
      committeeId,
      stationId,
      station,
      givesShares,
      saysUnpaid,
      packed: packFacts(facts),
      traits: disputeTraits(facts),
    })),
  }
}
