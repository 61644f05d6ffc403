// Reads every policy file of a pack and of the national tables.
import { AppError } from '../domain/app-error.ts'
import type { Policy } from '../domain/policy.ts'
import { listTemplates, readTemplateData } from './templates.ts'

const NATIONAL = 'national'

type Parse = (value: unknown, where: { readonly file: string; readonly sha256: string }) => Policy

/** `parse` is the rules room's reader; this adapter only finds and reads the files. */
export async function loadPolicies(pack: string, folders: readonly string[], parse: Parse): Promise<readonly Policy[]> {
  const packs = (await listTemplates('policies', folders)).filter((name) => name !== NATIONAL)
  if (!packs.includes(pack)) {
    throw new AppError('PACK-UNKNOWN', `没有“${pack}”这个标准包。`, { hint: `可用：${packs.join('、')}` })
  }
  const policies: Policy[] = []
  for (const owner of [pack, NATIONAL]) {
    for (const policy of await listTemplates(`policies/${owner}`, folders)) {
      for (const name of await listTemplates(`policies/${owner}/${policy}`, folders)) {
        if (!name.endsWith('.yaml')) continue
        const { value, file, sha256 } = await readTemplateData(`policies/${owner}/${policy}/${name}`, folders)
        policies.push(parse(value, { file, sha256 }))
      }
    }
  }
  return policies
}
