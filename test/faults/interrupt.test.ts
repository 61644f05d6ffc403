// Ctrl-C and `kill` while something large is under way: gone within two seconds, exit 130, a sentence, nothing half done.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { contentOf, type Ended, largeLedger, leftovers, run, start, workspaceAt } from './support.ts'

const large = join(newFolder(), '大表.csv')
writeFileSync(large, largeLedger(100_000))

async function interrupted(words: readonly string[], how: { cwd: string; after: number; signal: NodeJS.Signals }) {
  const { child, ended } = start(words, { cwd: how.cwd })
  await Promise.race([delay(how.after), ended])
  const from = performance.now()
  child.kill(how.signal)
  const answer: Ended = await ended
  return { answer, took: performance.now() - from }
}

describe('a large import', () => {
  for (const [after, signal] of [
    [250, 'SIGINT'],
    [700, 'SIGTERM'],
    [1100, 'SIGINT'],
    [1500, 'SIGINT'],
  ] as const) {
    it(`${signal} after ${after} ms`, async () => {
      const cwd = await workspaceAt('cases')
      const before = contentOf(cwd)
      const { answer, took } = await interrupted(['ledger', 'import', large], { cwd, after, signal })
      expect(took).toBeLessThan(2_000)
      // On a fast machine the import may be over: then it says so, and is whole.
      if (answer.code === 0) expect(answer.stdout).toContain('已写入')
      else {
        expect(answer).toMatchObject({ code: 130, stdout: '' })
        expect(answer.stderr).toMatch(/^\n?已取消。没有完成的改动.*\n$/)
        expect(contentOf(cwd)).toBe(before)
        expect((await run(['log', 'verify'], { cwd })).code).toBe(0)
      }
      expect(leftovers(cwd)).toEqual([])
    })
  }

  it('twice: at once', async () => {
    const cwd = await workspaceAt('cases')
    const before = contentOf(cwd)
    const { child, ended } = start(['ledger', 'import', large], { cwd })
    await delay(600)
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(contentOf(cwd)).toBe(before)
  })
})

describe('other long work', () => {
  it('an export stops between two papers', async () => {
    const cwd = await workspaceAt('payroll')
    const words = ['payroll', 'export', '2017-10', '--out', '纸面']
    const { answer, took } = await interrupted(words, { cwd, after: 450, signal: 'SIGINT' })
    expect(took).toBeLessThan(2_000)
    expect([0, 130]).toContain(answer.code)
    expect(leftovers(cwd)).toEqual([])
    expect((await run(words, { cwd })).code).toBe(0)
  })

  it('one that waits for another writer hears it', async () => {
    const cwd = await workspaceAt('cases')
    const holder = await holdWriting(cwd)
    const small = join(cwd, '小表.csv')
    writeFileSync(small, largeLedger(10))
    const { answer, took } = await interrupted(['ledger', 'import', small], { cwd, after: 1_500, signal: 'SIGINT' })
    holder.close()
    expect(took).toBeLessThan(2_000)
    expect(answer.code).toBe(130)
    expect(answer.stderr).toContain('已取消')
  })
})

async function holdWriting(folder: string) {
  const { DatabaseSync } = await import('@photostructure/sqlite')
  const database = new DatabaseSync(join(folder, 'gongtiao.db'))
  database.exec('BEGIN IMMEDIATE')
  return database
}
