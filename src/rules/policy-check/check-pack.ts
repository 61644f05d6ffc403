// `policy check`: every file of a pack proved before use, all findings at once. Which files there are, and what a person
// has confirmed, comes in; reading them is policy-file.ts.
import type { IsoDate } from '../../domain/calendar.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Check, type Finding, fileOf, type PackFile, placeOf } from './finding.ts'
import { gridReport } from './grid-findings.ts'
import { referenceFindings } from './references.ts'
import { proposalFindings, sourceFindings } from './sources.ts'
import { tableFindings } from './tables.ts'
import { timelineFindings } from './timeline.ts'
import { unreadableFindings } from './unreadable.ts'

export type PackCheck = {
  readonly pack: string
  readonly files: readonly PackFile[]
  readonly today: IsoDate
  readonly isConfirmed: (policy: Policy) => boolean
  /** Only this policy, by id (`yibin-2017/case-subsidy`) or name; null: all. */
  readonly only: string | null
}

/** Cases that a subsidy file was computed for. */
export type Grid = { readonly size: bigint; readonly computed: number }

export type FileReport = {
  readonly file: string
  /** null: could not be read. */
  readonly policy: Policy | null
  readonly errors: number
  readonly warnings: number
  readonly checks: Readonly<Record<Check, { readonly errors: number; readonly warnings: number }>>
  readonly grid: Grid | null
}

export type PackReport = { readonly files: readonly FileReport[]; readonly findings: readonly Finding[] }

export function checkPack(job: PackCheck): PackReport {
  const isMeant = (file: string): boolean => isNamed(file, job.only)
  const files = job.files.filter((one) => isMeant(fileOf(one)))
  const policies = files.flatMap((one) => (one.kind === 'read' ? [one.policy] : []))
  const grids = new Map<string, Grid>()
  const own = policies.flatMap((policy) => {
    const findings = [
      ...sourceFindings(policy, job.today),
      ...tableFindings(policy),
      ...proposalFindings(policy, job.isConfirmed(policy)),
    ]
    if (policy.policy !== 'case-subsidy') return findings
    const { findings: found, ...grid } = gridReport(policy)
    grids.set(policy.file, grid)
    return [...findings, ...found]
  })
  // What fits together is judged over the whole pack, and told of the files that are meant.
  const all = job.files.flatMap((one) => (one.kind === 'read' ? [one.policy] : []))
  const together = [...timelineFindings(job.pack, job.files, job.today), ...referenceFindings(all)]
  const findings = [
    ...unreadableFindings(files),
    ...together.filter(({ problem }) => isMeant(problem.file) || isAbsent(problem, job.only)),
    ...own,
  ]
  return { files: files.map((one) => fileReport(one, findings, grids)), findings }
}

function isNamed(file: string, only: string | null): boolean {
  const { pack, policy } = placeOf(file)
  return only === null || policy === only || `${pack}/${policy}` === only
}

/** A policy without any file is told under its name, of the pack. */
function isAbsent({ code, column = '' }: Finding['problem'], only: string | null): boolean {
  return code === 'POLICY-MISSING' && (only === null || column === only || only.endsWith(`/${column}`))
}

function fileReport(one: PackFile, all: readonly Finding[], grids: ReadonlyMap<string, Grid>): FileReport {
  const file = fileOf(one)
  const findings = all.filter(({ problem }) => problem.file === file)
  const counted = (list: readonly Finding[]) => ({
    errors: list.filter(({ problem }) => problem.severity === 'refused').length,
    warnings: list.filter(({ problem }) => problem.severity !== 'refused').length,
  })
  const of = (check: Check) => counted(findings.filter((finding) => finding.check === check))
  return {
    file,
    policy: one.kind === 'read' ? one.policy : null,
    ...counted(findings),
    checks: {
      read: of('read'),
      dates: of('dates'),
      sources: of('sources'),
      values: of('values'),
      proposals: of('proposals'),
    },
    grid: grids.get(file) ?? null,
  }
}
