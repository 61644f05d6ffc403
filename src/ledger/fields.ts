// The fields that a column of a ledger or a roster may state. The identifiers are a contract (--map, JSON, layouts);
// their Chinese labels and the headers they go by are in templates/ledgers.

export const CASE_FIELDS = [
  'caseNo',
  'acceptedOn',
  'station',
  'room',
  'county',
  'committee',
  'mediators',
  'assistants',
  'shares',
  'disputeType',
  'grade',
  'source',
  'outcome',
  'agreementForm',
  'agreedOn',
  'closedOn',
  'amount',
  'incidentNo',
  'summary',
  'agreementTerms',
  'performanceManner',
  'performanceDue',
  'peopleInvolved',
  'note',
  'paidByHand',
  'applicant',
  'applicantId',
  'applicantPhone',
  'applicantAddress',
  'respondent',
  'respondentId',
  'respondentPhone',
  'respondentAddress',
] as const
export type LedgerField = (typeof CASE_FIELDS)[number]

export const ROSTER_FIELDS = [
  'county',
  'station',
  'room',
  'committee',
  'movedInOn',
  'mediator',
  'residentId',
  'phone',
  'employment',
  'engagement',
  'engagedFrom',
  'hiredOn',
  'leftOn',
  'bank',
  'account',
  'occupation',
  'contractFrom',
  'contractTo',
  'assignedFrom',
  'assignedTo',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

/** A field of either kind of sheet. */
export type AnyField = LedgerField | RosterField
