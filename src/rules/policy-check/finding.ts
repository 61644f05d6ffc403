// What a check of rule files finds: a problem, and the heading of the summary that it belongs under. `refused` is an error
// (the file must not be used so), `warning` is for a person to look at.
import type { Policy, PolicyName } from '../../domain/policy.ts'
import type { Problem } from '../../domain/problem.ts'

/** The columns of the summary, in their order. */
export const CHECKS = ['read', 'dates', 'sources', 'values', 'proposals'] as const
export type Check = (typeof CHECKS)[number]
export const CHECK_LABEL: Readonly<Record<Check, string>> = {
  read: '读取',
  dates: '起止',
  sources: '依据',
  values: '数值',
  proposals: '建议值',
}

export type Finding = { readonly check: Check; readonly problem: Problem & { readonly file: string } }

/** One file of a pack: read, or with the sentences that say why it could not be. */
export type PackFile =
  | { readonly kind: 'read'; readonly policy: Policy }
  | {
      readonly kind: 'unreadable'
      readonly file: string
      readonly fault: { readonly code: string; readonly message: string; readonly hint: string | null }
    }

export const fileOf = (file: PackFile): string => (file.kind === 'read' ? file.policy.file : file.file)

/** `…/yibin-2017/base-pay/2017-08-01.yaml` → pack and policy by the place of the file. */
export function placeOf(file: string): { readonly pack: string; readonly policy: string } {
  const [, policy = '', pack = ''] = file.split(/[\\/]/).reverse()
  return { pack, policy }
}

/** What a payroll cannot run without; select-policy.ts stops by name where one is missing. */
export const REQUIRED: readonly PolicyName[] = [
  'case-subsidy',
  'base-pay',
  'contributions',
  'payroll',
  'income-tax',
  'labour-remuneration',
]
export const OPTIONAL: readonly PolicyName[] = ['annual-bonus', 'minimum-wage']
