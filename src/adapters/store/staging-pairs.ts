// Pairs of cases that share a trait of their dispute (the names of both sides, a contact, the number of the police call):
// found by sorting, so that time grows with the rows and not with their square. Scoring them is left to the ledger room.
import type { PairedCase } from '../../store.ts'
import { factsOf } from './case-rows.ts'
import { type Connection, rawQuery } from './connection.ts'
import { COLUMNS, type KnownRow } from './staging-tables.ts'

/** Further apart, two cases of the same people are two disputes. */
const DAYS_APART = 60
/** With more of one trait near each other (a placeholder for unnamed parties, a shop's phone), the trait tells nothing. */
const MOST_NEAR = 20
/** Each case is compared with so many before it. */
const NEIGHBOURS = 5

const TRAITS = ['names_hash', 'contact_hash', 'incident_no'] as const

/** Staged cases and the stored ones that share a trait with them, side by side; `stage_id` is null for stored ones. */
function sharing(trait: (typeof TRAITS)[number]): string {
  return `
SELECT trait, accepted_on, case_id, stage_id FROM (
SELECT *, count(*) OVER (PARTITION BY trait ORDER BY julianday(accepted_on) RANGE BETWEEN ${DAYS_APART} PRECEDING AND ${DAYS_APART} FOLLOWING) AS near
FROM (
  SELECT ${trait} AS trait, accepted_on, case_id, stage_id FROM temp.staged_case WHERE kind <> 'unchanged' AND ${trait} IS NOT NULL
  UNION ALL
  SELECT v.${trait}, v.accepted_on, v.case_id, NULL
  FROM (SELECT DISTINCT ${trait} AS trait FROM temp.staged_case WHERE kind <> 'unchanged' AND ${trait} IS NOT NULL) AS t
  JOIN case_version AS v ON v.${trait} = t.trait AND v.to_op IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM temp.staged_case AS s JOIN mediation_case AS c ON c.committee_id = s.committee_id AND c.case_key = s.case_key
    WHERE c.case_id = v.case_id AND s.kind <> 'unchanged')
)) WHERE near BETWEEN 2 AND ${MOST_NEAR} ORDER BY trait, accepted_on, case_id`
}

type Row = { trait: number | string; accepted_on: string; case_id: number; stage_id: number | null }

export async function* candidatePairs(connection: Connection): AsyncGenerator<readonly [PairedCase, PairedCase]> {
  const seen = new Set<string>()
  for (const trait of TRAITS) {
    let near: Row[] = []
    for await (const batch of connection.batches<Row>(rawQuery(sharing(trait), []), 2000)) {
      for (const row of batch) {
        near = near.filter((one) => one.trait === row.trait && daysApart(one, row) <= DAYS_APART).slice(-NEIGHBOURS)
        for (const one of near) {
          if (one.stage_id === null && row.stage_id === null) continue
          const key = `${Math.min(one.case_id, row.case_id)} ${Math.max(one.case_id, row.case_id)}`
          if (seen.has(key) || isRelated(connection, one.case_id, row.case_id)) continue
          seen.add(key)
          yield [pairedCase(connection, one), pairedCase(connection, row)]
        }
        near.push(row)
      }
    }
  }
}

function daysApart(a: Row, b: Row): number {
  return Math.abs(Date.parse(a.accepted_on) - Date.parse(b.accepted_on)) / 86_400_000
}

/** Something was said of the pair already, by us or by a person. */
function isRelated(connection: Connection, a: number, b: number): boolean {
  const related = connection.statement('SELECT 1 FROM case_relation WHERE case_a = ? AND case_b = ? AND to_op IS NULL')
  return connection.guard(() => related.get(Math.min(a, b), Math.max(a, b))) !== undefined
}

type Source = KnownRow & {
  committee_id: number
  case_key: string
  source_row: number
  file: string
  sheet: string | null
}

function pairedCase(connection: Connection, { case_id, stage_id }: Row): PairedCase {
  const query =
    stage_id === null
      ? `SELECT v.case_id, v.station_id, c.committee_id, c.case_key, ${COLUMNS}, v.source_row, f.name AS file, f.sheet,
           (SELECT json_group_array(json_array(mediator_id, name, role, weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id) AS mediators
         FROM case_version AS v JOIN mediation_case AS c ON c.case_id = v.case_id JOIN received_file AS f ON f.file_id = v.file_id
         WHERE v.case_id = ? AND v.to_op IS NULL`
      : `SELECT case_id, station_id, committee_id, case_key, ${COLUMNS}, source_row, f.name AS file, f.sheet, mediators
         FROM temp.staged_case JOIN temp.staged_file AS f USING (file_index) WHERE stage_id = ?`
  const row: Source = connection.guard(() => connection.statement(query).get(stage_id ?? case_id))
  return {
    caseId: row.case_id,
    caseKey: row.case_key,
    committeeId: row.committee_id,
    stationId: row.station_id,
    facts: factsOf(row),
    stagedBy: stage_id === null ? null : { file: row.file, sheet: row.sheet, row: row.source_row },
  }
}
