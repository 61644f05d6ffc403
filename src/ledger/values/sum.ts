// A sum of money in a ledger cell → Fen, by string and never by a float. A blank, `/` or 无 is null, never 0. The unit
// that a cell names goes before the unit of its column. Anything but one plain sum is refused.
import { type Fen, fen } from '../../domain/money.ts'
import { compact, isNothing } from '../text.ts'
import { chineseInteger } from './chinese-number.ts'
import { BLANK, type FilledCell, fault, type Reading, textOf, value } from './reading.ts'

const EXPECTED = '一个金额，如 12000、12,000.50、1.2万元，没有写 / 或 无'
const NO_SUM = new Set(['无金额', '不涉及', '未涉及', '无涉案金额', '不涉及金额'])
const EXPONENTS: { readonly [unit: string]: number } = {
  '': 0,
  元: 0,
  百: 2,
  百元: 2,
  千: 3,
  千元: 3,
  万: 4,
  万元: 4,
  亿: 8,
  亿元: 8,
}
const SUM = /^(?:[¥￥]|RMB|CNY|人民币)*(-?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(百|千|万|亿)?([元圆])?整?$/i
const IN_CHARACTERS = /^(?:人民币)?([零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬]+)[元圆]整?$/
/** How near to a whole fen a float's noise lies: 10⁻⁶ fen, six digits behind it. */
const NOISE_DIGITS = 6

/** `exponent`: the unit of the column, 4 for 万元. */
export function readSum(cell: FilledCell, exponent = 0): Reading<Fen> {
  const isNumber = typeof cell !== 'string' && cell.kind === 'number'
  return readSumText(textOf(cell), exponent, isNumber)
}

export function readSumText(text: string, columnExponent = 0, isNumber = false): Reading<Fen> {
  const clean = compact(text)
  if (isNothing(clean) || NO_SUM.has(clean)) return BLANK
  const written = IN_CHARACTERS.exec(clean)
  if (written) return fromCharacters(written[1] ?? '')
  const match = SUM.exec(clean)
  if (!match || (match[2] === undefined && (match[3] ?? '') === '')) return unreadable(clean)
  const [, sign, whole = '0', fraction = '', multiple = '', yuan] = match
  if (sign === '-') return fault('AMOUNT-NEGATIVE', { expected: EXPECTED })
  const exponent = multiple === '' && yuan === undefined ? columnExponent : (EXPONENTS[multiple] ?? 0)
  return fromDecimal(whole.replaceAll(',', ''), fraction, { exponent, isNumber })
}

function unreadable(text: string): Reading<never> {
  return fault(/^\(\d[\d,.]*\)$/.test(text) ? 'AMOUNT-NEGATIVE' : 'AMOUNT-UNREADABLE', { expected: EXPECTED })
}

function fromCharacters(text: string): Reading<Fen> {
  const yuan = chineseInteger(text)
  return yuan === null ? fault('AMOUNT-UNREADABLE', { expected: EXPECTED }) : toFen(yuan * 100, false)
}

function fromDecimal(whole: string, fraction: string, form: { exponent: number; isNumber: boolean }): Reading<Fen> {
  const digits = form.exponent + 2
  const padded = fraction.padEnd(digits, '0')
  const kept = Number(whole + padded.slice(0, digits))
  const rest = padded.slice(digits).replace(/0+$/, '')
  if (rest === '') return toFen(kept, false)
  const noise = rest.padEnd(NOISE_DIGITS, '0').slice(0, NOISE_DIGITS)
  if (form.isNumber && rest.length > NOISE_DIGITS && noise === '0'.repeat(NOISE_DIGITS)) return toFen(kept, true)
  if (form.isNumber && rest.length > NOISE_DIGITS && noise === '9'.repeat(NOISE_DIGITS)) return toFen(kept + 1, true)
  return fault('AMOUNT-PRECISION', { expected: EXPECTED })
}

function toFen(amount: number, isRounded: boolean): Reading<Fen> {
  if (!Number.isSafeInteger(amount)) return fault('AMOUNT-UNREADABLE', { expected: EXPECTED })
  return value(fen(amount), isRounded ? { code: 'AMOUNT-ROUNDED' } : null)
}
