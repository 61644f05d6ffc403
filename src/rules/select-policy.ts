// Which policy file holds on a day: the last one that started. A day without a file stops by name, because an amount by
// the wrong rules is worse than none; only what a pack may leave out (minimum wage, bonus) is null.
import { AppError } from '../domain/app-error.ts'
import { type IsoDate, lastDayOf, type Month } from '../domain/calendar.ts'
import { POLICY_LABEL, type Policy, type PolicyMeta, type PolicyName, type PolicyNamed } from '../domain/policy.ts'

/**
 * The policies of a month's run: monthly items by the month's last day, tax by the day of payment. null: the pack has no
 * amount of the minimum wage; no annual bonus can be taxed apart on that day.
 */
export type MonthPolicies = {
  readonly basePay: PolicyNamed<'base-pay'>
  readonly contributions: PolicyNamed<'contributions'>
  readonly incomeTax: PolicyNamed<'income-tax'>
  readonly labourRemuneration: PolicyNamed<'labour-remuneration'>
  readonly payroll: PolicyNamed<'payroll'>
  readonly annualBonus: PolicyNamed<'annual-bonus'> | null
  readonly minimumWage: PolicyNamed<'minimum-wage'> | null
}

export function selectPolicy<Name extends PolicyName>(
  policies: readonly Policy[],
  policyName: Name,
  on: IsoDate,
): PolicyNamed<Name> {
  const chosen = latestStarted(policies, policyName, on)
  requireInForce(chosen, on)
  return chosen
}

function latestStarted<Name extends PolicyName>(
  policies: readonly Policy[],
  policyName: Name,
  on: IsoDate,
): PolicyNamed<Name> {
  const named = policies.filter((policy): policy is PolicyNamed<Name> => policy.policy === policyName)
  const started = named.filter((policy) => policy.effectiveFrom <= on)
  const first = started[0]
  if (first === undefined) throw noneOn(policyName, named, on)
  const chosen = started.reduce(
    (latest, policy) => (policy.effectiveFrom > latest.effectiveFrom ? policy : latest),
    first,
  )
  const twin = started.find((policy) => policy !== chosen && policy.effectiveFrom === chosen.effectiveFrom)
  if (twin !== undefined) {
    throw new AppError(
      'POLICY-AMBIGUOUS',
      `“${POLICY_LABEL[policyName]}”有两份标准同日施行：${chosen.file} 与 ${twin.file}`,
      { hint: '一个工作区只用一个标准包；请删去其中一份，或改正施行日期。' },
    )
  }
  return chosen
}

/** null where no file has started by that day, or the last one's source has ended. */
export function selectPolicyOrNull<Name extends PolicyName>(
  policies: readonly Policy[],
  policyName: Name,
  on: IsoDate,
): PolicyNamed<Name> | null {
  const isStarted = (policy: Policy) => policy.policy === policyName && policy.effectiveFrom <= on
  if (!policies.some(isStarted)) return null
  const chosen = latestStarted(policies, policyName, on)
  return chosen.ends !== null && on > chosen.ends.lastDay ? null : chosen
}

/** Stop when a source that ends by itself (a tax table replaced by law) is asked for a day after its last. */
export function requireInForce(policy: Policy, on: IsoDate): void {
  const { ends, effectiveFrom, title, file }: PolicyMeta = policy
  if (on < effectiveFrom) throw noneOn(policy.policy, [policy], on)
  if (ends === null || on <= ends.lastDay) return
  throw new AppError('POLICY-ENDED', `${on} 没有可用的“${title}”：${file} 只适用至 ${ends.lastDay}。${ends.reason}`, {
    hint: `请改用 ${ends.lastDay} 及以前的日期，或等带有新标准的版本。`,
  })
}

export function policiesForMonth(policies: readonly Policy[], month: Month, payOn: IsoDate): MonthPolicies {
  const lastDay = lastDayOf(month)
  return {
    basePay: selectPolicy(policies, 'base-pay', lastDay),
    contributions: selectPolicy(policies, 'contributions', lastDay),
    incomeTax: selectPolicy(policies, 'income-tax', payOn),
    labourRemuneration: selectPolicy(policies, 'labour-remuneration', payOn),
    payroll: selectPolicy(policies, 'payroll', lastDay),
    annualBonus: selectPolicyOrNull(policies, 'annual-bonus', payOn),
    minimumWage: selectPolicyOrNull(policies, 'minimum-wage', lastDay),
  }
}

function noneOn(name: PolicyName, named: readonly Policy[], on: IsoDate): AppError {
  const label = POLICY_LABEL[name]
  const [first] = [...named].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  if (first === undefined) {
    return new AppError('POLICY-MISSING', `没有“${label}”（${name}）的标准文件`, {
      hint: '用 gongtiao policy list 看现有的标准；标准文件放在 <标准包>/<标准>/<施行日期>.yaml。',
    })
  }
  return new AppError(
    'POLICY-NOT-YET',
    `${on} 还没有“${label}”（${name}）的标准：最早的 ${first.file} 自 ${first.effectiveFrom} 起施行`,
    { hint: `请核对日期；${first.effectiveFrom} 以前的标准要另加一份文件。` },
  )
}
