// An import in the making. Rows go to temporary tables of this connection (an unlinked file of their own), so that
// readers are never locked out and a dry run leaves every byte of the workspace; `apply` is one immediate transaction.
// Ids are given while staging: they hold because apply refuses when another operation has come in between.
import type { StatementSyncInstance } from '@photostructure/sqlite'
import { AppError } from '../../domain/app-error.ts'
import type { Problem } from '../../domain/problem.ts'
import type {
  CaseChange,
  FieldChange,
  ImportFile,
  ImportSession,
  ItemDraft,
  KnownCase,
  Operation,
  OperationHead,
  StagedRow,
} from '../../store.ts'
import { FACT_COLUMNS, type FactRow, factsOf } from './case-rows.ts'
import { type Connection, rawQuery } from './connection.ts'
import { applyItems, EMPTY_ITEM_STAGING, ITEM_STAGING, stageItem } from './item-staging.ts'
import { LineDigest } from './line-digest.ts'
import { recordOperation } from './operations.ts'
import { applyCases, type Base, lastOperation, readBase } from './staging-apply.ts'

const COLUMNS = FACT_COLUMNS.join(', ')
const HEAD_COLUMNS = 'kind, case_id, case_key, committee_id, station_id, file_index, source_row, fields'

const STAGING = `
CREATE TEMP TABLE IF NOT EXISTS staged_file (file_index INTEGER PRIMARY KEY, name TEXT NOT NULL, sheet TEXT, sha256 TEXT NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS staged_case (
  stage_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, case_id INTEGER NOT NULL, case_key TEXT NOT NULL, committee_id INTEGER NOT NULL,
  station_id INTEGER NOT NULL, file_index INTEGER NOT NULL, source_row INTEGER NOT NULL, fields TEXT,
  ${FACT_COLUMNS.map((name) => `${name} ANY`).join(', ')}, mediators TEXT NOT NULL, UNIQUE (committee_id, case_key)
) STRICT;
`
const EMPTY_STAGING = `DELETE FROM temp.staged_file; DELETE FROM temp.staged_case; ${EMPTY_ITEM_STAGING}`

const STORED = `
SELECT c.case_id, v.station_id, ${COLUMNS}, 
  (SELECT json_group_array(json_array(mediator_id, name, role, weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id) AS mediators
FROM mediation_case AS c JOIN case_version AS v ON v.case_id = c.case_id AND v.to_op IS NULL
WHERE c.committee_id = ? AND c.case_key = ?`
const STAGED = `
SELECT stage_id, kind, case_id, station_id, file_index, source_row, ${COLUMNS}, mediators
FROM temp.staged_case AS s WHERE committee_id = ? AND case_key = ?`

type KnownRow = FactRow & { case_id: number; station_id: number; mediators: string }
type StagedCase = KnownRow & { stage_id: number; kind: string; file_index: number; source_row: number }
type Key = { readonly committeeId: number; readonly caseKey: string }

const keyText = (key: Key): string => `${key.committeeId}\n${key.caseKey}`

export class StagedImport implements ImportSession {
  readonly #connection: Connection
  readonly #base: Base
  readonly #hasOpenItems: boolean
  readonly #insert: StatementSyncInstance
  readonly #digest: LineDigest
  #fileIndex = -1
  #stageId = 0
  #newCases = 0

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(STAGING + ITEM_STAGING + EMPTY_STAGING)
    this.#base = readBase(connection)
    this.#hasOpenItems = connection.statement('SELECT 1 FROM open_item WHERE to_op IS NULL LIMIT 1').get() !== undefined
    const marks = Array.from({ length: FACT_COLUMNS.length + 10 }, () => '?').join(', ')
    this.#insert = connection.statement(
      `INSERT INTO temp.staged_case (stage_id, ${HEAD_COLUMNS}, ${COLUMNS}, mediators) VALUES (${marks}) ON CONFLICT DO NOTHING`,
    )
    this.#digest = new LineDigest(connection.salt())
  }

  async stored(keys: readonly Key[]): Promise<ReadonlyMap<string, KnownCase>> {
    const found = new Map<string, KnownCase>()
    if (this.#base.caseId === 0) return found
    const statement = this.#connection.statement(STORED)
    this.#connection.guard(() => {
      for (const key of keys) {
        const row: KnownRow | undefined = statement.get(key.committeeId, key.caseKey)
        if (row !== undefined) found.set(keyText(key), { ...knownOf(row), caseId: row.case_id, stagedBy: null })
      }
    })
    return found
  }

  async startFile(file: ImportFile): Promise<number> {
    this.#fileIndex += 1
    this.#connection
      .statement('INSERT INTO temp.staged_file (file_index, name, sheet, sha256) VALUES (?, ?, ?, ?)')
      .run(this.#fileIndex, file.name, file.sheet, file.sha256)
    return this.#fileIndex
  }

  async stage(rows: readonly StagedRow[]): Promise<readonly { readonly index: number; readonly earlier: KnownCase }[]> {
    const conflicts: { index: number; earlier: KnownCase }[] = []
    this.batched(() => {
      for (const [index, row] of rows.entries())
        if (!this.stageRow(row)) conflicts.push({ index, earlier: this.earlier(row) })
    })
    return conflicts
  }

  /** False when an earlier row of this import has the case. */
  private stageRow(row: StagedRow): boolean {
    const stageId = this.#stageId + 1
    const caseId = row.caseId ?? this.#base.caseId + this.#newCases + 1
    const fields = row.fields.length === 0 ? null : JSON.stringify(row.fields)
    const { kind, caseKey, committeeId, stationId, packed } = row
    const inserted = this.#insert.run(
      stageId,
      kind,
      caseId,
      caseKey,
      committeeId,
      stationId,
      this.#fileIndex,
      row.row,
      fields,
      ...packed,
    )
    if (inserted.changes === 0) return false
    this.#stageId = stageId
    if (row.caseId === null) this.#newCases += 1
    if (kind === 'unchanged') return true
    const place = [this.#base.fileId + 1 + this.#fileIndex, row.row]
    this.#digest.addVersion([this.#base.versionId + stageId, caseId, committeeId, caseKey, stationId], packed, place)
    return true
  }

  private earlier(key: Key): KnownCase {
    const row: StagedCase = this.#connection.statement(STAGED).get(key.committeeId, key.caseKey)
    return {
      ...knownOf(row),
      caseId: row.kind === 'added' ? null : row.case_id,
      stagedBy: { fileIndex: row.file_index, row: row.source_row },
    }
  }

  async restage(row: StagedRow): Promise<void> {
    this.batched(() => {
      const assignments = [...FACT_COLUMNS, 'mediators'].map((name) => `${name} = ?`).join(', ')
      this.#connection
        .statement(
          `UPDATE temp.staged_case SET kind = ?, file_index = ?, source_row = ?, fields = ?, ${assignments} WHERE committee_id = ? AND case_key = ?`,
        )
        .run(
          row.kind,
          this.#fileIndex,
          row.row,
          JSON.stringify(row.fields),
          ...row.packed,
          row.committeeId,
          row.caseKey,
        )
      this.#digest.giveUp()
    })
  }

  async stageItems(items: readonly ItemDraft[]): Promise<void> {
    this.batched(() => {
      for (const item of items) stageItem(this.#connection, item)
    })
  }

  async noteProblems(problems: readonly Problem[]): Promise<void> {
    this.batched(() => {
      const insert = this.#connection.statement('INSERT INTO temp.staged_problem (problem) VALUES (?)')
      for (const problem of problems) insert.run(JSON.stringify(problem))
    })
  }

  async *problems(): AsyncGenerator<Problem> {
    const rows = rawQuery('SELECT problem FROM temp.staged_problem ORDER BY problem_id', [])
    for await (const batch of this.#connection.batches<{ problem: string }>(rows))
      for (const row of batch) yield JSON.parse(row.problem)
  }

  /** Only matters where something is open: an empty list ends nothing. */
  get needsGoodRows(): boolean {
    return this.#hasOpenItems
  }

  async stageGood(keys: readonly (Key & { readonly given: readonly string[] })[]): Promise<void> {
    this.batched(() => {
      const insert = this.#connection.statement(
        'INSERT OR REPLACE INTO temp.staged_good (committee_id, case_key, given) VALUES (?, ?, ?)',
      )
      for (const key of keys) insert.run(key.committeeId, key.caseKey, JSON.stringify(key.given))
    })
  }

  async *changes(): AsyncGenerator<CaseChange> {
    const query = `SELECT s.case_no, s.source_row, s.fields, f.name FROM temp.staged_case AS s JOIN temp.staged_file AS f USING (file_index)
      WHERE s.fields IS NOT NULL ORDER BY s.stage_id`
    type Row = { case_no: string; source_row: number; fields: string; name: string }
    for await (const batch of this.#connection.batches<Row>(rawQuery(query, []))) {
      for (const row of batch)
        yield { caseNo: row.case_no, row: row.source_row, file: row.name, fields: fieldsOf(row.fields) }
    }
  }

  async apply(head: OperationHead, counts: { readonly [name: string]: number }): Promise<Operation | null> {
    if (!this.hasWork()) return null
    return this.#connection.immediate(async () => {
      if (lastOperation(this.#connection) !== this.#base.operation) {
        throw new AppError('STORE-MOVED', '导入期间，数据库被另一个命令改动过；本次导入没有写入任何数据。', {
          hint: '请再运行一次同一条命令。',
        })
      }
      const write = async (seq: number): Promise<void> => {
        applyCases(this.#connection, this.#base, seq)
        applyItems(this.#connection, seq)
      }
      return recordOperation(this.#connection, { head, counts, digest: this.#digest, write })
    })
  }

  private hasWork(): boolean {
    const row = this.#connection
      .statement(
        `SELECT EXISTS (SELECT 1 FROM temp.staged_case WHERE kind <> 'unchanged') OR EXISTS (SELECT 1 FROM temp.new_item)
           OR EXISTS (SELECT 1 FROM temp.ended_item) AS work`,
      )
      .get()
    return row.work === 1
  }

  close(): void {
    this.#connection.exec(EMPTY_STAGING)
  }

  /** A transaction a batch, on the temporary database only: nothing is synced and the workspace file is not locked. */
  private batched(work: () => void): void {
    this.#connection.exec('BEGIN')
    try {
      this.#connection.guard(work)
      this.#connection.exec('COMMIT')
    } catch (error) {
      this.#connection.rollback()
      throw error
    }
  }
}

function knownOf(row: KnownRow): Pick<KnownCase, 'stationId' | 'facts'> {
  return { stationId: row.station_id, facts: factsOf(row) }
}

function fieldsOf(text: string): readonly FieldChange[] {
  return JSON.parse(text)
}
