// Applies a roster sheet: only what differs becomes a new version, a blank cell never erases, ids are given here.
import type { RosterChange, RosterEntry, Operation, OperationHead } from '../../store.ts'
import type { Mediator, Station } from '../../domain/people.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { readMediators, readStations } from './roster.ts'

type Facts = { readonly [column: string]: string | number | null }
/** One version to write: `id` null for a new thing. */
type Draft = { readonly what: string; readonly before: Facts | null; readonly after: Facts }

/** The sheet merged over the roster as it stands: everything by name, before ids are given. */
class RosterPlan {
  readonly stations = new Map<string, { current: Station | null; facts: Facts; committee: string; label: string }>()
  readonly people = new Map<string, { current: Mediator | null; facts: Facts; label: string }>()
  readonly assignments = new Map<string, { station: string; person: string; from: string; to: string | null; before: string | null | undefined; label: string }>()
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
    const stretch = current?.assignments.find((one) => one.stationId === stationId && (!entry.given.has('assignedFrom') || one.from === entry.assignedFrom))
    const from = stretch?.from ?? entry.assignedFrom
    const to = entry.assignedTo ?? stretch?.to ?? null
    this.assignments.set(`${entry.mediator.residentId}\n${station}\n${from}`, {
      station, person: entry.mediator.residentId, from, to, before: stretch?.to, label: `${entry.mediator.mediator} → ${entry.station}`,
    })
  }

  private addStation(entry: RosterEntry): string {
    const sameName = this.#currentStations.filter((one) => one.station === entry.station)
    const found = sameName.find((one) => one.county === entry.county) ?? (entry.county === '' && sameName.length === 1 ? sameName[0] : undefined)
      ?? sameName.find((one) => one.county === '')
    const county = entry.county === '' ? (found?.county ?? '') : entry.county
    const key = `${county}\n${entry.station}`
    const earlier = this.stations.get(key)?.facts
    const keep = (name: string, given: string | null, stored: string | null | undefined): string | number | null =>
      entry.given.has(name) ? given : (earlier?.[columnOf(name)] ?? stored ?? given)
    this.stations.set(key, {
      current: found ?? null,
      committee: entry.given.has('committee') || found === undefined ? entry.committee : found.committee,
      facts: { name: entry.station, county, room: keep('room', entry.room, found?.room), moved_in_on: keep('movedInOn', entry.movedInOn, found?.movedInOn) },
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
        name: person.mediator, resident_id: person.residentId, employment: person.employment, hired_on: earlier?.['hired_on'] ?? person.hiredOn,
        left_on: keep('leftOn'), phone: keep('phone'), bank: keep('bank'), account: keep('account'), occupation: keep('occupation'),
      },
      label: person.mediator,
    })
  }
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Plans, and unless it is a dry run applies in one transaction. */
export async function importRoster(
  connection: Connection,
  entries: readonly RosterEntry[],
  head: OperationHead,
  dryRun: boolean,
): Promise<{ readonly changes: readonly RosterChange[]; readonly operation: Operation | null }> {
  const work = async (): Promise<{ changes: readonly RosterChange[]; operation: Operation | null }> => {
    const plan = new RosterPlan(await readStations(connection), await readMediators(connection))
    for (const entry of entries) plan.add(entry)
    const changes = describe(plan)
    const differing = changes.filter((change) => change.kind !== 'unchanged')
    if (dryRun || differing.length === 0) return { changes, operation: null }
    const counts = {
      added: differing.filter((change) => change.kind === 'added').length,
      changed: differing.filter((change) => change.kind === 'changed').length,
    }
    return { changes, operation: await recordOperation(connection, head, counts, (seq) => new RosterWriter(connection, seq).write(plan)) }
  }
  return dryRun ? work() : connection.immediate(work)
}

function describe(plan: RosterPlan): readonly RosterChange[] {
  return [
    ...[...plan.stations.values()].map(({ current, facts, committee, label }) =>
      changeOf({ what: `派出所 ${label}`, before: current === null ? null : { ...stationFacts(current), committee: current.committee }, after: { ...facts, committee } }),
    ),
    ...[...plan.people.values()].map(({ current, facts, label }) =>
      changeOf({ what: `调解员 ${label}`, before: current === null ? null : personFacts(current), after: facts }),
    ),
    ...[...plan.assignments.values()].map(({ label, from, to, before }) =>
      changeOf({ what: `驻所 ${label}`, before: before === undefined ? null : { from_on: from, to_on: before }, after: { from_on: from, to_on: to } }),
    ),
  ]
}

function changeOf({ what, before, after }: Draft): RosterChange {
  if (before === null) return { kind: 'added', what, fields: [] }
  const fields = Object.keys(after)
    .filter((name) => (before[name] ?? null) !== (after[name] ?? null))
    .map((name) => ({ field: name, before: textOf(before[name]), after: textOf(after[name]) }))
  return { kind: fields.length === 0 ? 'unchanged' : 'changed', what, fields }
}

const textOf = (value: string | number | null | undefined): string | null => (value === null || value === undefined ? null : String(value))

function stationFacts(station: Station): Facts {
  return { name: station.station, county: station.county, room: station.room, moved_in_on: station.movedInOn }
}

function personFacts(mediator: Mediator): Facts {
  return {
    name: mediator.mediator, resident_id: mediator.residentId, employment: mediator.employment, hired_on: mediator.hiredOn, left_on: mediator.leftOn,
    phone: mediator.phone, bank: mediator.bank, account: mediator.account, occupation: mediator.occupation,
  }
}

const differs = (before: Facts, after: Facts): boolean => Object.keys(after).some((name) => (before[name] ?? null) !== (after[name] ?? null))

/** Writes the versions of one roster operation, giving ids to what is new. */
class RosterWriter {
  readonly #connection: Connection
  readonly #seq: number
  readonly #stationIds = new Map<string, number>()
  readonly #mediatorIds = new Map<string, string>()

  constructor(connection: Connection, seq: number) {
    this.#connection = connection
    this.#seq = seq
  }

  async write(plan: RosterPlan): Promise<void> {
    for (const [key, station] of plan.stations) this.#stationIds.set(key, await this.writeStation(station))
    for (const [key, person] of plan.people) this.#mediatorIds.set(key, await this.writePerson(person))
    for (const assignment of plan.assignments.values()) {
      if (assignment.before !== undefined && assignment.before === assignment.to) continue
      const mediator_id = this.#mediatorIds.get(assignment.person)
      const station_id = this.#stationIds.get(assignment.station)
      if (mediator_id === undefined || station_id === undefined) throw new Error('an assignment without its person or station')
      await this.close('assignment_version', { mediator_id, station_id, from_on: assignment.from })
      await this.insert('assignment_version', { mediator_id, station_id, from_on: assignment.from, to_on: assignment.to })
    }
  }

  private async writeStation({ current, facts, committee }: { current: Station | null; facts: Facts; committee: string }): Promise<number> {
    const committee_id = await this.committeeId(committee)
    if (current !== null && !differs({ ...stationFacts(current), committee_id: current.committeeId }, { ...facts, committee_id })) return current.stationId
    const station_id = current?.stationId ?? (await this.#connection.run(sql.insertInto('station').defaultValues().compile())).lastId
    await this.close('station_version', { station_id })
    await this.insert('station_version', { station_id, committee_id, ...facts })
    return station_id
  }

  private async committeeId(name: string): Promise<number> {
    const found = await this.#connection.first(sql.selectFrom('committee').select('committee_id').where('committee_key', '=', name).compile())
    if (found !== null) return found.committee_id
    const { lastId } = await this.#connection.run(sql.insertInto('committee').values({ committee_key: name }).compile())
    await this.insert('committee_version', { committee_id: lastId, name })
    return lastId
  }

  private async writePerson({ current, facts }: { current: Mediator | null; facts: Facts }): Promise<string> {
    if (current !== null && !differs(personFacts(current), facts)) return current.mediatorId
    const mediator_id = current?.mediatorId ?? (await this.nextMediatorId())
    await this.close('mediator_version', { mediator_id })
    await this.insert('mediator_version', { mediator_id, ...facts })
    return mediator_id
  }

  private async nextMediatorId(): Promise<string> {
    const row = await this.#connection.first(sql.selectFrom('mediator').select((one) => one.fn.countAll<number>().as('size')).compile())
    const mediator_id = `M${String((row?.size ?? 0) + 1).padStart(3, '0')}`
    await this.#connection.run(sql.insertInto('mediator').values({ mediator_id }).compile())
    return mediator_id
  }

  private async close(table: string, key: Facts): Promise<void> {
    const names = Object.keys(key)
    const where = names.map((name) => `${name} = ?`).join(' AND ')
    this.#connection.guard(() =>
      this.#connection.statement(`UPDATE ${table} SET to_op = ? WHERE to_op IS NULL AND ${where}`).run(this.#seq, ...names.map((name) => key[name] ?? null)),
    )
  }

  private async insert(table: string, facts: Facts): Promise<void> {
    const names = Object.keys(facts)
    const marks = names.map(() => '?').join(', ')
    this.#connection.guard(() =>
      this.#connection.statement(`INSERT INTO ${table} (${names.join(', ')}, from_op) VALUES (${marks}, ?)`).run(...names.map((name) => facts[name] ?? null), this.#seq),
    )
  }
}
