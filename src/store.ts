// The store as the commands see it: types only, no SQL. Facts are versions, operations form a chain, runs are results.
// The embedded implementation is adapters/store; a shared server would be a second one of the same shape.
import type { IsoDate, Month } from './domain/calendar.ts'
import type { Dimension, Measure, Period } from './domain/measure.ts'
import type { CaseFacts, MediatorRole, Origin } from './domain/mediation-case.ts'
import type { Fen } from './domain/money.ts'
import type { PackedFacts } from './domain/packed-facts.ts'
import type { EmployerLine, PayLine, PayLineKind, Payslip, PayslipSums, RunState } from './domain/payslip.ts'
import type { Mediator, RosterIndex, Station } from './domain/people.ts'
import type { Problem, Severity } from './domain/problem.ts'

/** Who did what, and when: the header of an operation. */
export type OperationHead = { readonly at: string; readonly operator: string | null; readonly command: string }

export type Operation = OperationHead & {
  readonly seq: number
  readonly counts: { readonly [name: string]: number }
  readonly digest: string
}

/** A case as it stands now. */
export type StoredCase = {
  readonly caseId: number
  readonly caseKey: string
  readonly committeeId: number
  readonly committee: string
  readonly stationId: number
  readonly station: string
  readonly county: string
  readonly room: string
  readonly facts: CaseFacts
  readonly origin: Origin
}

export type CaseFilter = {
  readonly month?: Month
  readonly county?: string
  readonly station?: string
  readonly outcome?: string
  readonly grade?: string
  readonly mediator?: string
}

/** What pay needs of one case. */
export type PayableCase = {
  readonly caseId: number
  readonly caseNo: string
  readonly acceptedOn: IsoDate
  readonly agreedOn: IsoDate | null
  readonly closedOn: IsoDate | null
  readonly outcome: CaseFacts['outcome']
  readonly grade: string | null
  readonly agreementForm: CaseFacts['agreementForm']
  readonly mediators: CaseFacts['mediators']
}

/** A difference between a stored fact and a ledger row. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null }
export type CaseChange = {
  readonly caseNo: string
  readonly row: number
  readonly file: string
  readonly fields: readonly FieldChange[]
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
  readonly row: number
  readonly fields: readonly FieldChange[]
}

export type ImportFile = { readonly name: string; readonly sheet: string | null; readonly sha256: string }

/** A refused row or a pending field that waits for a good row. */
export type OpenItem = {
  readonly id: number
  readonly severity: Severity
  readonly caseKey: string | null
  readonly problem: Problem
}

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
  /** Changed cases, old and new, in file order. */
  changes(): AsyncIterable<CaseChange>
  /** One immediate transaction. Throws STORE-MOVED when another operation came in between. Null when there is nothing to write. */
  apply(head: OperationHead, counts: { readonly [name: string]: number }): Promise<Operation | null>
  close(): void
}

export type RosterChange = {
  readonly kind: 'added' | 'changed' | 'unchanged'
  readonly what: string
  readonly fields: readonly FieldChange[]
}

/** The roster as a sheet states it, resolved to names; ids are given by the store. */
export type RosterEntry = {
  readonly county: string
  readonly station: string
  readonly room: string
  readonly committee: string
  readonly movedInOn: IsoDate | null
  readonly mediator: Omit<Mediator, 'mediatorId' | 'assignments'>
  readonly assignedFrom: IsoDate
  readonly assignedTo: IsoDate | null
  /** Columns that the sheet filled for this row: a blank never erases. */
  readonly given: ReadonlySet<string>
}

export type UsedPolicy = {
  /** Its values that were proposals when the run was computed. */
  readonly proposals: readonly string[]
  readonly id: string
  readonly effectiveFrom: IsoDate
  readonly title: string
  readonly file: string
  readonly sha256: string
}

export type RunHead = {
  readonly month: Month
  readonly batch: string
  readonly payOn: IsoDate
  readonly policies: readonly UsedPolicy[]
  readonly notConfigured: readonly string[]
}

export type Run = RunHead & {
  readonly runId: number
  readonly state: RunState
  /** An earlier month was run again after this one, or its cases or the roster have changed since. */
  readonly stale: boolean
  /** Values that nobody has confirmed to this day: papers say 试算. */
  readonly unconfirmed: readonly string[]
  readonly warnings: readonly string[]
  /** Cases with at least one line. */
  readonly paidCases: number
}

export type CaseLine = {
  readonly caseId: number
  readonly mediatorId: string
  readonly kind: Extract<PayLineKind, 'case-subsidy' | 'arrears'>
  readonly amountFen: Fen
  /** What the whole case is worth, before shares. */
  readonly caseAmountFen: Fen
  readonly policy: number
  readonly clause: string
  readonly text: string
}

/** A run being computed inside one transaction: cases out, lines in. */
export type RunDraft = {
  /** Cases whose counting date lies in the month, and unpaid ones of approved months; in batches by (date, id). */
  /** `paidIn` names another run (`2017-09 draft`) that already has a line of the case. */
  cases(
    countsBy: CountingDate,
  ): AsyncIterable<readonly (PayableCase & { readonly arrears: boolean; readonly paidIn: string | null })[]>
  addCaseLines(lines: readonly CaseLine[]): Promise<void>
  hold(caseId: number, reason: string): Promise<void>
  addPayslip(
    slip: Omit<Payslip, 'lines' | 'employerLines'> & {
      readonly stationId: number
      readonly own: readonly PayLine[]
      /** Of all its lines, the case lines included. */
      readonly sums: { readonly [kind in PayLineKind]?: Fen }
      readonly employerLines: readonly EmployerLine[]
    },
  ): Promise<void>
  warn(text: string): void
}

export type CountingDate = 'acceptedOn' | 'agreedOn' | 'closedOn'

export type ShareRow = {
  readonly kind: CaseLine['kind']
  readonly mediator: string
  readonly role: MediatorRole
  /** This person's weight, and the sum of all weights of the case. */
  readonly weight: number
  readonly weightTotal: number
  /** The station that mediated the case. */
  readonly station: string
  readonly caseNo: string
  readonly acceptedOn: IsoDate
  readonly closedOn: IsoDate | null
  readonly disputeType: string | null
  readonly grade: string | null
  readonly agreementForm: CaseFacts['agreementForm']
  readonly caseAmountFen: Fen
  readonly shareFen: Fen
  readonly clause: string
}

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
    /** Months with cases to count that no run has paid: month and number of settled cases. */
    countByMonth(countsBy: CountingDate): Promise<readonly { readonly month: Month; readonly cases: number }[]>
  }
  readonly items: {
    open(): AsyncIterable<OpenItem>
    dismiss(id: number, reason: string, head: OperationHead): Promise<OpenItem | null>
  }
  readonly payroll: {
    months(): Promise<readonly { readonly month: Month; readonly batch: string; readonly state: RunState }[]>
    run(month: Month, batch: string): Promise<Run | null>
    /** Computes or recomputes a draft inside one transaction. */
    draft(head: RunHead, operation: OperationHead, compute: (draft: RunDraft) => Promise<void>): Promise<Run>
    payslips(run: Run): AsyncIterable<Payslip & { readonly stationId: number }>
    /** The same slips, summed by kind of line. */
    payslipSums(run: Run): AsyncIterable<PayslipSums>
    held(runId: number): AsyncIterable<{ readonly caseNo: string; readonly reason: string }>
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
