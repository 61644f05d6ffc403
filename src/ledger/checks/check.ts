// The form of a check on a decoded case: it looks, reports what a person should see, never throws and never repairs.
// Everything here is a warning: what refuses a row is decided while decoding.
import type { IsoDate } from '../../domain/calendar.ts'
import type { CaseFacts } from '../../domain/mediation-case.ts'
import type { RosterIndex } from '../../domain/people.ts'
import type { LedgerField } from '../fields.ts'
import type { Report } from '../findings.ts'
import type { DecodedParty } from '../parties.ts'

export type CheckedCase = {
  readonly facts: CaseFacts
  readonly parties: readonly DecodedParty[]
  readonly stationId: number | null
  /** The persons of the roster who mediated. */
  readonly persons: readonly RosterIndex['mediators'][number][]
  readonly today: IsoDate
  readonly listed: { readonly disputeType: ReadonlySet<string>; readonly source: ReadonlySet<string> }
}

export type Check = (one: CheckedCase, report: Report<LedgerField>) => void
