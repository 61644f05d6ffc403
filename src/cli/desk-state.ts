// Reads where the clerk stands: the workspace of a folder and its counts. Never writes.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CONFIG_FILE, findWorkspace, STORE_FILE } from '../adapters/workspace.ts'
import { isAppError } from '../domain/app-error.ts'
import type { DeskState } from './desk-menu.ts'

/** More folders than this would push the menu off the screen. */
const NEARBY = 3

export async function readDeskState(folder: string, environment: string | null): Promise<DeskState> {
  try {
    const workspace = await findWorkspace({ given: null, environment, folder })
    const { openStore } = await import('../adapters/store/index.ts')
    const store = await openStore('read', { path: join(workspace.folder, STORE_FILE), salt: () => '' })
    try {
      let openItems = 0
      for await (const _ of store.items.open()) openItems += 1
      return {
        kind: 'open',
        bureau: workspace.config.bureau,
        folder: workspace.folder,
        hasRoster: !(await store.roster.isEmpty()),
        cases: await store.cases.count(),
        openItems,
      }
    } finally {
      store.close()
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'WORKSPACE-MISSING' && environment === null)
      return { kind: 'none', nearby: await workspacesBelow(folder) }
    return { kind: 'faulty', reason: `${error.message}${error.hint ?? ''}` }
  }
}

async function workspacesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => existsSync(join(folder, name, CONFIG_FILE))).slice(0, NEARBY)
}
