// Histories: whatever people do in whatever order, nothing is paid twice and in the end everybody has what is due; and a
// copy of the store that is taken back in time computes every settled month again as it was signed.
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyStore, openScratch } from '../../../src/adapters/store/index.ts'
import { addMonths } from '../../../src/domain/calendar.ts'
import { fen } from '../../../src/domain/money.ts'
import type { Run, ScratchStore } from '../../../src/store.ts'
import { newFolder } from '../../support/folders.ts'
import { connect, HEAD } from '../../support/open-store.ts'
import { sqlOn } from '../../support/store.ts'
import { type CaseRow, caseNo, day, deskOn, dueOf, monthly, type PayDesk, payDesk, stepOf } from './pay-desk.ts'

const SERIALS = [1, 2, 3, 4]
const MONTHS = ['2017-09', '2017-10', '2017-11', '2017-12']
const FIRST = monthly('2017-09')

const row: fc.Arbitrary<CaseRow> = fc.record({
  serial: fc.constantFrom(...SERIALS),
  closedOn: fc.constantFrom(...MONTHS.map((month) => `${month}-08`)),
  grade: fc.constantFrom('简单', '一般', '疑难'),
  outcome: fc.constantFrom('settled', 'settled', 'settled', 'withdrawn'),
  who: fc.constantFrom(['M001'], ['M002'], ['M001', 'M002'], ['M002:2', 'M003:1']),
})

type Event =
  | { readonly do: 'ledger'; readonly row: CaseRow }
  | { readonly do: 'link'; readonly pair: readonly [number, number]; readonly relation: 'same-dispute' | 'unrelated' }
  | { readonly do: 'decide'; readonly serial: number; readonly decision: 'passed' | 'refused' }
  | { readonly do: 'draft' | 'settle' }
  | { readonly do: 'leave'; readonly who: string }

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('ledger'), row }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('link'),
      pair: fc.constantFrom([1, 2], [2, 3]),
      relation: fc.constantFrom('same-dispute', 'unrelated'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('decide'),
      serial: fc.constantFrom(...SERIALS),
      decision: fc.constantFrom('passed', 'refused'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('draft') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('settle') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave'), who: fc.constantFrom('M001', 'M002') }) },
)

/** The month that is open next. */
async function openMonth({ store }: PayDesk): Promise<string> {
  const settled = (await store.payroll.months()).filter((run) => run.state !== 'draft' && run.batch === 'monthly')
  return addMonths(FIRST, settled.length)
}

async function settle(desk: PayDesk, limitFen?: number): Promise<void> {
  const month = await openMonth(desk)
  await desk.run(month, limitFen === undefined ? {} : { limitFen })
  await desk.lock(month)
}

/** `leavers`: whom the batch ahead of a month was for. */
async function live(desk: PayDesk, one: Event, leavers = new Map<string, string>()): Promise<void> {
  const { store } = desk
  const isKnown = async (serial: number): Promise<boolean> => (await store.cases.find(caseNo(serial))).length > 0
  switch (one.do) {
    case 'ledger':
      await desk.ledger(one.row)
      return
    case 'link': {
      const [a, b] = one.pair
      if (!(await isKnown(a)) || !(await isKnown(b))) return
      await store.cases.relate([await desk.idOf(a), await desk.idOf(b)], { relation: one.relation, note: null }, HEAD)
      return
    }
    case 'decide': {
      if (!(await isKnown(one.serial))) return
      const { decision } = one
      const decided = {
        grade: null,
        reason: null,
        document: null,
        decidedOn: day('2017-12-03'),
        decidedBy: '李',
        secondBy: null,
      }
      await store.caseWork.decide([{ caseId: await desk.idOf(one.serial), review: { decision, ...decided } }], HEAD)
      return
    }
    case 'draft':
      await desk.run(await openMonth(desk))
      return
    case 'settle':
      await settle(desk, 5000)
      return
    case 'leave':
      await payLeaver(desk, one.who, leavers)
  }
}

async function payLeaver(desk: PayDesk, onlyFor: string, leavers: Map<string, string>): Promise<void> {
  const month = await openMonth(desk)
  if ((await desk.store.payroll.run(monthly(month), 'off-cycle')) !== null) return
  leavers.set(month, onlyFor)
  await desk.run(month, { batch: 'off-cycle', onlyFor, payOn: `${month}-25` })
  await desk.lock(month, 'off-cycle')
}

type Paid = { readonly case_id: number; readonly mediator_id: string; readonly fen: number; readonly firsts: number }

const paidIn = (desk: PayDesk): readonly Paid[] =>
  sqlOn(
    desk.path,
    `SELECT l.case_id, l.mediator_id, sum(l.amount_fen) AS fen, sum(l.corrects IS NULL) AS firsts FROM pay_line AS l
     JOIN payroll_run AS r ON r.run_id = l.run_id WHERE r.state <> 'draft' GROUP BY 1, 2`,
  ).map((one) => ({
    case_id: Number(one.case_id),
    mediator_id: String(one.mediator_id),
    fen: Number(one.fen),
    firsts: Number(one.firsts),
  }))

/** In the end: as many months as the store needs to come to rest, with nothing that limits a taking back. */
async function rest(desk: PayDesk): Promise<void> {
  for (let month = 0; month < 5; month++) await settle(desk)
}

it('nothing is paid twice, never more is taken back than was paid, and in the end everybody has what is due', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
      const desk = await payDesk()
      for (const one of events) {
        await live(desk, one)
        for (const paid of paidIn(desk)) {
          expect(paid.fen).toBeGreaterThanOrEqual(0)
          expect(paid.firsts).toBe(1)
        }
      }
      await rest(desk)
      expect(await paidNow(desk)).toEqual(await dueNow(desk))
      expect(await desk.store.log.verify()).toBeNull()
      desk.store.close()
    }),
    { numRuns: 15 },
  )
})

async function paidNow(desk: PayDesk): Promise<readonly string[]> {
  return paidIn(desk)
    .filter((one) => one.fen !== 0)
    .map((one) => `${one.case_id} ${one.mediator_id} ${one.fen}`)
    .sort()
}

async function dueNow(desk: PayDesk): Promise<readonly string[]> {
  const due: string[] = []
  const window = { countsBy: 'closedOn', from: FIRST, needs: new Set<never>() } as const
  const head = { month: monthly('2018-12'), batch: 'look', payOn: day('2019-01-10'), policies: [], notConfigured: [] }
  await desk.store.payroll.draft(head, HEAD, async (draft) => {
    for await (const page of draft.cases(window)) {
      for (const one of page)
        for (const [who, amount] of dueOf(one)) if (amount !== 0) due.push(`${one.caseId} ${who} ${amount}`)
    }
  })
  return due.sort()
}

async function scratchOf(desk: PayDesk): Promise<{ readonly path: string; readonly store: ScratchStore }> {
  const copy = join(newFolder(), 'gongtiao.db')
  const salt = (): string => 'salt'
  await copyStore({ path: desk.path, copy, salt })
  return { path: copy, store: await openScratch({ path: copy, salt }) }
}

it('every settled month is computed again as it was signed, the newest first on one copy', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 14 }), async (events) => {
      const desk = await payDesk()
      const leavers = new Map<string, string>()
      for (const one of events) await live(desk, one, leavers)
      const signed = new Map<Run, string>()
      for (const run of (await desk.store.payroll.runs()).filter((one) => one.state === 'approved'))
        signed.set(run, await desk.store.payroll.digest(run.runId))
      const { store } = await scratchOf(desk)
      const again = deskOn(desk.path, store)
      for (const [run, digest] of [...signed].sort(([a], [b]) => b.seenOp - a.seenOp)) {
        await store.rewindTo(run.seenOp)
        const leaver = run.batch === 'off-cycle' ? leavers.get(run.month) : undefined
        const derived = await again.run(run.month, {
          batch: run.batch,
          payOn: run.payOn,
          ...(leaver === undefined ? { limitFen: 5000 } : { onlyFor: leaver }),
        })
        expect(await store.payroll.digest(derived.runId)).toBe(digest)
      }
      store.close()
      desk.store.close()
    }),
    { numRuns: 10 },
  )
})

it('forgets what came later in every table, and what was closed later is open again', async () => {
  const desk = await payDesk()
  await desk.ledger({ serial: 1 }, { serial: 2 })
  await settle(desk)
  await desk.run('2017-10')
  const seq = Number(sqlOn(desk.path, 'SELECT max(seq) AS seq FROM operation')[0]?.seq)
  const { path: before, store: untouched } = await scratchOf(desk)
  untouched.close()
  await desk.ledger({ serial: 1, grade: '疑难' }, { serial: 3 })
  await desk.store.cases.relate([1, 2], { relation: 'same-dispute', note: null }, HEAD)
  await desk.store.monthFacts.addItem(
    {
      mediatorId: 'M001',
      kind: 'other-pay',
      amountFen: fen(5),
      from: FIRST,
      to: FIRST,
      document: '表',
      note: null,
      bonusTax: null,
    },
    HEAD,
  )
  const september = await desk.store.payroll.run(FIRST, 'monthly')
  if (september === null) throw new Error('no run')
  await desk.store.payroll.advance(september, stepOf('paid'), HEAD, [{ sha256: 'c', file: 'x.yaml', text: 'x' }])
  await desk.run('2017-11')
  const { path, store } = await scratchOf(desk)
  await store.rewindTo(seq + 2)
  await store.rewindTo(seq)
  expect(await store.log.verify()).toBeNull()
  store.close()
  const inspected = connect(path)
  const tables = inspected
    .statement("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map((one: { name: string }) => one.name)
    // A case that was never there yet has no version: its number alone says nothing.
    .filter((name: string) => name !== 'mediation_case')
  for (const table of tables) {
    const rowsOf = (file: string): readonly string[] =>
      sqlOn(file, `SELECT * FROM ${table}`)
        .map((row) => JSON.stringify(row))
        .sort()
    expect(rowsOf(path), table).toEqual(rowsOf(before))
  }
  inspected.close()
})
