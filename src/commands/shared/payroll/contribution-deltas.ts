// 补缴与退回: months of this calendar year that locked runs have paid, counted again by today's files and bases. A floor is
// announced in summer for the whole year (payroll.md A.4), so this is a yearly event and no exception.
import { firstDayOf, lastDayOf, type Month } from '../../../domain/calendar.ts'
import type { EngagementStretch, Mediator } from '../../../domain/people.ts'
import { monthlyAmount } from '../../../rules/base-pay.ts'
import { type ContributionDeltas, contributionCorrections, NO_DELTAS } from '../../../rules/contribution-corrections.ts'
import {
  type ContributionBase,
  type Contributions,
  contributionsIn,
  NO_CONTRIBUTIONS,
} from '../../../rules/contributions.ts'
import { engagementIn } from '../../../rules/engagement.ts'
import type { PastLine } from '../../../store.ts'
import type { PlannedPolicies } from './plan.ts'

export type DeltaSources = {
  readonly mediator: Mediator
  readonly stretches: readonly EngagementStretch[]
  /** The base of this year as it is known now. */
  readonly base: ContributionBase | null
  readonly planned: PlannedPolicies
  /** The person's stored contribution lines, corrections under the month that they are for. */
  readonly stored: readonly PastLine[]
}

export function contributionDeltas(sources: DeltaSources): ContributionDeltas {
  const { stored, planned } = sources
  if (stored.length === 0) return NO_DELTAS
  const months = [...new Set(stored.map((line) => line.month))].sort()
  const deltas = months.map((month) => {
    const ofMonth = stored.filter((line) => line.month === month)
    const due = dueIn(month, sources)
    const policy = planned.of(month).contributions
    return pointing(contributionCorrections({ month, stored: ofMonth, due, policy }), ofMonth, month)
  })
  return {
    lines: deltas.flatMap((delta) => delta.lines),
    employerLines: deltas.flatMap((delta) => delta.employerLines),
  }
}

/** A month in which the person turns out not to have served, or not to have been contributed for, owes nothing. */
function dueIn(month: Month, { mediator, stretches, base, planned }: DeltaSources): Contributions {
  const { basePay, contributions, payroll } = planned.of(month)
  const { terms } = engagementIn(stretches, month, mediator.employment, payroll)
  const served =
    mediator.hiredOn <= lastDayOf(month) && (mediator.leftOn === null || mediator.leftOn >= firstDayOf(month))
  if (!served || !terms.basePay) return NO_CONTRIBUTIONS
  return contributionsIn({
    person: mediator,
    month,
    terms,
    policy: contributions,
    base,
    monthlyBaseFen: monthlyAmount(basePay.annualFen, month),
  })
}

/**
 * Every line points at one of the month that it corrects, so that the month is corrected once: at the line of its own
 * kind; a kind that the month did not have yet, at one that nothing else of this run points at.
 */
function pointing(deltas: ContributionDeltas, stored: readonly PastLine[], month: Month): ContributionDeltas {
  const open = new Set(stored.filter((line) => !line.isCorrection).map((line) => line.lineId))
  const own = (side: PastLine['side'], kind: string): number | null =>
    stored.find((line) => line.side === side && line.kind === kind)?.lineId ?? null
  for (const line of deltas.lines) open.delete(own('employee', line.kind) ?? 0)
  for (const line of deltas.employerLines) open.delete(own('employer', line.kind) ?? 0)
  const pointed = <Line extends { readonly kind: string }>(side: PastLine['side'], line: Line): readonly Line[] => {
    const [spare] = open
    const lineId = own(side, line.kind) ?? spare
    if (lineId === undefined) return []
    open.delete(lineId)
    return [{ ...line, corrects: { lineId, month } }]
  }
  return {
    lines: deltas.lines.flatMap((line) => pointed('employee', line)),
    employerLines: deltas.employerLines.flatMap((line) => pointed('employer', line)),
  }
}
