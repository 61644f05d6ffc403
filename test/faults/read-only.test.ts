// A workspace that may only be read (an archive, a colleague's folder): lists and figures work, what writes refuses before
// it has read anything. Run as another user: root may write everywhere.
import { chmodSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everyByteOf, newFolder } from '../support/folders.ts'
import {
  canTrace,
  INIT,
  LEDGER,
  ROOT,
  ROSTER,
  run,
  runWithFault,
  SIDE_BY_SIDE,
  TECHNICAL,
  workspaceAt,
} from './support.ts'

const NOBODY = 65534

async function archive(): Promise<string> {
  const cwd = await workspaceAt('payroll')
  chmodSync(dirname(cwd), 0o755)
  for (const name of readdirSync(cwd)) chmodSync(join(cwd, name), 0o444)
  chmodSync(cwd, 0o555)
  return cwd
}

/** Another user must also be able to reach the program itself. */
const isReachable = process.getuid?.() === 0 && (statSync(ROOT).mode & 0o5) === 5

describe.skipIf(!isReachable)('a folder that only reads (skipped where the test is not root)', SIDE_BY_SIDE, () => {
  for (const words of [
    ['case', 'list'],
    ['case', 'show', '珙1'],
    ['roster', 'list'],
    ['payroll', 'show', '2017-10'],
    ['stats', 'summary', '--from', '2017-08-15', '--to', '2017-11-07'],
    ['ledger', 'pending'],
    ['log', 'verify'],
    ['ledger', 'import', LEDGER, '--dry-run'],
    ['payroll', 'run', '2017-10', '--dry-run'],
  ]) {
    it(`${words.join(' ').slice(0, 40)}: works`, async () => {
      const cwd = await archive()
      const ended = await run(words, { cwd, uid: NOBODY })
      expect(ended.stderr).not.toMatch(/错误|^\s+at /m)
      expect([0, 3]).toContain(ended.code)
    })
  }

  it('papers go elsewhere', async () => {
    const cwd = await archive()
    const elsewhere = newFolder()
    chmodSync(elsewhere, 0o777)
    const words = ['payroll', 'export', '2017-10', '--out', join(elsewhere, '纸面')]
    const ended = await run(words, { cwd, uid: NOBODY })
    expect(ended.code, ended.stderr).toBe(0)
  })

  for (const words of [
    ['ledger', 'import', LEDGER],
    ['roster', 'import', ROSTER],
    ['payroll', 'run', '2017-10'],
    ['payroll', 'export', '2017-10', '--out', '纸面'],
    ['case', 'list', '--out', '案件.csv'],
    INIT.map((word) => (word === '.' ? '新' : word)),
  ]) {
    it(`${words.slice(0, 2).join(' ')}: refuses with a sentence, changes nothing`, async () => {
      const cwd = await archive()
      const before = everyByteOf(cwd)
      const ended = await run(words, { cwd, uid: NOBODY })
      expect(ended.code, ended.stdout).toBe(1)
      expect(ended.stderr).toMatch(/^错误 (STORE-READ-ONLY|FILE-DENIED) {2}[^\n]*\/[^\n]*\n {6}办法：[^\n]*\n$/)
      expect(ended.stderr).not.toMatch(TECHNICAL)
      expect(everyByteOf(cwd)).toEqual(before)
    })
  }

  it.skipIf(!canTrace)('an archive with an unfinished write cannot be read there, and says what to do', async () => {
    const cwd = await workspaceAt('roster')
    // The twentieth sync of the import comes after the first pages went into the store itself.
    const words = ['ledger', 'import', LEDGER]
    await runWithFault(words, { cwd }, { call: 'fsync', at: 4, what: 'signal=KILL' })
    expect(readdirSync(cwd)).toContain('gongtiao.db-journal')
    chmodSync(dirname(cwd), 0o755)
    for (const name of readdirSync(cwd)) chmodSync(join(cwd, name), 0o444)
    chmodSync(cwd, 0o555)
    const ended = await run(['case', 'list'], { cwd, uid: NOBODY })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^错误 STORE-UNFINISHED /)
    chmodSync(cwd, 0o755)
    expect((await run(['case', 'list'], { cwd })).code).toBe(0)
  })
})
