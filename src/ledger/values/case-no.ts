// The cell of a case number: text as written and the key that identifies it. A number whose digits a spreadsheet has
// rounded or put into an exponent is no case number any more.
import { caseKeyOf } from '../../domain/case-number.ts'
import { isNothing, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, type Reading, textOf, value } from './reading.ts'

export type CaseNoText = { readonly caseNo: string; readonly caseKey: string }

export function readCaseNo(cell: FilledCell): Reading<CaseNoText> {
  const text = trimmed(textOf(cell))
  if (isNothing(text)) return BLANK
  const isNumber = typeof cell !== 'string' && cell.kind === 'number'
  if (isNumber && (/[eE.]/.test(cell.raw) || cell.isDate || text.length > 15)) return fault('CASE-NO-NUMERIC')
  if (hasLostDigits(text)) return fault('CASE-NO-NUMERIC')
  const caseKey = caseKeyOf(text)
  return caseKey === '' ? BLANK : value({ caseNo: text, caseKey })
}
