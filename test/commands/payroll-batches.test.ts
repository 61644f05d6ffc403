// A pack that pays wages every month and subsidies every quarter, each with its own payday and approval.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programFolder } from '../support/run.ts'
import { settle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

const FILE = 'templates/policies/yibin-2017/payroll/2017-08-01.yaml'
const BATCHES = `batches:
  wages:
    value: { title: 每月工资, pays: [wages], every: month }
    status: proposal
    clause: 批次·工资
    source: 例
  subsidies:
    value: { title: 每季度补贴, pays: [subsidies], every: quarter }
    status: proposal
    clause: 批次·补贴
    source: 例

engagementOf:`

async function quarterly(): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }]) })
  const path = join(workspace.folder, FILE)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, readFileSync(join(programFolder, FILE), 'utf8').replace(/batches:[\s\S]*?engagementOf:/, BATCHES))
  await workspace.importLedger(
    ['2017-10', '2017-11', '2017-12'].map((month) => ({ 受理日期: `${month}-02`, 结案日期: `${month}-08` })),
  )
  return workspace
}

type Slip = {
  readonly mediator: string
  readonly lines: readonly { readonly kind: string; readonly amountFen: number }[]
}

async function kindsOf(workspace: Workspace, words: string): Promise<readonly string[]> {
  const { exit, json, stderr } = await workspace.gongtiao(`payroll run ${words} --json`)
  expect(exit, stderr).toBe(0)
  const lines = json.payslips.flatMap((slip: Slip) => slip.lines.map((line) => `${line.kind} ${line.amountFen}`))
  return lines.filter((line: string) => !line.startsWith('income-tax'))
}

describe('wages monthly, subsidies quarterly', async () => {
  const workspace = await quarterly()

  it('the first batch of the pack is the default; it has no subsidies', async () => {
    const kinds = await kindsOf(workspace, '2017-12')
    expect(kinds.filter((kind) => kind.startsWith('base'))).toEqual(['base 350000', 'base 350000'])
    expect(kinds.some((kind) => kind.startsWith('case-subsidy'))).toBe(false)
  })

  it('the quarter that ends with the month is paid in one run', async () => {
    expect(await kindsOf(workspace, '2017-12 --batch subsidies')).toEqual([
      'case-subsidy 9000',
      'case-subsidy 9000',
      'case-subsidy 9000',
    ])
  })

  it('and no month of it counts as never run', async () => {
    const { json } = await workspace.gongtiao('payroll run 2017-12 --batch subsidies --json')
    expect(json.warnings.filter((text: string) => text.includes('没有核算过'))).toEqual([])
  })

  it('a month that ends no quarter is refused with the month that does', async () => {
    const { exit, json } = await workspace.gongtiao('payroll run 2017-11 --batch subsidies --json')
    expect([exit, json.error.code]).toEqual([1, 'PAY-BATCH-MONTH'])
    expect(json.error.hint).toContain('2017-12')
  })

  it('a case that comes in after the quarter is paid with the next quarter', async () => {
    await settle(workspace, '2017-12', 'paid', { batch: 'subsidies' })
    const late = { 案号: '（2017）翠人调字第050号', 受理日期: '2017-10-20', 结案日期: '2017-11-20' }
    await workspace.importLedger([late], '迟到.csv')
    expect(await kindsOf(workspace, '2018-03 --batch subsidies')).toEqual(['arrears 9000'])
  })

  it('both paid in one calendar month share one threshold', async () => {
    const { json } = await workspace.gongtiao('payroll run 2018-03 --batch subsidies --pay-on 2018-04-28 --json')
    const tax = json.payslips[0].lines.find((line: { kind: string }) => line.kind === 'income-tax')
    // Alone the 90.00 would stay below 3,500.00 as well: the text says what else the month has paid.
    expect(tax.amountFen).toBe(0)
  })
})
