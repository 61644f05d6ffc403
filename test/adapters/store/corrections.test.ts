// The past: which settled cases come up again, with what lines, until nothing of them is open.
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { fen, ZERO } from '../../../src/domain/money.ts'
import type { ChangedCase } from '../../../src/store.ts'
import { HEAD } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { all, caseNo, day, entry, monthly, type PayDesk, payDesk, type RunOptions } from './pay-desk.ts'

let desk: PayDesk
beforeEach(async () => {
  desk = await payDesk()
})

async function changedIn(month: string, options: RunOptions = {}): Promise<readonly ChangedCase[]> {
  const changed: ChangedCase[] = []
  await desk.run(month, { ...options, changed: (one) => changed.push(one) })
  return changed
}

async function settled(month: string, batch = 'monthly', options: RunOptions = {}): Promise<void> {
  await desk.run(month, { batch, ...options })
  await desk.lock(month, batch)
}

const paidLines = () =>
  sqlOn(
    desk.path,
    `SELECT r.month, l.mediator_id AS who, l.kind, l.amount_fen AS fen, l.rest_fen AS rest, l.corrects IS NOT NULL AS corrects
     FROM pay_line AS l JOIN payroll_run AS r ON r.run_id = l.run_id ORDER BY l.line_id`,
  )

describe('a paid case comes up again', () => {
  const review = {
    decision: 'refused',
    grade: null,
    reason: null,
    document: null,
    decidedOn: day('2017-12-20'),
    decidedBy: '李科长',
    secondBy: null,
  } as const
  const change: Readonly<Record<string, (caseId: number) => Promise<unknown>>> = {
    'when its row changes': () => desk.ledger({ serial: 1, grade: '疑难' }),
    'when something is recorded': (id) =>
      desk.store.caseWork.setSupplement(id, { ...NO_SUPPLEMENT, fileScore: 50 }, HEAD),
    'when the bureau decides': (caseId) => desk.store.caseWork.decide([{ caseId, review }], HEAD),
    'when other shares are agreed': (id) =>
      desk.store.caseWork.setShares(id, { shares: [{ mediatorId: 'M002', weight: 1 }], document: null }, HEAD),
    'when it is linked': async (id) =>
      desk.store.cases.relate([id, await desk.idOf(2)], { relation: 'same-dispute', note: null }, HEAD),
    'when the case it is linked with changes': async () => desk.ledger({ serial: 3, note: '改' }),
    'when a row of it is to be looked at': async () =>
      sqlOn(
        desk.path,
        `INSERT INTO open_item (item_key, severity, code, committee_id, case_key, problem, from_op)
        VALUES ('x', 'warning', 'ROW-GONE', 1, '(2017)翠人调字第1号', '{}', (SELECT max(seq) FROM operation))`,
      ),
    'when its mediator turns out to have left before': () =>
      desk.store.roster.import([entry('王建国', 1, { leftOn: day('2017-11-01') })], HEAD, false),
    'when a mediator of it served after all': () =>
      desk.store.roster.import([entry('李秀英', 2, { hiredOn: day('2016-01-01') })], HEAD, false),
  }

  it.each(Object.keys(change))('%s', async (name) => {
    await desk.ledger(
      { serial: 1, who: ['M001', 'M002:0'] },
      { serial: 2, closedOn: '2017-12-03' },
      { serial: 3, closedOn: null, outcome: 'open' },
    )
    const id = await desk.idOf(1)
    await desk.store.cases.relate([id, await desk.idOf(3)], { relation: 'unrelated', note: null }, HEAD)
    await settled('2017-11')
    expect(await changedIn('2017-12')).toEqual([])
    await change[name]?.(id)
    const [one, ...others] = await changedIn('2017-12')
    expect(others).toEqual([])
    expect(one).toMatchObject({ caseId: id, caseNo: caseNo(1), now: { caseId: id } })
    expect(one?.lines).toMatchObject([
      {
        month: '2017-11',
        batch: 'monthly',
        state: 'approved',
        mediatorId: 'M001',
        kind: 'case-subsidy',
        amountFen: 9000,
      },
    ])
  })

  it('but not for what changes nothing of it: an account, a new case, a leave to come', async () => {
    await desk.ledger({ serial: 1 })
    await settled('2017-11')
    await desk.ledger({ serial: 2, closedOn: '2017-12-03' })
    await desk.store.roster.import(
      [entry('王建国', 1, { leftOn: day('2017-12-31'), phone: '13800010001' })],
      HEAD,
      false,
    )
    expect(await changedIn('2017-12')).toEqual([])
  })

  it('together with the one that it is linked with, whichever of them changed', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2 })
    await desk.store.cases.relate([await desk.idOf(1), await desk.idOf(2)], { relation: 'unrelated', note: null }, HEAD)
    await settled('2017-11')
    for (const serial of [1, 2]) {
      await desk.ledger({ serial, note: `改${serial}` })
      expect((await changedIn('2017-12')).map((one) => one.caseNo)).toEqual([1, 2].map(caseNo))
    }
  })

  it('but not for a change that the run which paid it has seen', async () => {
    await settled('2017-10')
    await desk.ledger({ serial: 1 })
    await desk.ledger({ serial: 1, grade: '疑难' })
    await settled('2017-11')
    expect(await changedIn('2017-12')).toEqual([])
  })

  it('as nothing, when it was taken out of the registry', async () => {
    const seq = await desk.ledger({ serial: 1 })
    await settled('2017-11')
    // No command takes out a paid case today; the store says what is due all the same.
    sqlOn(desk.path, 'UPDATE case_version SET to_op = (SELECT max(seq) FROM operation) WHERE from_op = ?', seq)
    const [one] = await changedIn('2017-12')
    expect(one).toMatchObject({ now: null, caseNo: caseNo(1), lines: [{ amountFen: 9000 }] })
    expect(paidLines().at(-1)).toMatchObject({ kind: 'recovery', fen: -9000, corrects: 1 })
    const run = await desk.store.payroll.run(monthly('2017-12'), 'monthly')
    if (run === null) throw new Error('no run')
    expect((await all(desk.store.payroll.lines(run))).map((line) => line.caseNo)).toEqual([caseNo(1)])
  })

  it('when it was settled in a batch of its own, and never in the run that paid it', async () => {
    await desk.ledger({ serial: 1 })
    await settled('2017-11', 'off-cycle', { onlyFor: 'M001', payOn: '2017-11-20' })
    await desk.ledger({ serial: 1, grade: '疑难' })
    expect((await changedIn('2017-11')).map((one) => one.caseNo)).toEqual([caseNo(1)])
    expect(paidLines()).toMatchObject([{ fen: 9000 }, { kind: 'arrears', fen: 3000, corrects: 1 }])
  })

  it('when a leavers’ batch left a share of it that its settled month no longer pays', async () => {
    await settled('2017-11')
    await desk.ledger({ serial: 1, who: ['M001', 'M002'] })
    await settled('2017-11', 'off-cycle', { onlyFor: 'M001', payOn: '2017-12-20' })
    expect((await changedIn('2017-12', { payOn: '2018-01-10' })).map((one) => one.caseNo)).toEqual([caseNo(1)])
    expect(paidLines().map(({ who, fen }) => [who, fen])).toEqual([
      ['M001', 4500],
      ['M002', 4500],
    ])
  })
})

describe('what was paid too much', () => {
  it('is taken back over months, as far as each may bear it, and then no more', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2 })
    await settled('2017-11')
    await desk.ledger({ serial: 1, outcome: 'withdrawn' }, { serial: 2, grade: '简单' })
    for (const month of ['2017-12', '2018-01', '2018-02', '2018-03'])
      await settled(month, 'monthly', { limitFen: 5000 })
    expect(paidLines()).toEqual([
      { month: '2017-11', who: 'M001', kind: 'case-subsidy', fen: 9000, rest: null, corrects: 0 },
      { month: '2017-11', who: 'M001', kind: 'case-subsidy', fen: 9000, rest: null, corrects: 0 },
      { month: '2017-12', who: 'M001', kind: 'recovery', fen: -5000, rest: 4000, corrects: 1 },
      { month: '2017-12', who: 'M001', kind: 'recovery', fen: 0, rest: 3000, corrects: 1 },
      { month: '2018-01', who: 'M001', kind: 'recovery', fen: -4000, rest: null, corrects: 1 },
      { month: '2018-01', who: 'M001', kind: 'recovery', fen: -1000, rest: 2000, corrects: 1 },
      { month: '2018-02', who: 'M001', kind: 'recovery', fen: -2000, rest: null, corrects: 1 },
    ])
  })

  it('or too little comes again as long as the last line says that something is left', async () => {
    await desk.ledger({ serial: 1 })
    const caseId = await desk.idOf(1)
    const part = { caseId, mediatorId: 'M001', caseAmountFen: fen(9000), policy: 0, clause: '上限', text: '' } as const
    const head = (month: string) => ({
      month: monthly(month),
      batch: 'monthly',
      payOn: day(`${month}-28`),
      policies: [],
      notConfigured: [],
    })
    const window = { countsBy: 'closedOn', from: monthly('2017-12'), needs: new Set<never>() } as const
    await desk.store.payroll.draft(head('2017-11'), HEAD, (draft) =>
      draft.addCaseLines([{ ...part, kind: 'case-subsidy', amountFen: fen(7000), restFen: fen(2000) }]),
    )
    await desk.lock('2017-11')
    await desk.store.payroll.draft(head('2017-12'), HEAD, async (draft) => {
      const [one] = (await all(draft.changedCases(window))).flat()
      expect(one?.lines).toMatchObject([{ amountFen: 7000, restFen: 2000 }])
      const corrects = one?.lines[0]?.lineId ?? 0
      await draft.addCaseLines([{ ...part, kind: 'arrears', amountFen: fen(2000), corrects }])
    })
    await desk.lock('2017-12')
    expect(await changedIn('2018-01')).toEqual([])
  })

  it('is not taken back twice while the first taking waits for its signature', async () => {
    await desk.ledger({ serial: 1 })
    await settled('2017-11')
    await desk.ledger({ serial: 1, outcome: 'withdrawn' })
    await desk.run('2017-12')
    await desk.run('2018-01')
    expect(paidLines().map((line) => line.fen)).toEqual([9000, -9000])
    // Computed again, the earlier one stands before the later one still.
    await desk.run('2017-12')
    expect(paidLines().map(({ month, fen }) => [month, fen])).toEqual([
      ['2017-11', 9000],
      ['2017-12', -9000],
    ])
    expect((await desk.store.payroll.run(monthly('2018-01'), 'monthly'))?.stale).toBe(true)
  })

  it('is paid again when the decision is taken back', async () => {
    await desk.ledger({ serial: 1 })
    await settled('2017-11')
    await desk.ledger({ serial: 1, outcome: 'withdrawn' })
    await settled('2017-12')
    await desk.ledger({ serial: 1 })
    await settled('2018-01')
    await settled('2018-02')
    expect(paidLines().map(({ kind, fen }) => [kind, fen])).toEqual([
      ['case-subsidy', 9000],
      ['recovery', -9000],
      ['arrears', 9000],
    ])
    const run = await desk.store.payroll.run(monthly('2018-01'), 'monthly')
    if (run === null) throw new Error('no run')
    const [slip] = await all(desk.store.payroll.payslips(run))
    expect(slip).toMatchObject({ engagement: 'employed', lines: [{ kind: 'arrears', corrects: { month: '2017-11' } }] })
  })
})

describe('one dispute in two ledgers', () => {
  const link = async (): Promise<unknown> =>
    desk.store.cases.relate([await desk.idOf(1), await desk.idOf(2)], { relation: 'same-dispute', note: null }, HEAD)

  it('that was paid twice is paid once: the later registered is taken back', async () => {
    await desk.ledger({ serial: 1, who: ['M001'] }, { serial: 2, who: ['M002'] })
    await settled('2017-11')
    await link()
    await settled('2017-12')
    await settled('2018-01')
    expect(paidLines().map(({ who, fen }) => [who, fen])).toEqual([
      ['M001', 9000],
      ['M002', 9000],
      ['M002', -9000],
    ])
  })

  it('stays with the one that was paid, though the other was registered first', async () => {
    await desk.ledger({ serial: 1, closedOn: '2017-12-08' }, { serial: 2, who: ['M002'] })
    await settled('2017-11')
    await link()
    await settled('2017-12')
    expect(paidLines().map(({ who, fen }) => [who, fen])).toEqual([['M002', 9000]])
  })

  it('goes over to the other when the paid one falls away', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2, who: ['M002'] })
    await link()
    await settled('2017-11')
    await desk.ledger({ serial: 1, outcome: 'withdrawn' })
    await settled('2017-12')
    await settled('2018-01')
    expect(paidLines().map(({ who, kind, fen }) => [who, kind, fen])).toEqual([
      ['M001', 'case-subsidy', 9000],
      ['M001', 'recovery', -9000],
      ['M002', 'arrears', 9000],
    ])
  })
})

it('sums what was paid for the cases of a month, whichever run paid them', async () => {
  await desk.ledger({ serial: 1 }, { serial: 2, who: ['M002'] })
  await settled('2017-11')
  await desk.ledger({ serial: 1, grade: '疑难' }, { serial: 3 }, { serial: 4, closedOn: '2017-12-05' })
  await desk.run('2017-12')
  const window = { countsBy: 'closedOn', from: monthly('2018-01'), needs: new Set<never>() } as const
  const head = {
    month: monthly('2018-01'),
    batch: 'monthly',
    payOn: day('2018-02-10'),
    policies: [],
    notConfigured: [],
  }
  await desk.store.payroll.draft(head, HEAD, async (draft) => {
    expect(await all(draft.earned(window))).toEqual([
      { mediatorId: 'M001', month: '2017-11', amountFen: 21_000 },
      { mediatorId: 'M001', month: '2017-12', amountFen: 9000 },
      { mediatorId: 'M002', month: '2017-11', amountFen: 9000 },
    ])
  })
})

it('refuses a recovery that points at nothing', async () => {
  await desk.ledger({ serial: 1 })
  const head = {
    month: monthly('2017-11'),
    batch: 'monthly',
    payOn: day('2017-12-10'),
    policies: [],
    notConfigured: [],
  }
  const line = { mediatorId: 'M001', kind: 'recovery', policy: 0, clause: '', text: '' } as const
  const caseId = await desk.idOf(1)
  const run = desk.store.payroll.draft(head, HEAD, (draft) =>
    draft.addCaseLines([{ ...line, caseId, amountFen: ZERO, caseAmountFen: ZERO }]),
  )
  await expect(run).rejects.toThrow('points at no line')
})
