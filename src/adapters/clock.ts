// The one place that reads the machine's clock.
import { AppError } from '../domain/app-error.ts'
import { type IsoDate, parseIsoDate } from '../domain/calendar.ts'

/** Today in the workspace's time zone, or the day given by `--today` / GONGTIAO_TODAY. */
export function todayOf(given: string | null, timeZone: string): IsoDate {
  if (given !== null) {
    const date = parseIsoDate(given.normalize('NFKC'))
    if (date === null)
      throw new AppError('USAGE', `日期“${given}”写得不对。`, { hint: '--today 要写成 2017-11-05 这样。', usage: true })
    return date
  }
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`the clock says ${text}`)
  return date
}

export function instantNow(): string {
  return new Date().toISOString()
}

/** An instant of the operation log as a clock on the wall of the time zone shows it: `2017-11-05 09:30:00`. */
export function wallClock(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(new Date(instant))
}
