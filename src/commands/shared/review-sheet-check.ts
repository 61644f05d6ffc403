// One row of a filled 审核表 → the bureau's decision on its case, or every fault of the row. A blank conclusion is no
// decision, and nothing is filled in for the bureau: a decision names its day and its people itself.

import type { ReviewField } from '../../documents/papers/review-columns.ts'
import type { IsoDate } from '../../domain/calendar.ts'
import { type CaseReview, DECISION_LABEL, type ReviewDecision } from '../../domain/case-supplement.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import type { Problem } from '../../domain/problem.ts'
import type { StoredCase } from '../../store.ts'
import { dayOf } from './case-work-fields.ts'
import type { FilledRow } from './review-sheet.ts'

export type ReviewContext = {
  readonly today: IsoDate
  readonly policy: Pick<CaseSubsidyPolicy, 'gradeWords' | 'tiers'>
  /** Grades that two people have to sign for. */
  readonly signedByTwo: readonly string[]
}

export type RowRead = {
  /** null: not decided. */
  readonly review: CaseReview | null
  readonly fileScore: number | null
  readonly problems: readonly Problem[]
}

type Fault = {
  readonly code: string
  readonly field: ReviewField
  readonly message: string
  readonly hint: string
  readonly severity?: 'warning'
}

export function readReviewRow(row: FilledRow, one: StoredCase, context: ReviewContext): RowRead {
  const score = scoreOf(row)
  const decision = decisionOf(row)
  const read =
    typeof decision === 'string' ? decided(row, { one, decision, context }) : { review: null, faults: decision }
  const faults = [...(typeof score === 'object' && score !== null ? [score] : []), ...read.faults]
  const isRefused = faults.some(({ severity }) => severity === undefined)
  return {
    review: isRefused ? null : read.review,
    fileScore: typeof score === 'number' && !isRefused ? score : null,
    problems: faults.map((fault) => problemOf(row, fault)),
  }
}

function problemOf(row: FilledRow, { code, field, message, hint, severity }: Fault): Problem {
  return { ...row.fault(code, field, { message, hint }), severity: severity ?? 'refused' }
}

/** The decision, or why there is none: no fault where the cell is blank and nothing else waits for it. */
function decisionOf({ text }: FilledRow): ReviewDecision | readonly Fault[] {
  const word = text('decision').normalize('NFKC').replace(/\s+/g, '')
  const labels = Object.values(DECISION_LABEL)
  if (word === '') {
    const waiting = (['grade', 'reason'] as const).find((field) => text(field) !== '')
    if (waiting === undefined) return []
    const message = `填了${waiting === 'grade' ? '核定等级' : '理由'}，却没有审核结论`
    return [
      { code: 'REVIEW-DECISION', field: 'decision', message, hint: `审核结论写${labels.join('、')}，还没有审核的空着` },
    ]
  }
  for (const decision of DECISIONS) if (DECISION_LABEL[decision] === word || decision === word) return decision
  const near = nearestName(word, labels)
  const message = `没有“${word}”这种审核结论${near === null ? '' : `，是不是“${near}”？`}`
  return [
    { code: 'REVIEW-DECISION', field: 'decision', message, hint: `审核结论写${labels.join('、')}，还没有审核的空着` },
  ]
}

const DECISIONS = ['passed', 'regraded', 'returned', 'refused'] as const satisfies readonly ReviewDecision[]

type Deciding = { readonly one: StoredCase; readonly decision: ReviewDecision; readonly context: ReviewContext }
type Decided = { readonly review: CaseReview | null; readonly faults: readonly Fault[] }

function decided(row: FilledRow, deciding: Deciding): Decided {
  const { one, decision, context } = deciding
  const grade = gradeOf(row, deciding)
  const day = dayDecided(row, one, context.today)
  const label = 'grade' in grade ? grade.grade : null
  const faults = [
    ...movedFaults(row, deciding),
    ...('fault' in grade ? [grade.fault] : []),
    ...reasonFaults(row, decision),
    ...nameFaults(row, one, label !== null && context.signedByTwo.includes(label)),
    ...(typeof day === 'string' ? [] : [day]),
  ]
  if (typeof day !== 'string') return { review: null, faults }
  const written = (field: ReviewField): string | null => (row.text(field) === '' ? null : row.text(field))
  const review: CaseReview = {
    decision,
    grade: label,
    reason: written('reason'),
    document: written('document'),
    decidedOn: day,
    decidedBy: row.text('decidedBy'),
    secondBy: written('secondBy'),
  }
  return { review, faults }
}

/** What was declared when the sheet was written is what was decided on; a ledger that came later asks for a new look. */
function movedFaults({ text }: FilledRow, { one, context: { policy } }: Deciding): readonly Fault[] {
  const [seen, now] = [text('declared'), one.facts.grade ?? '']
  if (seen === '' || seen === now || policy.gradeWords.get(seen) === policy.gradeWords.get(now)) return []
  const message = `导出审核表以后，台账的难易程度由“${seen}”变为“${now === '' ? '（空）' : now}”`
  return [{ code: 'REVIEW-MOVED', field: 'declared', message, hint: '重新导出审核表，看过新的内容再审核' }]
}

/** 改级 gives another grade of the pack, 通过 the one that was declared, the others none. */
function gradeOf(
  { text }: FilledRow,
  { one, decision, context }: Deciding,
): { readonly grade: string | null } | { readonly fault: Fault } {
  const { gradeWords, tiers } = context.policy
  const expected = [...tiers.keys()].join('、')
  const word = text('grade')
  const grade = gradeWords.get(word) ?? null
  const declared = one.facts.grade === null ? null : (gradeWords.get(one.facts.grade) ?? null)
  const fault = (message: string): { readonly fault: Fault } => ({
    fault: { code: 'REVIEW-GRADE', field: 'grade', message, hint: `标准里的等级：${expected}` },
  })
  if (word !== '' && grade === null) {
    const near = nearestName(word, tiers.keys())
    return fault(`标准里没有“${word}”这个等级${near === null ? '' : `，是不是“${near}”？`}`)
  }
  switch (decision) {
    case 'regraded':
      if (grade === null) return fault('结论是“改级”，要填核定等级')
      return grade === declared ? fault(`核定等级与申报等级相同（${grade}）：没有改级的，结论填“通过”`) : { grade }
    case 'passed':
      if (grade !== null && grade !== declared)
        return fault(`结论是“通过”，核定等级却与申报等级“${declared ?? '（空）'}”不同：改了等级的，结论填“改级”`)
      return declared === null
        ? fault('台账没有填标准里的难易程度，不能“通过”：请“改级”并填核定等级')
        : { grade: declared }
    default:
      return grade === null ? { grade: null } : fault(`结论是“${DECISION_LABEL[decision]}”，不要填核定等级`)
  }
}

function reasonFaults({ text }: FilledRow, decision: ReviewDecision): readonly Fault[] {
  if (decision === 'passed' || text('reason') !== '') return []
  const fault: Fault = {
    code: 'REVIEW-REASON',
    field: 'reason',
    message: `结论是“${DECISION_LABEL[decision]}”，没有写理由`,
    hint: '在理由一栏写明，重新导入',
  }
  return decision === 'regraded' ? [{ ...fault, severity: 'warning' }] : [fault]
}

/** 重大 is signed for by two different people. */
function nameFaults({ text }: FilledRow, one: StoredCase, needsTwo: boolean): readonly Fault[] {
  const [first, second] = [text('decidedBy'), text('secondBy')]
  const faults = (['decidedBy', 'secondBy'] as const)
    .filter((field) => one.facts.mediators.some(({ mediator }) => mediator === text(field)))
    .map(
      (field): Fault => ({
        code: 'REVIEW-NAME',
        field,
        message: `${text(field)}是本案的调解员，不能审核自己的案件`,
        hint: '由没有办这件案件的人审核，写上他的姓名',
      }),
    )
  if (first === '')
    faults.push({
      code: 'REVIEW-NAME',
      field: 'decidedBy',
      message: '有审核结论，没有写审核人',
      hint: '补上审核人的姓名，重新导入',
    })
  if (needsTwo && second === '')
    faults.push({
      code: 'REVIEW-NAME',
      field: 'secondBy',
      message: '核定为这一等级要有两个人审核，没有写第二审核人',
      hint: '由另一个人也审核，写上他的姓名',
    })
  if (second !== '' && second === first)
    faults.push({
      code: 'REVIEW-NAME',
      field: 'secondBy',
      message: '第二审核人与审核人是同一个人',
      hint: '第二审核人要是另一个人',
    })
  return faults
}

function dayDecided({ text }: FilledRow, { facts }: StoredCase, today: IsoDate): IsoDate | Fault {
  const word = text('decidedOn')
  const fault = (message: string): Fault => ({
    code: 'REVIEW-DATE',
    field: 'decidedOn',
    message,
    hint: '写成 2017-11-05 这样，重新导入',
  })
  if (word === '') return fault('有审核结论，没有写审核日期')
  const day = dayOf(word)
  if (day === null) return fault(`审核日期“${word}”看不懂`)
  if (day > today) return fault(`审核日期 ${day} 晚于今天（${today}）`)
  const from = facts.closedOn ?? facts.acceptedOn
  return day < from ? fault(`审核日期 ${day} 早于${facts.closedOn === null ? '受理' : '结案'}日期（${from}）`) : day
}

function scoreOf({ text }: FilledRow): number | null | Fault {
  const word = text('fileScore').normalize('NFKC')
  if (word === '') return null
  const score = /^\d{1,3}(?:\.0+)?$/.test(word) ? Number(word) : null
  if (score !== null && score <= 100) return score
  return {
    code: 'REVIEW-SCORE',
    field: 'fileScore',
    message: `卷宗评分“${word}”不对`,
    hint: '写 0 到 100 的整数，没有评的空着',
  }
}
