// Case numbers that were ever used, and the cases of a day: what giving out numbers needs to know.
import type { IsoDate } from '../../domain/calendar.ts'
import type { StoredCase } from '../../store.ts'
import { casesWhere } from './cases.ts'
import { type Connection, rawQuery } from './connection.ts'

/** Those of cases that were taken out again too: a number that stood on paper is not given to another dispute. */
export async function* readCaseKeys(connection: Connection, committeeId: number): AsyncGenerator<string> {
  const query = rawQuery(
    `SELECT case_key FROM mediation_case WHERE committee_id = ?1
     UNION SELECT case_key FROM temp.staged_case WHERE committee_id = ?1
     UNION SELECT case_key FROM open_item WHERE committee_id = ?1 AND case_key IS NOT NULL`,
    [committeeId],
  )
  for await (const batch of connection.batches<{ case_key: string }>(query))
    for (const { case_key } of batch) yield case_key
}

export async function acceptedOn(
  connection: Connection,
  stationId: number,
  day: IsoDate,
): Promise<readonly StoredCase[]> {
  return casesWhere(connection, (query) =>
    query.where('v.accepted_on', '=', day).where('v.station_id', '=', stationId).orderBy('v.case_id'),
  )
}
