// Cases as the registry gives them: current, past, and paired with others. Types only.
import type { IsoDate, Month } from '../domain/calendar.ts'
import type { CaseRelation } from '../domain/case-relation.ts'
import type { CaseFacts, Origin } from '../domain/mediation-case.ts'

/** A case as it stands now. */
export type StoredCase = {
  readonly caseId: number
  readonly caseKey: string
  readonly committeeId: number
  readonly committee: string
  readonly stationId: number
  readonly station: string
  readonly county: string
  readonly room: string
  readonly facts: CaseFacts
  readonly origin: Origin
}

export type CaseFilter = {
  readonly month?: Month
  readonly county?: string
  readonly station?: string
  readonly outcome?: string
  readonly grade?: string
  readonly mediator?: string
}

/** By which header and columns a file was read; enough to find a cell again. */
export type ReadLayout = {
  readonly headerRow: number
  readonly columns: readonly { readonly header: string; readonly field: string; readonly index: number }[]
}

/** One state of a case: what made it, and what ended it. */
export type CaseVersion = {
  readonly seq: number
  readonly at: string
  /** The day that it was for the person. */
  readonly day: IsoDate
  readonly operator: string | null
  readonly command: string
  /** The operation that ended it; null for the current one. */
  readonly endedBy: number | null
  readonly facts: CaseFacts
  readonly station: string
  readonly origin: Origin & { readonly sha256: string; readonly layout: ReadLayout | null }
}

/** Two cases that may be one dispute (`relation` null), or that a person has told apart or together. */
export type RelatedPair = {
  readonly cases: readonly [StoredCase, StoredCase]
  readonly score: number | null
  readonly reasons: readonly string[]
  readonly relation: CaseRelation | null
  readonly note: string | null
}

/** A room in a month: whether its ledger has come. */
export type RoomStatus = {
  readonly stationId: number
  readonly station: string
  readonly county: string
  readonly room: string
  /** `sent` with rows of that month, `zero` reported none, `before` had not moved in yet. */
  readonly state: 'sent' | 'zero' | 'missing' | 'before'
  readonly rows: number
  readonly files: readonly string[]
  /** Refused rows and pending fields that are still open in the files of that room. */
  readonly openItems: number
}
