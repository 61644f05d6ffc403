// The temporary tables of an import, and the rows that are compared with them. What stages and applies is left to
// staging.ts and staging-apply.ts.
import type { KnownCase } from '../../store.ts'
import { FACT_COLUMNS, type FactRow, factsOf } from './case-rows.ts'
import type { Connection } from './connection.ts'
import { EMPTY_ITEM_STAGING, ITEM_STAGING } from './item-staging.ts'

export const COLUMNS = FACT_COLUMNS.join(', ')
const HEAD_COLUMNS =
  'kind, case_id, case_key, committee_id, station_id, file_index, source_row, fields, paid, names_hash, contact_hash'
const HEAD_SIZE = HEAD_COLUMNS.split(',').length

export const STAGING = `
CREATE TEMP TABLE IF NOT EXISTS staged_file (
  file_index INTEGER PRIMARY KEY, name TEXT NOT NULL, sheet TEXT, sha256 TEXT NOT NULL, layout TEXT NOT NULL
) STRICT;
CREATE TEMP TABLE IF NOT EXISTS staged_case (
  stage_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, case_id INTEGER NOT NULL, case_key TEXT NOT NULL, committee_id INTEGER NOT NULL,
  station_id INTEGER NOT NULL, file_index INTEGER NOT NULL, source_row INTEGER NOT NULL, fields TEXT, paid TEXT,
  names_hash INTEGER, contact_hash INTEGER,
  ${FACT_COLUMNS.map((name) => `${name} ANY`).join(', ')}, mediators TEXT NOT NULL, UNIQUE (committee_id, case_key)
) STRICT;
CREATE TEMP TABLE IF NOT EXISTS staged_relation (
  case_a INTEGER NOT NULL, case_b INTEGER NOT NULL, score INTEGER NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (case_a, case_b)
) STRICT, WITHOUT ROWID;
${ITEM_STAGING}`
export const EMPTY_STAGING = `DELETE FROM temp.staged_file; DELETE FROM temp.staged_case; DELETE FROM temp.staged_relation; ${EMPTY_ITEM_STAGING}`

const MARKS = Array.from({ length: FACT_COLUMNS.length + HEAD_SIZE + 2 }, () => '?').join(', ')
export const INSERT_STAGED = `INSERT INTO temp.staged_case (stage_id, ${HEAD_COLUMNS}, ${COLUMNS}, mediators) VALUES (${MARKS}) ON CONFLICT DO NOTHING`

const RESTAGED = [
  'kind',
  'file_index',
  'source_row',
  'fields',
  'paid',
  'names_hash',
  'contact_hash',
  ...FACT_COLUMNS,
  'mediators',
]
export const RESTAGE = `UPDATE temp.staged_case SET ${RESTAGED.map((name) => `${name} = ?`).join(', ')} WHERE committee_id = ? AND case_key = ?`

const MEDIATORS =
  '(SELECT json_group_array(json_array(mediator_id, name, role, weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id)'
const LOCKED = `state <> 'draft'`

/** A case and its current version; without one when its import was taken out again. */
const STORED = `
SELECT c.case_id, v.version_id, v.station_id, ${COLUMNS}, ${MEDIATORS} AS mediators
FROM mediation_case AS c LEFT JOIN case_version AS v ON v.case_id = c.case_id AND v.to_op IS NULL
WHERE c.committee_id = ? AND c.case_key = ?`

export const STAGED = `
SELECT stage_id, kind, case_id, station_id, file_index, source_row, paid, ${COLUMNS}, mediators
FROM temp.staged_case AS s WHERE committee_id = ? AND case_key = ?`

export type KnownRow = FactRow & { case_id: number; station_id: number; mediators: string }
export type StagedCase = KnownRow & {
  stage_id: number
  kind: string
  file_index: number
  source_row: number
  paid: string | null
}
export type Key = { readonly committeeId: number; readonly caseKey: string }

export const keyText = (key: Key): string => `${key.committeeId}\n${key.caseKey}`

export function knownOf(row: KnownRow): Pick<KnownCase, 'stationId' | 'facts'> {
  return { stationId: row.station_id, facts: factsOf(row) }
}

export type StoredCases = {
  readonly known: ReadonlyMap<string, KnownCase>
  /** Cases whose import was taken out again: their number comes back to the same case. */
  readonly retired: ReadonlyMap<string, number>
}

export function readStored(connection: Connection, keys: readonly Key[]): StoredCases {
  const known = new Map<string, KnownCase>()
  const retired = new Map<string, number>()
  const statement = connection.statement(STORED)
  connection.guard(() => {
    const hasPaid = connection.statement(`SELECT 1 FROM payroll_run WHERE ${LOCKED} LIMIT 1`).get() !== undefined
    for (const key of keys) {
      const row = statement.get(key.committeeId, key.caseKey)
      if (row === undefined) continue
      if (row.version_id === null) retired.set(keyText(key), row.case_id)
      else {
        const paid = hasPaid ? paidIn(connection, row.case_id) : null
        known.set(keyText(key), { ...knownOf(row), caseId: row.case_id, stagedBy: null, paid })
      }
    }
  })
  return { known, retired }
}

/** The month whose run is no draft any more and pays the case. */
function paidIn(connection: Connection, caseId: number): string | null {
  const row = connection
    .statement(
      `SELECT r.month FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id
       WHERE l.case_id = ? AND l.kind IN ('case-subsidy', 'arrears') AND l.corrects IS NULL AND r.${LOCKED} LIMIT 1`,
    )
    .get(caseId)
  return row === undefined ? null : row.month
}
