// Which signed months were computed with other opening sums than a sheet now states. They stay as they are; the run that comes
// next reads the new sums.
import type { Month } from '../../domain/calendar.ts'
import type { Opening, Run, Store } from '../../store.ts'

/** The years of which a row says something else than what is known. */
async function changedYears(store: Store, rows: readonly Opening[]): Promise<ReadonlySet<number>> {
  const changed = new Set<number>()
  for (const year of new Set(rows.map((row) => row.year))) {
    const known = new Map((await store.monthFacts.openings(year)).map((one) => [one.mediatorId, one]))
    if (rows.some((row) => row.year === year && !isSame(row, known.get(row.mediatorId)))) changed.add(year)
  }
  return changed
}

function isSame(row: Opening, known: Opening | undefined): boolean {
  if (known === undefined) return false
  return (
    row.through === known.through &&
    row.incomeFen === known.incomeFen &&
    row.contributionsFen === known.contributionsFen &&
    row.additionalFen === known.additionalFen &&
    row.otherFen === known.otherFen &&
    row.taxFen === known.taxFen &&
    row.months === known.months &&
    row.lastYearAverageFen === known.lastYearAverageFen &&
    row.lastYearIncomeFen === known.lastYearIncomeFen &&
    row.lastYearMonths === known.lastYearMonths
  )
}

/** Months of these years, by payday or by name, that people have signed: they were computed with the sums of before. */
export async function computedMonths(store: Store, rows: readonly Opening[]): Promise<readonly Month[]> {
  const years = await changedYears(store, rows)
  const isOf = ({ month, payOn, state }: Run): boolean =>
    state !== 'draft' && [month, payOn].some((day) => years.has(Number(day.slice(0, 4))))
  return [...new Set((await store.payroll.runs()).filter(isOf).map(({ month }) => month))].sort()
}

export function computedLines(months: readonly Month[]): readonly string[] {
  if (months.length === 0) return []
  return [`${months.join('、')} 的工资已按原来的期初数核算并提交，不会改动；差额由当年的下一次核算按新的期初数计入。`]
}
