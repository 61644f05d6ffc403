// Which run pays which case: one month each, arrears of approved months, months never run, drafts gone stale.
import { describe, expect, it } from 'vitest'
import { everyByteOf } from '../support/folders.ts'
import { sqlOn } from '../support/store.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

const october = { 受理日期: '2017-10-10', 结案日期: '2017-10-12' }
const november = { 受理日期: '2017-10-30', 结案日期: '2017-11-02' }
const roster = rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }])

type Line = { readonly kind: string; readonly amountFen: number }

async function linesOf(workspace: Workspace, month: string): Promise<readonly (readonly [string, number])[]> {
  const { json } = await workspace.gongtiao(`payroll show ${month} --json`)
  return json.payslips.flatMap((slip: { lines: readonly Line[] }) =>
    slip.lines.filter(({ amountFen }) => amountFen > 0).map(({ kind, amountFen }) => [kind, amountFen] as const),
  )
}

const approve = (workspace: Workspace, month: string): unknown =>
  sqlOn(workspace.store, `UPDATE payroll_run SET state = 'approved' WHERE month = ?`, month)

it('a case counts in the month in which it closed', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october, { ...november, 难易程度: '重大' }])
  await workspace.gongtiao('payroll run 2017-10')
  await workspace.gongtiao('payroll run 2017-11')
  expect(await linesOf(workspace, '2017-10')).toEqual([['case-subsidy', 9000]])
  expect(await linesOf(workspace, '2017-11')).toEqual([['case-subsidy', 15000]])
})

it('a run on the same facts gives the same JSON again', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october, november])
  const [first, second] = [
    await workspace.gongtiao('payroll run 2017-10 --json'),
    await workspace.gongtiao('payroll run 2017-10 --json'),
  ]
  expect(second.stdout).toBe(first.stdout)
  expect((await workspace.gongtiao('payroll show 2017-10 --json')).stdout).toBe(first.stdout)
})

it('a dry run shows the month and writes nothing', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october])
  const before = everyByteOf(workspace.folder)
  const { json } = await workspace.gongtiao('payroll run 2017-10 --dry-run --json')
  expect(json).toMatchObject({ dryRun: true, totals: { caseSubsidyFen: 9000 } })
  expect(everyByteOf(workspace.folder)).toEqual(before)
  expect((await workspace.gongtiao('payroll show 2017-10')).exit).toBe(1)
})

describe('a draft of an earlier month run again', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october, november])
  for (const month of ['2017-10', '2017-11', '2017-10']) await workspace.gongtiao(`payroll run ${month}`)

  it('makes the later draft stale', async () => {
    expect((await workspace.gongtiao('payroll show 2017-11 --json')).json.stale).toBe(true)
    expect((await workspace.gongtiao('payroll show 2017-11')).stdout).toContain('已过期')
    expect((await workspace.gongtiao('payroll show 2017-10 --json')).json.stale).toBe(false)
  })

  it('which running again makes good', async () => {
    await workspace.gongtiao('payroll run 2017-11')
    expect((await workspace.gongtiao('payroll show 2017-11 --json')).json.stale).toBe(false)
  })
})

describe('a case whose closing date has moved to the next month', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october])
  await workspace.gongtiao('payroll run 2017-10')
  const { json } = await workspace.importLedger([{ ...october, 结案日期: '2017-11-02' }])

  it('is a changed row', () => expect(json.counts).toMatchObject({ added: 0, changed: 1 }))

  it('is not paid twice: the other month must be run again first', async () => {
    const { exit, json: refused } = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(exit).toBe(1)
    expect(refused.error).toMatchObject({
      code: 'RUN-STALE',
      hint: expect.stringContaining('gongtiao payroll run 2017-10'),
    })
  })

  it('and is paid once that is done', async () => {
    await workspace.gongtiao('payroll run 2017-10')
    expect((await workspace.gongtiao('payroll run 2017-11')).exit).toBe(0)
    expect(await linesOf(workspace, '2017-10')).toEqual([])
    expect(await linesOf(workspace, '2017-11')).toEqual([['case-subsidy', 9000]])
  })
})

describe('a case that comes in after its month was approved', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october])
  await workspace.gongtiao('payroll run 2017-10')
  approve(workspace, '2017-10')
  await workspace.importLedger([october, { ...october, 难易程度: '重大' }, november])
  const { json } = await workspace.gongtiao('payroll run 2017-11 --json')

  it('is arrears in the next run', async () => {
    expect(await linesOf(workspace, '2017-11')).toEqual([
      ['case-subsidy', 9000],
      ['arrears', 15000],
    ])
    expect(json.payslips[0].grossFen).toBe(24000)
    expect(json.totals.cases).toBe(2)
  })

  it('and the approved month cannot be run again', async () => {
    const { exit, json: locked } = await workspace.gongtiao('payroll run 2017-10 --json')
    expect([exit, locked.error.code]).toEqual([1, 'RUN-LOCKED'])
  })

  it('and is not arrears twice', async () => {
    await workspace.gongtiao('payroll run 2017-12')
    expect(await linesOf(workspace, '2017-12')).toEqual([])
  })
})

describe('a month that was never run', async () => {
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([october, october, { ...october, 调解结果: '不成功' }, november])

  it('is paid by no other month; a warning names it and its count', async () => {
    const { json } = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(json.totals.cases).toBe(1)
    expect(json.warnings.filter((text: string) => text.includes('2017-10 有 2 件'))).toHaveLength(1)
  })

  it('and one before the first month says so', async () => {
    workspace.file('gongtiao.yaml', `${CONFIG}firstMonth: 2017-11\n`)
    const { json } = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(json.warnings.join('')).toContain('早于首个核算月 2017-11')
  })
})

const CONFIG = 'bureau: 翠屏区司法局\npolicyPack: yibin-2017\npayday: 10\ntimeZone: Asia/Shanghai\n'
