// What a month's pay rests on beside cases: engagement, attendance, items, what was brought over, declarations, awards.
import { describe, expect, it } from 'vitest'
import { LATER, runAndSettle } from '../support/settle.ts'
import { caseNo, csvOf, newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = { readonly kind: string; readonly amountFen: number; readonly because: { readonly text: string } }

async function typed(workspace: Workspace, words: readonly string[]): Promise<void> {
  const { exit, output } = await workspace.gongtiao(words, { today: LATER })
  expect(exit, output).toBe(0)
}

async function linesOf(workspace: Workspace, words: string): Promise<ReadonlyMap<string, Line>> {
  const { exit, json, stdout } = await workspace.gongtiao(`payroll run ${words} --json`)
  expect(exit, stdout).toBe(0)
  return new Map((json.payslips[0]?.lines ?? []).map((line: Line) => [line.kind, line]))
}

const one = (): Promise<Workspace> => newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }]) })

describe('engagement', () => {
  it('not named in the roster: the pack says what 专职 is, and the slip says so', async () => {
    const lines = await linesOf(await one(), '2017-11')
    expect(lines.get('base')?.because.text).toContain('花名册未写用工关系')
  })

  it('dispatched from a day on: wages and insurance go through the agency, subsidies stay', async () => {
    const workspace = await one()
    await workspace.importLedger([{}])
    const engage = [
      'roster',
      'engage',
      '王建国',
      '--kind',
      '劳务派遣',
      '--from',
      '2017-11-01',
      '--document',
      '派遣协议',
    ]
    await typed(workspace, engage)
    expect([...(await linesOf(workspace, '2017-11')).keys()]).toEqual(['case-subsidy', 'income-tax'])
    expect([...(await linesOf(workspace, '2017-10')).keys()]).toContain('base')
  })
})

describe('attendance and items', () => {
  it('three unpaid days of November: 3,017.24 (PR9, P2)', async () => {
    const workspace = await one()
    const sheet = csvOf([{ 姓名: '王建国', 派出所: '新街派出所', 应出勤: '22', 实出勤: '19', 无薪缺勤: '3' }])
    await typed(workspace, ['payroll', 'attendance', 'import', '2017-11', workspace.file('考勤.csv', sheet)])
    expect((await linesOf(workspace, '2017-11')).get('base')?.amountFen).toBe(301724)
  })

  it('an item of a declared kind is a line with its paper', async () => {
    const workspace = await one()
    const item = ['payroll', 'item', 'add', '王建国', '--kind', '值班补助', '--amount', '300', '--month', '2017-11']
    await typed(workspace, [...item, '--document', '值班表'])
    const line = (await linesOf(workspace, '2017-11')).get('duty-allowance')
    expect(line?.amountFen).toBe(30000)
    expect(line?.because.text).toContain('值班表')
    expect((await linesOf(workspace, '2017-12')).has('duty-allowance')).toBe(false)
  })
})

describe('brought over', () => {
  const opening = (row: { readonly [column: string]: string }): string =>
    csvOf([
      {
        姓名: '王建国',
        派出所: '新街派出所',
        年度: '2019',
        累计收入: '0',
        累计三险一金: '0',
        累计专项附加扣除: '0',
        累计其他扣除: '0',
        累计已预缴税额: '0',
        任职月数: '0',
        ...row,
      },
    ])

  it('last year’s average is the contribution base of the year, and the slip says so', async () => {
    const workspace = await one()
    const sheet = opening({ 上年月平均工资: '4160.00' })
    await typed(workspace, ['payroll', 'opening', 'import', workspace.file('期初.csv', sheet)])
    const pension = (await linesOf(workspace, '2019-03')).get('pension')
    expect(pension?.amountFen).toBe(-33280)
    expect(pension?.because.text).toContain('2018 年月平均工资')
  })

  it('income, months and tax to date go into the cumulative tax', async () => {
    const workspace = await one()
    const sheet = opening({
      截至月份: '2019-05',
      累计收入: '50000',
      累计三险一金: '1500',
      累计已预缴税额: '705',
      任职月数: '5',
    })
    await typed(workspace, ['payroll', 'opening', 'import', workspace.file('期初.csv', sheet)])
    const tax = (await linesOf(workspace, '2019-05 --pay-on 2019-06-10')).get('income-tax')
    // (53,500 − 30,000 − 1,500 − 539) × 3 % = 643.83, less 705.00: nothing is withheld, nothing is given back.
    expect(tax?.amountFen).toBe(0)
    expect(tax?.because.text).toContain('705.00')
  })

  it('special additional deductions declared for the year lower the tax from the month of the payday on', async () => {
    const workspace = await one()
    const item = ['payroll', 'item', 'add', '王建国', '--kind', '其他发放', '--amount', '20000', '--month', '2019-02']
    await typed(workspace, [...item, '--document', '批文'])
    const before = (await linesOf(workspace, '2019-02 --pay-on 2019-03-08')).get('income-tax')?.amountFen
    const declare = [
      'payroll',
      'declare',
      '王建国',
      '--kind',
      '专项附加扣除',
      '--amount',
      '500',
      '--month',
      '2019-01',
      '--to',
      '2019-12',
    ]
    await typed(workspace, [...declare, '--document', '子女教育'])
    const after = (await linesOf(workspace, '2019-02 --pay-on 2019-03-08')).get('income-tax')?.amountFen
    // (23,500 − 15,000 − 539) × 3 %; then three months of 500.00 less.
    expect([before, after]).toEqual([-23883, -19383])
  })
})

it('a base brought over in summer changes the paid months of the year, once', async () => {
  const workspace = await one()
  for (const month of ['2018-01', '2018-02']) await runAndSettle(workspace, month)
  const sheet = csvOf([
    {
      姓名: '王建国',
      派出所: '新街派出所',
      年度: '2018',
      上年月平均工资: '4000.00',
      累计收入: '0',
      累计三险一金: '0',
      累计专项附加扣除: '0',
      累计其他扣除: '0',
      累计已预缴税额: '0',
      任职月数: '0',
    },
  ])
  await typed(workspace, ['payroll', 'opening', 'import', workspace.file('期初.csv', sheet)])
  const { json } = await workspace.gongtiao('payroll run 2018-03 --json')
  const pension = json.payslips[0].lines.filter((line: Line) => line.kind === 'pension')
  // 4,000.00 × 8 % = 320.00; 40.00 more for each of the two paid months.
  expect(pension.map((line: Line) => line.amountFen)).toEqual([-32000, -4000, -4000])
  expect(pension.map((line: { corrects?: { month: string } }) => line.corrects?.month)).toEqual([
    undefined,
    '2018-01',
    '2018-02',
  ])
  await runAndSettle(workspace, '2018-03')
  const again = await workspace.gongtiao('payroll run 2018-04 --json')
  const next = again.json.payslips[0]
  expect(next.lines.filter((line: Line) => line.kind === 'pension').map((line: Line) => line.amountFen)).toEqual([
    -32000,
  ])
  expect(next.employerLines.filter((line: Line) => line.kind === 'pension')).toHaveLength(1)
}, 20_000)

describe('an award', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }]) })
  await workspace.importLedger([{ 难易程度: '重大', 调解员: '王建国、李秀英' }])
  const propose = [
    'award',
    'propose',
    caseNo(1),
    '--share',
    '王建国=1500',
    '--share',
    '李秀英=500',
    '--reason',
    '成功调处',
  ]
  await typed(workspace, [...propose, '--as', '张经办'])

  it('is not paid while it is only proposed', async () => {
    expect((await linesOf(workspace, '2017-11')).has('award')).toBe(false)
  })

  it('is paid by the next open run once it is approved, to each their share, and once', async () => {
    const approve = ['award', 'approve', '1', '--document', '翠司〔2017〕12号', '--by', '李局长', '--as', '陈办']
    await typed(workspace, approve)
    const { json } = await workspace.gongtiao('payroll run 2017-11 --json')
    const awards = json.payslips.flatMap((slip: { lines: readonly Line[] }) =>
      slip.lines.filter((line) => line.kind === 'award'),
    )
    expect(awards.map((line: Line) => line.amountFen)).toEqual([150000, 50000])
    expect(awards[0].because.text).toContain('翠司〔2017〕12号')
    await runAndSettle(workspace, '2017-11', 'approved')
    expect((await linesOf(workspace, '2017-12')).has('award')).toBe(false)
  })
})
