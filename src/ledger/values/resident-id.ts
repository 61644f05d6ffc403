// The cell of a party's or mediator's document number. A number that a spreadsheet has rounded is already lost and is
// never repaired; papers of other kinds are kept as written. The law itself is domain/resident-id.
import type { IsoDate } from '../../domain/calendar.ts'
import { checkResidentId } from '../../domain/resident-id.ts'
import { isNothing, isTooLong, trimmed } from '../text.ts'
import { checkCreditCode, otherDocumentOf } from './other-documents.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, plainDecimal, type Reading, value } from './reading.ts'

export type DocumentNumber = { readonly number: string; readonly bornOn: IsoDate | null }

const EXPECTED = '18 位身份证号'
const NOT_STATED = new Set([
  '不详',
  '未知',
  '未提供',
  '不明',
  '无证件',
  '暂无',
  '未登记',
  '未带',
  '没有',
  '待补',
  '未填',
])
const PLAIN_ID = /^\d{17}[\dX]$/
const KIND_BEFORE = /^(?:居民|公民)?(?:身份证|身份|护照|证件|信用代码|统一社会信用代码)(?:号码|号)?[:：]?(?=[\dA-Z(])/
const TEXT = /^[\p{Script=Han}·]{2,}$/u

export function readDocumentNumber(cell: FilledCell, today: IsoDate): Reading<DocumentNumber> {
  const reading = readOf(cell)
  const bornOn = reading.kind === 'value' ? reading.value.bornOn : null
  return bornOn !== null && bornOn > today ? fault('ID-BIRTH-FUTURE') : reading
}

function readOf(cell: FilledCell): Reading<DocumentNumber> {
  if (typeof cell === 'string') return readDocumentText(cell)
  if (cell.kind !== 'number') return fault('ID-LENGTH', { expected: EXPECTED })
  // Excel keeps fifteen digits: an old number survives as a number, an eighteen-digit one never does.
  const digits = plainDecimal(cell)
  return /^\d{15}$/.test(digits) && !/e/i.test(cell.raw) ? readDocumentText(digits) : fault('ID-NUMERIC')
}

function readDocumentText(text: string): Reading<DocumentNumber> {
  const clean = PLAIN_ID.test(text) ? text : cleanNumber(text)
  if (clean === '' || isNothing(clean) || NOT_STATED.has(clean)) return BLANK
  if (isTooLong(clean)) return fault('ID-LENGTH', { expected: EXPECTED })
  const check = checkResidentId(clean)
  if (check.kind === 'valid') return value({ number: check.residentId, bornOn: check.bornOn })
  if (check.kind === 'old') return value({ number: check.residentId, bornOn: check.bornOn }, { code: 'ID-OLD' })
  if (hasLostDigits(clean)) return fault('ID-NUMERIC')
  if (/[*×#?]{2,}|X{3,}/.test(clean)) return fault('ID-MASKED')
  if (TEXT.test(clean)) return fault('ID-IS-TEXT')
  switch (check.fault) {
    case 'length':
      return readOther(clean) ?? fault('ID-LENGTH', { expected: EXPECTED, ...countOf(clean) })
    case 'birth-date':
      return readOther(clean) ?? fault('ID-BIRTH-DATE')
    case 'check-digit':
      // The zeros that a spreadsheet leaves where it had no digits: the number was a number once.
      return clean.endsWith('000') ? fault('ID-NUMERIC') : fault('ID-CHECK-DIGIT')
  }
}

function cleanNumber(text: string): string {
  return trimmed(text)
    .normalize('NFKC')
    .replace(/[\s\-‐‑‒–—―−_]/g, '')
    .toUpperCase()
    .replace(KIND_BEFORE, '')
    .replace(/(?<=^\d{17})[×ХΧ╳✕]$/u, 'X')
}

/** A credit code or the paper of someone from elsewhere; null for neither. */
function readOther(text: string): Reading<DocumentNumber> | null {
  const credit = checkCreditCode(text)
  if (credit === 'valid') return value({ number: text, bornOn: null })
  if (credit === 'wrong') return fault('ID-CHECK-DIGIT', { message: '统一社会信用代码的校验位不对' })
  const kind = otherDocumentOf(text)
  if (kind === null) return null
  const message = `不是居民身份证号，像是${kind}的号码，照原样保留`
  return value({ number: text, bornOn: null }, { code: 'ID-OTHER', message })
}

function countOf(text: string): { message?: string } {
  return /^\d+X?$/.test(text) ? { message: `身份证号应为 18 位，这里有 ${text.length} 位` } : {}
}
