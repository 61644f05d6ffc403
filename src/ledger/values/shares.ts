// 分工 or 份额: how the mediators of a case divide its subsidy, as a ledger states it → one whole-number weight each. What
// names someone else, does not come to 100 % or leaves somebody open is a fault: a share is never guessed.
import type { MediatorRole } from '../../domain/mediation-case.ts'
import { isNothing, isTooLong, singleSpaced, trimmed } from '../text.ts'
import { readMediatorNames } from './mediator-names.ts'
import { cleanName } from './people.ts'
import { BLANK, fault, type Reading, value } from './reading.ts'

/** One who mediated, under every name that the row or the roster has for him, in the order of the ledger. */
export type Sharer = { readonly names: readonly string[]; readonly role: MediatorRole }

/** `label` is empty where only a number stands; `unit` is `%`, 份, 成 or nothing. `each`: 协办各15%. */
type Part = { readonly label: string; readonly each: boolean; readonly number: number; readonly unit: string }

const EXPECTED = '张三60%、李四40%，或 6:4，或 平均'
/** Decimals are kept as integers of this many parts of one. */
const SCALE = 10_000
const EQUAL = /^(?:平均(?:分配|分担|分)?|均分|平分|均等|等额|同等|均摊|各自?平均|按人头平均|相同)$/
const ALIKE = /^(?:各半|对半|对半分|各一半|各占一半|各占?50%|五五开|五五分成?|一人一半)$/
const IN_TENTHS = /^([一二三四五六七八九])([一二三四五六七八九])(?:开|分|分成|分账)$/
const TENTHS = '零一二三四五六七八九'
const ALONE = /^(?:独办|独自(?:办理|调解)?|单独(?:办理|调解)?|一人(?:办理|承办)?|全部|全额)$/
const PART =
  /([^\d、，,；;/%\s][^\d、，,；;/%]*?)?\s*(?:占|得|分|为|按)?\s*[:=(]?\s*(\d+(?:\.\d{1,4})?)\s*(%|份|成|股)?\s*\)?/gu
const BETWEEN = /^[、，,；;/:\s比和与及。.]*$/
const LEAD = /^(?:主办|主调|首席|承办|主)(?:调解)?(?:人|员)?$/
const HELP = /^(?:协办|协助|协同|参与|副|协)(?:调解)?(?:人|员)?$/

export function readShares(text: string, sharers: readonly Sharer[]): Reading<readonly number[]> {
  if (isNothing(text)) return BLANK
  if (isTooLong(text)) return unreadable()
  const clean = singleSpaced(trimmed(text)).replace(/[\uff01-\uff5e]/g, halfWidth)
  const bare = clean.replace(/\s/g, '')
  if (EQUAL.test(bare)) return value(sharers.map(() => 1))
  if (ALIKE.test(bare)) return sharers.length === 2 ? value([1, 1]) : unreadable('各半要有两位调解员')
  if (saysRolesOnly(clean, sharers)) return BLANK
  if (ALONE.test(bare)) return sharers.length === 1 ? value([1]) : unreadable('一人独办，调解员却不止一位')
  const tenths = IN_TENTHS.exec(bare)
  if (tenths)
    return byOrder(
      [tenths[1], tenths[2]].map((one) => ratioPart(TENTHS.indexOf(one ?? ''))),
      sharers,
      true,
    )
  const sides = /^([^=]+)=([\d.:：、,/比%\s]+)$/.exec(clean)
  if (sides) return byNamesAndRatio(sides[1] ?? '', sides[2] ?? '', sharers)
  const parts = partsOf(clean)
  if (parts === null || parts.length === 0) return unreadable()
  if (parts.every(({ label }) => label === '')) return byOrder(parts, sharers, /[:比]/.test(bare))
  return parts.some(({ label }) => label === '') ? unreadable() : byLabel(parts, sharers)
}

/** 张三主办，李四协办 says who does what, and nothing of shares. */
function saysRolesOnly(text: string, sharers: readonly Sharer[]): boolean {
  if (/\d/.test(text)) return false
  const { people } = readMediatorNames(text)
  return people.length > 0 && people.every(({ name }) => sharers.some(({ names }) => names.includes(name)))
}

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}

function ratioPart(number: number): Part {
  return { label: '', each: false, number: number * SCALE, unit: '' }
}

/** Every label with its number, or null when the text holds anything else. */
function partsOf(text: string): Part[] | null {
  if (/-\s*\d/.test(text)) return null
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(PART)) {
    if (!BETWEEN.test(text.slice(end, match.index))) return null
    end = match.index + match[0].length
    const [, words = '', digits = '', unit = ''] = match
    const label = cleanName(words.replace(/^[:比和与及\s]+|[:=(（占得分为按\s]+$/g, ''))
    const each = /各$/.test(label)
    parts.push({ label: label.replace(/各$/, ''), each, number: Math.round(Number(digits) * SCALE), unit })
  }
  return BETWEEN.test(text.slice(end)) ? parts : null
}

/** 张三:李四=6:4. */
function byNamesAndRatio(left: string, right: string, sharers: readonly Sharer[]): Reading<readonly number[]> {
  const names = left.split(/[:、，,/比\s]+/).filter((one) => one !== '')
  const numbers = partsOf(right)
  if (numbers === null || numbers.length !== names.length) return unreadable('人名与份额的个数不一样')
  return byLabel(
    numbers.map((part, index) => ({ ...part, label: cleanName(names[index] ?? ''), unit: part.unit || '份' })),
    sharers,
  )
}

/** 6:4, 60%、40%: in the order of the mediators. */
function byOrder(parts: readonly Part[], sharers: readonly Sharer[], isRatio: boolean): Reading<readonly number[]> {
  if (parts.length !== sharers.length) return unreadable(`写了 ${parts.length} 个份额，调解员有 ${sharers.length} 位`)
  const reason = whyNotWhole(parts, sumOf(parts.map(({ number }) => number)), isRatio)
  return reason === null ? weights(parts.map(({ number }) => number)) : unreadable(reason)
}

/** 张三60%、李四40%; 主办70%协办30%, a helper's part divided among the helpers unless it says 各. */
function byLabel(parts: readonly Part[], sharers: readonly Sharer[]): Reading<readonly number[]> {
  const owners = parts.map(({ label }) => ownersOf(label, sharers))
  if (owners.some((group) => group.length === 0)) return unreadable('份额里的人名与调解员对不上')
  const all = owners.flat()
  if (new Set(all).size !== all.length) return unreadable('同一位调解员写了不止一个份额')
  const total = sumOf(parts.map(({ number, each }, index) => number * (each ? (owners[index]?.length ?? 1) : 1)))
  const reason = whyNotWhole(
    parts,
    total,
    parts.every(({ unit }) => unit === '份' || unit === '股'),
  )
  if (reason !== null) return unreadable(reason)
  if (all.length < sharers.length && parts[0]?.unit !== '%') return unreadable('不是每位调解员都写了份额')
  const sizes = owners.reduce((product, group) => product * group.length, 1)
  return weights(
    sharers.map((_, index) => {
      const at = owners.findIndex((group) => group.includes(index))
      const part = parts[at]
      return part === undefined ? 0 : (part.number * sizes) / (part.each ? 1 : (owners[at]?.length ?? 1))
    }),
  )
}

function ownersOf(label: string, sharers: readonly Sharer[]): readonly number[] {
  const role = LEAD.test(label) ? 'lead' : HELP.test(label) ? 'assistant' : null
  const name = label.replace(/^(?:主办|协办)(?:人|员)?|[(（](?:主办|协办|主|协)(?:人|员)?[)）]?$/g, '')
  return sharers.flatMap((sharer, index) =>
    (role === null ? sharer.names.includes(name) : sharer.role === role) ? [index] : [],
  )
}

/** Percentages come to 100, tenths to 10; bare numbers to 100, 10 or 1 unless they are a ratio. */
function whyNotWhole(parts: readonly Part[], total: number, isRatio: boolean): string | null {
  const [unit = '', ...others] = new Set(parts.map((part) => part.unit))
  if (others.length > 0) return '份额的单位不一样'
  if (total <= 0) return '份额之和是 0'
  const wholes = unit === '%' ? [100] : unit === '成' ? [10] : isRatio || unit !== '' ? [] : [100, 10, 1]
  if (wholes.length === 0 || wholes.some((whole) => total === whole * SCALE)) return null
  return `份额之和是 ${total / SCALE}${unit}，不是 ${wholes[0] ?? 100}${unit === '成' ? '成' : '%'}`
}

function weights(numbers: readonly number[]): Reading<readonly number[]> {
  const divisor = numbers.reduce(commonDivisor, 0)
  return value(numbers.map((number) => number / divisor))
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function unreadable(reason?: string): Reading<never> {
  const message = reason === undefined ? {} : { message: `${reason}，暂按平均分配` }
  return fault('SHARES-UNREADABLE', { expected: EXPECTED, ...message })
}
