// Two at once: a second writer waits or says so; an import that was overtaken writes nothing; readers go on.
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../../src/domain/calendar.ts'
import { packFacts } from '../../../src/domain/packed-facts.ts'
import type { RosterEntry, StagedRow, Store } from '../../../src/store.ts'
import { connect, HEAD, newStore, open } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { newWorkspace, residentId } from '../../support/workspace.ts'

function day(text: string) {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(text)
  return date
}

const ENTRY: RosterEntry = {
  county: '翠屏区',
  station: '新街派出所',
  room: '驻新街派出所人民调解室',
  committee: '甲调委会',
  movedInOn: null,
  mediator: {
    mediator: '王建国',
    residentId: residentId(1),
    employment: 'full-time',
    hiredOn: day('2017-08-15'),
    leftOn: null,
    phone: null,
    bank: null,
    account: null,
    occupation: null,
  },
  assignedFrom: day('2017-08-15'),
  assignedTo: null,
  given: new Set(['committee']),
}

function row(serial: number): StagedRow {
  return {
    kind: 'added',
    caseId: null,
    caseKey: `(2017)翠人调字第${serial}号`,
    committeeId: 1,
    stationId: 1,
    row: serial + 1,
    fields: [],
    paid: null,
    traits: { names: null, contact: null },
    packed: packFacts({
      caseNo: `（2017）翠人调字第${serial}号`,
      acceptedOn: day('2017-11-05'),
      agreedOn: null,
      closedOn: day('2017-11-08'),
      disputeType: null,
      grade: '一般',
      source: null,
      outcome: 'settled',
      agreementForm: null,
      amountFen: null,
      incidentNo: null,
      summary: null,
      agreementTerms: null,
      performanceManner: null,
      performanceDue: null,
      peopleInvolved: null,
      note: null,
      paidByHand: null,
      parties: [],
      mediators: [{ mediatorId: 'M001', mediator: '王建国', role: 'lead', weight: 1 }],
    }),
  }
}

async function staged(store: Store, serials: readonly number[]) {
  const session = await store.cases.beginImport()
  await session.startFile({ name: '台账.csv', sheet: null, sha256: '', layout: { headerRow: 1, columns: [] } })
  await session.stage(serials.map(row))
  return session
}

async function storeWithRoster() {
  const { path, store } = await newStore()
  await store.roster.import([ENTRY], HEAD, false)
  return { path, store }
}

describe('a second writer', () => {
  it('is told so when the first does not end', async () => {
    const { path, store } = await storeWithRoster()
    const first = connect(path)
    const second = connect(path, { busyMilliseconds: 150 })
    await first.immediate(async () => {
      await expect(second.immediate(async () => undefined)).rejects.toMatchObject({ code: 'STORE-BUSY' })
      expect(await store.cases.count(), 'readers go on').toBe(0)
    })
    await expect(second.immediate(async () => 'in')).resolves.toBe('in')
  })

  it('waits for the first and then does its work', async () => {
    const { path, store } = await storeWithRoster()
    const other = await open(path, 'write')
    const first = connect(path)
    const busy = first.immediate(async () => {
      first.exec("INSERT INTO committee (committee_key) VALUES ('乙')")
      await delay(250)
    })
    const changed = { ...ENTRY, mediator: { ...ENTRY.mediator, phone: '13800010001' } }
    const { operation } = await other.roster.import([changed], HEAD, false)
    await busy
    expect(operation?.seq).toBe(2)
    expect((await store.roster.mediators())[0]?.phone).toBe('13800010001')
    expect(sqlOn(path, "SELECT count(*) AS n FROM committee WHERE committee_key = '乙'")).toEqual([{ n: 1 }])
  })

  it('that fails leaves nothing behind', async () => {
    const { path } = await storeWithRoster()
    const connection = connect(path)
    const failing = connection.immediate(async () => {
      connection.exec("INSERT INTO committee (committee_key) VALUES ('丙')")
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(sqlOn(path, "SELECT count(*) AS n FROM committee WHERE committee_key = '丙'")).toEqual([{ n: 0 }])
    await expect(connection.immediate(async () => 'again')).resolves.toBe('again')
  })
})

describe('an import', () => {
  it('locks nobody out while it reads', async () => {
    const { path, store } = await storeWithRoster()
    const session = await staged(store, [1, 2, 3])
    const other = connect(path, { busyMilliseconds: 100 })
    await expect(other.immediate(async () => 'in')).resolves.toBe('in')
    expect((await session.apply(HEAD, {}))?.seq).toBe(2)
    expect(await store.cases.count()).toBe(3)
  })

  it('that was overtaken says so and writes nothing', async () => {
    const { path, store } = await storeWithRoster()
    const session = await staged(store, [1, 2, 3])
    const faster = await staged(await open(path, 'write'), [3])
    await faster.apply(HEAD, {})
    await expect(session.apply(HEAD, {})).rejects.toMatchObject({ code: 'STORE-MOVED' })
    expect(await store.cases.count()).toBe(1)
    expect(await store.log.verify()).toBeNull()
  })

  it('with nothing to write makes no operation', async () => {
    const { store } = await storeWithRoster()
    expect(await (await staged(store, [])).apply(HEAD, {})).toBeNull()
  })

  it('is planned again by the command when it was overtaken', async () => {
    const workspace = await newWorkspace()
    const answers = await Promise.all([
      workspace.importLedger([{}], '甲.csv'),
      workspace.importLedger([{}, { 难易程度: '疑难' }], '乙.csv'),
    ])
    expect(answers.map(({ exit }) => exit)).toEqual([0, 0])
    const { json } = await workspace.gongtiao('case list --json')
    expect(json.cases).toHaveLength(2)
    expect((await workspace.gongtiao('log verify')).exit).toBe(0)
  })
})
