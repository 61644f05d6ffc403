// Between the columns of a case version and the domain's facts. The one place that knows both.
import type { CaseFacts } from '../../domain/mediation-case.ts'
import { unpackFacts } from '../../domain/packed-facts.ts'

/** The fact columns of case_version that the first schema has. */
export const FIRST_FACT_COLUMNS = [
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

/** Of later schemas: a part of their own in the digest of an operation, and none where it left them blank. */
export const LATER_FACT_COLUMNS = ['paid_by_hand'] as const

/** The fact columns of case_version, in the order of packFacts without its mediators. */
export const FACT_COLUMNS = [...FIRST_FACT_COLUMNS, ...LATER_FACT_COLUMNS] as const

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
  paid_by_hand: string | null
}

/** `mediators` is their JSON list. */
export function factsOf(row: FactRow & { readonly mediators: string }): CaseFacts {
  return unpackFacts([...FACT_COLUMNS.map((name) => row[name]), row.mediators])
}
