// Payroll runs: a draft being computed, and what is read back of it. Types only.
import type { IsoDate, Month } from '../domain/calendar.ts'
import type { CaseFacts, MediatorRole } from '../domain/mediation-case.ts'
import type { Fen } from '../domain/money.ts'
import type { EmployerLine, PayLine, PayLineKind, Payslip, RunState } from '../domain/payslip.ts'

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

export type CountedCase = PayableCase & {
  readonly arrears: boolean
  /** Another run (`2017-09 draft`) that already has a line of the case. */
  readonly paidIn: string | null
  /** What a person has to answer first: the code of an open item, or `suspected`/`same-dispute` and the other case's number. */
  readonly heldFor: string | null
}

/** A run being computed inside one transaction: cases out, lines in. */
export type RunDraft = {
  /** Cases whose counting date lies in the month, and unpaid ones of approved months; in batches by (date, id). */
  cases(countsBy: CountingDate): AsyncIterable<readonly CountedCase[]>
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

/** A case that the run does not pay yet, and why. */
export type HeldCase = { readonly caseNo: string; readonly station: string; readonly reason: string }
