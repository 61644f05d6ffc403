// Case-subsidy policies for the tests: shipped packs by name, the fixture of the worked cases, and copies with places changed.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CaseSubsidyPolicy, Policy } from '../../src/domain/policy.ts'
import { parsePolicyFile } from '../../src/rules/policy-file.ts'
import { SUBSIDY } from './policies.ts'

const SHIPPED = new URL('../../templates/policies/', import.meta.url)
const FIXTURE = new URL('./subsidy-fixture/', import.meta.url)

export type Change = readonly [path: readonly string[], value: unknown]

/** A file read as a workspace reads it, with places changed before; `undefined` removes a key. */
export function policyFrom(file: string, changes: readonly Change[] = [], root: URL = SHIPPED): Policy {
  const value: unknown = parse(readFileSync(new URL(file, root), 'utf8'))
  for (const [path, changed] of changes) {
    const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), value)
    const last = path.at(-1) ?? ''
    if (changed === undefined) Reflect.deleteProperty(Object(parent), last)
    else Reflect.set(Object(parent), last, changed)
  }
  return parsePolicyFile(value, { file, sha256: '' })
}

export function subsidyFrom(file: string, changes: readonly Change[] = [], root: URL = SHIPPED): CaseSubsidyPolicy {
  const policy = policyFrom(file, changes, root)
  if (policy.policy !== 'case-subsidy') throw new Error(`${file} is no case subsidy`)
  return policy
}

export function fixture(changes: readonly Change[] = []): CaseSubsidyPolicy {
  return subsidyFrom('county-x/case-subsidy/2017-08-15.yaml', changes, FIXTURE)
}

/** Every file of a shipped pack. */
export function packFiles(pack: string): readonly string[] {
  return readdirSync(new URL(`${pack}/`, SHIPPED), { recursive: true, encoding: 'utf8' })
    .map((name) => `${pack}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\/\d{4}-\d{2}-\d{2}\.yaml$/.test(name))
}

export const FX_A = fixture()
export const FX_B = subsidyFrom('county-x/case-subsidy/2018-07-01.yaml', [], FIXTURE)
export const GAOTAI = subsidyFrom('gaotai-2018/case-subsidy/2018-01-01.yaml')
export const ORAL_SHARE = subsidyFrom('example-oral-share/case-subsidy/2025-01-01.yaml')
export const DOCUMENTS = subsidyFrom('example-documents/case-subsidy/2017-01-01.yaml')
export const YIBIN = SUBSIDY
export const EVERY_POLICY = { YIBIN, FX_A, FX_B, GAOTAI, ORAL_SHARE, DOCUMENTS } as const
