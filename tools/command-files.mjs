// Every command file: an entry of the bundle of its own. Files under commands/shared are what commands share.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function commandFiles(root) {
  const folder = join(root, 'src/commands')
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && !name.startsWith('shared/'))
    .map((name) => join(folder, name))
}
