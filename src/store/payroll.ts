// Payroll runs: a draft being computed, its steps to closing, and what is read back of it. Types only.
import type { IsoDate, Month } from '../domain/calendar.ts'
import type { CaseReview, CaseSupplement } from '../domain/case-supplement.ts'
import type { CaseFacts, MediatorRole } from '../domain/mediation-case.ts'
import type { Fen } from '../domain/money.ts'
import type { CaseLineKind, EmployerLine, PayLine, PayLineKind, Payslip, RunState } from '../domain/payslip.ts'
import type { CountingDate } from '../domain/policy.ts'
import type { TaxFacts } from '../domain/tax-history.ts'

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
  readonly disputeType: string | null
  readonly source: string | null
  readonly amountFen: Fen | null
  readonly peopleInvolved: number | null
  /** Parties that the ledger names; null where the run has no need to know. */
  readonly parties: number | null
  /** The day on which the case first came into the store; null where the run has no need to know. */
  readonly reportedOn: IsoDate | null
  /** The weights are those of the recorded shares where people have agreed on some. */
  readonly mediators: CaseFacts['mediators']
  readonly supplement: CaseSupplement
  readonly review: CaseReview | null
  /** The earlier closing of the case that this one opens again. */
  readonly reopened: { readonly caseNo: string; readonly closedOn: IsoDate } | null
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
  /** The last operation that the computation saw, and the operation that wrote it. */
  readonly seenOp: number
  readonly op: number
  /** Values that nobody has confirmed to this day: papers say 试算. */
  readonly unconfirmed: readonly string[]
  readonly warnings: readonly string[]
  /** Cases with at least one line. */
  readonly paidCases: number
}

export type CaseLine = {
  readonly caseId: number
  readonly mediatorId: string
  readonly kind: CaseLineKind
  readonly amountFen: Fen
  /** What the whole case is worth, before shares. */
  readonly caseAmountFen: Fen
  readonly policy: number
  readonly clause: string
  readonly text: string
  /** The line of a locked run that this one corrects: always the person's first for the case. Every recovery has one. */
  readonly corrects?: number
  /** What is still to be taken back or paid of the case; the line may then be of 0. The case comes again in the next run. */
  readonly restFen?: Fen
}

/** A line for a case of another run: of one that has left the draft, or of a draft that comes before this run. */
export type PaidCaseLine = {
  readonly lineId: number
  readonly month: Month
  readonly batch: string
  readonly state: RunState
  readonly mediatorId: string
  readonly kind: CaseLineKind
  readonly amountFen: Fen
  readonly restFen?: Fen
}

/** A case that locked runs have paid and whose facts, links, decision or people have changed since. */
export type ChangedCase = {
  /** null: taken out of the registry; everything paid for it is due back. */
  readonly now: CountedCase | null
  readonly caseId: number
  readonly caseNo: string
  /** All that counts of it, the oldest first; never empty. */
  readonly lines: readonly PaidCaseLine[]
}

export type CountedCase = PayableCase & {
  readonly arrears: boolean
  /** Another run (`2017-09 draft monthly`) that already has a line of the case; a draft before any other. */
  readonly paidIn: string | null
  /** Who has a line of the case in another run, whatever its state. */
  readonly paidTo: readonly string[]
  /** What a person has to answer first: the code of an open item, or `suspected`/`same-dispute` and the other case's number. */
  readonly heldFor: string | null
}

/** Which part of the registry a run looks at. */
export type CaseWindow = {
  readonly countsBy: CountingDate
  /** First month of the batch's period; the run's own month is the last (a quarter: two months before). */
  readonly from: Month
  /** Facts that cost a look-up a case, where the rule files ask for them. */
  readonly needs: ReadonlySet<'parties' | 'reportedOn'>
  /** Whether the rule files pay some cases that were not settled: late ones are then looked for too. */
  readonly failedEarn?: boolean
}

/** A run being computed inside one transaction: cases out, lines in. */
export type RunDraft = {
  /** Cases whose counting date lies in the period, and unpaid ones of approved months; in batches by (date, id). */
  cases(window: CaseWindow): AsyncIterable<readonly CountedCase[]>
  /** Cases paid by locked runs before this one that may be due another amount now. */
  changedCases(window: CaseWindow): AsyncIterable<readonly ChangedCase[]>
  /** What all other runs have paid for cases, by person and month of the counting date, from January of last year to this month. */
  earned(window: CaseWindow): AsyncIterable<EarnedSum>
  addCaseLines(lines: readonly CaseLine[]): Promise<void>
  hold(caseId: number, reason: string): Promise<void>
  addPayslip(slip: NewPayslip): Promise<void>
  warn(text: string): void
}

export type EarnedSum = { readonly mediatorId: string; readonly month: Month; readonly amountFen: Fen }

/** A line that is no case subsidy; an award names its case and itself. */
export type OwnLine = PayLine & {
  readonly caseId?: number
  readonly awardId?: number
  readonly itemId?: number
  readonly restFen?: Fen
}

export type OwnEmployerLine = EmployerLine & Pick<PayLine, 'corrects'>

export type NewPayslip = Omit<Payslip, 'lines' | 'employerLines'> & {
  readonly stationId: number
  readonly own: readonly OwnLine[]
  /** Of all its lines, the case lines included. */
  readonly sums: PaySums
  readonly employerLines: readonly OwnEmployerLine[]
  readonly tax: TaxFacts
  /** As on the roster when the run was computed: a later change never alters an issued batch. */
  readonly bank: string | null
  readonly account: string | null
}

/** Where a slip's money goes. */
export type PaidTo = { readonly bank: string | null; readonly account: string | null }

export type PaySums = { readonly [kind in PayLineKind]?: Fen }

/** One slip of another run, as history for tax, contributions and comparison. */
export type PastSlip = {
  readonly mediatorId: string
  readonly month: Month
  readonly batch: string
  readonly payOn: IsoDate
  readonly state: RunState
  readonly sums: PaySums
  readonly tax: TaxFacts | null
  readonly netFen: Fen
}

/**
 * A contribution line of a locked run, or a correction in any other run, for retroactive changes of base or rate. Of people
 * whose facts have changed since, the other lines that stand for no case too, for base pay that was paid wrongly.
 */
export type PastLine = {
  /** Of a correction: the line that it corrects. */
  readonly lineId: number
  readonly isCorrection: boolean
  readonly mediatorId: string
  /** The month that the contribution is for: of a correction that of the line that it corrects. */
  readonly month: Month
  /** The run in which the line stands. */
  readonly run: Pick<Run, 'month' | 'batch' | 'payOn' | 'state'>
  readonly side: 'employee' | 'employer'
  readonly kind: string
  readonly amountFen: Fen
  /** Of a correction of base pay: what was still to be taken back after it. */
  readonly restFen: Fen
  /** Service, engagement or the month's attendance have changed after its run was computed. */
  readonly isOutdated: boolean
}

/** A stored line without its text, for comparing a run with its second derivation. */
export type LineFacts = {
  readonly mediatorId: string
  readonly side: string
  readonly kind: string
  readonly caseNo: string | null
  readonly isCorrection: boolean
  readonly amountFen: Fen
  readonly clause: string
  readonly text: string
}

export type ShareRow = {
  readonly kind: CaseLineKind
  readonly mediatorId: string
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

/** A case that the run does not pay yet, and why. */
export type HeldCase = { readonly caseNo: string; readonly station: string; readonly reason: string }
