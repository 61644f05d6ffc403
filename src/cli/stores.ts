// The stores that a command opens: each once, closed when it ends; a private copy for dry runs; a new one with its folder.
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realFiles } from '../adapters/files.ts'
import { CONFIG_FILE, configText, STORE_FILE } from '../adapters/workspace.ts'
import { AppError } from '../domain/app-error.ts'
import type { Store } from '../store.ts'
import type { Workspace, WorkspaceConfig, World } from '../world.ts'

type Place = {
  /** The folder in which the command was given. */
  readonly folder: string
  /** A fresh random salt for each operation's digest. */
  readonly salt: () => string
  readonly workspace: () => Promise<Workspace>
}

export type Stores = Pick<World, 'store' | 'scratchStore' | 'createWorkspace'> & { close(): Promise<void> }

export function storesOf({ folder: here, salt, workspace }: Place): Stores {
  const opened: (() => Promise<void>)[] = []
  const byMode = new Map<'read' | 'write', Promise<Store>>()
  const kept = <Kind extends Store>(store: Kind): Kind => {
    opened.push(async () => store.close())
    return store
  }
  const adapter = (): Promise<typeof import('../adapters/store/index.ts')> => import('../adapters/store/index.ts')
  const storePath = async (): Promise<string> => join((await workspace()).folder, STORE_FILE)
  const open = async (mode: 'read' | 'write'): Promise<Store> =>
    kept(await (await adapter()).openStore(mode, { path: await storePath(), salt }))

  return {
    store: (mode) => {
      const store = byMode.get(mode) ?? open(mode)
      byMode.set(mode, store)
      return store
    },
    async scratchStore() {
      const { copyStore, openScratch } = await adapter()
      const folder = mkdtempSync(join(tmpdir(), 'gongtiao-'))
      opened.push(() => rm(folder, { recursive: true, force: true }))
      const copy = join(folder, STORE_FILE)
      await copyStore({ path: await storePath(), copy, salt })
      return kept(await openScratch({ path: copy, salt }))
    },
    createWorkspace: async (folder, config) => kept(await createWorkspace({ folder, config, here, salt })),
    async close() {
      for (const close of opened.reverse()) await close()
    },
  }
}

type NewWorkspace = {
  readonly folder: string
  readonly config: WorkspaceConfig
  readonly here: string
  readonly salt: () => string
}
async function createWorkspace({ folder, config, here, salt }: NewWorkspace): Promise<Store> {
  const files = realFiles(here)
  const isTaken = (): Promise<boolean> => files.exists(join(folder, CONFIG_FILE))
  const taken = new AppError('WORKSPACE-EXISTS', `这里已经是工作区：${folder}`, {
    hint: '直接进入这个文件夹使用；要另建请换一个文件夹。',
  })
  if (await isTaken()) throw taken
  await files.makeFolder(folder)
  const { createStore } = await import('../adapters/store/index.ts')
  // The store first: a folder counts as a workspace only once gongtiao.yaml is there.
  const store = await createStore({ path: join(folder, STORE_FILE), salt })
  try {
    await files.write(join(folder, CONFIG_FILE), configText(config), { force: false })
  } catch (error) {
    store.close()
    // Another init may have been quicker: then the store is its own.
    if (await isTaken()) throw taken
    await rm(join(folder, STORE_FILE), { force: true })
    throw error
  }
  return store
}
