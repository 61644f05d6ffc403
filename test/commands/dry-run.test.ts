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
  'roster leave': ['roster', 'leave', '李秀英', '--from', '2017-11-16', '--document', '解聘通知'],
  'roster move': ['roster', 'move', '李秀英', '--to', '南岸', '--from', '2017-11-16', '--document', '调令'],
  'roster account': [
    ...['roster', 'account', '李秀英', '--account', '6222020000000000018', '--from', '2017-12-01'],
    ...['--document', '换卡申请', '--checked-by', '李科长', '--as', '周会计'],
  ],
  'roster engage': ['roster', 'engage', '李秀英', '--kind', '劳务派遣', '--from', '2017-11-01', '--document', '协议'],
  'payroll attendance import': ['payroll', 'attendance', 'import', '2017-11', '考勤.csv'],
  'payroll opening import': ['payroll', 'opening', 'import', '期初.csv'],
  'payroll item add': [
    ...['payroll', 'item', 'add', '李秀英', '--kind', '大额医疗', '--amount', '10', '--month', '2017-11'],
    ...['--document', '参保名单'],
  ],
  'payroll item remove': ['payroll', 'item', 'remove', '1', '--reason', '重复'],
  'payroll declare': [
    ...['payroll', 'declare', '李秀英', '--kind', '其他扣除', '--amount', '10', '--month', '2017-11'],
    ...['--document', '本人申报'],
  ],
  'case link': ['case', 'link', '翠1', '翠9', '--relation', '无关'],
  'roster template': ['roster', 'template', '空白花名册.xlsx'],
  'ledger template': ['ledger', 'template', '空白台账.xlsx'],
  'ledger dismiss': ['ledger', 'dismiss', '1', '--reason', '重复填报'],
  'payroll run': ['payroll', 'run', '2017-11', '--pay-on', '2017-12-01'],
  'payroll export': ['payroll', 'export', '2017-11', '--out', '工资'],
  'policy confirm': ['policy', 'confirm', '--all', '--document', '局务会纪要', '--by', '李科长'],
  'case set': ['case', 'set', '翠1', '卷宗评分=92'],
  'case shares': ['case', 'shares', '翠1', '王建国=6', '李秀英=4', '--document', '分工确认书'],
  'subsidy review export': ['subsidy', 'review', 'export', '2017-11', '--out', '审核表.xlsx'],
  'subsidy review import': ['subsidy', 'review', 'import', '审核.csv', '--as', '王复核'],
  'award propose': ['award', 'propose', '翠9', '--share', '王建国=500', '--reason', '化解重大纠纷', '--as', '周会计'],
  'award approve': ['award', 'approve', '1', '--document', '局发9号', '--by', '李局长', '--as', '周会计'],
  'award withdraw': ['award', 'withdraw', '1', '--reason', '重报', '--as', '周会计'],
  'payroll submit': ['payroll', 'submit', '2017-11', '--as', '甲'],
  'payroll review': ['payroll', 'review', '2017-11', '--as', '乙'],
  'payroll notice': ['payroll', 'notice', '2017-11', '--from', '2017-12-01', '--to', '2017-12-05', '--as', '甲'],
  'payroll approve': ['payroll', 'approve', '2017-11', '--as', '丙'],
  'payroll paid': ['payroll', 'paid', '2017-11', '--on', '2017-12-08', '--as', '甲'],
  'payroll close': ['payroll', 'close', '2017-11', '--as', '甲'],
  'payroll send-back': ['payroll', 'send-back', '2017-11', '--reason', '更正', '--as', '乙'],
  'payroll budget': [
    ...['payroll', 'budget', '2017', '--set', '500000', '--county', '翠屏区', '--document', '预算批复'],
    ...['--as', '周会计'],
  ],
  'document print': ['document', 'print', 'agreement', '翠1', '--out', '协议书.pdf'],
}

const CONFIRM = ['policy', 'confirm', '--all', '--document', '局务会纪要', '--by', '李科长']
const STEPS = ['payroll submit', 'payroll review', 'payroll approve', 'payroll paid', 'payroll close'] as const
const upTo = (step: (typeof STEPS)[number]): readonly (readonly string[])[] => [
  CONFIRM,
  ...STEPS.slice(0, STEPS.indexOf(step)).map((name) => WRITES[name] ?? []),
]

/** What has to be there first. */
const BEFORE: { readonly [command: string]: readonly (readonly string[])[] } = {
  'award propose': [['case', 'set', '翠9', '卷宗评分=90']],
  'award approve': [WRITES['award propose'] ?? []],
  'award withdraw': [WRITES['award propose'] ?? []],
  'payroll submit': upTo('payroll submit'),
  'payroll review': upTo('payroll review'),
  'payroll notice': upTo('payroll approve'),
  'payroll approve': upTo('payroll approve'),
  'payroll paid': upTo('payroll paid'),
  'payroll close': upTo('payroll close'),
  'payroll send-back': upTo('payroll paid'),
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
    await workspace.importLedger([{ 案号: caseNo(9), 难易程度: '重大' }], '另一本.csv')
    await workspace.gongtiao('payroll run 2017-11')
    workspace.file(
      '新花名册.csv',
      `${ROSTER}${rosterCsv([{ 姓名: '赵敏', 身份证号码: '511502197001010095' }]).split('\n')[1]}\n`,
    )
    workspace.file('考勤.csv', '姓名,应出勤,实出勤\n李秀英,22,22\n')
    workspace.file('审核.csv', `案号,派出所,审核结论,审核人,审核日期\n${caseNo(1)},新街派出所,通过,王复核,2017-11-20\n`)
    workspace.file('期初.csv', '姓名,年度,上年月平均工资\n李秀英,2017,2800\n')
    const item = 'payroll item add 王建国 --kind 大额医疗 --amount 10 --month 2017-12 --document 参保名单'
    await workspace.gongtiao(item)
    workspace.file('新台账.csv', ledgerCsv([{ 难易程度: '重大' }, {}, {}]))

    await workspace.gongtiao('ledger import 新台账.csv --plan 计划.json')

    for (const prepared of BEFORE[name] ?? []) {
      const { exit, stderr } = await workspace.gongtiao(prepared)
      expect(exit, stderr).toBe(0)
    }
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
