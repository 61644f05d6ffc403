// A roster sheet merged over the roster as it stands, by name and person: a blank cell never erases. Ids come later.
import type { Assignment, Mediator, Station } from '../../domain/people.ts'
import type { RosterEntry } from '../../store.ts'

export type Facts = { readonly [column: string]: string | number | null }
/** The sheet merged over the roster as it stands: everything by name, before ids are given. */
export class RosterPlan {
  readonly stations = new Map<string, { current: Station | null; facts: Facts; committee: string; label: string }>()
  readonly people = new Map<string, { current: Mediator | null; facts: Facts; label: string }>()
  readonly assignments = new Map<
    string,
    {
      station: string
      person: string
      from: string
      to: string | null
      before: string | null | undefined
      label: string
    }
  >()
  readonly #currentStations: readonly Station[]
  readonly #currentPeople: ReadonlyMap<string, Mediator>

  constructor(stations: readonly Station[], mediators: readonly Mediator[]) {
    this.#currentStations = stations
    this.#currentPeople = new Map(mediators.map((mediator) => [mediator.residentId, mediator]))
  }

  add(entry: RosterEntry): void {
    const station = this.addStation(entry)
    this.addPerson(entry)
    const current = this.#currentPeople.get(entry.mediator.residentId)
    const stationId = this.stations.get(station)?.current?.stationId
    const stretch = current?.assignments.findLast((one) => one.stationId === stationId && isMeant(entry, one))
    const from = stretch?.from ?? entry.assignedFrom
    const to = entry.assignedTo ?? stretch?.to ?? null
    this.assignments.set(`${entry.mediator.residentId}\n${station}\n${from}`, {
      station,
      person: entry.mediator.residentId,
      from,
      to,
      before: stretch?.to,
      label: `${entry.mediator.mediator} → ${entry.station}`,
    })
  }

  private addStation(entry: RosterEntry): string {
    const sameName = this.#currentStations.filter((one) => one.station === entry.station)
    const found =
      sameName.find((one) => one.county === entry.county) ??
      (entry.county === '' && sameName.length === 1 ? sameName[0] : undefined) ??
      sameName.find((one) => one.county === '')
    const county = entry.county === '' ? (found?.county ?? '') : entry.county
    const key = `${county}\n${entry.station}`
    const earlier = this.stations.get(key)?.facts
    const keep = (name: string, given: string | null, stored: string | null | undefined): string | number | null =>
      entry.given.has(name) ? given : (earlier?.[columnOf(name)] ?? stored ?? given)
    this.stations.set(key, {
      current: found ?? null,
      committee: entry.given.has('committee') || found === undefined ? entry.committee : found.committee,
      facts: {
        name: entry.station,
        county,
        room: keep('room', entry.room, found?.room),
        moved_in_on: keep('movedInOn', entry.movedInOn, found?.movedInOn),
      },
      label: entry.station,
    })
    return key
  }

  private addPerson(entry: RosterEntry): void {
    const person = entry.mediator
    const current = this.#currentPeople.get(person.residentId) ?? null
    const earlier = this.people.get(person.residentId)?.facts
    const keep = (name: keyof typeof person): string | null => {
      const given = person[name]
      if (given !== null) return given
      const kept = earlier?.[columnOf(name)]
      return typeof kept === 'string' ? kept : (current?.[name] ?? null)
    }
    this.people.set(person.residentId, {
      current,
      facts: {
        name: person.mediator,
        resident_id: person.residentId,
        employment: person.employment,
        hired_on: earlier?.hired_on ?? person.hiredOn,
        left_on: keep('leftOn'),
        phone: keep('phone'),
        bank: keep('bank'),
        account: keep('account'),
        occupation: keep('occupation'),
      },
      label: person.mediator,
    })
  }
}

/** Without a first day of its own a row speaks of the last stretch there that its last day may end. */
function isMeant({ given, assignedFrom, assignedTo }: RosterEntry, stretch: Assignment): boolean {
  if (given.has('assignedFrom')) return stretch.from === assignedFrom
  return assignedTo === null || stretch.from <= assignedTo
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function stationFacts(station: Station): Facts {
  return { name: station.station, county: station.county, room: station.room, moved_in_on: station.movedInOn }
}

export function personFacts(mediator: Mediator): Facts {
  return {
    name: mediator.mediator,
    resident_id: mediator.residentId,
    employment: mediator.employment,
    hired_on: mediator.hiredOn,
    left_on: mediator.leftOn,
    phone: mediator.phone,
    bank: mediator.bank,
    account: mediator.account,
    occupation: mediator.occupation,
  }
}

export const differs = (before: Facts, after: Facts): boolean =>
  Object.keys(after).some((name) => (before[name] ?? null) !== (after[name] ?? null))
