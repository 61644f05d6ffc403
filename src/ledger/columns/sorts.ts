// What sort of values a field holds, and which kinds of values can never stand in a column of that sort.
import type { AnyField } from '../fields.ts'
import type { ValueKind } from './kinds.ts'

export type Sort =
  | 'date'
  | 'case-number'
  | 'incident'
  | 'resident-id'
  | 'phone'
  | 'sum'
  | 'count'
  | 'station'
  | 'room'
  | 'committee'
  | 'county'
  | 'address'
  | 'mediator'
  | 'party'
  | 'code-words'
  | 'grade'
  | 'type'
  | 'source'
  | 'prose'
  | 'words'
  | 'free'
  | 'due'
  | 'paid'
  | 'bank'
  | 'account'

export const SORTS: Readonly<Record<AnyField, Sort>> = {
  caseNo: 'case-number',
  acceptedOn: 'date',
  station: 'station',
  room: 'room',
  county: 'county',
  committee: 'committee',
  mediators: 'mediator',
  assistants: 'mediator',
  shares: 'free',
  disputeType: 'type',
  grade: 'grade',
  source: 'source',
  outcome: 'code-words',
  agreementForm: 'code-words',
  agreedOn: 'date',
  closedOn: 'date',
  amount: 'sum',
  incidentNo: 'incident',
  summary: 'prose',
  agreementTerms: 'prose',
  performanceManner: 'words',
  performanceDue: 'due',
  peopleInvolved: 'count',
  note: 'free',
  paidByHand: 'paid',
  applicant: 'party',
  applicantId: 'resident-id',
  applicantPhone: 'phone',
  applicantAddress: 'address',
  respondent: 'party',
  respondentId: 'resident-id',
  respondentPhone: 'phone',
  respondentAddress: 'address',
  movedInOn: 'date',
  mediator: 'party',
  residentId: 'resident-id',
  phone: 'phone',
  employment: 'code-words',
  engagement: 'code-words',
  engagedFrom: 'date',
  hiredOn: 'date',
  leftOn: 'date',
  bank: 'bank',
  account: 'account',
  occupation: 'words',
  contractFrom: 'date',
  contractTo: 'date',
  assignedFrom: 'date',
  assignedTo: 'date',
}

const NUMBERS: readonly ValueKind[] = ['resident-id', 'phone']
const SHORT_WORDS_AGAINST: readonly ValueKind[] = [...NUMBERS, 'date', 'prose', 'particulars', 'sum']

/** Kinds that a column of this sort cannot have for the most part. */
export const AGAINST: Readonly<Record<Sort, readonly ValueKind[]>> = {
  date: [...NUMBERS, 'prose', 'station'],
  'case-number': [...NUMBERS, 'date', 'prose', 'name', 'station'],
  incident: [...NUMBERS, 'date', 'prose', 'name', 'station'],
  'resident-id': ['phone', 'date', 'prose', 'name', 'sum'],
  phone: ['resident-id', 'date', 'prose', 'name'],
  sum: ['resident-id', 'phone', 'prose', 'station'],
  count: [...NUMBERS, 'date', 'prose', 'name'],
  station: SHORT_WORDS_AGAINST,
  room: SHORT_WORDS_AGAINST,
  committee: SHORT_WORDS_AGAINST,
  county: SHORT_WORDS_AGAINST,
  address: ['resident-id', 'phone', 'date', 'sum'],
  mediator: [...SHORT_WORDS_AGAINST, 'station'],
  party: [...NUMBERS, 'date', 'sum', 'particulars'],
  'code-words': SHORT_WORDS_AGAINST.filter((kind) => kind !== 'sum'),
  grade: SHORT_WORDS_AGAINST.filter((kind) => kind !== 'sum'),
  type: SHORT_WORDS_AGAINST,
  source: SHORT_WORDS_AGAINST,
  prose: [...NUMBERS, 'date', 'sum'],
  words: SHORT_WORDS_AGAINST,
  free: NUMBERS,
  due: NUMBERS,
  paid: [...NUMBERS, 'prose', 'particulars', 'station', 'sum'],
  bank: ['resident-id', 'phone', 'date'],
  account: ['phone', 'date', 'prose', 'name'],
}

/** A running number is no value of these. */
export const SEQUENCE_AGAINST = new Set<Sort>([
  'date',
  'resident-id',
  'phone',
  'sum',
  'station',
  'room',
  'committee',
  'county',
  'address',
  'mediator',
  'party',
  'code-words',
  'grade',
  'type',
  'source',
  'prose',
  'words',
  'due',
  'paid',
  'bank',
  'account',
])
