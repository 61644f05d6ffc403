// What people record of a case beside its ledger row: supplements and shares, from the words typed to what the case earns.
import { describe, expect, it } from 'vitest'
import { caseNo, newWorkspace, type Workspace } from '../support/workspace.ts'

async function oneCase(rows: readonly { readonly [column: string]: string }[] = [{}]): Promise<Workspace> {
  const workspace = await newWorkspace()
  await workspace.importLedger(rows)
  return workspace
}

describe('case set', async () => {
  const workspace = await oneCase()
  const { gongtiao } = workspace
  const set = (...words: readonly string[]) => gongtiao(['case', 'set', '翠1', '--json', ...words])

  it('shows before and after, and writes by name or key', async () => {
    const { exit, json } = await set('履行日期=2017年11月10日', 'visitedOn=2017-11-20', '卷宗评分=86')
    expect(exit).toBe(0)
    expect(json.changes).toEqual([
      { field: 'performedOn', before: null, after: '2017-11-10' },
      { field: 'visitedOn', before: null, after: '2017-11-20' },
      { field: 'fileScore', before: null, after: 86 },
    ])
    const { json: shown } = await gongtiao('case show 翠1 --json')
    expect(shown.supplement).toMatchObject({ performedOn: '2017-11-10', visitedOn: '2017-11-20', fileScore: 86 })
  })

  it.each([
    ['调解次数=3', 'sessions', 3],
    ['到场时间=2017-11-05T21:40', 'respondedAt', '2017-11-05T21:40'],
    ['到场时间=2017年11月5日 9时05分', 'respondedAt', '2017-11-05T09:05'],
    ['卷宗材料=申请书、调解笔录，协议书', 'papers', ['申请书', '调解笔录', '协议书']],
    ['卷宗材料=无', 'papers', []],
    ['死亡=否', 'death', false],
    ['群体性=是', 'groupIncident', true],
    ['固定证据=有', 'evidenceFixed', true],
    ['引导诉讼=是', 'guidedToCourt', true],
    ['已发=是', 'paidByHand', '是'],
    ['已发=2017-11-20', 'paidByHand', '2017-11-20'],
    ['司法确认日期=2017-11-30', 'judiciallyConfirmedOn', '2017-11-30'],
    ['迟报批准=翠司〔2017〕8号', 'lateApproval', '翠司〔2017〕8号'],
  ])('%s', async (pair, field, after) => {
    const { exit, json } = await set(pair, '--dry-run')
    expect([exit, json.changes[0]]).toEqual([0, { field, before: null, after }])
  })

  it('clears a field that is written without content', async () => {
    await set('调解次数=2')
    expect((await set('调解次数=')).json.changes).toEqual([{ field: 'sessions', before: 2, after: null }])
    expect((await set('调解次数=')).json.changes).toEqual([])
  })

  it('says every wrong name and value at once', async () => {
    const words = [
      '履行日=2017-11-10',
      '卷宗评分=101',
      '回访日期=2018-01-01',
      '受理日期=2017-11-01',
      '死亡=也许',
      '已发',
      '司法确认日期=2017-11-01',
    ]
    const { exit, json } = await set(...words)
    expect(exit).toBe(2)
    expect(json.error.code).toBe('CASE-FIELDS')
    expect(json.error.message.split('\n')).toEqual([
      '没有“履行日”这一项，是不是“履行日期”？',
      '卷宗评分“101”不在 0 到 100 之间（应写0 到 100 的整数）；',
      '回访日期“2018-01-01”晚于今天（2017-12-01）（应写日期，如 2017-11-10）；',
      '“受理日期”由台账写明，不在这里改：请更正台账后重新导入；',
      '死亡“也许”不是“是”或“否”（应写是 或 否）；',
      '已发没有写内容：要写成 已发=…；',
      '司法确认日期“2017-11-01”早于受理日期（2017-11-05）（应写日期，如 2017-11-10）。',
    ])
  })

  it('writes nothing on a dry run, and nothing that is known already', async () => {
    await set('死亡=是', '--dry-run')
    expect((await gongtiao('case show 翠1 --json')).json.supplement.death).toBeNull()
    expect((await set('卷宗评分=86')).json.changes).toEqual([])
  })

  it('keeps what was recorded when the ledger comes again', async () => {
    await workspace.importLedger([{ 难易程度: '疑难' }], '再报.csv')
    expect((await gongtiao('case show 翠1 --json')).json).toMatchObject({
      grade: '疑难',
      supplement: { fileScore: 86 },
    })
  })

  it('names the case that it opens again by its whole number', async () => {
    const other = await oneCase([{}, {}])
    const { json } = await other.gongtiao(['case', 'set', '翠2', '重新受理自=翠1', '--json'])
    expect(json.changes).toEqual([{ field: 'reopenedFrom', before: null, after: caseNo(1) }])
    const self = await other.gongtiao(['case', 'set', '翠2', '重新受理自=翠2', '--json'])
    expect([self.exit, self.json.error.code]).toEqual([2, 'CASE-FIELDS'])
  })
})

describe('case shares', async () => {
  const workspace = await oneCase([{ 难易程度: '疑难', 调解员: '王建国、李秀英' }])
  const { gongtiao } = workspace
  const shares = (...words: readonly string[]) => gongtiao(['case', 'shares', '翠1', '--json', ...words])
  type Share = { readonly mediator: string; readonly amountFen: number }
  const fenOf = (json: { readonly shares: readonly Share[] }) => json.shares.map((one) => [one.mediator, one.amountFen])

  it.each([
    [
      ['王建国=60%', '李秀英=40%'],
      [7200, 4800],
    ],
    [
      ['李秀英=4', '王建国=6'],
      [7200, 4800],
    ],
    [['6:4'], [7200, 4800]],
    [['60%/40%'], [7200, 4800]],
    [
      ['3', '1'],
      [9000, 3000],
    ],
    [['M001=七'], null],
    [['王建国=3，李秀英=1'], [9000, 3000]],
    [['M001=全部'], [12000]],
    [
      ['王建国=33.3', '李秀英=66.7'],
      [3996, 8004],
    ],
  ])('%j', async (words, expected) => {
    const { exit, json } = await shares(...words, '--dry-run')
    if (expected === null) expect(exit).toBe(2)
    else expect(fenOf(json).map(([, amount]) => amount)).toEqual(expected)
  })

  it.each([
    [['王建=60%', '李秀英=40%'], '花名册里没有“王建”，是不是“王建国”？'],
    [['王建国=60%', '李秀英=30%'], '份额之和是 90%，不是 100%'],
    [['王建国=60%', '李秀英=4'], '份额的单位不一样'],
    [['王建国=60%', '王建国=40%'], '王建国写了两次'],
    [['6:3:1'], '写了 3 个份额，本案的调解员有 2 位'],
    [['0:0'], '份额之和是 0'],
    [[], '没有写份额'],
  ])('refuses %j', async (words, said) => {
    const { exit, json } = await shares(...words)
    expect([exit, json.error.code]).toEqual([2, 'CASE-SHARES'])
    expect(json.error.message).toContain(said)
  })

  it('stands before the ledger until it is cleared', async () => {
    expect((await shares('6:4', '--document', '分工确认单')).json.changed).toBe(true)
    expect((await shares('6:4', '--document', '分工确认单')).json.changed).toBe(false)
    const explained = await gongtiao('subsidy explain 翠1 --json')
    expect(fenOf(explained.json)).toEqual([
      ['王建国', 7200],
      ['李秀英', 4800],
    ])
    const { json } = await shares('--clear')
    expect([json.changed, fenOf(json)]).toEqual([
      true,
      [
        ['王建国', 6000],
        ['李秀英', 6000],
      ],
    ])
    expect((await gongtiao('case show 翠1 --json')).json.recordedShares).toBeNull()
    expect((await shares('--clear')).json.changed).toBe(false)
  })

  it('takes people of another station for a case that was handed over (30:70)', async () => {
    const { json, stderr } = await shares('张伟=70', '王建国=30', '--document', '移交函')
    expect(fenOf(json).sort()).toEqual(
      [
        ['张伟', 8400],
        ['王建国', 3600],
      ].sort(),
    )
    const plain = await gongtiao(['case', 'shares', '翠1', '张伟=70', '王建国=30', '--document', '移交函', '--dry-run'])
    expect(plain.stderr + stderr).toContain('张伟不在台账的调解员里，按移交共同办理计份额')
  })
})
