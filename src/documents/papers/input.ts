// What the payroll papers of one payer (a county) are laid out from. The command gathers it; nothing here is computed
// again, and nothing more than the papers show is passed in: IDs and accounts arrive masked.
import type { IsoDate, Month } from '../../domain/calendar.ts'
import type { AgreementForm, MediatorRole } from '../../domain/mediation-case.ts'
import type { Fen } from '../../domain/money.ts'
import type { Payslip, RunState } from '../../domain/payslip.ts'

export type PapersHead = {
  /** The bureau that prints, e.g. 宜宾市司法局. */
  readonly bureau: string
  /** The payer. */
  readonly county: string
  readonly month: Month
  readonly payOn: IsoDate
  readonly state: RunState
  /** Who has signed so far, as far as the program knows. */
  readonly signed?: { readonly [place in 'prepared' | 'checked' | 'approved']?: Signed }
  /** The registry has changed since: these papers must not be signed. */
  readonly stale: boolean
  /** Some value that these papers rest on is not confirmed. */
  readonly trial: boolean
  /** Those values, one phrase each. */
  readonly unconfirmed: readonly string[]
}

export type Signed = { readonly by: string; readonly on: IsoDate }

export type PaidPerson = {
  readonly payslip: Payslip
  /** `511***********0014`. */
  readonly maskedId: string
  /** `**** 0012`; null when no account is on the roster. */
  readonly accountTail: string | null
  readonly bank: string | null
  /** 应出勤 / 实出勤; left out when the run counts no days for this person. */
  readonly workDays?: { readonly due: number; readonly worked: number }
}

/** One person's share in one case. */
export type ShareRow = {
  /** `arrears`, `recovery`: a case of an earlier month, paid or corrected now. */
  readonly kind: 'case-subsidy' | 'arrears' | 'recovery'
  readonly caseNo: string
  readonly acceptedOn: IsoDate
  readonly closedOn: IsoDate | null
  readonly disputeType: string | null
  readonly grade: string | null
  readonly agreementForm: AgreementForm | null
  readonly mediatorId: string
  readonly mediator: string
  readonly role: MediatorRole
  /** This person's weight, and the sum of all weights of the case. */
  readonly weight: number
  readonly weightTotal: number
  /** 核定金额 of the whole case. */
  readonly caseAmountFen: Fen
  /** 本人份额, as it stands on the payslip. */
  readonly shareFen: Fen
  /** 依据条款. */
  readonly clause: string
}

export type StationShares = { readonly station: string; readonly rows: readonly ShareRow[] }

/** A rule file that the run used. */
export type UsedPolicy = {
  readonly title: string
  readonly file: string
  readonly effectiveFrom: IsoDate
  readonly sha256: string
}

export type PapersInput = {
  readonly head: PapersHead
  readonly people: readonly PaidPerson[]
  readonly shares: readonly StationShares[]
  readonly policies: readonly UsedPolicy[]
  /** Employer contributions without a rate, by name (医疗保险 …): listed as 未配置, never silently 0. */
  readonly employerUnset: readonly string[]
}
