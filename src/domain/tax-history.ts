// What a person was paid before, as far as this month's tax asks: from earlier runs of the same payer, and from what was
// brought over before the first run (期初). Amounts are positive, except where a month takes back more than it pays.
import { type Fen, ZERO } from './money.ts'

/** How the income of a slip was taxed, kept with the slip: the next month's history is a sum of these. */
export type TaxFacts = {
  readonly kind: 'wage' | 'labour' | 'none'
  /**
   * Taxable income of the slip, the separately taxed bonus not among it; corrections of earlier months already taken off,
   * so it is below zero where they outweigh.
   */
  readonly incomeFen: Fen
  /** 个人三险一金, 补缴 and 退回 included. */
  readonly contributionsFen: Fen
  /** 专项附加扣除 taken on this slip: what the year has granted so far and no earlier slip took. */
  readonly additionalFen: Fen
  /** 其他扣除 (个人养老金 …), likewise. */
  readonly otherFen: Fen
  /** Tax withheld on that income. */
  readonly taxFen: Fen
  /** 全年一次性奖金 taxed apart, and its tax. */
  readonly bonusFen: Fen
  readonly bonusTaxFen: Fen
}

export type TaxSums = Omit<TaxFacts, 'kind'>

export const NO_TAX_SUMS: TaxSums = {
  incomeFen: ZERO,
  contributionsFen: ZERO,
  additionalFen: ZERO,
  otherFen: ZERO,
  taxFen: ZERO,
  bonusFen: ZERO,
  bonusTaxFen: ZERO,
}

export type TaxHistory = {
  /** Wages paid by us earlier in the calendar month of the payday: they share its threshold. */
  readonly monthWage: TaxSums
  /** Labour remuneration paid earlier in that month: one 次. */
  readonly monthLabour: TaxSums
  /** Wages paid earlier in the calendar year of the payday, that month included, the brought-over sums too. */
  readonly yearWage: TaxSums
  /** 任职受雇月份数: months employed in this unit this year, up to and with the month of the payday. */
  readonly monthsEmployed: number
  /** The signed declaration that this is the first wage of the year (公告2020年第13号), as on its paper; null: none. */
  readonly firstJobDeclaration: string | null
  /** Last year in this unit: months declared and their whole wage income; null: nothing known. */
  readonly lastYear: { readonly months: number; readonly incomeFen: Fen } | null
}
