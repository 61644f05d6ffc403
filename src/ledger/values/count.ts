// A cell that counts people: one whole number, with or without 人.
import { compact, isNothing, isTooLong } from '../text.ts'
import { chineseInteger } from './chinese-number.ts'
import { BLANK, fault, type Reading, value } from './reading.ts'

export function readCount(text: string): Reading<number> {
  const clean = compact(text).replace(/(?:人|名|位|个)$/, '')
  if (isNothing(clean)) return BLANK
  if (isTooLong(clean)) return fault('COUNT-UNREADABLE', { expected: '一个整数' })
  if (/^\d{1,6}(?:\.0+)?$/.test(clean)) return value(Number(clean))
  const written = chineseInteger(clean)
  return written === null ? fault('COUNT-UNREADABLE', { expected: '一个整数' }) : value(written)
}
