// Counting numbers in Chinese (一式三份). Amounts in capitals are another matter: domain/amount-in-words.ts.

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 0–999 → 零 … 九百九十九; 10–19 without the leading 一. Beyond that the plain digits. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) return String(value)
  if (value < 10) return DIGITS[value] ?? ''
  const hundreds = Math.floor(value / 100)
  const tens = Math.floor((value % 100) / 10)
  const units = value % 10
  const high = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`
  const ten = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十` : hundreds > 0 && units > 0 ? '零' : ''
  return `${high}${ten}${units === 0 ? '' : DIGITS[units]}`
}
