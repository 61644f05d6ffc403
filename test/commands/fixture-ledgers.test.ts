// The ledgers as offices sent them, through the command: the roster first, then each file against what is known to
// stand in it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newWorkspace } from '../support/workspace.ts'

type Fault = { readonly caseNo: string; readonly what: string }
type Truth = {
  readonly rows: number
  readonly headerRow?: number
  readonly refused: readonly Fault[]
  readonly pending: readonly Fault[]
  readonly sumFen?: number
  readonly cases?: { readonly [caseNo: string]: { readonly [field: string]: unknown } }
}
type Case = { readonly caseNo: string; readonly [field: string]: unknown }
type Problem = { readonly severity: string; readonly row?: number; readonly column?: string; readonly got?: string }

const pathOf = (name: string): string => fileURLToPath(new URL(`../../fixtures/ledgers/${name}`, import.meta.url))
const truth: { readonly [name: string]: Truth } = JSON.parse(readFileSync(pathOf('truth.json'), 'utf8'))

const LEDGERS = Object.keys(truth).filter((name) => !name.includes('花名册'))

describe.each(LEDGERS)('%s', async (name) => {
  const expected = truth[name]
  if (expected === undefined) throw new Error(`nothing is known of ${name}`)
  const workspace = await newWorkspace({ roster: null })
  const roster = await workspace.gongtiao(['roster', 'import', pathOf('驻所人民调解员花名册.xlsx'), '--json'])
  const { exit, json, stdout } = await workspace.gongtiao(['ledger', 'import', pathOf(name), '--json'])
  const problems: readonly Problem[] = json.problems
  const of = (severity: string): readonly Problem[] => problems.filter((problem) => problem.severity === severity)

  it('the roster comes in whole', async () => {
    expect(roster.exit).toBe(0)
    const { json: list } = await workspace.gongtiao('roster list --json')
    expect([list.stations.length, list.mediators.length]).toEqual([13, 26])
  })

  it('refuses and leaves pending what it should, and nothing else', () => {
    const [refused, pending] = [expected.refused.length, expected.pending.length]
    expect(exit).toBe(refused + pending > 0 ? 3 : 0)
    expect(json.counts).toMatchObject({ rows: expected.rows, added: expected.rows - refused, refused, pending })
    expect([of('refused').length, of('pending').length]).toEqual([refused, pending])
    if (expected.headerRow !== undefined) expect(json.files[0].headerRow).toBe(expected.headerRow)
  })

  it('names each with its row and column, and no number of a person', () => {
    for (const problem of [...of('refused'), ...of('pending')]) {
      expect(problem.row).toBeGreaterThan(1)
      expect(problem.column).toEqual(expect.any(String))
    }
    expect(stdout).not.toMatch(/\d{17}[\dXx]|(?<!\d)1\d{10}(?!\d)/)
  })

  it('the cases are those that stand there', async () => {
    const { json: list } = await workspace.gongtiao('case list --json')
    const cases: readonly Case[] = list.cases
    expect(cases).toHaveLength(expected.rows - expected.refused.length)
    if (expected.sumFen !== undefined)
      expect(cases.reduce((sum, one) => sum + Number(one.amountFen ?? 0), 0)).toBe(expected.sumFen)
    for (const one of cases) {
      const known = expected.cases?.[one.caseNo]
      if (known !== undefined) expect(one).toMatchObject(known)
    }
    const refused = new Set(expected.refused.map(({ caseNo }) => caseNo))
    expect(cases.filter(({ caseNo }) => refused.has(caseNo))).toEqual([])
  })

  it('again adds nothing, and what waits is kept once', async () => {
    const before = (await workspace.gongtiao('ledger pending --json')).json.items
    // A hidden row is read and held beside them.
    const faults = before.filter(({ severity }: Problem) => severity !== 'warning')
    expect(faults).toHaveLength(expected.refused.length + expected.pending.length)
    const again = await workspace.gongtiao(['ledger', 'import', pathOf(name), '--json'])
    expect(again.json).toMatchObject({ batch: null, counts: { added: 0, changed: 0 } })
    expect((await workspace.gongtiao('ledger pending --json')).json.items).toEqual(before)
  })
})
