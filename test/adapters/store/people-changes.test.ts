// People as they are: engaged so from a day, paid to an account from a day, leaving, moving. And a roster sheet that comes
// again with what it said before takes nothing of it back.
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../../src/domain/calendar.ts'
import { storedDate } from '../../../src/domain/packed-facts.ts'
import type { AccountStretch, EngagementStretch } from '../../../src/domain/people.ts'
import type { Store } from '../../../src/store.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace, ROSTER, rosterCsv, type Workspace } from '../../support/workspace.ts'

const day = (text: string): IsoDate => storedDate(text)

type Place = { readonly workspace: Workspace; readonly store: Store }

async function roster(): Promise<Place> {
  const workspace = await newWorkspace()
  return { workspace, store: await open(workspace.store, 'write') }
}

const NEW_STREET = 1
const SOUTH_BANK = 2

/** Where and when, and the last day of service, as the roster has it. */
async function serviceOf(store: Store, mediatorId = 'M001') {
  const person = (await store.roster.mediators()).find((one) => one.mediatorId === mediatorId)
  return { left: person?.leftOn, at: person?.assignments.map(({ stationId, from, to }) => [stationId, from, to]) }
}

describe('engagements and accounts', () => {
  const ENGAGED: EngagementStretch = {
    mediatorId: 'M001',
    engagement: 'rehired-retiree',
    from: day('2018-01-01'),
    document: '返聘协议',
  }
  const ACCOUNT: AccountStretch = {
    mediatorId: 'M002',
    bank: null,
    account: '6222020000000000018',
    from: day('2018-03-01'),
    document: '本人申请',
    checkedBy: '赵会计',
  }

  it('are stretches from a day on, oldest first; said again for the same day, the newest word stands', async () => {
    const { store } = await roster()
    const earlier: EngagementStretch = { ...ENGAGED, engagement: 'employed', from: day('2017-08-15'), document: null }
    expect(await store.roster.engage([ENGAGED, earlier], HEAD)).toMatchObject({ counts: { engagements: 2 } })
    expect(await store.roster.engage([earlier], HEAD)).toBeNull()
    expect(await store.roster.engagements()).toEqual([earlier, ENGAGED])
    const mended: EngagementStretch = { ...earlier, engagement: 'dispatched' }
    await store.roster.engage([mended], HEAD)
    expect(await store.roster.engagements()).toEqual([mended, ENGAGED])
    await store.roster.changeAccount(ACCOUNT, HEAD)
    expect(await store.roster.changeAccount(ACCOUNT, HEAD)).toBeNull()
    expect(await store.roster.accounts()).toEqual([ACCOUNT])
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('stand when the roster sheet comes again, whatever account it names', async () => {
    const { workspace, store } = await roster()
    await store.roster.engage([ENGAGED], HEAD)
    await store.roster.changeAccount(ACCOUNT, HEAD)
    store.close()
    expect((await workspace.importRoster(ROSTER)).json.counts).toMatchObject({ added: 0, changed: 0 })
    const again = await open(workspace.store)
    expect([await again.roster.engagements(), await again.roster.accounts()]).toEqual([[ENGAGED], [ACCOUNT]])
    again.close()
  })
})

describe('leaving', () => {
  it('ends the service and the stretch at the station; another day mends both', async () => {
    const { store } = await roster()
    expect(await store.roster.leave('M001', day('2018-03-31'), HEAD)).toMatchObject({ counts: { left: 1 } })
    expect(await serviceOf(store)).toEqual({ left: '2018-03-31', at: [[NEW_STREET, '2017-08-15', '2018-03-31']] })
    expect(await store.roster.leave('M001', day('2018-03-31'), HEAD)).toBeNull()
    await store.roster.leave('M001', day('2018-04-15'), HEAD)
    expect(await serviceOf(store)).toEqual({ left: '2018-04-15', at: [[NEW_STREET, '2017-08-15', '2018-04-15']] })
    await store.roster.leave('M001', day('2018-02-28'), HEAD)
    expect(await serviceOf(store)).toEqual({ left: '2018-02-28', at: [[NEW_STREET, '2017-08-15', '2018-02-28']] })
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('leaves the stretches before as they were', async () => {
    const { store } = await roster()
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2017-10-01') }, HEAD)
    await store.roster.leave('M001', day('2018-03-31'), HEAD)
    expect((await serviceOf(store)).at).toEqual([
      [NEW_STREET, '2017-08-15', '2017-09-30'],
      [SOUTH_BANK, '2017-10-01', '2018-03-31'],
    ])
    store.close()
  })

  it('before the first day is refused', async () => {
    const { store } = await roster()
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2017-10-01') }, HEAD)
    await expect(store.roster.leave('M001', day('2017-09-15'), HEAD)).rejects.toMatchObject({
      code: 'ASSIGNMENT-DATES',
      message: '花名册里王建国自 2017-10-01 起在南岸派出所，不能登记为 2017-09-15 离职。',
    })
    expect((await serviceOf(store)).left).toBeNull()
    store.close()
  })

  it('stands when the roster sheet comes again without it, and gives way to a sheet that states another day', async () => {
    const { workspace, store } = await roster()
    await store.roster.leave('M001', day('2018-03-31'), HEAD)
    store.close()
    expect((await workspace.importRoster(ROSTER)).json.counts).toMatchObject({ added: 0, changed: 0 })
    const stated = rosterCsv([{ 姓名: '王建国', 离职日期: '2018-03-30' }])
    expect((await workspace.importRoster(stated)).json.counts).toMatchObject({ added: 0, changed: 1 })
    const again = await open(workspace.store)
    expect((await serviceOf(again)).left).toBe('2018-03-30')
    again.close()
  })
})

describe('moving', () => {
  it('ends the stretch the day before and begins the next', async () => {
    const { store } = await roster()
    const to = { stationId: SOUTH_BANK, from: day('2018-01-01') }
    expect(await store.roster.move('M001', to, HEAD)).toMatchObject({ counts: { moved: 1 } })
    expect((await serviceOf(store)).at).toEqual([
      [NEW_STREET, '2017-08-15', '2017-12-31'],
      [SOUTH_BANK, '2018-01-01', null],
    ])
    expect(await store.roster.move('M001', to, HEAD)).toBeNull()
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('on the first day of the stretch takes its place; moving back on that day restores it', async () => {
    const { workspace, store } = await roster()
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2017-08-15') }, HEAD)
    expect((await serviceOf(store)).at).toEqual([[SOUTH_BANK, '2017-08-15', null]])
    await store.roster.move('M001', { stationId: NEW_STREET, from: day('2017-08-15') }, HEAD)
    expect((await serviceOf(store)).at).toEqual([[NEW_STREET, '2017-08-15', null]])
    expect(
      sqlOn(workspace.store, "SELECT count(*) AS size FROM assignment_version WHERE mediator_id = 'M001'"),
    ).toEqual([{ size: 3 }])
    store.close()
  })

  it('of a person who is to leave ends with the service', async () => {
    const { store } = await roster()
    await store.roster.leave('M001', day('2018-03-31'), HEAD)
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2018-02-01') }, HEAD)
    expect((await serviceOf(store)).at).toEqual([
      [NEW_STREET, '2017-08-15', '2018-01-31'],
      [SOUTH_BANK, '2018-02-01', '2018-03-31'],
    ])
    store.close()
  })

  it.each([
    ['before the stretch', 'M001', '2017-08-14', '自 2017-08-15 起在新街派出所'],
    ['after the last day', 'M002', '2018-04-01', '于 2018-03-31 离职'],
  ])('%s is refused', async (_, mediatorId, from, known) => {
    const { store } = await roster()
    await store.roster.leave('M002', day('2018-03-31'), HEAD)
    const before = await serviceOf(store, mediatorId)
    await expect(store.roster.move(mediatorId, { stationId: SOUTH_BANK, from: day(from) }, HEAD)).rejects.toMatchObject(
      {
        code: 'ASSIGNMENT-DATES',
        message: expect.stringContaining(`${known}，不能登记为 ${from} 调到南岸派出所。`),
      },
    )
    expect(await serviceOf(store, mediatorId)).toEqual(before)
    store.close()
  })
})

describe('the roster sheet of before, sent again', () => {
  const WITH_DAYS = rosterCsv([{ 姓名: '王建国', 驻所起: '2017-08-15' }])

  it.each([
    ['without days of the stretch', ROSTER],
    ['with the first day', WITH_DAYS],
  ])('%s does not take a move back', async (_, sheet) => {
    const { workspace, store } = await roster()
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2018-01-01') }, HEAD)
    const before = await serviceOf(store)
    store.close()
    expect((await workspace.importRoster(sheet)).json.counts).toMatchObject({ added: 0, changed: 0 })
    const again = await open(workspace.store)
    expect(await serviceOf(again)).toEqual(before)
    again.close()
  })

  it('with a last day speaks of the last stretch that it may end', async () => {
    const { workspace, store } = await roster()
    await store.roster.move('M001', { stationId: SOUTH_BANK, from: day('2018-01-01') }, HEAD)
    await store.roster.move('M001', { stationId: NEW_STREET, from: day('2018-03-01') }, HEAD)
    store.close()
    const ended = rosterCsv([{ 姓名: '王建国', 驻所止: '2018-06-30' }])
    expect((await workspace.importRoster(ended)).json.counts).toMatchObject({ added: 0, changed: 1 })
    const again = await open(workspace.store)
    expect((await serviceOf(again)).at).toEqual([
      [NEW_STREET, '2017-08-15', '2017-12-31'],
      [SOUTH_BANK, '2018-01-01', '2018-02-28'],
      [NEW_STREET, '2018-03-01', '2018-06-30'],
    ])
    again.close()
  })
})
