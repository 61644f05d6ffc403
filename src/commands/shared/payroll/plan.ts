// What is to be computed, and by which rule files: known before a draft is begun, the same for a first computation and
// for `payroll verify`, which gives the files that were kept.
import { type IsoDate, lastDayOf, type Month, monthsFrom } from '../../../domain/calendar.ts'
import type { CaseSubsidyPolicy, Policy, PolicyMeta, PolicyNamed } from '../../../domain/policy.ts'
import { type MonthPolicies, policiesForMonth, selectPolicy } from '../../../rules/select-policy.ts'
import type { CaseWindow, RunHead } from '../../../store.ts'
import { usedPolicy } from '../policies.ts'
import type { RunBatch } from './batch.ts'
import { januaryOf } from './past.ts'

export type RunPlan = {
  readonly month: Month
  readonly batch: RunBatch
  readonly payOn: IsoDate
  /** Leavers paid ahead; null: everybody. */
  readonly onlyFor: ReadonlySet<string> | null
}

/** The rule files of a plan. */
export type PlannedPolicies = {
  readonly month: MonthPolicies
  readonly countsBy: CaseSubsidyPolicy['countsBy']
  /** The file in force on a case's counting date. */
  readonly subsidyOn: (date: IsoDate) => CaseSubsidyPolicy
  /** The month's own file: for cases without a date, and those taken out of the registry. */
  readonly subsidy: CaseSubsidyPolicy
  /** Base pay, contributions and terms of an earlier month of the year, for what changes in it afterwards. */
  readonly of: (month: Month) => Pick<MonthPolicies, 'basePay' | 'contributions' | 'payroll'>
  /** Every file that a line may name, in the order of the run's list. */
  readonly used: readonly Policy[]
}

export function planPolicies(policies: readonly Policy[], { month, batch, payOn }: RunPlan): PlannedPolicies {
  const lastDay = lastDayOf(month)
  const ofMonth = policiesForMonth(policies, month, payOn)
  const subsidy = selectPolicy(policies, 'case-subsidy', lastDay)
  const earlier = earlierMonths(policies, month)
  return {
    month: ofMonth,
    countsBy: subsidy.countsBy,
    subsidyOn: subsidyByDate(policies),
    subsidy,
    of: (one) => earlier.get(one) ?? ofMonth,
    used: usedBy(policies, { batch, ofMonth, lastDay, earlier: [...earlier.values()] }),
  }
}

export function headOf({ month, batch, payOn }: RunPlan, { used, month: { contributions } }: PlannedPolicies): RunHead {
  const paysWages = batch.pays.includes('wages')
  return {
    month,
    batch: batch.name,
    payOn,
    policies: used.map(usedPolicy),
    notConfigured: paysWages ? contributions.notConfigured : [],
  }
}

export function windowOf({ batch }: RunPlan, { countsBy, used }: PlannedPolicies): CaseWindow {
  const failedEarn = used.some((policy) => policy.policy === 'case-subsidy' && policy.failed !== null)
  return { countsBy, from: batch.from, needs: needsOf(used), failedEarn }
}

/** Place of a policy file in the run's list. */
export function indexOfPolicy(used: readonly PolicyMeta[], policy: Pick<PolicyMeta, 'id' | 'effectiveFrom'>): number {
  return used.findIndex((one) => one.id === policy.id && one.effectiveFrom === policy.effectiveFrom)
}

type EarlierPolicies = Pick<MonthPolicies, 'basePay' | 'contributions' | 'payroll'>

/** January to the month before; a month before the pack begins has none. */
function earlierMonths(policies: readonly Policy[], month: Month): ReadonlyMap<Month, EarlierPolicies> {
  const started = (name: Policy['policy'], on: IsoDate): boolean =>
    policies.some((one) => one.policy === name && one.effectiveFrom <= on)
  const names = ['base-pay', 'contributions', 'payroll'] as const
  const months = monthsFrom(januaryOf(month), month).filter(
    (one) => one < month && names.every((name) => started(name, lastDayOf(one))),
  )
  return new Map(
    months.map((one) => {
      const on = lastDayOf(one)
      return [
        one,
        {
          basePay: selectPolicy(policies, 'base-pay', on),
          contributions: selectPolicy(policies, 'contributions', on),
          payroll: selectPolicy(policies, 'payroll', on),
        },
      ]
    }),
  )
}

type Used = {
  readonly batch: RunBatch
  readonly ofMonth: MonthPolicies
  readonly lastDay: IsoDate
  readonly earlier: readonly EarlierPolicies[]
}

function usedBy(policies: readonly Policy[], { batch, ofMonth, lastDay, earlier }: Used): readonly Policy[] {
  const paysWages = batch.pays.includes('wages')
  const subsidies = policies.filter((policy) => policy.policy === 'case-subsidy' && policy.effectiveFrom <= lastDay)
  const { basePay, contributions, incomeTax, labourRemuneration, payroll, annualBonus, minimumWage } = ofMonth
  const wages = [basePay, contributions, ...earlier.flatMap((one) => [one.basePay, one.contributions, one.payroll])]
  const list = [
    ...(batch.pays.includes('subsidies') ? subsidies : []),
    ...(paysWages ? wages : []),
    incomeTax,
    labourRemuneration,
    payroll,
    ...(annualBonus !== null && paysWages ? [annualBonus] : []),
    ...(minimumWage !== null && paysWages ? [minimumWage] : []),
  ]
  return [...new Set<Policy>(list)]
}

/** One look-up a date. */
function subsidyByDate(policies: readonly Policy[]): (date: IsoDate) => CaseSubsidyPolicy {
  const known = new Map<IsoDate, PolicyNamed<'case-subsidy'>>()
  return (date) => {
    const found = known.get(date)
    if (found !== undefined) return found
    const policy = selectPolicy(policies, 'case-subsidy', date)
    known.set(date, policy)
    return policy
  }
}

/** Facts that cost a look-up a case are asked for only where a rule speaks of them. */
function needsOf(used: readonly Policy[]): CaseWindow['needs'] {
  const needs = new Set<'parties' | 'reportedOn'>()
  for (const policy of used) {
    if (policy.policy !== 'case-subsidy') continue
    const conditions = JSON.stringify([policy.gates, policy.additions, policy.failed])
    if (conditions.includes('"fact":"parties"')) needs.add('parties')
    if (policy.lateReporting !== null || conditions.includes('"fact":"daysToReport"')) needs.add('reportedOn')
  }
  return needs
}
