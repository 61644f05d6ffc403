// Changes of people beside the roster sheet, each from a day on: how a person is engaged, which account pay goes to, who
// leaves, who moves to another station. Whether a second person has checked is left to the command.
import { AppError } from '../../domain/app-error.ts'
import { addDays, type IsoDate } from '../../domain/calendar.ts'
import { storedDate } from '../../domain/packed-facts.ts'
import {
  type AccountStretch,
  type Assignment,
  ENGAGEMENTS,
  type EngagementStretch,
  type Mediator,
} from '../../domain/people.ts'
import type { Operation, OperationHead, Store } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { readMediators, readStations } from './roster.ts'
import { storedWord } from './stored-words.ts'
import { closeVersion, insertVersion, recordVersions, replaceVersion } from './versioned.ts'

type Changes = Pick<Store['roster'], 'engagements' | 'accounts' | 'engage' | 'changeAccount' | 'leave' | 'move'>

export function peopleChangesOf(connection: Connection): Changes {
  return {
    engagements: () => readEngagements(connection),
    accounts: () => readAccounts(connection),
    engage: (stretches, head) =>
      recordVersions(connection, head, {
        to: { table: 'engagement_version', key: ['mediator_id', 'from_on'] },
        rows: stretches.map(({ mediatorId, engagement, from, document }) => ({
          mediator_id: mediatorId,
          engagement,
          from_on: from,
          document,
        })),
        counted: 'engagements',
      }),
    changeAccount: ({ mediatorId, bank, account, from, document, checkedBy }, head) =>
      recordVersions(connection, head, {
        to: { table: 'account_version', key: ['mediator_id', 'from_on'] },
        rows: [{ mediator_id: mediatorId, bank, account, from_on: from, document, checked_by: checkedBy }],
        counted: 'accounts',
      }),
    leave: (mediatorId, lastDay, head) => leave(connection, { mediatorId, lastDay }, head),
    move: (mediatorId, to, head) => move(connection, { mediatorId, ...to }, head),
  }
}

async function readEngagements(connection: Connection): Promise<readonly EngagementStretch[]> {
  const current = sql.selectFrom('engagement_version').selectAll().where('to_op', 'is', null)
  const rows = await connection.all(current.orderBy('from_on').orderBy('mediator_id').compile())
  return rows.map((row) => ({
    mediatorId: row.mediator_id,
    engagement: storedWord('engagement', ENGAGEMENTS, row.engagement),
    from: storedDate(row.from_on),
    document: row.document,
  }))
}

async function readAccounts(connection: Connection): Promise<readonly AccountStretch[]> {
  const current = sql.selectFrom('account_version').selectAll().where('to_op', 'is', null)
  const rows = await connection.all(current.orderBy('from_on').orderBy('mediator_id').compile())
  return rows.map((row) => ({
    mediatorId: row.mediator_id,
    bank: row.bank,
    account: row.account,
    from: storedDate(row.from_on),
    document: row.document,
    checkedBy: row.checked_by,
  }))
}

type Leaving = { readonly mediatorId: string; readonly lastDay: IsoDate }

/** Said again with another day, the new day stands: also for the stretch that ended with the old one. */
async function leave(
  connection: Connection,
  { mediatorId, lastDay }: Leaving,
  head: OperationHead,
): Promise<Operation | null> {
  return connection.immediate(async () => {
    const person = await personOf(connection, mediatorId)
    const ending = person.assignments.filter((one) => one.to === null || one.to === person.leftOn || one.to > lastDay)
    const late = ending.find((one) => one.from > lastDay)
    if (late !== undefined)
      throw wrongDates(person, `自 ${late.from} 起在${await stationName(connection, late)}`, `${lastDay} 离职`)
    if (person.hiredOn > lastDay) throw wrongDates(person, `于 ${person.hiredOn} 入职`, `${lastDay} 离职`)
    if (person.leftOn === lastDay && ending.every((one) => one.to === lastDay)) return null
    return recordOperation(connection, {
      head,
      counts: { left: 1 },
      write: async (seq) => {
        setLeftOn(connection, { mediatorId, lastDay }, seq)
        for (const stretch of ending)
          if (stretch.to !== lastDay) setEnd(connection, { mediatorId, stretch, to: lastDay }, seq)
      },
    })
  })
}

const PERSON = 'mediator_id, name, resident_id, employment, hired_on, left_on, phone, bank, account, occupation'

function setLeftOn(connection: Connection, { mediatorId, lastDay }: Leaving, seq: number): void {
  const query = `SELECT ${PERSON} FROM mediator_version WHERE mediator_id = ? AND to_op IS NULL`
  const before = connection.guard(() => connection.statement(query).get(mediatorId))
  const row = { ...before, left_on: lastDay }
  replaceVersion(connection, { table: 'mediator_version', key: ['mediator_id'] }, { row, seq })
}

const ASSIGNMENT = { table: 'assignment_version', key: ['mediator_id', 'station_id', 'from_on'] } as const

type Ending = { readonly mediatorId: string; readonly stretch: Assignment; readonly to: IsoDate }

/** A stretch that would end before its first day is taken out. */
function setEnd(connection: Connection, { mediatorId, stretch, to }: Ending, seq: number): void {
  const key = { mediator_id: mediatorId, station_id: stretch.stationId, from_on: stretch.from }
  closeVersion(connection, ASSIGNMENT, { row: key, seq })
  if (to >= stretch.from) insertVersion(connection, ASSIGNMENT.table, { row: { ...key, to_on: to }, seq })
}

type Moving = { readonly mediatorId: string; readonly stationId: number; readonly from: IsoDate }

/** On the first day of the stretch before, the new station takes its place: a station that was put down wrongly is so mended. */
async function move(
  connection: Connection,
  { mediatorId, stationId, from }: Moving,
  head: OperationHead,
): Promise<Operation | null> {
  return connection.immediate(async () => {
    const person = await personOf(connection, mediatorId)
    const lasting = person.assignments.filter((one) => one.to === null || one.to >= from)
    await refuseMove(connection, { person, lasting, moving: { mediatorId, stationId, from } })
    const ending = lasting.filter((one) => one.stationId !== stationId)
    const isThere = lasting.length > ending.length
    if (isThere && ending.length === 0) return null
    return recordOperation(connection, {
      head,
      counts: { moved: 1 },
      write: async (seq) => {
        for (const stretch of ending) setEnd(connection, { mediatorId, stretch, to: addDays(from, -1) }, seq)
        if (isThere) return
        const row = { mediator_id: mediatorId, station_id: stationId, from_on: from, to_on: person.leftOn }
        replaceVersion(connection, ASSIGNMENT, { row, seq })
      },
    })
  })
}

type Refusal = { readonly person: Mediator; readonly lasting: readonly Assignment[]; readonly moving: Moving }

async function refuseMove(connection: Connection, { person, lasting, moving }: Refusal): Promise<void> {
  const wanted = `${moving.from} 调到${await stationName(connection, moving)}`
  const late = lasting.find((one) => one.from > moving.from)
  if (late !== undefined) throw wrongDates(person, `自 ${late.from} 起在${await stationName(connection, late)}`, wanted)
  if (person.hiredOn > moving.from) throw wrongDates(person, `于 ${person.hiredOn} 入职`, wanted)
  if (person.leftOn !== null && person.leftOn < moving.from)
    throw wrongDates(person, `于 ${person.leftOn} 离职`, wanted)
}

async function personOf(connection: Connection, mediatorId: string): Promise<Mediator> {
  const person = (await readMediators(connection)).find((one) => one.mediatorId === mediatorId)
  if (person === undefined) throw new Error(`a mediator of the roster: ${mediatorId}`)
  return person
}

async function stationName(connection: Connection, { stationId }: Pick<Assignment, 'stationId'>): Promise<string> {
  return (await readStations(connection)).find((one) => one.stationId === stationId)?.station ?? ''
}

function wrongDates({ mediator }: Mediator, known: string, wanted: string): AppError {
  return new AppError('ASSIGNMENT-DATES', `花名册里${mediator}${known}，不能登记为 ${wanted}。`, {
    hint: '请核对日期；各人的驻所起止见 gongtiao roster list。',
  })
}
