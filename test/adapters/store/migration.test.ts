// A store that an earlier release wrote is brought to the newest schema: nothing of it is lost, and its log still holds.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/adapters/store/migrate.ts'
import { NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { storedDate } from '../../../src/domain/packed-facts.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace, type Workspace } from '../../support/workspace.ts'

async function olderWorkspace(schema: 1 | 2): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: null })
  cpSync(fileURLToPath(new URL(`../../../fixtures/stores/v${schema}.db`, import.meta.url)), workspace.store)
  return workspace
}

const caseNosOf = async ({ gongtiao }: Workspace): Promise<readonly string[]> =>
  (await gongtiao('case list --json')).json.cases.map((one: { caseNo: string }) => one.caseNo)

describe.each([1, 2] as const)('a store of schema %i', (schema) => {
  it('is not touched by reading, and says what to do', async () => {
    const workspace = await olderWorkspace(schema)
    const { exit, stderr } = await workspace.gongtiao('case list')
    expect(exit).toBe(1)
    expect(stderr).toContain('旧版本')
    expect(sqlOn(workspace.store, 'PRAGMA user_version')).toEqual([{ user_version: schema }])
  })

  it('keeps its cases, its log and a copy of itself', async () => {
    const workspace = await olderWorkspace(schema)
    const { exit, stderr } = await workspace.importLedger([{ 案号: '（2017）翠人调字第009号' }], '新.csv')
    expect(exit, stderr).toBe(0)
    expect(sqlOn(workspace.store, 'PRAGMA user_version')).toEqual([{ user_version: SCHEMA_VERSION }])
    expect(existsSync(join(workspace.folder, `gongtiao.db.v${schema}.bak`))).toBe(true)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
    const serials = { 1: ['001', '002', '009'], 2: ['001', '002', '009', '003', '005'] }[schema]
    expect(await caseNosOf(workspace)).toEqual(serials.map((serial) => `（2017）翠人调字第${serial}号`))
    expect((await workspace.gongtiao('ledger pending --json')).json.items).toHaveLength(1)
  })

  it('gives back its draft, line by line', async () => {
    const workspace = await olderWorkspace(schema)
    const before = sqlOn(workspace.store, LINES)
    ;(await open(workspace.store, 'write')).close()
    expect(sqlOn(workspace.store, LINES)).toEqual(before)
    const { json } = await workspace.gongtiao('payroll show 2017-11 --json')
    expect(json).toMatchObject({ month: '2017-11', state: 'draft' })
    expect(json.payslips).toHaveLength(3)
  })

  it('takes what it had no table for, and its log still holds', async () => {
    const workspace = await olderWorkspace(schema)
    const store = await open(workspace.store, 'write')
    await store.caseWork.setSupplement(1, { ...NO_SUPPLEMENT, fileScore: 90 }, HEAD)
    await store.roster.leave('M001', storedDate('2017-12-31'), HEAD)
    expect(await store.log.verify()).toBeNull()
    store.close()
  })
})

const LINES = 'SELECT mediator_id, kind, case_id, amount_fen, clause, text FROM pay_line ORDER BY line_id'

describe('a store of schema 1', () => {
  it('finds near-duplicates of its old cases, and takes its old imports out', async () => {
    const workspace = await olderWorkspace(1)
    const twin = { 案号: '（2017）翠人调字第010号', 受理日期: '2017-11-06', 申请人: '李四', 被申请人: '张 三' }
    const { json } = await workspace.importLedger([twin], '新.csv')
    expect(json.problems).toMatchObject([{ code: 'CASE-DUPLICATE', severity: 'warning' }])
    const undo = await workspace.gongtiao('ledger undo B0002 --json')
    expect(undo.json, undo.stderr).toMatchObject({ removed: 2, restored: 0 })
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })
})

describe('a store of schema 2', () => {
  it('knows what people have answered, and takes its second import out', async () => {
    const workspace = await olderWorkspace(2)
    const undo = await workspace.gongtiao('ledger undo B0003')
    expect([undo.exit, undo.output]).toEqual([1, expect.stringContaining('已经登记了与别的案件的关系')])
    const store = await open(workspace.store, 'write')
    expect(await store.roster.aliases()).toEqual([{ alias: '王建囯', mediatorId: 'M001' }])
    expect(await store.policies.confirmations()).toHaveLength(3)
    store.close()
  })
})
