// The last step of an import: its staging into the store, set by set, inside the caller's transaction.
import { FACT_COLUMNS } from './case-rows.ts'
import type { Connection } from './connection.ts'

const COLUMNS = FACT_COLUMNS.join(', ')

/** The last ids of the store when the import began; what is staged is numbered after them. */
export type Base = {
  readonly operation: number
  readonly caseId: number
  readonly versionId: number
  readonly fileId: number
}

export function readBase(connection: Connection): Base {
  const last = (table: string, key: string): number =>
    connection.guard(() => connection.statement(`SELECT coalesce(max(${key}), 0) AS id FROM ${table}`).get().id)
  return {
    operation: lastOperation(connection),
    caseId: last('mediation_case', 'case_id'),
    versionId: last('case_version', 'version_id'),
    fileId: last('received_file', 'file_id'),
  }
}

/** Set-based: the versions of one import from the staging, in staged order. */
export function applyCases(connection: Connection, base: Base, seq: number): void {
  connection.guard(() => {
    connection
      .statement(
        'INSERT INTO received_file (file_id, name, sheet, sha256, op, layout) SELECT file_index + ? + 1, name, sheet, sha256, ?, layout FROM temp.staged_file',
      )
      .run(base.fileId, seq)
    connection
      .statement(
        "INSERT INTO mediation_case (case_id, committee_id, case_key) SELECT case_id, committee_id, case_key FROM temp.staged_case WHERE kind = 'added' AND case_id > ? ORDER BY stage_id",
      )
      .run(base.caseId)
    connection
      .statement(
        "UPDATE case_version SET to_op = ? WHERE to_op IS NULL AND case_id IN (SELECT case_id FROM temp.staged_case WHERE kind = 'changed')",
      )
      .run(seq)
    connection
      .statement(
        `INSERT INTO case_version (version_id, case_id, station_id, ${COLUMNS}, file_id, source_row, names_hash, contact_hash, from_op)
         SELECT stage_id + ?, case_id, station_id, ${COLUMNS}, file_index + ? + 1, source_row, names_hash, contact_hash, ? FROM temp.staged_case
         WHERE kind <> 'unchanged' ORDER BY stage_id`,
      )
      .run(base.versionId, base.fileId, seq)
    connection
      .statement(
        `INSERT INTO case_mediator (version_id, position, mediator_id, name, role, weight)
         SELECT s.stage_id + ?, j.key, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3
         FROM temp.staged_case AS s, json_each(s.mediators) AS j WHERE s.kind <> 'unchanged'`,
      )
      .run(base.versionId)
    applyCoverage(connection, base, seq)
    connection
      .statement(
        `INSERT INTO case_relation (case_a, case_b, score, reasons, from_op)
         SELECT case_a, case_b, score, reasons, ? FROM temp.staged_relation`,
      )
      .run(seq)
  })
}

/** Which rooms the files speak of, and of which months: by the days of acceptance and of closing. */
function applyCoverage(connection: Connection, base: Base, seq: number): void {
  const monthsOf = (column: string, condition: string): string =>
    `SELECT file_index, station_id, substr(${column}, 1, 7) AS month, count(*) AS size FROM temp.staged_case WHERE ${condition} GROUP BY 1, 2, 3`
  connection
    .statement(
      `INSERT INTO ledger_coverage (file_id, station_id, month, rows, from_op)
       SELECT file_index + ? + 1, station_id, month, sum(size), ? FROM (
         ${monthsOf('accepted_on', '1')} UNION ALL
         ${monthsOf('closed_on', 'substr(closed_on, 1, 7) <> substr(accepted_on, 1, 7)')}
       ) GROUP BY file_index, station_id, month`,
    )
    .run(base.fileId, seq)
}

/** False when the store already holds all of it. */
export function hasWork(connection: Connection): boolean {
  const row = connection.guard(() =>
    connection
      .statement(
        `SELECT EXISTS (SELECT 1 FROM temp.staged_case WHERE kind <> 'unchanged') OR EXISTS (SELECT 1 FROM temp.new_item)
           OR EXISTS (SELECT 1 FROM temp.ended_item) OR EXISTS (SELECT 1 FROM temp.staged_relation) AS work`,
      )
      .get(),
  )
  return row.work === 1
}

export function lastOperation(connection: Connection): number {
  return connection.guard(() => connection.statement('SELECT coalesce(max(seq), 0) AS seq FROM operation').get().seq)
}
