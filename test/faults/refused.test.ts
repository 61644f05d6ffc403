// The system refuses a write: a full disk, a broken one, one that only reads. The answer is a sentence that names the
// place and exit 1, never success, and the workspace is as before or as after.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { everyByteOf, newFolder } from '../support/folders.ts'
import {
  canTrace,
  contentOf,
  countCalls,
  type Ended,
  hasTool,
  INIT,
  LEDGER,
  leftovers,
  pointsOf,
  ROSTER,
  run,
  runWithFault,
  SIDE_BY_SIDE,
  type Stage,
  shell,
  TECHNICAL,
  workspaceAt,
} from './support.ts'

/** Every code that the system gives, at least once for every call. */
const FAULTS = [
  { calls: ['pwrite64'], error: 'ENOSPC' },
  { calls: ['fsync'], error: 'EIO' },
  { calls: ['rename', 'unlink'], error: 'EROFS' },
]

function expectSentence(ended: Ended, what: string): void {
  expect(ended.code, `${what}\n${ended.stderr}`).toBe(1)
  expect(ended.stderr, what).toMatch(/^错误 [A-Z-]+ {2}\S.*\/\S+/m)
  expect(ended.stderr, what).toMatch(/办法：/)
  expect(ended.stderr, what).not.toMatch(TECHNICAL)
}

describe.skipIf(!canTrace)('a refused write (skipped where strace is missing or may not trace)', SIDE_BY_SIDE, () => {
  const commands: readonly { readonly before: Stage; readonly words: readonly string[] }[] = [
    { before: 'nothing', words: INIT },
    { before: 'workspace', words: ['roster', 'import', ROSTER] },
    { before: 'roster', words: ['ledger', 'import', LEDGER] },
    { before: 'cases', words: ['payroll', 'run', '2017-10'] },
  ]
  for (const { before, words } of commands) {
    it(`${words[0]} ${words[1] === '.' ? '' : words[1]}: a sentence, the store as before or after`, async () => {
      const reference = await workspaceAt(before)
      const contentBefore = contentOf(reference)
      const counts = await countCalls(words, { cwd: reference }, ['pwrite64', 'fsync', 'rename', 'unlink'])
      const contentAfter = contentOf(reference)
      for (const { calls, error } of FAULTS) {
        for (const point of pointsOf(new Map([...counts].filter(([call]) => calls.includes(call))), 2)) {
          const what = `${error} at ${point.call} ${point.at}`
          const cwd = await workspaceAt(before)
          expectSentence(await runWithFault(words, { cwd }, { ...point, what: `error=${error}` }), what)
          if (before !== 'nothing') expect([contentBefore, contentAfter], what).toContain(contentOf(cwd))
          if (point.at > 1) continue
          const again = await run(words, { cwd })
          expect([0, 3], `${what}\n${again.stderr}`).toContain(again.code)
        }
      }
    })
  }

  it('payroll export: no half paper, nothing left behind', async () => {
    const words = ['payroll', 'export', '2017-10', '--out', '纸面']
    const reference = await workspaceAt('payroll')
    const counts = await countCalls(words, { cwd: reference }, ['pwrite64', 'fsync', 'rename'])
    const papers = everyByteOf(join(reference, '纸面'))
    const at = (call: string): number => Math.ceil((counts.get(call) ?? 1) / 2)
    for (const [call, error] of [
      ['pwrite64', 'ENOSPC'],
      ['pwrite64', 'EDQUOT'],
      ['fsync', 'EIO'],
      ['rename', 'EACCES'],
    ] as const) {
      const cwd = await workspaceAt('payroll')
      const ended = await runWithFault(words, { cwd }, { call, at: at(call), what: `error=${error}` })
      expectSentence(ended, `${error} at ${call}`)
      expect(ended.stdout).toBe('')
      const written = everyByteOf(join(cwd, '纸面'))
      for (const [name, bytes] of Object.entries(written)) expect(bytes, name).toBe(papers[name])
    }
  })
})

describe('a limit on the size of files', () => {
  it('a write that takes only a part of the bytes is no success', async () => {
    const cwd = await workspaceAt('payroll')
    // The signal of the limit would end the process before it could speak.
    const ended = await shell(`trap '' XFSZ; ulimit -f 16; gongtiao payroll export 2017-10 --out 纸面`, { cwd })
    expectSentence(ended, 'a limit of 16 KB')
    const names = readdirSync(join(cwd, '纸面'), { recursive: true }).map(String)
    expect(names.filter((name) => name.endsWith('.pdf'))).toEqual([])
    expect(leftovers(cwd)).toEqual([])
  })
})

const canMount = hasTool('unshare', '-rm', 'true') && process.getuid?.() === 0

describe.skipIf(!canMount)('a full disk (skipped where no small file system can be mounted)', SIDE_BY_SIDE, () => {
  /** A small file system of its own, gone afterwards: lazily, for the driver lets go of a closed store only by and by. */
  async function onDisk(size: string, work: (folder: string) => Promise<void>): Promise<void> {
    const folder = newFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=777`, 'none', folder])
    try {
      await work(folder)
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  }

  it('papers are whole or absent, and the export goes on when there is room', () =>
    onDisk('400k', async (out) => {
      const cwd = await workspaceAt('payroll')
      // What is free ends inside a file: the system first takes a part of it.
      const words = ['payroll', 'export', '2017-10', '--out', out]
      expectSentence(await run(words, { cwd }), 'a disk of 400 KB')
      const names = readdirSync(out, { recursive: true }).map(String)
      expect(leftovers(out)).toEqual([])
      for (const name of names.filter((one) => one.endsWith('.xlsx'))) unzipSync(readFileSync(join(out, name)))
      for (const name of names.filter((one) => one.endsWith('.pdf')))
        expect(readFileSync(join(out, name)).subarray(-8).toString('latin1')).toContain('%%EOF')
      execFileSync('mount', ['-o', 'remount,size=20m', out])
      expect((await run(words, { cwd })).code).toBe(0)
    }))

  it('the store stays whole, and the import goes on when there is room', () =>
    onDisk('1m', async (cwd) => {
      const from = await workspaceAt('roster')
      const before = contentOf(from)
      execFileSync('cp', ['-r', `${from}/.`, cwd])
      const filler = join(cwd, 'filler')
      const size = statSync(join(cwd, 'gongtiao.db')).size
      // Some room for the journal, not enough for all of it.
      writeFileSync(filler, Buffer.alloc(1024 * 1024 - size - 24 * 1024))
      expectSentence(await run(['ledger', 'import', LEDGER], { cwd }), 'a full disk')
      expect(contentOf(cwd)).toBe(before)
      rmSync(filler)
      expect((await run(['ledger', 'import', LEDGER], { cwd })).code).toBe(0)
      expect(JSON.parse((await run(['log', 'verify', '--json'], { cwd })).stdout)).toMatchObject({ intact: true })
      expect(existsSync(join(cwd, 'gongtiao.db-journal'))).toBe(false)
    }))
})
