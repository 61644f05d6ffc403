// Which sheets of a file are ledgers: those whose header has most of the needed columns. Notes, summaries and pivots are
// passed over with a word; a ledger whose columns are not clear stops the file, for its rows must not be lost unsaid.
import { AppError } from '../domain/app-error.ts'
import type { SheetFile, SheetRow } from '../domain/sheet.ts'
import { faultsError, mapUnused, type PlacedFault, placed } from './columns/faults.ts'
import type { AnyField } from './fields.ts'
import { headerKey } from './header.ts'
import { cellText } from './header-rows.ts'
import { type HeaderMapping, type LayoutOptions, mapHeaders, type SheetColumns } from './layout.ts'
import type { SheetLayout } from './layout-file.ts'

export type FoundSheet<F extends AnyField> = {
  readonly index: number
  readonly name: string | null
  readonly columns: SheetColumns<F>
}

/** Enough for the header among the first thirty rows and for what the columns below it hold. */
const LOOKED_AT_ROWS = 120
/** The summary that a marked workbook carries in front; it comes back with the mended ledger. */
const PROBLEM_SHEET = { name: '导入问题', headers: ['类别', '代码', '原因', '办法'] } as const

type Options = LayoutOptions & { readonly sheet?: string }
type Candidate<F extends AnyField> = {
  readonly index: number
  readonly name: string | null
  readonly mapping: HeaderMapping<F>
}

export async function findSheets<F extends AnyField>(
  file: SheetFile,
  layout: SheetLayout<F>,
  options: Options,
): Promise<{ readonly found: readonly FoundSheet<F>[]; readonly notices: readonly string[] }> {
  const notices: string[] = []
  const all: Candidate<F>[] = []
  for (const { index, name } of candidates(file, options.sheet, notices)) {
    const rows = await firstRows(file, index)
    if (options.sheet === undefined && isProblemSheet(name, rows)) continue
    const mapping = mapHeaders(rows, layout, options)
    if (mapping !== null) all.push({ index, name, mapping })
    else if (name !== null) notices.push(`工作表“${name}”没有台账表头，没有读`)
  }
  if (all.length === 0) throw noHeader(file, layout)
  const { ledgers, others } = toldApart(all, layout)
  const faults = faultsOfAll(file, ledgers)
  if (faults.length > 0) throw faultsError(faults)
  for (const { name, mapping } of others) notices.push(passedOver(name, mapping, layout))
  for (const { name, mapping } of ledgers) {
    notices.push(...mapping.notices.map((notice) => (name === null ? notice : `工作表“${name}”：${notice}`)))
  }
  return { found: ledgers.map(({ index, name, mapping }) => ({ index, name, columns: mapping })), notices }
}

function candidates(file: SheetFile, wanted: string | undefined, notices: string[]) {
  const sheets = file.sheets.map(({ name, hidden }, index) => ({ index, name, hidden }))
  if (wanted === undefined || file.kind === 'csv') {
    for (const { name } of sheets.filter(({ hidden }) => hidden)) notices.push(`隐藏的工作表“${name ?? ''}”没有读`)
    return sheets.filter(({ hidden }) => !hidden)
  }
  const named = sheets.filter(({ name }) => name === wanted || name?.trim() === wanted.trim())
  if (named.length > 0) return named
  const names = sheets.map(({ name }) => `“${name ?? ''}”`).join('、')
  throw new AppError('SHEET-NOT-FOUND', `${file.file}：没有名为“${wanted}”的工作表`, {
    hint: `文件里的工作表：${names}`,
  })
}

async function firstRows(file: SheetFile, index: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of file.rows(index)) {
    rows.push(...batch.slice(0, LOOKED_AT_ROWS - rows.length))
    if (rows.length >= LOOKED_AT_ROWS) break
  }
  return rows
}

function isProblemSheet(name: string | null, rows: readonly SheetRow[]): boolean {
  if (name?.startsWith(PROBLEM_SHEET.name) !== true) return false
  return rows.slice(0, 5).some((row) => {
    const keys = row.cells.map((_, column) => headerKey(cellText(row, column)))
    return PROBLEM_SHEET.headers.every((header) => keys.includes(header))
  })
}

/** A summary has a station and a sum, but neither numbers nor outcomes. Of sheets that all lack much the best is meant. */
function toldApart<F extends AnyField>(
  all: readonly Candidate<F>[],
  layout: SheetLayout<F>,
): { readonly ledgers: readonly Candidate<F>[]; readonly others: readonly Candidate<F>[] } {
  const needed = layout.fields.filter((field) => field.needed).length
  const isClear = ({ mapping }: Candidate<F>): boolean => mapping.faults.length === 0 && mapping.missing.length === 0
  const hasMost = ({ mapping }: Candidate<F>): boolean => mapping.missing.length * 2 < needed
  const ledgers = all.filter((one) => hasMost(one) && (isClear(one) || one.mapping.hasRows))
  if (ledgers.length > 0) return { ledgers, others: all.filter((one) => !ledgers.includes(one)) }
  const [first, ...rest] = [...all].sort((a, b) => b.mapping.columns.length - a.mapping.columns.length)
  return { ledgers: first === undefined ? [] : [first], others: rest }
}

function passedOver<F extends AnyField>(
  name: string | null,
  { missing, hasRows }: HeaderMapping<F>,
  layout: SheetLayout<F>,
): string {
  if (!hasRows) return `工作表“${name ?? ''}”只有表头，没有读`
  const labels = layout.fields.flatMap(({ id, label }) => (missing.includes(id) ? [label] : []))
  return `工作表“${name ?? ''}”不像${layout.title}（没有${labels.join('、')}），没有读`
}

/** Every fault of every sheet at once. A `--map` may speak of a column that only one of the sheets has. */
function faultsOfAll<F extends AnyField>(file: SheetFile, ledgers: readonly Candidate<F>[]): PlacedFault[] {
  const [first] = ledgers
  const unused = first?.mapping.unusedMap.filter((name) =>
    ledgers.every(({ mapping }) => mapping.unusedMap.includes(name)),
  )
  const own = ledgers.flatMap(({ name, mapping }) => {
    const { faults, missingFault } = mapping
    const place = name === null ? file.file : `${file.file} 工作表“${name}”`
    return [...faults, ...(missingFault === null ? [] : [missingFault])].map((fault) => placed(fault, place))
  })
  return [...mapUnused(unused ?? []).map((fault) => placed(fault, file.file)), ...own]
}

function noHeader<F extends AnyField>(file: SheetFile, layout: SheetLayout<F>): AppError {
  const labels = layout.fields.filter(({ needed }) => needed).map(({ label }) => label)
  return new AppError(
    'HEADER-NOT-FOUND',
    `${file.file}：没有找到${layout.title}的表头（应有${labels.join('、')}等列）`,
    {
      hint: '用 --header-row 指明表头在第几行，用 --map 列名=字段 指明各列；或照模板整理后再导入',
    },
  )
}
