// What a store is when it is new, whose file it is, and what is said of files that are no store of ours.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { everyByteOf, newFolder } from '../../support/folders.ts'
import { connect, newStore, open } from '../../support/open-store.ts'
import { programFolder, run } from '../../support/run.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace } from '../../support/workspace.ts'

describe('a fresh store', () => {
  it('commits in full, keeps a rollback journal, checks references, overwrites what it deletes', async () => {
    const { path } = await newStore()
    const connection = connect(path)
    expect(connection.pragma('journal_mode')).toBe('delete')
    expect(connection.pragma('synchronous')).toBe(3)
    expect(connection.pragma('foreign_keys')).toBe(1)
    expect(connection.pragma('secure_delete')).toBe(1)
    expect(connection.pragma('trusted_schema')).toBe(0)
    connection.close()
  })

  it('is marked as ours', async () => {
    const { path } = await newStore()
    expect(sqlOn(path, 'PRAGMA application_id')).toEqual([{ application_id: 0x676f6e67 }])
    expect(sqlOn(path, 'PRAGMA user_version')).toEqual([{ user_version: 3 }])
  })

  it('leaves one file when nothing is being written', async () => {
    const { path, store } = await newStore()
    store.close()
    expect(Object.keys(everyByteOf(dirname(path)))).toEqual(['gongtiao.db'])
  })
})

describe.each([0o000, 0o022, 0o077])('under the umask %i', (umask) => {
  const usual = process.umask()
  afterEach(() => void process.umask(usual))
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

  it('files are the owner’s alone, also the journal and what is exported', async () => {
    process.umask(umask)
    const folder = newFolder()
    await run(['init', '区', '--name', '翠屏区司法局', '--policy', 'yibin-2017'], { folder })
    const place = join(folder, '区')
    await run(['document', 'list', '--out', '文书.xlsx'], { folder: place })
    expect(mode(place)).toBe('700')
    for (const name of ['gongtiao.db', 'gongtiao.yaml', '文书.xlsx']) expect(mode(join(place, name)), name).toBe('600')

    const connection = connect(join(place, 'gongtiao.db'))
    await connection.immediate(async () => {
      connection.exec("INSERT INTO committee (committee_key) VALUES ('甲')")
      connection.exec('PRAGMA cache_spill = 1')
      expect(mode(join(place, 'gongtiao.db-journal'))).toBe('600')
    })
    connection.close()
  })
})

describe('a file that is no store of ours is named and never touched', () => {
  async function refusal(path: string): Promise<readonly string[]> {
    const before = everyByteOf(dirname(path))
    const codes: string[] = []
    for (const mode of ['read', 'write'] as const) {
      const error = await open(path, mode).then(
        () => ({ code: 'OPENED' }),
        (reason: { code: string }) => reason,
      )
      codes.push(error.code)
    }
    expect(everyByteOf(dirname(path))).toEqual(before)
    return codes
  }

  it('written by a newer program', async () => {
    const { path, store } = await newStore()
    store.close()
    sqlOn(path, 'PRAGMA user_version = 99')
    expect(await refusal(path)).toEqual(['STORE-NEWER', 'STORE-NEWER'])
  })

  it('a database of another program', async () => {
    const path = join(newFolder(), 'gongtiao.db')
    sqlOn(path, 'CREATE TABLE t (x)')
    expect(await refusal(path)).toEqual(['STORE-FOREIGN', 'STORE-FOREIGN'])
  })

  it('a text', async () => {
    const path = join(newFolder(), 'gongtiao.db')
    writeFileSync(path, '不是数据库'.repeat(500))
    expect(await refusal(path)).toEqual(['STORE-FOREIGN', 'STORE-FOREIGN'])
  })

  it('an empty file', async () => {
    const path = join(newFolder(), 'gongtiao.db')
    writeFileSync(path, '')
    expect(await refusal(path)).toEqual(['STORE-EMPTY', 'STORE-EMPTY'])
  })

  it('half a store', async () => {
    const { path, store } = await newStore()
    store.close()
    truncateSync(path, 20_000)
    expect(await refusal(path)).toEqual(['STORE-DAMAGED', 'STORE-DAMAGED'])
  })

  it('no file at all', async () => {
    expect(await refusal(join(newFolder(), 'gongtiao.db'))).toEqual(['STORE-MISSING', 'STORE-MISSING'])
  })
})

it('a page in ruins is told as a damaged file, not as a mistake of ours', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(Array.from({ length: 40 }, () => ({ 备注: '一二三四五六七八九十'.repeat(20) })))
  const bytes = readFileSync(workspace.store)
  bytes.fill(0xa5, 4096 * 2)
  writeFileSync(workspace.store, bytes)
  const { exit, json } = await workspace.gongtiao('case list --json')
  expect([exit, json.error.code]).toEqual([1, 'STORE-DAMAGED'])
  expect(json.error.hint).toContain('备份')
})

it('init does not take a folder that is a workspace, nor lay a store over another', async () => {
  const { folder, gongtiao } = await newWorkspace()
  const before = everyByteOf(folder)
  const words = ['init', '.', '--name', '翠屏区司法局', '--policy', 'yibin-2017']
  expect((await gongtiao(words)).exit).toBe(1)
  expect(everyByteOf(folder)).toEqual(before)

  const other = newFolder()
  copyFileSync(join(folder, 'gongtiao.db'), join(other, 'gongtiao.db'))
  const kept = everyByteOf(other)
  expect((await run(words, { folder: other })).exit).toBe(1)
  expect(everyByteOf(other)).toEqual(kept)
})

/** Whether somebody without rights can read the program itself: root's own folders are often closed. */
function isOpenToAll(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o005) === 0o005
  return isOpen && (dirname(folder) === folder || isOpenToAll(dirname(folder)))
}

/** Root may write anywhere: the folder is tried without root's rights, in a process of its own. */
it('a folder that can only be read is read, and a writer is refused', async (context) => {
  if (process.platform === 'win32') context.skip('Windows keeps rights otherwise')
  if (process.getuid?.() === 0 && !isOpenToAll(programFolder)) context.skip('only root can read the program here')
  const { folder, store } = await newWorkspace()
  chmodSync(folder, 0o555)
  chmodSync(store, 0o444)
  chmodSync(join(folder, 'gongtiao.yaml'), 0o444)
  const before = everyByteOf(folder)
  const lines = [
    ['roster', 'list'],
    ['policy', 'confirm', '--all', '--document', '纪要', '--by', '李科长', '--json'],
  ]
  const script = fileURLToPath(new URL('../../support/as-nobody.ts', import.meta.url))
  const child = spawnSync(process.execPath, ['--import', 'tsx', script, folder, JSON.stringify(lines)], {
    encoding: 'utf8',
  })
  expect(child.stderr).toBe('')
  const [read, written] = JSON.parse(child.stdout)
  expect(read).toMatchObject({ exit: 0, stdout: expect.stringContaining('王建国') })
  expect(written).toMatchObject({ exit: 1, json: { error: { code: 'STORE-READ-ONLY' } } })
  expect(everyByteOf(folder)).toEqual(before)
  chmodSync(folder, 0o755)
})
