// Which column is which field: a person's word, header words, words put together from known parts, the party to the
// left, and what the values prove. Never by likeness: any two short Chinese headers are alike. Finding the header row is
// left to header-rows.ts, each step to its file in columns.
import type { SheetRow } from '../domain/sheet.ts'
import { chooseColumns } from './columns/choosing.ts'
import { claimsOf } from './columns/claims.ts'
import { type ColumnFault, columnsMissing, faultsError, mapUnused } from './columns/faults.ts'
import { fieldWordsOf, type KnownNames, NOTHING_KNOWN } from './columns/field-words.ts'
import { givenColumns, keysOfMap } from './columns/given-map.ts'
import { headerReaderOf } from './columns/meaning.ts'
import { isOfProfile, profileColumns } from './columns/profiles.ts'
import { settle } from './columns/settling.ts'
import { SheetHeaders } from './columns/sheet-headers.ts'
import type { LedgerProfile } from './context.ts'
import type { AnyField } from './fields.ts'
import { headerKey, titleUnit, unitName } from './header.ts'
import { cellText, findHeaderRows, type HeaderRows } from './header-rows.ts'
import type { SheetLayout } from './layout-file.ts'
import { closingReason, firstText } from './skip.ts'

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
  /** The last row that is no data: units or column numbers may stand below the names. */
  readonly lastHeaderRow: number
  readonly columns: readonly LayoutColumn<F>[]
  readonly ignoredColumns: readonly string[]
  /** Every header text in order, blanks left out: what a profile is recognised by. */
  readonly headers: readonly string[]
  /** The profile whose mapping was used. */
  readonly profile: string | null
  readonly notices: readonly string[]
  /** The texts of the header rows by column, to know a header that is repeated further down. */
  readonly headerKeys: readonly (readonly string[])[]
  /** The texts above the header: a page title is repeated as well. */
  readonly titleKeys: ReadonlySet<string>
}

export type LayoutOptions = {
  readonly headerRow?: number
  readonly map?: ReadonlyMap<string, string>
  readonly profiles?: readonly LedgerProfile[]
  /** Rows are to be given their numbers: the column of case numbers is not needed. */
  readonly assignNumbers?: boolean
  readonly known?: KnownNames
}

export type HeaderMapping<F extends string> = SheetColumns<F> & {
  /** Two columns for a field, a column for two fields, a `--map` that says nothing. */
  readonly faults: readonly ColumnFault[]
  /** Needed fields without a column. */
  readonly missing: readonly F[]
  readonly missingFault: ColumnFault | null
  /** Names of `--map` that this sheet has not. */
  readonly unusedMap: readonly string[]
  readonly hasRows: boolean
}

/** Enough to know a column by; more would only cost time. */
const SAMPLE_ROWS = 60

/** The columns of a sheet, or null when no header is found. Throws AppError when the header is not clear. */
export function findColumns<F extends AnyField>(
  rows: readonly SheetRow[],
  layout: SheetLayout<F>,
  options: LayoutOptions = {},
): SheetColumns<F> | null {
  const mapping = mapHeaders(rows, layout, options)
  if (mapping === null) return null
  const faults = faultsOf(mapping)
  if (faults.length > 0) throw faultsError(faults)
  return mapping
}

function faultsOf(mapping: HeaderMapping<AnyField>): readonly ColumnFault[] {
  const { faults, missingFault, unusedMap } = mapping
  return [...mapUnused(unusedMap), ...faults, ...(missingFault === null ? [] : [missingFault])]
}

/** What can be told of a sheet's columns, clear or not; null when no header is found. */
export function mapHeaders<F extends AnyField>(
  rows: readonly SheetRow[],
  layout: SheetLayout<F>,
  options: LayoutOptions = {},
): HeaderMapping<F> | null {
  const { map, profiles = [], headerRow = null, known = NOTHING_KNOWN } = options
  const reader = headerReaderOf(layout)
  const found = findHeaderRows(rows, {
    reader,
    mapped: new Set(keysOfMap(map)),
    headerRow,
    isNote: (text) => layout.skip.notes.some((word) => headerKey(text).startsWith(headerKey(word))),
    isProfiled: (texts) => profiles.some((profile) => isOfProfile(texts, profile)),
  })
  if (found === null) return null
  const below = rows
    .slice(found.end + 1, found.end + 1 + SAMPLE_ROWS)
    .filter((row) => closingReason(firstText(row), layout.skip) === null)
  const headers = new SheetHeaders({ found, below, layout, reader, words: fieldWordsOf(layout, known) })
  const given = givenColumns(map, headers)
  const profile = profileColumns(profiles, headers, given.columns)
  const claims = claimsOf(headers, { given: given.columns, profile: profile?.columns ?? new Map() })
  const choice = chooseColumns(headers, claims.byField)
  const settled = settle(headers, claims, { choice, assignNumbers: options.assignNumbers === true })
  const profileNotice = profile === null ? [] : [`已按“${profile.name}”的对应关系读列`]
  return {
    ...sheetOf(rows, found, settled.columns),
    profile: profile?.name ?? null,
    notices: [...profileNotice, ...choice.notices, ...settled.notices, ...unitNotices(rows, found, settled.columns)],
    faults: [...given.faults, ...choice.faults, ...settled.faults],
    missing: settled.missing,
    missingFault:
      settled.missing.length === 0
        ? null
        : columnsMissing(headers, settled.missing, unusedHeaders(found, settled.columns)),
    unusedMap: given.unused,
    hasRows: below.some((row) => row.cells.some((_, column) => cellText(row, column) !== '')),
  }
}

function unusedHeaders(found: HeaderRows, columns: ReadonlyMap<number, string>): string[] {
  return found.headers.flatMap(({ shown }, index) => (shown !== '' && !columns.has(index) ? [shown] : []))
}

/** A unit and its word may stand in two cells of one row. */
function unitAbove(titles: readonly SheetRow[]): number | null {
  const lines = titles.map((row) => [...new Set(row.cells.map((_, column) => cellText(row, column)))].join(' '))
  return lines.map(titleUnit).find((exponent) => exponent !== null) ?? null
}

/** Where title and header state different units, the header is nearer to the sums. */
function unitNotices(rows: readonly SheetRow[], found: HeaderRows, columns: ReadonlyMap<number, string>): string[] {
  const unit = unitAbove(rows.slice(0, found.first))
  return found.headers.flatMap(({ shown, unit: own }, index) => {
    if (columns.get(index) !== 'amount' || own === null || unit === null || own === unit) return []
    return [`表题写的金额单位是${unitName(unit)}，“${shown}”一列写的是${unitName(own)}，按列名的${unitName(own)}读`]
  })
}

/** What the reader of rows needs to know of the sheet. */
function sheetOf<F extends string>(rows: readonly SheetRow[], found: HeaderRows, columns: ReadonlyMap<number, F>) {
  const titles = rows.slice(0, found.first).flatMap((row) => row.cells.map((_, column) => cellText(row, column)))
  const unit = unitAbove(rows.slice(0, found.first))
  return {
    headerRow: rows[found.last]?.row ?? 0,
    lastHeaderRow: rows[found.end]?.row ?? 0,
    columns: found.headers.flatMap(({ shown, unit: own }, index): LayoutColumn<F>[] => {
      const field = columns.get(index)
      if (field === undefined) return []
      const column = { header: shown, field, index }
      return [field === 'amount' ? { ...column, scale: own ?? unit ?? 0 } : column]
    }),
    ignoredColumns: unusedHeaders(found, columns),
    headers: found.headers.flatMap(({ shown }) => (shown === '' ? [] : [shown])),
    headerKeys: rows
      .slice(found.first, found.end + 1)
      .map((row) => row.cells.map((_, column) => headerKey(cellText(row, column)))),
    titleKeys: new Set(titles.map(headerKey).filter((key) => key !== '')),
  }
}
