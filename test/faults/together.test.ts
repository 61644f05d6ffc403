// Several of us at once: every row comes in once, the others wait and then have nothing new to say; who reads meanwhile
// sees the state before or after, never between.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everyByteOf } from '../support/folders.ts'
import { type Ended, INIT, LEDGER, largeLedger, ROSTER, run, start, TECHNICAL, workspaceAt } from './support.ts'

const json = (ended: Ended) => JSON.parse(ended.stdout)

describe('at once', () => {
  for (const many of [2, 8]) {
    it(`${many} imports of one file: its rows once`, async () => {
      const cwd = await workspaceAt('roster')
      const words = ['ledger', 'import', LEDGER, '--json']
      const all = await Promise.all(Array.from({ length: many }, () => run(words, { cwd })))
      for (const ended of all) {
        expect(ended.stderr).not.toMatch(TECHNICAL)
        if (ended.code === 1) expect(json(ended).error.code).toMatch(/^STORE-(BUSY|MOVED)$/)
        else expect(json(ended).counts).toMatchObject({ rows: 8, refused: 0 })
      }
      const added = all.map((ended) => (ended.code === 1 ? 0 : json(ended).counts.added))
      expect(added.sort().slice(-2)).toEqual([0, 8])
      expect(json(await run(['case', 'list', '--json'], { cwd })).cases).toHaveLength(8)
      expect(json(await run(['log', 'verify', '--json'], { cwd }))).toMatchObject({ intact: true })
    })
  }

  it('two different ledgers: both come in', async () => {
    const cwd = await workspaceAt('roster')
    const other = join(cwd, '另一本.csv')
    writeFileSync(other, largeLedger(200))
    const all = await Promise.all([LEDGER, other].map((file) => run(['ledger', 'import', file, '--json'], { cwd })))
    for (const ended of all) expect([0, 3], ended.stdout).toContain(ended.code)
    expect(json(await run(['case', 'list', '--json'], { cwd })).cases).toHaveLength(208)
  })

  it('two ledgers without numbers: no number is given twice', async () => {
    const cwd = await workspaceAt('roster')
    const numbering = 'numbering:\n  words:\n    驻巡场派出所人民调解室: 巡\n'
    const config = join(cwd, 'gongtiao.yaml')
    writeFileSync(config, `${readFileSync(config, 'utf8').replace(/numbering:[\s\S]*$/, '')}${numbering}`)
    const files = [1, 2, 3].map((which) => {
      const rows = largeLedger(40)
        .split('\n')
        .map((line) => line.split(',').slice(1).join(','))
      const path = join(cwd, `无号${which}.csv`)
      writeFileSync(path, `\ufeff${rows.join('\n').replaceAll('傅伟', `傅${'甲乙丙'[which - 1]}`)}`)
      return path
    })
    const all = await Promise.all(
      files.map((file) => run(['ledger', 'import', file, '--assign-numbers', '--json'], { cwd })),
    )
    const given = all.flatMap((ended) => (ended.code === 1 ? [] : json(ended).assigned))
    const numbers = given.map((one: { caseNo: string }) => one.caseNo)
    expect(numbers.length, all.map(({ stdout }) => stdout.slice(0, 300)).join()).toBeGreaterThanOrEqual(40)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(json(await run(['case', 'list', '--json'], { cwd })).cases).toHaveLength(numbers.length)
  })

  it('two rosters, two payroll runs, two inits: one result', async () => {
    const cwd = await workspaceAt('workspace')
    for (const words of [
      ['roster', 'import', ROSTER],
      ['payroll', 'run', '2017-10'],
    ]) {
      const both = await Promise.all([run(words, { cwd }), run(words, { cwd })])
      for (const ended of both) expect([0, 1, 3], ended.stderr).toContain(ended.code)
      for (const ended of both) expect(ended.stderr).not.toMatch(TECHNICAL)
      expect(both.some((ended) => ended.code !== 1)).toBe(true)
    }
    expect(json(await run(['log', 'verify', '--json'], { cwd }))).toMatchObject({ intact: true })

    const fresh = await workspaceAt('nothing')
    const inits = await Promise.all([run(INIT, { cwd: fresh }), run(INIT, { cwd: fresh })])
    for (const ended of inits) expect(ended.stderr).not.toMatch(TECHNICAL)
    expect(inits.filter((ended) => ended.code === 0).length).toBeGreaterThan(0)
    expect((await run(['roster', 'list'], { cwd: fresh })).code).toBe(0)
  })

  it('a reader during an import sees before or after, and its sums add up', async () => {
    const cwd = await workspaceAt('cases')
    const large = join(cwd, '大表.csv')
    writeFileSync(large, largeLedger(20_000))
    const words = ['stats', 'summary', '--from', '2017-08-15', '--to', '2017-11-07', '--json']
    const importing = start(['ledger', 'import', large], { cwd })
    const seen = new Set<number>()
    const isDone = importing.ended.then(() => true)
    for (;;) {
      const ended = await run(words, { cwd })
      expect(ended.code, ended.stderr).toBe(0)
      const { accepted, byStation } = json(ended)
      seen.add(accepted)
      expect(byStation.reduce((sum: number, one: { accepted: number }) => sum + one.accepted, 0)).toBe(accepted)
      if (await Promise.race([isDone, Promise.resolve(false)])) break
    }
    seen.add(json(await run(words, { cwd })).accepted)
    expect([...seen].sort((a, b) => a - b)).toEqual([8, 20_008])
    expect((await importing.ended).code).toBe(0)
  })

  it('a dry run of the payroll during an import computes on a whole copy, and leaves nothing anywhere', async () => {
    const cwd = await workspaceAt('cases')
    const temporary = await workspaceAt('nothing')
    const large = join(cwd, '大表.csv')
    writeFileSync(large, largeLedger(5_000))
    const env = { TMPDIR: temporary }
    const importing = start(['ledger', 'import', large], { cwd, env })
    const ended = await run(['payroll', 'run', '2017-10', '--dry-run'], { cwd, env })
    expect(ended.code, ended.stderr).toBe(0)
    expect((await importing.ended).code).toBe(0)
    expect(everyByteOf(temporary)).toEqual({})
  })
})
