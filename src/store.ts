// The store as the commands see it: types only, no SQL. Facts are versions, operations form a chain, runs are results.
// The embedded implementation is adapters/store; a shared server would be a second one of the same shape.
import type { IsoDate, Month } from './domain/calendar.ts'
import type { CaseRelation } from './domain/case-relation.ts'
import type { CaseSupplement } from './domain/case-supplement.ts'
import type { Dimension, Measure, Period } from './domain/measure.ts'
import type { Payslip, PayslipSums, RunState } from './domain/payslip.ts'
import type { AccountStretch, Alias, EngagementStretch, Mediator, RosterIndex, Station } from './domain/people.ts'
import type { CountingDate } from './domain/policy.ts'
import type { Award, AwardApproval, CaseDecision, CaseShares, CaseWork, NewAward } from './store/case-work.ts'
import type { CaseFilter, CaseVersion, RelatedPair, RoomStatus, StoredCase } from './store/cases.ts'
import type { Batch, ImportSession, ItemAnswer, OpenItem, UndoResult } from './store/import.ts'
import type { Appropriation, Attendance, Opening, PayItem, TaxDeclaration } from './store/month-facts.ts'
import type { Operation, OperationHead } from './store/operation.ts'
import type {
  HeldCase,
  LineFacts,
  PaidTo,
  PastLine,
  PastSlip,
  Run,
  RunDraft,
  RunHead,
  ShareRow,
} from './store/payroll.ts'
import type { RosterChange, RosterEntry } from './store/roster.ts'
import type { NewStep, Objection, RuleFile, RunStep } from './store/run-steps.ts'

export type * from './store/case-work.ts'
export type * from './store/cases.ts'
export type * from './store/import.ts'
export type * from './store/month-facts.ts'
export type * from './store/operation.ts'
export type * from './store/payroll.ts'
export type * from './store/roster.ts'
export type * from './store/run-steps.ts'

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
    /** Dated engagements and accounts beside the roster's own columns, oldest first. */
    engagements(): Promise<readonly EngagementStretch[]>
    accounts(): Promise<readonly AccountStretch[]>
    engage(stretches: readonly EngagementStretch[], head: OperationHead): Promise<Operation | null>
    changeAccount(stretch: AccountStretch, head: OperationHead): Promise<Operation | null>
    /** `lastDay` is the last day of service; the stretch at the station ends with it. */
    leave(mediatorId: string, lastDay: IsoDate, head: OperationHead): Promise<Operation | null>
    /** From that day at another station; the stretch before ends the day before. */
    move(
      mediatorId: string,
      to: { readonly stationId: number; readonly from: IsoDate },
      head: OperationHead,
    ): Promise<Operation | null>
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
  /** What people add to a case beside the ledger; an import never touches it. */
  readonly caseWork: {
    of(caseId: number): Promise<CaseWork>
    /** Null when nothing differs. */
    setSupplement(caseId: number, supplement: CaseSupplement, head: OperationHead): Promise<Operation | null>
    setShares(caseId: number, shares: CaseShares, head: OperationHead): Promise<Operation | null>
    /** Decisions of one review sheet, in one transaction; those that say nothing new are left out. */
    decide(decisions: readonly CaseDecision[], head: OperationHead): Promise<Operation | null>
  }
  readonly awards: {
    list(): Promise<readonly Award[]>
    propose(award: NewAward, head: OperationHead): Promise<Award>
    approve(approval: AwardApproval, head: OperationHead): Promise<Award>
    /** Refused once a run that left the draft pays it. */
    withdraw(awardId: number, head: OperationHead): Promise<Award>
  }
  readonly monthFacts: {
    attendance(month: Month): Promise<readonly Attendance[]>
    /** Replaces what was known of these people in the month; null when nothing differs. */
    setAttendance(rows: readonly Attendance[], head: OperationHead): Promise<Operation | null>
    items(month: Month): Promise<readonly PayItem[]>
    addItem(item: Omit<PayItem, 'itemId'>, head: OperationHead): Promise<PayItem>
    removeItem(itemId: number, head: OperationHead): Promise<PayItem | null>
    declarations(month: Month): Promise<readonly TaxDeclaration[]>
    addDeclaration(declaration: Omit<TaxDeclaration, 'declarationId'>, head: OperationHead): Promise<TaxDeclaration>
    openings(year: number): Promise<readonly Opening[]>
    setOpenings(rows: readonly Opening[], head: OperationHead): Promise<Operation | null>
    appropriations(year: number): Promise<readonly Appropriation[]>
    setAppropriation(row: Appropriation, head: OperationHead): Promise<Operation | null>
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
    /** By mediator; the slips themselves carry no account. */
    paidTo(runId: number): Promise<ReadonlyMap<string, PaidTo>>
    held(runId: number): AsyncIterable<HeldCase>
    shares(run: Run, county: string): AsyncIterable<ShareRow>
    /** Runs of all months and batches in their order, without their slips. */
    runs(): Promise<readonly Run[]>
    /** Slips of other runs paid in these years, older than this run or not: the caller picks. */
    pastSlips(years: readonly number[]): AsyncIterable<PastSlip>
    /** Contribution lines of locked runs from this month on. */
    pastContributions(from: Month): AsyncIterable<PastLine>
    /** The stored lines of a run, in the order of person, side, kind, case. */
    lines(run: Run): AsyncIterable<LineFacts>
    /** Hash of lines, slips, holds and head as they stand: what a signature stands for. */
    digest(runId: number): Promise<string>
    steps(runId: number): Promise<readonly RunStep[]>
    /** Takes the step and moves the run's state, in one transaction; the order of steps is the caller's rule. */
    advance(run: Run, step: NewStep, head: OperationHead, files?: readonly RuleFile[]): Promise<Run>
    /** Back to the draft; the signatures are void and stay in the log. `outdated`: it must be computed again first. */
    sendBack(run: Run, head: OperationHead, outdated?: boolean): Promise<Run>
    objections(runId: number): Promise<readonly Objection[]>
    object(
      runId: number,
      objection: Omit<Objection, 'objectionId' | 'outcome'>,
      head: OperationHead,
    ): Promise<Objection>
    answerObjection(objectionId: number, outcome: string, head: OperationHead): Promise<Objection | null>
    /** The rule files that a submitted run was computed by. */
    ruleFiles(run: Run): Promise<readonly RuleFile[]>
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

/** A private copy of the store, which may be taken back in time: what `payroll verify` derives months from. */
export type ScratchStore = Store & {
  /** As it was known after this operation: later versions go, what they closed is open again, later runs are gone. */
  rewindTo(seq: number): Promise<void>
}
