// How one column of a form is filled: width, kind of value, hint, example; and the kinds of column that recur. Which
// columns there are is left to blank-columns.ts and blank-roster-columns.ts, their labels to the layout file.
import { type IsoDate, parseIsoDate } from '../domain/calendar.ts'
import type { CellCheck, CellFormat, CellRule } from '../domain/workbook-form.ts'
import type { Value } from './blank-sheet.ts'

export type ColumnSpec = {
  readonly width: number
  readonly hint: string
  readonly example: Value
  /** Text unless it says so. */
  readonly format?: CellFormat
  readonly rule?: Exclude<CellRule, { readonly kind: 'one-of' | 'fixed' }>
  /** Said when something else is typed; of a drop-down too. */
  readonly message?: string
  /** A word outside the list is refused by the import as well, or only remarked on. */
  readonly otherwise?: CellCheck['otherwise']
  /** Shown at every cell, not only at the header. */
  readonly prompt?: string
}

function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new RangeError(`not a date: ${text}`)
  return date
}

/** 人民调解法 came into force on 2011-01-01. */
const CASE_DATE = { kind: 'date', from: day('2011-01-01'), to: day('2099-12-31') } as const
const CASE_DATE_MESSAGE = '请填完整的日期，如 2026-03-02，在 2011-01-01 到 2099-12-31 之间。'
/** People were hired before there was the law. */
const STAFF_DATE = { kind: 'date', from: day('1980-01-01'), to: day('2099-12-31') } as const
const STAFF_DATE_MESSAGE = '请填完整的日期，如 2026-03-02，在 1980-01-01 到 2099-12-31 之间。'
const ID_MESSAGE = '身份证号应为 18 位（或老证 15 位），并且末位校验要对。请对照证件核对；没有证件号填“无”。'
const PHONE_MESSAGE = '请填 11 位手机号，或带区号的座机，如 0831-8221234。'
export const SEVERAL = '几个人之间用顿号“、”隔开'

export const caseDate = (hint: string, example: string): ColumnSpec => ({
  width: 12,
  format: 'date',
  rule: CASE_DATE,
  message: CASE_DATE_MESSAGE,
  hint,
  example: { date: day(example) },
})
export const staffDate = (hint: string, example: string | null): ColumnSpec => ({
  width: 12,
  format: 'date',
  rule: STAFF_DATE,
  message: STAFF_DATE_MESSAGE,
  hint,
  example: example === null ? null : { date: day(example) },
})
export const partyId = (who: string, example: string): ColumnSpec => ({
  width: 21,
  rule: { kind: 'resident-id' },
  message: ID_MESSAGE,
  prompt: `照${who}的顺序填，${SEVERAL}；没有的填“无”。`,
  hint: `18 位身份证号，单位填统一社会信用代码。照${who}的顺序填，${SEVERAL}，没有的填“无”。`,
  example,
})
export const partyPhone = (who: string, example: string): ColumnSpec => ({
  width: 13,
  rule: { kind: 'phone' },
  message: PHONE_MESSAGE,
  prompt: `照${who}的顺序填，${SEVERAL}；没有的填“无”。`,
  hint: `11 位手机号，或带区号的座机。照${who}的顺序填，${SEVERAL}，没有的填“无”。`,
  example,
})
export const partyName = (hint: string, example: string): ColumnSpec => ({
  width: 12,
  hint,
  prompt: `写全名；${SEVERAL}。`,
  example,
})
export const text = (width: number, hint: string, example: string | null): ColumnSpec => ({ width, hint, example })
export const offered = (spec: ColumnSpec, otherwise: 'refuse' | 'ask', message: string): ColumnSpec => ({
  ...spec,
  otherwise,
  message,
})
