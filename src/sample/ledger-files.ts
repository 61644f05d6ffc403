// Writes the cases of a county down the way its office does: title rows, headings, one row a case, total, signatures.
// Leaves the habits to layouts.ts and pens.ts.
import { type IsoDate, monthOf } from '../domain/calendar.ts'
import { fen, formatYuan, sumFen } from '../domain/money.ts'
import type { SampleCase } from './cases.ts'
import { LAYOUTS, type LedgerLayout, SIGNATURES } from './layouts.ts'
import type { LedgerField } from './ledger-columns.ts'
import { ledgerWorkbook } from './ledger-workbook.ts'
import { AMOUNT_PENS, type CellValue, DATE_PENS } from './pens.ts'
import type { SampleFile } from './sample-file.ts'

export function ledgerFiles(cases: readonly SampleCase[]): readonly SampleFile[] {
  return LAYOUTS.map((layout) => {
    const own = cases.filter(
      ({ county, facts }) =>
        county === layout.county && (layout.months === undefined || layout.months.includes(monthOf(facts.acceptedOn))),
    )
    return ledgerFile(layout, own)
  })
}

function ledgerFile(layout: LedgerLayout, cases: readonly SampleCase[]): SampleFile {
  const body = cases.map((item, place) => layout.columns.map(([, field]) => cellOf(layout, field, item, place)))
  if (layout.form === 'xlsx') return { name: layout.file, kind: 'xlsx', workbook: ledgerWorkbook(layout, cases, body) }
  const width = layout.columns.length
  const line = (text: string): readonly string[] => [text, ...Array.from({ length: width - 1 }, () => '')]
  const rows = [
    ...layout.titles.map(line),
    layout.columns.map(([header]) => header),
    ...body.map((row) => row.map(textOf)),
    ...(layout.hasTotal ? [totalRow(layout, cases)] : []),
    ...(layout.hasSignatures ? [line(SIGNATURES)] : []),
  ]
  return { name: layout.file, kind: 'csv', ...layout.form, rows }
}

function totalRow(layout: LedgerLayout, cases: readonly SampleCase[]): readonly string[] {
  const sum = sumFen(cases.map(({ facts }) => facts.amountFen ?? fen(0)))
  return layout.columns.map(([, field], column) =>
    column === 0 ? '合计' : field === 'amount' ? textOf(AMOUNT_PENS[layout.amounts](sum, 0)) : '',
  )
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if ('integer' in value) return String(value.integer)
  return 'money' in value ? formatYuan(value.money) : value.date
}

function cellOf(layout: LedgerLayout, field: LedgerField, item: SampleCase, place: number): CellValue {
  const { facts } = item
  const dateOf = (date: IsoDate | null): CellValue => (date === null ? '' : DATE_PENS[layout.dates](date, place))
  switch (field) {
    case 'order':
      return { integer: place + 1 }
    case 'acceptedOn':
    case 'agreedOn':
    case 'closedOn':
      return dateOf(facts[field])
    case 'amount':
      return AMOUNT_PENS[layout.amounts](facts.amountFen, place)
    case 'outcome':
      return layout.outcomes[facts.outcome]
    case 'agreementForm':
      return facts.agreementForm === null ? '' : layout.forms[facts.agreementForm]
    case 'people':
      return facts.peopleInvolved === null ? '' : { integer: facts.peopleInvolved }
    case 'station':
      return item.station
    case 'lead':
    case 'assistants':
    case 'mediators':
      return mediatorsOf(layout, field, item)
    case 'applicant':
    case 'applicantId':
    case 'applicantPhone':
    case 'respondent':
    case 'respondentId':
      return partyText(field, item)
    case 'terms':
      return facts.agreementTerms ?? ''
    case 'manner':
      return facts.performanceManner ?? ''
    case 'due':
      return facts.performanceDue ?? ''
    case 'caseNo':
    case 'disputeType':
    case 'grade':
    case 'source':
    case 'incidentNo':
    case 'summary':
    case 'note':
      return facts[field] ?? ''
  }
}

/** The lead stands first in a joined column. */
function mediatorsOf(layout: LedgerLayout, field: 'lead' | 'assistants' | 'mediators', { facts }: SampleCase): string {
  const wanted = { lead: ['lead'], assistants: ['assistant'], mediators: ['lead', 'assistant'] }[field]
  return facts.mediators
    .filter(({ role }) => wanted.includes(role))
    .map(({ mediator }) => mediator)
    .join(layout.joinedBy)
}

type PartyField = 'applicant' | 'applicantId' | 'applicantPhone' | 'respondent' | 'respondentId'

function partyText(field: PartyField, { facts, applicantIdAsWritten }: SampleCase): string {
  const side = field.startsWith('applicant') ? 'applicant' : 'respondent'
  const party = facts.parties.find((candidate) => candidate.side === side)
  switch (field) {
    case 'applicant':
    case 'respondent':
      return party?.name ?? ''
    case 'applicantId':
      return applicantIdAsWritten ?? ''
    case 'applicantPhone':
      return party?.phone ?? ''
    case 'respondentId':
      return party?.residentId ?? ''
  }
}
