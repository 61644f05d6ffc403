// Ledgers through the command: what comes in, what changes, what is refused, and what waits until a good row comes.
import { describe, expect, it } from 'vitest'
import { caseNo, csvOf, ledgerCsv, newWorkspace, residentId, rosterCsv, type Workspace } from '../support/workspace.ts'

type Item = { readonly id: number; readonly code: string; readonly severity: string }

const GOOD_ID = residentId(1, '19800101')
const BAD_ID = `${GOOD_ID.slice(0, 17)}${GOOD_ID.endsWith('1') ? '2' : '1'}`

async function openItems({ gongtiao }: Workspace): Promise<readonly string[]> {
  const { json } = await gongtiao('ledger pending --json')
  return json.items.map(({ severity, code }: Item) => `${severity} ${code}`)
}

async function showCase({ gongtiao }: Workspace, no = caseNo(1)): Promise<{ readonly [key: string]: unknown }> {
  const { json } = await gongtiao(['case', 'show', no, '--reveal', '--json'])
  return json
}

describe('the same ledger again', async () => {
  const workspace = await newWorkspace()
  const rows = [{ 申请人: '张三', 申请人身份证号: GOOD_ID }, { 难易程度: '疑难' }, { 调解结果: '调解中', 结案日期: '' }]
  const first = await workspace.importLedger(rows)
  const second = await workspace.importLedger(rows)

  it('adds nothing and writes no operation', async () => {
    expect(first.json.counts).toMatchObject({ rows: 3, added: 3, changed: 0, unchanged: 0 })
    expect(second.json).toMatchObject({ batch: null, counts: { rows: 3, added: 0, changed: 0, unchanged: 3 } })
    expect((await workspace.gongtiao('log --json')).json.operations).toHaveLength(2)
  })

  it('under another name and with its rows turned round, too', async () => {
    const turned = rows.map((row, index) => ({ 案号: caseNo(index + 1), ...row })).reverse()
    const { json } = await workspace.importLedger(turned, '另一份.csv')
    expect(json.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  })
})

describe('a changed row', async () => {
  const workspace = await newWorkspace()
  await workspace.importLedger([{ 涉案金额: '1200', 申请人: '张三', 申请人电话: '13800010001' }])
  const { json } = await workspace.importLedger([{ 涉案金额: '1500', 申请人: '张三', 申请人电话: '13900010002' }])

  it('shows old and new, personal values masked', () => {
    expect(json.counts).toMatchObject({ rows: 1, added: 0, changed: 1 })
    expect(json.changes).toEqual([
      {
        caseNo: caseNo(1),
        row: 2,
        file: '台账.csv',
        fields: [
          { field: '涉案金额', before: '1,200.00', after: '1,500.00' },
          { field: '当事人', before: '申请人 张* 138****0001', after: '申请人 张* 139****0002' },
        ],
      },
    ])
  })

  it('is what counts from now on', async () => {
    expect((await showCase(workspace)).amountFen).toBe(150000)
    expect((await workspace.gongtiao('case list --json')).json.cases).toHaveLength(1)
  })
})

it('a blank cell never erases, nor does a column that is gone', async () => {
  const workspace = await newWorkspace()
  const full = {
    涉案金额: '1200',
    警情编号: '20171105001',
    申请人: '张三',
    申请人身份证号: GOOD_ID,
    申请人电话: '13800010001',
    备注: '已履行',
  }
  await workspace.importLedger([full])
  const before = await showCase(workspace)
  const blank = Object.fromEntries(Object.keys(full).map((column) => [column, '']))
  for (const row of [blank, { 涉案金额: '' }, { ...blank, 申请人: '张三' }, { 涉案金额: '无' }, { 涉案金额: '/' }]) {
    const { json } = await workspace.importLedger([row])
    expect(json.counts).toMatchObject({ changed: 0, unchanged: 1 })
  }
  expect(await showCase(workspace)).toEqual(before)
})

describe('conflicts', () => {
  it('the same number with other facts in one file: the first stays, the second is refused', async () => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.importLedger([{}, { 案号: caseNo(1), 涉案金额: '99' }, {}])
    expect(exit).toBe(3)
    expect(json.counts).toMatchObject({ rows: 3, added: 2, refused: 1 })
    expect(json.problems).toMatchObject([{ code: 'CASE-NO-REPEATED', row: 3, got: caseNo(1) }])
    expect((await showCase(workspace)).amountFen).toBe(120000)
  })

  it('the same row twice in one file is one case', async () => {
    const { exit, json } = await (await newWorkspace()).importLedger([{}, { 案号: caseNo(1) }])
    expect([exit, json.counts.added, json.counts.unchanged, json.counts.refused]).toEqual([0, 1, 1, 0])
  })

  it('a number in full and in half width, with any bracket, is one number', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([{ 案号: '（2017）翠人调字第１号' }])
    const { json } = await workspace.importLedger([{ 案号: '[2017]翠人调字第1号', 涉案金额: '5' }], '二.csv')
    expect(json.counts).toMatchObject({ added: 0, changed: 1 })
  })

  const oneCommittee = rosterCsv([
    { 姓名: '王建国', 所属调委会: '翠屏区调委会' },
    { 姓名: '张伟', 派出所: '南岸派出所', 所属调委会: '翠屏区调委会' },
  ])

  it('the same number from another station of the same committee is refused, also later', async () => {
    const workspace = await newWorkspace({ roster: oneCommittee })
    await workspace.importLedger([{}])
    const other = [{ 案号: caseNo(1), 派出所: '南岸派出所', 调解员: '张伟' }]
    const { exit, json } = await workspace.importLedger(other, '南岸.csv')
    expect([exit, json.counts.refused]).toEqual([3, 1])
    expect(json.problems).toMatchObject([
      { code: 'CASE-NO-OTHER-STATION', message: expect.stringContaining('新街派出所') },
    ])
    expect(await openItems(workspace)).toEqual(['refused CASE-NO-OTHER-STATION'])
  })

  it('the same number from another committee is another case; the number alone is then ambiguous', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importLedger([{}, { 案号: caseNo(1), 派出所: '南岸派出所', 调解员: '张伟' }])
    expect(json.counts).toMatchObject({ added: 2, refused: 0 })
    const { exit, stderr } = await workspace.gongtiao('case show 翠1')
    expect([exit, stderr]).toEqual([1, expect.stringMatching(/翠屏区新街派出所.*翠屏区南岸派出所[\s\S]*--station/)])
    const { json: one } = await workspace.gongtiao('case show 翠1 --station 南岸派出所 --json')
    expect(one.station).toBe('南岸派出所')
  })
})

describe('what waits', () => {
  it('a refused row waits until its good row comes', async () => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.importLedger([{ 受理日期: '2017-13-05' }, {}])
    expect([exit, json.counts.added, json.counts.refused]).toEqual([3, 1, 1])
    expect(json.problems).toMatchObject([
      { code: 'DATE-IMPOSSIBLE', severity: 'refused', file: '台账.csv', row: 2, column: '受理日期', got: '2017-13-05' },
    ])
    expect(await openItems(workspace)).toEqual(['refused DATE-IMPOSSIBLE'])
    await workspace.importLedger([{ 受理日期: '2017-11-05' }, {}])
    expect(await openItems(workspace)).toEqual([])
  })

  it('a pending field waits while the row is in use, and ends with a good value', async () => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.importLedger([{ 申请人: '张三', 申请人身份证号: BAD_ID }])
    expect([exit, json.counts.added, json.counts.pending]).toEqual([3, 1, 1])
    expect(JSON.stringify(json)).not.toContain(BAD_ID)
    expect(await openItems(workspace)).toEqual(['pending ID-CHECK-DIGIT'])
    expect(await showCase(workspace)).toMatchObject({ parties: [{ name: '张三', residentId: null }] })

    await workspace.importLedger([{ 申请人: '张三' }])
    expect(await openItems(workspace), 'a blank is no answer').toEqual(['pending ID-CHECK-DIGIT'])
    await workspace.importLedger([{ 申请人: '张三', 申请人身份证号: GOOD_ID }])
    expect(await openItems(workspace)).toEqual([])
    expect(await showCase(workspace)).toMatchObject({ parties: [{ name: '张三', residentId: GOOD_ID }] })
  })

  it('is kept once, however often its file comes', async () => {
    const workspace = await newWorkspace()
    for (let time = 0; time < 3; time++)
      await workspace.importLedger([{ 受理日期: '' }, { 申请人身份证号: BAD_ID, 申请人: '张三' }])
    expect(await openItems(workspace)).toEqual(['refused DATE-MISSING', 'pending ID-CHECK-DIGIT'])
  })

  it('a dismissed one stays away when the same row comes again, and comes back with another fault', async () => {
    const workspace = await newWorkspace()
    const bad = [{ 受理日期: '2017-13-05' }]
    await workspace.importLedger(bad)
    const { json } = await workspace.gongtiao('ledger pending --json')
    const dismissed = await workspace.gongtiao(`ledger dismiss ${json.items[0].id} --reason 重复填报`)
    expect(dismissed.exit).toBe(0)
    expect(await openItems(workspace)).toEqual([])
    await workspace.importLedger(bad)
    expect(await openItems(workspace)).toEqual([])
    await workspace.importLedger([{ 受理日期: '2017-14-05' }])
    expect(await openItems(workspace)).toEqual(['refused DATE-IMPOSSIBLE'])
    expect((await workspace.gongtiao(`ledger dismiss ${json.items[0].id} --reason 再次`)).exit).toBe(1)
  })
})

describe('files', () => {
  it('several files: an unreadable one is a problem, the others come in', async () => {
    const workspace = await newWorkspace()
    workspace.file('好.csv', ledgerCsv([{}]))
    workspace.file('空.csv', '')
    const { exit, json } = await workspace.gongtiao(['ledger', 'import', '好.csv', '空.csv', '没有.csv', '--json'])
    expect([exit, json.counts.added]).toEqual([3, 1])
    expect(json.problems.map((one: { file: string; code: string }) => [one.file, one.code])).toEqual([
      ['空.csv', 'FILE-EMPTY'],
      ['没有.csv', 'FILE-UNREADABLE'],
    ])
  })

  it('none readable: 1, and nothing is written', async () => {
    const workspace = await newWorkspace()
    workspace.file('空.csv', '')
    const { exit, json } = await workspace.gongtiao(['ledger', 'import', '空.csv', '没有.csv', '--json'])
    expect([exit, json.error.code]).toEqual([1, 'NOTHING-READ'])
    expect((await workspace.gongtiao('log --json')).json.operations).toHaveLength(1)
  })

  it('a file in which no row was found counts as unreadable', async () => {
    const workspace = await newWorkspace()
    const header = ledgerCsv([{}]).split('\n')[0] ?? ''
    workspace.file('表头.csv', `${header}\n`)
    expect((await workspace.gongtiao('ledger import 表头.csv --json')).json.error.code).toBe('ROWS-NONE')
  })

  it('a folder and a pattern stand for their ledgers, in order', async () => {
    const workspace = await newWorkspace()
    workspace.file('b.csv', ledgerCsv([{ 案号: caseNo(2) }]))
    workspace.file('a.csv', ledgerCsv([{ 案号: caseNo(1) }]))
    const { json } = await workspace.gongtiao('ledger import ?.csv --json')
    expect(json.files.map(({ file }: { file: string }) => file)).toEqual(['a.csv', 'b.csv'])
  })

  it('before there is a roster a dry run says so once and leaves out the tests of station and mediator', async () => {
    const workspace = await newWorkspace({ roster: null })
    workspace.file('台账.csv', ledgerCsv([{ 派出所: '哪里派出所', 调解员: '谁' }]))
    workspace.file('台账2.csv', ledgerCsv([{ 案号: caseNo(2), 派出所: '哪里派出所', 调解员: '谁' }]))
    const { exit, json } = await workspace.gongtiao('ledger import 台账.csv 台账2.csv --dry-run --json')
    expect([exit, json.counts.added, json.dryRun]).toEqual([0, 2, true])
    expect(json.notices).toEqual([expect.stringContaining('还没有花名册')])
    expect((await workspace.gongtiao('ledger import 台账.csv --json')).json.error.code).toBe('ROSTER-EMPTY')
  })

  it('--map names a column that no word fits; a field that does not exist is an error', async () => {
    const workspace = await newWorkspace()
    const [row] = [{ ...Object.fromEntries(Object.entries({ 我的号: caseNo(7) })) }]
    workspace.file(
      '怪.csv',
      ledgerCsv([{}])
        .replace('案号', '我的号')
        .replace(caseNo(1), row.我的号 ?? ''),
    )
    expect((await workspace.gongtiao('ledger import 怪.csv --json')).exit).toBe(1)
    const { exit, json } = await workspace.gongtiao('ledger import 怪.csv --map 我的号=案号 --json')
    expect([exit, json.counts.added]).toEqual([0, 1])
    expect((await workspace.gongtiao('ledger import 怪.csv --map 我的号=没有的 --json')).json.error.code).toBe(
      'COLUMN-MAP',
    )
  })

  it('totals and blank rows are skipped, with a notice', async () => {
    const workspace = await newWorkspace()
    const total = { 案号: '合计', 受理日期: '', 派出所: '', 调解员: '', 难易程度: '', 调解结果: '', 结案日期: '' }
    const { exit, json } = await workspace.importLedger([
      {},
      { ...total, 纠纷类型: '', 协议形式: '', 涉案金额: '1200' },
    ])
    expect([exit, json.counts.rows, json.counts.skipped]).toEqual([0, 1, 1])
  })
})

it('a station or a lead mediator unknown to the roster is refused and the nearest name said', async () => {
  const workspace = await newWorkspace()
  const { json } = await workspace.importLedger([
    { 派出所: '新衔派出所' },
    { 调解员: '王健国' },
    { 调解员: '王建国、陌生人' },
  ])
  expect(json.counts).toMatchObject({ rows: 3, added: 1, refused: 2, warnings: 1 })
  expect(json.problems).toMatchObject([
    { code: 'STATION-UNKNOWN', row: 2, message: expect.stringContaining('新街派出所') },
    { code: 'MEDIATOR-UNKNOWN', row: 3, message: expect.stringContaining('王建国') },
    { code: 'HELPER-UNKNOWN', row: 4, severity: 'warning' },
  ])
  expect((await showCase(workspace, caseNo(3))).mediators).toEqual([
    { mediator: '王建国', mediatorId: 'M001', role: 'lead' },
    { mediator: '陌生人', mediatorId: null, role: 'assistant' },
  ])
})

it('a sheet without cases is not read as a ledger', async () => {
  const workspace = await newWorkspace()
  workspace.file('别的.csv', csvOf([{ 书名: '红楼梦', 作者: '曹雪芹' }]))
  const { exit, json } = await workspace.gongtiao('ledger import 别的.csv --json')
  expect([exit, json.error.code]).toEqual([1, 'HEADER-NOT-FOUND'])
})
