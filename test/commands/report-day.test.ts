// The day on which a case came in is the day that it was for the person, not the clock's: a late report is counted from it.
import { expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { sqlOn } from '../support/store.ts'
import { ledgerCsv, rosterCsv, type Workspace, workspaceAt } from '../support/workspace.ts'

async function county(): Promise<Workspace> {
  const workspace = workspaceAt(newFolder())
  await workspace.gongtiao('init . --name 某县司法局 --policy example-oral-share')
  workspace.file('花名册.csv', rosterCsv([{ 姓名: '王建国', 入职日期: '2024-01-01' }]))
  await workspace.gongtiao('roster import 花名册.csv', { today: '2025-01-02' })
  return workspace
}

const settled = { 案号: '（2025）某人调字第1号', 受理日期: '2025-03-01', 结案日期: '2025-03-06', 难易程度: '简易' }

it.each([
  ['2025-04-05', 'payable', 0],
  ['2025-09-01', 'hold', 1],
])('imported on %s it is %s', async (today, result, held) => {
  const workspace = await county()
  workspace.file('台账.csv', ledgerCsv([settled]))
  const { exit, stdout } = await workspace.gongtiao('ledger import 台账.csv', { today })
  expect(exit, stdout).toBe(0)
  await workspace.gongtiao(['case', 'set', settled.案号, '卷宗材料=齐全', '卷宗评分=95'], { today })
  const heads = '案号,派出所,审核结论,审核人,审核日期,卷宗评分'
  workspace.file('审核.csv', `${heads}\n${settled.案号},新街派出所,通过,李局长,${today},95\n`)
  const review = await workspace.gongtiao('subsidy review import 审核.csv', { today })
  expect(review.exit, review.stdout + review.stderr).toBe(0)
  const { json } = await workspace.gongtiao(['subsidy', 'explain', settled.案号, '--json'], { today })
  expect(json.result, json.reason).toBe(result)
  const run = await workspace.gongtiao('payroll run 2025-03 --json', { today })
  expect(run.json.held).toHaveLength(held)
  expect((await workspace.gongtiao('log verify')).exit).toBe(0)
})

it('a changed day is found by the log', async () => {
  const workspace = await county()
  workspace.file('台账.csv', ledgerCsv([settled]))
  await workspace.gongtiao('ledger import 台账.csv', { today: '2025-09-01' })
  sqlOn(workspace.store, "UPDATE operation_day SET day = '2025-04-05' WHERE day = '2025-09-01'")
  expect((await workspace.gongtiao('log verify')).exit).not.toBe(0)
})
