// `gongtiao subsidy review import FILE`: the bureau's decisions from a filled 审核表. Good rows go in together, faulty ones
// are all listed; a blank conclusion decides nothing.
import { type Command, has, type Outcome } from '../../../command.ts'
import { type CaseReview, DECISION_LABEL, type ReviewDecision } from '../../../domain/case-supplement.ts'
import type { Table } from '../../../domain/table.ts'
import type { Store } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { assessDesk } from '../../shared/case-work-assess.ts'
import { draftLines, type PaidBy, PaidCases, paidText } from '../../shared/case-work-paid.ts'
import { operationHead } from '../../shared/head.ts'
import { planReview, type ReviewNews, type ReviewPlan } from '../../shared/review-import.ts'
import { readReviewSheet } from '../../shared/review-sheet.ts'
import { trialMark } from '../../shared/trial.ts'

export const command: Command = {
  arguments: [{ name: 'FILE', summary: '填好的审核表', required: true }],
  options: [],
  mutates: true,
  examples: ['gongtiao subsidy review import 审核表.xlsx --dry-run', 'gongtiao subsidy review import 审核表.xlsx'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const table = await world.readTable(input.args[0] ?? '')
    const rows = readReviewSheet(table)
    const store = await world.store(isDryRun ? 'read' : 'write')
    const plan = await planReview(await assessDesk(world, store), rows)
    const locked = await lockedOf(store, plan)
    if (!isDryRun) await write(world, store, plan)
    return { ...outcome(plan, { locked, isDryRun, file: table.file }), closing: await after(store, plan, locked) }
  },
}

type Locked = ReadonlyMap<ReviewNews, PaidBy>

async function lockedOf(store: Store, { news }: ReviewPlan): Promise<Locked> {
  const paid = new PaidCases(store)
  const locked = new Map<ReviewNews, PaidBy>()
  for (const one of news) {
    const run = one.review === null ? null : await paid.runOf(one.one)
    if (run !== null) locked.set(one, run)
  }
  return locked
}

/** All decisions are one operation; scores belong to the supplement of each case. */
async function write(world: World, store: Store, { news }: ReviewPlan): Promise<void> {
  const decisions = news.flatMap(({ one, review }) => (review === null ? [] : [{ caseId: one.caseId, review }]))
  const head = operationHead(world, 'subsidy review import')
  if (decisions.length > 0) await store.caseWork.decide(decisions, head)
  for (const { one, work, fileScore } of news) {
    if (fileScore === null) continue
    await store.caseWork.setSupplement(one.caseId, { ...work.supplement, fileScore }, head)
  }
}

type Report = { readonly locked: Locked; readonly isDryRun: boolean; readonly file: string }

function outcome({ news, problems, counts }: ReviewPlan, { locked, isDryRun, file }: Report): Outcome {
  const decided = news.filter(({ review }) => review !== null)
  const byDecision = new Map<ReviewDecision, number>()
  for (const { review } of decided)
    if (review !== null) byDecision.set(review.decision, (byDecision.get(review.decision) ?? 0) + 1)
  const parts = [...byDecision].map(([decision, count]) => `${DECISION_LABEL[decision]} ${count}`).join('，')
  return {
    exit: counts.refused > 0 ? 3 : 0,
    lines: [
      `${trialMark(isDryRun)}${file}：共 ${counts.rows} 件，登记审核 ${counts.decided} 件${parts === '' ? '' : `（${parts}）`}，未变 ${counts.unchanged}，还没有审核 ${counts.undecided}，退回 ${counts.refused}；卷宗评分 ${counts.scores} 件。`,
    ],
    tables: decided.length === 0 ? [] : [newsTable(decided, locked)],
    problems,
    document: {
      file,
      dryRun: isDryRun,
      counts,
      decisions: decided.map((one) => ({
        caseNo: one.one.facts.caseNo,
        station: one.one.station,
        before: reviewDocument(one.work.review),
        after: reviewDocument(one.review),
        paidIn: locked.get(one)?.month ?? null,
      })),
      problems,
    },
  }
}

const reviewDocument = (review: CaseReview | null) => (review === null ? null : { ...review })

function newsTable(decided: readonly ReviewNews[], locked: Locked): Table {
  return {
    title: '',
    columns: ['案号', '派出所', '申报等级', '原来', '现在', '审核人', '已发月份'].map((title) => ({
      title,
      kind: 'text',
    })),
    rows: decided.map((one) => {
      const run = locked.get(one)
      return [
        one.one.facts.caseNo,
        one.one.station,
        one.one.facts.grade,
        decisionText(one.work.review),
        decisionText(one.review),
        [one.review?.decidedBy, one.review?.secondBy].filter((name) => name != null).join('、'),
        run === undefined ? null : paidText(run),
      ]
    }),
  }
}

/** 改级·疑难 2017-11-20. */
function decisionText(review: CaseReview | null): string {
  if (review === null) return '还没有审核'
  const grade = review.grade === null ? '' : `·${review.grade}`
  return `${DECISION_LABEL[review.decision]}${grade} ${review.decidedOn}`
}

async function after(store: Store, { news }: ReviewPlan, locked: Locked): Promise<readonly string[]> {
  if (news.length === 0) return []
  const months = [...new Set([...locked.values()].map(({ month }) => month))].sort()
  const deltas =
    locked.size === 0
      ? []
      : [`其中 ${locked.size} 件的补贴已在 ${months.join('、')} 发放，那些月份不再改动：差额在下一次核算时补发或扣回。`]
  return [...deltas, ...(await draftLines(store))]
}
