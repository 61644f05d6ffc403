// Numbers in Chinese characters, small and capital, as far as a ledger writes them: dates and sums. Pure text → integer.

const DIGITS: { readonly [character: string]: number } = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const UNITS: { readonly [character: string]: number } = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const GROUPS: { readonly [character: string]: number } = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 }

/** 二〇一七 → `2017`, one digit a character. */
export function chineseDigits(text: string): string {
  return [...text].map((character) => DIGITS[character] ?? '').join('')
}

/** 壹万贰仟 → 12000, 三十一 → 31. Null for anything that is no well-formed integer. */
export function chineseInteger(text: string): number | null {
  let total = 0
  let group = 0
  let digit: number | null = null
  for (const character of text) {
    const asDigit = DIGITS[character]
    const unit = UNITS[character]
    const groupUnit = GROUPS[character]
    if (asDigit !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = asDigit
    } else if (unit !== undefined) {
      group += (digit ?? 1) * unit
      digit = null
    } else if (groupUnit !== undefined) {
      total = (total + group + (digit ?? 0)) * groupUnit
      group = 0
      digit = null
    } else return null
  }
  return text === '' ? null : total + group + (digit ?? 0)
}
