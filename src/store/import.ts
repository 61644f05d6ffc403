// An import in the making, what it changes, and how it is taken out again. Types only.
import type { IsoDate, Month } from '../domain/calendar.ts'
import type { DisputeTraits } from '../domain/dispute-traits.ts'
import type { CaseFacts, Origin } from '../domain/mediation-case.ts'
import type { PackedFacts } from '../domain/packed-facts.ts'
import type { Problem, Severity } from '../domain/problem.ts'
import type { ReadLayout, StoredCase } from './cases.ts'
import type { Operation, OperationHead } from './operation.ts'

/** A difference between a stored fact and a ledger row. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null }
export type CaseChange = {
  readonly caseNo: string
  readonly row: number
  readonly file: string
  readonly fields: readonly FieldChange[]
  readonly paid: string | null
}

/** A planned row, ready to stage. Unchanged rows are staged too: a later row of the file may contradict them. */
export type StagedRow = {
  readonly kind: 'added' | 'changed' | 'unchanged'
  /** null for a new case. */
  readonly caseId: number | null
  readonly caseKey: string
  readonly committeeId: number
  readonly stationId: number
  readonly packed: PackedFacts
  readonly traits: DisputeTraits
  readonly row: number
  readonly fields: readonly FieldChange[]
  /** The month whose pay holds this case, when it is locked: the change goes into a section of its own. */
  readonly paid: string | null
}

export type ImportFile = {
  readonly name: string
  readonly sheet: string | null
  readonly sha256: string
  readonly layout: ReadLayout
}

/** A refused row or a pending field that waits for a good row. */
export type OpenItem = {
  readonly id: number
  readonly severity: Severity
  readonly caseKey: string | null
  readonly problem: Problem
}

/** A person's answer to an open item. */
export type ItemAnswer = { readonly reason: string; readonly removesCase: boolean }

export type ItemDraft = {
  readonly problem: Problem
  readonly caseKey: string | null
  readonly committeeId: number | null
  readonly field: string | null
}

/** What the plan compares a row with: a stored case, or one that an earlier row of this import staged. */
export type KnownCase = {
  readonly caseId: number | null
  readonly stationId: number
  readonly facts: CaseFacts
  /** The row of this import that staged it, with the index of its file; null when it was in the store. */
  readonly stagedBy: { readonly fileIndex: number; readonly row: number } | null
  /** The month whose locked run paid it; null when unpaid. */
  readonly paid: string | null
}

/** A case that the store has and a ledger sent again no longer has. */
export type GoneCase = {
  readonly committeeId: number
  readonly caseKey: string
  readonly caseNo: string
  readonly station: string
  readonly month: Month
  readonly origin: Origin
}

/** One of a pair that shares a trait of its dispute. */
export type PairedCase = {
  readonly caseId: number
  readonly caseKey: string
  readonly committeeId: number
  readonly stationId: number
  readonly facts: CaseFacts
  /** Where this import has it; null when it was in the store. */
  readonly stagedBy: Origin | null
}

export type RelationDraft = {
  readonly caseA: number
  readonly caseB: number
  readonly score: number
  readonly reasons: readonly string[]
}

export type Batch = {
  readonly operation: Operation
  readonly files: readonly { readonly name: string; readonly sheet: string | null; readonly sha256: string }[]
  /** The operation that took it out again. */
  readonly undoneBy: number | null
}

/** What stands in the way of taking an import out: the case, and what was done with it since. */
export type Dependent = { readonly caseNo: string; readonly reason: string }

export type UndoResult =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'already'; readonly undoneBy: number }
  | { readonly kind: 'blocked'; readonly dependents: readonly Dependent[] }
  | {
      readonly kind: 'undone'
      readonly operation: Operation | null
      readonly counts: { readonly removed: number; readonly restored: number }
    }

/** An import in the making: a staging outside the workspace file until `apply`. */
export type ImportSession = {
  /** What the store has of these cases; by `committeeId` and `caseKey`, a line break between. */
  stored(
    keys: readonly { readonly committeeId: number; readonly caseKey: string }[],
  ): Promise<ReadonlyMap<string, KnownCase>>
  /** Gives the file's index in this import. */
  startFile(file: ImportFile): Promise<number>
  /** Gives back the rows, by index, whose case an earlier row of this import has staged already: those are not staged. */
  stage(rows: readonly StagedRow[]): Promise<readonly { readonly index: number; readonly earlier: KnownCase }[]>
  /** The row takes the place of the earlier one of its case. */
  restage(row: StagedRow): Promise<void>
  stageItems(items: readonly ItemDraft[]): Promise<void>
  /** False when nothing is open that a good row could end. */
  readonly needsGoodRows: boolean
  /** Keys whose rows came in whole, so that their refused items end. */
  stageGood(
    keys: readonly { readonly committeeId: number; readonly caseKey: string; readonly given: readonly string[] }[],
  ): Promise<void>
  /** Problems for the report; kept beside the staging so that memory does not grow with them. */
  noteProblems(problems: readonly Problem[]): Promise<void>
  problems(): AsyncIterable<Problem>
  /** Every case number of a committee that was ever used, this import's included: a number is never given twice. */
  caseKeys(committeeId: number): AsyncIterable<string>
  /** Cases of a station that were accepted on a day, this import's left out. */
  acceptedOn(stationId: number, day: IsoDate): Promise<readonly StoredCase[]>
  /** Cases of the rooms and months that this import restates for the most part, and no longer has. */
  gone(): AsyncIterable<GoneCase>
  /** Pairs that share a trait, at least one of them new or changed by this import, and of which nothing was said yet. */
  candidatePairs(): AsyncIterable<readonly [PairedCase, PairedCase]>
  stageRelations(relations: readonly RelationDraft[]): Promise<void>
  /** The last operation that the plan was made against. */
  readonly base: { readonly seq: number }
  /** Changed cases, old and new, in file order. */
  changes(): AsyncIterable<CaseChange>
  /** One immediate transaction. Throws STORE-MOVED when another operation came in between. Null when there is nothing to write. */
  apply(head: OperationHead, counts: { readonly [name: string]: number }): Promise<Operation | null>
  close(): void
}
