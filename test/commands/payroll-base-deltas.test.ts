// Base pay of a month that is closed, and facts that come afterwards: the difference is a line of the next runs, once.
import { describe, expect, it } from 'vitest'
import { LATER, runAndSettle, settle } from '../support/settle.ts'
import { csvOf, newWorkspace, rosterCsv, type Workspace } from '../support/workspace.ts'

type Line = {
  readonly kind: string
  readonly amountFen: number
  readonly because: { readonly text: string }
  readonly corrects?: { readonly month: string }
}

async function typed(workspace: Workspace, words: readonly string[]): Promise<string> {
  const { exit, output } = await workspace.gongtiao(words, { today: LATER })
  expect(exit, output).toBe(0)
  return output
}

async function corrections(workspace: Workspace, month: string): Promise<readonly Line[]> {
  const { json } = await workspace.gongtiao(`payroll show ${month} --json`)
  const lines: readonly Line[] = json.payslips.flatMap((slip: { readonly lines: readonly Line[] }) => slip.lines)
  return lines.filter((line) => line.corrects !== undefined && ['arrears', 'recovery'].includes(line.kind))
}

const brief = (lines: readonly Line[]): readonly unknown[] =>
  lines.map((line) => [line.kind, line.amountFen, line.corrects?.month])

async function octoberClosed(row: { readonly [column: string]: string } = {}): Promise<Workspace> {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英', ...row }]) })
  await runAndSettle(workspace, '2017-10')
  return workspace
}

async function attendance(workspace: Workspace, month: string, unpaid: string): Promise<void> {
  const sheet = csvOf([{ 姓名: '李秀英', 派出所: '新街派出所', 无薪缺勤: unpaid }])
  await typed(workspace, ['payroll', 'attendance', 'import', month, workspace.file('考勤.csv', sheet)])
}

describe('who left on 15 October, recorded after October was closed at 3,500.00', () => {
  const leave = ['roster', 'leave', '李秀英', '--from', '2017-10-16', '--document', '补登']

  it('owes 3,500 − 3,500 × 10/22 = 1,909.09; without a wage it stays owed, is said and is an error', async () => {
    const workspace = await octoberClosed()
    await typed(workspace, leave)
    for (const month of ['2017-11', '2017-12', '2018-01']) {
      const ran = await typed(workspace, ['payroll', 'run', month])
      expect(ran).toMatch(/李秀英.*2017-10-15 离职.*1,909\.09/)
      const [line, ...more] = await corrections(workspace, month)
      expect(more).toEqual([])
      expect(brief(line === undefined ? [] : [line])).toEqual([['recovery', 0, '2017-10']])
      const check = await workspace.gongtiao(`payroll check ${month} --json`)
      const owes = check.json.problems.filter((one: { code: string }) => one.code === 'CHECK-LEAVER-OWES')
      expect(owes).toMatchObject([{ severity: 'refused', got: '1,909.09' }])
      if (month === '2017-11')
        for (const part of ['2017-10', '3,500.00', '1,590.91', '离职', '1,909.09'])
          expect(line?.because.text).toContain(part)
      await runAndSettle(workspace, month)
    }
    await typed(workspace, ['payroll', 'verify'])
  }, 60_000)
})

describe('absence of October recorded after October was closed', () => {
  it('comes back within 20 % of each month, also over the year’s end, never twice, and months still verify', async () => {
    const workspace = await octoberClosed()
    await attendance(workspace, '2017-10', '13')
    const taken: unknown[] = []
    for (const month of ['2017-11', '2017-12', '2018-01', '2018-02']) {
      await runAndSettle(workspace, month)
      taken.push(...brief(await corrections(workspace, month)))
    }
    // 3,500.00 less thirteen days of 21.75.
    expect(taken).toEqual([
      ['recovery', -70000, '2017-10'],
      ['recovery', -70000, '2017-10'],
      ['recovery', -69195, '2017-10'],
    ])
    await typed(workspace, ['payroll', 'verify'])
  }, 60_000)

  it('a draft that is run again stays the same', async () => {
    const workspace = await octoberClosed()
    await attendance(workspace, '2017-10', '2')
    const first = await workspace.gongtiao('payroll run 2017-11 --json')
    const again = await workspace.gongtiao('payroll run 2017-11 --json')
    expect(brief(await corrections(workspace, '2017-11'))).toEqual([['recovery', -32184, '2017-10']])
    expect(again.json.payslips.map((slip: { netFen: number }) => slip.netFen)).toEqual(
      first.json.payslips.map((slip: { netFen: number }) => slip.netFen),
    )
    expect(again.stdout).toBe(first.stdout)
  }, 20_000)

  it('absence that is taken back is paid, to the fen that was kept', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '李秀英' }]) })
    await attendance(workspace, '2017-10', '2')
    await runAndSettle(workspace, '2017-10')
    await attendance(workspace, '2017-10', '0')
    await runAndSettle(workspace, '2017-11')
    expect(brief(await corrections(workspace, '2017-11'))).toEqual([['arrears', 32184, '2017-10']])
    await typed(workspace, ['payroll', 'run', '2017-12'])
    expect(await corrections(workspace, '2017-12')).toEqual([])
    await typed(workspace, ['payroll', 'verify'])
  }, 30_000)
})

it('an engagement by an agency recorded late takes the whole month’s base pay back', async () => {
  const workspace = await octoberClosed()
  const engage = ['roster', 'engage', '李秀英', '--kind', '劳务派遣', '--from', '2017-10-01', '--document', '派遣协议']
  await typed(workspace, engage)
  await typed(workspace, ['payroll', 'run', '2017-11'])
  const [line] = await corrections(workspace, '2017-11')
  expect(line?.because.text).toContain('应扣回 3,500.00 元')
})

it('a leaver paid ahead for a longer month: what the month’s own batch could not take back stays owed', async () => {
  const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }]) })
  const leaves = (from: string) => ['roster', 'leave', '李秀英', '--from', from, '--document', '批文']
  await typed(workspace, leaves('2017-11-01'))
  const ahead = ['--batch', 'off-cycle', '--for', '李秀英', '--pay-on', '2017-10-31']
  await typed(workspace, ['payroll', 'run', '2017-10', ...ahead])
  await settle(workspace, '2017-10', 'approved', { batch: 'off-cycle' })
  await typed(workspace, leaves('2017-10-16'))
  await runAndSettle(workspace, '2017-10', 'approved')
  const ran = await typed(workspace, ['payroll', 'run', '2017-11'])
  expect(ran).toMatch(/李秀英.*2017-10-15 离职.*1,909\.09/)
  expect(brief(await corrections(workspace, '2017-11'))).toEqual([['recovery', 0, '2017-10']])
}, 20_000)

describe('people who would vanish from a run', () => {
  it('a month without a day worked is said, and more days than the month has', async () => {
    const workspace = await newWorkspace({ roster: rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }]) })
    await attendance(workspace, '2017-11', '22')
    const gone = await typed(workspace, ['payroll', 'run', '2017-11'])
    expect(gone).toMatch(/李秀英：无薪缺勤 22 天.*没有基本工资，也没有工资条/)
    await attendance(workspace, '2017-11', '23')
    expect(await typed(workspace, ['payroll', 'run', '2017-11'])).toMatch(/李秀英：.*23 天，多于在岗的计薪日 22 天/)
  })
})

describe('people who moved or came late', () => {
  it('a move to another county inside the month: one slip, and who pays it', async () => {
    const stations = [
      { 姓名: '王建国', 区县: '翠屏区' },
      { 姓名: '吴调', 区县: '南溪区', 派出所: '罗龙派出所' },
    ]
    const workspace = await newWorkspace({ roster: rosterCsv(stations) })
    const words = ['roster', 'move', '吴调', '--to', '新街派出所', '--from', '2017-11-16', '--document', '调令']
    await typed(workspace, words)
    const said = '吴调 2017-11-16 由南溪区调到翠屏区：本月工资由翠屏区发放（一人一月一张工资条）'
    expect(await typed(workspace, ['payroll', 'run', '2017-11'])).toContain(said)
    expect(await typed(workspace, ['payroll', 'run', '2017-12'])).not.toContain('调到')
  })

  it('who came onto the roster after the month was closed is named with the amount, once the person served in it', async () => {
    const workspace = await octoberClosed()
    const late = rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }, { 姓名: '张伟', 入职日期: '2017-10-16' }])
    await workspace.importRoster(late)
    const ran = await typed(workspace, ['payroll', 'run', '2017-11'])
    expect(ran).toMatch(/张伟.*2017-10 已批准.*1,909\.09 元，不会自动补发/)
    expect(ran).not.toMatch(/李秀英.*不会自动补发/)
  })
})

describe('months that look wrong', () => {
  it('skipped, not yet begun, paid before the first day', async () => {
    const workspace = await octoberClosed()
    const { output } = await workspace.gongtiao('payroll run 2018-03 --pay-on 2018-02-08', { today: '2018-02-20' })
    expect(output).toContain('2017-11 至 2018-02 没有核算过')
    expect(output).toContain('2018-03 还没有开始')
    expect(output).toContain('发放日 2018-02-08 早于 2018-03 的第一天')
    const next = await typed(workspace, ['payroll', 'run', '2017-11'])
    expect(next).not.toContain('没有核算过')
  })
})
