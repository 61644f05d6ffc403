// An attendance sheet comes in whole or not at all: every fault with its row and column, nothing guessed.
import { describe, expect, it } from 'vitest'
import { everyByteOf } from '../support/folders.ts'
import { csvOf, newWorkspace, ROSTER, rosterCsv, type Workspace } from '../support/workspace.ts'

type Row = { readonly [column: string]: string }
type Fault = { readonly code: string; readonly row: number; readonly column: string; readonly message: string }

const GOOD: Row = { 姓名: '王建国', 应出勤: '22', 实出勤: '21.5', 无薪缺勤: '0.5', 病假: '' }

async function importSheet({ gongtiao, file }: Workspace, rows: readonly Row[], month = '2017-11') {
  return gongtiao(['payroll', 'attendance', 'import', month, file('考勤.csv', csvOf(rows)), '--json'])
}

async function faultsOf(row: Row): Promise<readonly string[]> {
  const { exit, json } = await importSheet(await newWorkspace(), [{ ...GOOD, ...row }])
  return exit === 0 ? [] : json.problems.map(({ code, column }: Fault) => `${code} ${column}`)
}

describe('an attendance sheet', () => {
  it('is kept by person, halves too, sick leave as a note; a second time it writes nothing', async () => {
    const workspace = await newWorkspace()
    const rows = [GOOD, { 姓名: '李秀英', 应出勤: '22', 实出勤: '20', 无薪缺勤: '0', 病假: '2', 备注: '住院' }]
    const { exit, json } = await importSheet(workspace, rows)
    expect([exit, json.problems, json.changed]).toEqual([0, [], true])
    expect(json.attendance).toMatchObject([
      { mediatorId: 'M001', dueDays: 22, workedDays: 21.5, unpaidDays: 0.5, note: null },
      { mediatorId: 'M002', dueDays: 22, workedDays: 20, unpaidDays: 0, note: '病假 2 天；住院' },
    ])
    expect(json.missing).toEqual([{ mediatorId: 'M003', mediator: '张伟' }])
    const before = everyByteOf(workspace.folder)
    expect((await importSheet(workspace, rows)).json.changed).toBe(false)
    expect(everyByteOf(workspace.folder)).toEqual(before)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('may count 事假 and 旷工 instead, and stand under a title with totals below', async () => {
    const workspace = await newWorkspace()
    const sheet =
      '2017年11月考勤表,,,,\n姓名,派出所,应出勤（天）,事假,旷工\n王建国,新街派出所,22,1,0.5\n合计,,22,1,0.5\n制表人：周会计,,,,\n'
    const { exit, json } = await workspace.gongtiao([
      ...['payroll', 'attendance', 'import', '2017-11', workspace.file('考勤.csv', sheet), '--json'],
    ])
    expect([exit, json.attendance]).toMatchObject([0, [{ mediatorId: 'M001', dueDays: 22, unpaidDays: 1.5 }]])
  })

  it.each<[string, Row, readonly string[]]>([
    ['an unknown name', { 姓名: '王建设' }, ['PERSON-UNKNOWN 姓名']],
    ['no name', { 姓名: '' }, ['PERSON-MISSING 姓名']],
    ['a number of somebody else', { 编号: 'M002' }, ['PERSON-AMBIGUOUS 姓名']],
    ['a third of a day', { 应出勤: '21.3' }, ['DAYS-UNREADABLE 应出勤']],
    ['too many days', { 应出勤: '32' }, ['DAYS-UNREADABLE 应出勤']],
    ['two bad cells', { 应出勤: '约22', 病假: '两天' }, ['DAYS-UNREADABLE 应出勤', 'DAYS-UNREADABLE 病假']],
    ['more absence than days', { 实出勤: '', 应出勤: '5', 无薪缺勤: '6' }, ['DAYS-DISAGREE 无薪缺勤']],
    ['more work than days', { 实出勤: '23', 无薪缺勤: '0' }, ['DAYS-DISAGREE 实出勤']],
    ['days that are not accounted for', { 实出勤: '20' }, ['DAYS-DISAGREE 实出勤']],
    ['nothing filled in', { 应出勤: '', 实出勤: '', 无薪缺勤: '' }, ['DAYS-DISAGREE 姓名']],
    ['two words for one absence', { 事假: '2' }, ['DAYS-DISAGREE 无薪缺勤']],
  ])('names %s', async (_, row, faults) => expect(await faultsOf(row)).toEqual(faults))

  it('names all faults of all rows at once, and writes none of them', async () => {
    const workspace = await newWorkspace()
    const before = everyByteOf(workspace.folder)
    const { exit, json } = await importSheet(workspace, [
      { ...GOOD, 应出勤: 'x' },
      { 姓名: '赵六' },
      { ...GOOD, 姓名: '李秀英' },
      GOOD,
    ])
    expect(json.problems.map(({ code, row }: Fault) => [code, row])).toEqual([
      ['DAYS-UNREADABLE', 2],
      ['PERSON-UNKNOWN', 3],
      ['PERSON-TWICE', 5],
    ])
    expect([exit, json.changed, json.attendance]).toEqual([3, false, []])
    const { 'gongtiao.db': store } = everyByteOf(workspace.folder)
    expect(store).toEqual(before['gongtiao.db'])
  })

  it('names who was not in service', async () => {
    const roster = rosterCsv([
      { 姓名: '王建国', 离职日期: '2017-10-31' },
      { 姓名: '李秀英', 入职日期: '2017-12-01' },
    ])
    const { json } = await importSheet(await newWorkspace({ roster }), [GOOD, { ...GOOD, 姓名: '李秀英' }])
    expect(json.problems.map(({ code, message }: Fault) => [code, message])).toEqual([
      ['PERSON-AWAY', expect.stringContaining('2017-10-31')],
      ['PERSON-AWAY', expect.stringContaining('2017-12-01')],
    ])
  })

  it('tells namesakes apart by station or number, and else asks', async () => {
    const roster = rosterCsv([{ 姓名: '王建国' }, { 姓名: '王建国', 派出所: '南岸派出所' }])
    const workspace = await newWorkspace({ roster })
    expect((await importSheet(workspace, [GOOD])).json.problems).toMatchObject([{ code: 'PERSON-AMBIGUOUS' }])
    const both = [
      { ...GOOD, 派出所: '南岸派出所' },
      { ...GOOD, 编号: 'M001' },
    ]
    expect((await importSheet(workspace, both)).json.attendance).toMatchObject([
      { mediatorId: 'M002' },
      { mediatorId: 'M001' },
    ])
  })
})

describe('the sheet of another month', () => {
  it.each(['2017年10月考勤表', '考勤（2017-10）', '2017.10 考勤'])('%s is refused', async (title) => {
    const workspace = await newWorkspace()
    const sheet = `${title},,\n姓名,应出勤,实出勤\n王建国,22,22\n`
    const { exit, json } = await workspace.gongtiao([
      ...['payroll', 'attendance', 'import', '2017-11', workspace.file('考勤.csv', sheet), '--json'],
    ])
    expect([exit, json.error.code]).toEqual([1, 'TABLE-MONTH'])
  })
})

describe('a sheet that is none', () => {
  it.each([
    ['日期,天气\n2017-11-01,晴\n', 'TABLE-HEADER'],
    ['姓名,应出勤,实出勤\n', 'TABLE-EMPTY'],
    ['姓名,应出勤,应出勤天数\n王建国,22,21\n', 'TABLE-COLUMN-TWICE'],
  ])('%j is %s', async (sheet, code) => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.gongtiao([
      ...['payroll', 'attendance', 'import', '2017-11', workspace.file('考勤.csv', sheet), '--json'],
    ])
    expect([exit, json.error.code]).toEqual([1, code])
  })
})

it('a blank sheet holds the names, comes back as it is, and asks for the days', async () => {
  const workspace = await newWorkspace({ roster: ROSTER })
  const made = await workspace.gongtiao('payroll attendance import 2017-11 --template 空白.xlsx --json')
  expect([made.exit, made.json.people]).toEqual([0, 3])
  const { exit, json } = await workspace.gongtiao('payroll attendance import 2017-11 空白.xlsx --json')
  expect([exit, json.problems.map(({ code, row }: Fault) => [code, row])]).toEqual([
    3,
    [
      ['DAYS-DISAGREE', 4],
      ['DAYS-DISAGREE', 5],
      ['DAYS-DISAGREE', 6],
    ],
  ])
  const other = await workspace.gongtiao('payroll attendance import 2017-10 空白.xlsx --json')
  expect(other.json.error.code).toBe('TABLE-MONTH')
})
