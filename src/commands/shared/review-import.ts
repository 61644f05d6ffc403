// A filled 审核表 against the registry: which case each row means, what the bureau decided on it, and what of that is news.
// Nothing is written here; good rows and faulty ones come back together.
import { caseKeyOf } from '../../domain/case-number.ts'
import type { CaseReview } from '../../domain/case-supplement.ts'
import type { Problem } from '../../domain/problem.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { CaseWork, Store, StoredCase } from '../../store.ts'
import { countingDay, payableDays } from './case-work.ts'
import type { AssessDesk } from './case-work-assess.ts'
import { countyLabel } from './labels.ts'
import { type FilledRow, signedByTwo } from './review-sheet.ts'
import { readReviewRow } from './review-sheet-check.ts'

export type ReviewNews = {
  readonly one: StoredCase
  readonly work: CaseWork
  /** null where the row says what is recorded already, or nothing. */
  readonly review: CaseReview | null
  readonly fileScore: number | null
}

export type ReviewPlan = {
  readonly news: readonly ReviewNews[]
  readonly problems: readonly Problem[]
  readonly counts: {
    readonly rows: number
    readonly decided: number
    readonly unchanged: number
    readonly undecided: number
    readonly refused: number
    readonly scores: number
  }
}

type Tally = { decided: number; unchanged: number; undecided: number; refused: number; scores: number }

export async function planReview(desk: AssessDesk, rows: readonly FilledRow[]): Promise<ReviewPlan> {
  const news: ReviewNews[] = []
  const problems: Problem[] = []
  const tally: Tally = { decided: 0, unchanged: 0, undecided: 0, refused: 0, scores: 0 }
  const rowOf = new Map<number, number>()
  for (const row of rows) {
    const found = await caseOf(desk.store, row)
    const earlier = 'one' in found ? rowOf.get(found.one.caseId) : undefined
    if (!('one' in found) || earlier !== undefined) {
      const message = 'one' in found ? `与第 ${earlier} 行是同一件案件` : found.message
      problems.push(
        row.fault('REVIEW-CASE', 'caseNo', { message, hint: '案号和派出所照导出的审核表，一件案件只留一行' }),
      )
      tally.refused += 1
      continue
    }
    rowOf.set(found.one.caseId, row.row)
    const read = await readOne(desk, { row, one: found.one })
    problems.push(...read.problems)
    count(tally, read)
    if (read.news !== null) news.push(read.news)
  }
  return { news, problems, counts: { rows: rows.length, ...tally } }
}

type RowOfCase = { readonly row: FilledRow; readonly one: StoredCase }
type RowPlan = {
  readonly news: ReviewNews | null
  readonly problems: readonly Problem[]
  readonly said: 'decided' | 'unchanged' | 'undecided' | 'refused'
}

async function readOne(desk: AssessDesk, { row, one }: RowOfCase): Promise<RowPlan> {
  const work = await desk.store.caseWork.of(one.caseId)
  const on = policyDay(desk, one, work)
  const policy = selectPolicy(desk.policies, 'case-subsidy', on)
  const context = { policy, today: desk.world.today, signedByTwo: signedByTwo(desk.policies, on) }
  const { review, fileScore, problems } = readReviewRow(row, one, context)
  const isRefused = problems.some(({ severity }) => severity === 'refused')
  const isNews = review !== null && JSON.stringify(review) !== JSON.stringify(work.review)
  const score = fileScore === work.supplement.fileScore ? null : fileScore
  return {
    news: isNews || score !== null ? { one, work, review: isNews ? review : null, fileScore: score } : null,
    problems,
    said: isRefused ? 'refused' : review === null ? 'undecided' : isNews ? 'decided' : 'unchanged',
  }
}

function count(tally: Tally, { said, news }: RowPlan): void {
  tally[said] += 1
  if (news !== null && news.fileScore !== null) tally.scores += 1
}

/** The file by which the case was or will be paid: grades are those of its own day. */
function policyDay({ policies, world }: AssessDesk, one: StoredCase, work: CaseWork): typeof world.today {
  const day = one.facts.closedOn ?? world.today
  return countingDay(payableDays(one, work), selectPolicy(policies, 'case-subsidy', day)) ?? day
}

/** By its whole number; station and county tell apart what two committees number alike. */
async function caseOf(store: Store, { text }: FilledRow): Promise<{ one: StoredCase } | { message: string }> {
  const no = text('caseNo')
  if (no === '') return { message: '这一行没有案号' }
  const same = (await store.cases.find(no)).filter(({ caseKey }) => caseKey === caseKeyOf(no))
  const [station, county] = [text('station'), text('county')].map((word) => word.normalize('NFKC'))
  const here = same.filter((one) => station === '' || one.station === station)
  const found = here.length > 1 ? here.filter((one) => countyLabel(one.county) === county) : here
  const [one] = found
  if (one !== undefined && found.length === 1) return { one }
  if (same.length === 0) return { message: `没有案号为“${no}”的案件` }
  const where = same.map((other) => `${countyLabel(other.county)}${other.station}`).join('、')
  return {
    message: here.length === 0 ? `${station}没有案号“${no}”，有的是：${where}` : `案号“${no}”不止一件：${where}`,
  }
}
