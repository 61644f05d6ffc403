// A mediation case as the registry keeps it. Terms: 案件 MediationCase, 当事人 Party, 受理 acceptedOn, 难易程度 grade.
import type { IsoDate } from './calendar.ts'
import type { Fen } from './money.ts'

/** 调解结果. */
export type Outcome = 'settled' | 'not-settled' | 'withdrawn' | 'transferred' | 'open'
export const OUTCOME_LABEL: Readonly<Record<Outcome, string>> = {
  settled: '调解成功',
  'not-settled': '调解不成功',
  withdrawn: '撤回',
  transferred: '移交',
  open: '调解中',
}
/** 协议形式: 书面 written, 口头 oral (人民调解法 art. 28). */
export type AgreementForm = 'written' | 'oral'
export const FORM_LABEL: Readonly<Record<AgreementForm, string>> = { written: '书面', oral: '口头' }
/** 主办 lead, 协办 assistant. */
export type MediatorRole = 'lead' | 'assistant'
/** 申请人 applicant, 被申请人 respondent. */
export type PartySide = 'applicant' | 'respondent'

/** One party as the ledger names it. A field is null when the ledger left it blank or its text cannot be believed. */
export type Party = {
  readonly side: PartySide
  readonly name: string | null
  readonly residentId: string | null
  readonly phone: string | null
  readonly address: string | null
}

/** Who mediated. `mediatorId` is null for a helper who is not on the roster: named, without a share. */
export type CaseMediator = {
  readonly mediatorId: string | null
  readonly mediator: string
  readonly role: MediatorRole
  /** Weight of the share in the case subsidy; 0 for a helper off the roster. */
  readonly weight: number
}

/** The facts of a case that a ledger row can state. null: not stated. Labels in Chinese as the code lists write them. */
export type CaseFacts = {
  /** As written, e.g. （2017）翠人调字第001号. Identity is `caseKey` within the committee. */
  readonly caseNo: string
  readonly acceptedOn: IsoDate
  readonly agreedOn: IsoDate | null
  readonly closedOn: IsoDate | null
  readonly disputeType: string | null
  readonly grade: string | null
  readonly source: string | null
  readonly outcome: Outcome
  readonly agreementForm: AgreementForm | null
  /** 涉案金额; null for a blank, `/` or 无, never 0 by default. */
  readonly amountFen: Fen | null
  /** 警情编号. */
  readonly incidentNo: string | null
  /** 纠纷简要情况. */
  readonly summary: string | null
  /** 协议内容. */
  readonly agreementTerms: string | null
  /** 履行方式. */
  readonly performanceManner: string | null
  /** 履行期限, as written. */
  readonly performanceDue: string | null
  /** 涉及人数. */
  readonly peopleInvolved: number | null
  /** 备注. */
  readonly note: string | null
  /** 已发: the subsidy was paid by hand before this program kept the payroll; the day, or 是 where no day is known. */
  readonly paidByHand: string | null
  readonly parties: readonly Party[]
  readonly mediators: readonly CaseMediator[]
}

/** Which file, sheet and row a fact came from. */
export type Origin = { readonly file: string; readonly sheet: string | null; readonly row: number }
