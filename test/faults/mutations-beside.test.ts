// A hundred spoilt files through the program itself, each read by its own thread under its limits: the import ends, the
// good file beside them comes in, and every file is accounted for.
import { copyFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { randomOf } from '../../src/sample/random.ts'
import { withHarm, withHarmInside } from '../support/dirty-ledger/mutate.ts'
import { smallCsvFiles, smallOldTables, smallWorkbooks } from '../support/dirty-ledger/small-files.ts'
import { LEDGER, run, SIDE_BY_SIDE, TECHNICAL, workspaceAt } from './support.ts'

const BATCHES = 5
const IN_BATCH = 20

/** The batch's files by name, each of another kind than the one before. */
async function spoilt(batch: number): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> {
  const [csv, workbooks, old] = [await smallCsvFiles(), await smallWorkbooks(), smallOldTables()]
  return Array.from({ length: IN_BATCH }, (_, at) => {
    const random = randomOf(40_000 + batch * IN_BATCH + at, 7)
    if (at % 4 === 0) return [`坏${at}.csv`, withHarm(random.pick(csv).bytes, random)] as const
    if (at % 4 === 1) return [`坏${at}.xlsx`, withHarm(random.pick(workbooks).bytes, random)] as const
    if (at % 4 === 2) return [`坏${at}.xlsx`, withHarmInside(random.pick(workbooks).bytes, random)] as const
    return [`坏${at}.xls`, withHarm(random.pick(old).bytes, random)] as const
  })
}

describe('spoilt files beside a good one', SIDE_BY_SIDE, () => {
  it.each(Array.from({ length: BATCHES }, (_, batch) => batch))('batch %i', async (batch) => {
    const cwd = await workspaceAt('roster')
    const files = await spoilt(batch)
    for (const [name, bytes] of files) writeFileSync(join(cwd, name), bytes)
    const good = basename(LEDGER)
    copyFileSync(LEDGER, join(cwd, good))
    const names = [...files.map(([name]) => name), good]
    const ended = await run(['ledger', 'import', ...names, '--dry-run', '--json'], { cwd })
    expect(ended.stderr).not.toMatch(TECHNICAL)
    expect(ended.code, ended.stderr).toBe(3)
    const { counts, files: read, problems } = JSON.parse(ended.stdout)
    expect(counts.added).toBeGreaterThanOrEqual(8)
    const spokenOf = new Set([...read, ...problems].map(({ file }: { readonly file: string }) => file))
    expect(names.filter((name) => !spokenOf.has(name))).toEqual([])
  })
})
