// Blank workbooks from the command line: filled as a room fills them, passed through LibreOffice, and imported without a
// fault.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import exceljs, { type CellValue } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { luhnCheckOf } from '../../src/sample/people.ts'
import { newFolder } from '../support/folders.ts'
import { caseNo, newWorkspace, ROSTER, residentId, type Workspace, workspaceAt } from '../support/workspace.ts'

const FIRST_ROW = 5
type Filled = { readonly [label: string]: CellValue }

/** Types the rows below the example, by the words of the header. */
async function fill(path: string, rows: readonly Filled[]): Promise<void> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.read(Readable.from([readFileSync(path)]))
  const [sheet] = workbook.worksheets
  if (sheet === undefined) throw new Error('no sheet')
  const labels = new Map<string, number>()
  sheet.getRow(3).eachCell((cell, column) => {
    labels.set(String(cell.value).replace(/^\*|（元）$/g, ''), column)
  })
  rows.forEach((row, index) => {
    for (const [label, value] of Object.entries(row)) {
      const column = labels.get(label)
      if (column === undefined) throw new Error(`no column ${label}`)
      sheet.getCell(FIRST_ROW + index, column).value = value
    }
  })
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
}

const CASE = {
  案号: caseNo(1),
  受理日期: new Date('2017-11-05T00:00:00Z'),
  区县: '翠屏区',
  派出所: '新街派出所',
  调解员: '王建国',
  协办调解员: '李秀英',
  案件来源: '公安机关委托移送',
  纠纷类型: '邻里纠纷',
  难易程度: '一般',
  申请人: '赵某、钱某',
  申请人证件号码: `${residentId(801)}、无`,
  申请人电话: '13800000001、无',
  申请人住址: '某某街道 1 号',
  被申请人: '某某物业服务公司',
  被申请人证件号码: '91350100M000100Y43',
  被申请人电话: '0831-8000000',
  涉及人数: 3,
  涉案金额: 1200.5,
  纠纷简要情况: '楼上漏水，\n双方争议赔偿。',
  调解结果: '调解成功',
  协议形式: '书面',
  协议日期: new Date('2017-11-07T00:00:00Z'),
  协议内容: '=一次性赔偿',
  履行期限: '2017-11-30',
  结案日期: new Date('2017-11-08T00:00:00Z'),
} as const satisfies Filled
const OPEN_CASE = {
  案号: caseNo(2),
  受理日期: new Date('2017-11-06T00:00:00Z'),
  派出所: '南岸派出所',
  调解员: '张伟',
  调解结果: '调解中',
}

const installed = spawnSync('soffice', ['--version']).status === 0

/** The file saved by LibreOffice. */
function resaved(workspace: Workspace, file: string, to: string): string {
  const out = join(workspace.folder, '另存')
  const profile = `-env:UserInstallation=file://${workspace.folder}/profile`
  const words = [profile, '--headless', '--convert-to', to, '--outdir', out, join(workspace.folder, file)]
  execFileSync('soffice', words, { stdio: 'ignore' })
  return join('另存', file.replace(/xlsx$/, to))
}

async function filledLedger(): Promise<Workspace> {
  const workspace = await newWorkspace()
  expect(await workspace.gongtiao('ledger template 台账.xlsx')).toMatchObject({ exit: 0, stderr: '' })
  await fill(join(workspace.folder, '台账.xlsx'), [CASE, OPEN_CASE])
  return workspace
}

async function expectImported(workspace: Workspace, file: string): Promise<void> {
  const { exit, json } = await workspace.gongtiao(['ledger', 'import', file, '--json'])
  expect(json.problems).toEqual([])
  expect(json.counts).toMatchObject({ rows: 2, added: 2, refused: 0, pending: 0, warnings: 0 })
  expect(exit).toBe(0)
  const shown = await workspace.gongtiao(['case', 'show', caseNo(1), '--json', '--reveal'])
  expect(shown.json).toMatchObject({
    acceptedOn: '2017-11-05',
    amountFen: 120_050,
    station: '新街派出所',
    outcome: 'settled',
    mediators: [{ mediator: '王建国' }, { mediator: '李秀英' }],
  })
  expect(shown.stdout).toContain(residentId(801))
  expect(shown.stdout).toContain('13800000001')
}

describe('ledger template', () => {
  it('is filled and imports without a fault', async () => {
    await expectImported(await filledLedger(), '台账.xlsx')
  })

  it.skipIf(!installed).each(['xlsx', 'xls', 'ods'])(
    installed ? 'saved by LibreOffice as %s it imports without a fault' : 'skipped: `soffice` is not installed',
    async (kind) => {
      const workspace = await filledLedger()
      await expectImported(workspace, resaved(workspace, '台账.xlsx', kind))
    },
    90_000,
  )

  it('can be tried before there is a roster', async () => {
    const workspace = await newWorkspace({ roster: null })
    const made = await workspace.gongtiao('ledger template 台账.xlsx')
    expect(made.stderr).toContain('还没有花名册')
    await fill(join(workspace.folder, '台账.xlsx'), [CASE, OPEN_CASE])
    const { exit, json } = await workspace.gongtiao('ledger import 台账.xlsx --dry-run --json')
    expect(json.problems).toEqual([])
    expect(json.counts).toMatchObject({ rows: 2, added: 2 })
    expect(exit).toBe(0)
  })

  it('works outside a workspace, with the general words', async () => {
    const nowhere = workspaceAt(newFolder())
    const { exit, json } = await nowhere.gongtiao('ledger template 台账.xlsx --json')
    expect(exit).toBe(0)
    expect(json).toMatchObject({
      file: '台账.xlsx',
      sheet: '工作台账',
      rows: 500,
      lists: { grade: 4, disputeType: 18 },
    })
    expect(json.lists.station).toBeUndefined()
    expect((await nowhere.gongtiao('ledger template 别的.xlsx --workspace 没有')).output).toContain('WORKSPACE-MISSING')
  })

  it('is the file of its owner, the same each time, and never over another without --force', async () => {
    const workspace = await newWorkspace()
    const path = join(workspace.folder, '台账.xlsx')
    await workspace.gongtiao('ledger template 台账.xlsx')
    const bytes = readFileSync(path)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(await workspace.gongtiao('ledger template 台账.xlsx')).toMatchObject({ exit: 1 })
    expect(await workspace.gongtiao('ledger template 台账.xlsx --force', { today: '2017-12-02' })).toMatchObject({
      exit: 0,
    })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it.each([
    ['ledger template 台账.csv', 2],
    ['ledger template 台账', 2],
    ['ledger template', 2],
    ['ledger template 台账.xlsx --out 别的.xlsx', 2],
    ['ledger template 没有这个文件夹/台账.xlsx', 1],
  ])('%s is refused', async (words, exit) => {
    expect(await (await newWorkspace()).gongtiao(words)).toMatchObject({ exit })
  })
})

describe('roster template', () => {
  const PERSON = {
    身份证号码: residentId(1),
    联系电话: '13800000000',
    用工类别: '专职',
    入职日期: new Date('2017-08-15T00:00:00Z'),
    银行卡号: `622202000000000${luhnCheckOf('622202000000000')}`,
    身份职业: '农民',
  }

  it('is filled and imports without a fault', async () => {
    const workspace = await newWorkspace({ roster: null })
    expect((await workspace.gongtiao('roster template 花名册.xlsx')).exit).toBe(0)
    const row = { ...PERSON, 区县: '翠屏区', 派出所: '新街派出所', 姓名: '王建国' }
    await fill(join(workspace.folder, '花名册.xlsx'), [row])
    await expectRoster(workspace, '花名册.xlsx', 1)
  })

  it('begins with who stands in the ledgers, and lacks only what they do not tell', async () => {
    const workspace = await withLedgers()
    const { exit, json } = await workspace.gongtiao('roster template 花名册.xlsx --from-ledger 甲.csv 乙.csv --json')
    expect(exit).toBe(0)
    expect(json.staff).toMatchObject([
      { county: '翠屏区', station: '南岸派出所', mediator: '张伟', led: 1, assisted: 0 },
      { county: '翠屏区', station: '新街派出所', mediator: '王建国', led: 2, assisted: 0 },
      { county: '翠屏区', station: '新街派出所', mediator: '李秀英', led: 0, assisted: 1 },
    ])
    const people = [1, 2, 3].map((serial) => ({ ...PERSON, 身份证号码: residentId(serial), 银行卡号: '12345678' }))
    await fill(join(workspace.folder, '花名册.xlsx'), people)
    await expectRoster(workspace, '花名册.xlsx', 3)
    const imported = await workspace.gongtiao('ledger import 甲.csv 乙.csv --json')
    expect(imported.json).toMatchObject({ counts: { added: 3, refused: 0 }, problems: [] })
  })

  it.skipIf(!installed)(
    installed ? 'saved by LibreOffice it imports without a fault' : 'skipped: `soffice` is not installed',
    async () => {
      const workspace = await newWorkspace({ roster: null })
      await workspace.gongtiao('roster template 花名册.xlsx')
      const row = { ...PERSON, 区县: '翠屏区', 派出所: '新街派出所', 姓名: '王建国' }
      await fill(join(workspace.folder, '花名册.xlsx'), [row])
      await expectRoster(workspace, resaved(workspace, '花名册.xlsx', 'xlsx'), 1)
    },
    90_000,
  )

  it('says which name stands at two stations', async () => {
    const workspace = await newWorkspace({ roster: null })
    await workspace.importLedger([])
    workspace.file(
      '甲.csv',
      ledger([
        ['甲1', '新街派出所', '王建国', ''],
        ['甲2', '南岸派出所', '王建国', ''],
      ]),
    )
    const { stderr } = await workspace.gongtiao('roster template 花名册.xlsx --from-ledger 甲.csv')
    expect(stderr).toContain('王建国在翠屏区南岸派出所、翠屏区新街派出所都出现过')
  })

  it('goes on without a file that cannot be read, and says so; a file that is not there stops it', async () => {
    const workspace = await withLedgers()
    workspace.file('坏.csv', '一,二\n1,2\n')
    const told = await workspace.gongtiao(
      'roster template 花名册.xlsx --from-ledger 甲.csv --from-ledger 坏.csv --json',
    )
    expect(told.exit).toBe(3)
    expect(told.json.problems).toMatchObject([{ code: 'HEADER-NOT-FOUND', file: '坏.csv' }])
    expect(await workspace.gongtiao('roster template 二.xlsx --from-ledger 甲.csv 没有.csv')).toMatchObject({ exit: 1 })
    expect(await workspace.gongtiao('roster template 三.xlsx --from-ledger 坏.csv')).toMatchObject({ exit: 1 })
    expect(await workspace.gongtiao('roster template 四.xlsx 甲.csv')).toMatchObject({ exit: 2 })
  })

  it('starts no formula with a name from a ledger', async () => {
    const workspace = await newWorkspace()
    workspace.file('甲.csv', ledger([['甲1', '=新街派出所', '@王建国', '']]))
    await workspace.gongtiao('roster template 花名册.xlsx --from-ledger 甲.csv')
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.read(Readable.from([readFileSync(join(workspace.folder, '花名册.xlsx'))]))
    const row = workbook.worksheets[0]?.getRow(FIRST_ROW)
    expect([row?.getCell(3).value, row?.getCell(7).value]).toEqual(['=新街派出所', '@王建国'])
    expect(row?.getCell(3).numFmt).toBe('@')
  })
})

function ledger(rows: readonly (readonly [no: string, station: string, lead: string, assistant: string])[]): string {
  const lines = rows.map(([no, station, lead, assistant]) =>
    [no, '2017-11-05', '翠屏区', station, lead, assistant, '一般', '成功', '2017-11-08'].join(','),
  )
  return ['案号,受理日期,区县,派出所,调解员,协办人,难易程度,调解结果,结案日期', ...lines, ''].join('\n')
}

async function withLedgers(): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: null })
  workspace.file(
    '甲.csv',
    ledger([
      ['甲1', '新街派出所', '王建国', '李秀英'],
      ['甲2', '新街派出所', '王建国', ''],
    ]),
  )
  workspace.file('乙.csv', ledger([['乙1', '南岸派出所', '张伟', '']]))
  return workspace
}

async function expectRoster(workspace: Workspace, file: string, people: number): Promise<void> {
  const { exit, json } = await workspace.gongtiao(['roster', 'import', file, '--json'])
  expect(json.problems).toEqual([])
  expect(json.counts).toMatchObject({ rows: people, refused: 0 })
  expect(exit).toBe(0)
}

it('the roster of the tests knows the people of the filled ledger', () => {
  for (const name of [CASE.调解员, CASE.协办调解员, OPEN_CASE.调解员]) expect(ROSTER).toContain(name)
})
