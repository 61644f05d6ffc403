// The golden month of the worked examples, end to end: a full month, a joiner, a leaver paid ahead of the month, a
// part-timer with nine cases, a late case and a recovery. Every amount is from the tables, none from the program.
import { describe, expect, it } from 'vitest'
import { settle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = { readonly kind: string; readonly amountFen: number; readonly caseNo: string | null }
type Slip = {
  readonly mediator: string
  readonly lines: readonly Line[]
  readonly grossFen: number
  readonly deductionsFen: number
  readonly netFen: number
}

async function slipsOf(workspace: Workspace, words: string): Promise<ReadonlyMap<string, Slip>> {
  const { exit, json, stderr } = await workspace.gongtiao(`${words} --json`)
  expect(exit, stderr).toBe(0)
  return new Map(json.payslips.map((slip: Slip) => [slip.mediator, slip]))
}

const amounts = (slip: Slip | undefined): readonly (readonly [string, number])[] =>
  (slip?.lines ?? []).map((line) => [line.kind, line.amountFen] as const)

const grades = (list: readonly string[], rest: { readonly [column: string]: string }): { [column: string]: string }[] =>
  list.map((难易程度) => ({ 难易程度, ...rest }))

describe('November and December 2017', async () => {
  const roster = rosterCsv([
    { 姓名: '王建国' },
    { 姓名: '李秀英', 入职日期: '2017-11-13' },
    { 姓名: '张伟', 用工类别: '兼职' },
    { 姓名: '赵敏', 离职日期: '2017-12-08' },
  ])
  const workspace = await newWorkspace({ roster })
  await workspace.importLedger([
    ...grades(['简单', '简单', '一般', '一般', '一般', '疑难', '重大'], { 调解员: '王建国' }),
    ...Array.from({ length: 10 }, () => ({ 调解员: '张伟' })),
  ])
  const november = await slipsOf(workspace, 'payroll run 2017-11 --pay-on 2017-12-10')

  it('a full month: gross 4,160.00, insurance 364.00, fund 175.00, tax 3.63, net 3,617.37', () => {
    expect(november.get('王建国')).toMatchObject({ grossFen: 416000, deductionsFen: 54263, netFen: 361737 })
  })

  it('joined on 2017-11-13, by actual paid days: 2,227.27 (PR1, P3)', () => {
    expect(amounts(november.get('李秀英'))[0]).toEqual(['base', 222727])
  })

  it('a part-timer with ten cases of 90.00 is one labour remuneration of the month: 20.00 tax (L3)', () => {
    expect(november.get('张伟')).toMatchObject({ grossFen: 90000, deductionsFen: 2000, netFen: 88000 })
  })

  describe('who leaves on 2017-12-08', () => {
    it('is paid ahead of the month for six of 21 paid days: 1,000.00 (PR4, P3)', async () => {
      await settle(workspace, '2017-11', 'closed')
      await workspace.importLedger(
        [{ 案号: '（2017）翠人调字第101号', 调解员: '赵敏、王建国', 受理日期: '2017-12-01', 结案日期: '2017-12-05' }],
        '十二月.csv',
      )
      const slips = await slipsOf(workspace, 'payroll run 2017-12 --batch off-cycle --for 赵敏 --pay-on 2017-12-08')
      expect([...slips.keys()]).toEqual(['赵敏'])
      expect(amounts(slips.get('赵敏')).slice(0, 2)).toEqual([
        ['base', 100000],
        ['case-subsidy', 4500],
      ])
    })

    it('and the month leaves out what was paid, and pays the others their shares', async () => {
      await settle(workspace, '2017-12', 'paid', { batch: 'off-cycle' })
      const slips = await slipsOf(workspace, 'payroll run 2017-12 --pay-on 2018-01-10')
      expect(slips.get('赵敏')).toBeUndefined()
      expect(amounts(slips.get('王建国')).slice(0, 2)).toEqual([
        ['base', 350000],
        ['case-subsidy', 4500],
      ])
    })

    it('nobody else may be paid so', async () => {
      const { exit, json } = await workspace.gongtiao('payroll run 2017-12 --batch off-cycle-2 --for 王建国 --json')
      expect([exit, json.error.code]).toEqual([1, 'LEAVER-STAYS'])
    })
  })
})

it('a batch that the pack does not have is refused with the list', async () => {
  const { exit, json } = await (await newWorkspace()).gongtiao('payroll run 2017-11 --batch 季度 --json')
  expect(exit).toBe(1)
  expect(json.error).toMatchObject({
    code: 'PAY-BATCH-UNKNOWN',
    hint: expect.stringContaining('monthly（每月工资和补贴）、off-cycle'),
  })
})
