// Scheme subsidy-rules, the shape of its file: what may stand under each key. Checks across keys are
// subsidy-rules-checks.ts, the policy made of it subsidy-rules.ts.
import { z } from 'zod'
import { parseCondition } from '../condition/parse.ts'
import { declared, metaShape, money, oneOf, ratePer10000, strict, words, yes, yesOrNo } from './values.ts'

/** Two shapes for one place, told apart before either is tried: so a fault is named in the shape that was meant. */
function either<First extends z.ZodType, Second extends z.ZodType>(
  isFirst: (value: unknown) => boolean,
  first: First,
  second: Second,
) {
  return z.unknown().transform((value, context): z.output<First> | z.output<Second> => {
    const result = isFirst(value) ? first.safeParse(value) : second.safeParse(value)
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      const { message, path } = issue
      // The sentence for unknown keys names them itself; faults.ts tells it by its code.
      if (issue.code === 'unrecognized_keys') {
        context.issues.push({ code: issue.code, keys: issue.keys, message, path, input: {} })
      } else context.issues.push({ code: 'custom', message, path, input: value })
    }
    return z.NEVER
  })
}

const isText = (value: unknown): boolean => typeof value === 'string'
const hasKey =
  (key: string) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)

/** `none`, or the value itself. */
const optional = <Value extends z.ZodType>(value: Value) => either(isText, oneOf('none'), value)

const when = words.transform((text, context) => {
  const parsed = parseCondition(text)
  if ('condition' in parsed) return { text, condition: parsed.condition }
  context.addIssue({ code: 'custom', message: `能读懂的条件（${parsed.fault}）`, input: text })
  return z.NEVER
})

/** A name in the file that keeps its place: YAML maps keep their order, but not under keys that look like numbers. */
const named = words.refine((text) => !/^\d+$/.test(text), { error: () => '不只是数字的名字' })

const atLeastOneFen = money.refine((value) => value > 0, { error: () => '大于 0 的整数（分）' })
const days = z.int({ error: () => '天数（整数）' }).min(1, { error: () => '不小于 1 的整数（天）' })
const clock = z
  .string({ error: () => '时刻 HH:MM' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => '时刻 HH:MM（YAML 里要加引号）' })

const gate = declared(strict({ when, result: oneOf('zero', 'hold'), text: words }))
const addition = declared(strict({ when, amountFen: atLeastOneFen, text: words }))

/** Entries under names of their own, each declared; or a declared `none`, which is kept to be listed. */
const entries = <Entry extends z.ZodType>(entry: Entry, expected: string) =>
  either(
    hasKey('value'),
    declared(oneOf('none')).transform((none) => ({ none, list: [] })),
    z
      .record(named, entry, { error: () => expected })
      .refine((record) => Object.keys(record).length > 0, { error: () => `${expected}；没有的写 value: none` })
      .transform((record) => ({ none: null, list: Object.entries(record) })),
  )

export const subsidyRulesShape = strict({
  ...metaShape,
  countsBy: declared(oneOf('closedOn', 'agreedOn', 'acceptedOn', 'performedOn', 'reviewedOn')),
  band: declared(strict({ minFen: atLeastOneFen, maxFen: atLeastOneFen })),
  grades: z.record(named, declared(money), { error: () => '难易程度 → 每件金额的一组键' }),
  gradeWords: declared(z.record(words, words, { error: () => '台账用词 → 难易程度的一组键' })),
  gradeDeclaredIn: declared(oneOf('ledger', 'review')),
  oncePerDispute: declared(yes),
  onRoster: declared(yes),
  notEligibleOccupations: declared(z.array(words, { error: () => '身份职业的列表' })),
  gates: entries(gate, '条件名 → 条件的一组键'),
  lateReporting: declared(optional(strict({ days, later: oneOf('zero', 'needs-approval') }))),
  papers: declared(
    optional(
      z.record(words, z.array(words, { error: () => '材料名的列表' }), { error: () => '难易程度 → 材料的一组键' }),
    ),
  ),
  oral: declared(
    either(
      isText,
      oneOf('same-as-written'),
      either(
        hasKey('capFen'),
        strict({ capFen: atLeastOneFen, additions: yesOrNo }),
        strict({ sharePer10000: ratePer10000, additions: yesOrNo }),
      ),
    ),
  ),
  failed: declared(
    optional(
      either(
        hasKey('fixedFen'),
        strict({ when, fixedFen: atLeastOneFen }),
        strict({ when, sharePer10000: ratePer10000 }),
      ),
    ),
  ),
  night: declared(optional(strict({ from: clock, to: clock }))),
  additions: entries(addition, '加项名 → 加项的一组键'),
  monthlyCap: declared(optional(strict({ amountFen: atLeastOneFen, over: oneOf('forfeit', 'carry') }))),
  split: declared(oneOf('weights-largest-remainder')),
  ineligibleShare: declared(oneOf('not-paid')),
})

export type SubsidyRulesFile = z.output<typeof subsidyRulesShape>
export type When = z.output<typeof when>
