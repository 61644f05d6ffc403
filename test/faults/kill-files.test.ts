// Killed while papers are written: what stands under its final name is whole, the same command makes the rest byte for
// byte, and no temporary file stays behind.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { everyByteOf, newFolder } from '../support/folders.ts'
import {
  canTrace,
  countCalls,
  LEDGER,
  leftovers,
  pointsOf,
  run,
  runWithFault,
  SIDE_BY_SIDE,
  workspaceAt,
} from './support.ts'

const CALLS = ['pwrite64', 'fsync', 'rename']

describe.skipIf(!canTrace)('killed (skipped where strace is missing or may not trace)', SIDE_BY_SIDE, () => {
  it('payroll export: every paper under its name is whole, and the next run makes the rest', async () => {
    const words = ['payroll', 'export', '2017-10', '--out', '纸面']
    const reference = await workspaceAt('payroll')
    const counts = await countCalls(words, { cwd: reference }, CALLS)
    const papers = everyByteOf(join(reference, '纸面'))
    expect(Object.keys(papers).length).toBeGreaterThan(20)
    for (const point of pointsOf(counts, 2)) {
      const cwd = await workspaceAt('payroll')
      const killed = await runWithFault(words, { cwd }, { ...point, what: 'signal=KILL' })
      expect(killed.signal, JSON.stringify(point)).toBe('SIGKILL')
      const out = join(cwd, '纸面')
      if (existsSync(out)) for (const name of finalNames(out)) expectWhole(join(out, name))
      const again = await run(words, { cwd })
      expect(again.code, again.stderr).toBe(0)
      expect(everyByteOf(out), JSON.stringify(point)).toEqual(papers)
    }
  })

  it('--out over an older file: the older or the newer, whole', async () => {
    const words = ['case', 'list', '--out', '案件.xlsx', '--force']
    const older = join(newFolder(), '案件.xlsx')
    cpSync(LEDGER, older)
    const counts = await countCalls(words, { cwd: await workspaceAt('cases') }, CALLS)
    for (const point of pointsOf(counts, 2)) {
      const cwd = await workspaceAt('cases')
      cpSync(older, join(cwd, '案件.xlsx'))
      await runWithFault(words, { cwd }, { ...point, what: 'signal=KILL' })
      const bytes = readFileSync(join(cwd, '案件.xlsx'))
      if (!bytes.equals(readFileSync(older))) expectWhole(join(cwd, '案件.xlsx'))
      expect((await run(words, { cwd })).code).toBe(0)
      expect(leftovers(cwd)).toEqual([])
    }
  })
})

function finalNames(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map(String)
  return names.filter((name) => /\.(xlsx|pdf)$/.test(name))
}

function expectWhole(path: string): void {
  const bytes = readFileSync(path)
  if (path.endsWith('.pdf')) expect(bytes.subarray(-8).toString('latin1')).toContain('%%EOF')
  else expect(Object.keys(unzipSync(bytes))).toContain('[Content_Types].xml')
}
