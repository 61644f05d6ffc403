// Which column is which field: by exact header word, by `--map`, by the party to the left; values may contradict. Never
// by likeness: any two short Chinese headers are alike. Finding the header row is left to header-rows.ts.
import { AppError } from '../domain/app-error.ts'
import type { SheetRow } from '../domain/sheet.ts'
import type { LedgerCode } from './codes.ts'
import { contradicts, kindOfColumn } from './evidence.ts'
import { headerKey, titleUnit } from './header.ts'
import { fieldNamed, headerIndexOf, meaningOf } from './header-index.ts'
import { cellText, findHeaderRows, type HeaderRows } from './header-rows.ts'
import type { LayoutField, SheetLayout } from './layout-file.ts'

export type LayoutColumn<F extends string> = {
  readonly header: string
  readonly field: F
  /** 0-based position in the row. */
  readonly index: number
  /** The unit of a sum as a power of ten of the yuan. */
  readonly scale?: number
}

export type SheetColumns<F extends string> = {
  /** The row number of the header; of a two-row header the lower one. */
  readonly headerRow: number
  readonly columns: readonly LayoutColumn<F>[]
  readonly ignoredColumns: readonly string[]
  readonly notices: readonly string[]
  /** The texts of the header rows by column, to know a header that is repeated further down. */
  readonly headerKeys: readonly (readonly string[])[]
}

export type LayoutOptions = { readonly headerRow?: number; readonly map?: ReadonlyMap<string, string> }

/** How sure the header is: `--map` before a proper word, before a wide one. */
type Rank = 'mapped' | 'header' | 'fallback'
type Claim<F extends string> = { readonly field: F; readonly index: number; readonly rank: Rank }
type Fault = { readonly code: LedgerCode; readonly message: string; readonly hint: string }

const SAMPLE_ROWS = 200
const IGNORE = new Set(['忽略', '不用', 'IGNORE'].map(headerKey))

/** The columns of a sheet, or null when no header is found. Throws AppError when the header is not clear. */
export function findColumns<F extends string>(
  rows: readonly SheetRow[],
  layout: SheetLayout<F>,
  options: LayoutOptions = {},
): SheetColumns<F> | null {
  const map = new Map([...(options.map ?? [])].map(([header, field]) => [headerKey(header), field]))
  const index = headerIndexOf(layout)
  const found = findHeaderRows(rows, { index, mapped: new Set(map.keys()), headerRow: options.headerRow ?? null })
  if (found === null) return null
  const below = rows.slice(found.last + 1, found.last + 1 + SAMPLE_ROWS)
  const faults: Fault[] = []
  const notices: string[] = []
  const claims = claimsOf(found, { layout, map, index, below, notices, faults })
  const chosen = [...claims].flatMap(([field, rivals]) =>
    chooseOne(field, rivals, {
      found,
      below,
      notices,
      faults,
      labelOf: (one) => labelOf(one, layout),
    }),
  )
  faults.push(...missing(layout, new Set(claims.keys()), unusedHeaders(found, chosen)))
  if (faults.length > 0) throw faultsError(faults)
  return resultOf(rows, found, chosen, notices)
}

type Claiming<F extends string> = {
  readonly layout: SheetLayout<F>
  readonly map: ReadonlyMap<string, string>
  readonly index: ReturnType<typeof headerIndexOf<F>>
  readonly below: readonly SheetRow[]
  readonly notices: string[]
  readonly faults: Fault[]
}

function claimsOf<F extends string>(found: HeaderRows, context: Claiming<F>): Map<F, Claim<F>[]> {
  const claims = new Map<F, Claim<F>[]>()
  const unused = new Set(context.map.keys())
  let side: 'applicant' | 'respondent' | null = null
  found.headers.forEach(({ keys, shown }, index) => {
    const key = keys.find((candidate) => context.map.has(candidate))
    if (key !== undefined) unused.delete(key)
    const claim = key === undefined ? claimByWord(keys, index, side, context) : claimByMap(key, index, context)
    if (claim === null) return
    const owner = ownerOf(claim.field, context.layout)
    if (owner !== null) side = owner
    const kind = kindOfColumn(context.below, index)
    if (claim.rank !== 'mapped' && contradicts(claim.field, kind)) {
      context.notices.push(`“${shown}”一列的内容不像${labelOf(claim.field, context.layout)}，没有采用`)
      return
    }
    claims.set(claim.field, [...(claims.get(claim.field) ?? []), claim])
  })
  for (const key of unused) {
    context.faults.push({ code: 'COLUMN-MAP', message: `表头里没有 --map 所写的列“${key}”`, hint: '列名照表头抄' })
  }
  return claims
}

function claimByMap<F extends string>(key: string, index: number, context: Claiming<F>): Claim<F> | null {
  const name = context.map.get(key) ?? ''
  if (IGNORE.has(headerKey(name))) return null
  const field = fieldNamed(name, context.layout)
  if (field !== null) return { field, index, rank: 'mapped' }
  const known = context.layout.fields.map(({ id, label }) => `${label}（${id}）`).join('、')
  context.faults.push({ code: 'COLUMN-MAP', message: `--map 所写的字段“${name}”不存在`, hint: `可用的字段：${known}` })
  return null
}

function claimByWord<F extends string>(
  keys: readonly string[],
  index: number,
  side: 'applicant' | 'respondent' | null,
  { layout, index: words }: Claiming<F>,
): Claim<F> | null {
  const meaning = meaningOf(keys, words)
  if (meaning === null) return null
  if (meaning.kind === 'field') return { field: meaning.field, index, rank: meaning.isFallback ? 'fallback' : 'header' }
  const field = layout.fields.find((candidate) => candidate.side?.of === side && candidate.side.what === meaning.what)
  // A column that names its side goes before one that only stands beside it.
  return field === undefined ? null : { field: field.id, index, rank: 'fallback' }
}

/** The side whose columns begin here. */
function ownerOf(field: string, layout: SheetLayout<string>): 'applicant' | 'respondent' | null {
  if (field === 'applicant' || field === 'respondent') return field
  return layout.fields.find(({ id }) => id === field)?.side?.of ?? null
}

type Choosing = {
  readonly found: HeaderRows
  readonly below: readonly SheetRow[]
  readonly notices: string[]
  readonly faults: Fault[]
  readonly labelOf: (field: string) => string
}

/** Of several columns for one field the surest; among equals one that is filled; else the person must say. */
function chooseOne<F extends string>(field: F, rivals: readonly Claim<F>[], context: Choosing): Claim<F>[] {
  const [first] = rivals
  if (first === undefined || rivals.length === 1) return [...rivals]
  const rank = (['mapped', 'header', 'fallback'] as const).find((one) => rivals.some((rival) => rival.rank === one))
  const surest = rivals.filter((rival) => rival.rank === rank)
  const filled = surest.filter(({ index }) => context.below.some((row) => cellText(row, index) !== ''))
  const telling = filled.filter(({ index }) => kindOfColumn(context.below, index) !== 'sequence')
  const left = telling.length > 0 ? telling : filled.length > 0 ? filled : surest.slice(0, 1)
  const names = rivals.map(({ index }) => `“${context.found.headers[index]?.shown ?? ''}”`)
  if (left.length > 1) {
    const [example = ''] = left.map(({ index }) => context.found.headers[index]?.shown ?? '')
    context.faults.push({
      code: 'COLUMN-TWICE',
      message: `${names.join('和')}都像是同一个字段（${context.labelOf(field)}）`,
      hint: `指明用哪一列，例如 --map ${example}=${context.labelOf(field)}`,
    })
    return []
  }
  const used = context.found.headers[left[0]?.index ?? 0]?.shown ?? ''
  context.notices.push(`${names.join('、')}都像是“${context.labelOf(field)}”，用了“${used}”一列`)
  return left
}

function missing<F extends string>(
  layout: SheetLayout<F>,
  present: ReadonlySet<F>,
  unused: readonly string[],
): Fault[] {
  const lacking = layout.fields.filter(
    ({ id, needed, alternatives }) => needed && ![id, ...alternatives].some((field) => present.has(field)),
  )
  const [first] = lacking
  if (first === undefined) return []
  // A row of data taken for the header must not be printed: it names people.
  const named = unused.filter((header) => !/\d{5}/.test(header))
  const others = named.length > 0 ? `；没有用上的列：${named.join('、')}` : ''
  return [
    {
      code: 'COLUMN-MISSING',
      message: `缺少这些列：${lacking.map(({ label }) => label).join('、')}`,
      hint: `如果表里有，用 --map 指明，例如 --map 列名=${first.label}${others}`,
    },
  ]
}

function unusedHeaders(found: HeaderRows, chosen: readonly Claim<string>[]): string[] {
  const used = new Set(chosen.map(({ index }) => index))
  return found.headers.flatMap(({ shown }, index) => (shown !== '' && !used.has(index) ? [shown] : []))
}

function faultsError(faults: readonly Fault[]): AppError {
  const [first] = faults
  const hints = [...new Set(faults.map(({ hint }) => hint))].join('；')
  return new AppError(first?.code ?? 'COLUMN-MISSING', faults.map(({ message }) => message).join('；'), { hint: hints })
}

function labelOf(field: string, layout: { readonly fields: readonly LayoutField<string>[] }): string {
  return layout.fields.find(({ id }) => id === field)?.label ?? field
}

function resultOf<F extends string>(
  rows: readonly SheetRow[],
  found: HeaderRows,
  chosen: readonly Claim<F>[],
  notices: readonly string[],
): SheetColumns<F> {
  const used = new Map(chosen.map(({ index, field }) => [index, field]))
  const titles = rows.slice(0, found.first).flatMap((row) => row.cells.map((_, column) => cellText(row, column)))
  const unit = titles.map(titleUnit).find((exponent) => exponent !== null) ?? 0
  return {
    headerRow: rows[found.last]?.row ?? 0,
    columns: found.headers.flatMap(({ shown, unit: own }, index) => {
      const field = used.get(index)
      if (field === undefined) return []
      const column = { header: shown, field, index }
      return [field === 'amount' ? { ...column, scale: own ?? unit } : column]
    }),
    ignoredColumns: unusedHeaders(found, chosen),
    notices,
    headerKeys: rows
      .slice(found.first, found.last + 1)
      .map((row) => row.cells.map((_, column) => headerKey(cellText(row, column)))),
  }
}
