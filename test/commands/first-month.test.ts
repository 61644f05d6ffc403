// Before the first run: months before --first-month are never paid, cases marked 已发 neither, and what the program itself
// has paid does not become a payment by hand when the office's next ledger says 已发.
import { describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { sqlOn } from '../support/store.ts'
import { caseNo, newWorkspace, ROSTER, workspaceAt } from '../support/workspace.ts'

const OCTOBER = { 受理日期: '2017-10-05', 结案日期: '2017-10-08' }
type Line = { readonly kind: string; readonly caseNo: string | null }
type Slip = { readonly lines: readonly Line[] }

const paidCases = (json: { readonly payslips: readonly Slip[] }): readonly (string | null)[] =>
  json.payslips.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'case-subsidy').map((line) => line.caseNo))

describe('init --first-month', () => {
  it('keeps earlier cases from every run, and says how many they are', async () => {
    const workspace = workspaceAt(newFolder())
    const { gongtiao } = workspace
    const made = await gongtiao('init . --name 翠屏区司法局 --policy yibin-2017 --first-month 2017年11月 --json')
    expect([made.exit, made.json.firstMonth]).toEqual([0, '2017-11'])
    await workspace.importRoster(ROSTER)
    await workspace.importLedger([OCTOBER, { 案号: caseNo(2) }])
    const early = await gongtiao('payroll run 2017-10 --json')
    expect([early.exit, early.json.error.code]).toEqual([1, 'MONTH-BEFORE-FIRST'])
    const { json } = await gongtiao('payroll run 2017-11 --json')
    expect(paidCases(json)).toEqual([caseNo(2)])
    expect(JSON.stringify(json.warnings)).toContain(
      '2017-10 有 1 件调解成功的案件，早于首个核算月 2017-11，各月都不会发。',
    )
  })

  it('is asked for nowhere: without it the first month run is the first', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([OCTOBER])
    expect(paidCases((await workspace.gongtiao('payroll run 2017-10 --json')).json)).toEqual([caseNo(1)])
  })
})

describe('a case marked 已发', () => {
  it('is shown so, is paid by nobody, and stands in the log', async () => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.importLedger([{ 已发: '2017-11-20' }, { 已发: '否' }, { 已发: '' }])
    expect([exit, json.files[0].columns.at(-1)]).toEqual([0, expect.objectContaining({ field: 'paidByHand' })])
    expect((await workspace.gongtiao(['case', 'show', caseNo(1)])).stdout).toContain('2017-11-20（手工发放）')
    expect((await workspace.gongtiao(['case', 'show', caseNo(2)])).stdout).not.toContain('已发')
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(paidCases(run.json)).toEqual([caseNo(2), caseNo(3)])
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
    sqlOn(workspace.store, "UPDATE case_version SET paid_by_hand = '是' WHERE paid_by_hand IS NOT NULL")
    expect((await workspace.gongtiao('log verify')).exit).not.toBe(0)
  })

  it('waits where the cell cannot be read', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importLedger([{ 已发: '下月再说' }, {}])
    expect(json.problems).toMatchObject([{ code: 'PAID-UNREADABLE', severity: 'pending', column: '已发' }])
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect([paidCases(run.json), run.json.held]).toEqual([
      [caseNo(2)],
      [expect.objectContaining({ caseNo: caseNo(1) })],
    ])
    await workspace.importLedger([{ 已发: '否' }, {}], '改正.csv')
    expect(paidCases((await workspace.gongtiao('payroll run 2017-11 --json')).json)).toEqual([caseNo(1), caseNo(2)])
  })

  it('taken back by a later ledger, and by an undo', async () => {
    const workspace = await newWorkspace()
    const paidOf = async () => (await workspace.gongtiao(['case', 'show', caseNo(1), '--json'])).json.paidByHand
    await workspace.importLedger([{ 已发: '是' }], '一.csv')
    const second = await workspace.importLedger([{ 已发: '否' }], '二.csv')
    expect([second.json.counts.changed, await paidOf()]).toEqual([1, null])
    await workspace.gongtiao(`ledger undo ${second.json.batch}`)
    expect(await paidOf()).toBe('是')
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('goes out with the room’s ledger and comes in elsewhere', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([{ 已发: '2017-11-20' }, {}])
    await workspace.gongtiao('ledger export --out 导出.xlsx')
    const { exit, json } = await workspace.gongtiao('ledger import 导出.xlsx --json')
    expect([exit, json.counts]).toMatchObject([0, { unchanged: 2, changed: 0 }])
  })
})
