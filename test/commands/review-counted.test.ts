// Where a case counts by the bureau's decision: the sheet asks for all that wait, and pay follows the day of the decision.
import { describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { csvSheet, DECIDED, sheetOf } from '../support/review-sheet.ts'
import { caseNo, ledgerCsv, rosterCsv, workspaceAt } from '../support/workspace.ts'

describe('where cases count by their review (高台)', async () => {
  const workspace = workspaceAt(newFolder())
  await workspace.gongtiao('init . --name 高台县司法局 --policy gaotai-2018')
  const since = { 入职日期: '2018-01-01', 派出所: '城关派出所', 区县: '高台县' }
  await workspace.importRoster(rosterCsv([{ 姓名: '王建国', ...since }]))
  const held = { 受理日期: '2018-05-02', 结案日期: '2018-05-08', 派出所: '城关派出所' }
  const later = { today: '2018-07-20' }
  await workspace.gongtiao(['ledger', 'import', workspace.file('台账.csv', ledgerCsv([held, held]))], later)
  const exported = (month: string) =>
    workspace.gongtiao(['subsidy', 'review', 'export', month, '--out', `${month}.xlsx`, '--force', '--json'], later)

  it('asks for every closed case that nobody has decided, with what it would earn', async () => {
    expect((await exported('2018-06')).json).toMatchObject({ cases: 2, undecided: 2 })
    const { sheet } = await sheetOf(workspace, '2018-06.xlsx')
    expect([sheet.getCell('I4').value, sheet.getCell('J4').value]).toEqual([200, null])
  })

  it('counts a decided case in the month of its decision, and asks again for a returned one', async () => {
    const decided = { 派出所: '城关派出所', ...DECIDED, 审核日期: '2018-06-20' }
    const file = csvSheet(workspace, [
      { 案号: caseNo(1), 审核结论: '通过', ...decided },
      { 案号: caseNo(2), 审核结论: '退回补正', 理由: '缺协议书', ...decided },
    ])
    const { json } = await workspace.gongtiao(['subsidy', 'review', 'import', file, '--json'], later)
    expect(json.counts).toMatchObject({ decided: 2, refused: 0 })
    expect((await exported('2018-07')).json).toMatchObject({ cases: 1, undecided: 0 })
    const assessed = await workspace.gongtiao('subsidy assess 2018-06 --json', later)
    expect(assessed.json.totals).toMatchObject({ payable: 1, hold: 1, amountFen: 20_000 })
    expect(
      (await workspace.gongtiao('payroll run 2018-06 --batch subsidies --json', later)).json.totals.caseSubsidyFen,
    ).toBe(20_000)
  })
})
