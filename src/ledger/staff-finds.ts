// Who works where, as ledgers tell it before there is a roster: stations with their rooms and committees, and the
// mediators named there with their cases. Making roster rows to fill of it is left to blank-roster.ts.
import type { CaseMediator, Outcome } from '../domain/mediation-case.ts'
import type { LedgerField } from './fields.ts'
import type { LayoutField, LedgerLayout } from './layout-file.ts'

/** A case as far as a roster is concerned; null where the ledger has no such column or leaves it blank. */
export type SeenCase = {
  readonly station: string
  readonly county: string | null
  readonly room: string | null
  readonly committee: string | null
  readonly mediators: readonly Pick<CaseMediator, 'mediator' | 'role'>[]
}

export type StaffRow = {
  readonly county: string | null
  readonly station: string
  readonly room: string | null
  readonly committee: string | null
  readonly mediator: string
  readonly led: number
  readonly assisted: number
}

/** A name met at more than one station: one person who moved, or two of one name. */
export type RepeatedName = { readonly mediator: string; readonly stations: readonly string[] }

/**
 * The layout of a ledger in which only a roster's columns are read. Free texts that a roster has no use for carry the
 * county (note), room (summary) and committee (agreementTerms); every outcome counts as unsettled, so that no row is
 * left out for its grade, its sum or its closing date. `roomOnly`: the ledger names rooms and no stations.
 */
export function staffLayout(layout: LedgerLayout, { roomOnly }: { readonly roomOnly: boolean }): LedgerLayout {
  const fields = layout.fields.flatMap((field): LayoutField<LedgerField>[] => {
    const carrier = CARRIERS.get(field.id)
    if (field.id === 'room' && roomOnly) return [field]
    if (carrier !== undefined) return [{ ...field, id: carrier }]
    if (field.id === 'station') return [roomOnly ? field : { ...field, alternatives: [] }]
    return KEPT.has(field.id) ? [field] : []
  })
  const words = Object.values(layout.words.outcome).flat()
  const nothing: Readonly<Record<Exclude<Outcome, 'not-settled'>, readonly string[]>> = {
    settled: [],
    withdrawn: [],
    transferred: [],
    open: [],
  }
  const outcome = { ...nothing, 'not-settled': words }
  return { ...layout, fields, sides: null, personal: null, words: { ...layout.words, outcome } }
}

const KEPT: ReadonlySet<LedgerField> = new Set(['caseNo', 'acceptedOn', 'mediators', 'assistants', 'outcome'])
const CARRIERS: ReadonlyMap<LedgerField, LedgerField> = new Map([
  ['county', 'note'],
  ['room', 'summary'],
  ['committee', 'agreementTerms'],
])

type Place = {
  readonly rooms: Map<string, number>
  readonly committees: Map<string, number>
  readonly people: Map<string, { led: number; assisted: number }>
}

/** Gathers case after case; the rows come at the end. */
export class StaffFinds {
  /** By station, then by county; '' where the county is not stated. */
  private readonly stations = new Map<string, Map<string, Place>>()

  add({ station, county, room, committee, mediators }: SeenCase): void {
    const counties = this.stations.get(stationOf(station, county)) ?? new Map<string, Place>()
    this.stations.set(stationOf(station, county), counties)
    const place = counties.get(county ?? '') ?? emptyPlace()
    counties.set(county ?? '', place)
    count(place.rooms, room)
    count(place.committees, committee)
    for (const { mediator, role } of mediators) {
      const sums = place.people.get(mediator) ?? { led: 0, assisted: 0 }
      place.people.set(mediator, sums)
      if (role === 'lead') sums.led++
      else sums.assisted++
    }
  }

  /** Takes in what was found elsewhere, in another file. */
  join(other: StaffFinds): void {
    for (const [station, counties] of other.stations) {
      const own = this.stations.get(station) ?? new Map<string, Place>()
      this.stations.set(station, own)
      for (const [county, place] of counties) own.set(county, joinedPlaces(own.get(county) ?? emptyPlace(), place))
    }
  }

  /** One row a person and station, by county, station and cases led. */
  rows(): readonly StaffRow[] {
    return [...this.stations].flatMap(([station, counties]) => rowsOf(station, settledCounties(counties))).sort(byPlace)
  }
}

/** A name that stands at two stations, with both. */
export function repeatedNames(rows: readonly StaffRow[]): readonly RepeatedName[] {
  const stations = new Map<string, string[]>()
  for (const { mediator, county, station } of rows)
    stations.set(mediator, [...(stations.get(mediator) ?? []), `${county ?? ''}${station}`])
  return [...stations].flatMap(([mediator, at]) => (at.length > 1 ? [{ mediator, stations: at }] : []))
}

/** 驻新街派出所人民调解室 and 翠屏区新街派出所 are 新街派出所. */
function stationOf(text: string, county: string | null): string {
  const named = /^驻?(.+?派出所).*室$/.exec(text)?.[1] ?? text
  return county !== null && named.length > county.length && named.startsWith(county)
    ? named.slice(county.length)
    : named
}

/** Rows that leave the county blank belong to the only county that others of the station name. */
function settledCounties(counties: ReadonlyMap<string, Place>): readonly (readonly [string, Place])[] {
  const unsaid = counties.get('')
  const said = [...counties].filter(([county]) => county !== '')
  const [only] = said
  if (unsaid === undefined || only === undefined || said.length > 1) return [...counties]
  return [[only[0], joinedPlaces(only[1], unsaid)]]
}

function emptyPlace(): Place {
  return { rooms: new Map(), committees: new Map(), people: new Map() }
}

function joinedPlaces(one: Place, other: Place): Place {
  const people = new Map([...one.people].map(([name, sums]) => [name, { ...sums }]))
  for (const [name, { led, assisted }] of other.people) {
    const sums = people.get(name) ?? { led: 0, assisted: 0 }
    people.set(name, { led: sums.led + led, assisted: sums.assisted + assisted })
  }
  return { rooms: summed(one.rooms, other.rooms), committees: summed(one.committees, other.committees), people }
}

function summed(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map(one)
  for (const [text, times] of other) sums.set(text, (sums.get(text) ?? 0) + times)
  return sums
}

function rowsOf(station: string, counties: readonly (readonly [string, Place])[]): StaffRow[] {
  return counties.flatMap(([county, { rooms, committees, people }]) =>
    [...people].map(([mediator, { led, assisted }]) => ({
      county: county === '' ? null : county,
      station,
      room: mostFrequent(rooms),
      committee: mostFrequent(committees),
      mediator,
      led,
      assisted,
    })),
  )
}

function count(counts: Map<string, number>, text: string | null): void {
  if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  for (const [text, times] of counts) if (best === null || times > (counts.get(best) ?? 0)) best = text
  return best
}

function byPlace(a: StaffRow, b: StaffRow): number {
  return (
    order(a.county ?? '', b.county ?? '') ||
    order(a.station, b.station) ||
    b.led - a.led ||
    b.assisted - a.assisted ||
    order(a.mediator, b.mediator)
  )
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
