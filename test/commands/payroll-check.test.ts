// What is looked at before money goes out: each check finds its case, and a clean month has nothing to say.
import { describe, expect, it } from 'vitest'
import { settle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Problem = { readonly code: string; readonly severity: string; readonly message: string }

async function checked(
  workspace: Workspace,
  month = '2017-11',
): Promise<{ exit: number; problems: readonly Problem[] }> {
  await workspace.gongtiao(`payroll run ${month}`)
  const { exit, json } = await workspace.gongtiao(`payroll check ${month} --json`)
  return { exit, problems: json.problems }
}

const codesOf = ({ problems }: { readonly problems: readonly Problem[] }): readonly string[] =>
  problems.map((problem) => problem.code)

it('a clean month has only its unconfirmed values to say, and that the minimum wage of 2017 is not known', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger([{}, { 派出所: '南岸派出所', 调解员: '张伟' }])
  const before = await checked(workspace)
  expect([before.exit, codesOf(before)]).toEqual([0, ['CHECK-UNCONFIRMED', 'CHECK-MINIMUM-WAGE']])
  await workspace.gongtiao('policy confirm --all --document 纪要 --by 李科长')
  expect(codesOf(await checked(workspace))).toEqual(['CHECK-MINIMUM-WAGE'])
})

describe('cases', async () => {
  const workspace = await newWorkspace({
    roster: rosterCsv([
      { 姓名: '王建国' },
      { 姓名: '李秀英', 派出所: '南岸派出所' },
      { 姓名: '赵敏', 入职日期: '2017-11-20' },
    ]),
  })
  await workspace.importLedger([
    { 申请人: '张三', 被申请人: '李四', 警情编号: 'J1' },
    {
      申请人: '李四',
      被申请人: '张三',
      受理日期: '2017-11-22',
      结案日期: '2017-11-25',
      警情编号: 'J2',
      纠纷类型: '损害赔偿纠纷',
    },
    { 警情编号: 'J1', 申请人: '王五', 被申请人: '赵六' },
    { 难易程度: '重大' },
    { 调解员: '李秀英' },
    { 调解员: '赵敏' },
  ])
  const found = await checked(workspace)
  const of = (code: string): string =>
    found.problems
      .filter((problem) => problem.code === code)
      .map((problem) => problem.message)
      .join('\n')

  it.each([
    ['CHECK-SAME-PARTIES', ['第001号', '第002号', '隔 17 天']],
    ['CHECK-SAME-INCIDENT', ['第001号', '第003号', 'J1']],
    ['CHECK-TOP-GRADE', ['第004号', '重大', '核定']],
    ['CHECK-STATION', ['第005号', '李秀英']],
    ['CHECK-APPOINTMENT', ['第006号', '赵敏', '2017-11-20']],
  ])('%s', (code, parts) => {
    for (const part of parts) expect(of(code)).toContain(part)
  })

  it('parties are never named', () => {
    expect(JSON.stringify(found.problems)).not.toMatch(/张三|李四|王五|赵六/)
  })

  it('a pair that a person has told apart is not brought up again', async () => {
    const answer = ['case', 'link', '（2017）翠人调字第001号', '（2017）翠人调字第002号', '--relation', '无关', '--yes']
    const { exit, stderr } = await workspace.gongtiao(answer)
    expect(exit, stderr).toBe(0)
    expect(codesOf(await checked(workspace))).not.toContain('CHECK-SAME-PARTIES')
  })
})

describe('people and money', () => {
  it('an account that two people use is an error, masked', async () => {
    const card = '6222020000000000018'
    const roster = rosterCsv([
      { 姓名: '王建国', 银行卡号: card },
      { 姓名: '李秀英', 银行卡号: card },
    ])
    const { exit, problems } = await checked(await newWorkspace({ roster }))
    expect(exit).toBe(3)
    const shared = problems.find((problem) => problem.code === 'CHECK-ACCOUNT-SHARED')
    expect(shared).toMatchObject({ severity: 'refused', message: expect.stringContaining('**** 0018') })
    expect(JSON.stringify(problems)).not.toContain(card)
  })

  it('a negative net is an error', async () => {
    const roster = rosterCsv([{ 姓名: '王建国', 入职日期: '2017-11-29' }])
    const { exit, problems } = await checked(await newWorkspace({ roster }))
    expect(exit).toBe(3)
    expect(problems.find((problem) => problem.code === 'CHECK-NEGATIVE-NET')?.message).toContain('王建国')
  })

  it('a stale draft is an error', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([{}])
    await workspace.gongtiao('payroll run 2017-11')
    await workspace.importLedger([{ 案号: '（2017）翠人调字第090号', 难易程度: '重大' }], '补.csv')
    const { exit, json } = await workspace.gongtiao('payroll check 2017-11 --json')
    expect(exit).toBe(3)
    expect(json.problems.map((one: Problem) => one.code)).toContain('CHECK-STALE')
  })

  it('a total far from last month is said', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }]) })
    await workspace.importLedger([
      { 受理日期: '2017-10-02', 结案日期: '2017-10-08' },
      ...Array.from({ length: 3 }, () => ({})),
    ])
    await workspace.gongtiao('payroll run 2017-10')
    await settle(workspace, '2017-10', 'closed')
    expect(codesOf(await checked(workspace))).toContain('CHECK-TOTAL')
  })
})

it('a station whose share of 重大 is far from its own usual is named with the numbers', async () => {
  const workspace = await newWorkspace()
  const before = Array.from({ length: 12 }, () => ({ 受理日期: '2017-10-02', 结案日期: '2017-10-08' }))
  const now = Array.from({ length: 3 }, () => ({ 难易程度: '重大' }))
  await workspace.importLedger([...before, ...now, {}])
  const { problems } = await checked(workspace)
  const message = problems.find((problem) => problem.code === 'CHECK-GRADE-SHARE')?.message ?? ''
  for (const part of ['新街派出所', '3 件', '75.00%', '0/12', '0.00%']) expect(message).toContain(part)
})
