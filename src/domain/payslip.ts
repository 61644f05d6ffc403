// What a month's run gives a mediator: lines with their reason, and the sums of printed lines.
// Terms: 工资条 Payslip, 应发 gross, 实发 net, 单位缴纳 employer share.

import type { IsoDate, Month } from './calendar.ts'
import type { ContributionKind } from './contribution-kind.ts'
import type { Fen } from './money.ts'
import type { Employment, Engagement } from './people.ts'

/** Every kind of line, in the order of a payslip. */
export const PAY_LINE_KINDS = [
  'base',
  'case-subsidy',
  'award',
  'duty-allowance',
  'annual-bonus',
  'other-pay',
  'arrears',
  'pension',
  'medical',
  'medical-supplement',
  'unemployment',
  'housing-fund',
  'income-tax',
  'recovery',
  'other-deduction',
] as const

export type PayLineKind = (typeof PAY_LINE_KINDS)[number]

/** 项目 that a person enters for a month, where the payroll policy declares them. */
export const ITEM_KINDS = [
  'duty-allowance',
  'annual-bonus',
  'other-pay',
  'medical-supplement',
  'other-deduction',
] as const satisfies readonly PayLineKind[]
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Kinds that may stand for a case: the first payment, and what corrects it. */
export const CASE_LINE_KINDS = ['case-subsidy', 'arrears', 'recovery'] as const satisfies readonly PayLineKind[]
export type CaseLineKind = (typeof CASE_LINE_KINDS)[number]

/** Why a line has its amount: policy file, its first day, clause, and the facts in one Chinese sentence. */
export type Because = {
  readonly policy: string
  readonly effectiveFrom: IsoDate
  readonly clause: string
  readonly text: string
}

/** One line of a payslip. Deductions are negative. */
export type PayLine = {
  readonly kind: PayLineKind
  readonly caseNo: string | null
  readonly amountFen: Fen
  readonly because: Because
  /** The line of an earlier month that this one corrects. */
  readonly corrects?: { readonly lineId: number; readonly month: Month }
}

/** What the employer pays on top (单位缴纳); no part of gross or net. */
export type EmployerLine = {
  readonly kind: ContributionKind
  readonly amountFen: Fen
  readonly because: Because
}

export type Payslip = {
  readonly mediator: string
  readonly mediatorId: string
  readonly county: string
  readonly station: string
  readonly employment: Employment
  /** How the person was engaged in this month; null in runs of older versions. */
  readonly engagement: Engagement | null
  readonly lines: readonly PayLine[]
  readonly employerLines: readonly EmployerLine[]
  /** Sum of the positive lines. */
  readonly grossFen: Fen
  /** Sum of the negative lines, as a positive amount. */
  readonly deductionsFen: Fen
  /** Sum of all lines. */
  readonly netFen: Fen
}

/** A payslip without its lines: what a table of the run needs. */
export type PayslipSums = Omit<Payslip, 'lines' | 'employerLines'> & {
  /** Sum of the lines of a kind; deductions are negative. */
  readonly sumOf: (kind: PayLineKind) => Fen
}

export type PayrollTotals = {
  readonly mediators: number
  readonly cases: number
  readonly baseFen: Fen
  readonly caseSubsidyFen: Fen
  readonly awardFen: Fen
  readonly grossFen: Fen
  readonly deductionsFen: Fen
  /** Income tax withheld, as a positive amount; part of the deductions. */
  readonly taxFen: Fen
  readonly netFen: Fen
}

export type RunState = 'draft' | 'submitted' | 'reviewed' | 'approved' | 'paid' | 'closed'

/** What the run paid stands: late facts become lines of a later run. */
export function isSettled({ state }: { readonly state: RunState }): boolean {
  return state === 'approved' || state === 'paid' || state === 'closed'
}
