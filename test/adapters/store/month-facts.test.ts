// What a month's pay needs beside cases and roster: read back as it was said, in the months that it speaks of.
import { describe, expect, it } from 'vitest'
import { type Month, parseMonth } from '../../../src/domain/calendar.ts'
import { fen } from '../../../src/domain/money.ts'
import type { Attendance, Opening, PayItem, Store } from '../../../src/store.ts'
import { HEAD, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { moveRun, putLine } from '../../support/stored-run.ts'
import { newWorkspace } from '../../support/workspace.ts'

async function roster(): Promise<{ readonly path: string; readonly store: Store }> {
  const workspace = await newWorkspace()
  return { path: workspace.store, store: await open(workspace.store, 'write') }
}

function month(text: string): Month {
  const found = parseMonth(text)
  if (found === null) throw new Error(text)
  return found
}

const NOVEMBER = month('2017-11')
const ATTENDANCE: Attendance = {
  mediatorId: 'M001',
  month: NOVEMBER,
  dueDays: 22,
  workedDays: 20.5,
  unpaidDays: 1.5,
  note: '事假',
}

describe('attendance', () => {
  it('keeps half days; a person’s row takes the place of the one before, the others stand', async () => {
    const { store } = await roster()
    const other = { ...ATTENDANCE, mediatorId: 'M002', dueDays: null, workedDays: null, unpaidDays: 0, note: null }
    expect(await store.monthFacts.setAttendance([other, ATTENDANCE], HEAD)).toMatchObject({ counts: { attendance: 2 } })
    expect(await store.monthFacts.attendance(NOVEMBER)).toEqual([ATTENDANCE, other])
    const mended = { ...ATTENDANCE, unpaidDays: 0.5 }
    expect(await store.monthFacts.setAttendance([other, mended], HEAD)).toMatchObject({ counts: { attendance: 1 } })
    expect(await store.monthFacts.setAttendance([mended], HEAD)).toBeNull()
    expect(await store.monthFacts.attendance(NOVEMBER)).toEqual([mended, other])
    expect(await store.monthFacts.attendance(month('2017-12'))).toEqual([])
    store.close()
  })

  it('takes no quarter of a day, and then nothing of the sheet', async () => {
    const { store } = await roster()
    const sheet = [
      { ...ATTENDANCE, mediatorId: 'M002' },
      { ...ATTENDANCE, unpaidDays: 0.25 },
    ]
    await expect(store.monthFacts.setAttendance(sheet, HEAD)).rejects.toThrow()
    expect(await store.monthFacts.attendance(NOVEMBER)).toEqual([])
    expect(await store.log.verify()).toBeNull()
    store.close()
  })
})

const ITEM: Omit<PayItem, 'itemId'> = {
  mediatorId: 'M001',
  kind: 'duty-allowance',
  amountFen: fen(20_000),
  from: NOVEMBER,
  to: month('2018-01'),
  document: '值班表',
  note: null,
  bonusTax: null,
}

describe('items', () => {
  it('stand in each of their months, two of one kind beside each other', async () => {
    const { store } = await roster()
    const bonus = { ...ITEM, kind: 'annual-bonus', to: NOVEMBER, bonusTax: 'separate', note: '年终' } as const
    const first = await store.monthFacts.addItem(ITEM, HEAD)
    const second = await store.monthFacts.addItem(ITEM, HEAD)
    const third = await store.monthFacts.addItem(bonus, HEAD)
    expect([first, second, third].map(({ itemId }) => itemId)).toEqual([1, 2, 3])
    expect(third).toEqual({ ...bonus, itemId: 3 })
    const idsOf = async (text: string) => (await store.monthFacts.items(month(text))).map(({ itemId }) => itemId)
    expect(await store.monthFacts.items(NOVEMBER)).toEqual([first, second, third])
    expect([await idsOf('2017-10'), await idsOf('2018-01'), await idsOf('2018-02')]).toEqual([[], [1, 2], []])
    store.close()
  })

  it('are taken out once, and stay in the log', async () => {
    const { path, store } = await roster()
    const item = await store.monthFacts.addItem(ITEM, HEAD)
    expect(await store.monthFacts.removeItem(1, { ...HEAD, note: '登记重了' })).toEqual(item)
    expect(await store.monthFacts.items(NOVEMBER)).toEqual([])
    expect([await store.monthFacts.removeItem(1, HEAD), await store.monthFacts.removeItem(7, HEAD)]).toEqual([
      null,
      null,
    ])
    expect(sqlOn(path, 'SELECT from_op, to_op FROM pay_item')).toEqual([{ from_op: 2, to_op: 3 }])
    expect(await store.log.verify()).toBeNull()
    store.close()
  })

  it('that a run which left the draft has paid stay', async () => {
    const { path, store } = await roster()
    await store.monthFacts.addItem(ITEM, HEAD)
    putLine(path, { state: 'submitted', mediatorId: 'M001', itemId: 1 })
    await expect(store.monthFacts.removeItem(1, HEAD)).rejects.toMatchObject({
      code: 'ITEM-PAID',
      message: '项目 1 已列入 2017-11 的工资，这一批已经提交，不能删去。',
    })
    moveRun(path, 'draft')
    expect(await store.monthFacts.removeItem(1, HEAD)).toMatchObject({ itemId: 1 })
    store.close()
  })

  it('never end before they begin', async () => {
    const { store } = await roster()
    await expect(store.monthFacts.addItem({ ...ITEM, to: month('2017-10') }, HEAD)).rejects.toThrow(/CHECK/)
    store.close()
  })
})

it('declarations count in each of their months', async () => {
  const { store } = await roster()
  const said = {
    mediatorId: 'M002',
    kind: 'additional',
    amountFen: fen(100_000),
    from: month('2019-01'),
    to: month('2019-12'),
    document: '子女教育，本人2019年1月5日签名',
  } as const
  const kept = await store.monthFacts.addDeclaration(said, HEAD)
  expect(kept).toEqual({ ...said, declarationId: 1 })
  expect(await store.monthFacts.declarations(month('2019-12'))).toEqual([kept])
  expect(await store.monthFacts.declarations(month('2020-01'))).toEqual([])
  store.close()
})

describe('what was brought over from before the first run', () => {
  const OPENING: Opening = {
    mediatorId: 'M001',
    year: 2019,
    through: month('2019-06'),
    incomeFen: fen(2_400_000),
    contributionsFen: fen(240_000),
    additionalFen: fen(600_000),
    otherFen: fen(0),
    taxFen: fen(1),
    months: 6,
    lastYearAverageFen: fen(380_050),
    lastYearIncomeFen: null,
    lastYearMonths: 12,
  }

  it('is one statement a person and year', async () => {
    const { store } = await roster()
    const blank = { ...OPENING, mediatorId: 'M002', through: null, lastYearAverageFen: null, lastYearMonths: null }
    await store.monthFacts.setOpenings([blank, OPENING], HEAD)
    expect(await store.monthFacts.openings(2019)).toEqual([OPENING, blank])
    expect(await store.monthFacts.openings(2018)).toEqual([])
    const mended = { ...OPENING, taxFen: fen(2) }
    expect(await store.monthFacts.setOpenings([mended, blank], HEAD)).toMatchObject({ counts: { openings: 1 } })
    expect(await store.monthFacts.openings(2019)).toEqual([mended, blank])
    store.close()
  })
})

it('an appropriation is one a payer and year; the newest stands', async () => {
  const { store } = await roster()
  const granted = { year: 2018, county: '翠屏区', amountFen: fen(80_000_000), document: '预算批复' }
  await store.monthFacts.setAppropriation(granted, HEAD)
  expect(await store.monthFacts.setAppropriation(granted, HEAD)).toBeNull()
  await store.monthFacts.setAppropriation({ ...granted, county: '南溪区' }, HEAD)
  const more = { ...granted, amountFen: fen(90_000_000), document: '追加批复' }
  await store.monthFacts.setAppropriation(more, HEAD)
  const found = await store.monthFacts.appropriations(2018)
  expect(found.find(({ county }) => county === '翠屏区')).toEqual(more)
  expect(found).toHaveLength(2)
  expect(await store.monthFacts.appropriations(2019)).toEqual([])
  store.close()
})
