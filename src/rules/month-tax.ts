// The tax lines of a slip: wages, labour remuneration or none, by the engagement; the annual bonus apart or merged, as
// the person chose, with both amounts in the text. Also the facts that the next month's history is summed from.
import type { IsoDate } from '../domain/calendar.ts'
import { addFen, type Fen, fen, formatYuan, negate, sumFen, ZERO } from '../domain/money.ts'
import { NO_TAX_SUMS, type TaxFacts, type TaxHistory } from '../domain/tax-history.ts'
import type { Reasoned } from './base-pay.ts'
import type { Engaged } from './engagement.ts'
import { bonusTax } from './income-tax/annual-bonus.ts'
import { labourRemunerationTax } from './income-tax/labour-remuneration.ts'
import { wageTax } from './income-tax/wage-tax.ts'
import { changeText } from './month-terms.ts'
import type { MonthPolicies } from './select-policy.ts'

export type Bonus = { readonly amountFen: Fen; readonly tax: 'separate' | 'merged' | null; readonly document: string }

export type TaxableMonth = {
  /** Taxable income without any annual bonus; corrections taken off, so it may be below zero. */
  readonly incomeFen: Fen
  readonly contributionsFen: Fen
  readonly bonuses: readonly Bonus[]
  /** 专项附加扣除 and 其他扣除 of the calendar year up to the month of the payday. */
  readonly declarations: { readonly yearAdditionalFen: Fen; readonly yearOtherFen: Fen }
  readonly payOn: IsoDate
  readonly engaged: Engaged
  readonly history: TaxHistory
  readonly policies: MonthPolicies
}

export type MonthTax = {
  /** Positive amounts; a zero is kept, because it has a reason. */
  readonly taxes: readonly Reasoned[]
  readonly facts: TaxFacts
  readonly warnings: readonly string[]
}

export function monthTax(month: TaxableMonth): MonthTax {
  switch (month.engaged.terms.tax) {
    case 'wage':
      return onWages(month)
    case 'labour':
      return onLabour(month)
    case 'none':
      return untaxed(month)
  }
}

function onWages(month: TaxableMonth): MonthTax {
  const { history, policies, payOn, contributionsFen } = month
  const { separate, merged, warnings } = choose(month)
  const mergedFen = sumFen(merged.map((bonus) => bonus.amountFen))
  const incomeFen = addFen(month.incomeFen, mergedFen)
  const isCumulative = policies.incomeTax.scheme === 'cumulative-wage-tax'
  const left = (declaredFen: Fen, takenFen: Fen) => fen(isCumulative ? Math.max(0, declaredFen - takenFen) : 0)
  const facts = {
    contributionsFen,
    additionalFen: left(month.declarations.yearAdditionalFen, history.yearWage.additionalFen),
    otherFen: left(month.declarations.yearOtherFen, history.yearWage.otherFen),
  }
  const onIncome = (income: Fen) => wageTax({ ...facts, incomeFen: income, payOn, policy: policies.incomeTax, history })
  const wage = incomeFen === 0 ? null : onIncome(incomeFen)
  const apart = separate.length === 0 ? null : bonusApart(month, separate, onIncome)
  const compared = merged.length === 0 || wage === null ? '' : mergedText(month, merged, onIncome)
  return {
    taxes: [
      ...(wage === null ? [] : [noted(wage, `${compared}${wholeMonthText(month)}`)]),
      ...(apart === null ? [] : [apart.tax]),
    ],
    facts: {
      kind: 'wage',
      incomeFen,
      ...(wage === null ? { contributionsFen, additionalFen: ZERO, otherFen: ZERO } : facts),
      taxFen: wage?.amountFen ?? ZERO,
      bonusFen: apart?.bonusFen ?? ZERO,
      bonusTaxFen: apart?.tax.amountFen ?? ZERO,
    },
    warnings,
  }
}

/** Where the month ends under an engagement that alone would not be taxed as wages. */
function wholeMonthText({ engaged }: TaxableMonth): string {
  const last = engaged.terms.parts?.at(-1)
  if (last === undefined || last.terms.tax === 'wage') return ''
  return `；用工关系 ${changeText(last)}，本月仍有基本工资，全月按工资薪金预扣`
}

type Choice = {
  readonly separate: readonly Bonus[]
  readonly merged: readonly Bonus[]
  readonly warnings: readonly string[]
}

/** The law leaves the separate way only once a year and person (国税发〔2005〕9号), and only while a policy grants it. */
function choose({ bonuses, history, policies, payOn }: TaxableMonth): Choice {
  const separate = bonuses.filter((bonus) => bonus.tax === 'separate')
  const merged = bonuses.filter((bonus) => bonus.tax !== 'separate')
  const asked = separate.length === 0 ? null : formatYuan(sumFen(separate.map((bonus) => bonus.amountFen)))
  const used = history.yearWage.bonusFen
  if (asked !== null && policies.annualBonus === null) {
    const warning = `年终奖金 ${asked} 元写的是单独计税，但 ${payOn} 没有可用的单独计税办法，已并入当月工资计税`
    return { separate: [], merged: bonuses, warnings: [warning] }
  }
  if (asked !== null && used > 0) {
    const warning = `年终奖金 ${asked} 元写的是单独计税，但本年已有 ${formatYuan(used)} 元单独计税，每人每年只能用一次（国税发〔2005〕9号），已并入当月工资计税`
    return { separate: [], merged: bonuses, warnings: [warning] }
  }
  const open = merged.filter((bonus) => bonus.tax === null)
  const warnings = open.map(
    (bonus) =>
      `年终奖金 ${formatYuan(bonus.amountFen)} 元（${bonus.document}）没有写明计税方式，已并入当月工资计税；请向本人确认`,
  )
  return { separate, merged, warnings }
}

function bonusApart(
  month: TaxableMonth,
  separate: readonly Bonus[],
  onIncome: (income: Fen) => Reasoned,
): { readonly tax: Reasoned; readonly bonusFen: Fen } | null {
  const { incomeFen } = month
  const policy = month.policies.annualBonus
  if (policy === null) return null
  const bonusFen = sumFen(separate.map((bonus) => bonus.amountFen))
  const tax = bonusTax({ bonusFen, policy, unusedDeductionFen: unusedDeduction(month) })
  const mergedFen = addFen(onIncome(addFen(incomeFen, bonusFen)).amountFen, negate(onIncome(incomeFen).amountFen))
  const papers = separate.map((bonus) => bonus.document).join('、')
  const other = `如并入当月工资则为 ${formatYuan(mergedFen)} 元（${moreOrLess(mergedFen, tax.amountFen)}）`
  const both = `单独计税 ${formatYuan(tax.amountFen)} 元；${other}`
  return { tax: noted(tax, `；本人选择单独计税（${papers}）：${both}`), bonusFen }
}

/** What the month's wages, those of other batches with them, leave of the standard deduction. */
function unusedDeduction({ history, policies, incomeFen, contributionsFen }: TaxableMonth): Fen {
  const wage = addFen(incomeFen, history.monthWage.incomeFen)
  const contributed = addFen(contributionsFen, history.monthWage.contributionsFen)
  return fen(Math.max(0, policies.incomeTax.standardDeductionFen - wage + contributed))
}

/** The other way against the chosen one: `少 2,333.16 元`. */
function moreOrLess(otherFen: Fen, chosenFen: Fen): string {
  if (otherFen === chosenFen) return '相同'
  const [word, more, less] = otherFen > chosenFen ? ['多', otherFen, chosenFen] : ['少', chosenFen, otherFen]
  return `${word} ${formatYuan(addFen(more, negate(less)))} 元`
}

function mergedText(month: TaxableMonth, merged: readonly Bonus[], onIncome: (income: Fen) => Reasoned): string {
  const bonusFen = sumFen(merged.map((bonus) => bonus.amountFen))
  const { incomeFen } = month
  const takenFen = addFen(onIncome(addFen(incomeFen, bonusFen)).amountFen, negate(onIncome(incomeFen).amountFen))
  const papers = merged.map((bonus) => bonus.document).join('、')
  const start = `；其中年终奖金 ${formatYuan(bonusFen)} 元并入当月工资（${papers}）：并入计税 ${formatYuan(takenFen)} 元`
  const policy = month.policies.annualBonus
  if (policy === null) return `${start}；没有可用的单独计税办法`
  const { amountFen } = bonusTax({ bonusFen, policy, unusedDeductionFen: unusedDeduction(month) })
  return `${start}；如单独计税则为 ${formatYuan(amountFen)} 元（${moreOrLess(amountFen, takenFen)}）`
}

/** Not employed: no contributions, no declared deductions at this step; a bonus is remuneration like the rest. */
function onLabour({ incomeFen, bonuses, engaged, history, policies }: TaxableMonth): MonthTax {
  const income = addFen(incomeFen, ...bonuses.map((bonus) => bonus.amountFen))
  const tax =
    income === 0 ? null : labourRemunerationTax({ incomeFen: income, policy: policies.labourRemuneration, history })
  const taxes = tax === null ? [] : [noted(tax, `；${engaged.because}`)]
  return {
    taxes,
    facts: { ...NO_TAX, kind: 'labour', incomeFen: income, taxFen: tax?.amountFen ?? ZERO },
    warnings: [],
  }
}

/** Where a pack declares that an engagement is not taxed, the slip says by which clause. */
function untaxed({ incomeFen, bonuses, engaged, policies }: TaxableMonth): MonthTax {
  const income = addFen(incomeFen, ...bonuses.map((bonus) => bonus.amountFen))
  const { id, effectiveFrom } = policies.payroll
  const because = {
    policy: id,
    effectiveFrom,
    clause: engaged.terms.clause,
    text: `按标准不预扣个人所得税；${engaged.because}`,
  }
  return {
    taxes: income === 0 ? [] : [{ amountFen: ZERO, because }],
    facts: { ...NO_TAX, incomeFen: income },
    warnings: [],
  }
}

const NO_TAX: TaxFacts = { kind: 'none', ...NO_TAX_SUMS }

function noted({ amountFen, because }: Reasoned, more: string): Reasoned {
  return { amountFen, because: { ...because, text: `${because.text}${more}` } }
}
