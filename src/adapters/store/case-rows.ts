// Between the columns of a case version and the domain's CaseFacts. The one place that knows both.

import type {
  AgreementForm,
  CaseFacts,
  CaseMediator,
  MediatorRole,
  Outcome,
  Party,
} from '../../domain/mediation-case.ts'
import { fen } from '../../domain/money.ts'
import { optionalDate, storedDate } from './roster.ts'

/** The fact columns of case_version, in the order in which staging and applying bind them. */
export const FACT_COLUMNS = [
  'case_no',
  'accepted_on',
  'agreed_on',
  'closed_on',
  'dispute_type',
  'grade',
  'source',
  'outcome',
  'agreement_form',
  'amount_fen',
  'incident_no',
  'summary',
  'agreement_terms',
  'performance_manner',
  'performance_due',
  'people_involved',
  'note',
  'parties',
] as const

export type FactRow = {
  case_no: string
  accepted_on: string
  agreed_on: string | null
  closed_on: string | null
  dispute_type: string | null
  grade: string | null
  source: string | null
  outcome: string
  agreement_form: string | null
  amount_fen: number | null
  incident_no: string | null
  summary: string | null
  agreement_terms: string | null
  performance_manner: string | null
  performance_due: string | null
  people_involved: number | null
  note: string | null
  parties: string
}

/** Mediators travel as a JSON list of [mediatorId, name, role, weight]. */
export function mediatorsToJson(mediators: readonly CaseMediator[]): string {
  return JSON.stringify(mediators.map((one) => [one.mediatorId, one.mediator, one.role, one.weight]))
}

export function mediatorsFromJson(text: string): readonly CaseMediator[] {
  const rows: unknown = JSON.parse(text)
  if (!Array.isArray(rows)) throw new Error('mediators in the store')
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw new Error('a mediator in the store')
    const [mediatorId, mediator, role, weight] = row
    return {
      mediatorId: mediatorId === null ? null : String(mediatorId),
      mediator: String(mediator),
      role: roleOf(String(role)),
      weight: Number(weight),
    }
  })
}

/** Values in the order of FACT_COLUMNS. */
export function factValues(facts: CaseFacts): (string | number | null)[] {
  return [
    facts.caseNo,
    facts.acceptedOn,
    facts.agreedOn,
    facts.closedOn,
    facts.disputeType,
    facts.grade,
    facts.source,
    facts.outcome,
    facts.agreementForm,
    facts.amountFen,
    facts.incidentNo,
    facts.summary,
    facts.agreementTerms,
    facts.performanceManner,
    facts.performanceDue,
    facts.peopleInvolved,
    facts.note,
    partiesToJson(facts.parties),
  ]
}

export function factsOf(row: FactRow, mediators: readonly CaseMediator[]): CaseFacts {
  return {
    caseNo: row.case_no,
    acceptedOn: storedDate(row.accepted_on),
    agreedOn: optionalDate(row.agreed_on),
    closedOn: optionalDate(row.closed_on),
    disputeType: row.dispute_type,
    grade: row.grade,
    source: row.source,
    outcome: outcomeOf(row.outcome),
    agreementForm: formOf(row.agreement_form),
    amountFen: row.amount_fen === null ? null : fen(row.amount_fen),
    incidentNo: row.incident_no,
    summary: row.summary,
    agreementTerms: row.agreement_terms,
    performanceManner: row.performance_manner,
    performanceDue: row.performance_due,
    peopleInvolved: row.people_involved,
    note: row.note,
    parties: partiesFromJson(row.parties),
    mediators,
  }
}

/** Parties as a JSON list of [side, name, residentId, phone, address]. */
function partiesToJson(parties: readonly Party[]): string {
  return JSON.stringify(parties.map((party) => [party.side, party.name, party.residentId, party.phone, party.address]))
}

function partiesFromJson(text: string): readonly Party[] {
  const rows: unknown = JSON.parse(text)
  if (!Array.isArray(rows)) throw new Error('parties in the store')
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw new Error('a party in the store')
    const [side, name, residentId, phone, address] = row.map((value: unknown) =>
      typeof value === 'string' ? value : null,
    )
    return {
      side: side === 'respondent' ? 'respondent' : 'applicant',
      name: name ?? null,
      residentId: residentId ?? null,
      phone: phone ?? null,
      address: address ?? null,
    }
  })
}

export function outcomeOf(text: string): Outcome {
  switch (text) {
    case 'settled':
    case 'not-settled':
    case 'withdrawn':
    case 'transferred':
    case 'open':
      return text
    default:
      throw new Error(`outcome in the store: ${text}`)
  }
}

export function formOf(text: string | null): AgreementForm | null {
  if (text === null || text === 'written' || text === 'oral') return text
  throw new Error(`agreement form in the store: ${text}`)
}

export function roleOf(text: string): MediatorRole {
  if (text === 'lead' || text === 'assistant') return text
  throw new Error(`mediator role in the store: ${text}`)
}
