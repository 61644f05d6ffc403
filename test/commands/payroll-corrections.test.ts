// The past stays, differences come in the next run: late cases, regraded, withdrawn, moved and newly shared ones; never
// more back than was paid, and never more in a month than the law lets.
import { beforeAll, describe, expect, it } from 'vitest'
import { runAndSettle } from '../support/settle.ts'
import { caseNo, ledgerCsv, newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = {
  readonly kind: string
  readonly amountFen: number
  readonly caseNo: string | null
  readonly because: { readonly text: string }
  readonly corrects?: { readonly lineId: number; readonly month: string }
}

async function linesOf(workspace: Workspace, month: string): Promise<readonly Line[]> {
  const { json } = await workspace.gongtiao(`payroll show ${month} --json`)
  return json.payslips.flatMap((slip: { readonly lines: readonly Line[] }) => slip.lines)
}

/** Kind, amount and the month that it corrects, of the lines that stand for a case. */
async function caseLines(workspace: Workspace, month: string): Promise<readonly unknown[]> {
  const lines = (await linesOf(workspace, month)).filter((line) => line.caseNo !== null)
  return lines.map((line) => [line.kind, line.amountFen, ...(line.corrects === undefined ? [] : [line.corrects.month])])
}

const run = async (workspace: Workspace, month: string): Promise<void> => {
  const { exit, stderr } = await workspace.gongtiao(`payroll run ${month}`)
  expect(exit, stderr).toBe(0)
}

const october = { 受理日期: '2017-10-10', 结案日期: '2017-10-12' }
const november = { 受理日期: '2017-11-02', 结案日期: '2017-11-08' }
const partTime = rosterCsv([
  { 姓名: '王建国', 用工类别: '兼职' },
  { 姓名: '李秀英', 用工类别: '兼职' },
])

/** October closed with one 重大 case of 150.00 by 王建国, and nine of 90.00 in November. */
async function octoberClosed(roster: string = partTime): Promise<Workspace> {
  const workspace = await newWorkspace({ roster })
  const rest = Array.from({ length: 9 }, () => november)
  await workspace.importLedger([{ ...october, 难易程度: '重大' }, ...rest])
  await runAndSettle(workspace, '2017-10')
  return workspace
}

type Row = { readonly [column: string]: string }

/** The ledger again, with something else in it for a case that was paid. */
async function correct(workspace: Workspace, rows: readonly Row[]): Promise<void> {
  const file = workspace.file('更正.csv', ledgerCsv(rows))
  const words = ['ledger', 'import', file, '--accept-paid', '--reason', '复查', '--as', '李科长', '--json']
  const { json } = await workspace.gongtiao(words)
  expect(json.counts, JSON.stringify(json)).toMatchObject({ changed: 1, refused: 0 })
}

/** The same ledger with another first row. */
async function changed(workspace: Workspace, first: Row): Promise<void> {
  const rest = Array.from({ length: 9 }, () => november)
  await correct(workspace, [{ ...october, 难易程度: '重大', ...first }, ...rest])
}

describe('a case paid 150.00 in October and found to be 疑难 afterwards (W14)', () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await octoberClosed()
    await changed(workspace, { 难易程度: '疑难' })
    await run(workspace, '2017-11')
  })

  it('is a line of −30.00 in November that points at October', async () => {
    expect(
      (await caseLines(workspace, '2017-11')).filter((line) => Array.isArray(line) && line[0] === 'recovery'),
    ).toEqual([['recovery', -3000, '2017-10']])
  })

  it('and says the month, before, now and why', async () => {
    const text = (await linesOf(workspace, '2017-11')).find((line) => line.kind === 'recovery')?.because.text ?? ''
    for (const part of ['2017-10', '150.00', '120.00', '疑难', '30.00']) expect(text).toContain(part)
  })

  it('and October stays as it was', async () => {
    expect(await caseLines(workspace, '2017-10')).toEqual([['case-subsidy', 15000]])
  })

  it('and nothing follows once it is settled', async () => {
    await runAndSettle(workspace, '2017-11')
    await run(workspace, '2017-12')
    expect(await caseLines(workspace, '2017-12')).toEqual([])
  })
})

it('a case found to be worth more is paid the rest, pointing at the first payment', async () => {
  const workspace = await newWorkspace({ roster: partTime })
  await workspace.importLedger([{ ...october, 难易程度: '一般' }])
  await runAndSettle(workspace, '2017-10')
  await correct(workspace, [{ ...october, 难易程度: '重大' }])
  await run(workspace, '2017-11')
  expect(await caseLines(workspace, '2017-11')).toEqual([['arrears', 6000, '2017-10']])
})

describe('a case that turns out not to be settled', () => {
  it('is taken back within the legal share of each month: 20 % of 900.00 is 180.00', async () => {
    const workspace = await octoberClosed()
    await changed(workspace, { 调解结果: '不成功' })
    await run(workspace, '2017-11')
    const back = (await linesOf(workspace, '2017-11')).filter((line) => line.kind === 'recovery')
    expect(back.map((line) => line.amountFen)).toEqual([-15000])
  })

  it('and what a month cannot bear comes in the next: 20 % of 90.00 is 18.00 a month', async () => {
    const workspace = await newWorkspace({ roster: partTime })
    const rows = [
      { ...october, 难易程度: '简单' },
      november,
      { 受理日期: '2017-12-02', 结案日期: '2017-12-08' },
      { 受理日期: '2018-01-02', 结案日期: '2018-01-08' },
      { 受理日期: '2018-02-02', 结案日期: '2018-02-08' },
      { 受理日期: '2018-03-02', 结案日期: '2018-03-08' },
    ]
    await workspace.importLedger(rows)
    await runAndSettle(workspace, '2017-10')
    await correct(workspace, [{ ...october, 难易程度: '简单', 调解结果: '不成功' }, ...rows.slice(1)])
    const taken: number[] = []
    for (const month of ['2017-11', '2017-12', '2018-01', '2018-02', '2018-03']) {
      await runAndSettle(workspace, month)
      const lines = await linesOf(workspace, month)
      taken.push(...lines.filter((line) => line.kind === 'recovery').map((line) => line.amountFen))
    }
    // 60.00 in all: 18.00 three times, then the rest; never more than was paid.
    expect(taken).toEqual([-1800, -1800, -1800, -600])
  }, 30_000)
})

it('a case whose closing date moves from a closed month is not paid again', async () => {
  const workspace = await octoberClosed()
  await changed(workspace, { 结案日期: '2017-11-20' })
  await run(workspace, '2017-11')
  expect((await caseLines(workspace, '2017-11')).length).toBe(9)
})

it('a share recorded after the payment moves the money: back from one, paid to the other', async () => {
  const workspace = await octoberClosed()
  const { exit, stderr } = await workspace.gongtiao([
    'case',
    'shares',
    caseNo(1),
    '王建国=50%',
    '李秀英=50%',
    '--document',
    '分工确认单',
  ])
  expect(exit, stderr).toBe(0)
  await run(workspace, '2017-11')
  const lines = (await caseLines(workspace, '2017-11')).filter(
    (line) => Array.isArray(line) && line[0] !== 'case-subsidy',
  )
  expect(lines).toEqual([
    ['recovery', -7500, '2017-10'],
    ['arrears', 7500],
  ])
})

it('a grade that the bureau lowers after the payment is taken back with its name and day', async () => {
  const workspace = await octoberClosed()
  const sheet = [
    '案号,派出所,审核结论,核定等级,理由,审核人,审核日期',
    `${caseNo(1)},新街派出所,改级,疑难,调解一次即成,李科长,2017-11-20`,
  ]
  const imported = await workspace.gongtiao([
    'subsidy',
    'review',
    'import',
    workspace.file('审核表.csv', `${sheet.join('\n')}\n`),
    '--as',
    '李科长',
  ])
  expect(imported.exit, imported.output).toBe(0)
  await run(workspace, '2017-11')
  const back = (await linesOf(workspace, '2017-11')).find((line) => line.kind === 'recovery')
  expect(back?.amountFen).toBe(-3000)
  for (const part of ['申报“重大”', '核定“疑难”', '李科长', '2017-11-20']) expect(back?.because.text).toContain(part)
})
