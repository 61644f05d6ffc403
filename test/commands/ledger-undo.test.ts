// An import taken out again leaves the registry as it was, or is refused and names what depends on it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseNo, newWorkspace, type Workspace } from '../support/workspace.ts'

type Row = { readonly [column: string]: string }

const oneCase = (serial: number, more: Row = {}): Row => ({ 案号: caseNo(serial), ...more })

/** Everything that a person can see of the registry. */
async function content({ gongtiao }: Workspace): Promise<unknown> {
  const [cases, items, pairs, status] = await Promise.all(
    [
      'case list --reveal --json',
      'ledger pending --json',
      'case duplicates --all --reveal --json',
      'ledger status 2017-11 --json',
    ].map(async (words) => (await gongtiao(words)).json),
  )
  const withoutId = items.items.map(({ id: _, ...item }: { id: number }) => item)
  return { cases: cases.cases, items: withoutId, pairs, status }
}

describe('ledger undo', () => {
  it('takes added cases out and brings changed ones back', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([oneCase(1, { 涉案金额: '100' }), oneCase(2)], '一.csv')
    const before = await content(workspace)
    const second = await workspace.importLedger([oneCase(1, { 涉案金额: '200' }), oneCase(3)], '二.csv')
    expect(second.json.counts).toMatchObject({ added: 1, changed: 1 })
    const undone = await workspace.gongtiao(`ledger undo ${second.json.batch} --json`)
    expect(undone.json).toMatchObject({ removed: 1, restored: 1 })
    expect(await content(workspace)).toEqual(before)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('changes nothing on a dry run', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importLedger([oneCase(1)], '一.csv')
    const before = await content(workspace)
    const undone = await workspace.gongtiao(`ledger undo ${json.batch} --dry-run --json`)
    expect(undone.json).toMatchObject({ dryRun: true, removed: 1, undoneBy: null })
    expect(await content(workspace)).toEqual(before)
  })

  it('lets the same file in again, as the same case', async () => {
    const workspace = await newWorkspace()
    const first = await workspace.importLedger([oneCase(1), oneCase(2)], '一.csv')
    const before = await content(workspace)
    await workspace.gongtiao(`ledger undo ${first.json.batch}`)
    expect((await workspace.gongtiao('case list --json')).json.cases).toEqual([])
    const again = await workspace.importLedger([oneCase(1), oneCase(2)], '一.csv')
    expect(again.json.counts).toMatchObject({ added: 2, changed: 0 })
    expect(await content(workspace)).toEqual(before)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('is refused while a later import has changed a case, and says which', async () => {
    const workspace = await newWorkspace()
    const first = await workspace.importLedger([oneCase(1, { 涉案金额: '100' })], '一.csv')
    const second = await workspace.importLedger([oneCase(1, { 涉案金额: '200' })], '二.csv')
    const before = await content(workspace)
    const refused = await workspace.gongtiao(`ledger undo ${first.json.batch}`)
    expect(refused.exit).toBe(1)
    expect(refused.stderr).toContain(caseNo(1))
    expect(refused.stderr).toContain('后来又有变更')
    expect(await content(workspace)).toEqual(before)
    expect((await workspace.gongtiao(`ledger undo ${second.json.batch}`)).exit).toBe(0)
    expect((await workspace.gongtiao(`ledger undo ${first.json.batch}`)).exit).toBe(0)
    expect((await workspace.gongtiao('case list --json')).json.cases).toEqual([])
  })

  it('knows what is no batch, and what was taken out before', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importLedger([oneCase(1)], '一.csv')
    expect((await workspace.gongtiao('ledger undo B0099')).stderr).toContain('没有导入批次 B0099')
    expect((await workspace.gongtiao('ledger undo 一')).exit).toBe(2)
    await workspace.gongtiao(`ledger undo ${json.batch} --reason 发错了`)
    expect((await workspace.gongtiao(`ledger undo ${json.batch}`)).stderr).toContain('已经撤出')
    const { batches } = (await workspace.gongtiao('ledger batches --json')).json
    expect(batches[0]).toMatchObject({ batch: json.batch, undoneBy: 'B0003' })
  })

  it('brings refused rows back that the import had answered', async () => {
    const workspace = await newWorkspace()
    const bad = await workspace.importLedger([oneCase(1, { 受理日期: '2017-02-30' })], '一.csv')
    expect(bad.exit).toBe(3)
    const before = await content(workspace)
    const good = await workspace.importLedger([oneCase(1)], '一.csv')
    expect((await workspace.gongtiao('ledger pending --json')).json.items).toEqual([])
    await workspace.gongtiao(`ledger undo ${good.json.batch}`)
    expect(await content(workspace)).toEqual(before)
  })

  it('undoes any history of imports, newest first', async () => {
    const row = fc.record({
      serial: fc.integer({ min: 1, max: 5 }),
      amount: fc.constantFrom('', '100', '200', '300'),
      name: fc.constantFrom('', '张三', '李四'),
    })
    const file = fc.uniqueArray(row, { selector: ({ serial }) => serial, minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const workspace = await newWorkspace()
        const states: { readonly batch: string; readonly before: unknown }[] = []
        for (const [index, rows] of files.entries()) {
          const before = await content(workspace)
          const cases = rows.map(({ serial, amount, name }) => oneCase(serial, { 涉案金额: amount, 申请人: name }))
          const { json } = await workspace.importLedger(cases, `${index}.csv`)
          if (json.batch !== null) states.push({ batch: json.batch, before })
        }
        for (const { batch, before } of states.reverse()) {
          const undone = await workspace.gongtiao(`ledger undo ${batch}`)
          expect(undone.exit, undone.stderr).toBe(0)
          expect(await content(workspace)).toEqual(before)
        }
        expect((await workspace.gongtiao('log verify')).exit).toBe(0)
      }),
      { numRuns: 10 },
    )
  })
})
