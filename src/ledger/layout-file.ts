// The shape of a layout file (templates/ledgers/*.yaml): header words, code words, lists. It comes in as parsed YAML and
// leaves as plain data that can be posted to a worker. Matching headers is left to layout.ts.
import { z } from 'zod'
import { AppError } from '../domain/app-error.ts'
import { PATTERN, partsIn } from './columns/grammar.ts'
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
  /** Headers that nobody listed, put together from the parts of the grammar: `{case}?{accept}{date}`. */
  readonly patterns: readonly string[]
  /** Wider words and patterns, used only where no column bears a proper one and the values do not speak against it. */
  readonly fallback: readonly string[]
  readonly widePatterns: readonly string[]
  /** Words that say nothing by themselves: the values must prove them. One word may stand under several fields. */
  readonly vague: readonly string[]
  /** One of these must stand in a header nobody knows for its values alone to map it; without any they never do. */
  readonly hints: readonly string[]
  /** Words never taken unasked; where the field is missing they are what the question names. */
  readonly ask: readonly string[]
  readonly side: PersonalColumn | null
}

type WordLists = readonly string[]
type NamedLists = { readonly [name: string]: WordLists }

/** What header words are made of. */
export type HeaderGrammar = {
  readonly parts: NamedLists
  /** Words of columns that are none of ours: values alone never map such a column. */
  readonly other: WordLists
  /** Words of policemen and judges: in a sheet that has them, one of the `handlers` may be one of them. */
  readonly officials: WordLists
  readonly handlers: WordLists
  /** Words of people who are neither party: a bare phone to their right is theirs. */
  readonly persons: WordLists
}

export type SheetLayout<F extends string> = {
  readonly id: string
  readonly title: string
  readonly fields: readonly LayoutField<F>[]
  readonly sides: { readonly applicant: WordLists; readonly respondent: WordLists } | null
  readonly personal: {
    readonly residentId: WordLists
    readonly phone: WordLists
    readonly address: WordLists
    /** Of these the ones that give way to another column of the same party: 户籍地 to 现住址. */
    readonly lesser: WordLists
  } | null
  readonly skip: { readonly totals: WordLists; readonly notes: WordLists }
  readonly grammar: HeaderGrammar
  /** Code words and lists by field: what the values of a column can prove. */
  readonly words: { readonly [field: string]: NamedLists }
  readonly lists?: NamedLists
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
    // A bureau's own layout may be older than the column.
    paidByHand: z.strictObject({ paid: words, unpaid: words }).default({ paid: [], unpaid: [] }),
  }),
  lists: z.strictObject({ disputeType: words, source: words }),
})

const ENGAGEMENT_WORDS = z.strictObject({
  employed: words,
  dispatched: words,
  'purchased-service': words,
  'rehired-retiree': words,
  'part-time-labour': words,
  unpaid: words,
})
const NO_ENGAGEMENT_WORDS: z.output<typeof ENGAGEMENT_WORDS> = {
  employed: [],
  dispatched: [],
  'purchased-service': [],
  'rehired-retiree': [],
  'part-time-labour': [],
  unpaid: [],
}

const ROSTER_WORDS = z.object({
  words: z.strictObject({
    employment: z.strictObject({ 'full-time': words, 'part-time': words }),
    engagement: ENGAGEMENT_WORDS.default(NO_ENGAGEMENT_WORDS),
  }),
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
        patterns: words.default([]),
        fallback: words.default([]),
        widePatterns: words.default([]),
        vague: words.default([]),
        hints: words.default([]),
        ask: words.default([]),
        side: z
          .strictObject({ of: z.enum(['applicant', 'respondent']), what: z.enum(['residentId', 'phone', 'address']) })
          .nullable()
          .default(null),
      }),
    ),
    sides: z.strictObject({ applicant: words, respondent: words }).nullable().default(null),
    personal: z
      .strictObject({ residentId: words, phone: words, address: words, lesser: words.default([]) })
      .nullable()
      .default(null),
    skip: z.strictObject({ totals: words, notes: words }),
    grammar: z
      .strictObject({
        parts: z.record(z.string(), words).default({}),
        other: words.default([]),
        officials: words.default([]),
        handlers: words.default([]),
        persons: words.default([]),
      })
      .default({ parts: {}, other: [], officials: [], handlers: [], persons: [] }),
  }
}

const LEDGER = z.strictObject({ ...shapeOf('cases', CASE_FIELDS), ...LEDGER_WORDS.shape })
const ROSTER = z.strictObject({ ...shapeOf('roster', ROSTER_FIELDS), ...ROSTER_WORDS.shape })

export function parseLedgerLayout(value: unknown, file: string): LedgerLayout {
  const layout = checked(LEDGER.safeParse(value), file)
  refuseSharedHeaders(layout.fields, file)
  refuseUnknownParts(layout, file)
  return layout
}

export function parseRosterLayout(value: unknown, file: string): RosterLayout {
  const layout = checked(ROSTER.safeParse(value), file)
  refuseSharedHeaders(layout.fields, file)
  refuseUnknownParts(layout, file)
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

function refuseUnknownParts({ fields, grammar }: SheetLayout<string>, file: string): void {
  const sentences = fields.flatMap(({ id, patterns, widePatterns }) =>
    [...patterns, ...widePatterns].flatMap((pattern) =>
      faultsOf(pattern, grammar).map((fault) => `${id} 的“${pattern}”${fault}`),
    ),
  )
  if (sentences.length > 0) throw invalid(file, sentences)
}

function faultsOf(pattern: string, { parts }: HeaderGrammar): string[] {
  if (!PATTERN.test(pattern)) return ['写法不对，应当像 {case}?{accept}{date}']
  return partsIn(pattern).flatMap((name) => (Object.hasOwn(parts, name) ? [] : [`用了没有的词素 ${name}`]))
}

function invalid(file: string, sentences: readonly string[]): AppError {
  return new AppError('LAYOUT-INVALID', `台账样式 ${file} 写错了：${sentences.join('；')}`, {
    hint: '照提示的键改正后再试',
  })
}
