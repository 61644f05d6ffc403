// The policy files of the workspace's pack, and which of their values nobody has confirmed yet.
import { AppError } from '../../domain/app-error.ts'
import type { Policy, PolicyMeta } from '../../domain/policy.ts'
import type { Confirmation, Store, UsedPolicy } from '../../store.ts'

/** A confirmation covers exactly the file it was given for: another first day or other bytes need a new one. */
export function confirmationOf(policy: PolicyMeta, confirmations: readonly Confirmation[]): Confirmation | null {
  const covers = (one: Confirmation): boolean =>
    one.policyId === policy.id && one.effectiveFrom === policy.effectiveFrom && one.sha256 === policy.sha256
  return confirmations.find(covers) ?? null
}

export function isConfirmed(policy: PolicyMeta, confirmations: readonly Confirmation[]): boolean {
  return confirmationOf(policy, confirmations) !== null
}

/** `个案补贴·难度档次·一般` for every proposal in the files used that waits for a confirmation. */
export async function unconfirmedValues(policies: readonly Policy[], store: Store): Promise<readonly string[]> {
  const confirmations = await store.policies.confirmations()
  return policies
    .filter((policy) => !isConfirmed(policy, confirmations))
    .flatMap((policy) => policy.unconfirmed.map((one) => `${policy.title}·${one.clause}`))
}

export function usedPolicy({ id, effectiveFrom, title, file, sha256, unconfirmed }: PolicyMeta): UsedPolicy {
  return { id, effectiveFrom, title, file, sha256, proposals: unconfirmed.map((one) => `${title}·${one.clause}`) }
}

/** By whole id or by the policy's own name. */
export function policiesNamed(policies: readonly Policy[], id: string): readonly Policy[] {
  const found = policies.filter((policy) => policy.id === id || policy.policy === id)
  if (found.length > 0) return found
  throw new AppError('POLICY-UNKNOWN', `标准包里没有“${id}”。`, {
    hint: `可用：${[...new Set(policies.map((policy) => policy.id))].join('、')}`,
  })
}
