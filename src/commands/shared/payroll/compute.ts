// Computes a month: cases in, lines and payslips out, in one pass over the cases. The same for a run, a dry run and the
// second derivation of `payroll verify`: only the store and the rule files differ.
import type { Policy } from '../../../domain/policy.ts'
import type { OperationHead, Run, RunDraft, Store } from '../../../store.ts'
import { type RestDays, rosterById } from '../subsidy-facts.ts'
import { type CaseJob, payCases } from './cases.ts'
import { correctPast } from './corrections.ts'
import { drawnSoFar, EarnedByPerson } from './earned.ts'
import { payPerson } from './person.ts'
import { headOf, type PlannedPolicies, planPolicies, type RunPlan } from './plan.ts'
import { readSources } from './sources.ts'

export type ComputeJob = {
  readonly store: Store
  readonly plan: RunPlan
  readonly policies: readonly Policy[]
  readonly isRestDay: RestDays
  readonly operation: OperationHead
  /** What is to be said beside the slips, found out before. */
  readonly notices: readonly string[]
  readonly report: (cases: number) => void
}

export async function computeRun(job: ComputeJob): Promise<Run> {
  const { store, plan, policies, operation, notices } = job
  const planned = planPolicies(policies, plan)
  return store.payroll.draft(headOf(plan, planned), operation, async (draft) => {
    for (const notice of notices) draft.warn(notice)
    await computeDraft(draft, planned, job)
  })
}

async function computeDraft(draft: RunDraft, planned: PlannedPolicies, job: ComputeJob): Promise<void> {
  const { store, plan, isRestDay, report } = job
  const sources = await readSources(store, plan)
  const earned = new EarnedByPerson()
  if (plan.batch.pays.includes('subsidies')) {
    const drawn = await drawnSoFar(draft, plan, planned)
    const roster = rosterById(sources.mediators)
    const cases: CaseJob = { draft, plan, planned, roster, isRestDay, earned, drawn, report }
    const shared = await payCases(cases)
    await correctPast(cases, shared)
  }
  for (const mediator of sources.mediators) {
    if (plan.onlyFor !== null && !plan.onlyFor.has(mediator.mediatorId)) continue
    await payPerson({ draft, plan, planned, sources }, mediator, earned.of(mediator.mediatorId))
  }
}
