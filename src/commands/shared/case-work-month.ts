// The cases of a counting month, outside a run: what `subsidy assess` shows and what the bureau is asked to decide.
// A run finds the same cases by itself; nothing is stored here.
import { type Input, text } from '../../command.ts'
import { firstDayOf, lastDayOf, type Month, monthOf } from '../../domain/calendar.ts'
import type { CaseSubsidyPolicy } from '../../domain/policy.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { CaseFilter, CaseWork, StoredCase } from '../../store.ts'
import { countingDay, payableDays } from './case-work.ts'
import type { AssessDesk } from './case-work-assess.ts'

export type CountedMonth = { readonly month: Month; readonly filter: Pick<CaseFilter, 'county' | 'station'> }
export type MonthCase = { readonly one: StoredCase; readonly work: CaseWork }

/**
 * Cases whose counting date lies in the month. Where cases count by their review, those that wait for one since they
 * were closed are the month's too: without them nobody would ever be asked.
 */
export async function* casesOfMonth(desk: AssessDesk, counted: CountedMonth): AsyncGenerator<MonthCase> {
  const { month } = counted
  const policy = selectPolicy(desk.policies, 'case-subsidy', lastDayOf(month))
  for await (const one of desk.store.cases.list(filterFor(counted, policy))) {
    if (!mayCount(one, counted, policy)) continue
    const work = await desk.store.caseWork.of(one.caseId)
    if (isCounted({ one, work }, counted, policy)) yield { one, work }
  }
}

function filterFor({ month, filter }: CountedMonth, { countsBy }: CaseSubsidyPolicy): CaseFilter {
  return countsBy === 'acceptedOn' ? { ...filter, month } : filter
}

/** By the ledger's own dates alone: spares the look at what is recorded beside it. */
function mayCount({ facts }: StoredCase, { month }: CountedMonth, { countsBy }: CaseSubsidyPolicy): boolean {
  if (countsBy === 'closedOn' || countsBy === 'agreedOn' || countsBy === 'acceptedOn') {
    const day = facts[countsBy]
    return day !== null && monthOf(day) === month
  }
  return facts.acceptedOn <= lastDayOf(month)
}

function isCounted({ one, work }: MonthCase, { month }: CountedMonth, policy: CaseSubsidyPolicy): boolean {
  const day = countingDay(payableDays(one, work), policy)
  if (day !== null && !(policy.countsBy === 'reviewedOn' && work.review?.decision === 'returned'))
    return firstDayOf(month) <= day && day <= lastDayOf(month)
  const { closedOn, outcome } = one.facts
  return policy.countsBy === 'reviewedOn' && outcome === 'settled' && closedOn !== null && closedOn <= lastDayOf(month)
}

/** --county and --station. */
export function placeFilter(input: Input): CountedMonth['filter'] {
  const [county, station] = ['county', 'station'].map((name) => text(input, name)?.normalize('NFKC'))
  return { ...(county === undefined ? {} : { county }), ...(station === undefined ? {} : { station }) }
}
