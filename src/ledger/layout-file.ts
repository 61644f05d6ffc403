// The shape of a layout file (templates/ledgers/*.yaml): header words, code words, lists. It comes in as parsed YAML and
// leaves as plain data that can be posted to a worker. Matching headers is left to layout.ts.
import { z } from 'zod'
import { AppError } from '../domain/app-error.ts'
import { CASE_FIELDS, type LedgerField, ROSTER_FIELDS, type RosterField } from './fields.ts'
import { headerKey } from './header.ts'

/** 申请人 or 被申请人 as the owner of a personal column, and what that column holds. */
export type PersonalColumn = {
  readonly of: 'applicant' | 'respondent'
  readonly what: 'residentId' | 'phone' | 'address'
}

export type LayoutField<F extends string> = {
  readonly id: F
  readonly label: string
  readonly needed: boolean
  /** Fields that may stand in for a needed one. */
  readonly alternatives: readonly F[]
  readonly headers: readonly string[]
  /** Wider words, used only where no column bears one of `headers`. */
  readonly fallback: readonly string[]
  readonly side: PersonalColumn | null
}

type WordLists = readonly string[]

export type SheetLayout<F extends string> = {
  readonly id: string
  readonly title: string
  readonly fields: readonly LayoutField<F>[]
  readonly sides: { readonly applicant: WordLists; readonly respondent: WordLists } | null
  readonly personal: { readonly residentId: WordLists; readonly phone: WordLists; readonly address: WordLists } | null
  readonly skip: { readonly totals: WordLists; readonly notes: WordLists }
}

export type LedgerLayout = SheetLayout<LedgerField> & z.output<typeof LEDGER_WORDS>
export type RosterLayout = SheetLayout<RosterField> & z.output<typeof ROSTER_WORDS>

const words = z.array(z.string().min(1)).readonly()

const LEDGER_WORDS = z.object({
  words: z.strictObject({
    outcome: z.strictObject({
      settled: words,
      'not-settled': words,
      withdrawn: words,
      transferred: words,
      open: words,
    }),
    agreementForm: z.strictObject({ written: words, oral: words }),
  }),
  lists: z.strictObject({ disputeType: words, source: words }),
})

const ROSTER_WORDS = z.object({
  words: z.strictObject({ employment: z.strictObject({ 'full-time': words, 'part-time': words }) }),
})

function shapeOf<const F extends string>(kind: string, ids: readonly [F, ...F[]]) {
  return {
    id: z.string(),
    title: z.string(),
    kind: z.literal(kind),
    fields: z.array(
      z.strictObject({
        id: z.enum(ids),
        label: z.string(),
        needed: z.boolean().default(false),
        alternatives: z.array(z.enum(ids)).default([]),
        headers: words.default([]),
        fallback: words.default([]),
        side: z
          .strictObject({ of: z.enum(['applicant', 'respondent']), what: z.enum(['residentId', 'phone', 'address']) })
          .nullable()
          .default(null),
      }),
    ),
    sides: z.strictObject({ applicant: words, respondent: words }).nullable().default(null),
    personal: z.strictObject({ residentId: words, phone: words, address: words }).nullable().default(null),
    skip: z.strictObject({ totals: words, notes: words }),
  }
}

const LEDGER = z.strictObject({ ...shapeOf('cases', CASE_FIELDS), ...LEDGER_WORDS.shape })
const ROSTER = z.strictObject({ ...shapeOf('roster', ROSTER_FIELDS), ...ROSTER_WORDS.shape })

export function parseLedgerLayout(value: unknown, file: string): LedgerLayout {
  const layout = checked(LEDGER.safeParse(value), file)
  refuseSharedHeaders(layout.fields, file)
  return layout
}

export function parseRosterLayout(value: unknown, file: string): RosterLayout {
  const layout = checked(ROSTER.safeParse(value), file)
  refuseSharedHeaders(layout.fields, file)
  return layout
}

function checked<T>(result: z.ZodSafeParseResult<T>, file: string): T {
  if (result.success) return result.data
  const sentences = result.error.issues.map((issue) => {
    const key = issue.path.length === 0 ? '整个文件' : issue.path.map(String).join('.')
    return `${key}：${sentenceOf(issue)}`
  })
  throw invalid(file, sentences)
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的键“${issue.keys.join('”“')}”`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_type':
      return `应当是${{ array: '一列词', object: '一组键', string: '文字', boolean: 'true 或 false' }[String(issue.expected)] ?? issue.expected}`
    default:
      return '写法不对'
  }
}

/** One header word, one field: otherwise which column is meant would depend on the order of this file. */
function refuseSharedHeaders(fields: readonly LayoutField<string>[], file: string): void {
  const owners = new Map<string, string>()
  const sentences: string[] = []
  for (const { id, headers, fallback } of fields) {
    for (const header of [...headers, ...fallback]) {
      const owner = owners.get(headerKey(header))
      if (owner !== undefined && owner !== id) sentences.push(`“${header}”同时属于 ${owner} 和 ${id}`)
      owners.set(headerKey(header), id)
    }
  }
  if (sentences.length > 0) throw invalid(file, sentences)
}

function invalid(file: string, sentences: readonly string[]): AppError {
  return new AppError('LAYOUT-INVALID', `台账样式 ${file} 写错了：${sentences.join('；')}`, {
    hint: '照提示的键改正后再试',
  })
}
