// What the checks before payment look at: the run, its people, its rules. A check gives problems and never changes anything.
import type { Mediator } from '../../../../domain/people.ts'
import type { CaseSubsidyPolicy, MinimumWagePolicy, PayrollPolicy } from '../../../../domain/policy.ts'
import type { Run, Store } from '../../../../store.ts'
import type { RunBatch } from '../batch.ts'

export type CheckContext = {
  readonly store: Store
  readonly run: Run
  readonly batch: RunBatch
  readonly payroll: PayrollPolicy
  readonly subsidy: CaseSubsidyPolicy
  readonly minimumWage: MinimumWagePolicy | null
  readonly roster: ReadonlyMap<string, Mediator>
}

/** The highest grade of the pack (重大 in most): the one that audits look at first. */
export function topGradeOf({ tiers }: CaseSubsidyPolicy): string | null {
  return [...tiers.keys()].at(-1) ?? null
}
