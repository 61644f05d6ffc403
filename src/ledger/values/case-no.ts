// The cell of a case number: text as written and the key that identifies it. A number whose digits a spreadsheet has
// rounded or put into an exponent is no case number any more, nor is a running number, which begins anew every month.
import { caseKeyOf } from '../../domain/case-number.ts'
import { checkResidentId } from '../../domain/resident-id.ts'
import { compact, isNothing, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, type Reading, textOf, value } from './reading.ts'

export type CaseNoText = { readonly caseNo: string; readonly caseKey: string }

const BARE = /^\d{1,5}$/
const PERSONAL = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)/g
/** Numbers of cases hold dates too, of the years of this registry: 511502201710050001. */
const CASES_SINCE = 2011

export function readCaseNo(cell: FilledCell): Reading<CaseNoText> {
  const text = trimmed(textOf(cell))
  if (isNothing(text)) return BLANK
  const isNumber = typeof cell !== 'string' && cell.kind === 'number'
  if (isNumber && (/[eE.]/.test(cell.raw) || cell.isDate || text.length > 15)) return fault('CASE-NO-NUMERIC')
  if (hasLostDigits(text)) return fault('CASE-NO-NUMERIC')
  const caseKey = caseKeyOf(text)
  if (BARE.test(caseKey)) return fault('CASE-NO-BARE')
  if (holdsPersonalNumber(caseKey)) return fault('CASE-NO-UNREADABLE')
  return caseKey === '' ? BLANK : value({ caseNo: text, caseKey })
}

/** A resident ID or a mobile number stands in the text, alone or among other things. */
export function holdsPersonalNumber(text: string): boolean {
  const numbers = text.length < 11 ? null : compact(text).match(PERSONAL)
  return numbers?.some(isPersonal) ?? false
}

function isPersonal(digits: string): boolean {
  const check = checkResidentId(digits)
  if (digits.length === 11 || check.kind === 'valid') return true
  // Without a good check digit the year decides: people were mostly born before any case was numbered.
  if (check.kind === 'old') return Number(digits.slice(6, 8)) + 2000 > CASES_SINCE + 20
  const year = Number(digits.slice(6, 10))
  return check.fault === 'check-digit' && year >= 1900 && year < CASES_SINCE
}
