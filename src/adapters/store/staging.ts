// An import in the making. Change records go to temporary tables of this connection (an unlinked file of their own), so
// that readers are never locked out and a dry run leaves every byte of the workspace; `apply` is one immediate transaction.
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
  StagedChange,
} from '../../store.ts'
import { FACT_COLUMNS, type FactRow, factsOf, factValues, mediatorsFromJson, mediatorsToJson } from './case-rows.ts'
import { type Connection, rawQuery } from './connection.ts'
import { applyItems, EMPTY_ITEM_STAGING, ITEM_STAGING, stageItem } from './item-staging.ts'
import { recordOperation } from './operations.ts'

const COLUMNS = FACT_COLUMNS.join(', ')

const STAGING = `
CREATE TEMP TABLE IF NOT EXISTS staged_file (file_index INTEGER PRIMARY KEY, name TEXT NOT NULL, sheet TEXT, sha256 TEXT NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS staged_case (
  stage_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, case_id INTEGER, case_key TEXT NOT NULL, committee_id INTEGER NOT NULL,
  station_id INTEGER NOT NULL, file_index INTEGER NOT NULL, source_row INTEGER NOT NULL, fields TEXT,
  ${FACT_COLUMNS.map((name) => `${name} ANY`).join(', ')}, mediators TEXT NOT NULL, UNIQUE (committee_id, case_key)
) STRICT;
`
const EMPTY_STAGING = `DELETE FROM temp.staged_file; DELETE FROM temp.staged_case; ${EMPTY_ITEM_STAGING}`

type StagedRow = FactRow & {
  case_id: number | null
  station_id: number
  mediators: string
  file_index: number
  source_row: number
}
type Key = { readonly committeeId: number; readonly caseKey: string }

const KNOWN_STORED = `
SELECT c.case_id, v.station_id, v.version_id, ${COLUMNS},
  (SELECT json_group_array(json_array(mediator_id, name, role, weight)) FROM case_mediator AS m WHERE m.version_id = v.version_id) AS mediators
FROM mediation_case AS c JOIN case_version AS v ON v.case_id = c.case_id AND v.to_op IS NULL
WHERE c.committee_id = ? AND c.case_key = ?`
const KNOWN_STAGED = `SELECT case_id, station_id, ${COLUMNS}, mediators, file_index, source_row FROM temp.staged_case WHERE committee_id = ? AND case_key = ?`

export const keyText = (key: Key): string => `${key.committeeId}\n${key.caseKey}`

export class StagedImport implements ImportSession {
  readonly #connection: Connection
  readonly #seenOperation: number
  readonly #storeIsEmpty: boolean
  readonly #hasOpenItems: boolean
  readonly #insert: StatementSyncInstance
  readonly #stagedKnown: StatementSyncInstance
  readonly #storedKnown: StatementSyncInstance
  #fileIndex = -1

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(STAGING + ITEM_STAGING + EMPTY_STAGING)
    this.#seenOperation = lastOperation(connection)
    this.#storeIsEmpty = connection.statement('SELECT 1 FROM mediation_case LIMIT 1').get() === undefined
    this.#hasOpenItems = connection.statement('SELECT 1 FROM open_item WHERE to_op IS NULL LIMIT 1').get() !== undefined
    const marks = Array.from({ length: FACT_COLUMNS.length + 9 }, () => '?').join(', ')
    this.#insert = connection.statement(
      `INSERT OR REPLACE INTO temp.staged_case (kind, case_id, case_key, committee_id, station_id, file_index, source_row, fields, ${COLUMNS}, mediators) VALUES (${marks})`,
    )
    this.#stagedKnown = connection.statement(KNOWN_STAGED)
    this.#storedKnown = connection.statement(KNOWN_STORED)
  }

  async known(keys: readonly Key[]): Promise<ReadonlyMap<string, KnownCase>> {
    const found = new Map<string, KnownCase>()
    for (const key of keys) {
      const staged: StagedRow | undefined = this.#stagedKnown.get(key.committeeId, key.caseKey)
      if (staged !== undefined) {
        found.set(keyText(key), {
          ...knownOf(staged),
          stagedBy: { fileIndex: staged.file_index, row: staged.source_row },
        })
      } else if (!this.#storeIsEmpty) {
        const stored: StagedRow | undefined = this.#connection.guard(() =>
          this.#storedKnown.get(key.committeeId, key.caseKey),
        )
        if (stored !== undefined) found.set(keyText(key), { ...knownOf(stored), stagedBy: null })
      }
    }
    return found
  }

  async startFile(file: ImportFile): Promise<number> {
    this.#fileIndex += 1
    this.#connection
      .statement('INSERT INTO temp.staged_file (file_index, name, sheet, sha256) VALUES (?, ?, ?, ?)')
      .run(this.#fileIndex, file.name, file.sheet, file.sha256)
    return this.#fileIndex
  }

  async stage(changes: readonly StagedChange[]): Promise<void> {
    this.batched(() => {
      for (const change of changes) {
        this.#insert.run(
          change.kind,
          change.caseId,
          change.caseKey,
          change.committeeId,
          change.stationId,
          this.#fileIndex,
          change.row,
          change.fields.length === 0 ? null : JSON.stringify(change.fields),
          ...factValues(change.facts),
          mediatorsToJson(change.facts.mediators),
        )
      }
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

  async stageGood(keys: readonly (Key & { readonly given: readonly string[] })[]): Promise<void> {
    if (!this.#hasOpenItems) return
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
      if (lastOperation(this.#connection) !== this.#seenOperation) {
        throw new AppError('STORE-MOVED', '导入期间，数据库被另一个命令改动过；本次导入没有写入任何数据。', {
          hint: '请再运行一次同一条命令。',
        })
      }
      return recordOperation(this.#connection, head, counts, async (seq) => {
        applyCases(this.#connection, seq)
        applyItems(this.#connection, seq)
      })
    })
  }

  private hasWork(): boolean {
    const row = this.#connection
      .statement(
        `SELECT EXISTS (SELECT 1 FROM temp.staged_case) OR EXISTS (SELECT 1 FROM temp.new_item) OR EXISTS (SELECT 1 FROM temp.ended_item) AS work`,
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
      this.#connection.exec('ROLLBACK')
      throw error
    }
  }
}

/** Set-based: the versions of one import from the staging, in staged order. */
function applyCases(connection: Connection, seq: number): void {
  connection.guard(() => {
    const first = connection.statement('SELECT coalesce(max(file_id), 0) + 1 AS id FROM received_file').get().id
    connection
      .statement(
        'INSERT INTO received_file (file_id, name, sheet, sha256, op) SELECT file_index + ?, name, sheet, sha256, ? FROM temp.staged_file',
      )
      .run(first, seq)
    connection
      .statement(
        `INSERT INTO mediation_case (committee_id, case_key) SELECT committee_id, case_key FROM temp.staged_case WHERE kind = 'added' AND case_id IS NULL ORDER BY stage_id`,
      )
      .run()
    connection
      .statement(
        `UPDATE temp.staged_case SET case_id = (SELECT c.case_id FROM mediation_case AS c WHERE c.committee_id = staged_case.committee_id AND c.case_key = staged_case.case_key)
         WHERE case_id IS NULL`,
      )
      .run()
    connection
      .statement(
        `UPDATE case_version SET to_op = ? WHERE to_op IS NULL AND case_id IN (SELECT case_id FROM temp.staged_case WHERE kind = 'changed')`,
      )
      .run(seq)
    const offset = connection.statement('SELECT coalesce(max(version_id), 0) AS id FROM case_version').get().id
    connection
      .statement(
        `INSERT INTO case_version (version_id, case_id, station_id, ${COLUMNS}, file_id, source_row, from_op)
         SELECT stage_id + ?, case_id, station_id, ${COLUMNS}, file_index + ?, source_row, ? FROM temp.staged_case ORDER BY stage_id`,
      )
      .run(offset, first, seq)
    connection
      .statement(
        `INSERT INTO case_mediator (version_id, position, mediator_id, name, role, weight)
         SELECT s.stage_id + ?, j.key, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3 FROM temp.staged_case AS s, json_each(s.mediators) AS j`,
      )
      .run(offset)
  })
}

function knownOf(row: StagedRow): Omit<KnownCase, 'stagedBy'> {
  return { caseId: row.case_id, stationId: row.station_id, facts: factsOf(row, mediatorsFromJson(row.mediators)) }
}

function fieldsOf(text: string): readonly FieldChange[] {
  return JSON.parse(text)
}

function lastOperation(connection: Connection): number {
  return connection.guard(() => connection.statement('SELECT coalesce(max(seq), 0) AS seq FROM operation').get().seq)
}
