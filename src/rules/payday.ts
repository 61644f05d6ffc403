// The day a month's pay is due: the payday of the next month, moved to the working day before.
// Which days are rest days comes from the calendar's data, given by the caller.
import { AppError } from '../domain/app-error.ts'
import { addDays, addMonths, firstDayOf, type IsoDate, lastDayOf, type Month } from '../domain/calendar.ts'

/** Longer than any run of rest days the calendar can hold; more means that its data are wrong. */
const LONGEST_REST = 31

export type PaydayFacts = {
  readonly month: Month
  /** Day of the month, 1–31; in a shorter month its last day. */
  readonly payday: number
  readonly restDays: (date: IsoDate) => boolean
}

export function defaultPayday({ month, payday, restDays }: PaydayFacts): IsoDate {
  if (!Number.isInteger(payday) || payday < 1 || payday > 31) {
    throw new AppError('PAYDAY', `发薪日写的是 ${payday}，应为 1 至 31 的整数`, {
      hint: '请改正 gongtiao.yaml 的 payday。',
    })
  }
  const next = addMonths(month, 1)
  const last = lastDayOf(next)
  const named = addDays(firstDayOf(next), Math.min(payday, Number(last.slice(8))) - 1)
  let day = named
  for (let moved = 0; restDays(day); moved++) {
    if (moved === LONGEST_REST) {
      throw new AppError('PAYDAY', `${named} 以前 ${LONGEST_REST} 天都标为休息日，定不出发薪日`, {
        hint: '请核对节假日历文件，或用 --pay-on 指定发薪日。',
      })
    }
    day = addDays(day, -1)
  }
  return day
}
