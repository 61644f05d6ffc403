// A measure as data: a predicate over the facts of a case and the dimensions it may be counted by. The store compiles it
// to SQL, the reports room interprets it in a plain loop; the cases behind a figure are the same predicate ungrouped.
import type { IsoDate } from './calendar.ts'

export type Period = { readonly from: IsoDate; readonly to: IsoDate }

/** Facts that a predicate may speak of. */
export type MeasureField =
  | 'acceptedOn'
  | 'agreedOn'
  | 'closedOn'
  | 'outcome'
  | 'grade'
  | 'disputeType'
  | 'source'
  | 'agreementForm'
/** What a figure may be split by. `month` is the month of the measure's own date. */
export type Dimension =
  | 'county'
  | 'station'
  | 'disputeType'
  | 'grade'
  | 'source'
  | 'outcome'
  | 'agreementForm'
  | 'month'

/** The ends of the period the figure is asked for. */
export type PeriodEnd = { readonly period: 'from' | 'to' }

export type Predicate =
  | { readonly kind: 'all'; readonly of: readonly Predicate[] }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'is-null'; readonly field: MeasureField }
  | { readonly kind: 'equals'; readonly field: MeasureField; readonly value: string }
  | { readonly kind: 'at-least' | 'at-most' | 'after'; readonly field: MeasureField; readonly value: PeriodEnd }

export type Measure = {
  readonly id: string
  readonly title: string
  /** What it counts and from where, in Chinese. */
  readonly explanation: string
  /** The date that puts a case into a month. */
  readonly date: 'acceptedOn' | 'closedOn'
  readonly where: Predicate
}
