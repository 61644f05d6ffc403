// What only shows once all rows are staged: cases that a ledger sent again no longer has, and cases that may be one dispute.
import { SUSPICIOUS, scorePair } from '../../../ledger/duplicates.ts'
import { duplicateProblem, goneProblem } from '../../../ledger/looking-again.ts'
import type { GoneCase, ImportSession } from '../../../store.ts'

export type Afterwards = { readonly gone: readonly GoneCase[]; readonly suspected: number }

/** The rest is counted; each of them waits in the list of pending rows. */
const MOST_GONE = 500

export async function lookAgain(
  session: ImportSession,
  stationName: (stationId: number) => string,
): Promise<Afterwards> {
  const gone: GoneCase[] = []
  for await (const one of session.gone()) {
    if (gone.length < MOST_GONE) gone.push(one)
    const problem = goneProblem(one)
    await session.noteProblems([problem])
    await session.stageItems([{ problem, caseKey: one.caseKey, committeeId: one.committeeId, field: null }])
  }
  let suspected = 0
  for await (const [first, second] of session.candidatePairs()) {
    const { score, reasons } = scorePair(first, second)
    if (score < SUSPICIOUS) continue
    suspected += 1
    await session.stageRelations([{ caseA: first.caseId, caseB: second.caseId, score, reasons }])
    // Of two staged cases the later row is the one to look at.
    const [here, other] = second.stagedBy === null ? [first, second] : [second, first]
    const problem = duplicateProblem({
      caseNo: here.facts.caseNo,
      origin: here.stagedBy,
      otherNo: other.facts.caseNo,
      otherStation: stationName(other.stationId),
      reasons,
    })
    await session.noteProblems([problem])
  }
  return { gone, suspected }
}
