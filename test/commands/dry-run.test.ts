// `--dry-run` of every command that writes leaves the workspace's folder as it was, byte for byte; without it the same
// words change something, so that the test would notice.
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/commands/index.ts'
import { everyByteOf } from '../support/folders.ts'
import { caseNo, ledgerCsv, newWorkspace, ROSTER, rosterCsv } from '../support/workspace.ts'

/** Words that make each command write, in a workspace with a roster, cases, an open item and a draft. */
const WRITES: { readonly [command: string]: readonly string[] } = {
  init: ['init', '新区', '--name', '南溪区司法局', '--policy', 'yibin-2017'],
  'roster import': ['roster', 'import', '新花名册.csv'],
  'ledger import': ['ledger', 'import', '新台账.csv'],
  'ledger apply': ['ledger', 'apply', '计划.json'],
  'ledger undo': ['ledger', 'undo', 'B0003'],
  'ledger status': ['ledger', 'status', '2017-11', '--zero', '南岸派出所'],
  'ledger export': ['ledger', 'export', '--out', '工作台账.xlsx'],
  'roster alias': ['roster', 'alias', '王健国', '王建国'],
  'case link': ['case', 'link', '翠1', '翠9', '--relation', '无关'],
  'roster template': ['roster', 'template', '空白花名册.xlsx'],
  'ledger template': ['ledger', 'template', '空白台账.xlsx'],
  'ledger dismiss': ['ledger', 'dismiss', '1', '--reason', '重复填报'],
  'payroll run': ['payroll', 'run', '2017-11', '--pay-on', '2017-12-01'],
  'payroll export': ['payroll', 'export', '2017-11', '--out', '工资'],
  'policy confirm': ['policy', 'confirm', '--all', '--document', '局务会纪要', '--by', '李科长'],
  'document print': ['document', 'print', 'agreement', '翠1', '--out', '协议书.pdf'],
}

const mutating = await Promise.all(
  COMMANDS.map(async (entry) => ({ name: entry.words.join(' '), ...(await entry.load()).command })),
).then((commands) => commands.filter(({ mutates }) => mutates).map(({ name }) => name))

it('every command that writes is tried', () => {
  expect(Object.keys(WRITES).sort()).toEqual([...mutating].sort())
})

describe.each(Object.entries(WRITES))('%s', (name, words) => {
  it('writes nothing on a dry run', async () => {
    const workspace = await newWorkspace()
    await workspace.importLedger([{}, { 受理日期: '2017-13-05' }])
    await workspace.importLedger([{ 案号: caseNo(9) }], '另一本.csv')
    await workspace.gongtiao('payroll run 2017-11')
    workspace.file(
      '新花名册.csv',
      `${ROSTER}${rosterCsv([{ 姓名: '赵敏', 身份证号码: '511502197001010095' }]).split('\n')[1]}\n`,
    )
    workspace.file('新台账.csv', ledgerCsv([{ 难易程度: '重大' }, {}, {}]))

    await workspace.gongtiao('ledger import 新台账.csv --plan 计划.json')

    const before = everyByteOf(workspace.folder)
    const tried = await workspace.gongtiao([...words, '--dry-run'])
    expect([0, 3]).toContain(tried.exit)
    expect(tried.stdout, 'says that it was only a try').toContain('试运行')
    expect(everyByteOf(workspace.folder)).toEqual(before)

    const done = await workspace.gongtiao(words)
    expect(done.exit, 'ends as the try said').toBe(tried.exit)
    expect(everyByteOf(workspace.folder), name).not.toEqual(before)
  })
})
