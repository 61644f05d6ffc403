// What people add to a case beside the ledger: written as versions, read back as said, out of reach of an import.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../../src/domain/calendar.ts'
import { type CaseReview, type CaseSupplement, NO_SUPPLEMENT } from '../../../src/domain/case-supplement.ts'
import { fen } from '../../../src/domain/money.ts'
import { storedDate } from '../../../src/domain/packed-facts.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace } from '../../support/workspace.ts'

const DAY = storedDate('2017-11-20')

const REVIEW: CaseReview = {
  decision: 'regraded',
  grade: '疑难',
  reason: '标的较大',
  document: '审核表',
  decidedOn: DAY,
  decidedBy: '李科长',
  secondBy: null,
}

async function withCases(size = 1) {
  const workspace = await newWorkspace()
  await workspace.importLedger(Array.from({ length: size }, () => ({})))
  return { workspace, store: await open(workspace.store, 'write') }
}

const day = fc.constantFrom('2017-11-20', '2018-01-31', '2018-02-28').map((text) => parseIsoDate(text))
const flag = fc.constantFrom(null, true, false)
const supplement: fc.Arbitrary<CaseSupplement> = fc.record({
  performedOn: fc.option(day).map((one) => one ?? null),
  visitedOn: fc.option(day).map((one) => one ?? null),
  judiciallyConfirmedOn: fc.option(day).map((one) => one ?? null),
  fileScore: fc.option(fc.nat(100)),
  sessions: fc.option(fc.nat(9)),
  respondedAt: fc.option(fc.constant('2017-11-05T09:30')),
  papers: fc.option(fc.array(fc.constantFrom('申请书', '笔录', '“协议”书', ''), { maxLength: 3 })),
  death: flag,
  groupIncident: flag,
  evidenceFixed: flag,
  guidedToCourt: flag,
  paidByHand: fc.option(fc.constantFrom('2017-06-30', '是')),
  lateApproval: fc.option(fc.constant('批复')),
  reopenedFrom: fc.option(fc.constant('（2017）翠人调字第001号')),
})

describe('supplements', () => {
  it('are read back as they were said, whatever they say; the same again writes nothing', async () => {
    const { store } = await withCases()
    await fc.assert(
      fc.asyncProperty(supplement, async (said) => {
        await store.caseWork.setSupplement(1, said, HEAD)
        expect((await store.caseWork.of(1)).supplement).toEqual(said)
        expect(await store.caseWork.setSupplement(1, said, HEAD)).toBeNull()
      }),
      { numRuns: 15 },
    )
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('of a case of which nobody said anything are blank, and blank is nothing new', async () => {
    const { store } = await withCases()
    expect(await store.caseWork.of(1)).toEqual({ supplement: NO_SUPPLEMENT, review: null, shares: null })
    expect(await store.caseWork.setSupplement(1, NO_SUPPLEMENT, HEAD)).toBeNull()
    store.close()
  })

  it('stand as versions: what was said before is closed, not gone', async () => {
    const { workspace, store } = await withCases()
    const first = await store.caseWork.setSupplement(
      1,
      { ...NO_SUPPLEMENT, visitedOn: DAY },
      { ...HEAD, note: '回访表' },
    )
    const second = await store.caseWork.setSupplement(1, { ...NO_SUPPLEMENT, fileScore: 85 }, HEAD)
    expect(first).toMatchObject({ counts: { supplements: 1 }, note: '回访表' })
    expect(
      sqlOn(workspace.store, 'SELECT visited_on, file_score, from_op, to_op FROM case_supplement ORDER BY version_id'),
    ).toEqual([
      { visited_on: '2017-11-20', file_score: null, from_op: first?.seq, to_op: second?.seq },
      { visited_on: null, file_score: 85, from_op: second?.seq, to_op: null },
    ])
    store.close()
  })
})

describe('decisions of a review sheet', () => {
  it('are one operation, and those that say nothing new are left out', async () => {
    const { workspace, store } = await withCases(3)
    const decisions = [1, 2, 3].map((caseId) => ({ caseId, review: REVIEW }))
    expect(await store.caseWork.decide(decisions.slice(0, 2), HEAD)).toMatchObject({ counts: { decisions: 2 } })
    expect(await store.caseWork.decide(decisions, HEAD)).toMatchObject({ counts: { decisions: 1 } })
    expect(await store.caseWork.decide(decisions, HEAD)).toBeNull()
    expect((await store.caseWork.of(2)).review).toEqual(REVIEW)
    expect(sqlOn(workspace.store, 'SELECT count(*) AS size FROM case_review')).toEqual([{ size: 3 }])
    store.close()
  })

  it('that say two things of one case leave the last of them, as one version', async () => {
    const { workspace, store } = await withCases()
    const refused: CaseReview = { ...REVIEW, decision: 'refused', grade: null, secondBy: '张局长' }
    const both = [REVIEW, refused].map((review) => ({ caseId: 1, review }))
    await store.caseWork.decide(both, HEAD)
    expect((await store.caseWork.of(1)).review).toEqual(refused)
    expect(sqlOn(workspace.store, 'SELECT count(*) AS size FROM case_review')).toEqual([{ size: 1 }])
    store.close()
  })

  it('stand when the ledger is imported again with other facts', async () => {
    const { workspace, store } = await withCases()
    await store.caseWork.decide([{ caseId: 1, review: REVIEW }], HEAD)
    await store.caseWork.setSupplement(1, { ...NO_SUPPLEMENT, visitedOn: DAY }, HEAD)
    const before = await store.caseWork.of(1)
    store.close()
    expect((await workspace.importLedger([{ 难易程度: '简单' }], '再报.csv')).json.counts.changed).toBe(1)
    const again = await open(workspace.store)
    expect(await again.caseWork.of(1)).toEqual(before)
    again.close()
  })
})

describe('agreed shares', () => {
  it('are read back in their order; an empty list takes them back', async () => {
    const { store } = await withCases()
    const shares = [
      { mediatorId: 'M002', weight: 3 },
      { mediatorId: 'M001', weight: 1 },
    ]
    await store.caseWork.setShares(1, { shares, document: '分工协议' }, HEAD)
    expect((await store.caseWork.of(1)).shares).toEqual({ shares, document: '分工协议' })
    expect(await store.caseWork.setShares(1, { shares, document: '分工协议' }, HEAD)).toBeNull()
    await store.caseWork.setShares(1, { shares: [], document: '撤销' }, HEAD)
    expect((await store.caseWork.of(1)).shares).toBeNull()
    store.close()
  })

  it('of a case that is not there are refused by the store', async () => {
    const { store } = await withCases()
    await expect(
      store.caseWork.setShares(99, { shares: [{ mediatorId: 'M001', weight: 1 }], document: null }, HEAD),
    ).rejects.toThrow()
    expect(await store.log.verify()).toBeNull()
    store.close()
  })
})

describe('an import cannot be taken out from under', () => {
  const later = [
    ['a supplement', '已经补登了履行、回访等情况'],
    ['shares', '已经登记了约定的份额'],
    ['a decision', '局里已经核定'],
    ['an award', '已经申报了奖励'],
  ] as const

  async function add(path: string, what: (typeof later)[number][0]): Promise<void> {
    const store = await open(path, 'write')
    const [one] = await store.roster.mediators()
    const share = { mediatorId: 'M001', mediator: one?.mediator ?? '', weight: 1 }
    if (what === 'a supplement') await store.caseWork.setSupplement(1, { ...NO_SUPPLEMENT, visitedOn: DAY }, HEAD)
    else if (what === 'shares') await store.caseWork.setShares(1, { shares: [share], document: null }, HEAD)
    else if (what === 'a decision') await store.caseWork.decide([{ caseId: 1, review: REVIEW }], HEAD)
    else {
      const shares = [{ mediatorId: 'M001', mediator: '王建国', amountFen: fen(5000) }]
      await store.awards.propose({ caseId: 1, shares, reason: '疑难', proposedBy: '甲', proposedOn: DAY }, HEAD)
    }
    store.close()
  }

  it.each(later)('%s of its cases: named with the reason', async (what, reason) => {
    const { workspace, store } = await withCases(2)
    store.close()
    await add(workspace.store, what)
    const refused = await workspace.gongtiao('ledger undo B0002')
    expect(refused.exit).toBe(1)
    expect(refused.output).toContain(reason)
    expect(refused.output).toContain('第001号')
    expect(refused.output).not.toContain('第002号')
  })

  it.each(later)('%s, where the case only goes back to what it was before', async (what, reason) => {
    const { workspace, store } = await withCases()
    store.close()
    await workspace.importLedger([{ 难易程度: '简单' }], '再报.csv')
    await add(workspace.store, what)
    const answer = await workspace.gongtiao('ledger undo B0003')
    // A decision and an award were made on the facts of that import.
    const rests = what === 'a decision' || what === 'an award'
    expect([answer.exit, answer.output.includes(reason)]).toEqual(rests ? [1, true] : [0, false])
  })

  it('but from under an award that was withdrawn it can', async () => {
    const { workspace, store } = await withCases()
    store.close()
    await add(workspace.store, 'an award')
    const again = await open(workspace.store, 'write')
    await again.awards.withdraw(1, HEAD)
    again.close()
    expect((await workspace.gongtiao('ledger undo B0002')).exit).toBe(0)
  })
})
