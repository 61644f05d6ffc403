// What a reading of a dirty ledger got wrong, as sentences; none when every row is right or refused for the right reason
// and nothing is lost. Numbers that stand twice are judged as an import does, with the plan.
import { caseKeyOf } from '../../../src/domain/case-number.ts'
import type { CaseFacts } from '../../../src/domain/mediation-case.ts'
import type { SheetFile } from '../../../src/domain/sheet.ts'
import type { LedgerContext } from '../../../src/ledger/context.ts'
import type { DecodedCase, RowProblem } from '../../../src/ledger/decoded.ts'
import { type KnownFacts, planRow } from '../../../src/ledger/plan.ts'
import { readLedger } from '../../../src/ledger/read.ts'
import type { DirtyLedger, RowTruth } from './draft.ts'
import { day, ROSTER_INDEX } from './places.ts'
import { GRADE_WORDS, LAYOUT } from './words.ts'

export const CONTEXT: LedgerContext = {
  layout: LAYOUT,
  roster: ROSTER_INDEX,
  gradeWords: GRADE_WORDS,
  today: day('2017-12-01'),
}

export type Reading = {
  readonly cases: ReadonlyMap<string, DecodedCase>
  readonly problems: readonly RowProblem[]
  readonly notices: readonly string[]
  readonly counts: { readonly rows: number; readonly refused: number; readonly skipped: number }
  /** The header row of each sheet that was read. */
  readonly headers: ReadonlyMap<string | null, number>
}

const placeOf = (sheet: string | null | undefined, row: number): string => `${sheet ?? ''} ${row}`

export async function readDirty(file: SheetFile, context: LedgerContext = CONTEXT): Promise<Reading> {
  const reading = await readLedger(file, context)
  const cases = new Map<string, DecodedCase>()
  const problems: RowProblem[] = []
  const notices = [...reading.notices]
  const counts = { rows: 0, refused: 0, skipped: 0 }
  for await (const batch of reading.batches) {
    for (const one of batch.cases) cases.set(placeOf(batch.sheet, one.row), one)
    problems.push(...batch.problems)
    notices.push(...batch.notices)
    for (const key of ['rows', 'refused', 'skipped'] as const) counts[key] += batch[key]
  }
  const headers = new Map(reading.sheets.map(({ sheet, headerRow }) => [sheet, headerRow]))
  return { cases, problems, notices, counts, headers }
}

export function judge(ledger: DirtyLedger, reading: Reading): readonly string[] {
  const faults: string[] = []
  const expect = (what: string, found: unknown, wanted: unknown): void => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
    if (a !== b) faults.push(`${what}: ${a} instead of ${b}`)
  }
  const isCsv = ledger.form.kind === 'csv'
  const known = new Map<string, KnownFacts>()
  const wanted = { rows: 0, refused: 0, skipped: 0 }
  for (const grid of ledger.grids) {
    const sheet = isCsv ? null : grid.name
    if (grid.headerRow === null) continue
    expect(`header of ${grid.name}`, reading.headers.get(sheet), grid.headerRow + 1)
    wanted.skipped += grid.skipped.other + (isCsv ? grid.skipped.blank : 0)
    grid.rows.forEach(({ data }, at) => {
      if (data === null) return
      const place = placeOf(sheet, at + 1)
      const { truth } = data
      wanted.rows++
      const own = reading.problems.filter(({ problem }) => placeOf(problem.sheet, problem.row ?? 0) === place)
      const decoded = reading.cases.get(place)
      const conflict = decoded === undefined ? null : conflictOf(decoded, known, at + 1)
      if (decoded === undefined) wanted.refused++
      const codes = own.filter(({ problem }) => problem.severity === 'refused').map(({ problem }) => problem.code)
      expect(`${place} refused`, [...codes, ...(conflict === null ? [] : [conflict])].sort(), [...truth.refused].sort())
      if (decoded !== undefined && conflict === null && truth.refused.length === 0)
        rowFaults(place, decoded, truth, own, expect)
    })
  }
  expect('sheets read', reading.headers.size, ledger.grids.filter(({ headerRow }) => headerRow !== null).length)
  expect('counts', reading.counts, wanted)
  const hasHidden = ledger.grids.some(({ rows }) => rows.some(({ data, hidden }) => data !== null && hidden))
  if (!isCsv && hasHidden)
    expect(
      'word of hidden rows',
      reading.notices.some((notice) => notice.includes('隐藏行') || notice.includes('隐藏或')),
      true,
    )
  return faults
}

type Expect = (what: string, found: unknown, wanted: unknown) => void

function rowFaults(
  place: string,
  decoded: DecodedCase,
  truth: RowTruth,
  own: readonly RowProblem[],
  expect: Expect,
): void {
  const found = comparable(decoded.facts)
  const wanted = comparable(truth.facts)
  for (const field of FACTS) expect(`${place} ${field}`, found[field], wanted[field])
  expect(`${place} key`, decoded.caseKey, truth.caseKey)
  expect(`${place} station`, decoded.station, truth.station)
  const pending = own.filter(({ problem }) => problem.severity === 'pending')
  expect(
    `${place} pending`,
    pending.map(({ field, problem }) => `${field ?? ''} ${problem.code}`).sort(),
    [...truth.pending].sort(),
  )
  const warned = new Set(own.filter(({ problem }) => problem.severity === 'warning').map(({ problem }) => problem.code))
  expect(
    `${place} warned of without cause`,
    [...warned].filter((code) => !truth.warned.includes(code) && !MAY_BE_WARNED.has(code)),
    [],
  )
  expect(
    `${place} warnings missing`,
    truth.warned.filter((code) => !warned.has(code)),
    [],
  )
}

/** True of a row beyond its own cells: where it stands, the unit of its column, what 同上 took over. */
const MAY_BE_WARNED = new Set(['ROW-HIDDEN', 'AMOUNT-UNIT', 'DATE-ORDER', 'DATE-SERIAL'])

const FACTS = [
  'caseNo',
  'acceptedOn',
  'agreedOn',
  'closedOn',
  'disputeType',
  'grade',
  'source',
  'outcome',
  'agreementForm',
  'amountFen',
  'incidentNo',
  'summary',
  'agreementTerms',
  'performanceManner',
  'performanceDue',
  'peopleInvolved',
  'note',
  'parties',
  'mediators',
] as const satisfies readonly (keyof CaseFacts)[]

/** Numbers in one form; a party of whom nothing is known is nobody. */
function comparable(facts: CaseFacts): CaseFacts {
  const parties = facts.parties
    .filter(({ name, residentId, phone, address }) =>
      [name, residentId, phone, address].some((value) => value !== null),
    )
    .map(({ side, name, residentId, phone, address }) => ({ side, name, residentId, phone, address }))
  const mediators = facts.mediators.map(({ mediatorId, mediator, role, weight }) => ({
    mediatorId,
    mediator,
    role,
    weight,
  }))
  return { ...facts, caseNo: caseKeyOf(facts.caseNo), parties, mediators }
}

/** The code that the plan gives a row whose number an earlier row of the file has. */
function conflictOf(decoded: DecodedCase, known: Map<string, KnownFacts>, row: number): string | null {
  const key = `${decoded.committeeId} ${decoded.caseKey}`
  const earlier = known.get(key)
  if (earlier === undefined) {
    known.set(key, {
      caseId: null,
      stationId: decoded.stationId ?? 0,
      facts: decoded.facts,
      stagedBy: { fileIndex: 0, row },
      paid: null,
    })
    return null
  }
  const place = {
    firstSheet: 0,
    sheetName: () => null,
    file: '',
    sheet: null,
    stationName: String,
    acceptPaid: false,
  }
  const planned = planRow(decoded, earlier, place)
  return planned.kind === 'refused' ? planned.problem.code : null
}
