// What every policy file says of itself, whatever its scheme. Terms: 标准 Policy, 依据 citation, 条款 clause.
import type { IsoDate } from './calendar.ts'

/** published: a source states it. law: a national text fixes it. proposal: ours, in use until the bureau confirms it. */
export type ClauseStatus = 'published' | 'law' | 'proposal'

/** One declared value of a policy file, as a person reads it. */
export type PolicyClause = {
  /** Where it stands in the file, e.g. `grades.一般`. */
  readonly key: string
  /** Short label, e.g. 难度档次·一般. */
  readonly clause: string
  readonly status: ClauseStatus
  readonly source: string
  /** The value in one Chinese phrase. */
  readonly text: string
}

export type Citation = {
  readonly title: string
  readonly document: string
  readonly issuedOn: IsoDate | null
  /** The day someone last held the values against the source. */
  readonly checkedOn: IsoDate
}

/** What every policy file says of itself, whatever its scheme. */
export type PolicyMeta = {
  /** Pack and policy, e.g. `yibin-2017/case-subsidy`. */
  readonly id: string
  readonly effectiveFrom: IsoDate
  /** Set when the source itself ends on a day; otherwise the next file ends this one. */
  readonly ends: { readonly lastDay: IsoDate; readonly reason: string } | null
  /** After this day someone should look whether the values still hold; null when the file names no day. */
  readonly reviewBy: IsoDate | null
  readonly title: string
  readonly file: string
  readonly sha256: string
  readonly citation: Citation
  /** Every declared value, in the order of the file. */
  readonly clauses: readonly PolicyClause[]
  /** The values that are proposals and wait for the bureau's confirmation. */
  readonly unconfirmed: readonly PolicyClause[]
}

/** Which date of a case puts it into a month and chooses its policy. */
export type CountingDate = 'closedOn' | 'agreedOn' | 'acceptedOn' | 'performedOn' | 'reviewedOn'
