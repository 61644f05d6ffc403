// 基本工资: the annual standard in twelve months, less in a month joined or left half-way. Not for those whom the
// policy leaves out (part-timers in the Yibin pack), not without a paid day in the month.
import { firstDayOf, type IsoDate, lastDayOf, type Month } from '../domain/calendar.ts'
import { type Fen, fen, formatYuan } from '../domain/money.ts'
import type { Because } from '../domain/payslip.ts'
import type { Mediator } from '../domain/people.ts'
import type { BasePayPolicy } from '../domain/policy.ts'
import { type Attendance, attendanceOf, partMonthPay, partMonthText, withoutUnpaid } from './part-month.ts'

export type Service = Pick<Mediator, 'employment' | 'hiredOn' | 'leftOn'>
export type Reasoned = { readonly amountFen: Fen; readonly because: Because }

/** Month k of a year gets ⌊A·k/12⌋ − ⌊A·(k−1)/12⌋, so that twelve months sum to the annual standard exactly. */
export function monthlyAmount(annualFen: Fen, month: Month): Fen {
  const k = BigInt(month.slice(5, 7))
  const upTo = (months: bigint) => (BigInt(annualFen) * months) / 12n
  return fen(Number(upTo(k) - upTo(k - 1n)))
}

/** One person's row of an attendance sheet. */
export type AttendanceFacts = {
  readonly dueDays: number | null
  readonly workedDays: number | null
  /** 无薪缺勤, in paid days; halves count. */
  readonly unpaidDays: number
}

export type BasePayFacts = {
  readonly person: Service
  readonly month: Month
  readonly policy: BasePayPolicy
  readonly attendance?: AttendanceFacts | null
  /** Stands at the end of the explanation, e.g. where the engagement comes from. */
  readonly note?: string
  /** Where the engagement grants base pay for some days of the month only. */
  readonly granted?: Granted | null
}

type Span = { readonly from: IsoDate; readonly to: IsoDate }

/** Days with base pay, and in words what begins or ends them. */
export type Granted = { readonly spans: readonly Span[]; readonly why: readonly string[] }

/**
 * null: no base pay in this month, for this person. Unpaid absence inside a full month goes by its own method; in a
 * month joined or left half-way the days missed are days not worked, by the one method of such a month.
 */
export function basePay(facts: BasePayFacts): Reasoned | null {
  const { person, month, policy, attendance = null, note = '', granted = null } = facts
  if (!policy.employment.includes(person.employment)) return null
  const service = serviceIn(month, person, granted)
  if (service === null) return null
  const unpaidDays = attendance?.unpaidDays ?? 0
  const worked = withoutUnpaid(daysOf(month, service), unpaidDays)
  const isPart = service.why.length > 0
  const method = isPart ? policy.partMonth : policy.unpaidAbsence
  const monthlyFen = monthlyAmount(policy.annualFen, month)
  const amountFen = partMonthPay(monthlyFen, method, worked)
  if (amountFen === 0) return null
  const ended = note === '' ? '' : `；${note}`
  const standard = standardText(policy, monthlyFen)
  if (amountFen === monthlyFen && unpaidDays === 0) {
    return { amountFen, because: becauseOf(policy, policy.clauseOf.annual, `${standard}${ended}`) }
  }
  const clause = isPart ? policy.clauseOf.partMonth : policy.clauseOf.unpaidAbsence
  const why = [...service.why, ...(unpaidDays === 0 ? [] : [absenceText(attendance)])]
  const capped = amountFen === monthlyFen ? '（不超过月标准）' : ''
  const sum = `${formatYuan(monthlyFen)} 元 ${partMonthText(method, worked)} = ${formatYuan(amountFen)} 元${capped}`
  return { amountFen, because: becauseOf(policy, clause, `${standard}；${why.join('、')}，${sum}${ended}`) }
}

/** The days of a person in a month, unpaid absence taken off; null where the person does not serve in it. */
export function workedIn(
  month: Month,
  person: Service,
  attendance: AttendanceFacts | null,
  granted: Granted | null = null,
): Attendance | null {
  const service = serviceIn(month, person, granted)
  return service === null ? null : withoutUnpaid(daysOf(month, service), attendance?.unpaidDays ?? 0)
}

/** Days of all spans together: two parts of a month come to the month, with one rounding. */
function daysOf(month: Month, { spans }: ServiceDays): Attendance {
  const each = spans.map(({ from, to }) => attendanceOf(month, from, to))
  const sum = (count: (one: Attendance) => number) => each.reduce((total, one) => total + count(one), 0)
  return {
    ...attendanceOf(month, firstDayOf(month), lastDayOf(month)),
    paidDaysWorked: sum((one) => one.paidDaysWorked),
    calendarDaysWorked: sum((one) => one.calendarDaysWorked),
  }
}

function standardText({ annualFen }: BasePayPolicy, monthlyFen: Fen): string {
  const cumulative = annualFen % 12 === 0 ? '' : '（逐月累计取整）'
  return `基本工资 ${formatYuan(annualFen)} 元/年 ÷ 12 = ${formatYuan(monthlyFen)} 元${cumulative}`
}

/** `无薪缺勤 3 天（应出勤 22 天、实出勤 19 天）`. */
function absenceText(attendance: AttendanceFacts | null): string {
  if (attendance === null) return ''
  const { dueDays, workedDays, unpaidDays } = attendance
  const sheet = [
    ...(dueDays === null ? [] : [`应出勤 ${dueDays} 天`]),
    ...(workedDays === null ? [] : [`实出勤 ${workedDays} 天`]),
  ]
  return `无薪缺勤 ${unpaidDays} 天${sheet.length === 0 ? '' : `（${sheet.join('、')}）`}`
}

type ServiceDays = { readonly spans: readonly Span[]; readonly why: readonly string[] }

/** The days of the month in which the person serves, `leftOn` the last of them, and of those the granted ones. */
function serviceIn(month: Month, { hiredOn, leftOn }: Service, granted: Granted | null): ServiceDays | null {
  const first = firstDayOf(month)
  const last = lastDayOf(month)
  const joins = hiredOn > first
  const leaves = leftOn !== null && leftOn < last
  const from = joins ? hiredOn : first
  const to = leaves ? leftOn : last
  if (from > to) return null
  const why = [...(joins ? [`${hiredOn} 入职`] : []), ...(leaves ? [`${leftOn} 离职（末日）`] : [])]
  if (granted === null) return { spans: [{ from, to }], why }
  const spans = granted.spans
    .map((span) => ({ from: span.from < from ? from : span.from, to: span.to > to ? to : span.to }))
    .filter((span) => span.from <= span.to)
  return spans.length === 0 ? null : { spans, why: [...why, ...granted.why] }
}

function becauseOf(policy: BasePayPolicy, clause: string, text: string): Because {
  return { policy: policy.id, effectiveFrom: policy.effectiveFrom, clause, text }
}
