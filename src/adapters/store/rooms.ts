// Whether each room's ledger of a month has come: rows of that month, or a report that there was no case.
import type { Month } from '../../domain/calendar.ts'
import type { Operation, OperationHead, RoomStatus } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'

/** Cases of the month, accepted in it or closed in it: each date has its own index, so each is looked for once. */
const OF_MONTH = `
  SELECT case_id, station_id FROM case_version WHERE to_op IS NULL AND accepted_on BETWEEN ?1 || '-01' AND ?1 || '-31'
  UNION SELECT case_id, station_id FROM case_version WHERE to_op IS NULL AND closed_on BETWEEN ?1 || '-01' AND ?1 || '-31'`

const STATUS = `
WITH of_month AS (SELECT station_id, count(*) AS cases FROM (${OF_MONTH}) GROUP BY station_id), sent AS (
  SELECT DISTINCT c.station_id, f.name FROM ledger_coverage AS c JOIN received_file AS f ON f.file_id = c.file_id
  WHERE c.to_op IS NULL AND c.month = ?1
)
SELECT s.station_id, s.name, s.county, s.room, s.moved_in_on, coalesce(m.cases, 0) AS cases,
  EXISTS (SELECT 1 FROM zero_report AS z WHERE z.to_op IS NULL AND z.station_id = s.station_id AND z.month = ?1) AS zero,
  (SELECT json_group_array(t.name) FROM sent AS t WHERE t.station_id = s.station_id) AS files,
  (SELECT count(*) FROM open_item AS i WHERE i.to_op IS NULL
    AND i.problem ->> '$.file' IN (SELECT t.name FROM sent AS t WHERE t.station_id = s.station_id)) AS open_items
FROM station_version AS s LEFT JOIN of_month AS m ON m.station_id = s.station_id
WHERE s.to_op IS NULL ORDER BY s.county, s.station_id`

/** Rooms in place by then of which nothing has come: no ledger, no case, no report of none. */
const MISSING = `
SELECT s.county, s.name FROM station_version AS s WHERE s.to_op IS NULL AND coalesce(s.moved_in_on, '') <= ?1 || '-31'
  AND NOT EXISTS (SELECT 1 FROM ledger_coverage AS c WHERE c.to_op IS NULL AND c.month = ?1 AND c.station_id = s.station_id)
  AND NOT EXISTS (SELECT 1 FROM zero_report AS z WHERE z.to_op IS NULL AND z.month = ?1 AND z.station_id = s.station_id)
  AND s.station_id NOT IN (SELECT station_id FROM (${OF_MONTH}))
ORDER BY s.county, s.station_id`

export async function readMissingRooms(
  connection: Connection,
  month: Month,
): Promise<readonly { readonly county: string; readonly station: string }[]> {
  const rows: readonly { county: string; name: string }[] = connection.guard(() =>
    connection.statement(MISSING).all(month),
  )
  return rows.map(({ county, name }) => ({ county, station: name }))
}

type Row = {
  station_id: number
  name: string
  county: string
  room: string
  moved_in_on: string | null
  cases: number
  zero: number
  files: string
  open_items: number
}

export async function readRoomStatus(connection: Connection, month: Month): Promise<readonly RoomStatus[]> {
  const rows = connection.guard(() => connection.statement(STATUS).all(month))
  return rows.map((row: Row) => ({
    stationId: row.station_id,
    station: row.name,
    county: row.county,
    room: row.room,
    state: stateOf(row, month),
    rows: row.cases,
    files: JSON.parse(row.files),
    openItems: row.open_items,
  }))
}

/** Rows that came are stronger than a report of none. */
function stateOf(row: Row, month: Month): RoomStatus['state'] {
  if (row.cases > 0) return 'sent'
  if (row.zero === 1) return 'zero'
  return row.moved_in_on !== null && row.moved_in_on > `${month}-31` ? 'before' : 'missing'
}

export async function reportZero(
  connection: Connection,
  report: { readonly stationId: number; readonly month: Month },
  head: OperationHead,
): Promise<Operation | null> {
  return connection.immediate(async () => {
    const known = sql
      .selectFrom('zero_report')
      .select('report_id')
      .where('month', '=', report.month)
      .where('station_id', '=', report.stationId)
      .where('to_op', 'is', null)
    if ((await connection.first(known.compile())) !== null) return null
    return recordOperation(connection, {
      head,
      counts: { zero: 1 },
      write: async (seq) => {
        await connection.run(
          sql
            .insertInto('zero_report')
            .values({ station_id: report.stationId, month: report.month, from_op: seq })
            .compile(),
        )
      },
    })
  })
}
