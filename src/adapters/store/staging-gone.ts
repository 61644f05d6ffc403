// Cases that a ledger sent again no longer has. A ledger counts as sent again when it restates at least half of what one
// earlier file brought of a room and a month: an additional file, or a few mended rows, takes nothing away.
import { parseMonth } from '../../domain/calendar.ts'
import type { GoneCase } from '../../store.ts'
import { type Connection, rawQuery } from './connection.ts'

/** Staged or refused rows of this import: a row that is there with a fault is not gone. */
const RESTATED = `
  EXISTS (SELECT 1 FROM temp.staged_case AS s WHERE s.committee_id = c.committee_id AND s.case_key = c.case_key)
  OR EXISTS (SELECT 1 FROM temp.staged_item AS i WHERE i.committee_id = c.committee_id AND i.case_key = c.case_key)`

const GONE = `
WITH sent AS (
  SELECT station_id, substr(accepted_on, 1, 7) AS month FROM temp.staged_case WHERE kind <> 'added' GROUP BY 1, 2
), known AS MATERIALIZED (
  SELECT sent.station_id, sent.month, v.case_id, v.version_id, c.committee_id, c.case_key, v.case_no, v.file_id, v.source_row,
    ${RESTATED} AS restated
  FROM sent JOIN case_version AS v ON v.to_op IS NULL AND v.station_id = sent.station_id
    AND v.accepted_on BETWEEN sent.month || '-01' AND sent.month || '-31'
  JOIN mediation_case AS c ON c.case_id = v.case_id
), came AS MATERIALIZED (
  SELECT k.station_id, k.month, k.case_id, k.restated, k.file_id FROM known AS k
  UNION SELECT k.station_id, k.month, k.case_id, k.restated, p.file_id
  FROM known AS k JOIN case_version AS p ON p.case_id = k.case_id AND p.to_op IS NOT NULL
), again AS (
  SELECT station_id, month, file_id FROM came GROUP BY 1, 2, 3
  HAVING sum(restated) * 2 >= count(*) AND sum(restated) < count(*)
)
SELECT DISTINCT k.committee_id, k.case_key, k.case_no, k.month, k.source_row, k.version_id, s.name AS station, f.name AS file, f.sheet
FROM again JOIN came USING (station_id, month, file_id) JOIN known AS k ON k.case_id = came.case_id
JOIN station_version AS s ON s.station_id = k.station_id AND s.to_op IS NULL
JOIN received_file AS f ON f.file_id = k.file_id
WHERE NOT k.restated ORDER BY k.station_id, k.month, k.version_id`

type Row = {
  committee_id: number
  case_key: string
  case_no: string
  month: string
  source_row: number
  station: string
  file: string
  sheet: string | null
}

export async function* goneCases(connection: Connection): AsyncGenerator<GoneCase> {
  for await (const batch of connection.batches<Row>(rawQuery(GONE, []))) {
    for (const row of batch) {
      const month = parseMonth(row.month)
      if (month === null) throw new Error(`a stored month: ${row.month}`)
      yield {
        committeeId: row.committee_id,
        caseKey: row.case_key,
        caseNo: row.case_no,
        station: row.station,
        month,
        origin: { file: row.file, sheet: row.sheet, row: row.source_row },
      }
    }
  }
}
