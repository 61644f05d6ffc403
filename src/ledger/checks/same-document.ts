// One document number on both sides of a case: the row was filled with the wrong person's number.
import type { Check } from './check.ts'

export const checkSameDocument: Check = ({ facts: { parties } }, report) => {
  for (const { side, residentId } of parties) {
    if (side !== 'respondent' || residentId === null) continue
    if (parties.some((other) => other.side === 'applicant' && other.residentId === residentId)) {
      report({ code: 'PARTY-SAME-ID', severity: 'warning', field: 'respondentId', got: residentId })
    }
  }
}
