// What a month adds to a person's case subsidies, awards and arrears: base pay, items, contributions, tax and recovery.
// Needs only the sums of those, so that a run can stream its cases and keep one row a person.
import type { IsoDate, Month } from '../domain/calendar.ts'
import { addFen, type Fen, fen, formatYuan, negate, sumFen, ZERO } from '../domain/money.ts'
import { type EmployerLine, type ItemKind, PAY_LINE_KINDS, type PayLine, type PayLineKind } from '../domain/payslip.ts'
import { EMPLOYMENT_LABEL, ENGAGEMENT_LABEL } from '../domain/people.ts'
import type { ContributionKind, PayrollItemRule } from '../domain/policy.ts'
import type { TaxFacts, TaxHistory } from '../domain/tax-history.ts'
import { type AttendanceFacts, type Reasoned, type Service, workedIn } from './base-pay.ts'
import type { ContributionDeltas } from './contribution-corrections.ts'
import type { ContributionBase } from './contributions.ts'
import { type Engaged, servedAs } from './engagement.ts'
import { belowMinimumWage } from './minimum-wage.ts'
import { type Base, baseOf, contributionsOf, grantedBy, wholeMonth } from './month-base.ts'
import { type MonthTax, monthTax } from './month-tax.ts'
import { changeWarnings, lastTerms } from './month-terms.ts'
import { isDeduction, itemLine } from './pay-items.ts'
import { limitRecovery, type Recovery } from './recovery.ts'
import type { MonthPolicies } from './select-policy.ts'

/** The sums of a person's other lines in the run. */
export type Earnings = {
  readonly caseSubsidyFen: Fen
  readonly awardFen: Fen
  readonly arrearsFen: Fen
  /** What cases of earlier months give back, as it stands on the slip: never above zero. */
  readonly correctionsFen: Fen
}

/** One 项目 of the month, with the pack's rule for its kind. */
export type MonthItem = {
  readonly itemId?: number
  readonly kind: ItemKind
  /** Positive; the kind says on which side it stands. */
  readonly amountFen: Fen
  readonly rule: PayrollItemRule
  readonly document: string
  /** Of an annual bonus: what the person chose. */
  readonly bonusTax: 'separate' | 'merged' | null
  /** A note; may be empty. */
  readonly text: string
}

export type MonthFacts = Earnings & {
  readonly person: Service
  readonly engaged: Engaged
  readonly month: Month
  readonly payOn: IsoDate
  /** Of the batch: base pay, items and contributions go with the wages. */
  readonly pays: readonly ('wages' | 'subsidies')[]
  readonly attendance: AttendanceFacts | null
  readonly items: readonly MonthItem[]
  readonly contributionBase: ContributionBase | null
  /** What a later base or rate changes in earlier months. */
  readonly contributionDeltas: ContributionDeltas
  /** 专项附加扣除 and 其他扣除 of the calendar year up to the month of the payday; what was taken before is subtracted here. */
  readonly declarations: { readonly yearAdditionalFen: Fen; readonly yearOtherFen: Fen }
  readonly history: TaxHistory
  /** A negative net of earlier months that is still owed, as a positive amount. */
  readonly carriedNegativeFen: Fen
  /** Paid for this month in other batches, e.g. to a leaver ahead of the month. */
  readonly paidBefore: { readonly baseFen: Fen; readonly kinds: readonly ContributionKind[] } | null
  readonly policies: MonthPolicies
}

export type ItemLine = PayLine & { readonly itemId?: number }

export type MonthlyItems = {
  /** All lines but case subsidies, awards and arrears, in the order of a payslip. */
  readonly lines: readonly ItemLine[]
  readonly employerLines: readonly EmployerLine[]
  readonly warnings: readonly string[]
  readonly notConfigured: readonly string[]
  readonly tax: TaxFacts
  /** Still owed after this slip: what could not be recovered yet, and a net below zero. */
  readonly owedFen: Fen
  /** The pack asks for an attendance sheet and there is none: no base pay until it comes. */
  readonly needsAttendance: boolean
}

export function monthlyItems(given: MonthFacts): MonthlyItems {
  const facts = { ...given, engaged: servedAs(given.engaged, given.person) }
  const { contributionDeltas: deltas, correctionsFen } = facts
  if (correctionsFen > 0) throw new RangeError(`corrections are never above zero: ${correctionsFen}`)
  const base = baseOf(facts)
  const own = contributionsOf(facts, base)
  const contributed = [...own.lines, ...deltas.lines]
  const items = facts.pays.includes('wages') ? facts.items : []
  const tax = taxOf(facts, base, contributed)
  const beforeRecovery: readonly ItemLine[] = [
    ...lineOf('base', base.now),
    ...items.map((item) => itemLine(item, facts.policies.payroll)),
    ...contributed,
    ...tax.taxes.flatMap((each) => lineOf('income-tax', { ...each, amountFen: negate(each.amountFen) })),
  ]
  const sums = sumsWith(facts, beforeRecovery)
  const recovery = recoveryOf(facts, base, sums)
  const recovered = recovery === null ? [] : [recoveryLine(recovery, facts)]
  return {
    lines: [...beforeRecovery, ...recovered].sort((a, b) => placeOf(a) - placeOf(b)),
    employerLines: [...own.employerLines, ...deltas.employerLines],
    warnings: [
      ...facts.engaged.warnings,
      ...(base.due === null ? [] : changeWarnings(facts.engaged.terms)),
      ...tax.warnings,
      ...(base.missingSheet ? [MISSING_SHEET] : []),
      ...(base.outsideScope ? [outsideScope(facts)] : []),
      ...minimumWageWarning(facts, base),
      ...(sums.netFen < 0 ? [negativeNet(sums)] : []),
    ],
    notConfigured: own.notConfigured,
    tax: tax.facts,
    owedFen: addFen(recovery?.laterFen ?? ZERO, fen(Math.max(0, -sums.netFen))),
    needsAttendance: base.missingSheet,
  }
}

const MISSING_SHEET =
  '没有本月的考勤表，标准包要求先有考勤表，基本工资和缴费没有计算；请用 gongtiao payroll attendance import 导入'

function outsideScope({ person, engaged, policies }: MonthFacts): string {
  const who = `${EMPLOYMENT_LABEL[person.employment]}而用工关系为${ENGAGEMENT_LABEL[engaged.engagement]}`
  return `${who}：“${policies.basePay.title}”不发给${EMPLOYMENT_LABEL[person.employment]}人员，基本工资和缴费没有计算；请核对用工关系或用工类别`
}

function taxOf(facts: MonthFacts, base: Base, contributed: readonly PayLine[]): MonthTax {
  const taxable = facts.pays.includes('wages') ? facts.items.filter((item) => item.rule.taxable) : []
  const bonuses = taxable.filter((item) => item.kind === 'annual-bonus')
  const others = taxable.filter((item) => item.kind !== 'annual-bonus')
  const incomeFen = addFen(
    base.now?.amountFen ?? ZERO,
    negate(base.overpaidFen),
    facts.caseSubsidyFen,
    facts.awardFen,
    facts.arrearsFen,
    facts.correctionsFen,
    ...others.map((item) => item.amountFen),
  )
  return monthTax({
    incomeFen,
    contributionsFen: negate(sumFen(contributed.map((line) => line.amountFen))),
    bonuses: bonuses.map(({ amountFen, bonusTax, document }) => ({ amountFen, tax: bonusTax, document })),
    declarations: facts.declarations,
    payOn: facts.payOn,
    engaged: taxedAs(facts),
    history: facts.history,
    policies: facts.policies,
  })
}

/** A change inside the month: wage tax only where the month has base pay, in whichever batch; else the last day decides. */
function taxedAs(facts: MonthFacts): Engaged {
  const { engaged } = facts
  const isLastOnly = engaged.terms.parts !== undefined && wholeMonth(facts) === null
  return isLastOnly ? { ...engaged, terms: lastTerms(engaged.terms) } : engaged
}

/** The wage is what was earned: contributions that come back (退回) raise the gross, but are none of it. */
type Sums = { readonly grossFen: Fen; readonly wageFen: Fen; readonly netFen: Fen }

function sumsWith(facts: MonthFacts, lines: readonly PayLine[]): Sums {
  const { caseSubsidyFen, awardFen, arrearsFen, correctionsFen } = facts
  const amounts = [caseSubsidyFen, awardFen, arrearsFen, correctionsFen, ...lines.map((line) => line.amountFen)]
  const grossFen = sumFen(amounts.filter((amount) => amount > 0))
  const back = facts.contributionDeltas.lines.map((line) => line.amountFen).filter((amount) => amount > 0)
  return { grossFen, wageFen: addFen(grossFen, negate(sumFen(back))), netFen: sumFen(amounts) }
}

/** What earlier months left below zero, and base pay that another batch paid too much, within the limit of the month. */
function recoveryOf(facts: MonthFacts, { overpaidFen }: Base, { wageFen, netFen }: Sums): Recovery | null {
  const dueFen = addFen(facts.carriedNegativeFen, overpaidFen)
  if (dueFen === 0) return null
  const { engaged, pays, policies } = facts
  // Subsidies paid in a batch of their own stand on top of a wage that has met the minimum in its batch.
  const isProtected = engaged.terms.tax === 'wage' && engaged.terms.payer === 'county' && pays.includes('wages')
  return limitRecovery({
    dueFen,
    wageFen,
    minimumWageFen: isProtected ? (policies.minimumWage?.monthlyFen ?? null) : null,
    policy: policies.payroll,
    takenFen: negate(facts.correctionsFen),
    netFen: fen(Math.max(0, netFen)),
  })
}

function recoveryLine({ nowFen, text }: Recovery, { carriedNegativeFen, policies }: MonthFacts): PayLine {
  const { id, effectiveFrom, clauseOf } = policies.payroll
  const from = carriedNegativeFen > 0 ? '扣回以前月份实发为负的欠款' : '扣回本月其他批次多发的基本工资'
  const because = { policy: id, effectiveFrom, clause: clauseOf.recovery, text: `${from}：${text}` }
  return { kind: 'recovery', caseNo: null, amountFen: negate(nowFen), because }
}

function minimumWageWarning(facts: MonthFacts, { due }: Base): readonly string[] {
  if (due === null || facts.engaged.terms.tax !== 'wage') return []
  const worked = workedIn(facts.month, facts.person, facts.attendance, grantedBy(facts.engaged.terms))
  if (worked === null) return []
  const counted = facts.items.filter((item) => item.rule.inMinimumWage && !isDeduction(item.kind))
  const countedFen = addFen(
    due.amountFen,
    facts.caseSubsidyFen,
    facts.awardFen,
    ...counted.map((item) => item.amountFen),
  )
  const warning = belowMinimumWage(countedFen, worked, facts.policies.minimumWage)
  return warning === null ? [] : [warning]
}

function lineOf(kind: PayLineKind, reasoned: Reasoned | null): readonly PayLine[] {
  return reasoned === null ? [] : [{ kind, caseNo: null, ...reasoned }]
}

function placeOf({ kind }: PayLine): number {
  return PAY_LINE_KINDS.indexOf(kind)
}

function negativeNet({ netFen, grossFen }: Sums): string {
  const owed = formatYuan(addFen(grossFen, negate(netFen)))
  return `实发为负（${formatYuan(netFen)} 元）：应发 ${formatYuan(grossFen)} 元不够代扣的 ${owed} 元，不能交银行发放，记为欠款，以后月份在法定限额内扣回；请核对缴费起始月`
}
