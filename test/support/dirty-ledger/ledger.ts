// A whole dirty ledger from one seed: its form, its sheets, its rows, and the truth of each. The same seed gives the same
// file on every machine. `shuffled` gives the same rows in another order.
import type { LedgerField } from '../../../src/ledger/fields.ts'
import { type Random, randomOf } from '../../../src/sample/random.ts'
import { withDittos } from './ditto.ts'
import type { DirtyLedger, DirtyRow, FileForm, Grid } from './draft.ts'
import { withFault } from './faults.ts'
import { type DirtyHeader, drawHeader } from './headers.ts'
import { drawShape, layOut, type SheetPlan } from './layout.ts'
import type { Place } from './places.ts'
import { type DrawnRow, drawRow, type RowDesk } from './rows.ts'
import { GRADE_WORDS, LAYOUT } from './words.ts'

const FEWEST_ROWS = 5
const MOST_ROWS = 30
/** Rows of a ledger of several sheets, each. */
const MOST_IN_ONE_OF_SEVERAL = 12

/** `rows`: one sheet of that many rows, where a test needs small files. */
export type Draw = {
  readonly seed: number
  readonly shuffled?: number
  readonly form?: FileForm
  readonly rows?: number
}

export function dirtyLedger({ seed, shuffled, form: given, rows }: Draw): DirtyLedger {
  const form = given ?? drawForm(randomOf(seed, 1))
  const random = randomOf(seed, 2)
  const isWorkbook = form.kind !== 'csv'
  const count = isWorkbook && rows === undefined && random.chance(30) ? random.between(2, 3) : 1
  const serials = { next: 1 }
  const sheets = Array.from({ length: count }, (_, at) =>
    drawSheet({
      random,
      isWorkbook,
      serials,
      name: count === 1 ? '台账' : `${at + 8}月`,
      rows: rows ?? random.between(FEWEST_ROWS, count > 1 ? MOST_IN_ONE_OF_SEVERAL : MOST_ROWS),
    }),
  )
  const order = shuffled === undefined ? null : randomOf(shuffled, 3)
  const grids = sheets.map(({ plan }, at) =>
    layOut(order === null ? plan : { ...plan, rows: order.shuffled(plan.rows) }, randomOf(shuffled ?? seed, 10 + at)),
  )
  return {
    seed,
    name: `台账${seed}.${isWorkbook ? 'xlsx' : 'csv'}`,
    form,
    grids: isWorkbook ? withOtherSheets(grids, random) : grids,
    secrets: sheets.flatMap(({ secrets }) => secrets),
    canShuffle: sheets.every(({ canShuffle }) => canShuffle),
  }
}

function drawForm(random: Random): FileForm {
  const kind = random.weighted([
    { kind: 'csv', weight: 45 },
    { kind: 'exceljs', weight: 15 },
    { kind: 'xml', weight: 40 },
  ] as const).kind
  if (kind === 'exceljs') return { kind }
  if (kind === 'csv') {
    return {
      kind,
      encoding: random.pick(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030', 'gb18030']),
      delimiter: random.pick([',', ',', ';', '\t']),
      newline: random.pick(['\n', '\r\n']),
      quotes: random.pick(['needed', 'needed', 'all', 'formula']),
    }
  }
  return {
    kind,
    prefix: random.pick(['', '', 'x:']),
    date1904: random.pick([null, null, '1', 'true']),
    strings: random.pick(['shared', 'shared', 'inline', 'formula', 'rich']),
    dates: random.pick(['serial', 'serial', 'iso']),
    addresses: random.chance(75),
  }
}

type SheetRequest = {
  readonly random: Random
  readonly isWorkbook: boolean
  readonly serials: { next: number }
  readonly name: string
  readonly rows: number
}
type DrawnSheet = { readonly plan: SheetPlan; readonly secrets: readonly string[]; readonly canShuffle: boolean }

function drawSheet({ random, isWorkbook, serials, name, rows: count }: SheetRequest): DrawnSheet {
  const header = drawHeader(random)
  const columns = new Set(header.columns.flatMap(({ field }) => (field === null ? [] : [field])))
  const desk = { random, isWorkbook, tenThousands: header.tenThousands !== null, columns }
  const drawn: DrawnRow[] = []
  let above: RowDesk['above'] = null
  for (let left = count; left > 0; left--) {
    const one: DrawnRow = drawRow({ ...desk, above, serial: serials.next++ })
    above = above !== null && above.place === one.place ? above : { place: one.place, cell: placeCell(one) }
    drawn.push(one)
  }
  const faulty = random.pick([0, 0, 10, 20])
  const rows = steady(drawn.map(({ row }) => (random.chance(faulty) ? withFault(row, desk) : row)))
  const joined = isWorkbook && random.chance(12) ? joinSum(rows, columns) : null
  const isLazy = random.chance(10)
  const shape = drawShape(random, { isWorkbook, header })
  const repeated = random.chance(12)
    ? repeat(
        rows,
        drawn.map(({ place }) => place),
        desk,
      )
    : null
  return {
    plan: {
      name,
      shape: isLazy ? { ...shape, mergesText: false } : shape,
      header: withUnit(header, columns),
      rows: [...(isLazy ? withDittos(rows, columns, random) : rows), ...(repeated === null ? [] : [repeated])],
      joinedSums: new Set(joined === null ? [] : [joined]),
    },
    secrets: drawn.flatMap(({ secrets }) => secrets),
    canShuffle: !isLazy && joined === null && (repeated === null || repeated.truth.refused.length === 0),
  }
}

const placeCell = ({ row }: DrawnRow) => row.cells.get('station') ?? row.cells.get('room') ?? null

/** A unit among the titles means nothing where there are no sums. */
function withUnit(header: DirtyHeader, columns: ReadonlySet<LedgerField>): DirtyHeader {
  return columns.has('amount') ? header : { ...header, tenThousands: null }
}

/** Counts of people that happen to run 2, 3, 4 … would be taken for a column of row numbers, and rightly so. */
function steady(rows: readonly DirtyRow[]): DirtyRow[] {
  let before: number | null = null
  return rows.map((row) => {
    const own = row.truth.facts.peopleInvolved
    if (own === null || before === null || own !== before + 1) {
      before = own ?? before
      return row
    }
    const facts = { ...row.truth.facts, peopleInvolved: before }
    return { cells: new Map(row.cells).set('peopleInvolved', String(before)), truth: { ...row.truth, facts } }
  })
}

/** Merges the sum of a row with that of the row above, which is another case: nobody can say whose it is. */
function joinSum(rows: DirtyRow[], columns: ReadonlySet<LedgerField>): number | null {
  if (!columns.has('amount')) return null
  const isGood = (row: DirtyRow | undefined): row is DirtyRow => row !== undefined && row.truth.refused.length === 0
  const at = rows.findIndex((row, index) => {
    const first = rows[index - 1]
    return isGood(row) && isGood(first) && first.truth.facts.amountFen !== null
  })
  const row = rows[at]
  if (row === undefined) return null
  const truth = { ...row.truth, refused: ['AMOUNT-MERGED-ACROSS'], pending: [], warned: [] }
  rows[at] = { cells: new Map(row.cells).set('amount', null), truth }
  return at
}

type SheetDesk = Omit<RowDesk, 'above' | 'serial'>

/** A number that stands in the sheet twice: with the same facts, with others, or from another station of the committee. */
function repeat(rows: readonly DirtyRow[], places: readonly Place[], desk: SheetDesk): DirtyRow | null {
  const { random, columns } = desk
  const at = rows.findIndex(({ truth }) => truth.refused.length === 0)
  const row = rows[at]
  const place = places[at]
  if (row === undefined || place === undefined) return null
  const { truth } = row
  const kind = random.between(0, 2)
  if (kind === 0) return row
  if (kind === 1 && place.word === '翠' && truth.warned.every((code) => !code.startsWith('MEDIATOR'))) {
    const other = place.station === '新街派出所' ? '南岸派出所' : '新街派出所'
    const cells = new Map(row.cells).set(columns.has('station') ? 'station' : 'room', other)
    return { cells, truth: { ...truth, refused: ['CASE-NO-OTHER-STATION'], pending: [], warned: [] } }
  }
  const field = columns.has('amount') ? 'amount' : 'acceptedOn'
  const cells = new Map(row.cells)
  if (field === 'amount') cells.set('amount', '98765.43元')
  else cells.set('acceptedOn', '2017-08-15')
  return { cells, truth: { ...truth, refused: ['CASE-NO-REPEATED'], pending: [], warned: [] } }
}

/** Sheets that are no ledgers: notes, and the lists behind the drop-downs. */
function withOtherSheets(grids: readonly Grid[], random: Random): readonly Grid[] {
  const plain = (name: string, hidden: boolean, rows: readonly (readonly string[])[]): Grid => ({
    name,
    hidden,
    rows: rows.map((cells) => ({ cells, hidden: false, data: null })),
    merges: [],
    headerRow: null,
    skipped: { blank: 0, other: 0 },
  })
  const notes = plain('填表说明', false, [
    ['填表说明'],
    ['1. 受理日期填写实际受理的日期。'],
    ['2. 案号由调委会统一编排，不得重复。'],
  ])
  const { disputeType, source } = LAYOUT.lists
  const outcomes = Object.values(LAYOUT.words.outcome).map(([word = '']) => word)
  const grades = [...new Set(GRADE_WORDS.values())]
  const lists = disputeType.map((word, at) => [word, source[at] ?? '', grades[at] ?? '', outcomes[at] ?? ''])
  const choices = (name: string, hidden: boolean): Grid =>
    plain(name, hidden, [['纠纷类型', '案件来源', '难易程度', '调解结果'], ...lists])
  const result = [...grids]
  if (random.chance(35)) result.push(notes)
  if (random.chance(25)) result.unshift(choices('下拉选项', true))
  if (random.chance(8)) result.push(choices('代码表', false))
  return result
}
