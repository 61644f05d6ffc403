// 大写金额: an amount of money in formal capitals, as vouchers, pay sheets and agreements print it.
// Follows 正确填写票据和结算凭证的基本规定; where that rule leaves a choice the project has one form (see below).
import type { Fen } from './money.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const PLACES = ['', '拾', '佰', '仟'] as const

/**
 * `361737` → 叁仟陆佰壹拾柒元叁角柒分.
 * The choices: 零 after 万 when the 万 place is 0 and the 仟 place is not; no 零 between 元 and 角;
 * 整 after 元 only, so none after 角; no 零元 before 角 or 分 alone; a negative amount begins with 负.
 */
export function amountInWords(amount: Fen): string {
  const magnitude = Math.abs(amount)
  const yuan = Math.floor(magnitude / 100)
  const jiao = Math.floor((magnitude % 100) / 10)
  const cent = magnitude % 10
  const sign = amount < 0 ? '负' : ''
  const whole = yuan === 0 ? '' : `${integerInWords(yuan)}元`
  if (jiao === 0 && cent === 0) return `${sign}${whole || '零元'}整`
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole === '' ? '' : '零'
  return `${sign}${whole}${tenths}${cent > 0 ? `${DIGITS[cent]}分` : ''}`
}

/** Digit by digit from the left: a run of zeros inside the number is read once, zeros at its end not at all. */
function integerInWords(yuan: number): string {
  const digits = String(yuan)
  let words = ''
  let zeroPending = false
  for (let index = 0; index < digits.length; index++) {
    const place = digits.length - 1 - index
    const digit = Number(digits[index])
    if (digit === 0) {
      zeroPending = true
    } else {
      words += `${zeroPending ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`
      zeroPending = false
    }
    words += groupMark(digits, place)
  }
  return words
}

/** 万 and 亿 close their group of four digits; an empty 万 group is silent, 亿 also closes the 万亿 above it. */
function groupMark(digits: string, place: number): string {
  const group = Number(digits.slice(Math.max(0, digits.length - place - 4), digits.length - place))
  if (place === 8) return '亿'
  return (place === 4 || place === 12) && group > 0 ? '万' : ''
}
