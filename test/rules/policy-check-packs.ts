// Packs to check: the shipped ones as a workspace reads them, and copies of them that a test has broken.
import { readdirSync } from 'node:fs'
import { isAppError } from '../../src/domain/app-error.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Problem } from '../../src/domain/problem.ts'
import { checkPack } from '../../src/rules/policy-check/check-pack.ts'
import type { PackFile } from '../../src/rules/policy-check/finding.ts'
import { day, policyFiles } from './policies.ts'
import { type Change, policyFrom } from './subsidy-policies.ts'

export const TODAY = day('2026-11-24')

export const PACKS: readonly string[] = readdirSync(new URL('../../templates/policies/', import.meta.url))
  .filter((name) => name !== 'national')
  .toSorted()

/** What a test does to a pack: other values in a file, a file of its own, a file taken away, a policy made by hand. */
export type Breakage = {
  readonly change?: Readonly<Record<string, readonly Change[]>>
  readonly without?: readonly string[]
  readonly add?: readonly PackFile[]
  readonly remake?: (policy: Policy) => Policy
}

export function filesOf(pack: string, { change = {}, without = [], add = [], remake }: Breakage = {}): PackFile[] {
  const files = policyFiles([pack, 'national'])
    .filter((file) => !without.some((part) => file.includes(part)))
    .map((file) => packFile(file, change[file] ?? []))
  const made = files.map(
    (one): PackFile =>
      one.kind === 'read' && remake !== undefined ? { kind: 'read', policy: remake(one.policy) } : one,
  )
  return [...made, ...add]
}

function packFile(file: string, changes: readonly Change[]): PackFile {
  try {
    return { kind: 'read', policy: policyFrom(file, changes) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { kind: 'unreadable', file, fault: error }
  }
}

export type Found = Pick<Problem, 'code' | 'severity' | 'message'> & { readonly column?: string | undefined }

export function check(
  pack: string,
  breakage: Breakage = {},
  only: string | null = null,
  today = TODAY,
): readonly Found[] {
  const { findings } = checkPack({ pack, files: filesOf(pack, breakage), today, isConfirmed: () => true, only })
  return findings.map(({ problem: { code, severity, column, message } }) => ({ code, severity, column, message }))
}
