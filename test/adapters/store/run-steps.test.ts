// From draft to closed: what is signed is what was seen, what is settled stays, what rests on it goes stale with it.
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { fen } from '../../../src/domain/money.ts'
import type { Run } from '../../../src/store.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { all, BECAUSE, day, entry, monthly, type PayDesk, POLICY, payDesk, stepOf } from './pay-desk.ts'

let desk: PayDesk
beforeEach(async () => {
  desk = await payDesk()
  await desk.ledger({ serial: 1 }, { serial: 2, who: ['M002', 'M003:2'] })
})

async function runOf(month: string, batch = 'monthly'): Promise<Run> {
  const run = await desk.store.payroll.run(monthly(month), batch)
  if (run === null) throw new Error(month)
  return run
}

describe('the way of a run', () => {
  it('is kept step by step, with the same hash under each', async () => {
    await desk.run('2017-11')
    await desk.lock('2017-11', 'monthly', 'reviewed')
    const noticed = { ...stepOf('noticed'), until: day('2018-01-08'), paper: '公示栏' }
    const still = await desk.store.payroll.advance(await runOf('2017-11'), noticed, HEAD)
    expect(still.state).toBe('reviewed')
    for (const step of ['approved', 'paid', 'closed'] as const)
      await desk.store.payroll.advance(await runOf('2017-11'), stepOf(step, '乙'), HEAD)
    const { runId, state } = await runOf('2017-11')
    expect(state).toBe('closed')
    const steps = await desk.store.payroll.steps(runId)
    expect(steps.map((one) => one.step)).toEqual(['submitted', 'reviewed', 'noticed', 'approved', 'paid', 'closed'])
    expect(steps[2]).toMatchObject({ by: '甲', on: '2018-01-01', paper: '公示栏', until: '2018-01-08', at: HEAD.at })
    expect(new Set(steps.map((one) => one.digest))).toEqual(new Set([await desk.store.payroll.digest(runId)]))
    expect(await desk.store.log.verify()).toBeNull()
  })

  it('goes back to the draft as it was; the signatures are void and stay in the log', async () => {
    await desk.run('2017-11')
    const locked = await desk.lock('2017-11')
    const back = await desk.store.payroll.sendBack(locked, { ...HEAD, note: '金额要查' })
    expect([back.state, back.stale, await desk.store.payroll.steps(back.runId)]).toEqual(['draft', false, []])
    expect(sqlOn(desk.path, 'SELECT count(*) AS n FROM run_step')).toEqual([{ n: 3 }])
    expect(await desk.store.log.verify()).toBeNull()
    await desk.run('2017-11')
    expect((await desk.lock('2017-11')).state).toBe('approved')
    expect(await desk.store.log.verify()).toBeNull()
  })

  it('does not go back under runs that have counted it', async () => {
    await desk.run('2017-11')
    await desk.lock('2017-11')
    await desk.run('2017-12')
    await desk.lock('2017-12', 'monthly', 'submitted')
    await expect(desk.store.payroll.sendBack(await runOf('2017-11'), HEAD)).rejects.toMatchObject({
      code: 'RUN-FOLLOWED',
      message: expect.stringContaining('2017-12'),
    })
    await desk.store.payroll.sendBack(await runOf('2017-12'), HEAD)
    expect((await desk.store.payroll.sendBack(await runOf('2017-11'), HEAD)).state).toBe('draft')
  })

  it.each([
    ['submitted', '已经提交'],
    ['approved', '已经批准'],
    ['closed', '已经结账'],
  ] as const)('%s: it is not computed again', async (until, word) => {
    await desk.run('2017-11')
    await desk.lock('2017-11', 'monthly', until)
    await expect(desk.run('2017-11')).rejects.toMatchObject({
      code: 'RUN-LOCKED',
      message: expect.stringContaining(word),
    })
  })

  it('is not walked by two at once', async () => {
    await desk.run('2017-11')
    const seen = await runOf('2017-11')
    const other = await open(desk.path, 'write')
    await other.payroll.advance(seen, stepOf('submitted'), HEAD)
    await expect(desk.store.payroll.advance(seen, stepOf('submitted'), HEAD)).rejects.toMatchObject({
      code: 'RUN-MOVED',
    })
    await expect(desk.store.payroll.sendBack(seen, HEAD)).rejects.toMatchObject({ code: 'RUN-MOVED' })
  })

  it('is not begun with a draft that somebody else computed again or overtook', async () => {
    await desk.run('2017-11')
    const seen = await runOf('2017-11')
    await desk.run('2017-11')
    await expect(desk.store.payroll.advance(seen, stepOf('submitted'), HEAD)).rejects.toMatchObject({
      code: 'RUN-MOVED',
    })
    const fresh = await runOf('2017-11')
    await desk.ledger({ serial: 3 })
    await expect(desk.store.payroll.advance(fresh, stepOf('submitted'), HEAD)).rejects.toMatchObject({
      code: 'RUN-MOVED',
    })
  })

  it.each([
    ['a line', 'UPDATE pay_line SET amount_fen = amount_fen + 1 WHERE line_id = 1'],
    ['its reason', "UPDATE pay_line SET text = '别的' WHERE line_id = 1"],
    ['a rest', 'UPDATE pay_line SET rest_fen = 5 WHERE line_id = 1'],
    ['an account', "UPDATE payslip SET account = '6222020000000099999'"],
    ['an engagement', "UPDATE payslip SET engagement = 'dispatched'"],
    ['the payday', "UPDATE payroll_run SET pay_on = '2018-01-10'"],
    ['a waiting case', "INSERT INTO payroll_hold VALUES (1, 1, '理由')"],
    ['a number of a case', "UPDATE mediation_case SET case_key = '(2017)翠人调字第9号' WHERE case_id = 1"],
  ])('ends where %s was changed after the submission', async (_, statement) => {
    await desk.run('2017-11')
    await desk.lock('2017-11', 'monthly', 'submitted')
    sqlOn(desk.path, statement)
    await expect(desk.store.payroll.advance(await runOf('2017-11'), stepOf('reviewed'), HEAD)).rejects.toMatchObject({
      code: 'RUN-ALTERED',
      message: expect.stringContaining('2017-11'),
    })
  })

  it.each([
    ['a state without its signature', "UPDATE payroll_run SET state = 'closed'", 6, '2017-11 工资的状态与签批记录不符'],
    ['a signature', "UPDATE run_step SET by_name = '别人' WHERE step = 'approved'", 6, '这次操作写入的数据被改动'],
    ['a rule file', "UPDATE rule_file SET text = '别的'", 6, '这次操作写入的数据被改动'],
    ['an account', "UPDATE payslip SET account = '1'", 3, '这次操作写入的数据被改动'],
    ['tax facts', "UPDATE payslip SET tax = '{}'", 3, '这次操作写入的数据被改动'],
    ['a corrected line', 'UPDATE pay_line SET corrects = 1 WHERE line_id = 2', 3, '这次操作写入的数据被改动'],
    ['a waiting case', "INSERT INTO payroll_hold VALUES (1, 1, '理由')", 3, '这次操作写入的数据被改动'],
    [
      'the whole month',
      'DELETE FROM pay_line; DELETE FROM payslip; DELETE FROM payroll_run',
      4,
      '2017-11 的工资已经签批，现在不见了',
    ],
  ])('the log finds %s changed', async (_, statements, seq, reason) => {
    await desk.run('2017-11')
    await desk.lock('2017-11', 'monthly', 'reviewed')
    const file = { sha256: POLICY.sha256, file: POLICY.file, text: '标准' }
    await desk.store.payroll.advance(await runOf('2017-11'), stepOf('approved'), HEAD, [file])
    for (const statement of statements.split('; ')) sqlOn(desk.path, statement)
    expect(await desk.store.log.verify()).toEqual({ seq, reason })
  })
})

describe('the hash that is signed', () => {
  it('is the same for the same month computed twice, whatever numbers the store gives', async () => {
    const first = await desk.store.payroll.digest((await desk.run('2017-11')).runId)
    await desk.run('2017-10', { payOn: '2017-11-10' })
    const again = await desk.run('2017-11')
    expect(await desk.store.payroll.digest(again.runId)).toBe(first)
  })

  it('differs when anything differs', async () => {
    const digestOf = async (options: Parameters<PayDesk['run']>[1]): Promise<string> =>
      desk.store.payroll.digest((await desk.run('2017-11', options)).runId)
    const own = [{ kind: 'base', caseNo: null, amountFen: fen(100), because: BECAUSE }] as const
    const digests = [
      await digestOf({}),
      await digestOf({ payOn: '2017-12-11' }),
      await digestOf({ own: () => own }),
      await digestOf({ own: () => own.map((line) => ({ ...line, because: { ...BECAUSE, text: '别的' } })) }),
      await digestOf({ employer: () => [{ kind: 'pension', amountFen: fen(5), because: BECAUSE }] }),
      await digestOf({ employer: () => [{ kind: 'maternity', amountFen: fen(5), because: BECAUSE }] }),
    ]
    expect(new Set(digests).size).toBe(digests.length)
  })
})

it('keeps each rule file once, and gives a run those that it names', async () => {
  await desk.run('2017-11')
  const file = { sha256: POLICY.sha256, file: POLICY.file, text: 'policy: case-subsidy\n' }
  const other = { ...file, sha256: 'b'.repeat(64) }
  const run = await desk.store.payroll.advance(await runOf('2017-11'), stepOf('submitted'), HEAD, [file, other])
  await desk.store.payroll.advance(run, stepOf('reviewed'), HEAD, [file])
  expect(await desk.store.payroll.ruleFiles(run)).toEqual([file])
  expect(await desk.store.log.verify()).toBeNull()
})

it('keeps objections with their outcome', async () => {
  const { runId } = await desk.run('2017-11')
  const objection = { by: '赵某', on: day('2018-01-03'), text: '件数不对' }
  const first = await desk.store.payroll.object(runId, objection, HEAD)
  const second = await desk.store.payroll.object(runId, { ...objection, by: '钱某' }, HEAD)
  expect(await desk.store.payroll.answerObjection(first.objectionId, '核实无误', HEAD)).toMatchObject({
    outcome: '核实无误',
  })
  expect(await desk.store.payroll.answerObjection(99, '没有', HEAD)).toBeNull()
  expect(await desk.store.payroll.objections(runId)).toEqual([
    { ...objection, objectionId: first.objectionId, outcome: '核实无误' },
    { ...objection, by: '钱某', objectionId: second.objectionId, outcome: null },
  ])
  expect(await desk.store.log.verify()).toBeNull()
})

describe('a draft goes stale', () => {
  const isStale = async (month: string, batch?: string): Promise<boolean> => (await runOf(month, batch)).stale
  const id = () => desk.idOf(1)
  const item = {
    mediatorId: 'M001',
    kind: 'duty-allowance',
    amountFen: fen(100),
    document: '表',
    note: null,
    bonusTax: null,
  } as const
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'by a case of its month': () => desk.ledger({ serial: 1, grade: '疑难' }),
    'by a new case': () => desk.ledger({ serial: 9 }),
    'by a case that moved out of it': () => desk.ledger({ serial: 1, closedOn: '2017-12-08' }),
    'by a late case of a settled month': () => desk.ledger({ serial: 9, closedOn: '2017-10-30' }),
    'by a settled case that changed': () => desk.ledger({ serial: 7, closedOn: '2017-10-08', grade: '疑难' }),
    'by what was recorded': async () =>
      desk.store.caseWork.setSupplement(await id(), { ...NO_SUPPLEMENT, fileScore: 9 }, HEAD),
    'by agreed shares': async () =>
      desk.store.caseWork.setShares(await id(), { shares: [{ mediatorId: 'M002', weight: 1 }], document: null }, HEAD),
    'by a link': async () =>
      desk.store.cases.relate([await id(), await desk.idOf(2)], { relation: 'unrelated', note: null }, HEAD),
    'by the roster': () => desk.store.roster.import([entry('王建国', 1, { leftOn: day('2017-11-20') })], HEAD, false),
    'by attendance': () =>
      desk.store.monthFacts.setAttendance(
        [{ mediatorId: 'M001', month: monthly('2017-11'), dueDays: null, workedDays: null, unpaidDays: 1, note: null }],
        HEAD,
      ),
    'by an item': () =>
      desk.store.monthFacts.addItem({ ...item, from: monthly('2017-10'), to: monthly('2017-12') }, HEAD),
  }

  it.each(Object.keys(changes))('%s', async (name) => {
    await desk.ledger({ serial: 7, closedOn: '2017-10-08' })
    await desk.run('2017-10')
    await desk.lock('2017-10')
    await desk.run('2017-11')
    expect(await isStale('2017-11')).toBe(false)
    await changes[name]?.()
    expect(await isStale('2017-11')).toBe(true)
    await desk.run('2017-11')
    expect(await isStale('2017-11')).toBe(false)
  })

  it('not by what is not its own: other months’ cases, items and attendance, accounts', async () => {
    await desk.run('2017-11')
    await desk.ledger({ serial: 8, closedOn: '2017-12-08' }, { serial: 9, closedOn: '2017-10-08' })
    await desk.store.caseWork.setSupplement(await desk.idOf(8), { ...NO_SUPPLEMENT, fileScore: 9 }, HEAD)
    await desk.store.monthFacts.addItem({ ...item, from: monthly('2017-12'), to: monthly('2017-12') }, HEAD)
    const account = {
      mediatorId: 'M001',
      bank: null,
      account: '6222020000000000012',
      from: day('2017-11-01'),
      document: '申请',
      checkedBy: '乙',
    }
    await desk.store.roster.changeAccount(account, HEAD)
    expect(await isStale('2017-11')).toBe(false)
  })

  it('when one that is paid before it is computed again, in any batch', async () => {
    await desk.run('2017-11', { batch: 'wages', payOn: '2017-12-05' })
    await desk.run('2017-11', { payOn: '2017-12-10' })
    await desk.run('2017-12', { batch: 'wages', payOn: '2018-01-05' })
    expect(await isStale('2017-12', 'wages')).toBe(false)
    await desk.run('2017-11', { payOn: '2017-12-10' })
    expect(await isStale('2017-11', 'wages')).toBe(false)
    expect(await isStale('2017-12', 'wages')).toBe(true)
    // Its payday moves behind: what stood after the old one is stale too.
    await desk.run('2017-12', { batch: 'wages', payOn: '2018-01-05' })
    await desk.run('2017-11', { payOn: '2018-02-10' })
    expect(await isStale('2017-12', 'wages')).toBe(true)
  })

  it('when the month before is approved: its late cases are due now', async () => {
    await desk.run('2017-10')
    await desk.lock('2017-10', 'monthly', 'reviewed')
    await desk.run('2017-11')
    await desk.store.payroll.advance(await runOf('2017-10'), stepOf('approved'), HEAD)
    expect(await isStale('2017-11')).toBe(true)
  })

  it('and leaves no draft beside leavers who are paid ahead', async () => {
    await desk.run('2017-11')
    await desk.run('2017-10')
    await desk.run('2017-11', { batch: 'off-cycle', onlyFor: 'M001', payOn: '2017-11-20' })
    expect((await desk.store.payroll.runs()).map(({ month, batch }) => `${month} ${batch}`)).toEqual([
      '2017-10 monthly',
      '2017-11 off-cycle',
    ])
  })
})

describe('the past of a run', () => {
  it('is slips by payday with their sums and tax', async () => {
    await desk.run('2017-11', { payOn: '2018-01-10' })
    await desk.run('2017-12', { batch: 'other', payOn: '2017-12-29' })
    expect(await all(desk.store.payroll.pastSlips([2017]))).toEqual([])
    const slips = await all(desk.store.payroll.pastSlips([2017, 2018]))
    expect(slips.map(({ mediatorId, netFen }) => [mediatorId, netFen])).toEqual([
      ['M001', 9000],
      ['M002', 3000],
      ['M003', 6000],
    ])
    expect(slips[0]).toMatchObject({
      month: '2017-11',
      payOn: '2018-01-10',
      state: 'draft',
      sums: { 'case-subsidy': 9000 },
      tax: { kind: 'none' },
    })
  })

  it('is contributions of settled runs, and corrections under the month that they correct', async () => {
    const pension = { kind: 'pension', caseNo: null, amountFen: fen(-800), because: BECAUSE } as const
    const employer = { kind: 'pension', amountFen: fen(1600), because: BECAUSE } as const
    await desk.run('2017-11', { own: () => [pension], employer: () => [employer] })
    expect(await all(desk.store.payroll.pastContributions(monthly('2017-01')))).toEqual([])
    await desk.lock('2017-11')
    const past = await all(desk.store.payroll.pastContributions(monthly('2017-01')))
    expect(past.filter((line) => line.mediatorId === 'M001')).toMatchObject([
      { isCorrection: false, month: '2017-11', side: 'employee', kind: 'pension', amountFen: -800 },
      { isCorrection: false, month: '2017-11', side: 'employer', kind: 'pension', amountFen: 1600 },
    ])
    const lineId = past.find((line) => line.mediatorId === 'M001' && line.side === 'employer')?.lineId ?? 0
    const corrects = { lineId, month: monthly('2017-11') }
    const run = await desk.run('2017-12', {
      own: (who) => (who === 'M001' ? [{ ...pension, amountFen: fen(-900) }] : []),
      employer: (who) => (who === 'M001' ? [{ ...employer, amountFen: fen(200), corrects }] : []),
    })
    const later = await all(desk.store.payroll.pastContributions(monthly('2017-11')))
    expect(later.filter((line) => line.isCorrection)).toEqual([
      {
        lineId,
        isCorrection: true,
        restFen: 0,
        isOutdated: false,
        mediatorId: 'M001',
        month: '2017-11',
        side: 'employer',
        kind: 'pension',
        amountFen: 200,
        run: { month: '2017-12', batch: 'monthly', payOn: '2018-01-10', state: 'draft' },
      },
    ])
    expect(await all(desk.store.payroll.pastContributions(monthly('2017-12')))).toEqual([])
    const [slip] = await all(desk.store.payroll.payslips(run))
    expect(slip?.employerLines).toMatchObject([{ kind: 'pension', amountFen: 200 }])
    expect(await all(desk.store.payroll.lines(run))).toMatchObject([
      { mediatorId: 'M001', side: 'employee', kind: 'pension', amountFen: -900 },
      { mediatorId: 'M001', side: 'employer', kind: 'pension', amountFen: 200 },
    ])
    expect(await desk.store.log.verify()).toBeNull()
  })
})
