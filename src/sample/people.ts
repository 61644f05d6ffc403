// Invented people: names, resident IDs, phones and bank accounts that are right in form and belong to nobody.
// Leaves who works where to mediators.ts.
import { dateOf } from '../domain/calendar.ts'
import { checkCharacterOf } from '../domain/resident-id.ts'
import type { Random } from './random.ts'

export type Sex = 'male' | 'female'

const SURNAMES = [
  ...'李王张刘陈杨黄周吴罗曾何邓郭唐胡赵谢蒋袁冯徐廖钟彭曹许程田余雷潘邱魏叶严牟范江赖龚汪付文肖苏万秦樊游梁易闵詹',
  '欧阳',
]
const GIVEN = {
  male: [...'建国志强明华军勇刚涛平波林斌辉超鹏浩伟杰松柏云川江海学文德贵兴成永富启忠光荣世昌喆堃'],
  female: [...'丽芳英敏静秀兰红梅燕琴琼霞玉珍婷娟萍莉群素华春蓉雪佳慧思雨凤淑清月菊碧容桂香'],
} as const
/** Names of the minorities of Xingwen, Pingshan and Yunlian: a separating point, or none. */
const MINORITY_NAMES = ['阿尔·木呷', '吉克·阿牛', '沙马·拉博', '古信阿依'] as const

/** Area codes that GB/T 2260 never gave to a county of Yibin: with a right check digit, and yet nobody's number. */
const UNASSIGNED_AREAS = ['511505', '511506', '511507', '511508', '511509'] as const

export function residentIdOf(random: Random, born: { from: number; to: number }, sex: Sex): string {
  const birth = dateOf(random.between(born.from, born.to), random.between(1, 12), random.between(1, 28)) ?? ''
  const order = random.between(0, 499) * 2 + (sex === 'male' ? 1 : 0)
  const digits = `${random.pick(UNASSIGNED_AREAS)}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return digits + checkCharacterOf(digits)
}

/** The same number with another last character: what a slip of the finger leaves in a ledger. */
export function withWrongCheck(residentId: string): string {
  return residentId.slice(0, 17) + (residentId.endsWith('7') ? '1' : '7')
}

/** Eleven digits of a known prefix, with a middle that no network hands to these places. */
export function phoneOf(random: Random): string {
  const prefix = random.pick(['138', '139', '135', '136', '158', '159', '186', '189', '151', '182'])
  return `${prefix}0000${String(random.between(0, 9999)).padStart(4, '0')}`
}

/** The check digit that makes `digits` and itself pass Luhn's test (ISO/IEC 7812). */
export function luhnCheckOf(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** A card number of 19 digits. */
export function accountOf(random: Random): string {
  const digits = `62170000000${String(random.between(0, 9_999_999)).padStart(7, '0')}`
  return digits + luhnCheckOf(digits)
}

export type NameBook = { readonly nameFor: (sex: Sex) => string; readonly minorityName: () => string }

/** Names that never repeat within one book: two people of one name are a test of their own, not of the sample. */
export function nameBookOf(random: Random): NameBook {
  const taken = new Set<string>()
  const take = (draw: () => string): string => {
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const name = draw()
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
    throw new RangeError('the pool of names is used up')
  }
  const nameFor = (sex: Sex): string =>
    take(() => {
      const given = GIVEN[sex]
      const first = random.pick(given)
      const second = random.chance(18) ? '' : random.pick(given)
      return random.pick(SURNAMES) + first + (second === first ? '' : second)
    })
  return { nameFor, minorityName: () => take(() => random.pick(MINORITY_NAMES)) }
}
