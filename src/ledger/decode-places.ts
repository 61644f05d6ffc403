// The station and the mediators of a row, looked up in the roster; without a roster they are kept as written.
import type { IsoDate } from '../domain/calendar.ts'
import type { CaseMediator } from '../domain/mediation-case.ts'
import type { RosterIndex, Station } from '../domain/people.ts'
import type { LedgerField } from './fields.ts'
import { MediatorFinder } from './mediators.ts'
import { readText } from './row-cells.ts'
import type { RowState } from './row-state.ts'
import { StationFinder } from './stations.ts'
import { cleanName, type NameList } from './values/people.ts'

export type DecodedStation = { readonly name: string; readonly station: Station | null }
export type DecodedMediators = {
  readonly mediators: readonly CaseMediator[]
  readonly persons: RosterIndex['mediators']
}

const NOBODY: DecodedMediators = { mediators: [], persons: [] }

export class RosterLookup {
  private readonly stations: StationFinder | null
  private readonly mediators: MediatorFinder | null

  constructor(
    roster: RosterIndex | null,
    private readonly names: (text: string) => NameList,
  ) {
    this.stations = roster === null ? null : new StationFinder(roster)
    this.mediators = roster === null ? null : new MediatorFinder(roster)
  }

  station(state: RowState<LedgerField>): DecodedStation {
    const field = state.cells.text('station') === '' && state.cells.text('room') !== '' ? 'room' : 'station'
    const text = state.settled(field, state.cells.read(field, readText), 'refused') ?? ''
    const county = state.cells.text('county')
    if (text === '') {
      if (!state.isRefusedAt(field)) state.report({ code: 'STATION-MISSING', severity: 'refused', field })
      return { name: '', station: null }
    }
    if (this.stations === null) return { name: cleanName(text), station: null }
    const match = this.stations.find(text, county)
    switch (match.kind) {
      case 'found':
        if (match.isOtherCounty) {
          const message = `花名册里${match.station.station}属于${match.station.county}`
          state.report({ code: 'STATION-COUNTY', severity: 'warning', field: 'county', got: county, message })
        }
        return { name: match.station.station, station: match.station }
      case 'ambiguous': {
        const message = `${match.counties.join('、')}都有这个名字的派出所，分不清是哪一个`
        state.report({ code: 'STATION-AMBIGUOUS', severity: 'refused', field, got: text, message })
        return { name: text, station: null }
      }
      case 'unknown': {
        const suggestion = match.nearest === null ? '' : `，是不是“${match.nearest}”？`
        const message = `花名册里没有这个派出所${suggestion}`
        state.report({ code: 'STATION-UNKNOWN', severity: 'refused', field, got: text, message })
        return { name: text, station: null }
      }
    }
  }

  /** `day` decides between two of one name; null when the row has no readable date and is refused for that. */
  people(state: RowState<LedgerField>, station: Station | null, day: IsoDate | null): DecodedMediators {
    const named = this.names(state.settled('mediators', state.cells.read('mediators', readText), 'refused') ?? '').names
    if (named.length === 0) {
      if (!state.isRefusedAt('mediators'))
        state.report({ code: 'MEDIATOR-MISSING', severity: 'refused', field: 'mediators' })
      return NOBODY
    }
    const assistants = this.names(state.cells.text('assistants')).names.filter((name) => !named.includes(name))
    const names = assistants.length === 0 ? named : [...named, ...assistants]
    if (this.mediators === null || station === null || day === null)
      return { mediators: names.map(unlisted), persons: [] }
    const { mediators, remarks, persons } = this.mediators.find(names, station.stationId, day)
    for (const { code, severity, name, message } of remarks) {
      const field = assistants.includes(name) ? 'assistants' : 'mediators'
      state.report({ code, severity, field, got: name, message })
    }
    return { mediators, persons }
  }
}

function unlisted(name: string, position: number): CaseMediator {
  return { mediatorId: null, mediator: name, role: position === 0 ? 'lead' : 'assistant', weight: 0 }
}
