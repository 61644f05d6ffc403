// A month joined or left half-way, or with unpaid absence. No statute fixes the method, so five are known and a policy names one.
// Whatever the method: full attendance pays the month exactly, none pays nothing, and never more than the month.
import { daysBetween, firstDayOf, type IsoDate, lastDayOf, type Month, paidDaysBetween } from '../domain/calendar.ts'
import { addFen, type Fen, fen, mulDivHalfUp, negate, ZERO } from '../domain/money.ts'
import type { PartMonthMethod } from '../domain/policy.ts'

/** Days of the month and days in service; paid days (计薪日) are its Mondays to Fridays. */
export type Attendance = {
  readonly paidDays: number
  readonly paidDaysWorked: number
  readonly calendarDays: number
  readonly calendarDaysWorked: number
}

/** Attendance of someone in service from `from` to `to`, both inside the month and included. */
export function attendanceOf(month: Month, from: IsoDate, to: IsoDate): Attendance {
  const first = firstDayOf(month)
  const last = lastDayOf(month)
  return {
    paidDays: paidDaysBetween(first, last),
    paidDaysWorked: paidDaysBetween(from, to),
    calendarDays: daysBetween(first, last) + 1,
    calendarDaysWorked: Math.max(0, daysBetween(from, to) + 1),
  }
}

/** The same with unpaid absence (无薪缺勤), counted in paid days; halves count. */
export function withoutUnpaid(attendance: Attendance, unpaidDays: number): Attendance {
  if (!Number.isInteger(unpaidDays * 2) || unpaidDays < 0) throw new RangeError(`unpaid days: ${unpaidDays}`)
  return {
    ...attendance,
    paidDaysWorked: Math.max(0, attendance.paidDaysWorked - unpaidDays),
    // Nobody who missed every paid day has worked on the weekend between them.
    calendarDaysWorked:
      unpaidDays >= attendance.paidDaysWorked ? 0 : Math.max(0, attendance.calendarDaysWorked - unpaidDays),
  }
}

/** 月计薪天数 21.75 (劳社部发〔2008〕3号, kept by 人社部发〔2025〕2号), in hundredths of a day. */
const MONTHLY_PAID_DAYS_X100 = 2175

export function partMonthPay(monthlyFen: Fen, method: PartMonthMethod, attendance: Attendance): Fen {
  const byPaidDays = method !== 'calendar-days' && method !== 'thirtieths'
  const of = byPaidDays ? attendance.paidDays : attendance.calendarDays
  const worked = byPaidDays ? attendance.paidDaysWorked : attendance.calendarDaysWorked
  if (worked <= 0) return ZERO
  if (worked >= of) return monthlyFen
  const exact = byMethod(monthlyFen, method, worked, of)
  return fen(Math.min(monthlyFen, Math.max(0, exact)))
}

/** One rounding, on the exact fraction: a rounded day rate times days would not give back the wage. Days may be halves. */
function byMethod(monthlyFen: Fen, method: PartMonthMethod, worked: number, of: number): Fen {
  switch (method) {
    case 'day-rate-forward':
      return mulDivHalfUp(monthlyFen, worked * 100, MONTHLY_PAID_DAYS_X100)
    case 'day-rate-backward':
      return mulDivHalfUp(monthlyFen, MONTHLY_PAID_DAYS_X100 - (of - worked) * 100, MONTHLY_PAID_DAYS_X100)
    case 'actual-paid-days':
    case 'calendar-days':
      return mulDivHalfUp(monthlyFen, worked * 2, of * 2)
    case 'thirtieths':
      return mulDivHalfUp(monthlyFen, worked * 2, 60)
  }
}

/** A month's pay before and after a transfer: the second part is the rest, so the two sum to the whole. */
export function transferParts(
  wholeFen: Fen,
  monthlyFen: Fen,
  method: PartMonthMethod,
  before: Attendance,
): readonly [Fen, Fen] {
  const first = fen(Math.min(wholeFen, partMonthPay(monthlyFen, method, before)))
  return [first, addFen(wholeFen, negate(first))]
}

/** The month's wage times what, for the explanation. */
export function partMonthText(method: PartMonthMethod, attendance: Attendance): string {
  const { paidDays, paidDaysWorked, calendarDays, calendarDaysWorked } = attendance
  switch (method) {
    case 'day-rate-forward':
      return `÷ 21.75 × 在岗计薪日 ${paidDaysWorked} 天`
    case 'day-rate-backward':
      return `× (1 − 缺岗计薪日 ${paidDays - paidDaysWorked} 天 ÷ 21.75)`
    case 'actual-paid-days':
      return `× 在岗计薪日 ${paidDaysWorked} 天 ÷ 当月计薪日 ${paidDays} 天`
    case 'calendar-days':
      return `× 在岗 ${calendarDaysWorked} 天 ÷ 当月 ${calendarDays} 天`
    case 'thirtieths':
      return `× 在岗 ${calendarDaysWorked} 天 ÷ 30 天`
  }
}
