// A thousand dirty ledgers whose truth is known: every row right, or refused for the right reason; nothing lost, nothing
// that is no case taken for one, and no person named in what is said of them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSheetFile } from '../../src/cli/open-sheet.ts'
import { isAppError } from '../../src/domain/app-error.ts'
import { bytesOf } from '../support/dirty-ledger/bytes.ts'
import type { DirtyLedger } from '../support/dirty-ledger/draft.ts'
import { judge, type Reading, readDirty } from '../support/dirty-ledger/judge.ts'
import { dirtyLedger } from '../support/dirty-ledger/ledger.ts'
import { newFolder } from '../support/folders.ts'

const LEDGERS = 1_000
const PARTS = 4
const folder = newFolder()
const ledgers = Array.from({ length: LEDGERS }, (_, at) => dirtyLedger({ seed: at + 1 }))

/** What is wrong with the reading of one ledger, each sentence with its seed. */
async function faultsOf(ledger: DirtyLedger): Promise<readonly string[]> {
  const path = join(folder, ledger.name)
  writeFileSync(path, await bytesOf(ledger))
  const faults = await readAndJudge(path, ledger)
  return faults.map((fault) => `seed ${ledger.seed} (${ledger.form.kind}) ${fault}`)
}

async function readAndJudge(path: string, ledger: DirtyLedger): Promise<readonly string[]> {
  try {
    const reading = await readDirty(await openSheetFile(path))
    return [...judge(ledger, reading), ...namesSaid(reading, ledger)]
  } catch (error) {
    if (!isAppError(error)) throw error
    return [`not read: ${error.code} ${error.message}`]
  }
}

/** Names, numbers and phones of parties that stand unmasked in a problem or a notice. */
function namesSaid({ problems, notices }: Reading, { secrets }: DirtyLedger): readonly string[] {
  const said = JSON.stringify([problems.map(({ problem }) => problem), notices])
  return secrets.filter((secret) => [...secret].length > 1 && said.includes(secret)).map((secret) => `says ${secret}`)
}

describe('dirty ledgers', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))('part %i', async (part) => {
    const faults: string[] = []
    for (const ledger of ledgers.filter((_, at) => at % PARTS === part)) faults.push(...(await faultsOf(ledger)))
    expect(faults).toEqual([])
  })

  it('are of every kind, and some rows of every fate', () => {
    const forms = new Set(
      ledgers.map(({ form }) => (form.kind === 'csv' ? `${form.encoding} ${form.delimiter}` : form.kind)),
    )
    expect(forms.size).toBe(5 * 3 + 2)
    const rows = ledgers.flatMap(({ grids }) =>
      grids.flatMap((grid) => grid.rows.flatMap(({ data }) => data?.truth ?? [])),
    )
    const codes = (which: 'refused' | 'pending' | 'warned'): number =>
      new Set(rows.flatMap((truth) => truth[which])).size
    expect([codes('refused') >= 18, codes('pending') >= 14, codes('warned') >= 6]).toEqual([true, true, true])
    expect(rows.length).toBeGreaterThan(15_000)
  })
})
