// Awards: proposed, approved on a paper, withdrawn; each step from the state that allows it, and none once a run pays it.
import { describe, expect, it } from 'vitest'
import { fen } from '../../../src/domain/money.ts'
import { storedDate } from '../../../src/domain/packed-facts.ts'
import type { NewAward, Store } from '../../../src/store.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { moveRun, putLine } from '../../support/stored-run.ts'
import { newWorkspace } from '../../support/workspace.ts'

const DAY = storedDate('2017-12-01')
const NEW: NewAward = {
  caseId: 1,
  shares: [
    { mediatorId: 'M001', mediator: '王建国', amountFen: fen(30_000) },
    { mediatorId: 'M002', mediator: '李秀英', amountFen: fen(20_000) },
  ],
  reason: '化解积案',
  proposedBy: '周所长',
  proposedOn: DAY,
}
const APPROVAL = { awardId: 1, approvedBy: '李科长', approvedOn: storedDate('2017-12-05'), document: '局党组纪要' }

async function withAward(): Promise<{ readonly path: string; readonly store: Store }> {
  const workspace = await newWorkspace()
  await workspace.importLedger([{ 调解员: '王建国、李秀英' }])
  const store = await open(workspace.store, 'write')
  await store.awards.propose(NEW, HEAD)
  return { path: workspace.store, store }
}

const PROPOSED = {
  ...NEW,
  awardId: 1,
  caseNo: '（2017）翠人调字第001号',
  county: '翠屏区',
  station: '新街派出所',
  grade: '一般',
  amountFen: fen(50_000),
  state: 'proposed',
  approvedBy: null,
  approvedOn: null,
  document: null,
  paidIn: null,
}

describe('an award', () => {
  it('is listed with its case as it stands, and its amount is the sum of its shares', async () => {
    const { store } = await withAward()
    expect(await store.awards.list()).toEqual([PROPOSED])
    expect(await store.awards.propose({ ...NEW, shares: NEW.shares.slice(0, 1) }, HEAD)).toMatchObject({
      awardId: 2,
      amountFen: 30_000,
    })
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('carries the bureau’s grade where there is one, and the names of the roster as it stands', async () => {
    const { path, store } = await withAward()
    const review = { reason: null, document: null, decidedOn: DAY, decidedBy: '李科长', secondBy: null }
    await store.caseWork.decide([{ caseId: 1, review: { ...review, decision: 'regraded', grade: '疑难' } }], HEAD)
    sqlOn(path, "UPDATE mediator_version SET name = '王建國' WHERE mediator_id = 'M001'")
    const [award] = await store.awards.list()
    expect([award?.grade, award?.shares.map((share) => share.mediator)]).toEqual(['疑难', ['王建國', '李秀英']])
    store.close()
  })

  it('is still listed when its case was taken out of the registry', async () => {
    const { path, store } = await withAward()
    sqlOn(path, 'UPDATE case_version SET to_op = 3')
    expect(await store.awards.list()).toEqual([PROPOSED])
    store.close()
  })

  it('is approved once, and withdrawn once, also after it was approved; every step is a version', async () => {
    const { path, store } = await withAward()
    const { awardId: _, ...approved } = APPROVAL
    expect(await store.awards.approve(APPROVAL, HEAD)).toEqual({ ...PROPOSED, ...approved, state: 'approved' })
    await expect(store.awards.approve(APPROVAL, HEAD)).rejects.toMatchObject({
      code: 'AWARD-STATE',
      message: '奖励 1 号 （2017）翠人调字第001号 已由李科长于 2017-12-05 批准，不能再批准。',
    })
    expect(await store.awards.withdraw(1, HEAD)).toEqual({ ...PROPOSED, ...approved, state: 'withdrawn' })
    const withdrawn = '奖励 1 号 （2017）翠人调字第001号 已经撤回（经办人经办人，操作记录第 5 条）'
    await expect(store.awards.withdraw(1, HEAD)).rejects.toMatchObject({ message: `${withdrawn}，不能再撤回。` })
    await expect(store.awards.approve(APPROVAL, HEAD)).rejects.toMatchObject({ message: `${withdrawn}，不能再批准。` })
    expect(sqlOn(path, 'SELECT state, from_op, to_op FROM award_version ORDER BY version_id')).toEqual([
      { state: 'proposed', from_op: 3, to_op: 4 },
      { state: 'approved', from_op: 4, to_op: 5 },
      { state: 'withdrawn', from_op: 5, to_op: null },
    ])
    store.close()
  })

  it('that nobody proposed is unknown', async () => {
    const { store } = await withAward()
    for (const step of [
      () => store.awards.withdraw(9, HEAD),
      () => store.awards.approve({ ...APPROVAL, awardId: 9 }, HEAD),
    ])
      await expect(step()).rejects.toMatchObject({ code: 'AWARD-UNKNOWN', message: '没有编号是 9 的奖励。' })
    store.close()
  })
})

describe('an award that a run pays', () => {
  it('says in which; a draft can lose it again, a run that left the draft cannot', async () => {
    const { path, store } = await withAward()
    await store.awards.approve(APPROVAL, HEAD)
    putLine(path, { state: 'draft', mediatorId: 'M001', awardId: 1 })
    const [award] = await store.awards.list()
    expect(award?.paidIn).toEqual({ month: '2017-11', batch: 'monthly' })
    for (const state of ['submitted', 'closed']) {
      moveRun(path, state)
      await expect(store.awards.withdraw(1, HEAD)).rejects.toMatchObject({
        code: 'AWARD-PAID',
        message: '奖励 1 号 （2017）翠人调字第001号 已列入 2017-11 的工资，这一批已经提交，不能撤回。',
      })
    }
    moveRun(path, 'draft')
    expect(await store.awards.withdraw(1, HEAD)).toMatchObject({ state: 'withdrawn' })
    store.close()
  })
})
