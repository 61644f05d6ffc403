// Opening sums: a person's year before the first run. What is needed and blank is a fault, never a nought.
import { describe, expect, it } from 'vitest'
import { runAndSettle } from '../support/settle.ts'
import { csvOf, newWorkspace, type Workspace } from '../support/workspace.ts'

type Row = { readonly [column: string]: string }
type Fault = { readonly code: string; readonly column: string }

const GOOD: Row = {
  姓名: '王建国',
  年度: '2019',
  截至月份: '2019-03',
  累计收入: '15,000.00',
  累计三险一金: '1627.89',
  累计专项附加扣除: '',
  累计其他扣除: '',
  累计已预缴税额: '0',
  任职月数: '3',
  上年月平均工资: '3500',
  上年收入合计: '42000',
  上年申报月数: '12',
}

const importSheet = ({ gongtiao, file }: Workspace, rows: readonly Row[], today = '2019-05-01') =>
  gongtiao(['payroll', 'opening', 'import', file('期初.csv', csvOf(rows)), '--json'], { today })

describe('opening sums', () => {
  it('are kept to the fen; blank deductions are none, an unknown last year stays unknown', async () => {
    const workspace = await newWorkspace()
    const lone = { 姓名: '李秀英', 年度: '2019', 上年月平均工资: '2800.5' }
    const { exit, json } = await importSheet(workspace, [GOOD, lone])
    expect([exit, json.problems]).toEqual([0, []])
    expect(json.openings).toEqual([
      {
        mediatorId: 'M001',
        year: 2019,
        through: '2019-03',
        incomeFen: 1_500_000,
        contributionsFen: 162_789,
        additionalFen: 0,
        otherFen: 0,
        taxFen: 0,
        months: 3,
        lastYearAverageFen: 350_000,
        lastYearIncomeFen: 4_200_000,
        lastYearMonths: 12,
      },
      {
        ...{ mediatorId: 'M002', year: 2019, through: null, incomeFen: 0, contributionsFen: 0, additionalFen: 0 },
        ...{
          otherFen: 0,
          taxFen: 0,
          months: 0,
          lastYearAverageFen: 280_050,
          lastYearIncomeFen: null,
          lastYearMonths: null,
        },
      },
    ])
    expect((await importSheet(workspace, [GOOD, lone])).json.changed).toBe(false)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it.each<[string, Row, readonly string[]]>([
    ['no year', { 年度: '' }, ['SUM-MISSING 年度']],
    ['sums without the month they reach', { 截至月份: '' }, ['SUM-MISSING 截至月份']],
    [
      'sums that are missing',
      { 累计收入: '', 累计已预缴税额: '' },
      ['SUM-MISSING 累计收入', 'SUM-MISSING 累计已预缴税额'],
    ],
    ['a sum that is none', { 累计收入: '约15000' }, ['SUM-UNREADABLE 累计收入']],
    ['a month of another year', { 截至月份: '2018-12' }, ['SUMS-DISAGREE 截至月份']],
    ['more months than there were', { 任职月数: '4' }, ['SUMS-DISAGREE 任职月数']],
    ['thirteen months', { 任职月数: '13' }, ['COUNT-OUT-OF-RANGE 任职月数']],
    ['more tax than income', { 累计已预缴税额: '15000.01' }, ['SUMS-DISAGREE 累计已预缴税额']],
    ['half of a last year', { 上年申报月数: '' }, ['SUM-MISSING 上年申报月数']],
    ['a month that nobody can read', { 截至月份: '一季度' }, ['MONTH-UNREADABLE 截至月份']],
  ])('name %s', async (_, row, faults) => {
    const { exit, json } = await importSheet(await newWorkspace(), [{ ...GOOD, ...row }])
    expect([exit, json.problems.map(({ code, column }: Fault) => `${code} ${column}`)]).toEqual([3, faults])
  })

  it('take a month without its year, of the row’s year', async () => {
    const { json } = await importSheet(await newWorkspace(), [{ ...GOOD, 截至月份: '3月' }])
    expect(json.openings[0].through).toBe('2019-03')
  })

  it('are refused for months that the program itself has paid', async () => {
    const workspace = await newWorkspace()
    expect((await workspace.gongtiao('payroll run 2017-11')).exit).toBe(0)
    const { exit, json } = await importSheet(workspace, [{ ...GOOD, 年度: '2017', 截至月份: '12月' }])
    expect([exit, json.error]).toEqual([
      1,
      expect.objectContaining({ code: 'OPENING-OVERLAP', message: expect.stringContaining('2017-11 的工资') }),
    ])
    expect((await importSheet(workspace, [{ ...GOOD, 年度: '2017', 截至月份: '11月' }])).exit).toBe(0)
  })

  it('say which signed months were computed with the sums of before', async () => {
    const workspace = await newWorkspace()
    await runAndSettle(workspace, '2017-11', 'submitted')
    const row = { ...GOOD, 年度: '2017', 截至月份: '11月' }
    const told = async (income: string) => {
      const path = workspace.file('期初.csv', csvOf([{ ...row, 累计收入: income }]))
      const { stdout } = await workspace.gongtiao(['payroll', 'opening', 'import', path])
      return stdout.includes('2017-11 的工资已按原来的期初数核算并提交，不会改动；差额由当年的下一次核算')
    }
    expect([await told('9000'), await told('9000'), await told('9001')]).toEqual([true, false, true])
    expect((await importSheet(workspace, [{ ...row, 累计收入: '9002' }])).json.computedMonths).toEqual(['2017-11'])
    expect((await importSheet(workspace, [{ ...GOOD, 年度: '2019' }])).json.computedMonths).toEqual([])
  })

  it('come with a blank sheet of their own', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao('payroll opening import --template 期初.xlsx --json')).json).toMatchObject({ people: 3 })
    const { exit, json } = await gongtiao('payroll opening import 期初.xlsx --json')
    expect([exit, json.problems.map(({ code }: Fault) => code)]).toEqual([
      3,
      ['SUM-MISSING', 'SUM-MISSING', 'SUM-MISSING'],
    ])
  })
})
