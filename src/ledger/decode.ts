// One row → a case, or what refuses it; all faults of the row at once. What refuses a row is the short list of the
// contract and nothing else. Repeats of a number within the file and the store are left to plan.ts.
import type { IsoDate } from '../domain/calendar.ts'
import type { CaseFacts, Outcome } from '../domain/mediation-case.ts'
import type { Fen } from '../domain/money.ts'
import type { SheetRow } from '../domain/sheet.ts'
import { CHECKS } from './checks/index.ts'
import { type CodeWords, codeWordsOf } from './code-words.ts'
import type { LedgerContext } from './context.ts'
import { type DecodedMediators, type DecodedStation, RosterLookup } from './decode-places.ts'
import type { DecodedCase, RowProblem } from './decoded.ts'
import type { LedgerField } from './fields.ts'
import { problemOf } from './findings.ts'
import type { LayoutColumn } from './layout.ts'
import { MergedAmounts } from './merged-amounts.ts'
import { type DecodedParty, decodeParties } from './parties.ts'
import { type ColumnsByField, columnsByField, RowCells } from './row-cells.ts'
import { RowState } from './row-state.ts'
import { type CaseNoText, readCaseNo } from './values/case-no.ts'
import { readCount } from './values/count.ts'
import { type FilledCell, textOf } from './values/reading.ts'

export type RowResult = {
  readonly decoded: DecodedCase | null
  readonly problems: readonly RowProblem[]
  readonly isPending: boolean
  /** The sum in the row, of a refused row too; null without one, undefined where it cannot be read. */
  readonly amountFen: Fen | null | undefined
}

type State = RowState<LedgerField>
type Closing = { readonly closedOn: IsoDate | null; readonly grade: string | null }

const NOT_NUMBERED: CaseNoText = { caseNo: '', caseKey: '' }
const NO_PROBLEMS: readonly RowProblem[] = []

/** Decodes the data rows of one sheet, from top to bottom. */
export class RowDecoder {
  private readonly columns: ColumnsByField<LedgerField>
  private readonly words: CodeWords
  private readonly lookup: RosterLookup
  private readonly state: State
  private readonly merged = new MergedAmounts()

  constructor(
    private readonly context: LedgerContext,
    columns: readonly LayoutColumn<LedgerField>[],
    private readonly place: { readonly file: string; readonly sheet: string | null },
  ) {
    this.columns = columnsByField(columns)
    this.state = new RowState(new RowCells(this.columns))
    this.words = codeWordsOf(context, this.columns.amount?.scale ?? 0)
    this.lookup = new RosterLookup(context.roster, this.words.mediators)
  }

  decode(row: SheetRow): RowResult {
    const { state } = this
    state.begin(row)
    const number = this.caseNo(state)
    const caseKey = number === null || number.caseKey === '' ? null : number.caseKey
    const acceptedOn = state.needed('acceptedOn', state.cells.read('acceptedOn', this.words.date), 'DATE-MISSING')
    const station = this.lookup.station(state)
    const outcome = state.needed('outcome', state.cells.read('outcome', this.words.outcome), 'OUTCOME-MISSING')
    const closing = this.closing(state, outcome)
    const amountFen = this.amount(state, caseKey)
    const people = this.lookup.people(state, station.station, closing.closedOn ?? acceptedOn)
    const { today } = this.context
    const parties = [...decodeParties('applicant', state, today), ...decodeParties('respondent', state, today)]
    const rest = restOf(state, this.words)
    const isWhole = !state.isRefused && number !== null && acceptedOn !== null && outcome !== null
    const decoded = isWhole
      ? caseOf(row, {
          number,
          acceptedOn,
          outcome,
          amountFen: amountFen ?? null,
          ...closing,
          rest,
          station,
          people,
          parties,
        })
      : null
    if (decoded !== null) this.check(state, decoded, parties, people)
    const problems = this.problems(state, caseKey, station)
    return { decoded, problems, isPending: state.isPending, amountFen }
  }

  /** Where numbers are to be given, a row without one, or with a running number, is no fault: it comes with an empty key. */
  private caseNo(state: State): CaseNoText | null {
    const reading = state.cells.read('caseNo', readCaseNo)
    const isNone = reading.kind === 'blank' || (reading.kind === 'fault' && reading.fault.code === 'CASE-NO-BARE')
    return isNone && this.context.assignNumbers === true
      ? NOT_NUMBERED
      : state.needed('caseNo', reading, 'CASE-NO-MISSING')
  }

  /** Closing date and grade: a settled case needs both; of others they are left empty when they cannot be read. */
  private closing(state: State, outcome: Outcome | null): Closing {
    const closedOn = state.cells.read('closedOn', this.words.date)
    const grade = state.cells.read('grade', this.words.grade)
    if (outcome !== 'settled')
      return { closedOn: state.optional('closedOn', closedOn), grade: state.optional('grade', grade) }
    return {
      closedOn: state.needed('closedOn', closedOn, 'DATE-MISSING'),
      grade: state.needed('grade', grade, 'GRADE-MISSING'),
    }
  }

  private amount(state: State, caseKey: string | null): Fen | null | undefined {
    // Only workbooks have merges.
    if (this.place.sheet !== null) this.merged.pass(state.cells.row.row, caseKey)
    const covered = state.cells.mergedFromAbove('amount')
    if (covered !== null && covered.master !== null) {
      const severity = this.merged.isSameCase(covered, caseKey) ? 'warning' : 'refused'
      const code = severity === 'warning' ? 'AMOUNT-MERGED' : 'AMOUNT-MERGED-ACROSS'
      state.report({ code, severity, field: 'amount', got: state.shown('amount') })
      return null
    }
    const reading = state.cells.read('amount', this.words.sum)
    const amount = state.settled('amount', reading, 'refused')
    return reading.kind === 'fault' ? undefined : amount
  }

  private check(state: State, decoded: DecodedCase, parties: readonly DecodedParty[], people: DecodedMediators): void {
    const { facts, stationId } = decoded
    const one = {
      facts,
      parties,
      stationId,
      persons: people.persons,
      today: this.context.today,
      listed: this.words.listed,
    }
    for (const check of CHECKS) check(one, state.report)
  }

  private problems(state: State, caseKey: string | null, { station }: DecodedStation): readonly RowProblem[] {
    if (state.findings.length === 0) return NO_PROBLEMS
    return state.findings.map((finding) => {
      const header = finding.field === null ? null : (this.columns[finding.field]?.header ?? null)
      return {
        problem: problemOf(finding, { ...this.place, row: state.cells.row, header }),
        caseKey,
        committeeId: station?.committeeId ?? null,
        field: finding.field,
      }
    })
  }
}

/** The fields that never refuse a row. */
function restOf(state: State, words: CodeWords) {
  return {
    agreedOn: state.optional('agreedOn', state.cells.read('agreedOn', words.date)),
    disputeType: state.optional('disputeType', state.cells.read('disputeType', words.disputeType)),
    source: state.optional('source', state.cells.read('source', words.source)),
    agreementForm: state.optional('agreementForm', state.cells.read('agreementForm', words.agreementForm)),
    incidentNo: incidentKey(state.note('incidentNo')),
    summary: state.note('summary'),
    agreementTerms: state.note('agreementTerms'),
    performanceManner: state.note('performanceManner'),
    performanceDue: state.note('performanceDue'),
    peopleInvolved: state.optional('peopleInvolved', state.cells.read('peopleInvolved', readPeople)),
    note: state.note('note'),
    paid: state.optional('paidByHand', state.cells.read('paidByHand', words.paidByHand)),
  }
}

function readPeople(cell: FilledCell) {
  return readCount(textOf(cell))
}

type CaseParts = Closing & {
  readonly number: CaseNoText
  readonly acceptedOn: IsoDate
  readonly outcome: Outcome
  readonly amountFen: Fen | null
  readonly rest: ReturnType<typeof restOf>
  readonly station: DecodedStation
  readonly people: DecodedMediators
  readonly parties: readonly DecodedParty[]
}

function caseOf(row: SheetRow, parts: CaseParts): DecodedCase {
  const { number, station } = parts
  const { paid, ...rest } = parts.rest
  const facts: CaseFacts = {
    caseNo: number.caseNo,
    acceptedOn: parts.acceptedOn,
    closedOn: parts.closedOn,
    grade: parts.grade,
    outcome: parts.outcome,
    amountFen: parts.amountFen,
    ...rest,
    paidByHand: paid === '否' ? null : paid,
    parties: parts.parties.map(({ party }) => party),
    mediators: parts.people.mediators,
  }
  return {
    row: row.row,
    caseKey: number.caseKey,
    committeeId: station.station?.committeeId ?? null,
    stationId: station.station?.stationId ?? null,
    station: station.name,
    facts,
    givesShares: parts.people.givesShares,
    saysUnpaid: paid === '否',
  }
}

/** One police call is one text, in whatever width and spacing a ledger writes it. */
function incidentKey(text: string | null): string | null {
  return text === null ? null : text.normalize('NFKC').replace(/\s+/g, '')
}
