// Decoded rows on their way into the staging: each is compared with what is known of its case and planned. Reading the
// file is left to file.ts.
import { disputeTraits } from '../../../domain/dispute-traits.ts'
import type { CaseFacts } from '../../../domain/mediation-case.ts'
import { packFacts, unpackFacts } from '../../../domain/packed-facts.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { LedgerContext } from '../../../ledger/context.ts'
import type { PackedBatch, PackedCase } from '../../../ledger/packed.ts'
import { type PlannedRow, planRow } from '../../../ledger/plan.ts'
import type { ImportSession, ItemDraft, KnownCase, StagedRow } from '../../../store.ts'
import type { ImportCounts } from './job.ts'
import type { NumberGiver } from './numbers.ts'

export type BatchJob = {
  readonly file: string
  readonly context: LedgerContext
  readonly session: ImportSession
  readonly counts: ImportCounts
  readonly numbers: NumberGiver | null
  readonly acceptPaid: boolean
  /** Only within one file is a repeated number a conflict: the index of its first sheet, and its sheets from there. */
  readonly firstSheet: number
  readonly sheets: readonly (string | null)[]
  readonly sheet: string | null
}

export async function stageBatch(read: PackedBatch, job: BatchJob): Promise<ImportCounts> {
  const { session, counts } = job
  const batch = job.numbers === null ? read : await job.numbers.numbered(read, job.file)
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
      staged.push(stagedRow(row, planned, stored))
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
    if (planned.kind === 'changed') await session.restage(restagedRow(row, planned, earlier))
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
  const { file, context, firstSheet, sheets, sheet, acceptPaid } = job
  const stationNameOf = (id: number): string => stationName(context, id)
  const sheetName = (index: number): string | null => sheets[index - firstSheet] ?? null
  const place = { firstSheet, sheetName, file, sheet, acceptPaid, stationName: stationNameOf }
  return planRow({ ...row, facts: unpackFacts(row.packed) }, known, place)
}

type ComingIn = Exclude<PlannedRow, { readonly kind: 'refused' }>

function stagedRow(row: PackedCase, planned: ComingIn, known: KnownCase | undefined): StagedRow {
  const isChanged = planned.kind === 'changed'
  return {
    kind: planned.kind,
    caseId: known?.caseId ?? null,
    caseKey: row.caseKey,
    committeeId: row.committeeId ?? 0,
    stationId: row.stationId ?? 0,
    packed: isChanged ? packFacts(planned.facts) : row.packed,
    traits: isChanged ? disputeTraits(planned.facts) : row.traits,
    row: row.row,
    fields: isChanged ? planned.fields : [],
    paid: isChanged ? (known?.paid ?? null) : null,
  }
}

/** A case that this import itself brought stays an added one, with the later file's facts. */
function restagedRow(row: PackedCase, planned: ComingIn, known: KnownCase): StagedRow {
  return { ...stagedRow(row, planned, known), kind: known.caseId === null ? 'added' : 'changed' }
}

/** Said as a warning, and yet kept: a person has to look before the case is paid. */
const HOLDING: ReadonlySet<string> = new Set(['ROW-HIDDEN', 'ROW-GONE'])
export const isKept = ({ problem }: ItemDraft): boolean => problem.severity !== 'warning' || HOLDING.has(problem.code)

/** Refused rows and pending fields are kept; rows that came in whole end what was open for their case. */
async function keepItems(batch: PackedBatch, conflicts: readonly ItemDraft[], session: ImportSession): Promise<void> {
  const items: readonly ItemDraft[] = [...batch.problems, ...conflicts]
  if (items.length > 0) {
    await session.noteProblems(items.map(noted))
    await session.stageItems(items.filter(isKept))
  }
  if (!session.needsGoodRows) return
  const refused = new Set(conflicts.map((item) => item.caseKey))
  await session.stageGood(
    batch.cases.filter((row) => !refused.has(row.caseKey)).map((row) => ({ ...keyOf(row), given: givenFields(row) })),
  )
}

/** With its field: two columns may bear one header. */
const noted = ({ problem, field }: ItemDraft): Problem => (field === null ? problem : { ...problem, field })

/** Fields that the row states, by the names under which they can be pending: a good value ends the wait for one. */
function givenFields(row: PackedCase): readonly string[] {
  const facts = unpackFacts(row.packed)
  return [
    ...OPTIONAL_FIELDS.filter((field) => facts[field] !== null),
    ...(row.givesShares ? ['shares'] : []),
    ...(row.saysUnpaid ? ['paidByHand'] : []),
    ...facts.parties.flatMap((party) => [
      ...(party.residentId === null ? [] : [`${party.side}Id`]),
      ...(party.phone === null ? [] : [`${party.side}Phone`]),
    ]),
  ]
}

const OPTIONAL_FIELDS = [
  'agreedOn',
  'closedOn',
  'grade',
  'disputeType',
  'source',
  'agreementForm',
  'incidentNo',
  'summary',
  'agreementTerms',
  'performanceManner',
  'performanceDue',
  'peopleInvolved',
  'note',
  'paidByHand',
] as const satisfies readonly (keyof CaseFacts)[]

function keyOf(row: PackedCase): { readonly committeeId: number; readonly caseKey: string } {
  return { committeeId: row.committeeId ?? 0, caseKey: row.caseKey }
}

function keyText(row: PackedCase): string {
  return `${row.committeeId ?? 0}\n${row.caseKey}`
}

function stationName(context: LedgerContext, stationId: number): string {
  return context.roster?.stations.find((one) => one.stationId === stationId)?.station ?? '另一派出所'
}
