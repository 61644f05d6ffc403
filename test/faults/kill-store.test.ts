// Killed at many points of everything that writes to the store: the workspace is as before or as after, never between; the same
// command then succeeds, and nothing of the killed one stays behind.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  canTrace,
  contentOf,
  countCalls,
  INIT,
  LEDGER,
  leftovers,
  pointsOf,
  ROSTER,
  run,
  runWithFault,
  SIDE_BY_SIDE,
  type Stage,
  workspaceAt,
} from './support.ts'

const CALLS = ['pwrite64', 'fsync', 'rename', 'unlink']

describe.skipIf(!canTrace)('killed (skipped where strace is missing or may not trace)', SIDE_BY_SIDE, () => {
  const commands: readonly { readonly before: Stage; readonly words: readonly string[]; readonly many: number }[] = [
    { before: 'workspace', words: ['roster', 'import', ROSTER], many: 2 },
    { before: 'roster', words: ['ledger', 'import', LEDGER], many: 4 },
    { before: 'cases', words: ['payroll', 'run', '2017-10'], many: 2 },
  ]
  for (const { before, words, many } of commands) {
    it(`${words.slice(0, 2).join(' ')}: all of it or nothing`, async () => {
      const reference = await workspaceAt(before)
      const contentBefore = contentOf(reference)
      const counts = await countCalls(words, { cwd: reference }, CALLS)
      const contentAfter = contentOf(reference)
      expect(contentAfter).not.toBe(contentBefore)
      const seen = new Set<string | null>()
      for (const point of pointsOf(counts, many)) {
        const cwd = await workspaceAt(before)
        const killed = await runWithFault(words, { cwd }, { ...point, what: 'signal=KILL' })
        expect(killed.signal, JSON.stringify(point)).toBe('SIGKILL')
        // The first to come after it is one that only reads.
        const verified = await run(['log', 'verify', '--json'], { cwd })
        expect(JSON.parse(verified.stdout), JSON.stringify(point)).toMatchObject({ intact: true })
        const content = contentOf(cwd)
        expect([contentBefore, contentAfter], JSON.stringify(point)).toContain(content)
        seen.add(content)
        const again = await run(words, { cwd })
        expect([0, 3], again.stderr).toContain(again.code)
        if (words[0] !== 'payroll') expect(contentOf(cwd)).toBe(contentAfter)
        expect(leftovers(cwd)).toEqual([])
      }
      expect(seen.size, 'points before and after the commit').toBe(2)
    })
  }

  it('init: the same words make the workspace', async () => {
    const counts = await countCalls(INIT, { cwd: await workspaceAt('nothing') }, CALLS)
    for (const point of pointsOf(counts, 2)) {
      const cwd = await workspaceAt('nothing')
      const killed = await runWithFault(INIT, { cwd }, { ...point, what: 'signal=KILL' })
      expect(killed.signal, JSON.stringify(point)).toBe('SIGKILL')
      // gongtiao.yaml is what makes a folder a workspace: it comes last.
      if (!existsSync(join(cwd, 'gongtiao.yaml'))) expect((await run(INIT, { cwd })).stderr).toBe('')
      const listed = await run(['roster', 'list', '--json'], { cwd })
      expect(JSON.parse(listed.stdout), JSON.stringify(point)).toMatchObject({ stations: [] })
      expect(statSync(join(cwd, 'gongtiao.db')).mode & 0o777).toBe(0o600)
      expect(leftovers(cwd)).toEqual([])
    }
  })
})
