// Writes the versions of one roster operation, giving ids to what is new.
import type { Mediator, Station } from '../../domain/people.ts'
import { type Connection, sql } from './connection.ts'
import { differs, type Facts, personFacts, type RosterPlan, stationFacts } from './roster-plan.ts'
import { closeVersion, insertVersion } from './versioned.ts'

type VersionedTable = 'committee_version' | 'station_version' | 'mediator_version' | 'assignment_version'

export class RosterWriter {
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
      if (mediator_id === undefined || station_id === undefined)
        throw new Error('an assignment without its person or station')
      this.close('assignment_version', { mediator_id, station_id, from_on: assignment.from })
      this.insert('assignment_version', {
        mediator_id,
        station_id,
        from_on: assignment.from,
        to_on: assignment.to,
      })
    }
  }

  private async writeStation({
    current,
    facts,
    committee,
  }: {
    current: Station | null
    facts: Facts
    committee: string
  }): Promise<number> {
    const committee_id = await this.committeeId(committee)
    if (
      current !== null &&
      !differs({ ...stationFacts(current), committee_id: current.committeeId }, { ...facts, committee_id })
    )
      return current.stationId
    const station_id =
      current?.stationId ?? (await this.#connection.run(sql.insertInto('station').defaultValues().compile())).lastId
    this.close('station_version', { station_id })
    this.insert('station_version', { station_id, committee_id, ...facts })
    return station_id
  }

  private async committeeId(name: string): Promise<number> {
    const found = await this.#connection.first(
      sql.selectFrom('committee').select('committee_id').where('committee_key', '=', name).compile(),
    )
    if (found !== null) return found.committee_id
    const { lastId } = await this.#connection.run(sql.insertInto('committee').values({ committee_key: name }).compile())
    this.insert('committee_version', { committee_id: lastId, name })
    return lastId
  }

  private async writePerson({ current, facts }: { current: Mediator | null; facts: Facts }): Promise<string> {
    if (current !== null && !differs(personFacts(current), facts)) return current.mediatorId
    const mediator_id = current?.mediatorId ?? (await this.nextMediatorId())
    this.close('mediator_version', { mediator_id })
    this.insert('mediator_version', { mediator_id, ...facts })
    return mediator_id
  }

  private async nextMediatorId(): Promise<string> {
    const row = await this.#connection.first(
      sql
        .selectFrom('mediator')
        .select((one) => one.fn.countAll<number>().as('size'))
        .compile(),
    )
    const mediator_id = `M${String((row?.size ?? 0) + 1).padStart(3, '0')}`
    await this.#connection.run(sql.insertInto('mediator').values({ mediator_id }).compile())
    return mediator_id
  }

  private close(table: VersionedTable, row: Facts): void {
    closeVersion(this.#connection, { table, key: Object.keys(row) }, { row, seq: this.#seq })
  }

  private insert(table: VersionedTable, row: Facts): void {
    insertVersion(this.#connection, table, { row, seq: this.#seq })
  }
}
