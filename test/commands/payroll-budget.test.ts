// The budget counts by the day of payment: what was granted, what went out, what the year will come to.
import { describe, expect, it } from 'vitest'
import { runAndSettle } from '../support/settle.ts'
import { newWorkspace, rosterCsv } from '../support/workspace.ts'

describe('2018', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 用工类别: '兼职' }]) })
  await workspace.importLedger(
    ['2017-12', '2018-01', '2018-02'].map((month) => ({ 受理日期: `${month}-02`, 结案日期: `${month}-08` })),
  )
  await runAndSettle(workspace, '2017-12', 'paid')
  await runAndSettle(workspace, '2018-01', 'approved')
  await workspace.gongtiao('payroll run 2018-02')

  it('December is paid in January and stands in its year; months to come are the average', async () => {
    const { json } = await workspace.gongtiao('payroll budget 2018 --json')
    expect(json).toMatchObject({ year: 2018, months: ['2018-01', '2018-02', '2018-03'], monthsToCome: 9 })
    expect(json.payers).toEqual([
      expect.objectContaining({
        county: '翠屏区',
        grantedFen: null,
        paidFen: 9000,
        approvedFen: 9000,
        draftFen: 9000,
        forecastFen: 81000,
        restFen: null,
      }),
    ])
  })

  it('a grant is recorded with its paper, and the rest follows', async () => {
    const set = ['payroll', 'budget', '2018', '--set', '2000', '--document', '宜财行〔2018〕3号', '--json']
    const dry = await workspace.gongtiao([...set, '--dry-run'])
    expect(dry.json.total.grantedFen).toBe(200000)
    expect((await workspace.gongtiao('payroll budget 2018 --json')).json.total.grantedFen).toBeNull()
    const { exit, json } = await workspace.gongtiao(set)
    expect(exit).toBe(0)
    expect(json.total).toMatchObject({ grantedFen: 200000, restFen: 200000 - 27000 - 81000 })
  })

  it('needs a paper, and a county that there is', async () => {
    expect((await workspace.gongtiao('payroll budget 2018 --set 1')).exit).toBe(2)
    const { json } = await workspace.gongtiao('payroll budget 2018 --set 1 --county 翠平区 --document 文 --json')
    expect(json.error).toMatchObject({ code: 'COUNTY-UNKNOWN', hint: expect.stringContaining('翠屏区') })
  })
})
