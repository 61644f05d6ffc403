// The age of a party on the day of acceptance: minors need a guardian, and nobody is 130.
import { ageOn } from '../../domain/resident-id.ts'
import type { Check } from './check.ts'

const OF_AGE = 18
const OLDEST = 120

export const checkPartyAge: Check = ({ facts, parties }, report) => {
  for (const { party, bornOn } of parties) {
    if (bornOn === null) continue
    const age = ageOn(bornOn, facts.acceptedOn)
    const field = party.side === 'applicant' ? 'applicantId' : 'respondentId'
    const got = party.residentId ?? ''
    if (age < OF_AGE) report({ code: 'PARTY-MINOR', severity: 'warning', field, got })
    if (age > OLDEST) report({ code: 'AGE-ODD', severity: 'warning', field, got })
  }
}
