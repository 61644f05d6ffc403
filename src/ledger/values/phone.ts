// A telephone cell → one number as it would be dialled. Anything that is neither a mobile number nor a landline with its
// area code cannot be believed; a mobile prefix that nobody has seen is only remarked on.
import { isNothing, isTooLong, trimmed } from '../text.ts'
import { BLANK, type FilledCell, fault, hasLostDigits, type Reading, textOf, value } from './reading.ts'

const EXPECTED = '11 位手机号，或带区号的座机号'
const NOT_STATED = new Set(['不详', '未知', '未提供', '无电话', '暂无', '没有', '未留', '未填', '空号', '待补'])
const MOBILE = /^1\d{10}$/
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:(?:-|转|分机|EXT\.?|X|\*|#|,)(\d{1,6}))?$/i
const KIND_BEFORE = /^(?:手机|电话|座机|固话|联系电话|联系方式|TEL|MOBILE)(?:号码|号)?[:：]?(?=[\d+(])/i
const COUNTRY = /^(?:\(\+?86\)|(?:\+|00)86|86(?=-|1\d{10}$))-?/
/** `1.38E+10`: a spreadsheet's display, not the number; a number in full has its last digits too. */
const ROUNDED = /^\d(?:\.\d{0,5})?[eE]\+?\d+$/

export function readPhone(cell: FilledCell): Reading<string> {
  if (typeof cell === 'string') return readPhoneText(cell)
  if (cell.kind === 'number' && ROUNDED.test(cell.raw.trim())) return fault('PHONE-NUMERIC', { expected: EXPECTED })
  return readPhoneText(textOf(cell))
}

export function readPhoneText(text: string): Reading<string> {
  if (MOBILE.test(text)) return mobile(text)
  const clean = trimmed(text).normalize('NFKC')
  if (isNothing(clean) || NOT_STATED.has(clean)) return BLANK
  if (isTooLong(clean)) return unreadable('')
  if (hasLostDigits(clean)) return fault('PHONE-NUMERIC', { expected: EXPECTED })
  const digits = clean
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(KIND_BEFORE, '')
  const isAbroad = COUNTRY.test(digits)
  const local = digits.replace(COUNTRY, '').replace(/[()]/g, '')
  const joined = local.replaceAll('-', '')
  if (MOBILE.test(joined)) return mobile(joined)
  if (/^400\d{7}$/.test(joined)) return value(joined)
  // Behind the country code an area code loses its zero.
  const landline = LANDLINE.exec(isAbroad && /^[1-9]/.test(local) ? `0${local}` : local)
  if (!landline) return unreadable(joined)
  const [, area = '', number = '', extension] = landline
  return value(`${area}-${number}${extension === undefined ? '' : `-${extension}`}`)
}

function mobile(text: string): Reading<string> {
  return value(text, /^1[3-9]/.test(text) ? null : { code: 'PHONE-PREFIX' })
}

function unreadable(digits: string): Reading<never> {
  if (/^\d{7,8}$/.test(digits)) return fault('PHONE-UNREADABLE', { expected: EXPECTED, message: '座机号没有区号' })
  const count = /^1\d+$/.test(digits) ? { message: `手机号应为 11 位，这里有 ${digits.length} 位` } : {}
  return fault('PHONE-UNREADABLE', { expected: EXPECTED, ...count })
}
