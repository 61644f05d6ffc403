// Computes a month: cases in, lines and payslips out, in one pass over the cases. Sums per mediator are all it keeps.
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month } from '../../domain/calendar.ts'
import { addFen, type Fen, negate, sumFen, ZERO } from '../../domain/money.ts'
import type { PayLineKind } from '../../domain/payslip.ts'
import type { Mediator, Station } from '../../domain/people.ts'
import type { PolicyNamed } from '../../domain/policy.ts'
import { monthlyItems } from '../../rules/monthly-items.ts'
import type { MonthPolicies } from '../../rules/select-policy.ts'
import { assessSubsidy } from '../../rules/subsidy/assess.ts'
import type { CaseLine, CountedCase, RunDraft } from '../../store.ts'
import { holdReason } from './hold-reason.ts'
import { type RosterById, rosterById, subsidyFacts } from './subsidy-facts.ts'

export type MonthJob = {
  readonly month: Month
  readonly payOn: IsoDate
  readonly subsidy: (countingDate: IsoDate) => PolicyNamed<'case-subsidy'>
  readonly countsBy: PolicyNamed<'case-subsidy'>['countsBy']
  readonly policies: MonthPolicies
  /** Place of a policy file in the run's list. */
  readonly policyIndex: (policy: PolicyNamed<'case-subsidy'>) => number
  readonly mediators: readonly Mediator[]
  readonly stations: readonly Station[]
  readonly report: (cases: number) => void
}

type Earned = { caseSubsidyFen: Fen; arrearsFen: Fen }

export async function computeMonth(draft: RunDraft, job: MonthJob): Promise<void> {
  const earned = await assessCases(draft, job)
  for (const mediator of job.mediators) await payMediator(draft, job, mediator, earned.get(mediator.mediatorId))
}

async function assessCases(draft: RunDraft, job: MonthJob): Promise<ReadonlyMap<string, Earned>> {
  const roster = rosterById(job.mediators)
  const earned = new Map<string, Earned>()
  let done = 0
  for await (const batch of draft.cases(job.countsBy)) {
    const lines: CaseLine[] = []
    for (const one of batch) {
      if (one.paidIn !== null) refusePaidTwice(one, job.month)
      const policy = job.subsidy(one[job.countsBy] ?? lastDayOf(job.month))
      lines.push(...(await linesOf(draft, one, { policy, policyIndex: job.policyIndex(policy), roster })))
    }
    for (const line of lines) {
      const sums = earned.get(line.mediatorId) ?? { caseSubsidyFen: ZERO, arrearsFen: ZERO }
      if (line.kind === 'arrears') sums.arrearsFen = addFen(sums.arrearsFen, line.amountFen)
      else sums.caseSubsidyFen = addFen(sums.caseSubsidyFen, line.amountFen)
      earned.set(line.mediatorId, sums)
    }
    await draft.addCaseLines(lines)
    done += batch.length
    job.report(done)
  }
  return earned
}

/** The date of a case has moved since another month was computed: that month must be computed again first. */
function refusePaidTwice(one: CountedCase, month: Month): void {
  const [paidMonth = '', state = ''] = (one.paidIn ?? '').split(' ')
  if (state !== 'draft') return
  throw new AppError('RUN-STALE', `案件 ${one.caseNo} 现在算在 ${month}，但 ${paidMonth} 的草稿里也有它。`, {
    hint: `日期改过的案件只能发一次：请先重新运行 gongtiao payroll run ${paidMonth}，再运行本月。`,
  })
}

type CaseJob = {
  readonly policy: PolicyNamed<'case-subsidy'>
  readonly policyIndex: number
  readonly roster: RosterById
}

async function linesOf(
  draft: RunDraft,
  one: CountedCase,
  { policy, policyIndex, roster }: CaseJob,
): Promise<readonly CaseLine[]> {
  if (one.paidIn !== null) return []
  const assessment = assessSubsidy(subsidyFacts(one, roster), policy)
  if (one.heldFor !== null && assessment.result !== 'zero') {
    await draft.hold(one.caseId, holdReason(one.heldFor))
    return []
  }
  if (assessment.result === 'hold') await draft.hold(one.caseId, assessment.reason ?? '')
  if (assessment.result !== 'payable') return []
  const clause = assessment.lines[0]?.clause ?? policy.title
  return assessment.shares
    .filter((share) => share.amountFen > 0)
    .map((share) => ({
      caseId: one.caseId,
      mediatorId: share.mediatorId,
      kind: one.arrears ? 'arrears' : 'case-subsidy',
      amountFen: share.amountFen,
      caseAmountFen: assessment.amountFen,
      policy: policyIndex,
      clause,
      text: share.text,
    }))
}

async function payMediator(
  draft: RunDraft,
  job: MonthJob,
  mediator: Mediator,
  earned: Earned | undefined,
): Promise<void> {
  const { month, payOn, policies } = job
  const caseSubsidyFen = earned?.caseSubsidyFen ?? ZERO
  const arrearsFen = earned?.arrearsFen ?? ZERO
  const items = monthlyItems({
    person: mediator,
    month,
    payOn,
    caseSubsidyFen,
    arrearsFen,
    awardFen: ZERO,
    contributionBaseFen: null,
    policies,
  })
  if (items.lines.length === 0 && caseSubsidyFen === 0 && arrearsFen === 0) return
  const place = stationIn(mediator, month, job.stations)
  if (place === null)
    throw new AppError('MEDIATOR-NO-STATION', `${mediator.mediator} 在 ${month} 没有驻所记录。`, {
      hint: '请在花名册里补上派出所后重新导入。',
    })
  // The case lines are in the store already; the slip needs only their sums.
  const sums: { [kind in PayLineKind]?: Fen } = {}
  if (caseSubsidyFen !== 0) sums['case-subsidy'] = caseSubsidyFen
  if (arrearsFen !== 0) sums.arrears = arrearsFen
  for (const line of items.lines) sums[line.kind] = addFen(sums[line.kind] ?? ZERO, line.amountFen)
  const amounts = [caseSubsidyFen, arrearsFen, ...items.lines.map((line) => line.amountFen)]
  const grossFen = sumFen(amounts.filter((amount) => amount > 0))
  const deductionsFen = negate(sumFen(amounts.filter((amount) => amount < 0)))
  await draft.addPayslip({
    mediator: mediator.mediator,
    mediatorId: mediator.mediatorId,
    county: place.county,
    station: place.station,
    stationId: place.stationId,
    employment: mediator.employment,
    grossFen,
    deductionsFen,
    netFen: addFen(grossFen, negate(deductionsFen)),
    own: items.lines,
    sums,
    employerLines: items.employerLines,
  })
  for (const warning of items.warnings) await draft.warn(`${mediator.mediator}（${place.station}）：${warning}`)
}

/** Where the mediator serves at the end of the month, else last served. */
function stationIn(mediator: Mediator, month: Month, stations: readonly Station[]): Station | null {
  const lastDay = lastDayOf(month)
  const stretch = mediator.assignments.findLast((one) => one.from <= lastDay) ?? mediator.assignments[0]
  return stations.find((one) => one.stationId === stretch?.stationId) ?? null
}
