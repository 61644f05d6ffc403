// Sums in words, or in digits with units between them: 壹万贰仟元伍角, 1万2千, 3千5. One amount or null; what a sum that
// cannot be read was meant to be is told apart here too.
import { chineseInteger, NUMBER_CHARACTERS, spokenInteger } from './chinese-number.ts'

const DIGIT = '[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两貳參陸叄\\d]'
const IN_WORDS = new RegExp(
  `^([${NUMBER_CHARACTERS}\\d]*)(?:[元圆圓块](?:钱)?(?:[零〇]?(${DIGIT})[角毛])?(?:[零〇]?(${DIGIT})分)?)?[整正]?$`,
)
const ONLY_SMALL = new RegExp(`^(?:(${DIGIT})[角毛])?(?:[零〇]?(${DIGIT})分)?[整正]?$`)
const SAYS_YUAN = /[元圆圓块角毛分]/
const SAYS_MULTIPLE = /[万萬亿億]/

/** `fen`: the amount; `hasUnit`: it says 元, 万 or another unit itself. */
export type SumInWords = { readonly fen: number; readonly hasUnit: boolean }

export function sumInWords(text: string): SumInWords | null {
  const small = ONLY_SMALL.exec(text)
  if (small && (small[1] ?? small[2]) !== undefined) return { fen: smallFen(small), hasUnit: true }
  const match = IN_WORDS.exec(text)
  const whole = match?.[1] ?? ''
  if (!match || whole === '') return null
  const saysYuan = SAYS_YUAN.test(text)
  // 三千五 is 3500, but 三千五元 may be 3005: a sum with its unit is read by the letter.
  const yuan = saysYuan ? chineseInteger(whole) : spokenInteger(whole)
  if (yuan === null) return null
  return { fen: yuan * 100 + smallFen(match.slice(1)), hasUnit: saysYuan || SAYS_MULTIPLE.test(whole) }
}

/** 角 and 分 of a match whose second and third places hold them. */
function smallFen([, jiao, cent]: readonly (string | undefined)[]): number {
  return (chineseInteger(jiao ?? '零') ?? 0) * 10 + (chineseInteger(cent ?? '零') ?? 0)
}

const AMOUNT = `(?:[\\d,.]+|[${NUMBER_CHARACTERS}]+)(?:[百千万亿]?[元圆]?)`
const SPAN = new RegExp(`^[¥￥]?${AMOUNT}(?:-|~|至|到|—|–|－)+[¥￥]?${AMOUNT}$`)
const VAGUE = /约|大概|大约|左右|上下|以上|以下|以内|不足|不到|超过|余|多|近|几|数[十百千万]|若干|不等|至少|最多/

/** A span or a guess, which is no sum. */
export function isVague(text: string): boolean {
  return SPAN.test(text) || (VAGUE.test(text) && /[\d一二三四五六七八九十百千万元]/.test(text))
}
