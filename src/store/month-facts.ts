// What a month's pay needs beside cases and roster: attendance, items, what was brought over, declarations. Types only.
import type { Month } from '../domain/calendar.ts'
import type { Fen } from '../domain/money.ts'
import type { ItemKind } from '../domain/payslip.ts'

/** One person's row of an attendance sheet. */
export type Attendance = {
  readonly mediatorId: string
  readonly month: Month
  /** 应出勤, 实出勤 in days; null where the sheet leaves them out. */
  readonly dueDays: number | null
  readonly workedDays: number | null
  /** 无薪缺勤, in paid days; halves count. */
  readonly unpaidDays: number
  readonly note: string | null
}

/** An item of pay or deduction that a person enters, on a paper. Recurring ones name their last month. */
export type PayItem = {
  readonly itemId: number
  readonly mediatorId: string
  readonly kind: ItemKind
  /** Positive; the kind says on which side it stands. */
  readonly amountFen: Fen
  readonly from: Month
  readonly to: Month
  readonly document: string
  readonly note: string | null
  /** Of an annual bonus: taxed apart or merged, as the person chose. */
  readonly bonusTax: 'separate' | 'merged' | null
}

/** What lowers the tax and is no pay: 专项附加扣除, 其他扣除. Monthly, dated, on the person's own declaration. */
export type TaxDeclaration = {
  readonly declarationId: number
  readonly mediatorId: string
  readonly kind: 'additional' | 'other' | 'first-job'
  /** Per month; 0 for first-job. */
  readonly amountFen: Fen
  readonly from: Month
  readonly to: Month
  /** Item and paper: 子女教育, 本人2019年1月5日签名. */
  readonly document: string
}

/** 期初: a person's year up to the first run. Amounts of the year so far, positive. */
export type Opening = {
  readonly mediatorId: string
  readonly year: number
  /** The last month that the sums include. */
  readonly through: Month | null
  readonly incomeFen: Fen
  readonly contributionsFen: Fen
  readonly additionalFen: Fen
  readonly otherFen: Fen
  readonly taxFen: Fen
  readonly months: number
  /** 上年月平均工资: the contribution base of the year. */
  readonly lastYearAverageFen: Fen | null
  readonly lastYearIncomeFen: Fen | null
  readonly lastYearMonths: number | null
}

/** 预算: what the treasury granted a payer for a year. */
export type Appropriation = {
  readonly year: number
  readonly county: string
  readonly amountFen: Fen
  readonly document: string
}
