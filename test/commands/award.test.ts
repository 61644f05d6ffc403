// 一事一奖 from the proposal to the payslip: two people, a paper, and never by itself.
import { describe, expect, it } from 'vitest'
import { settle } from '../support/settle.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

const ROSTER = rosterCsv([
  { 姓名: '王建国' },
  { 姓名: '李秀英' },
  { 姓名: '赵六', 身份职业: '公务员' },
  { 姓名: '张伟', 派出所: '南岸派出所' },
])
const REASON = ['--reason', '成功调处死亡赔偿纠纷']

async function workspaceWithCases(): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: ROSTER })
  await workspace.importLedger([
    { 难易程度: '重大', 调解员: '王建国、李秀英' },
    {},
    { 难易程度: '重大', 调解结果: '不成功' },
  ])
  return workspace
}

const typing =
  ({ gongtiao }: Workspace, ...words: readonly string[]) =>
  (...more: readonly string[]) =>
    gongtiao([...words, ...more, '--json'])

type Person = {
  readonly mediator: string
  readonly grossFen: number
  readonly lines: readonly { readonly kind: string; readonly amountFen: number }[]
}

const awardsPaid = async ({ gongtiao }: Workspace) => {
  const { json } = await gongtiao('payroll run 2017-11 --json')
  return json.payslips.flatMap(({ mediator, lines }: Person) =>
    lines.flatMap(({ kind, amountFen }) => (kind === 'award' ? [[mediator, amountFen]] : [])),
  )
}

describe('an award', async () => {
  const workspace = await workspaceWithCases()
  const propose = typing(workspace, 'award', 'propose', '翠1', '--as', '经办人', ...REASON)
  const approve = typing(workspace, 'award', 'approve', '1')

  it('is only suggested, never made', async () => {
    const { stdout } = await workspace.gongtiao('subsidy explain 翠1')
    expect(stdout).toContain('难易程度“重大”：可以申报一事一奖（不自动生成，须另批）')
    expect((await workspace.gongtiao('subsidy explain 翠2')).stdout).not.toContain('一事一奖')
    expect((await workspace.gongtiao('award list --json')).json.awards).toEqual([])
  })

  it('is proposed in yuan, under a name', async () => {
    expect((await propose('--share', '王建国=1500', '--dry-run')).json.award).toBeNull()
    const { exit, json } = await propose('--share', '王建国=1500', '--share', '李秀英=500.50')
    expect(exit).toBe(0)
    expect(json.award).toMatchObject({
      id: 1,
      state: 'proposed',
      amountFen: 200_050,
      grade: '重大',
      shares: [
        { mediator: '王建国', mediatorId: 'M001', amountFen: 150_000 },
        { mediator: '李秀英', mediatorId: 'M002', amountFen: 50_050 },
      ],
      proposedBy: '经办人',
      proposedOn: '2017-12-01',
    })
    expect((await workspace.gongtiao('subsidy explain 翠1')).stdout).not.toContain('可以申报')
    expect((await workspace.gongtiao('case show 翠1')).stdout).toContain(
      '王建国 1,500.00 元、李秀英 500.50 元（待批准）',
    )
  })

  it('pays nothing before it is approved (W16)', async () => expect(await awardsPaid(workspace)).toEqual([]))

  it.each([
    [['--by', '经办人', '--document', '批文'], 'AWARD-APPROVER', '经办人是这项奖励的申报人，不能批准'],
    [['--by', '李秀英', '--document', '批文'], 'AWARD-APPROVER', '李秀英是这项奖励的领奖人，不能批准'],
    [['--by', '李局长'], 'AWARD-WORDS', '没有写批准的文件'],
    [
      ['--on', '2017-12-02'],
      'AWARD-WORDS',
      '没有写批准人（--by）；\n没有写批准的文件（--document）；\n批准日期 2017-12-02 晚于今天',
    ],
    [['--by', '李局长', '--document', '批文', '--on', '2017-11-30'], 'AWARD-WORDS', '早于申报日期（2017-12-01）'],
  ])('is not approved by %j', async (words, code, said) => {
    const { json } = await approve(...words)
    expect(json.error.code).toBe(code)
    expect(json.error.message).toContain(said)
  })

  it('is approved by another person on a paper, and the next run pays it beside the case subsidy', async () => {
    const { json } = await approve('--by', '李局长', '--document', '翠司〔2017〕12号')
    expect(json.award).toMatchObject({ state: 'approved', approvedBy: '李局长', document: '翠司〔2017〕12号' })
    expect(await awardsPaid(workspace)).toEqual([
      ['王建国', 150_000],
      ['李秀英', 50_050],
    ])
    expect((await workspace.gongtiao('subsidy explain 翠1 --json')).json.amountFen).toBe(15_000)
    const again = await approve('--by', '李局长', '--document', '翠司〔2017〕12号')
    expect([again.exit, again.json.error.code]).toEqual([1, 'AWARD-STATE'])
  })

  it('is not withdrawn once a run that left the draft pays it', async () => {
    await settle(workspace, '2017-11', 'submitted')
    const withdraw = typing(workspace, 'award', 'withdraw', '1')
    expect((await withdraw('--reason', '误报')).json.error.code).toBe('AWARD-PAID')
    expect((await workspace.gongtiao('award list --state 已批准 --json')).json.awards[0].paidIn).toEqual({
      month: '2017-11',
      batch: 'monthly',
    })
  })
})

describe('a proposal', async () => {
  const workspace = await workspaceWithCases()
  const propose = (no: string, ...words: readonly string[]) =>
    typing(workspace, 'award', 'propose', no, '--as', '经办人')(...words)

  it.each([
    ['翠1', [...REASON], 'AWARD-WORDS', '没有写奖给谁'],
    [
      '翠1',
      ['--share', '王建=1', '--share', '李秀英=一千', '--share', '张伟'],
      'AWARD-WORDS',
      '花名册里没有“王建”，是不是“王建国”？\n“李秀英=一千”的金额看不懂',
    ],
    ['翠1', ['--share', '王建国=1', '--share', 'M001=1', ...REASON], 'AWARD-WORDS', '王建国写了两次'],
    [
      '翠1',
      ['--share', '王建国=0', '--share', '赵六=9', ...REASON],
      'AWARD-INELIGIBLE',
      '王建国的金额要大于 0；\n赵六的身份职业为公务员',
    ],
    ['翠2', ['--share', '王建国=100', ...REASON], 'AWARD-INELIGIBLE', '标准只奖重大'],
    ['翠3', ['--share', '王建国=100', ...REASON], 'AWARD-INELIGIBLE', '没有调解成功'],
  ])('for %s by %j is refused', async (no, words, code, said) => {
    const { json } = await propose(no, ...words)
    expect(json.error.code).toBe(code)
    expect(json.error.message).toContain(said)
  })

  it('needs to know who makes it', async () => {
    const { exit, json } = await workspace.gongtiao([
      'award',
      'propose',
      '翠1',
      '--share',
      '王建国=1',
      ...REASON,
      '--json',
    ])
    expect([exit, json.error.code]).toEqual([2, 'OPERATOR-MISSING'])
  })

  it('names every wrong word, a line each; of an unknown case the shares are read all the same', async () => {
    const { json } = await workspace.gongtiao('award propose 翠99 --share 没人=abc --json')
    expect([json.error.code, json.error.message.split('\n')]).toEqual([
      'OPERATOR-MISSING',
      [
        '这一步要写明经办人。',
        '没有案号为“翠99”的案件。',
        '花名册里没有“没人”；',
        '“没人=abc”的金额看不懂：应是以元为单位的数，最多两位小数；',
        '没有写事由（--reason）。',
      ],
    ])
  })

  it('is one for one matter, until it is withdrawn', async () => {
    await propose('翠1', '--share', '王建国=100', ...REASON)
    const second = await propose('翠1', '--share', '王建国=100', ...REASON)
    expect(second.json.error.message).toContain('本案已经申报过奖励（编号 1），一事只奖一次')
    const { json } = await workspace.gongtiao('award withdraw 1 --reason 重报 --json')
    expect(json.award.state).toBe('withdrawn')
    const again = await propose('翠1', '--share', '张伟=100', ...REASON)
    expect(again.json.award.id).toBe(2)
    expect((await workspace.gongtiao('award list --state 待批准 --json')).json.awards).toHaveLength(1)
  })

  it.each([
    [['list', '--state', '在办'], 'USAGE'],
    [['withdraw', '9', '--reason', '误报'], 'AWARD-UNKNOWN'],
    [['withdraw', '甲', '--reason', '误报'], 'USAGE'],
    [['withdraw', '2'], 'USAGE'],
  ])('%j is %s', async (words, code) => {
    expect((await workspace.gongtiao(['award', ...words, '--json'])).json.error.code).toBe(code)
  })
})
