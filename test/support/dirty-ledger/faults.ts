// What refuses a row, put into a row that was good: each fault with the code that must be given for it. The list is that of
// the contract ("What refuses a row"); a row gets one fault, sometimes a second that does not depend on the first.
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { DirtyCell, DirtyRow } from './draft.ts'
import { blank, type Desk } from './pens.ts'

type Fault = { readonly field: LedgerField; readonly code: string; readonly cell: DirtyCell }

const BAD_SUMS: readonly (readonly [string, string])[] = [
  ['约5000元', 'AMOUNT-RANGE'],
  ['5000-8000元', 'AMOUNT-RANGE'],
  ['待定', 'AMOUNT-UNREADABLE'],
  ['五千多元', 'AMOUNT-RANGE'],
  ['12000元/月', 'AMOUNT-UNREADABLE'],
  ['-300元', 'AMOUNT-NEGATIVE'],
  ['120.005元', 'AMOUNT-PRECISION'],
]
const BAD_DATES: readonly (readonly [string, string])[] = [
  ['2017-02-30', 'DATE-IMPOSSIBLE'],
  ['2017年13月5日', 'DATE-IMPOSSIBLE'],
  ['20170931', 'DATE-IMPOSSIBLE'],
  ['2017.9', 'DATE-UNREADABLE'],
  ['待定', 'DATE-UNREADABLE'],
  ['二〇一七年秋', 'DATE-UNREADABLE'],
]

/** Faults that nothing else in the row depends on. */
function independent({ columns, ...desk }: Desk & { readonly columns: ReadonlySet<LedgerField> }): readonly Fault[] {
  const numbers: Fault[] = [
    { field: 'caseNo', code: 'CASE-NO-MISSING', cell: blank(desk) },
    { field: 'caseNo', code: 'CASE-NO-NUMERIC', cell: '2.01701E+11' },
  ]
  if (desk.isWorkbook)
    numbers.push({ field: 'caseNo', code: 'CASE-NO-NUMERIC', cell: { kind: 'number', raw: '2.01701E+17' } })
  const sums = columns.has('amount') ? BAD_SUMS.map(([cell, code]): Fault => ({ field: 'amount', code, cell })) : []
  return [...numbers, ...sums]
}

function dependent(
  { columns, ...desk }: Desk & { readonly columns: ReadonlySet<LedgerField> },
  isSettled: boolean,
): readonly Fault[] {
  const place: LedgerField = columns.has('station') ? 'station' : 'room'
  const dates = (field: LedgerField): readonly Fault[] => [
    { field, code: 'DATE-MISSING', cell: blank(desk) },
    ...BAD_DATES.map(([cell, code]): Fault => ({ field, code, cell })),
  ]
  const faults: Fault[] = [
    ...dates('acceptedOn'),
    { field: place, code: 'STATION-UNKNOWN', cell: '五粮液派出所' },
    { field: 'mediators', code: 'MEDIATOR-MISSING', cell: blank(desk) },
    { field: 'mediators', code: 'MEDIATOR-UNKNOWN', cell: '甄不在册' },
    { field: 'outcome', code: 'OUTCOME-MISSING', cell: blank(desk) },
    { field: 'outcome', code: 'OUTCOME-UNKNOWN', cell: '说不清' },
  ]
  // Where there are both columns, the room stands in for a blank station.
  if (!columns.has('room') || !columns.has('station'))
    faults.push({ field: place, code: 'STATION-MISSING', cell: blank(desk) })
  if (!columns.has('county')) faults.push({ field: place, code: 'STATION-AMBIGUOUS', cell: '城关派出所' })
  if (!isSettled) return faults
  return [
    ...faults,
    ...dates('closedOn'),
    { field: 'grade', code: 'GRADE-MISSING', cell: blank(desk) },
    { field: 'grade', code: 'GRADE-UNKNOWN', cell: '超级难' },
  ]
}

export function withFault(row: DirtyRow, desk: Desk & { readonly columns: ReadonlySet<LedgerField> }): DirtyRow {
  const { random } = desk
  const main = random.chance(70)
    ? random.pick(dependent(desk, row.truth.facts.outcome === 'settled'))
    : random.pick(independent(desk))
  const others = independent(desk).filter(({ field }) => field !== main.field)
  const faults = others.length > 0 && random.chance(15) ? [main, random.pick(others)] : [main]
  const cells = new Map(row.cells)
  for (const { field, cell } of faults) cells.set(field, cell)
  const hasNumber = faults.every(({ field }) => field !== 'caseNo')
  const { truth } = row
  return {
    cells,
    truth: {
      ...truth,
      caseKey: hasNumber ? truth.caseKey : null,
      refused: faults.map(({ code }) => code).sort(),
      pending: [],
      warned: [],
    },
  }
}
