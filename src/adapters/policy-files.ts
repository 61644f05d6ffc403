// Finds and reads every policy file of a pack and of the national tables. What they say is the rules room's to read.
import { AppError } from '../domain/app-error.ts'
import type { RuleFile } from '../store.ts'
import { listTemplates, readTemplate } from './templates.ts'

const NATIONAL = 'national'
/** The clerks' examples of a pack (`policy test`) lie beside its policies and are none. */
const EXAMPLES = 'tests'

/** The pack's own files first; within an owner by policy and first day. Other files beside them are no policies. */
export async function policyFiles(pack: string, folders: readonly string[]): Promise<readonly RuleFile[]> {
  const packs = (await listTemplates('policies', folders)).filter((name) => name !== NATIONAL)
  if (!packs.includes(pack)) {
    throw new AppError('PACK-UNKNOWN', `没有“${pack}”这个标准包。`, { hint: `可用：${packs.join('、')}` })
  }
  const files: RuleFile[] = []
  for (const owner of [pack, NATIONAL]) {
    for (const policy of await listTemplates(`policies/${owner}`, folders)) {
      if (policy === EXAMPLES) continue
      for (const name of await listTemplates(`policies/${owner}/${policy}`, folders)) {
        if (name.endsWith('.yaml')) files.push(await readTemplate(`policies/${owner}/${policy}/${name}`, folders))
      }
    }
  }
  return files
}
