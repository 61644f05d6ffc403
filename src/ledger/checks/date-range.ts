// Dates that are real but hardly meant: after today, before the 人民调解法 (2011-01-01), a case of over a year.
import { daysBetween } from '../../domain/calendar.ts'
import type { Check } from './check.ts'

const LAW_IN_FORCE = '2011-01-01'
const LONGEST_DAYS = 365
const FIELDS = ['acceptedOn', 'agreedOn', 'closedOn'] as const

export const checkDateRange: Check = ({ facts, today }, report) => {
  for (const field of FIELDS) {
    const date = facts[field]
    if (date === null) continue
    if (date > today) report({ code: 'DATE-FUTURE', severity: 'warning', field, got: date })
    if (date < LAW_IN_FORCE) report({ code: 'DATE-EARLY', severity: 'warning', field, got: date })
  }
  const { acceptedOn, closedOn } = facts
  // Within one year of dates no difference of days can be over a year: the usual case needs no arithmetic.
  if (closedOn === null || closedOn.slice(0, 4) === acceptedOn.slice(0, 4)) return
  if (daysBetween(acceptedOn, closedOn) > LONGEST_DAYS) {
    report({ code: 'DATE-DISTANCE', severity: 'warning', field: 'closedOn', got: closedOn })
  }
}
