// Which cases a run looks at, and what it is told of each.
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { fen } from '../../../src/domain/money.ts'
import type { CaseWindow, CountedCase } from '../../../src/store.ts'
import { HEAD } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { caseNo, day, monthly, type PayDesk, payDesk, type RunOptions } from './pay-desk.ts'

let desk: PayDesk
beforeEach(async () => {
  desk = await payDesk()
})

async function seenBy(month: string, options: RunOptions = {}): Promise<readonly CountedCase[]> {
  const seen: CountedCase[] = []
  await desk.run(month, { ...options, seen: (one) => seen.push(one) })
  return seen
}

const numbers = (cases: readonly CountedCase[]): readonly string[] => cases.map((one) => one.caseNo)
const review = {
  decision: 'passed',
  grade: '疑难',
  reason: null,
  document: null,
  decidedOn: day('2017-12-03'),
  decidedBy: '李科长',
  secondBy: null,
} as const

describe('the cases of a run', () => {
  it('are those whose counting date lies in the period, by date and then by number in the store', async () => {
    await desk.ledger(
      { serial: 1, closedOn: '2017-11-30' },
      { serial: 2, closedOn: '2017-11-01' },
      { serial: 3, closedOn: '2017-12-01' },
      { serial: 4, closedOn: '2017-10-31' },
      { serial: 5, closedOn: null, outcome: 'open' },
      { serial: 6, closedOn: '2017-11-01' },
    )
    expect(numbers(await seenBy('2017-11'))).toEqual([2, 6, 1].map(caseNo))
    const quarter = { batch: 'subsidies', window: { from: monthly('2017-10') } }
    expect(numbers(await seenBy('2017-12', quarter))).toEqual([4, 2, 6, 1, 3].map(caseNo))
  })

  it.each([
    ['acceptedOn', { acceptedOn: day('2017-11-03') }],
    ['agreedOn', { agreedOn: day('2017-11-03') }],
  ] as const)('count by %s where the rule file says so', async (countsBy, facts) => {
    await desk.ledger({ serial: 1, closedOn: '2017-12-05', ...facts }, { serial: 2 })
    expect(numbers(await seenBy('2017-11', { window: { countsBy } }))).toEqual([caseNo(1)])
  })

  it('count by the day of performance, which stands beside the case', async () => {
    await desk.ledger({ serial: 1, closedOn: '2017-10-05' }, { serial: 2 })
    await desk.store.caseWork.setSupplement(
      await desk.idOf(1),
      { ...NO_SUPPLEMENT, performedOn: day('2017-11-20') },
      HEAD,
    )
    expect(numbers(await seenBy('2017-11', { window: { countsBy: 'performedOn' } }))).toEqual([caseNo(1)])
    expect(await desk.store.cases.countByMonth('performedOn')).toEqual([{ month: '2017-11', cases: 1 }])
  })

  it('count by the day of the bureau’s decision', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2 })
    await desk.store.caseWork.decide([{ caseId: await desk.idOf(2), review }], HEAD)
    expect(numbers(await seenBy('2017-12', { window: { countsBy: 'reviewedOn' } }))).toEqual([caseNo(2)])
    expect(await desk.store.cases.countByMonth('reviewedOn')).toEqual([{ month: '2017-12', cases: 1 }])
  })

  it('come whole over many pages', async () => {
    await desk.ledger(
      ...Array.from({ length: 2345 }, (_, index) => ({ serial: index + 1, closedOn: `2017-11-0${1 + (index % 3)}` })),
    )
    const seen = await seenBy('2017-11')
    expect(new Set(numbers(seen)).size).toBe(2345)
    const places = seen.map((one) => `${one.closedOn} ${String(one.caseId).padStart(5)}`)
    expect(places).toEqual([...places].sort())
  })
})

describe('what is told of a case', () => {
  it('is its row, and nothing that nobody recorded', async () => {
    await desk.ledger({ serial: 1, amountFen: fen(120_000), source: '110警情', peopleInvolved: 3 })
    const [one] = await seenBy('2017-11')
    expect(one).toMatchObject({
      disputeType: '邻里纠纷',
      source: '110警情',
      amountFen: 120_000,
      peopleInvolved: 3,
      parties: null,
      reportedOn: null,
      review: null,
      reopened: null,
      arrears: false,
      paidIn: null,
      paidTo: [],
      heldFor: null,
    })
    expect(one?.supplement).toBe(NO_SUPPLEMENT)
  })

  it('is what was recorded and decided', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2 })
    const supplement = { ...NO_SUPPLEMENT, papers: ['申请书', '协议书'], death: true, fileScore: 92, sessions: 3 }
    await desk.store.caseWork.setSupplement(await desk.idOf(1), supplement, HEAD)
    await desk.store.caseWork.decide([{ caseId: await desk.idOf(1), review }], HEAD)
    const [first, second] = await seenBy('2017-11')
    expect(first).toMatchObject({ supplement, review })
    expect(second).toMatchObject({ supplement: NO_SUPPLEMENT, review: null })
  })

  it('is 已发, from the ledger or from hand', async () => {
    await desk.ledger({ serial: 1, paidByHand: '2017-11-30' }, { serial: 2, paidByHand: '是' })
    await desk.store.caseWork.setSupplement(await desk.idOf(2), { ...NO_SUPPLEMENT, fileScore: 80 }, HEAD)
    const seen = await seenBy('2017-11')
    expect(seen.map((one) => one.supplement.paidByHand)).toEqual(['2017-11-30', '是'])
    expect(seen[1]?.supplement.fileScore).toBe(80)
  })

  it('has the agreed shares in place of the weights, also of somebody the ledger does not name', async () => {
    await desk.ledger({ serial: 1, who: ['M001', 'M002'] })
    const shares = [
      { mediatorId: 'M001', weight: 6 },
      { mediatorId: 'M003', weight: 4 },
    ]
    await desk.store.caseWork.setShares(await desk.idOf(1), { shares, document: '约定书' }, HEAD)
    const [one] = await seenBy('2017-11')
    expect(one?.mediators).toEqual([
      { mediatorId: 'M001', mediator: '王建国', role: 'lead', weight: 6 },
      { mediatorId: 'M002', mediator: '李秀英', role: 'assistant', weight: 0 },
      { mediatorId: 'M003', mediator: '张伟', role: 'assistant', weight: 4 },
    ])
  })

  it('has the earlier closing of a case that it opens again, by any writing of its number', async () => {
    await desk.ledger({ serial: 1, closedOn: '2017-10-09' }, { serial: 2 }, { serial: 3 })
    await desk.store.caseWork.setSupplement(
      await desk.idOf(2),
      { ...NO_SUPPLEMENT, reopenedFrom: '(2017)翠人调字第1号' },
      HEAD,
    )
    await desk.store.caseWork.setSupplement(await desk.idOf(3), { ...NO_SUPPLEMENT, reopenedFrom: '没有的号' }, HEAD)
    const [second, third] = await seenBy('2017-11')
    expect(second?.reopened).toEqual({ caseNo: caseNo(1), closedOn: '2017-10-09' })
    expect(third?.reopened).toBeNull()
  })

  it('counts named parties and the day of the first report only where somebody asks', async () => {
    const party = { side: 'applicant', name: '张三', residentId: null, phone: null, address: null } as const
    await desk.ledger({ serial: 1, parties: [party, { ...party, name: null }, { ...party, name: '李四' }] })
    await desk.ledger({ serial: 1, parties: [party, { ...party, name: '李四' }], note: '改' })
    // 20:30 by the clock of Greenwich is the next day in Yibin.
    sqlOn(desk.path, "UPDATE operation SET at = '2017-11-28T20:30:00.000Z' WHERE seq = 2")
    sqlOn(desk.path, "UPDATE operation SET at = '2017-12-28T20:30:00.000Z' WHERE seq = 3")
    const needs: CaseWindow['needs'] = new Set(['parties', 'reportedOn'])
    const [one] = await seenBy('2017-11', { window: { needs } })
    expect([one?.parties, one?.reportedOn]).toEqual([2, '2017-11-29'])
  })
})

describe('a case of an earlier month', () => {
  it('comes as arrears once that month is approved, and never before', async () => {
    await desk.ledger({ serial: 1 })
    await desk.run('2017-11')
    await desk.ledger({ serial: 2 })
    expect(numbers(await seenBy('2017-12'))).toEqual([])
    await desk.run('2017-11')
    await desk.lock('2017-11')
    await desk.ledger({ serial: 3 }, { serial: 4, outcome: 'not-settled' }, { serial: 5, closedOn: '2017-10-08' })
    const seen = await seenBy('2017-12')
    expect(numbers(seen)).toEqual([caseNo(3)])
    expect(seen[0]?.arrears).toBe(true)
    const failed = await seenBy('2017-12', { window: { failedEarn: true } })
    expect(numbers(failed)).toEqual([3, 4].map(caseNo))
  })

  it('of a quarter that was approved comes in the next quarter, not in a batch of another name', async () => {
    const window = { from: monthly('2017-10') }
    await desk.ledger({ serial: 1, closedOn: '2017-10-08' })
    await desk.run('2017-12', { batch: 'subsidies', window })
    await desk.lock('2017-12', 'subsidies')
    await desk.ledger({ serial: 2, closedOn: '2017-11-08' })
    const next = { window: { from: monthly('2018-01') } }
    expect(numbers(await seenBy('2018-03', { ...next, batch: 'subsidies' }))).toEqual([caseNo(2)])
    expect(numbers(await seenBy('2018-03', { ...next, batch: 'wages' }))).toEqual([])
  })

  it('that was held comes again until it is answered', async () => {
    await desk.ledger({ serial: 1 }, { serial: 2 })
    const [a, b] = [await desk.idOf(1), await desk.idOf(2)]
    sqlOn(desk.path, "INSERT INTO case_relation (case_a, case_b, reasons, from_op) VALUES (?, ?, '[]', 2)", a, b)
    await desk.run('2017-11')
    await desk.lock('2017-11')
    expect((await seenBy('2017-12')).map((one) => one.heldFor)).toEqual([
      `suspected ${caseNo(2)}`,
      `suspected ${caseNo(1)}`,
    ])
    await desk.store.cases.relate([a, b], { relation: 'unrelated', note: null }, HEAD)
    expect((await seenBy('2017-12')).map((one) => one.heldFor)).toEqual([null, null])
  })
})

describe('a case that another run has paid', () => {
  it('is named with that run, and by whom it was drawn', async () => {
    await desk.ledger({ serial: 1, who: ['M001', 'M002'] })
    await desk.run('2017-11', { batch: 'off-cycle', onlyFor: 'M001', payOn: '2017-11-20' })
    const [one] = await seenBy('2017-11')
    expect([one?.paidIn, one?.paidTo]).toEqual(['2017-11 draft off-cycle', ['M001']])
    const lines = sqlOn(desk.path, 'SELECT mediator_id, amount_fen FROM pay_line ORDER BY mediator_id')
    expect(lines).toEqual([
      { mediator_id: 'M001', amount_fen: 4500 },
      { mediator_id: 'M002', amount_fen: 4500 },
    ])
  })

  it('is not paid again when its date moves into another month', async () => {
    await desk.ledger({ serial: 1 })
    await desk.run('2017-11')
    await desk.lock('2017-11', 'monthly', 'closed')
    await desk.ledger({ serial: 1, closedOn: '2017-12-08' })
    const [one] = await seenBy('2017-12')
    expect(one?.paidIn).toBe('2017-11 closed monthly')
    expect(sqlOn(desk.path, 'SELECT kind, amount_fen FROM pay_line')).toEqual([
      { kind: 'case-subsidy', amount_fen: 9000 },
    ])
  })
})
