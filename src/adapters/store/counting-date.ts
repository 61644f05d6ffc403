// Where the date stands that puts a case into a month: a column of the case, of what was recorded of it, or of the
// bureau's decision. SQL: `d` is the row that has the date, `v` the case as it stands.
import type { CountingDate } from '../../domain/policy.ts'

type CountingSource = {
  /** Goes along the dates in their order: `d` needs its index only, `v` is read of those that are wanted. */
  readonly from: string
  readonly day: string
  /** The same date for a case `v` that is already at hand. */
  readonly dayOf: string
}

const ownDate = (day: string): CountingSource => ({
  from: 'case_version AS d CROSS JOIN case_version AS v ON v.version_id = d.version_id WHERE d.to_op IS NULL',
  day: `d.${day}`,
  dayOf: `v.${day}`,
})

const dateOfWork = (table: string, day: string): CountingSource => ({
  from: `${table} AS d CROSS JOIN case_version AS v ON v.case_id = d.case_id AND v.to_op IS NULL
    WHERE d.to_op IS NULL AND d.${day} IS NOT NULL`,
  day: `d.${day}`,
  dayOf: `(SELECT d.${day} FROM ${table} AS d WHERE d.case_id = v.case_id AND d.to_op IS NULL)`,
})

export const COUNTING_SOURCE: Readonly<Record<CountingDate, CountingSource>> = {
  acceptedOn: ownDate('accepted_on'),
  agreedOn: ownDate('agreed_on'),
  closedOn: ownDate('closed_on'),
  performedOn: dateOfWork('case_supplement', 'performed_on'),
  reviewedOn: dateOfWork('case_review', 'decided_on'),
}

/** The word that a run keeps; null for a run that counts no cases. */
export function countingDateOf(word: string): CountingDate | null {
  switch (word) {
    case 'acceptedOn':
    case 'agreedOn':
    case 'closedOn':
    case 'performedOn':
    case 'reviewedOn':
      return word
    case NO_CASES:
      return null
    default:
      throw new Error(`a counting date in the store: ${word}`)
  }
}

export const NO_CASES = 'none'
