// Operations: what was done to the store, by whom, and why. Types only.
import type { IsoDate } from '../domain/calendar.ts'

/** Who did what, and when: the header of an operation. */
export type OperationHead = {
  readonly at: string
  readonly operator: string | null
  readonly command: string
  /** The day that it was for the person (`--today`); kept where the clock says another. */
  readonly today?: IsoDate
  /** Why: the reason that a person gave. */
  readonly note?: string
}

export type Operation = Omit<OperationHead, 'note' | 'today'> & {
  readonly note: string | null
  readonly seq: number
  readonly counts: { readonly [name: string]: number }
  readonly digest: string
}
