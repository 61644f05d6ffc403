// Statutory holidays and worked weekends. The package answers "workday" for years it does not know: those are refused here.
import chineseDays from 'chinese-days'
import { type IsoDate, weekdayOf } from '../domain/calendar.ts'

/** True on a rest day or holiday; null when the year's holidays have not been published to this program. */
export function isRestDay(date: IsoDate): boolean | null {
  const year = date.slice(0, 4)
  const named = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false)
  if (named.length === 0) return weekdayOf(date) > 5 ? true : null
  return chineseDays.isHoliday(date)
}
