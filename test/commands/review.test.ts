// The bureau's decision on each case: the sheet that goes out, and what comes back of it.
import type { CellValue } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { csvSheet, DECIDED, fill, sheetOf } from '../support/review-sheet.ts'
import { settle } from '../support/settle.ts'
import { caseNo, newWorkspace, type Workspace } from '../support/workspace.ts'

const CASES = [
  { 申请人: '张三', 被申请人: '欧阳丽玲' },
  { 难易程度: '疑难', 调解员: '王建国、李秀英' },
  { 难易程度: '重大', 派出所: '南岸派出所', 调解员: '张伟' },
  { 结案日期: '2017-10-20', 受理日期: '2017-10-15' },
]

async function fourCases(): Promise<Workspace> {
  const workspace = await newWorkspace()
  const { exit, stdout } = await workspace.importLedger(CASES)
  if (exit !== 0) throw new Error(stdout)
  return workspace
}

const importSheet = ({ gongtiao }: Workspace, file: string, ...words: readonly string[]) =>
  gongtiao(['subsidy', 'review', 'import', file, '--json', ...words])

const reviewOf = async ({ gongtiao }: Workspace, no: string) =>
  (await gongtiao(['case', 'show', no, '--json'])).json.review

describe('the sheet', async () => {
  const workspace = await fourCases()
  const { json } = await workspace.gongtiao('subsidy review export 2017-11 --out 审核表.xlsx --json')
  const { sheet } = await sheetOf(workspace, '审核表.xlsx')
  const texts = (row: number) => [...(sheet.getRow(row).values as CellValue[])].slice(1)

  it('has a row for each case of the month', () => {
    expect(json).toMatchObject({ month: '2017-11', cases: 3, undecided: 3 })
    expect(texts(4).slice(0, 3)).toEqual([caseNo(1), '新街派出所', '翠屏区'])
    expect(sheet.getCell('I5').value).toBe(120)
  })

  it('shows of parties only the initial', () => {
    expect(sheet.getCell('F4').value).toBe('张*、欧阳**')
    expect(JSON.stringify(sheet.model)).not.toMatch(/张三|丽玲/)
  })

  it('offers the four decisions and the grades of the pack', () => {
    expect(sheet.getCell('K4').dataValidation).toMatchObject({ type: 'list', formulae: ['Decisions'] })
    expect(sheet.getCell('L4').dataValidation).toMatchObject({ type: 'list', formulae: ['Grades'] })
  })

  it('leaves out what is not asked for, and writes no empty sheet', async () => {
    const one = await workspace.gongtiao('subsidy review export 2017-11 --station 南岸派出所 --out 南岸.xlsx --json')
    expect(one.json.cases).toBe(1)
    const none = await workspace.gongtiao('subsidy review export 2017-09 --out 空.xlsx --json')
    expect([none.exit, none.json.error.code]).toEqual([1, 'EXPORT-EMPTY'])
  })
})

describe('the decisions', async () => {
  const workspace = await fourCases()
  await workspace.gongtiao('subsidy review export 2017-11 --out 审核表.xlsx')

  it('come back from the filled sheet; a blank one decides nothing', async () => {
    const regraded = {
      审核结论: '改级',
      核定等级: '一般',
      理由: '=情节一般',
      ...DECIDED,
      审核日期: new Date('2017-11-20T00:00:00Z'),
      卷宗评分: 86,
    }
    const passed = { 审核结论: '通过', ...DECIDED, 第二审核人: '李局长', 依据文件: '会议纪要第3号' }
    await fill(workspace, '审核表.xlsx', { [caseNo(2)]: regraded, [caseNo(3)]: passed })
    const dry = await importSheet(workspace, '审核表.xlsx', '--dry-run')
    expect(dry.json.counts).toEqual({ rows: 3, decided: 2, unchanged: 0, undecided: 1, refused: 0, scores: 1 })
    expect(await reviewOf(workspace, '翠2')).toBeNull()
    const { exit, json } = await importSheet(workspace, '审核表.xlsx')
    expect([exit, json.counts.decided]).toEqual([0, 2])
    expect(await reviewOf(workspace, '翠1')).toBeNull()
    expect(await reviewOf(workspace, '翠2')).toEqual({
      decision: 'regraded',
      grade: '一般',
      reason: '=情节一般',
      document: null,
      decidedOn: '2017-11-20',
      decidedBy: '王科长',
      secondBy: null,
    })
    expect(await reviewOf(workspace, '翠3')).toMatchObject({ decision: 'passed', grade: '重大', secondBy: '李局长' })
    expect((await importSheet(workspace, '审核表.xlsx')).json.counts).toMatchObject({
      decided: 0,
      unchanged: 2,
      scores: 0,
    })
  })

  it('change what the case earns, and no import of the ledger changes them', async () => {
    const earned = async () => (await workspace.gongtiao('subsidy explain 翠2 --json')).json.amountFen
    expect(await earned()).toBe(9000)
    await workspace.importLedger(
      [CASES[1] ?? {}].map((one) => ({ ...one, 案号: caseNo(2), 难易程度: '重大' })),
      '再报.csv',
    )
    expect(await earned()).toBe(9000)
  })

  it('stand in the next sheet and come back unchanged, whatever a spreadsheet would make of their text', async () => {
    const fresh = await workspace.gongtiao('subsidy review export 2017-11 --out 再审.xlsx --json')
    expect(fresh.json.undecided).toBe(1)
    expect((await importSheet(workspace, '再审.xlsx')).json.counts).toMatchObject({
      unchanged: 2,
      undecided: 1,
      decided: 0,
    })
  })

  it('are refused row by row, with every fault, and the good ones go in', async () => {
    const file = csvSheet(workspace, [
      { 案号: caseNo(1), 派出所: '新街派出所', 审核结论: '不予', 理由: '重复申报', ...DECIDED },
      { 案号: caseNo(2), 派出所: '新街派出所', 审核结论: '改及', 卷宗评分: '120' },
      { 案号: caseNo(3), 派出所: '南岸派出所', 审核结论: '改级', 核定等级: '重大', 审核日期: '2017-11-01' },
      {
        案号: caseNo(4),
        派出所: '新街派出所',
        审核结论: '退回补正',
        核定等级: '一般',
        ...DECIDED,
        审核日期: '2018-01-01',
      },
      { 案号: caseNo(1), 派出所: '新街派出所', 审核结论: '通过', ...DECIDED },
      { 案号: caseNo(9), 审核结论: '通过', ...DECIDED },
      { 案号: caseNo(4), 派出所: '南岸派出所', 审核结论: '通过', ...DECIDED },
    ])
    const { exit, json } = await importSheet(workspace, file)
    expect(exit).toBe(3)
    expect(json.counts).toMatchObject({ rows: 7, decided: 1, refused: 6 })
    type Said = { readonly row: number; readonly column: string; readonly message: string }
    expect(json.problems.map(({ row, column, message }: Said) => `${row} ${column}：${message}`)).toEqual([
      '3 卷宗评分：卷宗评分“120”不对',
      '3 审核结论：没有“改及”这种审核结论，是不是“改级”？',
      '4 核定等级：核定等级与申报等级相同（重大）：没有改级的，结论填“通过”',
      '4 理由：结论是“改级”，没有写理由',
      '4 审核人：有审核结论，没有写审核人',
      '4 审核日期：审核日期 2017-11-01 早于结案日期（2017-11-08）',
      '5 核定等级：结论是“退回补正”，不要填核定等级',
      '5 理由：结论是“退回补正”，没有写理由',
      '5 审核日期：审核日期 2018-01-01 晚于今天（2017-12-01）',
      '6 案号：与第 2 行是同一件案件',
      `7 案号：没有案号为“${caseNo(9)}”的案件`,
      `8 案号：南岸派出所没有案号“${caseNo(4)}”，有的是：翠屏区新街派出所`,
    ])
    expect(await reviewOf(workspace, '翠1')).toMatchObject({ decision: 'refused', reason: '重复申报' })
  })

  it.each([
    ['a grade without a decision', { 核定等级: '一般' }, '填了核定等级，却没有审核结论'],
    [
      '重大 by one person',
      { 审核结论: '改级', 核定等级: '重大', 理由: '死亡', ...DECIDED },
      '要有两个人审核，没有写第二审核人',
    ],
    ['his own case', { 审核结论: '通过', ...DECIDED, 审核人: '王建国' }, '王建国是本案的调解员，不能审核自己的案件'],
    ['重大 by the same twice', { 审核结论: '改级', 核定等级: '重大', ...DECIDED, 第二审核人: '王科长' }, '是同一个人'],
    ['another grade as passed', { 审核结论: '通过', 核定等级: '疑难', ...DECIDED }, '改了等级的，结论填“改级”'],
    ['a grade of no pack', { 审核结论: '改级', 核定等级: '一级', ...DECIDED }, '标准里没有“一级”这个等级'],
    ['a declared grade of before', { 审核结论: '通过', 申报等级: '简单', ...DECIDED }, '由“简单”变为“一般”'],
  ])('refuse %s', async (_, cells, said) => {
    const file = csvSheet(workspace, [{ 案号: caseNo(4), 派出所: '新街派出所', ...cells }])
    const { exit, json } = await importSheet(workspace, file)
    expect([exit, json.counts.refused]).toEqual([3, 1])
    expect(json.problems.map(({ message }: { readonly message: string }) => message).join('\n')).toContain(said)
  })

  it.each([
    ['案号,结案日期\n1,2\n', 'TABLE-HEADER'],
    ['案号,审核结论,审核人,审核日期\n', 'TABLE-EMPTY'],
    ['案号,审核结论,结论,审核人,审核日期\n1,通过,,,\n', 'TABLE-COLUMN-TWICE'],
  ])('take no sheet like %j', async (csv, code) => {
    const { exit, json } = await importSheet(workspace, workspace.file('不是.csv', csv))
    expect([exit, json.error.code]).toEqual([1, code])
  })
})

describe('a decision on a case that a locked run has paid', async () => {
  const workspace = await fourCases()
  await workspace.gongtiao('payroll run 2017-11')
  await settle(workspace, '2017-11', 'approved')

  it('is taken, and says that the difference comes later', async () => {
    const file = csvSheet(workspace, [
      { 案号: caseNo(2), 派出所: '新街派出所', 审核结论: '改级', 核定等级: '一般', 理由: '抽查', ...DECIDED },
    ])
    const { json } = await importSheet(workspace, file, '--dry-run')
    expect(json.decisions).toMatchObject([{ caseNo: caseNo(2), paidIn: '2017-11' }])
    const { stdout } = await workspace.gongtiao(['subsidy', 'review', 'import', file])
    expect(stdout).toContain('其中 1 件的补贴已在 2017-11 发放，那些月份不再改动：差额在下一次核算时补发或扣回。')
    const set = await workspace.gongtiao(['case', 'set', '翠2', '卷宗评分=90'])
    expect(set.stdout).toContain('本案补贴已在 2017-11（已批准）发放，那个月不再改动')
  })
})
