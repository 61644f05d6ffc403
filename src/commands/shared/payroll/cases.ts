// The cases of a run, one page at a time: each is assessed by the rule file of its counting date, its shares become lines
// at once. Only sums by person stay. Cases that locked runs have paid are for corrections.ts.
import { AppError } from '../../../domain/app-error.ts'
import type { Month } from '../../../domain/calendar.ts'
import { type Fen, ZERO } from '../../../domain/money.ts'
import { assessSubsidy } from '../../../rules/subsidy/assess.ts'
import { capShares, carriedOf } from '../../../rules/subsidy/cap.ts'
import type { CaseLine, CountedCase, RunDraft } from '../../../store.ts'
import { countingDay } from '../case-work.ts'
import { holdReason } from '../hold-reason.ts'
import { type RestDays, type RosterById, subsidyFacts } from '../subsidy-facts.ts'
import { isOffCycle } from './batch.ts'
import { countingMonthOf, type DrawnByMonth, type EarnedByPerson } from './earned.ts'
import { indexOfPolicy, type PlannedPolicies, type RunPlan, windowOf } from './plan.ts'

export type CaseJob = {
  readonly draft: RunDraft
  readonly plan: RunPlan
  readonly planned: PlannedPolicies
  readonly roster: RosterById
  readonly isRestDay: RestDays
  readonly earned: EarnedByPerson
  readonly drawn: DrawnByMonth | null
  readonly report: (cases: number) => void
}

/** Gives the cases that a leavers' batch has paid in part: their other shares are paid here, and nowhere else. */
export async function payCases(job: CaseJob): Promise<ReadonlySet<number>> {
  const { draft, plan, planned, earned } = job
  const shared = new Set<number>()
  let done = 0
  for await (const page of draft.cases(windowOf(plan, planned))) {
    const lines: CaseLine[] = []
    for (const one of page) {
      if (one.paidIn !== null) {
        if (!isPaidInPart(one, plan.month)) continue
        shared.add(one.caseId)
      }
      await addLinesOf(one, job, lines)
    }
    for (const line of lines) earned.add(line)
    await draft.addCaseLines(lines)
    done += page.length
    job.report(done)
  }
  return shared
}

/** A line in a leavers' batch is one share. Any other run has paid the case whole, unless it is a draft gone stale. */
function isPaidInPart(one: CountedCase, month: Month): boolean {
  const [paidMonth = '', state = '', batch = ''] = (one.paidIn ?? '').split(' ')
  if (isOffCycle(batch)) return true
  if (state !== 'draft') return false
  // The date of a case has moved since another month was computed: that month must be computed again first.
  throw new AppError('RUN-STALE', `案件 ${one.caseNo} 现在算在 ${month}，但 ${paidMonth} 的草稿里也有它。`, {
    hint: `日期改过的案件只能发一次：请先重新运行 gongtiao payroll run ${paidMonth}，再运行本月。`,
  })
}

async function addLinesOf(one: CountedCase, job: CaseJob, lines: CaseLine[]): Promise<void> {
  const { draft, planned, plan, roster, isRestDay } = job
  const date = countingDay(one, planned)
  const policy = date === null ? planned.subsidy : planned.subsidyOn(date)
  const assessment = assessSubsidy(subsidyFacts(one, roster, isRestDay), policy)
  const { result } = assessment
  if (result === 'zero' || !concerns(plan, one)) return
  if (one.heldFor !== null) return draft.hold(one.caseId, holdReason(one.heldFor))
  if (result === 'hold') return draft.hold(one.caseId, assessment.reason ?? '')
  const month = countingMonthOf(one, policy, plan.month)
  const index = indexOfPolicy(planned.used, policy)
  const clause = assessment.lines[0]?.clause ?? policy.title
  const earnedFen = (id: string): Fen => job.drawn?.of(id, month) ?? ZERO
  for (const share of capShares({ shares: assessment.shares, policy, earnedFen })) {
    const { mediatorId, amountFen } = share
    const carriedFen = carriedOf(share, policy)
    if (amountFen + carriedFen <= 0 || !isPaidHere(plan, one, mediatorId)) continue
    job.drawn?.add(mediatorId, month, amountFen)
    lines.push({
      caseId: one.caseId,
      mediatorId,
      kind: one.arrears ? 'arrears' : 'case-subsidy',
      amountFen,
      caseAmountFen: assessment.amountFen,
      policy: index,
      clause,
      text: share.text,
      ...(carriedFen === 0 ? {} : { restFen: carriedFen }),
    })
  }
}

/** A leavers' batch looks at the cases of its people only. */
function concerns({ onlyFor }: RunPlan, one: CountedCase): boolean {
  if (onlyFor === null) return true
  return one.mediators.some(({ mediatorId }) => mediatorId !== null && onlyFor.has(mediatorId))
}

function isPaidHere({ onlyFor }: RunPlan, one: CountedCase, mediatorId: string): boolean {
  if (onlyFor !== null && !onlyFor.has(mediatorId)) return false
  return one.paidIn === null || !one.paidTo.includes(mediatorId)
}
