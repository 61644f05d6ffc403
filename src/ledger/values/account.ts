// A bank card or account cell → its digits. A number of more than fifteen digits that a spreadsheet kept as a number is
// lost; a failed Luhn check is only remarked on, since passbooks and public accounts have none.
import { isNothing, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, type Reading, textOf, value } from './reading.ts'

/** As many digits as a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15
const ACCOUNT = /^\d{8,30}$/
const CARD = /^\d{16,19}$/

export function readAccount(cell: FilledCell): Reading<string> {
  const text = trimmed(textOf(cell))
  if (isNothing(text)) return BLANK
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  const isNumber = typeof cell !== 'string' && cell.kind === 'number'
  if (hasLostDigits(digits) || (isNumber && digits.length > KEPT_DIGITS)) return fault('ACCOUNT-NUMERIC')
  if (!ACCOUNT.test(digits)) return fault('ACCOUNT-UNREADABLE')
  return value(digits, CARD.test(digits) && !passesLuhn(digits) ? { code: 'ACCOUNT-CHECK' } : null)
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
