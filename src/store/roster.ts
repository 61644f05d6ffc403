// The roster as a sheet states it, and what an import of it changes. Types only.
import type { IsoDate } from '../domain/calendar.ts'
import type { Mediator } from '../domain/people.ts'
import type { FieldChange } from './import.ts'

export type RosterChange = {
  readonly kind: 'added' | 'changed' | 'unchanged'
  readonly what: string
  readonly fields: readonly FieldChange[]
}

/** The roster as a sheet states it, resolved to names; ids are given by the store. */
export type RosterEntry = {
  readonly county: string
  readonly station: string
  readonly room: string
  readonly committee: string
  readonly movedInOn: IsoDate | null
  readonly mediator: Omit<Mediator, 'mediatorId' | 'assignments'>
  readonly assignedFrom: IsoDate
  readonly assignedTo: IsoDate | null
  /** Columns that the sheet filled for this row: a blank never erases. */
  readonly given: ReadonlySet<string>
}
