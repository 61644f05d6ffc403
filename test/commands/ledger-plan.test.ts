// A plan saved, looked at and applied; what a re-sent ledger no longer has; changes to paid cases; numbers given to rows.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sqlOn } from '../support/store.ts'
import { caseNo, csvOf, ledgerCsv, newWorkspace, residentId, rosterCsv, type Workspace } from '../support/workspace.ts'

type Row = { readonly [column: string]: string }

const oneCase = (serial: number, more: Row = {}): Row => ({ 案号: caseNo(serial), ...more })
const casesOf = async ({ gongtiao }: Workspace) => (await gongtiao('case list --json')).json.cases

describe('ledger import --plan and ledger apply', () => {
  it('writes nothing until it is applied, and then what the plan said', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([oneCase(1, { 涉案金额: '100' })], '一.csv')
    const bytes = readFileSync(workspace.store)
    workspace.file('二.csv', ledgerCsv([oneCase(1, { 涉案金额: '200' }), oneCase(2)]))
    const planned = await workspace.gongtiao('ledger import 二.csv --plan 计划.json --json')
    expect(planned.exit, planned.stderr).toBe(0)
    expect(planned.json).toMatchObject({ batch: null, dryRun: true, counts: { added: 1, changed: 1 } })
    expect(readFileSync(workspace.store).equals(bytes)).toBe(true)
    const plan = JSON.parse(readFileSync(join(workspace.folder, '计划.json'), 'utf8'))
    expect(plan.changes[0]).toMatchObject({ caseNo: caseNo(1), fields: [{ field: '涉案金额', before: '100.00' }] })
    const applied = await workspace.gongtiao('ledger apply 计划.json --json')
    expect(applied.json).toMatchObject({ dryRun: false, counts: { added: 1, changed: 1 } })
    expect(await casesOf(workspace)).toHaveLength(2)
  })

  it('is refused once the store or a file is another', async () => {
    const workspace = await newWorkspace()
    workspace.file('一.csv', ledgerCsv([oneCase(1)]))
    await workspace.gongtiao('ledger import 一.csv --plan 计划.json')
    workspace.file('一.csv', ledgerCsv([oneCase(1), oneCase(2)]))
    expect((await workspace.gongtiao('ledger apply 计划.json')).stderr).toContain('这个文件改动过')
    await workspace.gongtiao('ledger import 一.csv --plan 计划.json --force')
    await workspace.importLedger([oneCase(9)], '别的.csv')
    const moved = await workspace.gongtiao('ledger apply 计划.json')
    expect(moved.exit).toBe(1)
    expect(moved.stderr).toContain('数据库又被别的命令改动过')
    expect(await casesOf(workspace)).toHaveLength(1)
  })

  it('takes no other file for a plan', async () => {
    const workspace = await newWorkspace()
    writeFileSync(join(workspace.folder, '计划.json'), '{"kind":"别的"}')
    expect((await workspace.gongtiao('ledger apply 计划.json')).stderr).toContain('不是导入计划')
  })
})

describe('a ledger sent again', () => {
  const rows = (serials: readonly number[]): Row[] => serials.map((serial) => oneCase(serial))

  it('lists the rows that are gone, and holds their pay until a person answers', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(rows([1, 2, 3, 4]), '十一月.csv')
    const again = await workspace.importLedger(rows([1, 2, 4]), '十一月补.csv')
    expect(again.json.gone).toEqual([
      { caseNo: caseNo(3), station: '新街派出所', month: '2017-11', file: '十一月.csv', sheet: null, row: 4 },
    ])
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(run.json.held).toMatchObject([{ caseNo: caseNo(3), reason: expect.stringContaining('没有这一行') }])
    const { items } = (await workspace.gongtiao('ledger pending --json')).json
    expect(items).toHaveLength(1)
    await workspace.gongtiao(['ledger', 'dismiss', String(items[0].id), '--reason', '台账漏抄'])
    expect((await workspace.gongtiao('payroll run 2017-11 --json')).json.held).toEqual([])
    // Answered once: the same ledger again asks nothing.
    expect((await workspace.importLedger(rows([1, 2, 4]), '十一月补.csv')).json.batch).toBeNull()
  })

  it('takes the case out when it no longer counts, and back in when it is sent again', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(rows([1, 2, 3, 4]), '十一月.csv')
    await workspace.importLedger(rows([1, 2, 4]), '十一月.csv')
    const [{ id }] = (await workspace.gongtiao('ledger pending --json')).json.items
    const removed = await workspace.gongtiao(`ledger dismiss ${id} --remove --reason 误登 --json`)
    expect(removed.json).toMatchObject({ removed: true })
    expect(await casesOf(workspace)).toHaveLength(3)
    expect((await workspace.gongtiao('log --json')).json.operations.at(-1)).toMatchObject({ reason: '误登' })
    await workspace.importLedger(rows([1, 2, 3, 4]), '十一月.csv')
    expect(await casesOf(workspace)).toHaveLength(4)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('ends the question when the row comes back', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(rows([1, 2, 3]), '十一月.csv')
    await workspace.importLedger(rows([1, 2]), '十一月.csv')
    await workspace.importLedger(rows([1, 2, 3]), '十一月.csv')
    expect((await workspace.gongtiao('ledger pending --json')).json.items).toEqual([])
  })

  it('takes a few mended rows, or another file of the month, for what they are', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(rows([1, 2, 3, 4, 5]), '上.csv')
    expect((await workspace.importLedger(rows([6, 7]), '下.csv')).json.gone).toEqual([])
    expect((await workspace.importLedger([oneCase(2, { 涉案金额: '5' })], '更正.csv')).json.gone).toEqual([])
    expect((await workspace.importLedger(rows([6, 7]), '下.csv')).json.gone).toEqual([])
  })

  it('does not count a row as gone that came with a fault', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(rows([1, 2, 3]), '十一月.csv')
    const again = await workspace.importLedger([oneCase(1), oneCase(2), oneCase(3, { 受理日期: '2017-02-30' })])
    expect(again.json).toMatchObject({ gone: [], counts: { refused: 1 } })
  })
})

describe('a case that is paid', () => {
  it('changes only when that is accepted, with a reason and a name', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([oneCase(1), oneCase(2)], '一.csv')
    await workspace.gongtiao('payroll run 2017-11')
    sqlOn(workspace.store, "UPDATE payroll_run SET state = 'approved'")
    const changed = [oneCase(1, { 难易程度: '重大' }), oneCase(2), oneCase(3)]
    const refused = await workspace.importLedger(changed, '二.csv')
    expect(refused.json.counts).toMatchObject({ added: 1, changed: 0, unchanged: 1, refused: 1 })
    expect(refused.json.problems).toMatchObject([{ code: 'CASE-PAID', severity: 'refused', row: 2 }])
    const words = 'ledger import 二.csv --json --accept-paid'
    expect((await workspace.gongtiao(words)).exit).toBe(2)
    expect((await workspace.gongtiao(`${words} --reason 复核改级`)).stdout).toContain('经办人')
    const accepted = await workspace.gongtiao(`${words} --reason 复核改级 --as 陈静`)
    expect(accepted.json.counts).toMatchObject({ changed: 1 })
    expect(accepted.json.changes).toEqual([])
    expect(accepted.json.paidChanges).toMatchObject([{ caseNo: caseNo(1), paid: '2017-11' }])
    const { batches } = (await workspace.gongtiao('ledger batches --json')).json
    expect(batches[0]).toMatchObject({ operator: '陈静', reason: '复核改级' })
  })

  it('keeps its import from being taken out', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.importLedger([oneCase(1)], '一.csv')
    await workspace.gongtiao('payroll run 2017-11')
    sqlOn(workspace.store, "UPDATE payroll_run SET state = 'closed'")
    const undo = await workspace.gongtiao(`ledger undo ${json.batch}`)
    expect(undo.exit).toBe(1)
    expect(undo.stderr).toContain('2017-11 的工资')
  })
})

describe('ledger import --assign-numbers', () => {
  const PEOPLE = rosterCsv([
    { 姓名: '王建国', 所属调委会: '甲调委会' },
    { 姓名: '张伟', 派出所: '南岸派出所', 所属调委会: '甲调委会' },
  ])
  const unnumbered = (rows: readonly Row[]): string =>
    ledgerCsv(rows)
      .split('\n')
      .map((line) => line.split(',').slice(1).join(','))
      .join('\n')
  const numbered = async (words: string, workspace: Workspace) =>
    (await workspace.gongtiao(`ledger import ${words} --assign-numbers --json`)).json

  it('gives numbers by the pattern, and the same ones when the file comes again', async () => {
    const workspace = await newWorkspace({ roster: PEOPLE })
    const config = readFileSync(join(workspace.folder, 'gongtiao.yaml'), 'utf8')
    workspace.file('gongtiao.yaml', config.replace('words: {}', 'words:\n    甲调委会: 甲'))
    await workspace.importLedger([{ 案号: '（2017）甲人调字第007号' }], '旧.csv')
    workspace.file(
      '新.csv',
      unnumbered([{ 申请人: '张三' }, { 申请人: '李四', 派出所: '南岸派出所', 调解员: '张伟' }, { 申请人: '张三' }]),
    )
    const first = await numbered('新.csv', workspace)
    expect(first.assigned.map(({ row, caseNo: no }: { row: number; caseNo: string }) => [row, no])).toEqual([
      [2, '（2017）甲人调字第008号'],
      [3, '（2017）甲人调字第009号'],
      [4, '（2017）甲人调字第010号'],
    ])
    const again = await numbered('新.csv', workspace)
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    expect(again.batch).toBeNull()
  })

  it('takes the word from the numbers that are there, and asks for it where there are none', async () => {
    const workspace = await newWorkspace({ roster: PEOPLE })
    workspace.file('新.csv', unnumbered([{ 申请人: '张三' }]))
    const asked = await workspace.gongtiao('ledger import 新.csv --assign-numbers')
    expect(asked.exit).toBe(1)
    expect(asked.stderr).toContain('甲调委会')
    await workspace.importLedger([{ 案号: '（2017）翠人调字第002号' }], '旧.csv')
    expect((await numbered('新.csv', workspace)).assigned[0].caseNo).toBe('（2017）翠人调字第003号')
  })

  it('never gives a number again that an import taken out had used', async () => {
    const workspace = await newWorkspace({ roster: PEOPLE })
    await workspace.importLedger([{ 案号: '（2017）翠人调字第002号' }], '旧.csv')
    workspace.file('新.csv', unnumbered([{ 申请人: '张三' }]))
    const first = await numbered('新.csv', workspace)
    await workspace.gongtiao(`ledger undo ${first.batch}`)
    workspace.file('另.csv', unnumbered([{ 申请人: '李四' }]))
    expect((await numbered('另.csv', workspace)).assigned[0].caseNo).toBe('（2017）翠人调字第004号')
  })
})

describe('what was received', () => {
  it('is kept under its hash for its owner only, and names the cell of every fact', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([oneCase(1, { 申请人: '张三', 申请人身份证号: residentId(7), 备注: '' })], '一.csv')
    await workspace.importLedger([oneCase(1, { 涉案金额: '1.5万', 备注: '补充' })], '二.csv')
    const folder = join(workspace.folder, 'received')
    const names = readdirSync(folder)
    expect(names.map((name) => name.replace(/^[0-9a-f]{16}-/, '')).sort()).toEqual(['一.csv', '二.csv'])
    for (const name of names) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const { origins } = (await workspace.gongtiao(`case show ${caseNo(1)} --origin --json`)).json
    const of = (field: string) => origins.find((one: { field: string }) => one.field === field)
    expect(of('amount')).toMatchObject({ file: '二.csv', row: 2, raw: '1.5万' })
    expect(of('applicant')).toMatchObject({ file: '一.csv', row: 2, raw: '张*' })
    expect(of('applicantId').raw).not.toBe(residentId(7))
    expect(of('acceptedOn')).toMatchObject({ file: '一.csv', cell: expect.stringMatching(/^[A-Z]2$/) })
  })

  it('is not kept on a dry run', async () => {
    const workspace = await newWorkspace()
    workspace.file('一.csv', ledgerCsv([oneCase(1)]))
    await workspace.gongtiao('ledger import 一.csv --dry-run')
    expect(existsSync(join(workspace.folder, 'received'))).toBe(false)
  })
})

describe('ledger status', () => {
  it('tells who has sent, reported none, or is missing; payroll names the missing', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([oneCase(1)], '一.csv')
    const before = (await workspace.gongtiao('ledger status 2017-11 --json')).json
    expect(before.counts).toEqual({ sent: 1, zero: 0, missing: 1, before: 0 })
    expect((await workspace.gongtiao('payroll run 2017-11 --json')).json.warnings.join()).toContain('南岸派出所')
    const zero = await workspace.gongtiao('ledger status 2017-11 --zero 南岸派出所 --json')
    expect(zero.json.counts).toEqual({ sent: 1, zero: 1, missing: 0, before: 0 })
    expect((await workspace.gongtiao('payroll run 2017-11 --json')).json.warnings.join()).not.toContain('南岸派出所')
    expect((await workspace.gongtiao('ledger status 2017-11 --zero 新街派出所')).stderr).toContain('不能登记零报告')
  })
})

describe('roster alias', () => {
  it('makes another spelling of a name mean its person', async () => {
    const workspace = await newWorkspace()
    const rows = [oneCase(1, { 调解员: '王健国' })]
    expect((await workspace.importLedger(rows, '一.csv')).json.counts).toMatchObject({ refused: 1 })
    await workspace.gongtiao('roster alias 王健国 王建国')
    const { json } = await workspace.importLedger(rows, '一.csv')
    expect(json.counts).toMatchObject({ added: 1, refused: 0 })
    const [{ mediators }] = await casesOf(workspace)
    expect(mediators).toMatchObject([{ mediator: '王建国', mediatorId: 'M001' }])
    expect((await workspace.gongtiao('roster alias 李秀英 王建国')).stderr).toContain('本来就是花名册里的人')
    expect((await workspace.gongtiao('roster alias --json')).json.aliases).toHaveLength(1)
  })
})

describe('ledger import --save-profile', () => {
  it('reads the next file of that shape without being told', async () => {
    const workspace = await newWorkspace()
    const sheet = (serial: number): string =>
      csvOf([
        {
          案号: caseNo(serial),
          受理日期: '2017-11-05',
          驻点: '新街派出所',
          调解员: '王建国',
          难易程度: '一般',
          调解结果: '成功',
          结案日期: '2017-11-08',
          发给: '1200',
        },
      ])
    workspace.file('一.csv', sheet(1))
    const words = 'ledger import 一.csv --map 驻点=派出所 --map 发给=忽略 --save-profile 翠屏 --json'
    const first = await workspace.gongtiao(words)
    expect(first.json.counts, first.stdout).toMatchObject({ added: 1 })
    workspace.file('二.csv', sheet(2))
    const second = (await workspace.gongtiao('ledger import 二.csv --json')).json
    expect(second.files[0]).toMatchObject({ profile: '翠屏', ignoredColumns: ['发给'] })
    expect(second.notices.join()).toContain('翠屏')
  })
})

describe('ledger export', () => {
  it('imports elsewhere unchanged; the figures name nobody', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([
      oneCase(1, {
        申请人: '张三',
        申请人身份证号: residentId(7),
        申请人电话: '13900001111',
        被申请人: '欧阳娜',
        简要案情: '噪声',
      }),
      oneCase(2, { 调解结果: '撤回', 结案日期: '' }),
    ])
    const exported = await workspace.gongtiao('ledger export --out 工作台账.xlsx --json')
    expect(exported.exit, exported.stderr).toBe(0)
    const other = await newWorkspace()
    other.file('工作台账.xlsx', readFileSync(join(workspace.folder, '工作台账.xlsx')))
    const { json } = await other.gongtiao('ledger import 工作台账.xlsx --json')
    expect(json, JSON.stringify(json.problems)).toMatchObject({ counts: { rows: 2, added: 2, refused: 0, pending: 0 } })
    const facts = async (one: Workspace) =>
      (await one.gongtiao('case list --reveal --json')).json.cases.map(
        ({ origin: _, ...rest }: { origin: unknown }) => rest,
      )
    expect(await facts(other)).toEqual(await facts(workspace))
    expect((await workspace.gongtiao('log --json')).stdout).toContain('reveal: ledger export')
    const figures = await workspace.gongtiao('ledger export --figures --out 数据.xlsx --json')
    expect(figures.json).toMatchObject({ cases: 2, figures: true })
  })
})

describe('a case whose facts are in doubt', () => {
  it('is held while two rows of its number disagree, and the row that stays is not removed with the other', async () => {
    const workspace = await newWorkspace()
    const twice = [oneCase(1, { 涉案金额: '100' }), oneCase(1, { 涉案金额: '200' }), oneCase(2)]
    expect((await workspace.importLedger(twice, '一.csv')).json.counts).toMatchObject({ added: 2, refused: 1 })
    const run = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(run.json.held).toMatchObject([{ caseNo: caseNo(1), station: '新街派出所' }])
    const explained = await workspace.gongtiao(`subsidy explain ${caseNo(1)} --json`)
    expect(explained.json).toMatchObject({ result: 'hold', reason: expect.stringContaining('两种内容') })
    const [{ id }] = (await workspace.gongtiao('ledger pending --json')).json.items
    const removing = await workspace.gongtiao(`ledger dismiss ${id} --remove --reason 误登`)
    expect(removing.exit).toBe(1)
    expect(await casesOf(workspace)).toHaveLength(2)
    await workspace.gongtiao(`ledger dismiss ${id} --reason 第一行为准`)
    expect((await workspace.gongtiao('payroll run 2017-11 --json')).json.held).toEqual([])
  })

  it('is not taken out with its import once a person has removed another by what that import said', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger(
      [1, 2, 3, 4].map((serial) => oneCase(serial)),
      '一.csv',
    )
    const again = await workspace.importLedger(
      [1, 2, 4].map((serial) => oneCase(serial)),
      '一.csv',
    )
    const [{ id }] = (await workspace.gongtiao('ledger pending --json')).json.items
    await workspace.gongtiao(`ledger dismiss ${id} --remove --reason 误登`)
    const undo = await workspace.gongtiao(`ledger undo ${again.json.batch}`)
    expect(undo.exit).toBe(1)
    expect(undo.stderr).toContain('移出了（B0004）')
  })
})

describe('shares', () => {
  const weights = async (workspace: Workspace) => {
    const { json } = await workspace.gongtiao(`subsidy explain ${caseNo(1)} --json`)
    return json.shares.map(({ amountFen }: { amountFen: number }) => amountFen)
  }

  it('stand until others are stated: a ledger without them takes nothing away', async () => {
    const workspace = await newWorkspace()
    const both = { 调解员: '王建国、李秀英' }
    await workspace.importLedger([oneCase(1, { ...both, 补贴份额: '6:4' })], '一.csv')
    const stated = await weights(workspace)
    expect(stated[0]).toBeGreaterThan(stated[1])
    expect((await workspace.importLedger([oneCase(1, both)], '二.csv')).json.counts).toMatchObject({ unchanged: 1 })
    expect(await weights(workspace)).toEqual(stated)
    await workspace.importLedger([oneCase(1, { ...both, 补贴份额: '平均' })], '三.csv')
    const [first, second] = await weights(workspace)
    expect(first).toBe(second)
  })
})
