// The head of a policy file: pack and name from its place, dates, citation, and the list of its declared values.
// A file's folder and name are part of its meaning: <pack>/<policy>/<effective-date>.yaml.
import type { IsoDate } from '../../domain/calendar.ts'
import type { PolicyClause, PolicyMeta, PolicyName } from '../../domain/policy.ts'
import { type FileFault, refuse, type Where } from './faults.ts'
import type { Declared } from './values.ts'

type Head = {
  readonly policy: string
  readonly title: string
  readonly effectiveFrom: IsoDate
  readonly ends?: { readonly lastDay: IsoDate; readonly reason: string } | undefined
  readonly reviewBy?: IsoDate | undefined
  readonly citation: {
    readonly title: string
    readonly document: string
    readonly issuedOn?: IsoDate | undefined
    readonly checkedOn: IsoDate
  }
}

/** The common part of a policy, once its head agrees with the place of the file. */
export function metaOf(head: Head, clauses: readonly PolicyClause[], policy: PolicyName, where: Where): PolicyMeta {
  const [name = '', folder = '', pack = ''] = where.file.split(/[\\/]/).reverse()
  const faults: FileFault[] = []
  if (head.policy !== policy) faults.push({ key: 'policy', got: head.policy, expected: `${policy}（由 scheme 决定）` })
  else if (folder !== policy || pack === '') {
    faults.push({ key: 'policy', got: head.policy, expected: `所在文件夹的名字；文件应放在 <标准包>/${policy}/ 下` })
  }
  if (name !== `${head.effectiveFrom}.yaml`) {
    faults.push({ key: 'effectiveFrom', got: head.effectiveFrom, expected: `与文件名“${name}”一致的日期` })
  }
  if (head.ends !== undefined && head.ends.lastDay < head.effectiveFrom) {
    faults.push({ key: 'ends.lastDay', got: head.ends.lastDay, expected: `不早于 ${head.effectiveFrom} 的日期` })
  }
  if (head.reviewBy !== undefined && head.reviewBy < head.effectiveFrom) {
    faults.push({ key: 'reviewBy', got: head.reviewBy, expected: `不早于 ${head.effectiveFrom} 的日期` })
  }
  refuse(where, faults)
  return {
    id: `${pack}/${policy}`,
    effectiveFrom: head.effectiveFrom,
    ends: head.ends ?? null,
    reviewBy: head.reviewBy ?? null,
    title: head.title,
    file: where.file,
    sha256: where.sha256,
    citation: { ...head.citation, issuedOn: head.citation.issuedOn ?? null },
    clauses,
    unconfirmed: clauses.filter((clause) => clause.status === 'proposal'),
  }
}

/** A declared value as it is listed to a person. */
export function clauseOf(key: string, { clause, status, source }: Declared<unknown>, text: string): PolicyClause {
  return { key, clause, status, source, text }
}
