// Late and reopened cases by the rules of their own closing date, and what a negative net leaves for the next month.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programFolder } from '../support/run.ts'
import { runAndSettle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

const SUBSIDY = 'templates/policies/yibin-2017/case-subsidy'
const partTime = rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }])

type Line = { readonly kind: string; readonly amountFen: number; readonly because: { readonly effectiveFrom: string } }

async function subsidies(workspace: Workspace, month: string): Promise<readonly unknown[]> {
  const { exit, json, stderr } = await workspace.gongtiao(`payroll run ${month} --json`)
  expect(exit, stderr).toBe(0)
  return json.payslips
    .flatMap((slip: { lines: readonly Line[] }) => slip.lines)
    .filter((line: Line) => line.amountFen > 0)
    .map((line: Line) => [line.kind, line.amountFen, line.because.effectiveFrom])
}

/** The same table with 一般 at 95.00 from July 2018 on. */
function newTable(workspace: Workspace): void {
  const path = join(workspace.folder, SUBSIDY, '2018-07-01.yaml')
  mkdirSync(dirname(path), { recursive: true })
  const old = readFileSync(join(programFolder, SUBSIDY, '2017-08-01.yaml'), 'utf8')
  writeFileSync(path, old.replace('effectiveFrom: 2017-08-01', 'effectiveFrom: 2018-07-01').replaceAll('9000', '9500'))
}

describe('closed on 2018-06-25, reported in August, a new table since July (W5)', async () => {
  const workspace = await newWorkspace({ roster: partTime })
  newTable(workspace)
  const no = (serial: number): string => `（2018）翠人调字第00${serial}号`
  await workspace.importLedger([{ 案号: no(1), 受理日期: '2018-06-02', 结案日期: '2018-06-08' }], '六月.csv')
  await runAndSettle(workspace, '2018-06')
  await workspace.importLedger([{ 案号: no(2), 受理日期: '2018-07-01', 结案日期: '2018-07-02' }], '七月.csv')
  await runAndSettle(workspace, '2018-07')
  await workspace.importLedger([{ 案号: no(3), 受理日期: '2018-06-20', 结案日期: '2018-06-25' }], '迟到.csv')

  it('is 90.00 by the table of its closing date, in the August run', async () => {
    expect(await subsidies(workspace, '2018-08')).toEqual([['arrears', 9000, '2017-08-01']])
  })

  it('one closed on 2018-07-02 is 95.00', async () => {
    const { json } = await workspace.gongtiao('payroll show 2018-07 --json')
    expect(json.payslips[0].grossFen).toBe(9500)
  })
})

describe('a net below zero', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 入职日期: '2017-11-29' }]) })
  const netOf = async (month: string): Promise<{ netFen: number; lines: readonly Line[] }> =>
    (await workspace.gongtiao(`payroll run ${month} --json`)).json.payslips[0]

  it('is owed: two paid days do not cover the contributions of the month', async () => {
    // 3,500.00 × 2/22 = 318.18; 364.00 and 175.00 are withheld.
    expect((await netOf('2017-11')).netFen).toBe(31818 - 53900)
  })

  it('and is taken back from the next month, once', async () => {
    const december = await netOf('2017-12')
    expect(december.lines.filter((line) => line.kind === 'recovery').map((line) => line.amountFen)).toEqual([-22082])
    const january = await netOf('2018-01')
    expect(january.lines.filter((line) => line.kind === 'recovery')).toEqual([])
  })
})

it('a change of a month that is only a draft is no correction: the draft goes stale', async () => {
  const workspace = await newWorkspace({ roster: partTime })
  await workspace.importLedger([{ 受理日期: '2017-10-02', 结案日期: '2017-10-08' }])
  await workspace.gongtiao('payroll run 2017-10')
  await workspace.importLedger([{ 受理日期: '2017-10-02', 结案日期: '2017-10-08', 难易程度: '重大' }])
  expect(await subsidies(workspace, '2017-11')).toEqual([])
  expect((await workspace.gongtiao('payroll show 2017-10 --json')).json.stale).toBe(true)
})
