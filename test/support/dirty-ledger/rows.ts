// One row of a dirty ledger with what must come of it: facts are drawn and written down cell by cell, each the way some
// office writes it. What makes a row unreadable is put in afterwards, by faults.ts.
import { addDays, type IsoDate } from '../../../src/domain/calendar.ts'
import { caseKeyOf } from '../../../src/domain/case-number.ts'
import type { CaseFacts, CaseMediator, Outcome } from '../../../src/domain/mediation-case.ts'
import { fen } from '../../../src/domain/money.ts'
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { DirtyCell, DirtyRow } from './draft.ts'
import { blank, type Desk, type Written, writeCaseNo, writeDate, writeSum, written } from './pens.ts'
import { drawSide } from './people.ts'
import { day, mediatorIdOf, PLACES, type Place } from './places.ts'
import { GRADE_WORDS, LAYOUT, TEXTS, UNLISTED_SOURCES, UNLISTED_TYPES } from './words.ts'

export type RowDesk = Desk & {
  readonly columns: ReadonlySet<LedgerField>
  /** The station and its spelling in the row above, which the next row often repeats. */
  readonly above: { readonly place: Place; readonly cell: DirtyCell } | null
  readonly serial: number
}

export type DrawnRow = { readonly row: DirtyRow; readonly place: Place; readonly secrets: readonly string[] }

const OUTCOMES: readonly { readonly outcome: Outcome; readonly weight: number }[] = [
  { outcome: 'settled', weight: 70 },
  { outcome: 'not-settled', weight: 12 },
  { outcome: 'withdrawn', weight: 6 },
  { outcome: 'transferred', weight: 6 },
  { outcome: 'open', weight: 6 },
]
const FIRST_DAY = day('2017-08-20')
const SEPARATORS = ['、', '，', '；', '/', '\n'] as const

/** Gathers cells, facts, pending fields and warnings while a row is being written. */
class Sheet {
  readonly cells = new Map<LedgerField, DirtyCell>()
  readonly pending: string[] = []
  readonly warned: string[] = []

  constructor(readonly desk: RowDesk) {}

  /** Writes a field if the sheet has its column; whether it is then filled. */
  put(field: LedgerField, { cell, warned }: Written): boolean {
    if (!this.desk.columns.has(field)) return false
    this.cells.set(field, cell)
    this.warned.push(...warned)
    return true
  }

  /** A value that a blank may stand for; null when it does or when there is no such column. */
  maybe<T>(field: LedgerField, percent: number, value: T, write: (value: T) => Written): T | null {
    if (!this.desk.random.chance(percent)) {
      this.put(field, written(blank(this.desk)))
      return null
    }
    return this.put(field, write(value)) ? value : null
  }

  /** A field that is left empty because its text cannot be believed. */
  broken(field: LedgerField, cell: DirtyCell, code: string): null {
    if (this.put(field, written(cell))) this.pending.push(`${field} ${code}`)
    return null
  }
}

export function drawRow(desk: RowDesk): DrawnRow {
  const { random, serial, above } = desk
  const sheet = new Sheet(desk)
  const isSame = above !== null && random.chance(55)
  const place = isSame ? above.place : random.pick(PLACES)
  const caseNo = `（2017）${place.word}人调字第${String(serial).padStart(3, '0')}号`
  sheet.put('caseNo', writeCaseNo(desk, caseNo))
  putPlace(sheet, place, isSame ? above.cell : null)
  const { outcome } = random.weighted(OUTCOMES)
  sheet.put('outcome', written(outcomeCell(desk, outcome)))
  const applicants = drawSide(desk, 'applicant', desk.columns)
  const respondents = drawSide(desk, 'respondent', desk.columns)
  for (const side of [applicants, respondents]) {
    for (const [field, cell] of side.cells) sheet.put(field, written(cell))
    sheet.pending.push(...side.pending)
    sheet.warned.push(...side.warned)
  }
  const facts: CaseFacts = {
    caseNo,
    outcome,
    ...dates(sheet, outcome),
    ...words(sheet, outcome),
    ...notes(sheet),
    paidByHand: null,
    amountFen: sheet.maybe(
      'amount',
      85,
      fen(random.pick([1, 5, 37, 120, 12_345]) * random.pick([100, 1000, 10_000, 50])),
      (sum) => writeSum(desk, sum),
    ),
    mediators: mediators(sheet, place),
    parties: [...applicants.parties, ...respondents.parties],
  }
  const truth = {
    caseKey: caseKeyOf(caseNo),
    facts,
    station: place.station,
    refused: [],
    pending: sheet.pending,
    warned: sheet.warned,
  }
  return { row: { cells: sheet.cells, truth }, place, secrets: [...applicants.secrets, ...respondents.secrets] }
}

/** Station or room, with the county in the name where only that tells two apart. */
function putPlace(sheet: Sheet, place: Place, sameCell: DirtyCell): void {
  const { desk } = sheet
  const { random, columns } = desk
  const isAmbiguous = PLACES.some((other) => other !== place && other.station === place.station)
  const bare = place.station.replace(/派出所$/, '')
  const before = isAmbiguous && !columns.has('county') ? place.county : ''
  const stationWord = random.pick([
    place.station,
    place.station,
    bare,
    `驻${place.station}`,
    `${place.county}${place.station}`,
  ])
  const roomWord = random.pick([
    `${place.station}人民调解室`,
    `驻${place.station}人民调解室`,
    `${place.station}调解工作室`,
  ])
  const withCounty = (word: string): string => (word.startsWith(place.county) ? word : `${before}${word}`)
  sheet.put('station', written(sameCell ?? withCounty(stationWord)))
  sheet.put('room', written(columns.has('station') ? roomWord : (sameCell ?? withCounty(roomWord))))
  const isSlip = !isAmbiguous && random.chance(3)
  const county = isSlip ? '南溪区' : random.pick([place.county, place.county, place.county.replace(/区$/, '')])
  sheet.put('county', isSlip ? written(county, 'STATION-COUNTY') : written(county))
  sheet.put('committee', written(place.committee))
}

function outcomeCell({ random, isWorkbook }: Desk, outcome: Outcome): DirtyCell {
  const words = LAYOUT.words.outcome[outcome]
  if (isWorkbook && (outcome === 'settled' || outcome === 'not-settled') && random.chance(4))
    return { kind: 'boolean', value: outcome === 'settled' }
  const word = random.pick(words)
  return random.chance(8) ? [...word].join(' ') : word
}

function dates(sheet: Sheet, outcome: Outcome): Pick<CaseFacts, 'acceptedOn' | 'agreedOn' | 'closedOn'> {
  const { desk } = sheet
  const { random } = desk
  const acceptedOn = addDays(FIRST_DAY, random.between(0, 70))
  const closing = addDays(acceptedOn, random.between(0, 25))
  const write = (date: IsoDate): Written => writeDate(desk, date)
  sheet.put('acceptedOn', write(acceptedOn))
  const isOpen = outcome === 'open'
  const closedOn = sheet.maybe('closedOn', outcome === 'settled' ? 100 : isOpen ? 0 : 85, closing, write)
  const agreedOn =
    outcome === 'settled' && random.chance(5)
      ? sheet.broken('agreedOn', random.pick(['2017-09-31', '2017年2月29日']), 'DATE-IMPOSSIBLE')
      : sheet.maybe('agreedOn', outcome === 'settled' ? 90 : 0, closing, write)
  return { acceptedOn, agreedOn, closedOn }
}

type Words = Pick<CaseFacts, 'disputeType' | 'grade' | 'source' | 'agreementForm'>

function words(sheet: Sheet, outcome: Outcome): Words {
  const { random } = sheet.desk
  const { lists } = LAYOUT
  const type = random.chance(92)
    ? written(random.pick(lists.disputeType))
    : written(random.pick(UNLISTED_TYPES), 'TYPE-UNLISTED')
  const source = random.chance(92)
    ? written(random.pick(lists.source))
    : written(random.pick(UNLISTED_SOURCES), 'SOURCE-UNLISTED')
  const [word, grade] = random.pick([...GRADE_WORDS])
  const form = random.pick(['written', 'oral'] as const)
  return {
    disputeType: sheet.maybe('disputeType', 95, String(type.cell), () => type),
    source: sheet.maybe('source', 90, String(source.cell), () => source),
    grade: sheet.maybe('grade', outcome === 'settled' ? 100 : 60, grade, () => written(word)),
    agreementForm:
      outcome === 'settled' && random.chance(4)
        ? sheet.broken('agreementForm', '电子', 'FORM-UNKNOWN')
        : sheet.maybe('agreementForm', outcome === 'settled' ? 95 : 0, form, (one) =>
            written(random.pick(LAYOUT.words.agreementForm[one])),
          ),
  }
}

type Notes = Pick<
  CaseFacts,
  'incidentNo' | 'summary' | 'agreementTerms' | 'performanceManner' | 'performanceDue' | 'peopleInvolved' | 'note'
>

function notes(sheet: Sheet): Notes {
  const { random, serial, isWorkbook } = sheet.desk
  const text = (field: keyof typeof TEXTS, percent: number): string | null =>
    sheet.maybe(field, percent, random.pick(TEXTS[field]), (one) => written(random.chance(10) ? ` ${one} ` : one))
  const people = random.between(2, 9)
  const counts = [String(people), `${people}人`, `${'〇一二三四五六七八九'[people] ?? ''}人`, `${people}`]
  return {
    incidentNo: sheet.maybe('incidentNo', 80, `JQ20171005${String(serial).padStart(4, '0')}`, (no) => written(no)),
    summary: text('summary', 90),
    agreementTerms: text('agreementTerms', 60),
    performanceManner: text('performanceManner', 60),
    performanceDue: text('performanceDue', 60),
    peopleInvolved: random.chance(4)
      ? sheet.broken('peopleInvolved', '若干', 'COUNT-UNREADABLE')
      : sheet.maybe('peopleInvolved', 85, people, () =>
          written(isWorkbook && random.chance(40) ? { kind: 'number', raw: String(people) } : random.pick(counts)),
        ),
    note: text('note', 30),
  }
}

function mediators(sheet: Sheet, place: Place): readonly CaseMediator[] {
  const { random, columns } = sheet.desk
  const [lead, ...others] = random.shuffled(place.mediators)
  const isElsewhere = random.chance(3)
  const leader = isElsewhere
    ? (PLACES.find((one) => one !== place && one.word === place.word)?.mediators[0] ?? lead)
    : lead
  if (leader !== lead) sheet.warned.push('MEDIATOR-ELSEWHERE')
  const stranger = random.chance(5) ? '编外人' : null
  const helpers = random.chance(35) ? [...others.slice(0, 1), ...(stranger === null ? [] : [stranger])] : []
  const isApart = columns.has('assistants')
  const names = [leader ?? '', ...helpers]
  sheet.put('mediators', written((isApart ? names.slice(0, 1) : names).join(random.pick(SEPARATORS))))
  sheet.put('assistants', written(helpers.length === 0 ? blank(sheet.desk) : helpers.join(random.pick(SEPARATORS))))
  if (helpers.includes('编外人')) sheet.warned.push('HELPER-UNKNOWN')
  return names.map((mediator, at) => {
    const mediatorId = mediatorIdOf(mediator)
    return { mediatorId, mediator, role: at === 0 ? 'lead' : 'assistant', weight: mediatorId === null ? 0 : 1 }
  })
}
