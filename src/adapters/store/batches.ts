// The imports that were made, and every state a case has had.
import { storedDate } from '../../domain/packed-facts.ts'
import type { Batch, CaseVersion, ReadLayout } from '../../store.ts'
import { FACT_COLUMNS, factsOf } from './case-rows.ts'
import { type Connection, rawQuery, sql } from './connection.ts'
import { IMPORT_COMMANDS, undoneByOf } from './undo.ts'

type OperationRow = {
  seq: number
  at: string
  operator: string | null
  command: string
  counts: string
  digest: string
  note: string | null
}

export function operationOf(row: OperationRow): Batch['operation'] {
  const { seq, at, operator, command, digest, note } = row
  return { seq, at, operator, command, counts: JSON.parse(row.counts), digest, note }
}

export async function* readBatches(connection: Connection): AsyncGenerator<Batch> {
  const query = rawQuery(
    `SELECT o.seq, o.at, o.operator, o.command, o.counts, o.digest, n.note FROM operation AS o
     LEFT JOIN operation_note AS n ON n.op = o.seq WHERE o.command IN (${IMPORT_COMMANDS}) ORDER BY o.seq DESC`,
    [],
  )
  for await (const rows of connection.batches<OperationRow>(query)) {
    for (const row of rows) {
      const files = await connection.all(
        sql
          .selectFrom('received_file')
          .select(['name', 'sheet', 'sha256'])
          .where('op', '=', row.seq)
          .orderBy('file_id')
          .compile(),
      )
      yield { operation: operationOf(row), files, undoneBy: undoneByOf(connection, row.seq) }
    }
  }
}

const VERSIONS = `
SELECT v.from_op AS seq, o.at, coalesce(d.day, date(o.at, '+8 hours')) AS day, o.operator, o.command, v.to_op, s.name AS station, v.source_row, f.name AS file, f.sheet, f.sha256, f.layout,
  ${FACT_COLUMNS.map((name) => `v.${name}`).join(', ')},
  (SELECT json_group_array(json_array(mediator_id, name, role, weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id) AS mediators
FROM (SELECT * FROM case_version WHERE case_id = ?1 AND to_op IS NULL
  UNION ALL SELECT * FROM case_version WHERE case_id = ?1 AND to_op IS NOT NULL) AS v JOIN operation AS o ON o.seq = v.from_op LEFT JOIN operation_day AS d ON d.op = o.seq JOIN received_file AS f ON f.file_id = v.file_id
JOIN station_version AS s ON s.station_id = v.station_id AND s.to_op IS NULL
ORDER BY v.version_id DESC`

export async function readVersions(connection: Connection, caseId: number): Promise<readonly CaseVersion[]> {
  const rows = connection.guard(() => connection.statement(VERSIONS).all(caseId))
  return rows.map((row: VersionRow) => ({
    seq: row.seq,
    at: row.at,
    day: storedDate(row.day),
    operator: row.operator,
    command: row.command,
    endedBy: row.to_op,
    facts: factsOf(row),
    station: row.station,
    origin: {
      file: row.file,
      sheet: row.sheet,
      row: row.source_row,
      sha256: row.sha256,
      layout: layoutOf(row.layout),
    },
  }))
}

type VersionRow = Parameters<typeof factsOf>[0] & {
  seq: number
  at: string
  day: string
  operator: string | null
  command: string
  to_op: number | null
  station: string
  source_row: number
  file: string
  sheet: string | null
  sha256: string
  layout: string | null
}

/** Null of files that were received before layouts were kept. */
function layoutOf(text: string | null): ReadLayout | null {
  return text === null ? null : JSON.parse(text)
}
