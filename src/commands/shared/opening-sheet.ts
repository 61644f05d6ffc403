// The rows of a sheet of opening sums (期初) → what each person's year came to before the first run, or the faults. The
// cumulative method of the tax rests on these figures: what is needed and blank is a fault, not a nought.
import { lastDayOf, type Month } from '../../domain/calendar.ts'
import { type Fen, ZERO } from '../../domain/money.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Opening } from '../../store.ts'
import type { People } from './find-person.ts'
import type { ColumnWords, TableRow } from './small-table.ts'
import { PERSON_COLUMNS, peopleRows } from './small-table-people.ts'
import { countIn, monthIn, RowValues, sumIn } from './small-table-values.ts'

export const OPENING_COLUMNS = {
  ...PERSON_COLUMNS,
  year: { words: ['年度', '年份', '纳税年度'], needed: true },
  through: { words: ['截至月份', '截止月份', '截至月', '已发至', '已发月份'] },
  income: { words: ['累计收入', '累计收入额', '本年累计收入', '累计应税收入'] },
  contributions: { words: ['累计三险一金', '累计专项扣除', '累计个人三险一金', '累计社保公积金'] },
  additional: { words: ['累计专项附加扣除'] },
  other: { words: ['累计其他扣除', '累计依法确定的其他扣除'] },
  tax: { words: ['累计已预缴税额', '累计已预扣税额', '累计已缴税额', '累计个税', '累计已扣个税'] },
  months: { words: ['任职月数', '任职受雇月数', '任职受雇月份数', '本年任职月数'] },
  average: { words: ['上年月平均工资', '上年度月平均工资', '上年月均工资', '缴费基数'] },
  lastIncome: { words: ['上年收入合计', '上年度收入合计', '上年全年收入', '上年累计收入'] },
  lastMonths: { words: ['上年申报月数', '上年度申报月数', '上年任职月数'] },
} as const satisfies ColumnWords<string>

type Field = keyof typeof OPENING_COLUMNS
type Row = TableRow<Field>
type Faults = { readonly faults: readonly Problem[] }

const EARLIEST_YEAR = 2011
const MONTHS = 12

export function readOpenings(
  people: People,
  rows: readonly Row[],
  thisYear: number,
): { readonly rows: readonly Opening[]; readonly problems: readonly Problem[] } {
  const { found, faults } = peopleRows<Field>(people, rows)
  const problems = [...faults]
  const known: Opening[] = []
  for (const { row, person } of found) {
    const read = openingOf(row, thisYear)
    if ('faults' in read) problems.push(...read.faults)
    else known.push({ mediatorId: person.mediatorId, ...read })
  }
  return { rows: known, problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

function openingOf(row: Row, thisYear: number): Omit<Opening, 'mediatorId'> | Faults {
  const values = new RowValues()
  const year = values.take(countIn(row, 'year', thisYear + 1))
  const through = values.take(monthIn(row, 'through', year))
  const read = {
    incomeFen: values.take(sumIn(row, 'income')),
    contributionsFen: values.take(sumIn(row, 'contributions')),
    additionalFen: values.take(sumIn(row, 'additional')),
    otherFen: values.take(sumIn(row, 'other')),
    taxFen: values.take(sumIn(row, 'tax')),
    months: values.take(countIn(row, 'months', MONTHS)),
    lastYearAverageFen: values.take(sumIn(row, 'average')),
    lastYearIncomeFen: values.take(sumIn(row, 'lastIncome')),
    lastYearMonths: values.take(countIn(row, 'lastMonths', MONTHS)),
  }
  if (values.faults.length > 0) return { faults: values.faults }
  if (year === null || year < EARLIEST_YEAR) {
    return {
      faults: [row.fault('SUM-MISSING', 'year', { message: '年度没有填，或不是四位的年份', hint: '写成 2018' })],
    }
  }
  const faults = [...yearFaults(row, year, { ...read, through }), ...lastYearFaults(row, read)]
  if (faults.length > 0) return { faults }
  const { incomeFen, contributionsFen, additionalFen, otherFen, taxFen, months, ...lastYear } = read
  return {
    year,
    through,
    incomeFen: incomeFen ?? ZERO,
    contributionsFen: contributionsFen ?? ZERO,
    additionalFen: additionalFen ?? ZERO,
    otherFen: otherFen ?? ZERO,
    taxFen: taxFen ?? ZERO,
    months: months ?? 0,
    ...lastYear,
  }
}

type YearSums = {
  readonly through: Month | null
  readonly incomeFen: Fen | null
  readonly contributionsFen: Fen | null
  readonly additionalFen: Fen | null
  readonly otherFen: Fen | null
  readonly taxFen: Fen | null
  readonly months: number | null
}

/** Sums and the month that they reach belong together; deductions that nobody declared may be left blank. */
function yearFaults(row: Row, year: number, sums: YearSums): readonly Problem[] {
  const { through, incomeFen, contributionsFen, additionalFen, otherFen, taxFen, months } = sums
  const missing = (field: Field, message: string): Problem =>
    row.fault('SUM-MISSING', field, { message, hint: '补上这一格；没有的写 0' })
  if (through === null) {
    const stated = [incomeFen, contributionsFen, additionalFen, otherFen, taxFen, months]
    return stated.some((one) => one !== null && one !== 0) ? [missing('through', '写了累计数，没有写截至哪个月')] : []
  }
  const lacking = [
    ...(incomeFen === null ? [missing('income', '没有填累计收入')] : []),
    ...(contributionsFen === null ? [missing('contributions', '没有填累计三险一金')] : []),
    ...(taxFen === null ? [missing('tax', '没有填累计已预缴税额')] : []),
    ...(months === null ? [missing('months', '没有填任职月数')] : []),
  ]
  return lacking.length > 0 ? lacking : sumFaults(row, year, { ...sums, through })
}

function sumFaults(row: Row, year: number, sums: YearSums & { readonly through: Month }): readonly Problem[] {
  const { through, incomeFen, contributionsFen, taxFen, months } = sums
  const income = incomeFen ?? 0
  const said = (field: Field, message: string): readonly Problem[] => [
    row.fault('SUMS-DISAGREE', field, { message, hint: '对照原来的工资表和申报表改正，重新导入' }),
  ]
  if (Number(through.slice(0, 4)) !== year) return said('through', `截至月份 ${through} 不在 ${year} 年`)
  const latest = Number(through.slice(5))
  if ((months ?? 0) > latest) return said('months', `任职 ${months ?? 0} 个月，截至 ${through} 最多 ${latest} 个月`)
  if (income > 0 && months === 0) return said('months', '有累计收入，任职月数却是 0')
  if ((taxFen ?? 0) > income) return said('tax', '累计已预缴税额比累计收入还多')
  if ((contributionsFen ?? 0) > income) return said('contributions', '累计三险一金比累计收入还多')
  return []
}

type LastYear = { readonly lastYearIncomeFen: Fen | null; readonly lastYearMonths: number | null }

/** 公告2020年第19号 looks at both: whether every month was declared, and what the year came to. */
function lastYearFaults(row: Row, { lastYearIncomeFen, lastYearMonths }: LastYear): readonly Problem[] {
  if ((lastYearIncomeFen === null) === (lastYearMonths === null)) return []
  const field = lastYearIncomeFen === null ? 'lastIncome' : 'lastMonths'
  return [
    row.fault('SUM-MISSING', field, {
      message: '上年收入合计和上年申报月数要一起填',
      hint: '补上另一格，或两格都空着',
    }),
  ]
}

/** The last day that the sums of a row reach; null where they reach none. */
export function reachOf({ through }: Opening): string | null {
  return through === null ? null : lastDayOf(through)
}
