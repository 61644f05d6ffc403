// 基本工资: the annual standard in twelve months, less in a month joined or left half-way. Not for those whom the
// policy leaves out (part-timers in the Yibin pack), not without a paid day in the month.
import { firstDayOf, type IsoDate, lastDayOf, type Month } from '../domain/calendar.ts'
import { type Fen, fen, formatYuan } from '../domain/money.ts'
import type { Because } from '../domain/payslip.ts'
import type { Mediator } from '../domain/people.ts'
import type { BasePayPolicy } from '../domain/policy.ts'
import { attendanceOf, partMonthPay, partMonthText } from './part-month.ts'

export type Service = Pick<Mediator, 'employment' | 'hiredOn' | 'leftOn'>
export type Reasoned = { readonly amountFen: Fen; readonly because: Because }

/** Month k of a year gets ⌊A·k/12⌋ − ⌊A·(k−1)/12⌋, so that twelve months sum to the annual standard exactly. */
export function monthlyAmount(annualFen: Fen, month: Month): Fen {
  const k = BigInt(month.slice(5, 7))
  const upTo = (months: bigint) => (BigInt(annualFen) * months) / 12n
  return fen(Number(upTo(k) - upTo(k - 1n)))
}

/** null: no base pay in this month, for this person. */
export function basePay({
  person,
  month,
  policy,
}: {
  person: Service
  month: Month
  policy: BasePayPolicy
}): Reasoned | null {
  if (!policy.employment.includes(person.employment)) return null
  const service = serviceIn(month, person)
  if (service === null) return null
  const attendance = attendanceOf(month, service.from, service.to)
  const monthlyFen = monthlyAmount(policy.annualFen, month)
  const amountFen = partMonthPay(monthlyFen, policy.partMonth, attendance)
  if (amountFen === 0) return null
  const isEven = policy.annualFen % 12 === 0
  const standard = `基本工资 ${formatYuan(policy.annualFen)} 元/年 ÷ 12 = ${formatYuan(monthlyFen)} 元${isEven ? '' : '（逐月累计取整）'}`
  if (amountFen === monthlyFen) return { amountFen, because: becauseOf(policy, policy.clauseOf.annual, standard) }
  const sum = `${formatYuan(monthlyFen)} 元 ${partMonthText(policy.partMonth, attendance)} = ${formatYuan(amountFen)} 元`
  const text = `${standard}；${service.why}，${sum}`
  return { amountFen, because: becauseOf(policy, policy.clauseOf.partMonth, text) }
}

/** The days of the month in which the person serves; `leftOn` is the last of them. */
function serviceIn(month: Month, { hiredOn, leftOn }: Service): { from: IsoDate; to: IsoDate; why: string } | null {
  const first = firstDayOf(month)
  const last = lastDayOf(month)
  const joins = hiredOn > first
  const leaves = leftOn !== null && leftOn < last
  const from = joins ? hiredOn : first
  const to = leaves ? leftOn : last
  if (from > to) return null
  const why = [...(joins ? [`${hiredOn} 入职`] : []), ...(leaves ? [`${leftOn} 离职（末日）`] : [])].join('、')
  return { from, to, why }
}

function becauseOf(policy: BasePayPolicy, clause: string, text: string): Because {
  return { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause, text }
}
