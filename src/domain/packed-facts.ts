// A case's facts as one flat row of plain values: what travels from the reading thread and into the staging without
// being taken apart, and what a row of the store is. Parties and mediators are JSON lists of lists.
import { type IsoDate, parseIsoDate } from './calendar.ts'
import type { AgreementForm, CaseFacts, CaseMediator, MediatorRole, Outcome, Party } from './mediation-case.ts'
import { fen } from './money.ts'

/** In the order of packFacts: the fact columns of the store, then `mediators`. */
export type PackedFacts = readonly (string | number | null)[]

export function packFacts(facts: CaseFacts): PackedFacts {
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
    JSON.stringify(
      facts.parties.map((party) => [party.side, party.name, party.residentId, party.phone, party.address]),
    ),
    facts.paidByHand,
    JSON.stringify(facts.mediators.map((one) => [one.mediatorId, one.mediator, one.role, one.weight])),
  ]
}

/** The inverse of packFacts. Throws when the row was not packed by it: then the store or a thread is damaged. */
export function unpackFacts(packed: PackedFacts): CaseFacts {
  const text = (index: number): string | null => {
    const value = packed[index]
    return value === null || value === undefined ? null : String(value)
  }
  const amount = packed[9]
  const people = packed[15]
  return {
    caseNo: text(0) ?? '',
    acceptedOn: storedDate(text(1) ?? ''),
    agreedOn: optionalDate(text(2)),
    closedOn: optionalDate(text(3)),
    disputeType: text(4),
    grade: text(5),
    source: text(6),
    outcome: outcomeOf(text(7) ?? ''),
    agreementForm: formOf(text(8)),
    amountFen: typeof amount === 'number' ? fen(amount) : null,
    incidentNo: text(10),
    summary: text(11),
    agreementTerms: text(12),
    performanceManner: text(13),
    performanceDue: text(14),
    peopleInvolved: typeof people === 'number' ? people : null,
    note: text(16),
    paidByHand: text(18),
    parties: listOf(text(17) ?? '').map(partyOf),
    mediators: mediatorsOf(text(19) ?? ''),
  }
}

/** Mediators from their JSON list. */
export function mediatorsOf(text: string): readonly CaseMediator[] {
  return listOf(text).map(([mediatorId, mediator, role, weight]) => ({
    mediatorId: mediatorId === null ? null : String(mediatorId),
    mediator: String(mediator),
    role: roleOf(String(role)),
    weight: Number(weight),
  }))
}

function listOf(text: string): readonly (readonly unknown[])[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list) || !list.every(Array.isArray)) throw new Error('a packed list')
  return list
}

function partyOf(row: readonly unknown[]): Party {
  const [side, name, residentId, phone, address] = row.map((value) => (typeof value === 'string' ? value : null))
  return {
    side: side === 'respondent' ? 'respondent' : 'applicant',
    name: name ?? null,
    residentId: residentId ?? null,
    phone: phone ?? null,
    address: address ?? null,
  }
}

/** A date that we wrote ourselves; anything else there is damage. */
export function storedDate(text: string): IsoDate {
  const known = knownDates.get(text)
  if (known !== undefined) return known
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`a stored date: ${text}`)
  if (knownDates.size >= KNOWN_DATES) knownDates.clear()
  knownDates.set(text, date)
  return date
}

/** A registry has few days and many cases. */
const knownDates = new Map<string, IsoDate>()
const KNOWN_DATES = 10_000

export function optionalDate(text: string | null): IsoDate | null {
  return text === null ? null : storedDate(text)
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
      throw new Error(`a stored outcome: ${text}`)
  }
}

export function formOf(text: string | null): AgreementForm | null {
  if (text === null || text === 'written' || text === 'oral') return text
  throw new Error(`a stored agreement form: ${text}`)
}

export function roleOf(text: string): MediatorRole {
  if (text === 'lead' || text === 'assistant') return text
  throw new Error(`a stored mediator role: ${text}`)
}
