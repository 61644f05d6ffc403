// The station and the mediators of a row, looked up in the roster; without a roster they are kept as written. How they
// divide the case's subsidy is left to decode-shares.ts.
import type { IsoDate } from '../domain/calendar.ts'
import type { CaseMediator } from '../domain/mediation-case.ts'
import type { RosterIndex, Station } from '../domain/people.ts'
import { withShares } from './decode-shares.ts'
import type { LedgerField } from './fields.ts'
import { MediatorFinder, type MediatorMatch } from './mediators.ts'
import { readText } from './row-cells.ts'
import type { RowState } from './row-state.ts'
import { StationFinder } from './stations.ts'
import { leadFirst, type MediatorNames } from './values/mediator-names.ts'
import { cleanName } from './values/people.ts'

export type DecodedStation = { readonly name: string; readonly station: Station | null }
export type DecodedMediators = {
  readonly mediators: readonly CaseMediator[]
  readonly persons: RosterIndex['mediators']
  /** The row says itself how the mediators divide the case. */
  readonly givesShares: boolean
}

type State = RowState<LedgerField>

const NOBODY: DecodedMediators = { mediators: [], persons: [], givesShares: false }
const NO_NAMES: readonly string[] = []

export class RosterLookup {
  private readonly stations: StationFinder | null
  private readonly mediators: MediatorFinder | null

  constructor(
    roster: RosterIndex | null,
    private readonly names: (text: string) => MediatorNames,
  ) {
    this.stations = roster === null ? null : new StationFinder(roster)
    this.mediators = roster === null ? null : new MediatorFinder(roster)
  }

  station(state: State): DecodedStation {
    const field = state.cells.text('station') === '' && state.cells.text('room') !== '' ? 'room' : 'station'
    const text = state.settled(field, state.cells.read(field, readText), 'refused') ?? ''
    const county = state.note('county') ?? ''
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
  people(state: State, station: Station | null, day: IsoDate | null): DecodedMediators {
    const text = state.settled('mediators', state.cells.read('mediators', readText), 'refused') ?? ''
    const named = this.named(state, 'mediators', text)
    if (named.people.length === 0) {
      if (!state.isRefusedAt('mediators'))
        state.report({ code: 'MEDIATOR-MISSING', severity: 'refused', field: 'mediators' })
      return NOBODY
    }
    const written = named.people.map(({ name }) => name)
    const assistants = this.assistants(state, written)
    const leading = leadFirst(named.people)
    const names = leading === named.people ? written : leading.map(({ name }) => name)
    const all = assistants.length === 0 ? names : [...names, ...assistants]
    const match =
      this.mediators === null || station === null || day === null
        ? unlisted(all)
        : this.mediators.find(all, station.stationId, day)
    for (const { code, severity, name, message } of match.remarks) {
      const field = assistants.includes(name) ? 'assistants' : 'mediators'
      state.report({ code, severity, field, got: name, message })
    }
    const mediators = withShares(state, match, { written, text })
    return { mediators, persons: match.persons, givesShares: mediators !== match.mediators }
  }

  private assistants(state: State, named: readonly string[]): readonly string[] {
    const text = state.note('assistants')
    if (text === null) return NO_NAMES
    const { people } = this.named(state, 'assistants', text)
    return people.map(({ name }) => name).filter((name) => !named.includes(name))
  }

  private named(state: State, field: 'mediators' | 'assistants', text: string): MediatorNames {
    const names = this.names(text)
    if (names.others) {
      const message = '调解员没有全部列名，没有列名的分不到补贴'
      state.report({ code: 'PARTY-LIST', severity: 'warning', field, got: text, message })
      // Somebody has a share in the case who cannot be paid: nobody is, before all are named.
      const who = '不是每位调解员都写了姓名，补贴分不清，暂不发放；请写全姓名后重新导入'
      state.report({ code: 'SHARES-UNREADABLE', severity: 'pending', field, got: text, message: who })
    }
    if (names.remarks) state.report({ code: 'NAME-REMARK', severity: 'warning', field, got: text })
    return names
  }
}

function unlisted(names: readonly string[]): MediatorMatch {
  const mediators = names.map((mediator, position): CaseMediator => {
    return { mediatorId: null, mediator, role: position === 0 ? 'lead' : 'assistant', weight: 0 }
  })
  return { mediators, spellings: names.map((name) => [name]), remarks: [], persons: [] }
}
