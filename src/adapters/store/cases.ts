// The registry's queries: lists, one case by its number or a short form, months with cases to count.
import { type Month, parseMonth } from '../../domain/calendar.ts'
import { caseKeyOf, matchesShortForm } from '../../domain/case-number.ts'
import type { CountingDate } from '../../domain/policy.ts'
import type { CaseFilter, StoredCase } from '../../store.ts'
import { factsOf } from './case-rows.ts'
import { type Connection, rawQuery, sql } from './connection.ts'
import { COUNTING_SOURCE } from './counting-date.ts'

/** Every current case with its station, committee, mediators and origin. */
function currentCases() {
  return sql
    .selectFrom('case_version as v')
    .innerJoin('mediation_case as c', 'c.case_id', 'v.case_id')
    .innerJoin('station_version as s', (join) =>
      join.onRef('s.station_id', '=', 'v.station_id').on('s.to_op', 'is', null),
    )
    .innerJoin('committee_version as o', (join) =>
      join.onRef('o.committee_id', '=', 'c.committee_id').on('o.to_op', 'is', null),
    )
    .innerJoin('received_file as f', 'f.file_id', 'v.file_id')
    .select((one) => [
      'c.case_key',
      'c.committee_id',
      'o.name as committee',
      's.name as station',
      's.county',
      's.room',
      'f.name as file',
      'f.sheet',
      one
        .selectFrom('case_mediator as m')
        .select((m) =>
          m
            .fn<string>('json_group_array', [m.fn('json_array', ['m.mediator_id', 'm.name', 'm.role', 'm.weight'])])
            .as('list'),
        )
        .whereRef('m.version_id', '=', 'v.version_id')
        .as('mediators'),
    ])
    .selectAll('v')
    .where('v.to_op', 'is', null)
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof currentCases>['execute']>>[number]

function storedCaseOf(row: CaseRow): StoredCase {
  return {
    caseId: row.case_id,
    caseKey: row.case_key,
    committeeId: row.committee_id,
    committee: row.committee,
    stationId: row.station_id,
    station: row.station,
    county: row.county,
    room: row.room,
    facts: factsOf({ ...row, mediators: row.mediators ?? '[]' }),
    origin: { file: row.file, sheet: row.sheet, row: row.source_row },
  }
}

/** Current cases that a condition picks; few enough to be held. */
export async function casesWhere(
  connection: Connection,
  pick: (query: ReturnType<typeof currentCases>) => ReturnType<typeof currentCases>,
): Promise<readonly StoredCase[]> {
  return (await connection.all(pick(currentCases()).compile())).map(storedCaseOf)
}

export async function* listCases(connection: Connection, filter: CaseFilter): AsyncGenerator<StoredCase> {
  let query = currentCases()
  if (filter.month !== undefined)
    query = query.where('v.accepted_on', '>=', `${filter.month}-01`).where('v.accepted_on', '<=', `${filter.month}-31`)
  if (filter.county !== undefined) query = query.where('s.county', '=', filter.county)
  if (filter.station !== undefined) query = query.where('s.name', '=', filter.station)
  if (filter.outcome !== undefined) query = query.where('v.outcome', '=', filter.outcome)
  if (filter.grade !== undefined) query = query.where('v.grade', '=', filter.grade)
  const { mediator } = filter
  if (mediator !== undefined) {
    query = query.where((one) =>
      one.exists(
        one
          .selectFrom('case_mediator as n')
          .select('n.version_id')
          .whereRef('n.version_id', '=', 'v.version_id')
          .where('n.name', '=', mediator),
      ),
    )
  }
  for await (const batch of connection.batches(query.orderBy('v.accepted_on').orderBy('v.case_id').compile())) {
    for (const row of batch) yield storedCaseOf(row)
  }
}

/** All cases that a number can mean: in full (any width, any bracket) first, else by its short form. */
export async function findCases(connection: Connection, no: string): Promise<readonly StoredCase[]> {
  const key = caseKeyOf(no)
  const exact = await connection.all(currentCases().where('c.case_key', '=', key).orderBy('v.case_id').compile())
  if (exact.length > 0) return exact.map(storedCaseOf)
  const ids: number[] = []
  for await (const batch of connection.batches(
    sql.selectFrom('mediation_case').select(['case_id', 'case_key']).compile(),
    2000,
  )) {
    for (const row of batch) if (matchesShortForm(row.case_key, no)) ids.push(row.case_id)
  }
  if (ids.length === 0) return []
  const found = await connection.all(
    currentCases().where('v.case_id', 'in', ids.slice(0, 20)).orderBy('v.case_id').compile(),
  )
  return found.map(storedCaseOf)
}

/** Settled cases by the month of their counting date. */
export async function countByMonth(
  connection: Connection,
  countsBy: CountingDate,
): Promise<readonly { readonly month: Month; readonly cases: number }[]> {
  const { from, day } = COUNTING_SOURCE[countsBy]
  const query = `SELECT substr(${day}, 1, 7) AS month, count(*) AS cases FROM ${from}
    AND v.outcome = 'settled' AND ${day} IS NOT NULL GROUP BY 1 ORDER BY 1`
  const rows = await connection.all<{ month: string; cases: number }>(rawQuery(query, []))
  return rows.flatMap((row) => {
    const month = parseMonth(row.month)
    return month === null ? [] : [{ month, cases: row.cases }]
  })
}

export async function countCases(connection: Connection): Promise<number> {
  const row = await connection.first(
    sql
      .selectFrom('case_version')
      .select((one) => one.fn.countAll<number>().as('size'))
      .where('to_op', 'is', null)
      .compile(),
  )
  return row?.size ?? 0
}
