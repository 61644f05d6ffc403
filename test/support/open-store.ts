// Stores without a command: made in a folder of the test, with a salt that every run repeats.
import { join } from 'node:path'
import { Connection } from '../../src/adapters/store/connection.ts'
import { createStore, openStore } from '../../src/adapters/store/index.ts'
import type { Store } from '../../src/store.ts'
import { newFolder } from './folders.ts'
import { NOW } from './run.ts'

const salt = (): string => 'salt'

export const HEAD = { at: NOW, operator: '经办人', command: 'test' }

export async function newStore(): Promise<{ readonly path: string; readonly store: Store }> {
  const path = join(newFolder(), 'gongtiao.db')
  return { path, store: await createStore({ path, salt }) }
}

export const open = (path: string, mode: 'read' | 'write' = 'read'): Promise<Store> => openStore(mode, { path, salt })

export const connect = (path: string, options: Partial<ConstructorParameters<typeof Connection>[1]> = {}): Connection =>
  new Connection(path, { writable: true, salt, ...options })
