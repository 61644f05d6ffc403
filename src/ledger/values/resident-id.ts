// The cell of a party's or mediator's document number. A number that a spreadsheet has rounded is already lost and is
// never repaired; other documents (credit codes, passports) are kept as written. The law itself is domain/resident-id.
import type { IsoDate } from '../../domain/calendar.ts'
import { checkResidentId } from '../../domain/resident-id.ts'
import { isNothing, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, plainDecimal, type Reading, value } from './reading.ts'

export type DocumentNumber = { readonly number: string; readonly bornOn: IsoDate | null }

const NOT_STATED = new Set(['不详', '未知', '未提供', '不明', '无证件', '暂无', '未登记'])
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const OTHER_DOCUMENT = /^[A-Z]{1,3}\d{6,10}$/
const PLAIN_ID = /^\d{17}[\dX]$/

export function readDocumentNumber(cell: FilledCell, today: IsoDate): Reading<DocumentNumber> {
  const reading = readOf(cell)
  const bornOn = reading.kind === 'value' ? reading.value.bornOn : null
  return bornOn !== null && bornOn > today ? fault('ID-BIRTH-FUTURE') : reading
}

function readOf(cell: FilledCell): Reading<DocumentNumber> {
  if (typeof cell === 'string') return readDocumentText(cell)
  if (cell.kind !== 'number') return fault('ID-LENGTH')
  // Excel keeps fifteen digits: an old number survives as a number, an eighteen-digit one never does.
  const digits = plainDecimal(cell)
  return /^\d{15}$/.test(digits) && !/e/i.test(cell.raw) ? readDocumentText(digits) : fault('ID-NUMERIC')
}

function readDocumentText(text: string): Reading<DocumentNumber> {
  const clean = PLAIN_ID.test(text)
    ? text
    : trimmed(text)
        .normalize('NFKC')
        .replace(/[\s\-–—‐]/g, '')
        .toUpperCase()
  if (clean === '' || isNothing(text.trim()) || NOT_STATED.has(clean)) return BLANK
  if (hasLostDigits(clean)) return fault('ID-NUMERIC')
  if (/[*×]{2,}|X{3,}/.test(clean)) return fault('ID-MASKED')
  const check = checkResidentId(clean)
  if (check.kind === 'valid') return value({ number: check.residentId, bornOn: check.bornOn })
  if (check.kind === 'old') return value({ number: check.residentId, bornOn: check.bornOn }, { code: 'ID-OLD' })
  if (isCreditCode(clean)) return value({ number: clean, bornOn: null })
  if (OTHER_DOCUMENT.test(clean)) return value({ number: clean, bornOn: null }, { code: 'ID-OTHER' })
  switch (check.fault) {
    case 'length':
      return fault('ID-LENGTH', { expected: '18 位身份证号' })
    case 'birth-date':
      return fault('ID-BIRTH-DATE')
    case 'check-digit':
      // The zeros that a spreadsheet leaves where it had no digits: the number was a number once.
      return clean.endsWith('000') ? fault('ID-NUMERIC') : fault('ID-CHECK-DIGIT')
  }
}

/** 统一社会信用代码 (GB 32100—2015): a company is a party too. */
function isCreditCode(text: string): boolean {
  if (!CREDIT_CODE.test(text)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CREDIT_CHARACTERS.indexOf(text[i] ?? '') * (CREDIT_WEIGHTS[i] ?? 0)
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] === text[17]
}
