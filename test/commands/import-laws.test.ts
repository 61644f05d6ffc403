// Laws of importing, over dirty ledgers whose truth is known: what comes in is what stands there, and coming again – the
// same file, or its rows in another order – changes nothing.
import { describe, expect, it } from 'vitest'
import { bytesOf } from '../support/dirty-ledger/bytes.ts'
import type { DirtyLedger, Grid } from '../support/dirty-ledger/draft.ts'
import { dirtyLedger } from '../support/dirty-ledger/ledger.ts'
import { ROSTER_SHEET } from '../support/dirty-ledger/roster-sheet.ts'
import { packed, xmlParts } from '../support/dirty-ledger/write-xml.ts'
import { storeContent } from '../support/store-content.ts'
import { newWorkspace, type Workspace } from '../support/workspace.ts'

const LEDGERS = 25

/** What every import says is judged by how many rows it says came in, and how. */
type Counts = { readonly [name in 'rows' | 'added' | 'changed' | 'unchanged' | 'refused' | 'pending']: number }

function truthOf({ grids }: DirtyLedger): Pick<Counts, 'rows' | 'refused' | 'pending'> {
  const rows = grids.flatMap(({ rows: all }) => all.flatMap(({ data }) => (data === null ? [] : [data.truth])))
  const cameIn = rows.filter(({ refused }) => refused.length === 0)
  return {
    rows: rows.length,
    refused: rows.length - cameIn.length,
    pending: cameIn.filter(({ pending }) => pending.length > 0).length,
  }
}

async function importInto(workspace: Workspace, ledger: DirtyLedger): Promise<Counts> {
  const name = workspace.file(ledger.name, await bytesOf(ledger))
  const { exit, json, stderr } = await workspace.gongtiao(['ledger', 'import', name, '--json'])
  const counts: Counts = json?.counts
  expect(exit, stderr).toBe(counts?.refused + counts?.pending > 0 ? 3 : 0)
  expect(counts.rows).toBe(counts.added + counts.changed + counts.unchanged + counts.refused)
  return counts
}

/** Cases by name and facts, without the row that they came from: another order has other rows. */
async function factsIn(workspace: Workspace): Promise<readonly string[]> {
  const { json } = await workspace.gongtiao('case list --json --reveal')
  const cases: readonly { readonly [key: string]: unknown }[] = json.cases
  return cases.map(({ origin: _, ...facts }) => JSON.stringify(facts)).sort()
}

async function undoLast(workspace: Workspace): Promise<void> {
  const { batches } = (await workspace.gongtiao('ledger batches --json')).json
  const last = batches.find((one: { undoneBy: string | null }) => one.undoneBy === null)
  const { exit, stderr } = await workspace.gongtiao(['ledger', 'undo', last.batch])
  expect(exit, stderr).toBe(0)
}

const ledgers = Array.from({ length: LEDGERS }, (_, at) => dirtyLedger({ seed: 5000 + at }))

describe.each(ledgers.map((ledger) => [ledger.seed, ledger.form.kind, ledger] as const))(
  'ledger %i (%s)',
  (seed, _, ledger) => {
    it('comes in as it is, again without a change, and goes out without a trace', async () => {
      const workspace = await newWorkspace({ roster: ROSTER_SHEET })
      const before = await storeContent(workspace)
      const first = await importInto(workspace, ledger)
      expect(first).toMatchObject({ ...truthOf(ledger), changed: 0 })
      const content = await storeContent(workspace)
      const facts = await factsIn(workspace)
      expect(facts).toHaveLength(first.added)

      const again = await importInto(workspace, ledger)
      expect(again).toMatchObject({ ...truthOf(ledger), added: 0, changed: 0, unchanged: first.rows - first.refused })
      expect(await storeContent(workspace)).toBe(content)
      await undoLast(workspace)
      expect(await storeContent(workspace)).toBe(before)
      await importInto(workspace, ledger)
      expect(await storeContent(workspace)).toBe(content)

      if (!ledger.canShuffle) return
      const shuffled = dirtyLedger({ seed, shuffled: seed + 1 })
      expect(await importInto(workspace, shuffled)).toMatchObject({ ...truthOf(ledger), added: 0, changed: 0 })
      expect(await factsIn(workspace)).toEqual(facts)
    })
  },
)

it('the files are of every kind, and most can be shuffled', () => {
  expect(new Set(ledgers.map(({ form }) => form.kind))).toEqual(new Set(['csv', 'exceljs', 'xml']))
  expect(ledgers.filter(({ canShuffle }) => canShuffle).length).toBeGreaterThan(LEDGERS / 2)
})

it('a number that stands on two sheets of one file with other facts is a conflict, not a change', async () => {
  const workspace = await newWorkspace({ roster: ROSTER_SHEET })
  const header = ['案号', '受理日期', '派出所', '调解员', '调解结果', '难易程度', '结案日期', '涉案金额']
  const rowOf = (sum: string): readonly string[] => [
    '（2017）翠人调字第001号',
    '2017-10-05',
    '新街派出所',
    '高文清',
    '成功',
    '一般',
    '2017-10-06',
    sum,
  ]
  const gridOf = (name: string, sum: string): Grid => ({
    name,
    hidden: false,
    rows: [header, rowOf(sum)].map((cells) => ({ cells, hidden: false, data: null })),
    merges: [],
    headerRow: 0,
    skipped: { blank: 0, other: 0 },
  })
  const form = { kind: 'xml', prefix: '', date1904: null, strings: 'shared', dates: 'serial', addresses: true } as const
  const name = workspace.file('台账.xlsx', packed(xmlParts([gridOf('9月', '1200'), gridOf('10月', '1500')], form)))
  const { exit, json } = await workspace.gongtiao(['ledger', 'import', name, '--json'])
  expect(json.counts).toMatchObject({ rows: 2, added: 1, changed: 0, refused: 1 })
  expect(json.problems).toMatchObject([{ code: 'CASE-NO-REPEATED', sheet: '10月', row: 2 }])
  expect(exit).toBe(3)
})
