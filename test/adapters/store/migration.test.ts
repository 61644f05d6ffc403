// A store that an earlier release wrote is brought to the newest schema: nothing of it is lost, and its log still holds.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace, type Workspace } from '../../support/workspace.ts'

const FIRST = fileURLToPath(new URL('../../../fixtures/stores/v1.db', import.meta.url))

async function olderWorkspace(): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: null })
  cpSync(FIRST, workspace.store)
  return workspace
}

describe('a store of schema 1', () => {
  it('is not touched by reading, and says what to do', async () => {
    const workspace = await olderWorkspace()
    const { exit, stderr } = await workspace.gongtiao('case list')
    expect(exit).toBe(1)
    expect(stderr).toContain('旧版本')
    expect(sqlOn(workspace.store, 'PRAGMA user_version')).toEqual([{ user_version: 1 }])
  })

  it('keeps its cases, its log and a copy of itself', async () => {
    const workspace = await olderWorkspace()
    const { exit, stderr } = await workspace.importLedger([{ 案号: '（2017）翠人调字第009号' }], '新.csv')
    expect(exit, stderr).toBe(0)
    expect(sqlOn(workspace.store, 'PRAGMA user_version')).toEqual([{ user_version: 2 }])
    expect(existsSync(join(workspace.folder, 'gongtiao.db.v1.bak'))).toBe(true)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
    const { cases } = (await workspace.gongtiao('case list --json')).json
    expect(cases.map((one: { caseNo: string }) => one.caseNo)).toEqual([
      '（2017）翠人调字第001号',
      '（2017）翠人调字第002号',
      '（2017）翠人调字第009号',
    ])
    expect((await workspace.gongtiao('ledger pending --json')).json.items).toHaveLength(1)
  })

  it('finds near-duplicates of its old cases, and takes its old imports out', async () => {
    const workspace = await olderWorkspace()
    const twin = { 案号: '（2017）翠人调字第010号', 受理日期: '2017-11-06', 申请人: '李四', 被申请人: '张 三' }
    const { json } = await workspace.importLedger([twin], '新.csv')
    expect(json.problems).toMatchObject([{ code: 'CASE-DUPLICATE', severity: 'warning' }])
    const undo = await workspace.gongtiao('ledger undo B0002 --json')
    expect(undo.json, undo.stderr).toMatchObject({ removed: 2, restored: 0 })
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })
})
