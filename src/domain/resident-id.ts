// The law of resident ID numbers (GB 11643—1999): form, birth date, check digit. What a fault means for a row is left
// to ledger/; the six leading division digits are not judged, since old divisions stay in people's numbers.
import { dateOf, type IsoDate } from './calendar.ts'

export type ResidentIdFault = 'length' | 'birth-date' | 'check-digit'

/** `old`: fifteen digits, issued before 1999; it has no check digit. */
export type ResidentIdCheck =
  | { readonly kind: 'valid'; readonly residentId: string; readonly bornOn: IsoDate }
  | { readonly kind: 'old'; readonly residentId: string; readonly bornOn: IsoDate }
  | { readonly kind: 'fault'; readonly fault: ResidentIdFault }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'

/** The eighteenth character that belongs to seventeen digits. */
export function checkCharacterOf(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0)
  return CHECK_CHARACTERS[sum % 11] ?? ''
}

/** Check a number of half-width digits; a small `x` counts as `X`. Spaces and full width are for the caller to remove. */
export function checkResidentId(text: string): ResidentIdCheck {
  if (/^\d{15}$/.test(text)) {
    const bornOn = dateIn(`19${text.slice(6, 12)}`)
    return bornOn === null ? { kind: 'fault', fault: 'birth-date' } : { kind: 'old', residentId: text, bornOn }
  }
  if (!/^\d{17}[\dXx]$/.test(text)) return { kind: 'fault', fault: 'length' }
  const bornOn = dateIn(text.slice(6, 14))
  if (bornOn === null) return { kind: 'fault', fault: 'birth-date' }
  const residentId = text.toUpperCase()
  if (checkCharacterOf(residentId) !== residentId[17]) return { kind: 'fault', fault: 'check-digit' }
  return { kind: 'valid', residentId, bornOn }
}

/** `20171005` → a date, or null when the calendar has no such day. */
function dateIn(digits: string): IsoDate | null {
  return dateOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)))
}

/** Whole years from birth to a day; the birthday itself counts. */
export function ageOn(bornOn: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}
