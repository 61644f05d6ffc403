// A county that pays by the quarter what the bureau has decided: from the ledger through the review sheet to a closed and
// verified batch (高台 2018: 简单 100, 一般 200, 重大 300).
import { expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { ledgerCsv, rosterCsv, workspaceAt } from '../support/workspace.ts'

const no = (serial: number): string => `（2018）高人调字第${serial}号`
const closed = { 受理日期: '2018-01-05', 结案日期: '2018-02-01' }

it('pays the quarter, names what nobody has decided, closes and verifies', async () => {
  const workspace = workspaceAt(newFolder())
  const at = { today: '2018-04-20' }
  const run = async (words: string): Promise<number> => (await workspace.gongtiao(words, at)).exit
  expect(await run('init . --name 高台县司法局 --policy gaotai-2018')).toBe(0)
  workspace.file('花名册.csv', rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }]))
  expect(await run('roster import 花名册.csv')).toBe(0)
  const grades = ['简单', '一般', '重大', '简单'].map((难易程度, index) => ({
    案号: no(index + 1),
    ...closed,
    难易程度,
  }))
  workspace.file('台账.csv', ledgerCsv(grades))
  expect(await run('ledger import 台账.csv')).toBe(0)
  const rows = [1, 2, 3].map((serial) => `${no(serial)},新街派出所,通过,李局长,张副局长,2018-03-15`)
  workspace.file('审核.csv', `案号,派出所,审核结论,审核人,第二审核人,审核日期\n${rows.join('\n')}\n`)
  expect(await run('subsidy review import 审核.csv')).toBe(0)
  expect(await run('policy confirm --all --document 局发1号 --by 李局长')).toBe(0)

  const { json } = await workspace.gongtiao('payroll run 2018-03 --json', at)
  expect(json).toMatchObject({ batch: 'subsidies', totals: { cases: 3, caseSubsidyFen: 60_000 } })
  expect(json.warnings.join('\n')).toContain('有 1 件调解成功的案件还没有核定日期')
  for (const words of [
    'submit --as 甲',
    'review --as 乙',
    'approve --as 丙',
    'paid --on 2018-04-10 --as 甲',
    'close --as 甲',
  ]) {
    const [verb = '', ...rest] = words.split(' ')
    expect(await run(`payroll ${verb} 2018-03 ${rest.join(' ')}`), words).toBe(0)
  }
  const verified = await workspace.gongtiao('payroll verify', at)
  expect(verified.exit, verified.stdout + verified.stderr).toBe(0)
})
