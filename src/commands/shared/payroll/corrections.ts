// Cases that locked runs have paid and that are worth something else now: late facts, a decision of the bureau, a link, a
// new sharer. The past stays; the difference becomes a line of this run that points at the first payment.
import type { Month } from '../../../domain/calendar.ts'
import { addFen, type Fen, fen, formatYuan, negate, ZERO } from '../../../domain/money.ts'
import type { CaseSubsidyPolicy } from '../../../domain/policy.ts'
import { assessSubsidy } from '../../../rules/subsidy/assess.ts'
import type { SubsidyShare } from '../../../rules/subsidy/assessment.ts'
import { capShares, carriedOf } from '../../../rules/subsidy/cap.ts'
import type { CaseLine, ChangedCase, CountedCase, PaidCaseLine } from '../../../store.ts'
import { countingDay } from '../case-work.ts'
import { holdReason } from '../hold-reason.ts'
import { subsidyFacts } from '../subsidy-facts.ts'
import type { CaseJob } from './cases.ts'
import { countingMonthOf } from './earned.ts'
import { indexOfPolicy, windowOf } from './plan.ts'

/** `shared`: cases of this run's own months whose unpaid shares payCases has paid. */
export async function correctPast(job: CaseJob, shared: ReadonlySet<number>): Promise<void> {
  const { draft, plan, planned, earned } = job
  for await (const page of draft.changedCases(windowOf(plan, planned))) {
    const lines: CaseLine[] = []
    for (const changed of page) {
      const paid = paidBy(changed.lines)
      const due = dueNow(changed.now, paid, job)
      if ('wait' in due) draft.warn(`已发的案件 ${changed.caseNo} 现在${due.wait}，差额等有结果后再补发或扣回。`)
      else lines.push(...differences(changed, { due, paid, job, isShared: shared.has(changed.caseId) }))
    }
    for (const line of lines) earned.add(line)
    await draft.addCaseLines(lines)
  }
}

/** What locked runs have paid one person for the case; `first` is the line that corrections point at. */
type Paid = { readonly first: PaidCaseLine; readonly sumFen: Fen; readonly months: readonly string[] }

function paidBy(lines: readonly PaidCaseLine[]): ReadonlyMap<string, Paid> {
  const paid = new Map<string, Paid>()
  for (const line of [...lines].sort((a, b) => a.lineId - b.lineId)) {
    const before = paid.get(line.mediatorId)
    const months = before?.months ?? []
    paid.set(line.mediatorId, {
      first: before?.first ?? line,
      sumFen: addFen(before?.sumFen ?? ZERO, line.amountFen),
      months: months.includes(line.month) ? months : [...months, line.month],
    })
  }
  return paid
}

/** What the case is worth now, share by share. */
type Due = {
  readonly policy: CaseSubsidyPolicy
  readonly clause: string
  readonly amountFen: Fen
  readonly shares: readonly SubsidyShare[]
  /** The month whose room the shares take. */
  readonly month: Month
  /** Why nothing is due at all. */
  readonly nothing: string | null
}

/** `wait`: something has to be answered first, so nothing is taken back yet. */
function dueNow(
  now: CountedCase | null,
  paid: ReadonlyMap<string, Paid>,
  job: CaseJob,
): Due | { readonly wait: string } {
  const { planned, roster, isRestDay, plan } = job
  if (now === null) return nothingDue(planned.subsidy, plan.month, '案件已不在台账里')
  const date = countingDay(now, planned)
  const policy = date === null ? planned.subsidy : planned.subsidyOn(date)
  const [held = '', other = ''] = (now.heldFor ?? '').split(' ')
  const facts = subsidyFacts(now, roster, isRestDay)
  const assessment = assessSubsidy(held === 'same-dispute' ? { ...facts, duplicateOf: other } : facts, policy)
  if (assessment.result === 'zero') {
    const clause = assessment.lines.at(-1)?.clause ?? policy.title
    return { ...nothingDue(policy, plan.month, assessment.reason ?? ''), clause }
  }
  if (now.heldFor !== null) return { wait: `要先核对（${holdReason(now.heldFor)}）` }
  if (assessment.result === 'hold') return { wait: `暂缓（${assessment.reason ?? ''}）` }
  // What is carried over comes out of this month's room; what was lost stays lost in its own.
  const isCarried = policy.monthlyCap?.over === 'carry'
  const month = isCarried ? plan.month : countingMonthOf(now, policy, plan.month)
  return {
    policy,
    clause: assessment.lines[0]?.clause ?? policy.title,
    amountFen: assessment.amountFen,
    // What this case itself has drawn of the month does not stand in its own way.
    shares: capShares({
      shares: assessment.shares,
      policy,
      earnedFen: (id) => addFen(drawnOf(job, id, month), negate(paid.get(id)?.sumFen ?? ZERO)),
    }),
    month,
    nothing: null,
  }
}

const drawnOf = ({ drawn }: CaseJob, mediatorId: string, month: Month): Fen => drawn?.of(mediatorId, month) ?? ZERO

function nothingDue(policy: CaseSubsidyPolicy, month: Month, nothing: string): Due {
  return { policy, clause: policy.clauseOf.settled, amountFen: ZERO, shares: [], month, nothing }
}

type Comparison = {
  readonly due: Due
  readonly paid: ReadonlyMap<string, Paid>
  readonly job: CaseJob
  readonly isShared: boolean
}

/** More is due: lines, at once. Less: kept until the month's wage is known, which bounds what may be taken back. */
function differences(changed: ChangedCase, { due, paid, job, isShared }: Comparison): readonly CaseLine[] {
  const { plan, planned, earned } = job
  const lines: CaseLine[] = []
  for (const mediatorId of new Set([...paid.keys(), ...due.shares.map((share) => share.mediatorId)])) {
    if (plan.onlyFor !== null && !plan.onlyFor.has(mediatorId)) continue
    const before = paid.get(mediatorId)
    if (before === undefined && isShared) continue
    const share = due.shares.find((one) => one.mediatorId === mediatorId)
    const delta = fen((share?.amountFen ?? 0) - (before?.sumFen ?? 0))
    const restFen = share === undefined ? ZERO : carriedOf(share, due.policy)
    if (delta === 0 && restFen === 0) continue
    const line = {
      caseId: changed.caseId,
      mediatorId,
      caseAmountFen: due.amountFen,
      policy: indexOfPolicy(planned.used, due.policy),
      clause: due.clause,
      ...(before === undefined ? {} : { corrects: before.first.lineId }),
    }
    const why = reasonFor(before, share, due)
    if (delta < 0) earned.of(mediatorId).dueBack.push({ ...line, dueFen: negate(delta), why })
    else {
      const text = `${why}，补发 ${formatYuan(delta)} 元`
      lines.push({ ...line, kind: 'arrears', amountFen: delta, text, ...(restFen === 0 ? {} : { restFen }) })
      job.drawn?.add(mediatorId, due.month, delta)
    }
  }
  return lines
}

/** Original month, before, now, why. */
function reasonFor(before: Paid | undefined, share: SubsidyShare | undefined, due: Due): string {
  const was =
    before === undefined ? '以前没有发过' : `更正 ${before.months.join('、')} 已发 ${formatYuan(before.sumFen)} 元`
  if (due.nothing !== null) return `${was}：${due.nothing}，应为 0.00 元`
  if (share === undefined) return `${was}：现在的分工里没有本人，应为 0.00 元`
  return `${was}，现应为 ${formatYuan(share.amountFen)} 元（${share.text}）`
}
