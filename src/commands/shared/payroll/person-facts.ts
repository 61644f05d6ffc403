// The facts of one person's month, gathered for the rules: engagement, tax history, contribution base, attendance, items,
// what other batches have paid. Which lines come of them is for rules/monthly-items.ts.
import { CONTRIBUTION_KINDS, EMPLOYEE_CONTRIBUTION_KINDS } from '../../../domain/contribution-kind.ts'
import { sumFen, ZERO } from '../../../domain/money.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { ContributionBase } from '../../../rules/contributions.ts'
import { engagementIn } from '../../../rules/engagement.ts'
import type { MonthFacts, MonthItem } from '../../../rules/monthly-items.ts'
import type { OwnLine, RunDraft } from '../../../store.ts'
import { contributionBase } from './contribution-base.ts'
import { contributionDeltas } from './contribution-deltas.ts'
import type { Earned } from './earned.ts'
import type { Past } from './past.ts'
import type { PlannedPolicies, RunPlan } from './plan.ts'
import type { Sources } from './sources.ts'
import { type TaxFactsOfYear, taxFactsOfYear } from './tax-history.ts'

export type PersonJob = {
  readonly draft: RunDraft
  readonly plan: RunPlan
  readonly planned: PlannedPolicies
  readonly sources: Sources
}

export type PersonPast = { readonly earned: Earned; readonly past: Past; readonly awards: readonly OwnLine[] }

/** With no corrections yet: what may be taken back depends on the month's wage. */
export function factsOf(job: PersonJob, mediator: Mediator, { earned, past, awards }: PersonPast): MonthFacts {
  const { plan, planned, sources } = job
  const { month, payOn, batch } = plan
  const { mediatorId } = mediator
  const policies = planned.month
  const stretches = sources.engagements.get(mediatorId) ?? []
  const base = baseOf(job, mediator, past)
  const ofYear = taxOf(job, mediator, past)
  return {
    person: mediator,
    engaged: engagementIn(stretches, month, mediator.employment, policies.payroll),
    month,
    payOn,
    pays: batch.pays,
    caseSubsidyFen: earned.caseSubsidyFen,
    arrearsFen: earned.arrearsFen,
    awardFen: sumFen(awards.map((line) => line.amountFen)),
    correctionsFen: ZERO,
    attendance: sources.attendance.get(mediatorId) ?? null,
    items: itemsOf(job, mediator, past),
    contributionBase: base,
    contributionDeltas: contributionDeltas({
      mediator,
      stretches,
      base,
      planned,
      stored: sources.contributed.get(mediatorId) ?? [],
    }),
    declarations: ofYear,
    history: ofYear.history,
    carriedNegativeFen: sources.owed.get(mediatorId) ?? ZERO,
    paidBefore: paidBefore(past),
    policies,
  }
}

function taxOf({ plan, planned, sources }: PersonJob, mediator: Mediator, past: Past): TaxFactsOfYear {
  const { mediatorId } = mediator
  const year = Number(plan.payOn.slice(0, 4))
  return taxFactsOfYear({
    mediator,
    stretches: sources.engagements.get(mediatorId) ?? [],
    policy: planned.month.payroll,
    calendar: sources.calendar,
    past,
    opening: sources.openings(year, mediatorId),
    openingBefore: sources.openings(year - 1, mediatorId),
    declarations: sources.declarations.get(mediatorId) ?? [],
  })
}

function baseOf({ plan, planned, sources }: PersonJob, mediator: Mediator, past: Past): ContributionBase | null {
  const year = Number(plan.month.slice(0, 4))
  return contributionBase({
    mediator,
    year,
    opening: sources.openings(year, mediator.mediatorId),
    months: past.lastYearSums,
    policy: planned.month.payroll,
  })
}

/** What the pack declares; an item of another kind is said and left out. A kind that another batch has paid is not paid again. */
function itemsOf({ draft, planned, sources }: PersonJob, mediator: Mediator, past: Past): readonly MonthItem[] {
  const rules = planned.month.payroll.items
  const paid = [...past.sameMonth.values()]
  return (sources.items.get(mediator.mediatorId) ?? []).flatMap((item) => {
    const rule = rules.find((one) => one.kind === item.kind)
    if (rule === undefined) {
      draft.warn(`${mediator.mediator} 有一项“${item.kind}”（${item.document}），标准包没有声明这一项，没有计算。`)
      return []
    }
    if (paid.some((sums) => (sums[item.kind] ?? 0) !== 0)) return []
    const { itemId, kind, amountFen, document, bonusTax } = item
    return [{ itemId, kind, amountFen, rule, document, bonusTax, text: item.note ?? '' }]
  })
}

/** Contributions are whole months: a batch that has any of them has the month's. */
function paidBefore({ sameMonth }: Past): MonthFacts['paidBefore'] {
  const others = [...sameMonth.values()]
  const baseFen = sumFen(others.map((sums) => sums.base ?? ZERO))
  const hasKinds = others.some((sums) => EMPLOYEE_CONTRIBUTION_KINDS.some((kind) => (sums[kind] ?? 0) !== 0))
  return baseFen === 0 && !hasKinds ? null : { baseFen, kinds: hasKinds ? CONTRIBUTION_KINDS : [] }
}
