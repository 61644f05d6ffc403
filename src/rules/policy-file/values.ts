// The building blocks of a policy file's shape: declared values, money, rates, dates; and what a wrong one is told.
// Each message here is the *expected* half of a sentence; faults.ts adds file, key and what was there.
import { z } from 'zod'
import { type IsoDate, parseIsoDate } from '../../domain/calendar.ts'
import { type Fen, fen } from '../../domain/money.ts'
import { nearestName } from '../../domain/nearest.ts'

/** An object without any key but these; an unknown one is named together with the nearest known one. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, known) : `一组键：${known.join('、')}`,
  })
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map((key) => {
      const near = nearestName(key, known)
      return near === null ? `不认识的键“${key}”（可用：${known.join('、')}）` : `不认识的键“${key}”，是不是“${near}”？`
    })
    .join('；')
}

/** `{ value, status, clause, source }`: no number without where it comes from. */
export function declared<Value extends z.ZodType>(value: Value) {
  return strict({ value, status: oneOf('published', 'law', 'proposal'), clause: words, source: words })
}

export type Declared<Value> = {
  readonly value: Value
  readonly status: 'published' | 'law' | 'proposal'
  readonly clause: string
  readonly source: string
}

export const words = z
  .string({ error: () => '一段文字' })
  .trim()
  .min(1, { error: () => '不为空的文字' })

export function oneOf<const Options extends readonly [string, ...string[]]>(...options: Options) {
  return z.enum(options, { error: () => `下列之一：${options.join('、')}` })
}

export const yesOrNo = z.boolean({ error: () => 'true 或 false' })

export const yes = z.literal(true, { error: () => 'true（本方案没有别的选择）' })

export const money = z
  .int({ error: () => '以分为单位的整数' })
  .min(0, { error: () => '不小于 0 的整数（分）' })
  .transform((value): Fen => fen(value))

export const ratePer10000 = z
  .int({ error: () => '以万分之一为单位的整数（8% 写 800）' })
  .min(0, { error: () => '0 至 10000 的整数（万分之一）' })
  .max(10_000, { error: () => '0 至 10000 的整数（万分之一）' })

export const isoDate = z.string({ error: () => '日期 YYYY-MM-DD' }).transform((text, context): IsoDate => {
  const date = parseIsoDate(text)
  if (date !== null) return date
  context.addIssue({ code: 'custom', message: '真实存在的日期 YYYY-MM-DD', input: text })
  return z.NEVER
})

/** Keys that every policy file begins with. */
export const metaShape = {
  format: z.literal('gongtiao-policy/1', { error: () => 'gongtiao-policy/1' }),
  policy: words,
  scheme: words,
  title: words,
  effectiveFrom: isoDate,
  ends: strict({ lastDay: isoDate, reason: words }).optional(),
  reviewBy: isoDate.optional(),
  citation: strict({ title: words, document: words, issuedOn: isoDate.optional(), checkedOn: isoDate }),
}
