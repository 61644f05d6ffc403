// What changes of a person between two rosters: leaving, moving, another account, another engagement. Each on a paper, from
// a day on, and never against what is known.
import { describe, expect, it } from 'vitest'
import { everyByteOf } from '../support/folders.ts'
import { newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Person = { readonly [field: string]: unknown }

async function person({ gongtiao }: Workspace, name: string): Promise<Person> {
  const { json } = await gongtiao('roster list --json')
  return json.mediators.find(({ mediator }: Person) => mediator === name)
}

describe('roster leave', () => {
  it('names the last day, ends the stretch, and says it once', async () => {
    const workspace = await newWorkspace()
    const { exit, json } = await workspace.gongtiao('roster leave 李秀英 --from 2017-11-16 --document 解聘通知 --json')
    expect([exit, json]).toEqual([
      0,
      expect.objectContaining({ lastDay: '2017-11-15', mediatorId: 'M002', changed: true }),
    ])
    expect(await person(workspace, '李秀英')).toMatchObject({
      leftOn: '2017-11-15',
      assignments: [{ station: '新街派出所', from: '2017-08-15', to: '2017-11-15' }],
    })
    const again = await workspace.gongtiao('roster leave 李秀英 --from 2017-11-16 --document 解聘通知')
    expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('早已登记')])
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('of another day replaces the first, and says so', async () => {
    const workspace = await newWorkspace()
    await workspace.gongtiao('roster leave 李秀英 --from 2017-11-16 --document 通知')
    const { stdout } = await workspace.gongtiao('roster leave 李秀英 --from 2017-12-01 --document 更正')
    expect(stdout).toContain('原来登记的最后在岗日是 2017-11-15')
    expect(await person(workspace, '李秀英')).toMatchObject({ leftOn: '2017-11-30' })
  })

  it('before hiring is refused, on its first day too', async () => {
    const { gongtiao } = await newWorkspace()
    const { exit, json } = await gongtiao('roster leave 李秀英 --from 2017-08-15 --document 通知 --json')
    expect([exit, json.error.code]).toEqual([1, 'LEAVE-BEFORE-HIRING'])
    expect((await gongtiao('roster leave 李秀英 --from 2017-08-16 --document 通知')).exit).toBe(0)
  })

  it('writes nothing on a dry run', async () => {
    const workspace = await newWorkspace()
    const before = everyByteOf(workspace.folder)
    const { exit, stdout } = await workspace.gongtiao('roster leave 李秀英 --from 2017-11-16 --document 通知 --dry-run')
    expect([exit, stdout]).toEqual([0, expect.stringContaining('试运行')])
    expect(everyByteOf(workspace.folder)).toEqual(before)
  })

  it('needs its paper and its day', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao('roster leave 李秀英 --from 2017-11-16')).exit).toBe(2)
    expect((await gongtiao('roster leave 李秀英 --document 通知')).exit).toBe(2)
  })
})

describe('a person', () => {
  it('may be named by number, in any width; a wrong name gets the nearest', async () => {
    const { gongtiao } = await newWorkspace()
    expect((await gongtiao('roster leave ｍ００２ --from 2017-11-16 --document 通知 --json')).json.mediator).toBe(
      '李秀英',
    )
    const unknown = await gongtiao('roster leave 李秀芝 --from 2017-11-16 --document 通知 --json')
    expect(unknown.json.error).toMatchObject({ code: 'MEDIATOR-UNKNOWN', message: expect.stringContaining('李秀英') })
  })

  it('who has a namesake is told apart by the station', async () => {
    const roster = rosterCsv([{ 姓名: '王建国' }, { 姓名: '王建国', 派出所: '南岸派出所' }])
    const { gongtiao } = await newWorkspace({ roster })
    const words = 'roster leave 王建国 --from 2017-11-16 --document 通知 --json'
    const unclear = await gongtiao(words)
    expect([unclear.exit, unclear.json.error]).toEqual([
      1,
      expect.objectContaining({ code: 'MEDIATOR-AMBIGUOUS', message: expect.stringContaining('M002（南岸派出所）') }),
    ])
    expect((await gongtiao(`${words} --station 南岸`)).json.mediatorId).toBe('M002')
  })

  it.each([
    ['leave 没人 --from x', ['没有写依据的文件（--document）。', '--from 的日期“x”写得不对。', '花名册里没有“没人”。']],
    [
      'move 王建国 --to 没所 --from 2017-13-01 --document 调令',
      ['--from 的日期“2017-13-01”写得不对。', '花名册里没有“没所”。'],
    ],
    ['engage 王建国 --kind 老板 --from x --document 合同', ['--from 的日期“x”写得不对。', '没有“老板”这种用工关系。']],
    [
      'account 张玮 --account 12 --from 2017-12-01 --document 换卡申请 --checked-by 周会计 --as 周会计',
      [
        '换卡要两个人：经办人和核对人都是周会计。',
        '账号“****”写得不对：要 8 到 30 位数字。',
        '花名册里没有“张玮”，是不是“张伟”？',
      ],
    ],
  ])('roster %s: every wrong word is named, a line each', async (words, lines) => {
    const { json } = await (await newWorkspace()).gongtiao(`roster ${words} --json`)
    expect(json.error.message.split('\n')).toEqual(lines)
  })

  it('may go by a confirmed other spelling', async () => {
    const { gongtiao } = await newWorkspace()
    await gongtiao('roster alias 王健国 王建国')
    expect((await gongtiao('roster leave 王健国 --from 2017-11-16 --document 通知 --json')).json.mediatorId).toBe(
      'M001',
    )
  })
})

describe('roster move', () => {
  it('ends the stretch the day before and begins the next', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.gongtiao('roster move 王建国 --to 南岸 --from 2017-11-01 --document 调令 --json')
    expect(json).toMatchObject({ before: '新街派出所', station: '南岸派出所', changed: true })
    expect(await person(workspace, '王建国')).toMatchObject({
      station: '南岸派出所',
      assignments: [
        { station: '新街派出所', from: '2017-08-15', to: '2017-10-31' },
        { station: '南岸派出所', from: '2017-11-01', to: null },
      ],
    })
  })

  it('names the nearest station, and refuses a day before service', async () => {
    const { gongtiao } = await newWorkspace()
    const unknown = await gongtiao('roster move 王建国 --to 南安派出所 --from 2017-11-01 --document 调令 --json')
    expect(unknown.json.error).toMatchObject({
      code: 'STATION-UNKNOWN',
      message: expect.stringContaining('南岸派出所'),
    })
    const early = await gongtiao('roster move 王建国 --to 南岸 --from 2017-08-01 --document 调令 --json')
    expect([early.exit, early.json.error.code]).toEqual([1, 'ASSIGNMENT-DATES'])
  })

  it('asks for the county of a station that two counties have', async () => {
    const roster = rosterCsv([
      { 姓名: '王建国' },
      { 姓名: '李秀英', 派出所: '城关派出所' },
      { 姓名: '张伟', 派出所: '城关派出所', 区县: '珙县' },
    ])
    const { gongtiao } = await newWorkspace({ roster })
    const move = (to: string) => gongtiao(`roster move 王建国 --to ${to} --from 2017-11-01 --document 调令 --json`)
    expect((await move('城关')).json.error).toMatchObject({
      code: 'STATION-AMBIGUOUS',
      message: expect.stringContaining('翠屏区城关派出所、珙县城关派出所'),
    })
    expect((await move('珙县城关')).json.county).toBe('珙县')
  })
})

const CARD = '6222020000000000018'
const ACCOUNT = `roster account 李秀英 --account ${CARD} --bank 农业银行 --from 2017-12-01 --document 换卡申请`

describe('roster account', () => {
  it('takes two persons, and shows neither card', async () => {
    const workspace = await newWorkspace()
    const { exit, stdout, output } = await workspace.gongtiao(`${ACCOUNT} --checked-by 李科长 --as 周会计`)
    expect([exit, stdout]).toEqual([0, expect.stringContaining('**** 0018（农业银行），原来是 **** 0026')])
    expect(output).not.toMatch(/\d{11,}/)
    const list = await workspace.gongtiao('roster list --json', { today: '2017-12-01' })
    expect(list.json.mediators[1]).toMatchObject({
      account: '**** 0018',
      accounts: [{ from: '2017-12-01', bank: '农业银行', checkedBy: '李科长' }],
    })
    const before = await workspace.gongtiao('roster list --json', { today: '2017-11-30' })
    expect(before.json.mediators[1].account).toBe('**** 0026')
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })

  it('is refused for one person in two parts, and without an operator', async () => {
    const { gongtiao } = await newWorkspace()
    const same = await gongtiao(`${ACCOUNT} --checked-by 周会计 --as 周会计 --json`)
    expect([same.exit, same.json.error.code]).toEqual([1, 'ACCOUNT-SAME-PERSON'])
    expect((await gongtiao(`${ACCOUNT} --checked-by 李科长 --json`)).json.error.code).toBe('OPERATOR-MISSING')
    expect((await gongtiao(`${ACCOUNT} --as 周会计`)).exit).toBe(2)
  })

  it('only warns of a check digit, and shows no number that it cannot read', async () => {
    const { gongtiao } = await newWorkspace()
    const end = '--from 2017-12-01 --document 申请 --checked-by 李科长 --as 周会计'
    const odd = await gongtiao(`roster account 李秀英 --account 6222020000000000019 ${end}`)
    expect([odd.exit, odd.stderr]).toEqual([0, expect.stringContaining('**** 0019 的校验位不对')])
    const broken = await gongtiao(`roster account 李秀英 --account 6.22202E18 ${end}`)
    expect([broken.exit, broken.stderr]).toEqual([2, expect.stringContaining('写得不对')])
  })
})

describe('roster engage', () => {
  it('holds from its day on', async () => {
    const workspace = await newWorkspace()
    const { json } = await workspace.gongtiao(
      'roster engage 王建国 --kind 劳务派遣 --from 2017-11-01 --document 协议 --json',
    )
    expect(json).toMatchObject({ engagement: 'dispatched', from: '2017-11-01', changed: true })
    const on = async (today: string) =>
      (await workspace.gongtiao('roster list --json', { today })).json.mediators[0].engagement
    expect([await on('2017-10-31'), await on('2017-11-01')]).toEqual([null, 'dispatched'])
  })

  it('knows six words and says why 非全日制 is none of them', async () => {
    const { gongtiao } = await newWorkspace()
    const engage = (kind: string) => gongtiao(`roster engage 王建国 --kind ${kind} --from 2017-11-01 --document 协议`)
    for (const kind of ['聘用', '购买服务', '退休返聘', '劳务', '无报酬']) expect((await engage(kind)).exit).toBe(0)
    expect(await engage('正式')).toMatchObject({ exit: 2, stderr: expect.stringContaining('退休返聘') })
    expect(await engage('非全日制')).toMatchObject({ exit: 2, stderr: expect.stringContaining('十五日') })
  })

  it('before hiring is refused', async () => {
    const { gongtiao } = await newWorkspace()
    const { json } = await gongtiao('roster engage 王建国 --kind 聘用 --from 2017-08-14 --document 协议 --json')
    expect(json.error.code).toBe('ENGAGEMENT-DATES')
  })
})

describe('the column 用工关系 of a roster', () => {
  it('becomes engagements from the day of hiring, or from its own day; a second time nothing', async () => {
    const workspace = await newWorkspace({ roster: null })
    const roster = rosterCsv([
      { 姓名: '王建国', 用工关系: '劳务派遣' },
      { 姓名: '李秀英', 用工关系: '政府购买服务', 用工关系起: '2017-10-01' },
      { 姓名: '张伟' },
    ])
    const { exit, json } = await workspace.importRoster(roster)
    expect([exit, json.counts.engagements, json.problems]).toEqual([0, 2, []])
    const { mediators } = (await workspace.gongtiao('roster list --json')).json
    expect(mediators.map(({ engagements }: Person) => engagements)).toEqual([
      [{ from: '2017-08-15', engagement: 'dispatched', document: '花名册.csv' }],
      [{ from: '2017-10-01', engagement: 'purchased-service', document: '花名册.csv' }],
      [],
    ])
    const before = everyByteOf(workspace.folder)
    expect((await workspace.importRoster(roster)).json.counts.engagements).toBe(0)
    expect(everyByteOf(workspace.folder)).toEqual(before)
  })

  it('changes no past without a day', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国', 用工关系: '聘用' }]) })
    const undated = await workspace.importRoster(rosterCsv([{ 姓名: '王建国', 用工关系: '劳务派遣' }]))
    expect([undated.exit, undated.json.counts.engagements]).toEqual([3, 0])
    expect(undated.json.problems).toMatchObject([
      { code: 'ENGAGEMENT-NO-DATE', column: '用工关系', row: 2, got: '劳务派遣' },
    ])
    const dated = await workspace.importRoster(
      rosterCsv([{ 姓名: '王建国', 用工关系: '劳务派遣', 用工关系起: '2017-11-01' }]),
    )
    expect([dated.exit, dated.json.counts.engagements]).toEqual([0, 1])
    // As it stands now: the same word again says nothing new.
    expect((await workspace.importRoster(rosterCsv([{ 姓名: '王建国', 用工关系: '劳务派遣' }]))).exit).toBe(0)
  })

  it('warns of 非全日制 and waits with a word that nobody knows', async () => {
    const workspace = await newWorkspace({ roster: null })
    const { json } = await workspace.importRoster(
      rosterCsv([
        { 姓名: '王建国', 用工关系: '非全日制' },
        { 姓名: '李秀英', 用工关系: '借调' },
        { 姓名: '张伟', 用工类别: '兼职（非全日制）' },
      ]),
    )
    expect(json.problems.map(({ code, severity, row }: Person) => [code, severity, row])).toEqual([
      ['ENGAGEMENT-HOURLY', 'warning', 2],
      ['ENGAGEMENT-UNKNOWN', 'pending', 3],
      ['ENGAGEMENT-HOURLY', 'warning', 4],
    ])
  })
})
