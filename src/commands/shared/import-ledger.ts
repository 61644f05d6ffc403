// One ledger file on its way into the store: decoded batches are compared with what is known and staged.

import { type AppError, isAppError } from '../../domain/app-error.ts'
import { packFacts, unpackFacts } from '../../domain/packed-facts.ts'
import type { Problem } from '../../domain/problem.ts'
import type { LedgerContext } from '../../ledger/context.ts'
import type { PackedBatch, PackedCase } from '../../ledger/packed.ts'
import { type PlannedRow, planRow } from '../../ledger/plan.ts'
import type { ImportSession, ItemDraft, KnownCase, StagedRow } from '../../store.ts'
import type { OpenLedger, World } from '../../world.ts'

export type ImportCounts = {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly skipped: number
  readonly pending: number
  readonly warnings: number
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  skipped: 0,
  pending: 0,
  warnings: 0,
}

export type ReadFile = {
  readonly file: string
  readonly sheet: string | null
  readonly encoding: string | null
  readonly headerRow: number
  readonly columns: readonly { readonly header: string; readonly field: string }[]
  readonly ignoredColumns: readonly string[]
}

type FileJob = {
  readonly path: string
  readonly context: LedgerContext
  readonly session: ImportSession
  readonly before: ImportCounts
}

export type FileOutcome =
  | {
      readonly kind: 'read'
      readonly files: readonly ReadFile[]
      readonly notices: readonly string[]
      readonly counts: ImportCounts
    }
  /** `isHalfStaged`: rows of the file are in the staging, which must be thrown away. */
  | { readonly kind: 'unreadable'; readonly error: AppError; readonly isHalfStaged: boolean }

export async function importLedgerFile(
  world: World,
  { path, context, session, before }: FileJob,
): Promise<FileOutcome> {
  let ledger: OpenLedger | null = null
  let counts = before
  try {
    ledger = await world.readLedger(path, context)
    const notices = [...ledger.notices]
    let sheet: string | null | undefined
    let fileIndex = 0
    for await (const batch of ledger.batches) {
      if (batch.sheet !== sheet) {
        sheet = batch.sheet
        fileIndex = await session.startFile({ name: ledger.file.file, sheet, sha256: ledger.file.sha256 })
      }
      counts = await stageBatch(batch, { ledger, context, session, counts, fileIndex, sheet })
      notices.push(...batch.notices)
      world.progress.report(`导入 ${ledger.file.file}`, counts.rows - before.rows, null)
    }
    const { file } = ledger
    const files = ledger.sheets.map((one) => ({ file: file.file, encoding: file.encoding, ...one }))
    return { kind: 'read', files, notices: notices.map((notice) => `${file.file}：${notice}`), counts }
  } catch (error) {
    if (!isAppError(error) || error.usage || OURS.has(error.code)) throw error
    return { kind: 'unreadable', error, isHalfStaged: counts.rows > before.rows }
  } finally {
    await ledger?.close()
  }
}

/** Not about the file: the whole import ends. */
const OURS: ReadonlySet<string> = new Set([
  'CANCELLED',
  'DISK-FULL',
  'STORE-MOVED',
  'STORE-BUSY',
  'STORE-IO',
  'STORE-DAMAGED',
])

type BatchJob = {
  readonly ledger: OpenLedger
  readonly context: LedgerContext
  readonly session: ImportSession
  readonly counts: ImportCounts
  /** Only within one file is a repeated number a conflict. */
  readonly fileIndex: number
  readonly sheet: string | null
}

async function stageBatch(batch: PackedBatch, job: BatchJob): Promise<ImportCounts> {
  const { session, counts } = job
  const known = await session.stored(batch.cases.map(keyOf))
  const tally = { added: 0, changed: 0, unchanged: 0 }
  const conflicts: ItemDraft[] = []
  const sources: PackedCase[] = []
  const staged: StagedRow[] = []
  for (const row of batch.cases) {
    const stored = known.get(keyText(row))
    const planned = planFor(row, stored, job)
    if (planned.kind === 'refused') conflicts.push(conflictOf(row, planned.problem))
    else {
      sources.push(row)
      staged.push(stagedRow(row, planned, stored?.caseId ?? null))
    }
  }
  const repeated = await session.stage(staged)
  const isRepeated = new Set(repeated.map((one) => one.index))
  for (const [index, row] of staged.entries()) if (!isRepeated.has(index)) tally[row.kind] += 1
  for (const { index, earlier } of repeated) {
    const row = sources[index]
    if (row === undefined) throw new Error('a staged row without its source')
    const planned = planFor(row, earlier, job)
    if (planned.kind === 'refused') conflicts.push(conflictOf(row, planned.problem))
    else tally[planned.kind] += 1
    if (planned.kind === 'changed') await session.restage(restagedRow(row, planned, earlier.caseId))
  }
  await keepItems(batch, conflicts, session)
  return {
    rows: counts.rows + batch.rows,
    added: counts.added + tally.added,
    changed: counts.changed + tally.changed,
    unchanged: counts.unchanged + tally.unchanged,
    refused: counts.refused + batch.refused + conflicts.length,
    skipped: counts.skipped + batch.skipped,
    pending: counts.pending + batch.pending,
    warnings: counts.warnings + batch.problems.filter((one) => one.problem.severity === 'warning').length,
  }
}

function conflictOf(row: PackedCase, problem: Problem): ItemDraft {
  return { problem, caseKey: row.caseKey, committeeId: row.committeeId, field: 'caseNo' }
}

/** A case that nothing is known of is taken as it comes, unopened. */
function planFor(row: PackedCase, known: KnownCase | undefined, job: BatchJob): PlannedRow {
  if (known === undefined) return { kind: 'added' }
  const { ledger, context, fileIndex, sheet } = job
  const place = { fileIndex, file: ledger.file.file, sheet, stationName: (id: number) => stationName(context, id) }
  return planRow({ ...row, facts: unpackFacts(row.packed) }, known, place)
}

type ComingIn = Exclude<PlannedRow, { readonly kind: 'refused' }>

function stagedRow(row: PackedCase, planned: ComingIn, caseId: number | null): StagedRow {
  return {
    kind: planned.kind,
    caseId,
    caseKey: row.caseKey,
    committeeId: row.committeeId ?? 0,
    stationId: row.stationId ?? 0,
    packed: planned.kind === 'changed' ? packFacts(planned.facts) : row.packed,
    row: row.row,
    fields: planned.kind === 'changed' ? planned.fields : [],
  }
}

/** A case that this import itself brought stays an added one, with the later file's facts. */
function restagedRow(row: PackedCase, planned: ComingIn, caseId: number | null): StagedRow {
  return { ...stagedRow(row, planned, caseId), kind: caseId === null ? 'added' : 'changed' }
}

/** Refused rows and pending fields are kept; rows that came in whole end what was open for their case. */
async function keepItems(batch: PackedBatch, conflicts: readonly ItemDraft[], session: ImportSession): Promise<void> {
  const items: readonly ItemDraft[] = [...batch.problems, ...conflicts]
  if (items.length > 0) {
    await session.noteProblems(items.map((item): Problem => item.problem))
    await session.stageItems(items.filter((item) => item.problem.severity !== 'warning'))
  }
  if (!session.needsGoodRows) return
  const refused = new Set(conflicts.map((item) => item.caseKey))
  await session.stageGood(
    batch.cases.filter((row) => !refused.has(row.caseKey)).map((row) => ({ ...keyOf(row), given: givenFields(row) })),
  )
}

/** Personal fields that the row states, by the names under which they can be pending. */
function givenFields(row: PackedCase): readonly string[] {
  return unpackFacts(row.packed).parties.flatMap((party) => [
    ...(party.residentId === null ? [] : [`${party.side}Id`]),
    ...(party.phone === null ? [] : [`${party.side}Phone`]),
  ])
}

function keyOf(row: PackedCase): { readonly committeeId: number; readonly caseKey: string } {
  return { committeeId: row.committeeId ?? 0, caseKey: row.caseKey }
}

function keyText(row: PackedCase): string {
  return `${row.committeeId ?? 0}\n${row.caseKey}`
}

function stationName(context: LedgerContext, stationId: number): string {
  return context.roster?.stations.find((one) => one.stationId === stationId)?.station ?? '另一派出所'
}
