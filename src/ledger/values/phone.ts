// A telephone cell → one number as it would be dialled. Anything that is neither a mobile number nor a landline with its
// area code cannot be believed; a mobile prefix that nobody has seen is only remarked on.
import { isNothing, trimmed } from '../text.ts'
import { BLANK, fault, hasLostDigits, type Reading, value } from './reading.ts'

const EXPECTED = '11 位手机号，或带区号的座机号'
const NOT_STATED = new Set(['不详', '未知', '未提供', '无电话', '暂无'])
const MOBILE = /^1\d{10}$/
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:(?:-|转)(\d{1,6}))?$/

export function readPhoneText(text: string): Reading<string> {
  if (MOBILE.test(text)) return mobile(text)
  const clean = trimmed(text).normalize('NFKC')
  if (isNothing(clean) || NOT_STATED.has(clean)) return BLANK
  if (hasLostDigits(clean)) return fault('PHONE-NUMERIC', { expected: EXPECTED })
  const digits = clean
    .replace(/[\s()]/g, '')
    .replace(/[‐–—]/g, '-')
    .replace(/^(?:\+|00)86-?/, '')
  const joined = digits.replaceAll('-', '')
  if (MOBILE.test(joined)) return mobile(joined)
  if (/^400\d{7}$/.test(joined)) return value(joined)
  const landline = LANDLINE.exec(digits)
  if (!landline) return fault('PHONE-UNREADABLE', { expected: EXPECTED })
  const [, area = '', local = '', extension] = landline
  return value(`${area}-${local}${extension === undefined ? '' : `-${extension}`}`)
}

function mobile(text: string): Reading<string> {
  return value(text, /^1[3-9]/.test(text) ? null : { code: 'PHONE-PREFIX' })
}
