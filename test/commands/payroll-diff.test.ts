// Against last month and last year: who, which kind, how much, why.
import { describe, expect, it } from 'vitest'
import { newWorkspace, rosterCsv } from '../support/workspace.ts'

type Person = {
  readonly mediator: string
  readonly reasons: readonly string[]
  readonly kinds: readonly { kind: string }[]
}

describe('October and November', async () => {
  const workspace = await newWorkspace({
    roster: rosterCsv([
      { 姓名: '王建国' },
      { 姓名: '李秀英', 入职日期: '2017-11-13' },
      { 姓名: '张伟', 离职日期: '2017-10-31' },
      { 姓名: '赵敏' },
    ]),
  })
  await workspace.importLedger([
    { 受理日期: '2017-10-02', 结案日期: '2017-10-08' },
    { 受理日期: '2017-10-02', 结案日期: '2017-10-08', 难易程度: '简单' },
    ...Array.from({ length: 4 }, () => ({})),
  ])
  await workspace.gongtiao('payroll run 2017-10')
  await workspace.gongtiao('payroll run 2017-11')
  const { exit, json } = await workspace.gongtiao('payroll diff 2017-11 --json')
  const [comparison] = json.comparisons
  const person = (name: string): Person | undefined => comparison.people.find((one: Person) => one.mediator === name)

  it('compares with the months that were run', () => {
    expect(exit).toBe(0)
    expect(json.comparisons.map((one: { with: string }) => one.with)).toEqual(['2017-10'])
  })

  it.each([
    ['王建国', ['案件 2 件 → 4 件']],
    ['李秀英', ['2017-11-13 入职']],
    ['张伟', ['2017-10-31 离职']],
  ])('%s: %s', (name, reasons) => {
    expect(person(name)?.reasons).toEqual(expect.arrayContaining(reasons))
  })

  it('who is paid the same is not named', () => expect(person('赵敏')).toBeUndefined())

  it('has the amounts of every kind that differs', () => {
    expect(person('王建国')?.kinds).toEqual(
      expect.arrayContaining([{ kind: 'case-subsidy', beforeFen: 15000, nowFen: 36000 }]),
    )
  })

  it('and the totals tie to both runs', async () => {
    for (const [month, side] of [
      ['2017-10', 'beforeFen'],
      ['2017-11', 'nowFen'],
    ] as const) {
      const { json: run } = await workspace.gongtiao(`payroll show ${month} --json`)
      const sum = comparison.totals.reduce((all: number, one: { [key: string]: number }) => all + (one[side] ?? 0), 0)
      expect(sum).toBe(run.totals.netFen)
    }
  })

  it('a month that has nothing to compare with says so', async () => {
    const { exit: alone, json: error } = await workspace.gongtiao('payroll diff 2017-10 --json')
    expect([alone, error.error.code]).toEqual([1, 'DIFF-NOTHING'])
  })
})

it('a changed account shows as its last four digits, with the paper and who checked it', async () => {
  const workspace = await newWorkspace()
  await workspace.gongtiao('payroll run 2017-10')
  const change = ['roster', 'account', '王建国', '--account', '6217000000000000012', '--from', '2017-11-20']
  const { exit, stderr } = await workspace.gongtiao([
    ...change,
    '--document',
    '换卡申请',
    '--checked-by',
    '李科长',
    '--as',
    '张会计',
  ])
  expect(exit, stderr).toBe(0)
  await workspace.gongtiao('payroll run 2017-11')
  const { stdout } = await workspace.gongtiao('payroll diff 2017-11')
  for (const part of ['**** 0012', '换卡申请', '李科长']) expect(stdout).toContain(part)
  expect(stdout).not.toContain('6217000000000000012')
})
