// `gongtiao stats summary`: the headline figures, by station, county, type and month. Every figure is a measure.
import { type Command, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { addMonths, firstDayOf, type IsoDate, lastDayOf, monthOf } from '../../domain/calendar.ts'
import type { Dimension, Measure, Period } from '../../domain/measure.ts'
import type { Table } from '../../domain/table.ts'
import { ACCEPTED, CLOSED, PENDING, SETTLED } from '../../reports/measures.ts'
import { percent } from '../../reports/rate.ts'
import type { Store } from '../../store.ts'
import { countyLabel } from '../shared/labels.ts'
import { dayWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [],
  options: [
    { name: 'from', value: 'D', summary: '起始日（缺省：本年 1 月 1 日）' },
    { name: 'to', value: 'D', summary: '截止日（缺省：今天）' },
  ],
  mutates: false,
  examples: [
    'gongtiao stats summary --from 2017-08-15 --to 2017-11-07',
    'gongtiao stats summary --from 2017-08-15 --to 2017-11-07 --out 汇总.xlsx',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const period = periodOf(input, world.today)
    const [accepted, closed, settled, pending] = [
      await total(store, ACCEPTED, period),
      await total(store, CLOSED, period),
      await total(store, SETTLED, period),
      await total(store, PENDING, period),
    ]
    const stations = await store.roster.stations()
    const counties = [...new Set(stations.map((one) => one.county))]
    const byStation = withZeros(
      await figures(store, period, ['county', 'station']),
      stations.map((one) => [one.county, one.station]),
    )
    const byCounty = withZeros(
      await figures(store, period, ['county']),
      counties.map((county) => [county]),
    )
    const byDisputeType = await figures(store, period, ['disputeType'])
    const byMonth = fillMonths(await figures(store, period, ['month']), period)
    const rate = percent(settled, accepted)
    return {
      exit: 0,
      lines: [
        `${period.from} 至 ${period.to}`,
        `受理 ${accepted} 件，结案 ${closed} 件，调解成功 ${settled} 件，成功率 ${rate === null ? '—' : `${rate}%`}（调解成功 ÷ 受理），期末在办 ${pending} 件；${counties.length} 个区县，${stations.length} 个派出所`,
      ],
      tables: [
        totalTable(period, { accepted, closed, settled, pending, rate }),
        tableOf(
          '按区县',
          ['区县'],
          byCounty.map(({ key, ...rest }) => ({ key: [countyLabel(key[0] ?? '')], ...rest })),
        ),
        tableOf(
          '按派出所',
          ['区县', '派出所'],
          byStation.map(({ key, ...rest }) => ({ key: [countyLabel(key[0] ?? ''), key[1] ?? null], ...rest })),
        ),
        tableOf('按纠纷类型', ['纠纷类型'], byDisputeType),
        tableOf('按月', ['月份'], byMonth),
      ],
      closing: [
        `口径：${[ACCEPTED, CLOSED, SETTLED, PENDING].map((measure) => `${measure.title}＝${measure.explanation.replace(/。$/, '')}`).join('；')}。`,
      ],
      document: {
        from: period.from,
        to: period.to,
        accepted,
        closed,
        settled,
        settledRate: rate,
        pending,
        counties: counties.length,
        stations: stations.length,
        byStation: byStation.map(({ key, ...rest }) => ({ station: key[1] ?? null, county: key[0] ?? null, ...rest })),
        byCounty: byCounty.map(({ key, ...rest }) => ({ county: key[0] ?? null, ...rest })),
        byDisputeType: byDisputeType.map(({ key, ...rest }) => ({ disputeType: key[0] ?? null, ...rest })),
        byMonth: byMonth.map(({ key, ...rest }) => ({ month: key[0] ?? null, ...rest })),
      },
    }
  },
}

function periodOf(input: Input, today: IsoDate): Period {
  const [from, to] = [text(input, 'from'), text(input, 'to')]
  const period = {
    from:
      from === null ? firstDayOf(addMonths(monthOf(today), 1 - Number(today.slice(5, 7)))) : dayWord(from, '--from'),
    to: to === null ? today : dayWord(to, '--to'),
  }
  if (period.from > period.to)
    throw new AppError('USAGE', `起始日 ${period.from} 晚于截止日 ${period.to}。`, { usage: true })
  return period
}

async function total(store: Store, measure: Measure, period: Period): Promise<number> {
  return (await store.stats.tally(measure, period, []))[0]?.value ?? 0
}

type Figures = {
  readonly key: readonly (string | null)[]
  readonly accepted: number
  readonly closed: number
  readonly settled: number
  readonly settledRate: string | null
}

/** Accepted, closed and settled side by side for every value of the dimensions. */
async function figures(store: Store, period: Period, by: readonly Dimension[]): Promise<readonly Figures[]> {
  const rows = new Map<string, { key: readonly (string | null)[]; accepted: number; closed: number; settled: number }>()
  for (const measure of [ACCEPTED, CLOSED, SETTLED] as const) {
    for (const { key, value } of await store.stats.tally(measure, period, by)) {
      const name = JSON.stringify(key)
      const row = rows.get(name) ?? { key, accepted: 0, closed: 0, settled: 0 }
      rows.set(name, row)
      if (measure === ACCEPTED) row.accepted = value
      else if (measure === CLOSED) row.closed = value
      else row.settled = value
    }
  }
  return [...rows.values()]
    .sort((a, b) => compareKeys(a.key, b.key))
    .map((row) => ({ ...row, settledRate: percent(row.settled, row.accepted) }))
}

function compareKeys(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** A station that had nothing is a row of zeros, not a gap. */
function withZeros(rows: readonly Figures[], keys: readonly (readonly string[])[]): readonly Figures[] {
  const present = new Set(rows.map((row) => JSON.stringify(row.key)))
  const absent = keys.filter((key) => !present.has(JSON.stringify(key)))
  const zeros = absent.map((key) => ({ key, accepted: 0, closed: 0, settled: 0, settledRate: null }))
  return [...rows, ...zeros].sort((a, b) => compareKeys(a.key, b.key))
}

type Headline = {
  readonly accepted: number
  readonly closed: number
  readonly settled: number
  readonly pending: number
  readonly rate: string | null
}

/** The headline as a table, so that an exported workbook says what it is about. */
function totalTable(period: Period, { accepted, closed, settled, pending, rate }: Headline): Table {
  return {
    title: '总计',
    columns: [
      { title: '起', kind: 'date' },
      { title: '止', kind: 'date' },
      { title: '受理', kind: 'integer' },
      { title: '结案', kind: 'integer' },
      { title: '调解成功', kind: 'integer' },
      { title: '成功率', kind: 'percent' },
      { title: '期末在办', kind: 'integer' },
    ],
    rows: [[period.from, period.to, accepted, closed, settled, rate, pending]],
    notes: [''],
  }
}

/** A month without a case is a row of zeros, not a gap. */
function fillMonths(rows: readonly Figures[], period: Period): readonly Figures[] {
  const byMonth = new Map(rows.map((row) => [row.key[0], row]))
  const filled: Figures[] = []
  for (
    let month = monthOf(period.from);
    month <= monthOf(period.to) && filled.length < 1200;
    month = monthOf(nextMonth(month))
  ) {
    filled.push(byMonth.get(month) ?? { key: [month], accepted: 0, closed: 0, settled: 0, settledRate: null })
  }
  return filled
}

const nextMonth = (month: ReturnType<typeof monthOf>): IsoDate => firstDayOf(addMonths(monthOf(lastDayOf(month)), 1))

function tableOf(title: string, names: readonly string[], rows: readonly Figures[]): Table {
  return {
    title,
    columns: [
      ...names.map((name) => ({ title: name, kind: 'text' as const })),
      { title: '受理', kind: 'integer' },
      { title: '结案', kind: 'integer' },
      { title: '调解成功', kind: 'integer' },
      { title: '成功率', kind: 'percent' },
    ],
    rows: rows.map((row) => [
      ...row.key.map((part) => part ?? '（未填）'),
      row.accepted,
      row.closed,
      row.settled,
      row.settledRate,
    ]),
    notes: [''],
  }
}
