// The payslips of the worked examples, through the commands: ledger in, run, JSON out.
import { describe, expect, it } from 'vitest'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = { readonly kind: string; readonly amountFen: number; readonly caseNo: string | null }

const SEVEN = ['简单', '简单', '一般', '一般', '一般', '疑难', '重大'].map((难易程度) => ({ 难易程度 }))

async function november(workspace: Workspace): Promise<readonly { readonly [key: string]: unknown }[]> {
  const { exit, json } = await workspace.gongtiao('payroll run 2017-11 --pay-on 2017-12-10 --json')
  expect(exit).toBe(0)
  return json.payslips
}

describe('one full-time mediator with seven settled cases, a full month, paid 2017-12-10', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }]) })
  await workspace.importLedger(SEVEN)
  const { json } = await workspace.gongtiao('payroll run 2017-11 --pay-on 2017-12-10 --json')
  const [payslip] = json.payslips

  it('has the keys of the contract', () => {
    expect(json).toMatchObject({
      month: '2017-11',
      batch: 'monthly',
      state: 'draft',
      payOn: '2017-12-10',
      held: [],
      // 10 December 2017 is a Sunday: kept as given, and said.
      warnings: [expect.stringContaining('2017-12-10 是休息日')],
    })
    expect(payslip).toMatchObject({
      mediator: '王建国',
      mediatorId: 'M001',
      county: '翠屏区',
      station: '新街派出所',
      employment: 'full-time',
    })
    expect(payslip.lines[0]).toEqual({
      kind: 'base',
      caseNo: null,
      amountFen: 350000,
      because: {
        policy: 'yibin-2017/base-pay',
        effectiveFrom: '2017-08-01',
        clause: expect.any(String),
        text: expect.any(String),
      },
    })
  })

  it('gross 4,160.00, insurance 364.00, fund 175.00, tax 3.63, net 3,617.37', () => {
    expect(payslip.lines.map((line: Line) => [line.kind, line.amountFen])).toEqual([
      ['base', 350000],
      ['case-subsidy', 6000],
      ['case-subsidy', 6000],
      ['case-subsidy', 9000],
      ['case-subsidy', 9000],
      ['case-subsidy', 9000],
      ['case-subsidy', 12000],
      ['case-subsidy', 15000],
      ['pension', -28000],
      ['medical', -7000],
      ['unemployment', -1400],
      ['housing-fund', -17500],
      ['income-tax', -363],
    ])
    expect([payslip.grossFen, payslip.deductionsFen, payslip.netFen]).toEqual([416000, 54263, 361737])
    expect(json.totals).toEqual({
      mediators: 1,
      cases: 7,
      baseFen: 350000,
      caseSubsidyFen: 66000,
      awardFen: 0,
      grossFen: 416000,
      deductionsFen: 54263,
      taxFen: 363,
      netFen: 361737,
    })
  })

  it('names the employer shares, and what is not configured', () => {
    expect(payslip.employerLines.map((line: Line) => [line.kind, line.amountFen])).toEqual([
      ['pension', 66500],
      ['unemployment', 2100],
      ['housing-fund', 17500],
    ])
    expect(json.notConfigured).toEqual(['单位医疗保险', '单位工伤保险', '单位生育保险'])
  })

  it('says in one line that values wait for a confirmation, until they are confirmed', async () => {
    const before = await workspace.gongtiao('payroll show 2017-11')
    expect(before.stdout.split('\n').filter((line) => line.startsWith('试算'))).toHaveLength(1)
    await workspace.gongtiao('policy confirm --all --document 局务会纪要 --by 李科长')
    const after = await workspace.gongtiao('payroll run 2017-11 --pay-on 2017-12-10')
    expect(after.exit).toBe(0)
    expect(after.stdout).not.toContain('试算')
  })

  it('explains every line', async () => {
    const { json: explained, stdout } = await workspace.gongtiao('payroll explain 2017-11 王建国 --json')
    expect(explained.payslip.netFen).toBe(361737)
    for (const { because } of explained.payslip.lines) expect(because.text).not.toBe('')
    expect(stdout).not.toContain('stationId')
    expect((await workspace.gongtiao('工资 说明 2017年11月 m001')).stdout).toContain('叁仟陆佰壹拾柒元叁角柒分')
  })
})

it('who joins on 2017-11-13 gets base pay by paid days (P3): 2,227.27', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 入职日期: '2017-11-13' }]) })
  const [payslip] = await november(workspace)
  expect(payslip).toMatchObject({ grossFen: 222727, deductionsFen: 53900 })
})

it('a part-timer gets the case subsidies as one labour remuneration: 900.00 gives 880.00', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }]) })
  await workspace.importLedger(Array.from({ length: 10 }, () => ({})))
  const [payslip] = await november(workspace)
  expect(payslip).toMatchObject({ employment: 'part-time', grossFen: 90000, deductionsFen: 2000, netFen: 88000 })
  expect(payslip).toHaveProperty(
    'lines',
    expect.arrayContaining([expect.objectContaining({ kind: 'income-tax', amountFen: -2000 })]),
  )
})

it('who has no line in the month has no payslip', async () => {
  const roster = rosterCsv([
    { 姓名: '王建国', 用工类别: '兼职' },
    { 姓名: '李秀英', 离职日期: '2017-10-31' },
  ])
  expect(await november(await newWorkspace({ roster }))).toEqual([])
})

describe('shares', async () => {
  const roster = rosterCsv([
    { 姓名: '王建国', 用工类别: '兼职' },
    { 姓名: '李秀英', 用工类别: '兼职', 身份职业: '公务员' },
    { 姓名: '张伟', 用工类别: '兼职', 身份职业: '教师' },
    { 姓名: '赵敏', 用工类别: '兼职', 入职日期: '2017-11-20' },
  ])
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([
    { 调解员: '王建国、李秀英' },
    { 调解员: '李秀英' },
    { 调解员: '王建国、张伟、李秀英', 难易程度: '简单' },
    { 调解员: '赵敏' },
    { 调解结果: '不成功' },
    { 协议形式: '口头' },
  ])
  const payslips = await november(workspace)

  it('an ineligible share is not paid, and nobody else gets it', () => {
    expect(payslips.map((one) => [one.mediator, one.grossFen])).toEqual([
      ['王建国', 4500 + 2000 + 9000],
      ['张伟', 2000],
    ])
  })

  it.each([
    ['翠1', 'payable', [4500, 0]],
    ['翠2', 'zero', [0]],
    ['2017-翠-3', 'payable', [2000, 2000, 0]],
    ['翠4', 'zero', [0]],
    ['翠5', 'zero', []],
    ['翠6', 'payable', [9000]],
  ])('subsidy explain %s says %s', async (no, result, shares) => {
    const { exit, json } = await workspace.gongtiao(`subsidy explain ${no} --json`)
    expect(exit).toBe(0)
    expect(json).toMatchObject({ result, policy: { id: 'yibin-2017/case-subsidy', effectiveFrom: '2017-08-01' } })
    expect(json.shares.map((share: Line) => share.amountFen)).toEqual(shares)
  })
})

describe('dates', () => {
  it('a payday before the first rule file ends with 1 and says why', async () => {
    const early = await (await newWorkspace()).gongtiao('payroll run 2017-07 --json')
    expect(early.exit).toBe(1)
    expect(early.json.error).toMatchObject({ code: 'POLICY-NOT-YET', message: expect.stringContaining('2017-08-01') })
  })

  it('the default is the tenth of the next month, moved to the working day before', async () => {
    const workspace = await newWorkspace()
    expect((await workspace.gongtiao('payroll run 2017-11 --json')).json.payOn).toBe('2017-12-08')
    expect((await workspace.gongtiao('payroll run 2017-12 --json')).json.payOn).toBe('2018-01-10')
  })

  it.each(['2017-11', '201711', '2017年11月', '2017/11', '２０１７-11', '上月'])('%s is the month', async (month) => {
    const workspace = await newWorkspace()
    const { json } = await workspace.gongtiao(`payroll run ${month} --json`, { today: '2017-12-01' })
    expect(json.month).toBe('2017-11')
  })

  it.each(['2017-13', '十一月', '2017', '2017-11-05'])('%s is no month', async (month) => {
    const { exit, stderr } = await (await newWorkspace()).gongtiao(`payroll run ${month}`)
    expect([exit, stderr]).toEqual([2, expect.stringContaining('不是月份')])
  })
})
