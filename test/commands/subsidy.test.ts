// What cases earn, without a run: a month at a glance, and one case with its facts and their cells.
import { describe, expect, it } from 'vitest'
import { caseNo, newWorkspace } from '../support/workspace.ts'

const CASES = [
  {},
  { 难易程度: '疑难', 调解员: '王建国、李秀英' },
  { 派出所: '南岸派出所', 调解员: '张伟', 难易程度: '重大' },
  { 调解结果: '不成功', 结案日期: '2017-11-20' },
  { 受理日期: '2017-10-05', 结案日期: '2017-10-08' },
]

describe('subsidy assess', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(CASES)
  const { exit, json } = await workspace.gongtiao('subsidy assess 2017-11 --json')

  it('has a line for every case that counts in the month', () => {
    expect(exit).toBe(0)
    type Line = { readonly caseNo: string; readonly result: string; readonly amountFen: number }
    expect(json.cases.map((one: Line) => [one.caseNo, one.result, one.amountFen])).toEqual([
      [caseNo(1), 'payable', 9000],
      [caseNo(2), 'payable', 12_000],
      [caseNo(3), 'payable', 15_000],
      [caseNo(4), 'zero', 0],
    ])
  })

  it('sums by result, grade and station', () => {
    expect(json.totals).toEqual({ cases: 4, payable: 3, zero: 1, hold: 0, amountFen: 36_000 })
    expect(json.byStation).toContainEqual({
      station: '南岸派出所',
      cases: 1,
      payable: 1,
      zero: 0,
      hold: 0,
      amountFen: 15_000,
    })
    expect(json.byGrade).toContainEqual({ grade: '一般', cases: 2, payable: 1, zero: 1, hold: 0, amountFen: 9000 })
    expect(json.reasons).toEqual([{ reason: '不发：调解结果为“调解不成功”，不发个案补贴', cases: 1 }])
  })

  it('is what the run of the month pays, and stores nothing', async () => {
    expect((await workspace.gongtiao('log --json')).json.operations).toHaveLength(2)
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(run.json.totals.caseSubsidyFen).toBe(json.totals.amountFen)
  })

  it('looks at one station alone', async () => {
    const one = await workspace.gongtiao('subsidy assess 2017-11 --station 南岸派出所 --json')
    expect(one.json.totals).toMatchObject({ cases: 1, amountFen: 15_000 })
  })

  it('follows what was recorded: a refused case, a case paid by hand, agreed shares', async () => {
    await workspace.gongtiao(['case', 'set', '翠1', '已发=2017-11-30'])
    await workspace.gongtiao(['case', 'shares', '翠2', '王建国=全部'])
    const after = (await workspace.gongtiao('subsidy assess 2017-11 --json')).json
    expect(after.totals).toMatchObject({ payable: 2, zero: 2, amountFen: 27_000 })
    expect(after.cases[1].shares).toEqual([{ mediator: '王建国', mediatorId: 'M001', amountFen: 12_000 }])
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(run.json.totals.caseSubsidyFen).toBe(27_000)
  })
})

describe('subsidy explain', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger(CASES)
  await workspace.gongtiao(['case', 'set', '翠2', '回访日期=2017-11-20'])
  const { json } = await workspace.gongtiao('subsidy explain 翠2 --json')

  it('keeps the keys of the contract', () => {
    expect(json).toMatchObject({
      caseNo: caseNo(2),
      policy: { id: 'yibin-2017/case-subsidy', effectiveFrom: '2017-08-01' },
      amountFen: 12_000,
      result: 'payable',
      lines: [{ clause: '难度档次·疑难', beforeFen: 0, afterFen: 12_000 }],
      shares: [
        { mediator: '王建国', mediatorId: 'M001', amountFen: 6000 },
        { mediator: '李秀英', mediatorId: 'M002', amountFen: 6000 },
      ],
    })
  })

  it('says it in one paragraph', () => {
    expect(json.explanation).toBe(
      `${caseNo(2)}，结案日期 2017-11-08，适用《宜宾公调对接个案补贴》（自 2017-08-01 起）。难易程度“疑难”，每件 120.00 元。本案核定 120.00 元。按份额分配：王建国 60.00 元，李秀英 60.00 元，实际发放 120.00 元。`,
    )
  })

  it('says why not more on request: open gates, and what the next grade takes and brings', async () => {
    expect(json).not.toHaveProperty('whyNot')
    const { whyNot } = (await workspace.gongtiao('subsidy explain 翠2 --why-not --json')).json
    expect(whyNot.closed).toBeNull()
    expect(whyNot.passed.map(({ text }: { readonly text: string }) => text)).toContain('调解成功')
    expect(whyNot.higher).toMatchObject({ grade: '重大', amountFen: 15_000, gainFen: 3000 })
    const failed = (await workspace.gongtiao('subsidy explain 翠4 --why-not --json')).json.whyNot
    expect(failed.closed).toMatchObject({ result: 'zero', clause: '条件·调解成功' })
  })

  it('names the cell of each fact that it rests on, and what was recorded beside the ledger', () => {
    type Fact = { readonly field: string; readonly cell: string; readonly raw: string }
    const cells = json.facts.map(({ field, cell, raw }: Fact) => `${field} ${cell} ${raw}`)
    expect(cells).toContain('grade F3 疑难')
    expect(cells).toContain('closedOn I3 2017-11-08')
    expect(cells.join()).not.toContain('amount')
    expect(json.recorded).toEqual([{ name: '回访日期', text: '2017-11-20' }])
  })
})
