// One ledger file on its way into the store: decoded batches are compared with what is known and staged.

import type { Problem } from '../../domain/problem.ts'
import type { LedgerContext } from '../../ledger/context.ts'
import type { DecodedCase, LedgerBatch } from '../../ledger/decoded.ts'
import { planRow } from '../../ledger/plan.ts'
import type { ImportSession, ItemDraft, KnownCase, StagedChange } from '../../store.ts'
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

export async function importLedgerFile(
  world: World,
  { path, context, session, before }: FileJob,
): Promise<{
  readonly files: readonly ReadFile[]
  readonly notices: readonly string[]
  readonly counts: ImportCounts
}> {
  const ledger = await world.readLedger(path, context)
  try {
    let counts = before
    const notices = [...ledger.notices]
    let sheet: string | null | undefined
    let fileIndex = 0
    for await (const batch of ledger.batches) {
      if (batch.sheet !== sheet) {
        sheet = batch.sheet
        fileIndex = await session.startFile({ name: ledger.file.file, sheet, sha256: ledger.file.sha256 })
      }
      counts = await stageBatch(batch, { ledger, context, session, counts, fileIndex })
      notices.push(...batch.notices)
      world.progress.report(`导入 ${ledger.file.file}`, counts.rows - before.rows, null)
    }
    const files = ledger.sheets.map((one) => ({ file: ledger.file.file, encoding: ledger.file.encoding, ...one }))
    return { files, notices, counts }
  } finally {
    await ledger.close()
  }
}

type BatchJob = {
  readonly ledger: OpenLedger
  readonly context: LedgerContext
  readonly session: ImportSession
  readonly counts: ImportCounts
  /** Only within one file is a repeated number a conflict. */
  readonly fileIndex: number
}

async function stageBatch(
  batch: LedgerBatch,
  { ledger, context, session, counts, fileIndex }: BatchJob,
): Promise<ImportCounts> {
  const keys = batch.cases.map(keyOf)
  const known = new Map(await session.known(keys))
  const changes: StagedChange[] = []
  const conflicts: ItemDraft[] = []
  const tally = { added: 0, changed: 0, unchanged: 0 }
  const planContext = {
    fileIndex,
    file: ledger.file.file,
    sheet: batch.sheet,
    stationName: (id: number) => stationName(context, id),
  }
  for (const row of batch.cases) {
    const key = keyText(row)
    const planned = planRow(row, known.get(key), planContext)
    if (planned.kind === 'refused') {
      conflicts.push({ problem: planned.problem, caseKey: row.caseKey, committeeId: row.committeeId, field: 'caseNo' })
      continue
    }
    tally[planned.kind] += 1
    if (planned.kind === 'unchanged') continue
    const caseId = planned.kind === 'changed' ? planned.caseId : null
    changes.push({
      kind: caseId === null ? 'added' : 'changed',
      caseId,
      caseKey: row.caseKey,
      committeeId: row.committeeId ?? 0,
      stationId: row.stationId ?? 0,
      facts: planned.facts,
      row: row.row,
      fields: planned.kind === 'changed' ? planned.fields : [],
    })
    const now: KnownCase = {
      caseId,
      stationId: row.stationId ?? 0,
      facts: planned.facts,
      stagedBy: { fileIndex, row: row.row },
    }
    known.set(key, now)
  }
  await session.stage(changes)
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

/** Refused rows and pending fields are kept; rows that came in whole end what was open for their case. */
async function keepItems(batch: LedgerBatch, conflicts: readonly ItemDraft[], session: ImportSession): Promise<void> {
  const items: readonly ItemDraft[] = [...batch.problems, ...conflicts]
  if (items.length > 0) {
    await session.noteProblems(items.map((item): Problem => item.problem))
    await session.stageItems(items.filter((item) => item.problem.severity !== 'warning'))
  }
  const refused = new Set(conflicts.map((item) => item.caseKey))
  await session.stageGood(
    batch.cases.filter((row) => !refused.has(row.caseKey)).map((row) => ({ ...keyOf(row), given: givenFields(row) })),
  )
}

/** Personal fields that the row states, by the names under which they can be pending. */
function givenFields(row: DecodedCase): readonly string[] {
  return row.facts.parties.flatMap((party) => [
    ...(party.residentId === null ? [] : [`${party.side}Id`]),
    ...(party.phone === null ? [] : [`${party.side}Phone`]),
  ])
}

function keyOf(row: DecodedCase): { readonly committeeId: number; readonly caseKey: string } {
  return { committeeId: row.committeeId ?? 0, caseKey: row.caseKey }
}

function keyText(row: DecodedCase): string {
  return `${row.committeeId ?? 0}\n${row.caseKey}`
}

function stationName(context: LedgerContext, stationId: number): string {
  return context.roster?.stations.find((one) => one.stationId === stationId)?.station ?? '另一派出所'
}
