// `gongtiao payroll diff MONTH`: against the month before and the same month of last year: who, which kind, how much, why.
import { type Command, type JsonStream, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { addMonths, type Month } from '../../domain/calendar.ts'
import { addFen, negate, ZERO } from '../../domain/money.ts'
import type { Table, TableValue } from '../../domain/table.ts'
import type { Run, Store } from '../../store.ts'
import { KIND_LABEL } from '../shared/labels.ts'
import { accountChanges } from '../shared/payroll/accounts.ts'
import { changesBetween, deltaOf, type PersonChange, sidesOf, totalsBetween } from '../shared/payroll/compare.ts'
import { runTitle } from '../shared/payroll/marks.ts'
import type { KindChange, Side } from '../shared/payroll/reasons.ts'
import { theRun } from '../shared/payroll/view.ts'
import { rosterById } from '../shared/subsidy-facts.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-11', required: true }],
  options: [
    { name: 'with', value: 'MONTH', summary: '与哪个月比（缺省：上月和去年同月）' },
    { name: 'batch', value: 'NAME', summary: '批（缺省：标准包的第一批）' },
  ],
  mutates: false,
  examples: ['gongtiao payroll diff 2017-11', 'gongtiao payroll diff 2017-11 --with 2017-09'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const month = monthWord(input.args[0] ?? '', world.today)
    const now = await theRun(world, store, { month, batch: text(input, 'batch') })
    const given = text(input, 'with')
    const months = given === null ? [addMonths(month, -1), addMonths(month, -12)] : [monthWord(given, world.today)]
    const runs: Run[] = []
    for (const other of months) {
      const run = await store.payroll.run(other, now.batch)
      if (run !== null) runs.push(run)
    }
    if (runs.length === 0) throw nothingToCompare(now, months)
    const nowSides = await sidesOf(store, now)
    const comparisons = []
    for (const before of runs) comparisons.push(await compare(store, { before, now, nowSides }))
    return {
      exit: 0,
      lines: [
        `${runTitle(now)}：${comparisons.map((one) => `与 ${one.before.month} 相比 ${one.changes.length} 人不同`).join('；')}`,
      ],
      tables: comparisons.flatMap((one) => [changeTable(one), totalTable(one)]),
      document: {
        month: now.month,
        batch: now.batch,
        comparisons: comparisons.map(documentOf),
      },
    }
  },
}

function nothingToCompare(now: Run, months: readonly Month[]): AppError {
  return new AppError('DIFF-NOTHING', `${months.join('、')} 没有核算过“${now.batch}”这一批，没有可比的月份。`, {
    hint: `用 --with 写一个核算过的月份，例如 gongtiao payroll diff ${now.month} --with 2017-10`,
  })
}

type Comparison = {
  readonly before: Run
  readonly now: Run
  readonly changes: readonly PersonChange[]
  readonly totals: readonly KindChange[]
}

async function compare(
  store: Store,
  { before, now, nowSides }: { readonly before: Run; readonly now: Run; readonly nowSides: ReadonlyMap<string, Side> },
): Promise<Comparison> {
  const sides = await sidesOf(store, before)
  const mediators = await store.roster.mediators()
  const days = { after: before.payOn, until: now.payOn }
  return {
    before,
    now,
    changes: changesBetween(sides, nowSides, {
      before,
      now,
      roster: rosterById(mediators),
      accountChanges: accountChanges(mediators, await store.roster.accounts(), days),
    }),
    totals: totalsBetween(sides, nowSides),
  }
}

/** One row a person and kind; the reasons stand on the person's first row. */
function changeTable({ before, changes }: Comparison): Table {
  return {
    title: `与 ${before.month} 相比`,
    columns: [
      { title: '派出所', kind: 'text' },
      { title: '姓名', kind: 'text' },
      { title: '项目', kind: 'text' },
      { title: before.month, kind: 'money' },
      { title: '这次', kind: 'money' },
      { title: '相差', kind: 'money' },
      { title: '原因', kind: 'text' },
    ],
    rows: changes.flatMap(rowsOf),
  }
}

function rowsOf(person: PersonChange): readonly (readonly TableValue[])[] {
  const why = person.reasons.join('；')
  const [beforeFen, nowFen] = [person.beforeFen ?? ZERO, person.nowFen ?? ZERO]
  const net = ['实发', beforeFen, nowFen, addFen(nowFen, negate(beforeFen)), '']
  const rows = [
    ...person.kinds.map((one) => [KIND_LABEL[one.kind], one.beforeFen, one.nowFen, deltaOf(one), '']),
    ...(person.kinds.length === 0 ? [] : [net]),
  ]
  const [first = ['', null, null, null, ''], ...others] = rows
  return [[person.station, person.mediator, ...first.slice(0, -1), why], ...others.map((row) => ['', '', ...row])]
}

function totalTable({ before, totals }: Comparison): Table {
  const [was, is] = [addFen(...totals.map((one) => one.beforeFen)), addFen(...totals.map((one) => one.nowFen))]
  return {
    title: `合计，与 ${before.month} 相比`,
    columns: [
      { title: '项目', kind: 'text' },
      { title: before.month, kind: 'money' },
      { title: '这次', kind: 'money' },
      { title: '相差', kind: 'money' },
    ],
    rows: totals.map((one) => [KIND_LABEL[one.kind], one.beforeFen, one.nowFen, deltaOf(one)]),
    total: ['实发', was, is, addFen(is, negate(was))],
  }
}

function documentOf({ before, changes, totals }: Comparison): JsonStream {
  return {
    with: before.month,
    people: changes.map((one) => ({
      mediator: one.mediator,
      mediatorId: one.mediatorId,
      station: one.station,
      beforeFen: one.beforeFen,
      nowFen: one.nowFen,
      kinds: one.kinds.map((kind) => ({ ...kind })),
      reasons: one.reasons,
    })),
    totals: totals.map((one) => ({ ...one })),
  }
}
