// A stored case as the row of a ledger that the import would read back as the same case: parties joined in order, 无 where
// one of several has no number, words of the layout for outcome and form.
import {
  type CaseFacts,
  type CaseMediator,
  FORM_LABEL,
  OUTCOME_LABEL,
  type Party,
  type PartySide,
} from '../domain/mediation-case.ts'
import { wordFor } from './blank-lists.ts'
import type { Value } from './blank-sheet.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerLayout } from './layout-file.ts'

/** A case and where it belongs; null is left blank. */
export type LedgerRow = CaseFacts & {
  readonly station: string
  readonly room: string | null
  readonly county: string | null
  readonly committee: string | null
}

const SEPARATOR = '、'
/** Keeps the place of one who has none among several; the import reads it as blank. */
const NONE = '无'
/** A party without a name among several. */
const UNNAMED = '不详'

export function rowValues(row: LedgerRow, { words }: LedgerLayout): Readonly<Record<LedgerField, Value>> {
  const { acceptedOn, agreedOn, closedOn, amountFen, peopleInvolved, agreementForm: form } = row
  const lead = row.mediators.filter(({ role }) => role === 'lead').map(({ mediator }) => mediator)
  const assistants = row.mediators.filter(({ role }) => role === 'assistant').map(({ mediator }) => mediator)
  const { caseNo, station, room, county, committee, disputeType, grade, source, incidentNo, note } = row
  const { summary, agreementTerms, performanceManner, performanceDue, paidByHand } = row
  return {
    ...{ caseNo, station, room, county, committee, disputeType, grade, source, incidentNo, note },
    ...{ summary, agreementTerms, performanceManner, performanceDue, paidByHand },
    acceptedOn: { date: acceptedOn },
    agreedOn: agreedOn === null ? null : { date: agreedOn },
    closedOn: closedOn === null ? null : { date: closedOn },
    mediators: lead.join(SEPARATOR),
    assistants: assistants.join(SEPARATOR),
    shares: sharesOf(row.mediators),
    outcome: wordFor(OUTCOME_LABEL[row.outcome], words.outcome[row.outcome])[0] ?? null,
    agreementForm: form === null ? null : (wordFor(FORM_LABEL[form], words.agreementForm[form])[0] ?? null),
    amount: amountFen === null ? null : { money: amountFen },
    peopleInvolved: peopleInvolved === null ? null : { integer: peopleInvolved },
    ...partyValues(row.parties),
  }
}

/** Equal parts for everyone on the roster are what a blank means; 张三3份、李四2份 names everyone otherwise. */
function sharesOf(mediators: readonly CaseMediator[]): string | null {
  const isUsual = mediators.every(({ mediatorId, weight }) => weight === (mediatorId === null ? 0 : 1))
  return isUsual ? null : mediators.map(({ mediator, weight }) => `${mediator}${weight}份`).join(SEPARATOR)
}

type PartyField = Extract<LedgerField, `${PartySide}${string}`>

function partyValues(parties: readonly Party[]): Readonly<Record<PartyField, Value>> {
  const ofSide = (side: PartySide, part: Exclude<keyof Party, 'side'>, without: string): string | null =>
    joined(
      parties.filter((party) => party.side === side).map((party) => party[part]),
      without,
    )
  return {
    applicant: ofSide('applicant', 'name', UNNAMED),
    applicantId: ofSide('applicant', 'residentId', NONE),
    applicantPhone: ofSide('applicant', 'phone', NONE),
    applicantAddress: addressOf(parties, 'applicant'),
    respondent: ofSide('respondent', 'name', UNNAMED),
    respondentId: ofSide('respondent', 'residentId', NONE),
    respondentPhone: ofSide('respondent', 'phone', NONE),
    respondentAddress: addressOf(parties, 'respondent'),
  }
}

function joined(values: readonly (string | null)[], without: string): string | null {
  return values.every((value) => value === null) ? null : values.map((value) => value ?? without).join(SEPARATOR)
}

/** A ledger has one address a side: the first party's. Others, from elsewhere, stand behind it. */
function addressOf(parties: readonly Party[], side: PartySide): string | null {
  const addresses = parties.flatMap((party) => (party.side === side && party.address !== null ? [party.address] : []))
  return addresses.length === 0 ? null : addresses.join('；')
}
