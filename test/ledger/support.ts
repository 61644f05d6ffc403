// Sheets made in memory, the shipped layouts, and a small roster, for the tests of the ledger room.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type IsoDate, parseIsoDate } from '../../src/domain/calendar.ts'
import type { RosterIndex } from '../../src/domain/people.ts'
import type { Cell, CoveredCell, NumberCell, PlainCell, SheetFile, SheetRow } from '../../src/domain/sheet.ts'
import type { LedgerContext } from '../../src/ledger/context.ts'
import type { DecodedCase, LedgerBatch, LedgerReading } from '../../src/ledger/decoded.ts'
import { parseLedgerLayout, parseRosterLayout } from '../../src/ledger/layout-file.ts'
import { readLedger } from '../../src/ledger/read.ts'

const yamlOf = (name: string): unknown =>
  parse(readFileSync(new URL(`../../templates/ledgers/${name}`, import.meta.url), 'utf8'))

export const STANDARD = parseLedgerLayout(yamlOf('standard.yaml'), 'standard.yaml')
export const ROSTER = parseRosterLayout(yamlOf('roster.yaml'), 'roster.yaml')

export function date(text: string): IsoDate {
  const parsed = parseIsoDate(text)
  if (parsed === null) throw new Error(`not a date: ${text}`)
  return parsed
}

export const GRADES = new Map([
  ['简单', '简单'],
  ['简易', '简单'],
  ['一般', '一般'],
  ['普通', '一般'],
  ['疑难', '疑难'],
  ['复杂', '疑难'],
  ['重大', '重大'],
])

export const CONTEXT: LedgerContext = { layout: STANDARD, roster: null, gradeWords: GRADES, today: date('2017-11-20') }

export function number(raw: string, isDate = false, dateSystem: 1900 | 1904 = 1900): NumberCell {
  return { kind: 'number', raw, format: isDate ? 'yyyy/m/d' : null, isDate, dateSystem }
}

export function covered(row: number, column: number, master: PlainCell): CoveredCell {
  return { kind: 'covered', row, column, master }
}

type Sheets = { readonly [name: string]: readonly (readonly Cell[])[] }

/** A workbook (or, with one nameless sheet, a csv file) of the given rows, in batches of three. */
export function fileOf(sheets: Sheets | readonly (readonly Cell[])[], name = '台账.xlsx'): SheetFile {
  const isCsv = Array.isArray(sheets)
  const tables: readonly (readonly (readonly Cell[])[])[] = isCsv ? [sheets] : Object.values(sheets)
  return {
    file: isCsv ? '台账.csv' : name,
    kind: isCsv ? 'csv' : 'xlsx',
    encoding: isCsv ? 'utf-8' : null,
    sha256: '',
    sheets: isCsv
      ? [{ name: null, hidden: false }]
      : Object.keys(sheets).map((one) => ({ name: one, hidden: one.startsWith('隐') })),
    async *rows(index) {
      const rows: SheetRow[] = (tables[index] ?? []).map((cells, at) => ({ row: at + 1, cells }))
      for (let at = 0; at < rows.length; at += 3) yield rows.slice(at, at + 3)
    },
  }
}

export type Collected = {
  readonly reading: LedgerReading
  readonly cases: readonly DecodedCase[]
  readonly problems: readonly LedgerBatch['problems'][number][]
  readonly notices: readonly string[]
  readonly counts: {
    readonly rows: number
    readonly refused: number
    readonly skipped: number
    readonly pending: number
  }
}

export async function collect(file: SheetFile, context: Partial<LedgerContext> = {}): Promise<Collected> {
  const reading = await readLedger(file, { ...CONTEXT, ...context })
  const cases: DecodedCase[] = []
  const problems: LedgerBatch['problems'][number][] = []
  const notices = [...reading.notices]
  const counts = { rows: 0, refused: 0, skipped: 0, pending: 0 }
  for await (const batch of reading.batches) {
    cases.push(...batch.cases)
    problems.push(...batch.problems)
    notices.push(...batch.notices)
    for (const key of ['rows', 'refused', 'skipped', 'pending'] as const) counts[key] += batch[key]
  }
  return { reading, cases, problems, notices, counts }
}

const since = (stationId: number, from = '2017-08-15', to: string | null = null) => ({
  stationId,
  from: date(from),
  to: to === null ? null : date(to),
})
const station = (stationId: number, name: string, county: string) => ({
  stationId,
  station: name,
  county,
  room: `驻${name}人民调解室`,
  committeeId: stationId < 3 ? 1 : stationId,
  committee: '调委会',
  movedInOn: null,
})

export const SMALL_ROSTER: RosterIndex = {
  stations: [
    station(1, '新街派出所', '翠屏区'),
    station(2, '南岸派出所', '翠屏区'),
    station(3, '城关派出所', '高县'),
    station(4, '城关派出所', '珙县'),
  ],
  mediators: [
    { mediatorId: 'M001', mediator: '高文', hiredOn: date('2017-08-15'), leftOn: null, assignments: [since(1)] },
    {
      mediatorId: 'M002',
      mediator: '吴磊',
      hiredOn: date('2017-09-18'),
      leftOn: date('2017-10-31'),
      assignments: [since(1, '2017-09-18')],
    },
    { mediatorId: 'M003', mediator: '刘婷', hiredOn: date('2017-08-15'), leftOn: null, assignments: [since(2)] },
    { mediatorId: 'M004', mediator: '李强', hiredOn: date('2017-08-15'), leftOn: null, assignments: [since(3)] },
    { mediatorId: 'M005', mediator: '李强', hiredOn: date('2017-08-15'), leftOn: null, assignments: [since(4)] },
  ],
}
