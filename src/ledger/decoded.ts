// What reading a ledger gives: decoded cases in batches, and the problems of the rows. Plain data, so that it can be
// posted from a worker. Comparing with what is stored is left to plan.ts.
import type { CaseFacts } from '../domain/mediation-case.ts'
import type { Problem } from '../domain/problem.ts'
import type { LedgerField } from './fields.ts'

/** `caseKey` and `committeeId` where the row had them: a later import of the case settles the problem. */
export type RowProblem = {
  readonly problem: Problem
  readonly caseKey: string | null
  readonly committeeId: number | null
  readonly field: LedgerField | null
}

export type DecodedCase = {
  readonly row: number
  readonly caseKey: string
  /** null before there is a roster. */
  readonly committeeId: number | null
  readonly stationId: number | null
  readonly station: string
  readonly facts: CaseFacts
  /** The row states the shares itself; without it the weights are only the usual ones. */
  readonly givesShares: boolean
  /** The row says 否: what an earlier sheet said of payment by hand no longer holds. A blank says nothing. */
  readonly saysUnpaid: boolean
}

export type LedgerBatch = {
  readonly sheet: string | null
  readonly cases: readonly DecodedCase[]
  readonly problems: readonly RowProblem[]
  /** Data rows seen: `cases.length + refused`. */
  readonly rows: number
  readonly refused: number
  /** Blank rows, totals, notes, repeated headers. */
  readonly skipped: number
  /** Rows that came in with a field left empty. */
  readonly pending: number
  /** Said once to the person, with the last batch of a sheet: what was skipped, sums that do not tie. */
  readonly notices: readonly string[]
}

export type SheetReading = {
  readonly sheet: string | null
  readonly headerRow: number
  /** `index` is the 0-based position of the column. */
  readonly columns: readonly { readonly header: string; readonly field: LedgerField; readonly index: number }[]
  readonly ignoredColumns: readonly string[]
  /** Every header text of the row, in order, blanks left out: what a profile is recognised by. */
  readonly headers: readonly string[]
  /** The profile that was used. */
  readonly profile: string | null
}

export type LedgerReading = {
  readonly sheets: readonly SheetReading[]
  /** About sheets and headers; those of the rows come with the batches. */
  readonly notices: readonly string[]
  /** Throws AppError when the file holds no data row at all. */
  readonly batches: AsyncIterable<LedgerBatch>
}
