// A case for a machine: the keys of the contract, parties masked unless asked for.
import { maskAddress, maskName, maskPhone, maskResidentId } from '../../domain/masking.ts'
import type { Party } from '../../domain/mediation-case.ts'
import type { StoredCase } from '../../store.ts'

export function caseDocument(one: StoredCase, reveal: boolean) {
  const { facts } = one
  return {
    caseNo: facts.caseNo,
    station: one.station,
    county: one.county,
    committee: one.committee,
    acceptedOn: facts.acceptedOn,
    agreedOn: facts.agreedOn,
    closedOn: facts.closedOn,
    disputeType: facts.disputeType,
    grade: facts.grade,
    source: facts.source,
    outcome: facts.outcome,
    agreementForm: facts.agreementForm,
    amountFen: facts.amountFen,
    incidentNo: facts.incidentNo,
    peopleInvolved: facts.peopleInvolved,
    mediators: facts.mediators.map(({ mediator, mediatorId, role }) => ({ mediator, mediatorId, role })),
    parties: facts.parties.map((party) => maskedParty(party, reveal)),
    origin: { file: one.origin.file, sheet: one.origin.sheet, row: one.origin.row },
  }
}

export function maskedParty(party: Party, reveal: boolean): Party {
  if (reveal) return party
  const mask = (value: string | null, how: (text: string) => string): string | null =>
    value === null ? null : how(value)
  return {
    side: party.side,
    name: mask(party.name, maskName),
    residentId: mask(party.residentId, maskResidentId),
    phone: mask(party.phone, maskPhone),
    address: mask(party.address, maskAddress),
  }
}
