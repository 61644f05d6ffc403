// The roster's queries: stations with their committee, mediators with their dated assignments.
import { optionalDate, storedDate } from '../../domain/packed-facts.ts'
import type { Assignment, Employment, Mediator, RosterIndex, Station } from '../../domain/people.ts'
import { readAliases } from './aliases.ts'
import { type Connection, sql } from './connection.ts'

export async function readStations(connection: Connection): Promise<readonly Station[]> {
  const rows = await connection.all(
    sql
      .selectFrom('station_version as s')
      .innerJoin('committee_version as c', 'c.committee_id', 's.committee_id')
      .select([
        's.station_id',
        's.name',
        's.county',
        's.room',
        's.committee_id',
        's.moved_in_on',
        'c.name as committee',
      ])
      .where('s.to_op', 'is', null)
      .where('c.to_op', 'is', null)
      .orderBy('s.station_id')
      .compile(),
  )
  return rows.map((row) => ({
    stationId: row.station_id,
    station: row.name,
    county: row.county,
    room: row.room,
    committeeId: row.committee_id,
    committee: row.committee,
    movedInOn: optionalDate(row.moved_in_on),
  }))
}

export async function readMediators(connection: Connection): Promise<readonly Mediator[]> {
  const assignments = new Map<string, Assignment[]>()
  const stretches = sql
    .selectFrom('assignment_version')
    .selectAll()
    .where('to_op', 'is', null)
    .orderBy('from_on')
    .orderBy('version_id')
  for (const row of await connection.all(stretches.compile())) {
    const stretch = { stationId: row.station_id, from: storedDate(row.from_on), to: optionalDate(row.to_on) }
    assignments.set(row.mediator_id, [...(assignments.get(row.mediator_id) ?? []), stretch])
  }
  const rows = await connection.all(
    sql.selectFrom('mediator_version').selectAll().where('to_op', 'is', null).orderBy('mediator_id').compile(),
  )
  return rows.map((row) => ({
    mediatorId: row.mediator_id,
    mediator: row.name,
    residentId: row.resident_id,
    employment: employmentOf(row.employment),
    hiredOn: storedDate(row.hired_on),
    leftOn: optionalDate(row.left_on),
    phone: row.phone,
    bank: row.bank,
    account: row.account,
    occupation: row.occupation,
    assignments: assignments.get(row.mediator_id) ?? [],
  }))
}

/** What leaves the store for the reading of a ledger: no ID number, no account. */
export async function readRosterIndex(connection: Connection): Promise<RosterIndex> {
  const mediators = await readMediators(connection)
  return {
    stations: await readStations(connection),
    aliases: await readAliases(connection),
    mediators: mediators.map(({ mediatorId, mediator, hiredOn, leftOn, assignments }) => ({
      mediatorId,
      mediator,
      hiredOn,
      leftOn,
      assignments,
    })),
  }
}

export async function isRosterEmpty(connection: Connection): Promise<boolean> {
  return (await connection.first(sql.selectFrom('mediator').select('mediator_id').limit(1).compile())) === null
}

function employmentOf(text: string): Employment {
  if (text === 'full-time' || text === 'part-time') return text
  throw new Error(`employment in the store: ${text}`)
}
