// A roster sheet → who serves where: one decoded row an assignment, so a person who moved stands on several rows. Making
// stations, mediators and their numbers out of these rows is left to the command.
import { AppError } from '../domain/app-error.ts'
import type { IsoDate } from '../domain/calendar.ts'
import type { Employment, Engagement } from '../domain/people.ts'
import type { Problem } from '../domain/problem.ts'
import type { SheetFile, SheetRow } from '../domain/sheet.ts'
import type { LedgerCode } from './codes.ts'
import type { RosterField } from './fields.ts'
import { problemOf } from './findings.ts'
import type { LayoutColumn } from './layout.ts'
import type { RosterLayout } from './layout-file.ts'
import { columnsByField, RowCells, readText } from './row-cells.ts'
import { RowState } from './row-state.ts'
import { type FoundSheet, findSheets } from './sheets.ts'
import { skipperFor } from './skip.ts'
import { compact } from './text.ts'
import { readAccount } from './values/account.ts'
import { EARLIEST_YEAR, readDate, withinYears } from './values/date.ts'
import { cleanName, isNumberForName } from './values/people.ts'
import { readPhone } from './values/phone.ts'
import { type FilledCell, fault, type Reading, textOf, value } from './values/reading.ts'
import { readDocumentNumber } from './values/resident-id.ts'
import { readWord, type Words, wordsOf } from './values/words.ts'

export type DecodedRosterRow = {
  readonly row: number
  /** null where the roster leaves it blank: what county a station lies in is not guessed. */
  readonly county: string | null
  readonly station: string
  readonly room: string | null
  readonly committee: string | null
  readonly movedInOn: IsoDate | null
  readonly mediator: string
  readonly residentId: string
  readonly phone: string | null
  readonly employment: Employment
  /** null where the roster does not say: the pack then takes it from 专职 or 兼职. */
  readonly engagement: Engagement | null
  /** 用工关系自何日; null: from the day of hiring. */
  readonly engagedFrom: IsoDate | null
  readonly hiredOn: IsoDate
  readonly leftOn: IsoDate | null
  readonly bank: string | null
  readonly account: string | null
  readonly occupation: string | null
  readonly contractFrom: IsoDate | null
  readonly contractTo: IsoDate | null
  readonly assignedFrom: IsoDate | null
  readonly assignedTo: IsoDate | null
}

export type RosterCounts = {
  readonly rows: number
  readonly refused: number
  readonly skipped: number
  readonly pending: number
  readonly warnings: number
}

export type RosterReading = {
  readonly rows: readonly DecodedRosterRow[]
  readonly problems: readonly Problem[]
  readonly sheet: string | null
  readonly headerRow: number
  readonly columns: readonly { readonly header: string; readonly field: RosterField }[]
  readonly ignoredColumns: readonly string[]
  readonly notices: readonly string[]
  readonly counts: RosterCounts
}

export type RosterContext = {
  readonly layout: RosterLayout
  readonly today: IsoDate
  readonly sheet?: string
  readonly headerRow?: number
  readonly map?: ReadonlyMap<string, string>
}

/** Read the first sheet that is a roster. Throws AppError when there is none, or no row below its header. */
export async function readRoster(file: SheetFile, context: RosterContext): Promise<RosterReading> {
  const { found, notices } = await findSheets(file, context.layout, context)
  const [sheet] = found
  if (sheet === undefined) throw new AppError('HEADER-NOT-FOUND', `${file.file}：没有找到花名册的表头`)
  const { rows, problems, counts } = await readSheet(file, sheet, context)
  if (counts.rows === 0) {
    throw new AppError('ROWS-NONE', `${file.file}：表头下面没有一行数据`, {
      hint: '检查是否导出了空表，或用 --sheet 指明工作表',
    })
  }
  const others = found.slice(1).map(({ name }) => `工作表“${name ?? ''}”也像花名册，没有读；要读它请用 --sheet`)
  const all = [...problems, ...repeats(rows, file.file, sheet.name)]
  return {
    rows,
    problems: all,
    sheet: sheet.name,
    headerRow: sheet.columns.headerRow,
    columns: sheet.columns.columns.map(({ header, field }) => ({ header, field })),
    ignoredColumns: sheet.columns.ignoredColumns,
    notices: [...(file.notices ?? []), ...notices, ...others],
    counts: { ...counts, warnings: all.filter(({ severity }) => severity === 'warning').length },
  }
}

async function readSheet(file: SheetFile, { index, name, columns }: FoundSheet<RosterField>, context: RosterContext) {
  const skipReason = skipperFor(columns, ['residentId', 'mediator'], context.layout.skip)
  const words = {
    employment: wordsOf<Employment>(context.layout.words.employment),
    engagement: wordsOf<Engagement>(context.layout.words.engagement),
  }
  const state = new RowState(new RowCells(columnsByField(columns.columns)))
  const rows: DecodedRosterRow[] = []
  const problems: Problem[] = []
  const counts = { rows: 0, refused: 0, skipped: 0, pending: 0 }
  for await (const batch of file.rows(index)) {
    for (const row of batch) {
      if (row.row <= columns.headerRow) continue
      if (skipReason(row) !== null) {
        counts.skipped++
        continue
      }
      state.begin(row)
      const decoded = decodeRow(state, words, context.today)
      counts.rows++
      if (decoded === null) counts.refused++
      else {
        rows.push(decoded)
        if (state.isPending) counts.pending++
      }
      problems.push(...problemsOf(state, { file: file.file, sheet: name, row }, columns.columns))
    }
  }
  return { rows, problems, counts }
}

type State = RowState<RosterField>
type RosterWords = { readonly employment: Words<Employment>; readonly engagement: Words<Engagement> }

function decodeRow(state: State, words: RosterWords, today: IsoDate): DecodedRosterRow | null {
  const { cells } = state
  const needed = <T>(field: RosterField, parse: (cell: FilledCell) => Reading<T>, blank: LedgerCode): T | null =>
    state.needed(field, cells.read(field, parse), blank)
  const date = (field: RosterField): IsoDate | null => state.optional(field, cells.read(field, readDate))
  const station = needed('station', readText, 'STATION-MISSING')
  const mediator = needed('mediator', readPersonName, 'NAME-MISSING')
  const document = needed('residentId', (cell) => readDocumentNumber(cell, today), 'ID-MISSING')
  const employment = needed(
    'employment',
    (cell) => readWord(textOf(cell), words.employment, 'EMPLOYMENT-UNKNOWN'),
    'EMPLOYMENT-MISSING',
  )
  const years = { from: EARLIEST_YEAR, to: Number(today.slice(0, 4)) + 2 }
  const hiredOn = needed('hiredOn', (cell) => withinYears(readDate(cell), years), 'DATE-MISSING')
  const rest = {
    county: state.note('county'),
    room: state.note('room'),
    committee: state.note('committee'),
    movedInOn: date('movedInOn'),
    engagement: engagementOf(state, words.engagement),
    engagedFrom: date('engagedFrom'),
    phone: state.optional('phone', cells.read('phone', readPhone)),
    leftOn: date('leftOn'),
    bank: state.note('bank'),
    account: accountOf(state),
    occupation: state.note('occupation'),
    contractFrom: date('contractFrom'),
    contractTo: date('contractTo'),
    assignedFrom: date('assignedFrom'),
    assignedTo: date('assignedTo'),
  }
  if (station === null || mediator === null || document === null || employment === null || hiredOn === null) return null
  if (rest.leftOn !== null && rest.leftOn < hiredOn) {
    const message = `离职日期早于入职日期 ${hiredOn}`
    state.report({ code: 'DATE-ORDER', severity: 'warning', field: 'leftOn', got: rest.leftOn, message })
  }
  const names = { station: compact(station), mediator, residentId: document.number }
  return { row: cells.row.row, ...names, employment, hiredOn, ...rest }
}

/** One person's name; a number there means that columns were swapped. */
function readPersonName(cell: FilledCell): Reading<string> {
  const reading = readText(cell)
  if (reading.kind !== 'value') return reading
  const name = cleanName(reading.value)
  return isNumberForName(name) ? fault('NAME-IS-NUMBER') : value(name)
}

const HOURLY = /非全日制/

/** 非全日制 is paid by the hour and at least every fifteen days (劳动合同法 arts. 68, 72): no engagement that a month knows. */
function engagementOf(state: State, words: Words<Engagement>): Engagement | null {
  const written = ['employment', 'engagement'] as const
  const hourly = written.find((field) => HOURLY.test(state.cells.text(field)))
  if (hourly !== undefined) {
    state.report({ code: 'ENGAGEMENT-HOURLY', severity: 'warning', field: hourly, got: state.shown(hourly) })
    if (hourly === 'engagement') return null
  }
  const reading = state.cells.read('engagement', (cell) => readWord(textOf(cell), words, 'ENGAGEMENT-UNKNOWN'))
  return state.optional('engagement', reading)
}

function accountOf(state: State): string | null {
  const reading = state.cells.read('account', readAccount)
  if (reading.kind === 'blank') state.report({ code: 'ACCOUNT-MISSING', severity: 'warning', field: 'account' })
  return state.optional('account', reading)
}

function problemsOf(
  state: State,
  place: { readonly file: string; readonly sheet: string | null; readonly row: SheetRow },
  columns: readonly LayoutColumn<RosterField>[],
): Problem[] {
  return state.findings.map((finding) => {
    const header = columns.find(({ field }) => field === finding.field)?.header ?? null
    return problemOf(finding, { ...place, header })
  })
}

/** One ID under two names, and the same assignment twice: warnings that need all rows. */
function repeats(rows: readonly DecodedRosterRow[], file: string, sheet: string | null): Problem[] {
  const names = new Map<string, string>()
  const assignments = new Set<string>()
  const problems: Problem[] = []
  for (const { row, residentId, mediator, station, county, assignedFrom } of rows) {
    const place = { file, sheet, row: { row, cells: [] }, header: null }
    const warn = (code: LedgerCode): number =>
      problems.push(problemOf({ code, severity: 'warning', field: null, got: mediator }, place))
    const known = names.get(residentId)
    if (known !== undefined && known !== mediator) warn('ROSTER-ID-NAMES')
    names.set(residentId, known ?? mediator)
    const assignment = [residentId, county, station, assignedFrom].join('\n')
    if (assignments.has(assignment)) warn('ROSTER-ROW-TWICE')
    assignments.add(assignment)
  }
  return problems
}
