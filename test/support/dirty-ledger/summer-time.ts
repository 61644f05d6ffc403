// A ledger of days on which clocks in China went forward or back (1986–1991; the days of 1940–1941 are no days of a case) and of births on them: where a date
// is taken for a moment, it moves on these.
import type { IsoDate } from '../../../src/domain/calendar.ts'
import { checkCharacterOf } from '../../../src/domain/resident-id.ts'
import type { LedgerField } from '../../../src/ledger/fields.ts'
import type { DirtyCell, DirtyLedger, DirtyRow, FileForm, GridRow } from './draft.ts'
import { day, PLACES } from './places.ts'

export const SUMMER_DAYS: readonly IsoDate[] = [
  '1986-05-04',
  '1986-05-05',
  '1986-09-14',
  '1987-04-12',
  '1988-04-17',
  '1989-09-17',
  '1990-04-15',
  '1991-04-14',
  '1991-09-15',
  '2016-02-29',
  '2017-03-12',
  '2017-11-05',
].map(day)

const COLUMNS = [
  ['caseNo', '案号'],
  ['acceptedOn', '受理日期'],
  ['closedOn', '结案日期'],
  ['station', '派出所'],
  ['mediators', '调解员'],
  ['grade', '难易程度'],
  ['outcome', '调解结果'],
  ['applicant', '申请人'],
  ['applicantId', '申请人身份证号'],
] as const satisfies readonly (readonly [LedgerField, string])[]

const FORMS: { readonly [kind in FileForm['kind']]: FileForm } = {
  csv: { kind: 'csv', encoding: 'gb18030', delimiter: ',', newline: '\r\n', quotes: 'needed' },
  exceljs: { kind: 'exceljs' },
  xml: { kind: 'xml', prefix: '', date1904: 'true', strings: 'shared', dates: 'iso', addresses: true },
}

export function summerTimeLedger(kind: FileForm['kind']): DirtyLedger {
  const header: GridRow = { cells: COLUMNS.map(([, word]) => word), hidden: false, data: null }
  const rows = SUMMER_DAYS.map(
    (date, at): GridRow => ({ cells: cellsOf(date, at), hidden: false, data: rowOf(date, at) }),
  )
  const grid = {
    name: '台账',
    hidden: false,
    rows: [header, ...rows],
    merges: [],
    headerRow: 0,
    skipped: { blank: 0, other: 0 },
  }
  const name = `夏令时.${kind === 'csv' ? 'csv' : 'xlsx'}`
  return { seed: 0, name, form: FORMS[kind], grids: [grid], secrets: [], canShuffle: true }
}

const place = PLACES[0]

const caseNo = (at: number): string => `（2017）翠人调字第${String(at + 1).padStart(3, '0')}号`

function idOf(date: IsoDate, at: number): string {
  const digits = `511505${date.replaceAll('-', '')}${String(at + 100)}`
  return digits + checkCharacterOf(digits)
}

function cellsOf(date: IsoDate, at: number): readonly DirtyCell[] {
  const shown: DirtyCell = { kind: 'date', date, shown: true }
  return [
    caseNo(at),
    shown,
    shown,
    place?.station ?? '',
    place?.mediators[0] ?? '',
    '一般',
    '成功',
    '赖某某',
    idOf(date, at),
  ]
}

/** Only that a row is one, and its dates: the test of zones compares readings with each other. */
function rowOf(date: IsoDate, at: number): DirtyRow {
  const facts = {
    caseNo: caseNo(at),
    acceptedOn: date,
    agreedOn: null,
    closedOn: date,
    disputeType: null,
    grade: '一般',
    source: null,
    outcome: 'settled',
    agreementForm: null,
    amountFen: null,
    incidentNo: null,
    summary: null,
    agreementTerms: null,
    performanceManner: null,
    performanceDue: null,
    peopleInvolved: null,
    note: null,
    paidByHand: null,
    parties: [],
    mediators: [],
  } as const
  return {
    cells: new Map(),
    truth: { caseKey: null, facts, station: place?.station ?? '', refused: [], pending: [], warned: [] },
  }
}
