// What the commands of pay items and declarations share: words for kinds, amounts, months from and to, and how an item
// reads. Which kinds there are is the pack's word.
import { type Input, type OptionSpec, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month } from '../../domain/calendar.ts'
import type { Fen } from '../../domain/money.ts'
import type { ItemKind } from '../../domain/payslip.ts'
import type { Policy, PolicyNamed } from '../../domain/policy.ts'
import { readSumText } from '../../ledger/values/sum.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { PayItem, Store, TaxDeclaration } from '../../store.ts'
import { Faults } from './faults.ts'
import { neededText } from './roster-change.ts'
import { monthWord } from './words.ts'

/** Beside the label of the pack, the word that a clerk may use for a kind. */
const ITEM_WORDS: Readonly<Record<ItemKind, readonly string[]>> = {
  'duty-allowance': ['值班补助', '值班补贴', '值守津贴', '值班津贴'],
  'annual-bonus': ['年终奖', '年终奖金', '全年一次性奖金', '年终一次性奖金'],
  'other-pay': ['其他发放', '其他应发'],
  'medical-supplement': ['大额医疗', '大额医疗互助', '大病医疗'],
  'other-deduction': ['其他代扣', '其他扣款', '代扣'],
}

export const DECLARATION_LABEL: Readonly<Record<TaxDeclaration['kind'], string>> = {
  additional: '专项附加扣除',
  other: '其他扣除',
  'first-job': '首次就业',
}

export const BONUS_TAX_LABEL: Readonly<Record<NonNullable<PayItem['bonusTax']>, string>> = {
  separate: '单独',
  merged: '合并',
}

export const MONTH_OPTIONS: readonly OptionSpec[] = [
  { name: 'month', value: 'M', summary: '从哪个月起（必写），如 2017-12' },
  { name: 'to', value: 'M', summary: '到哪个月为止（缺省：只这一个月）' },
]

export type ItemRule = PolicyNamed<'payroll'>['items'][number]

/** The rule of a kind that the pack declares for the month, by its label or a usual word. */
export function itemRule(policies: readonly Policy[], word: string, month: Month): ItemRule {
  const { items } = selectPolicy(policies, 'payroll', lastDayOf(month))
  const clean = word.normalize('NFKC').replace(/\s+/g, '')
  const found = items.find(({ kind, label }) => [kind, label, ...ITEM_WORDS[kind]].includes(clean))
  if (found !== undefined) return found
  throw new AppError('ITEM-KIND', `标准包没有声明“${word}”这种项目。`, {
    hint: items.length === 0 ? '标准包没有声明任何项目。' : `可用：${items.map(({ label }) => label).join('、')}`,
  })
}

/** The label of a kind by the files in force on a day; a kind that no file declares keeps its usual word. */
export function itemLabel(policies: readonly Policy[], kind: ItemKind, on: IsoDate): string {
  const rule = selectPolicy(policies, 'payroll', on).items.find((one) => one.kind === kind)
  return rule?.label ?? ITEM_WORDS[kind][0] ?? kind
}

/** A positive sum. */
export function amountWord(input: Input, example: string): Fen {
  const word = neededText(input, 'amount', { what: '金额', example })
  const reading = readSumText(word)
  if (reading.kind === 'value' && reading.value > 0) return reading.value
  throw new AppError('USAGE', `金额“${word}”写得不对。`, {
    hint: '只写一个大于 0 的数，单位元，最多两位小数，如 300 或 300.50。',
    usage: true,
  })
}

export type Months = { readonly from: Month; readonly to: Month }

export function monthsWord(input: Input, today: IsoDate, example: string): Months {
  const faults = new Faults()
  const from = faults.read(() => monthWord(neededText(input, 'month', { what: '月份', example }), today))
  const last = text(input, 'to')
  const to = faults.read(() => (last === null ? from() : monthWord(last, today)))
  faults.stop()
  if (to() >= from()) return { from: from(), to: to() }
  throw new AppError('USAGE', `到 ${to()} 为止，却从 ${from()} 起。`, { hint: '--to 不能早于 --month。', usage: true })
}

export const monthsText = ({ from, to }: Months): string => (from === to ? from : `${from} 至 ${to}`)

/** An item for a month that is signed for would never be paid: its run is computed no more. */
export async function refuseLocked(store: Store, from: Month): Promise<void> {
  const locked = (await store.payroll.months()).find(({ month, state }) => month === from && state !== 'draft')
  if (locked === undefined) return
  throw new AppError('MONTH-SIGNED', `${from} 的工资已经提交或发放，这一项进不去了。`, {
    hint: `还没有发放的，先用 gongtiao payroll send-back ${from} 退回；已经发放的，登记到以后的月份。`,
  })
}
