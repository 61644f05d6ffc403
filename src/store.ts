// The store as the commands see it: types only, no SQL. Facts are versions, operations form a chain, runs are results.
// The embedded implementation is adapters/store; a shared server would be a second one of the same shape.
import type { IsoDate, Month } from './domain/calendar.ts'
import type { CaseRelation } from './domain/case-relation.ts'
import type { Dimension, Measure, Period } from './domain/measure.ts'
import type { Payslip, PayslipSums, RunState } from './domain/payslip.ts'
import type { Alias, Mediator, RosterIndex, Station } from './domain/people.ts'
import type { CaseFilter, CaseVersion, RelatedPair, RoomStatus, StoredCase } from './store/cases.ts'
import type { Batch, ImportSession, ItemAnswer, OpenItem, UndoResult } from './store/import.ts'
import type { Operation, OperationHead } from './store/operation.ts'
import type { CountingDate, HeldCase, Run, RunDraft, RunHead, ShareRow } from './store/payroll.ts'
import type { RosterChange, RosterEntry } from './store/roster.ts'

export type * from './store/cases.ts'
export type * from './store/import.ts'
export type * from './store/operation.ts'
export type * from './store/payroll.ts'
export type * from './store/roster.ts'

export type Confirmation = {
  readonly policyId: string
  readonly effectiveFrom: IsoDate
  readonly sha256: string
  readonly document: string
  readonly confirmedBy: string
}

export type Store = {
  readonly roster: {
    isEmpty(): Promise<boolean>
    stations(): Promise<readonly Station[]>
    mediators(): Promise<readonly Mediator[]>
    index(): Promise<RosterIndex>
    aliases(): Promise<readonly Alias[]>
    /** A confirmed spelling; null when it is already known. */
    addAlias(alias: Alias, head: OperationHead): Promise<Operation | null>
    /** Applies entries in one transaction; nothing is written when nothing differs or on a dry run. */
    import(
      entries: readonly RosterEntry[],
      head: OperationHead,
      dryRun: boolean,
    ): Promise<{ readonly changes: readonly RosterChange[]; readonly operation: Operation | null }>
  }
  readonly cases: {
    count(): Promise<number>
    list(filter: CaseFilter): AsyncIterable<StoredCase>
    /** All cases that a number or a unique short form can mean. */
    find(no: string): Promise<readonly StoredCase[]>
    beginImport(): Promise<ImportSession>
    /** Why the case waits before it is paid: the code of an open item, or a relation and the other's number; null when it does not. */
    heldFor(caseId: number): Promise<string | null>
    /** Every state of a case, newest first. */
    versions(caseId: number): Promise<readonly CaseVersion[]>
    /** Imports, newest first. */
    batches(): AsyncIterable<Batch>
    /** Takes an import out: every case as it was before, in one transaction; or says what depends on it. */
    undo(seq: number, head: OperationHead, dryRun: boolean): Promise<UndoResult>
    /** Pairs that may be one dispute; with `answered` also those a person has decided. */
    pairs(filter: { readonly answered: boolean }): AsyncIterable<RelatedPair>
    /** A person's word on two cases. */
    relate(
      cases: readonly [number, number],
      word: { readonly relation: CaseRelation; readonly note: string | null },
      head: OperationHead,
    ): Promise<Operation>
    /** Months with cases to count that no run has paid: month and number of settled cases. */
    countByMonth(countsBy: CountingDate): Promise<readonly { readonly month: Month; readonly cases: number }[]>
  }
  readonly ledgers: {
    /** Every room, by county and station. */
    status(month: Month): Promise<readonly RoomStatus[]>
    /** Rooms of which neither rows nor a report of none have come. */
    missing(month: Month): Promise<readonly { readonly county: string; readonly station: string }[]>
    /** A room reports that it had no case in a month; null when it already has. */
    reportZero(stationId: number, month: Month, head: OperationHead): Promise<Operation | null>
  }
  readonly items: {
    open(): AsyncIterable<OpenItem>
    /** Closes an item with its reason; `removesCase` also takes the case that it speaks of out of the registry. */
    dismiss(id: number, answer: ItemAnswer, head: OperationHead): Promise<OpenItem | null>
  }
  readonly payroll: {
    months(): Promise<readonly { readonly month: Month; readonly batch: string; readonly state: RunState }[]>
    run(month: Month, batch: string): Promise<Run | null>
    /** Computes or recomputes a draft inside one transaction. */
    draft(head: RunHead, operation: OperationHead, compute: (draft: RunDraft) => Promise<void>): Promise<Run>
    payslips(run: Run): AsyncIterable<Payslip & { readonly stationId: number }>
    /** The same slips, summed by kind of line. */
    payslipSums(run: Run): AsyncIterable<PayslipSums>
    held(runId: number): AsyncIterable<HeldCase>
    shares(run: Run, county: string): AsyncIterable<ShareRow>
  }
  readonly policies: {
    confirmations(): Promise<readonly Confirmation[]>
    confirm(confirmations: readonly Confirmation[], head: OperationHead): Promise<Operation>
  }
  readonly stats: {
    /** Counts of one measure over a period, by any of its dimensions. */
    tally(
      measure: Measure,
      period: Period,
      by: readonly Dimension[],
    ): Promise<readonly { readonly key: readonly (string | null)[]; readonly value: number }[]>
  }
  readonly log: {
    operations(): AsyncGenerator<Operation>
    /** An operation that writes nothing but its own header. */
    record(head: OperationHead): Promise<Operation>
    /** Re-derives every digest; the first operation that does not fit, or null. */
    verify(): Promise<{ readonly seq: number; readonly reason: string } | null>
  }
  close(): void
}
