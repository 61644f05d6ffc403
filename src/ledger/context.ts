// What the reading of a ledger needs to know beside the file. Plain data, so that it can be posted to a worker.
import type { IsoDate } from '../domain/calendar.ts'
import type { RosterIndex } from '../domain/people.ts'
import type { LedgerLayout } from './layout-file.ts'

export type LedgerContext = {
  readonly layout: LedgerLayout
  /** null before there is a roster: stations and mediators are then not tested. */
  readonly roster: RosterIndex | null
  /** Every difficulty word of the policy pack → the pack's grade. */
  readonly gradeWords: ReadonlyMap<string, string>
  readonly today: IsoDate
  readonly sheet?: string
  readonly headerRow?: number
  /** Header text → field id or Chinese label, or 忽略. */
  readonly map?: ReadonlyMap<string, string>
  /** Mappings kept by `--save-profile`: a header of that shape uses one. */
  readonly profiles?: readonly LedgerProfile[]
  /** Rows without a case number come in with an empty key, to be given one (`--assign-numbers`). */
  readonly assignNumbers?: boolean
}

/** An office's mapping: the header it belongs to, and its `--map` pairs. */
export type LedgerProfile = {
  readonly name: string
  /** Every header text of the row, in order, blanks left out. */
  readonly headers: readonly string[]
  readonly map: ReadonlyMap<string, string>
}
