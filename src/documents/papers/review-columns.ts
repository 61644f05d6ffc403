// The columns of 审核表: what each shows of a case, how the bureau fills its own, and what may be typed there. The headers are
// what the import knows a column by; the sheet itself is review-sheet.ts.
import type { IsoDate } from '../../domain/calendar.ts'
import { type CaseReview, DECISION_LABEL } from '../../domain/case-supplement.ts'
import type { Fen } from '../../domain/money.ts'
import type { DraftCell } from '../../domain/workbook-draft.ts'
import type { CellCheck, CellFormat } from '../../domain/workbook-form.ts'

/** What each column is called: in our sheet by the first word; the others are what offices write in its place. */
export const REVIEW_WORDS = {
  caseNo: { words: ['案号', '案件编号'], needed: true },
  station: { words: ['派出所'] },
  county: { words: ['区县'] },
  acceptedOn: { words: ['受理日期'] },
  closedOn: { words: ['结案日期'] },
  parties: { words: ['当事人'] },
  disputeType: { words: ['纠纷类型'] },
  declared: { words: ['申报等级'] },
  amount: { words: ['核算金额'] },
  missing: { words: ['缺什么'] },
  decision: { words: ['审核结论', '审核意见', '核定结论', '结论'], needed: true },
  grade: { words: ['核定等级', '核定难易程度', '核定难度'] },
  reason: { words: ['理由', '审核理由', '原因'] },
  decidedBy: { words: ['审核人', '第一审核人', '核定人'], needed: true },
  secondBy: { words: ['第二审核人', '第二核定人', '复审人'] },
  decidedOn: { words: ['审核日期', '审核时间', '核定日期'], needed: true },
  document: { words: ['依据文件', '依据', '文号'] },
  fileScore: { words: ['卷宗评分', '评分'] },
} as const satisfies {
  readonly [field: string]: { readonly words: readonly [string, ...string[]]; readonly needed?: true }
}

export type ReviewField = keyof typeof REVIEW_WORDS

export type ReviewRow = {
  readonly caseNo: string
  readonly county: string
  readonly station: string
  readonly acceptedOn: IsoDate
  readonly closedOn: IsoDate | null
  /** Masked. */
  readonly parties: string
  readonly disputeType: string | null
  readonly declared: string | null
  /** What the rules grant as things stand; null while the case waits. */
  readonly amountFen: Fen | null
  /** Why it waits or earns nothing. */
  readonly missing: string | null
  readonly review: CaseReview | null
  readonly fileScore: number | null
}

export type ReviewSheet = {
  readonly title: string
  readonly rows: readonly ReviewRow[]
  /** Labels of the pack, from the lowest. */
  readonly grades: readonly string[]
  /** Grades that two people have to sign for. */
  readonly signedByTwo: readonly string[]
  readonly today: IsoDate
}

type Check = Pick<CellCheck, 'rule' | 'otherwise' | 'message'>

export type ReviewColumn = {
  readonly field: ReviewField
  readonly width: number
  readonly format: CellFormat
  readonly value: (row: ReviewRow) => DraftCell['value']
  /** Columns of the bureau say how they are filled. */
  readonly hint?: (sheet: ReviewSheet) => string
  readonly check?: (sheet: ReviewSheet) => Check
}

export const DECISIONS = 'Decisions'
export const GRADES = 'Grades'

export const REVIEW_COLUMNS: readonly ReviewColumn[] = [
  { field: 'caseNo', width: 26, format: 'text', value: (row) => row.caseNo },
  { field: 'station', width: 16, format: 'text', value: (row) => row.station },
  { field: 'county', width: 10, format: 'text', value: (row) => row.county },
  { field: 'acceptedOn', width: 12, format: 'date', value: (row) => dateOf(row.acceptedOn) },
  { field: 'closedOn', width: 12, format: 'date', value: (row) => dateOf(row.closedOn) },
  { field: 'parties', width: 14, format: 'text', value: (row) => row.parties },
  { field: 'disputeType', width: 16, format: 'text', value: (row) => row.disputeType },
  { field: 'declared', width: 9, format: 'text', value: (row) => row.declared },
  { field: 'amount', width: 11, format: 'money', value: (row) => moneyOf(row.amountFen) },
  { field: 'missing', width: 30, format: 'text', value: (row) => row.missing },
  {
    field: 'decision',
    width: 11,
    format: 'text',
    value: ({ review }) => (review === null ? null : DECISION_LABEL[review.decision]),
    hint: () => '通过、改级、退回补正、不予。空着就是还没有审核。',
    check: () => ({
      rule: { kind: 'one-of', list: DECISIONS },
      otherwise: 'refuse',
      message: '审核结论只能是通过、改级、退回补正、不予，或空着。',
    }),
  },
  {
    field: 'grade',
    width: 9,
    format: 'text',
    value: ({ review }) => (review?.decision === 'regraded' ? review.grade : null),
    hint: ({ grades }) => `结论是“改级”时必填，且与申报等级不同：${grades.join('、')}。`,
    check: ({ grades }) => ({
      rule: { kind: 'one-of', list: GRADES },
      otherwise: 'refuse',
      message: `核定等级只能是${grades.join('、')}。`,
    }),
  },
  {
    field: 'reason',
    width: 26,
    format: 'text',
    value: ({ review }) => review?.reason ?? null,
    hint: () => '“退回补正”和“不予”必填，“改级”也应写明。',
  },
  {
    field: 'decidedBy',
    width: 10,
    format: 'text',
    value: ({ review }) => review?.decidedBy ?? null,
    hint: () => '有结论的必填。',
  },
  {
    field: 'secondBy',
    width: 11,
    format: 'text',
    value: ({ review }) => review?.secondBy ?? null,
    hint: ({ signedByTwo }) => `核定为${signedByTwo.join('、')}的必填，不能与审核人相同。`,
  },
  {
    field: 'decidedOn',
    width: 12,
    format: 'date',
    value: ({ review }) => dateOf(review?.decidedOn ?? null),
    hint: () => '有结论的必填，如 2017-11-05。',
    check: ({ rows, today }) => ({
      rule: { kind: 'date', from: firstAccepted(rows, today), to: today },
      otherwise: 'ask',
      message: '审核日期要写成 2017-11-05 这样，不晚于今天。',
    }),
  },
  {
    field: 'document',
    width: 20,
    format: 'text',
    value: ({ review }) => review?.document ?? null,
    hint: () => '会议纪要、审核意见等的名称或文号。',
  },
  {
    field: 'fileScore',
    width: 9,
    format: 'integer',
    value: ({ fileScore }) => (fileScore === null ? null : { integer: fileScore }),
    hint: () => '0 到 100 的整数，没有评的空着。',
    check: () => ({
      rule: { kind: 'integer', from: 0, to: 100 },
      otherwise: 'refuse',
      message: '卷宗评分是 0 到 100 的整数。',
    }),
  },
]

/** No decision is older than the oldest case of the sheet. */
function firstAccepted(rows: readonly ReviewRow[], today: IsoDate): IsoDate {
  return rows.reduce((first, { acceptedOn }) => (acceptedOn < first ? acceptedOn : first), today)
}

const dateOf = (date: IsoDate | null): DraftCell['value'] => (date === null ? null : { date })
const moneyOf = (money: Fen | null): DraftCell['value'] => (money === null ? null : { money })
