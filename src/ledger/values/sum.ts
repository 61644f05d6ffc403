// A sum of money in a ledger cell → Fen, by string and never by a float. A blank, `/` or 无 is null, never 0. The unit
// that a cell names goes before the unit of its column. Anything but one plain sum is refused, with the reason.
import { type Fen, fen } from '../../domain/money.ts'
import { compact, isNothing, isTooLong, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, type Reading, textOf, value } from './reading.ts'
import { isVague, sumInWords } from './sum-words.ts'

const EXPECTED = '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无'
const NO_SUM = new Set(['无金额', '不涉及', '未涉及', '无涉案金额', '不涉及金额', '不涉及钱款', '没有', '无涉及金额'])
const PLAIN = /^(\d{1,11})(?:\.(\d{1,2}))?$/
const MULTIPLES: { readonly [unit: string]: number } = { '': 0, 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 }
const CURRENCY = /^(?:[¥￥]|RMB:?|CNY:?|人民币[:：]?)+|(?:RMB|CNY|人民币)$/gi
const SUM = /^([-−﹣负]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?([百千万亿萬億])?([元圆圓块]钱?)?[整正]?$/
/** 12000元（壹万贰仟元整）: the same sum twice. */
const TWICE = /^([^()]+)\((?:大写|小写|即)?:?([^()]+)\)$/
/** How near to a whole fen a float's noise lies: 10⁻⁶ fen, six digits behind it. */
const NOISE_DIGITS = 6

type Form = { readonly columnExponent: number; readonly isNumber: boolean }

/** `exponent`: the unit of the column, 4 for 万元. */
export function readSum(cell: FilledCell, exponent = 0): Reading<Fen> {
  if (typeof cell === 'string' || cell.kind !== 'number') return readSumText(textOf(cell), exponent)
  if (cell.isDate) return unreadable('这一格是日期，不是金额')
  if (cell.format?.includes('%')) return unreadable('这一格是百分数，不是金额')
  return readSumText(textOf(cell), exponent, true)
}

export function readSumText(text: string, columnExponent = 0, isNumber = false): Reading<Fen> {
  const plain = columnExponent === 0 ? PLAIN.exec(text) : null
  if (plain) return toFen(Number((plain[1] ?? '') + (plain[2] ?? '').padEnd(2, '0')))
  const clean = compact(text)
  if (isNothing(clean) || NO_SUM.has(clean)) return BLANK
  if (isTooLong(text)) return unreadable(null)
  if (clean !== text && isSeveral(trimmed(text).normalize('NFKC'))) return unreadable('写了不止一个数')
  const form = { columnExponent, isNumber }
  const twice = TWICE.exec(clean)
  return twice ? readTwice(twice, form) : readOnce(clean, form)
}

/** 12 000 is one number, 1000 2000 are two. */
function isSeveral(text: string): boolean {
  return /[\d.]\s+[\d.]/.test(text) && !/^\D*\d{1,3}(?: \d{3})+(?!\s*\d)/.test(text)
}

function readOnce(text: string, form: Form): Reading<Fen> {
  const bare = text.replace(CURRENCY, '')
  const match = SUM.exec(bare)
  if (match && (match[2] !== undefined || (match[3] ?? '') !== '')) return fromDigits(match, form)
  const written = /^\d*$/.test(bare) ? null : sumInWords(bare)
  if (written === null) return notOneSum(bare)
  if (!written.hasUnit && form.columnExponent !== 0) return unreadable('没有写单位，看不清是多少')
  return toFen(written.fen, written.hasUnit && form.columnExponent !== 0 ? 'AMOUNT-UNIT' : null)
}

/** Digits and words must say one sum; then it is that. */
function readTwice([, outer = '', inner = '']: RegExpExecArray, form: Form): Reading<Fen> {
  const [first, second] = [readOnce(outer, form), readOnce(inner, form)]
  if (first.kind !== 'value' || second.kind !== 'value') return notOneSum(`${outer}(${inner})`)
  return first.value === second.value ? first : unreadable('数字与大写的金额不一样')
}

function fromDigits(
  [, sign, whole = '0', fraction = '', multiple = '', yuan]: RegExpExecArray,
  form: Form,
): Reading<Fen> {
  if (sign !== '') return fault('AMOUNT-NEGATIVE', { expected: EXPECTED })
  const hasUnit = multiple !== '' || yuan !== undefined
  const exponent = hasUnit ? (MULTIPLES[multiple] ?? 0) : form.columnExponent
  const remark = hasUnit && form.columnExponent !== 0 ? 'AMOUNT-UNIT' : null
  return fromDecimal(whole.replaceAll(',', ''), fraction, { exponent, isNumber: form.isNumber, remark })
}

type Decimal = { readonly exponent: number; readonly isNumber: boolean; readonly remark: 'AMOUNT-UNIT' | null }

function fromDecimal(whole: string, fraction: string, { exponent, isNumber, remark }: Decimal): Reading<Fen> {
  const digits = exponent + 2
  const padded = fraction.padEnd(digits, '0')
  const kept = Number(whole + padded.slice(0, digits))
  const rest = padded.slice(digits).replace(/0+$/, '')
  if (rest === '') return toFen(kept, remark)
  const noise = rest.padEnd(NOISE_DIGITS, '0').slice(0, NOISE_DIGITS)
  if (isNumber && rest.length > NOISE_DIGITS && noise === '0'.repeat(NOISE_DIGITS)) return toFen(kept, 'AMOUNT-ROUNDED')
  if (isNumber && rest.length > NOISE_DIGITS && noise === '9'.repeat(NOISE_DIGITS))
    return toFen(kept + 1, 'AMOUNT-ROUNDED')
  return fault('AMOUNT-PRECISION', { expected: EXPECTED })
}

function notOneSum(text: string): Reading<never> {
  if (/^\([¥￥]?\d[\d,.]*[元圆]?\)$/.test(text)) return fault('AMOUNT-NEGATIVE', { expected: EXPECTED })
  if (isVague(text)) return fault('AMOUNT-RANGE', { expected: EXPECTED })
  if (hasLostDigits(text)) return unreadable('金额成了科学计数的文字，原来的位数可能已经丢失')
  return unreadable(/\d[^\d.,]+\d/.test(text) ? '写了不止一个数' : null)
}

function unreadable(message: string | null): Reading<never> {
  return fault('AMOUNT-UNREADABLE', message === null ? { expected: EXPECTED } : { expected: EXPECTED, message })
}

function toFen(amount: number, remark: 'AMOUNT-ROUNDED' | 'AMOUNT-UNIT' | null = null): Reading<Fen> {
  if (!Number.isSafeInteger(amount)) return unreadable('数目太大')
  return value(fen(amount), remark === null ? null : { code: remark })
}
