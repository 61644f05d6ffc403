// An import in the making. Rows go to temporary tables of this connection (an unlinked file of their own), so that
// readers are never locked out and a dry run leaves every byte of the workspace; `apply` is one immediate transaction.
// Ids are given while staging: they hold because apply refuses when another operation has come in between.
import type { StatementSyncInstance } from '@photostructure/sqlite'
import { AppError } from '../../domain/app-error.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import type { Problem } from '../../domain/problem.ts'
import type {
  CaseChange,
  FieldChange,
  GoneCase,
  ImportFile,
  ImportSession,
  ItemDraft,
  KnownCase,
  Operation,
  OperationHead,
  PairedCase,
  RelationDraft,
  StagedRow,
  StoredCase,
} from '../../store.ts'
import { acceptedOn, readCaseKeys } from './case-numbers.ts'
import { type Connection, rawQuery } from './connection.ts'
import { applyItems, stageItem } from './item-staging.ts'
import { LineDigest } from './line-digest.ts'
import { recordOperation } from './operations.ts'
import { applyCases, type Base, hasWork, lastOperation, readBase } from './staging-apply.ts'
import { goneCases } from './staging-gone.ts'
import { candidatePairs } from './staging-pairs.ts'
import {
  EMPTY_STAGING,
  INSERT_STAGED,
  type Key,
  keyText,
  knownOf,
  RESTAGE,
  readStored,
  STAGED,
  STAGING,
  type StagedCase,
} from './staging-tables.ts'

export class StagedImport implements ImportSession {
  readonly #connection: Connection
  readonly #base: Base
  readonly #hasOpenItems: boolean
  readonly #insert: StatementSyncInstance
  readonly #digest: LineDigest
  #fileIndex = -1
  #stageId = 0
  #newCases = 0
  /** Of the batch that was asked for last. */
  #retired: ReadonlyMap<string, number> = new Map()

  constructor(connection: Connection) {
    this.#connection = connection
    connection.exec(STAGING + EMPTY_STAGING)
    this.#base = readBase(connection)
    this.#hasOpenItems = connection.statement('SELECT 1 FROM open_item WHERE to_op IS NULL LIMIT 1').get() !== undefined
    this.#insert = connection.statement(INSERT_STAGED)
    this.#digest = new LineDigest(connection.salt())
  }

  get base(): { readonly seq: number } {
    return { seq: this.#base.operation }
  }

  async stored(keys: readonly Key[]): Promise<ReadonlyMap<string, KnownCase>> {
    if (this.#base.caseId === 0) return new Map()
    const { known, retired } = readStored(this.#connection, keys)
    this.#retired = retired
    return known
  }

  async startFile(file: ImportFile): Promise<number> {
    this.#fileIndex += 1
    this.#connection
      .statement('INSERT INTO temp.staged_file (file_index, name, sheet, sha256, layout) VALUES (?, ?, ?, ?, ?)')
      .run(this.#fileIndex, file.name, file.sheet, file.sha256, JSON.stringify(file.layout))
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
    const caseId = row.caseId ?? this.#retired.get(keyText(row)) ?? this.#base.caseId + this.#newCases + 1
    const fields = row.fields.length === 0 ? null : JSON.stringify(row.fields)
    const { kind, caseKey, committeeId, stationId, packed, paid, traits } = row
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
      paid,
      traits.names,
      traits.contact,
      ...packed,
    )
    if (inserted.changes === 0) return false
    this.#stageId = stageId
    if (caseId > this.#base.caseId) this.#newCases += 1
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
      paid: row.paid,
    }
  }

  async restage(row: StagedRow): Promise<void> {
    this.batched(() => {
      const { kind, fields, paid, traits, packed, committeeId, caseKey } = row
      const head = [kind, this.#fileIndex, row.row, JSON.stringify(fields), paid, traits.names, traits.contact]
      this.#connection.statement(RESTAGE).run(...head, ...packed, committeeId, caseKey)
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

  caseKeys(committeeId: number): AsyncIterable<string> {
    return readCaseKeys(this.#connection, committeeId)
  }

  acceptedOn(stationId: number, day: IsoDate): Promise<readonly StoredCase[]> {
    return acceptedOn(this.#connection, stationId, day)
  }

  gone(): AsyncIterable<GoneCase> {
    return goneCases(this.#connection)
  }

  candidatePairs(): AsyncIterable<readonly [PairedCase, PairedCase]> {
    return candidatePairs(this.#connection)
  }

  async stageRelations(relations: readonly RelationDraft[]): Promise<void> {
    this.batched(() => {
      const insert = this.#connection.statement(
        'INSERT OR IGNORE INTO temp.staged_relation (case_a, case_b, score, reasons) VALUES (?, ?, ?, ?)',
      )
      for (const { caseA, caseB, score, reasons } of relations)
        insert.run(Math.min(caseA, caseB), Math.max(caseA, caseB), score, JSON.stringify(reasons))
    })
  }

  async *changes(): AsyncGenerator<CaseChange> {
    const query = `SELECT s.case_no, s.source_row, s.fields, s.paid, f.name FROM temp.staged_case AS s
      JOIN temp.staged_file AS f USING (file_index) WHERE s.fields IS NOT NULL ORDER BY s.stage_id`
    type Row = { case_no: string; source_row: number; fields: string; paid: string | null; name: string }
    for await (const batch of this.#connection.batches<Row>(rawQuery(query, []))) {
      for (const { case_no, source_row, fields, paid, name } of batch)
        yield { caseNo: case_no, row: source_row, file: name, fields: fieldsOf(fields), paid }
    }
  }

  async apply(head: OperationHead, counts: { readonly [name: string]: number }): Promise<Operation | null> {
    if (!hasWork(this.#connection)) return null
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

function fieldsOf(text: string): readonly FieldChange[] {
  return JSON.parse(text)
}
