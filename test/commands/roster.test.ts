// The roster through the command: who comes in, what a second sheet changes, and what a blank leaves alone.
import { describe, expect, it } from 'vitest'
import { everyByteOf } from '../support/folders.ts'
import { csvOf, newWorkspace, residentId, rosterCsv, type Workspace } from '../support/workspace.ts'

type Person = { readonly mediator: string; readonly mediatorId: string; readonly [field: string]: unknown }

async function people({ gongtiao }: Workspace): Promise<readonly Person[]> {
  return (await gongtiao('roster list --reveal --json')).json.mediators
}

async function stations({ gongtiao }: Workspace): Promise<readonly { readonly [field: string]: unknown }[]> {
  return (await gongtiao('roster list --json')).json.stations
}

const FULL = {
  姓名: '王建国',
  联系电话: '13800010001',
  开户行: '工商银行',
  身份职业: '教师',
  调解室名称: '新街人民调解室',
  所属调委会: '翠屏区调委会',
  进驻日期: '2017-08-15',
}

describe('a roster', () => {
  it('needs five columns only; no account warns', async () => {
    const workspace = await newWorkspace({ roster: null })
    const five = {
      派出所: '新街派出所',
      姓名: '王建国',
      身份证号码: residentId(1),
      用工类别: '专职',
      入职日期: '2017-08-15',
    }
    const { exit, json } = await workspace.importRoster(csvOf([five]))
    expect([exit, json.counts.rows, json.counts.refused]).toEqual([0, 1, 0])
    expect(json.problems).toMatchObject([{ code: 'ACCOUNT-MISSING', severity: 'warning' }])
    // Where the sheet names no committee, each room stands for its own.
    expect(await stations(workspace)).toMatchObject([
      { station: '新街派出所', county: '', room: '驻新街派出所人民调解室', committee: '驻新街派出所人民调解室' },
    ])
  })

  it('refuses a person whose ID is wrong, and brings in the others', async () => {
    const workspace = await newWorkspace({ roster: null })
    const bad = `${residentId(2).slice(0, 17)}${residentId(2).endsWith('1') ? '2' : '1'}`
    const { exit, json } = await workspace.importRoster(
      rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英', 身份证号码: bad }]),
    )
    expect([exit, json.counts.refused]).toEqual([3, 1])
    expect((await people(workspace)).map(({ mediator }) => mediator)).toEqual(['王建国'])
    expect(JSON.stringify(json)).not.toContain(bad)
  })

  it('masks what is personal unless asked', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([FULL]) })
    const masked =
      (await workspace.gongtiao('roster list --json')).stdout + (await workspace.gongtiao('roster list')).stdout
    expect(masked).toContain('王建国')
    expect(masked).not.toMatch(/\d{11,}/)
    expect((await people(workspace))[0]).toMatchObject({ residentId: residentId(1), phone: '13800010001' })
  })
})

describe('a second sheet', () => {
  it('that says the same writes nothing', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([FULL, { 姓名: '李秀英' }]) })
    workspace.file('花名册.csv', rosterCsv([FULL, { 姓名: '李秀英' }]))
    const before = everyByteOf(workspace.folder)
    const { json } = await workspace.gongtiao('roster import 花名册.csv --json')
    expect(json.counts).toMatchObject({ added: 0, changed: 0 })
    expect(everyByteOf(workspace.folder)).toEqual(before)
  })

  it('changes only what changed, and keeps everybody’s number', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([FULL, { 姓名: '李秀英' }]) })
    const before = await people(workspace)
    const { json } = await workspace.importRoster(rosterCsv([{ ...FULL, 联系电话: '13900020002' }, { 姓名: '李秀英' }]))
    expect(json.counts).toMatchObject({ added: 0, changed: 1 })
    const [king, queen] = await people(workspace)
    expect(king).toEqual({ ...before[0], phone: '13900020002' })
    expect(queen).toEqual(before[1])
  })

  it('with blanks and fewer columns erases nothing', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([FULL]) })
    const before = [await people(workspace), await stations(workspace)]
    const blank = Object.fromEntries(Object.keys(FULL).map((column) => [column, '']))
    for (const row of [
      { ...blank, 姓名: '王建国' },
      { 姓名: '王建国', 银行卡号: '' },
      { 姓名: '王建国', 区县: '' },
    ]) {
      const { json } = await workspace.importRoster(rosterCsv([row]))
      expect(json.counts).toMatchObject({ added: 0, changed: 0 })
    }
    expect([await people(workspace), await stations(workspace)]).toEqual(before)
  })

  it('with one person more leaves the others, and gives her the next number', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importRoster(rosterCsv([{ 姓名: '赵敏', 身份证号码: residentId(9) }]))
    expect(json.counts).toMatchObject({ changed: 0 })
    expect((await people(workspace)).map(({ mediatorId, mediator }) => [mediatorId, mediator])).toEqual([
      ['M001', '王建国'],
      ['M002', '李秀英'],
      ['M003', '张伟'],
      ['M004', '赵敏'],
    ])
  })

  it('ends a service without ending the person’s history', async () => {
    const workspace = await newWorkspace()
    await workspace.importRoster(rosterCsv([{ 姓名: '王建国', 离职日期: '2017-10-31' }]))
    expect((await people(workspace))[0]).toMatchObject({
      leftOn: '2017-10-31',
      assignments: [{ station: '新街派出所', from: '2017-08-15' }],
    })
  })
})

it('two persons of one name at two stations are two persons; a case names the one who serves there', async () => {
  const workspace = await newWorkspace({
    roster: rosterCsv([{ 姓名: '李强' }, { 姓名: '李强', 派出所: '南岸派出所' }]),
  })
  await workspace.importLedger([{ 调解员: '李强' }, { 调解员: '李强', 派出所: '南岸派出所' }])
  const { json } = await workspace.gongtiao('case list --json')
  expect(json.cases.map(({ mediators }: { mediators: readonly Person[] }) => mediators[0]?.mediatorId)).toEqual([
    'M001',
    'M002',
  ])
  const ambiguous = await workspace.gongtiao('payroll run 2017-11')
  expect(ambiguous.exit).toBe(0)
  const { exit, stderr } = await workspace.gongtiao('payroll explain 2017-11 李强')
  expect([exit, stderr]).toEqual([1, expect.stringContaining('M001（新街派出所）、M002（南岸派出所）')])
  expect(
    (await workspace.gongtiao('payroll explain 2017-11 李强 --station 南岸派出所 --json')).json.payslip.mediatorId,
  ).toBe('M002')
})
