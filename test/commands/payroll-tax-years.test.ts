// Which tax rules hold follows the payday, and what the year's tax asks of the past comes from the runs.
import { describe, expect, it } from 'vitest'
import { runAndSettle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = { readonly kind: string; readonly amountFen: number; readonly because: { readonly text: string } }

async function taxOf(workspace: Workspace, month: string, payOn: string): Promise<Line> {
  const { json, exit, stderr } = await workspace.gongtiao(`payroll run ${month} --pay-on ${payOn} --json`)
  expect(exit, stderr).toBe(0)
  const [slip] = json.payslips
  return slip.lines.find((line: Line) => line.kind === 'income-tax')
}

/** 34 cases of 90.00 with 3,500.00 base: 6,560.00 a month. */
const many = (month: string): { [column: string]: string }[] =>
  Array.from({ length: 34 }, () => ({ 受理日期: `${month}-02`, 结案日期: `${month}-08` }))

describe('September 2018', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }]) })
  await workspace.importLedger(many('2018-09'))

  it('paid on the last day of the old table deducts 3,500.00', async () => {
    // 6,560 − 539 − 3,500 = 2,521.00, 10 % − 105
    expect((await taxOf(workspace, '2018-09', '2018-09-30')).amountFen).toBe(-14710)
  })

  it('paid a day later deducts 5,000.00 (T14)', async () => {
    // 6,560 − 539 − 5,000 = 1,021.00 at 3 %
    expect((await taxOf(workspace, '2018-09', '2018-10-01')).amountFen).toBe(-3063)
  })
})

describe('December 2018', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }]) })
  await workspace.importLedger(many('2018-12'))

  it('paid in December is taxed by the month, in January 2019 cumulatively with one month (T15)', async () => {
    expect((await taxOf(workspace, '2018-12', '2018-12-28')).because.text).not.toContain('累计')
    const january = await taxOf(workspace, '2018-12', '2019-01-10')
    expect(january.because.text).toContain('累计')
    expect(january.amountFen).toBe(-3063)
  })
})

describe('60,000 at once (公告2020年第19号)', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 入职日期: '2019-08-15' }]) })
  await workspace.importLedger(many('2021-01'))
  for (let month = 12; month <= 23; month++) {
    const name = `${2019 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`
    await runAndSettle(workspace, name, 'paid')
  }

  it('is for who was paid here in all twelve months of last year, not above 60,000', async () => {
    const tax = await taxOf(workspace, '2021-01', '2021-02-10')
    expect(tax.because.text).toContain('60,000')
    expect(tax.amountFen).toBe(0)
  })
}, 60_000)

it('two paydays in one calendar month share one threshold', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }]) })
  await workspace.importLedger([...many('2017-10'), ...many('2017-11').map((row) => ({ ...row }))])
  await taxOf(workspace, '2017-10', '2017-12-01')
  const second = await taxOf(workspace, '2017-11', '2017-12-29')
  // Of the second 6,560.00 the 3,500.00 are used up: 2 × 6,021 − 3,500 = 8,542 at 20 % − 555 = 1,153.40, less 147.10.
  expect(second.amountFen).toBe(-(115340 - 14710))
})
