// The tables of the third schema as kysely sees them: what pay rests on beside cases and roster, and the steps of a run.
// The first two schemas' tables, and the list of all of them, are in schema.ts.
import type { Generated } from 'kysely'

export type Versioned = { from_op: number; to_op: number | null }
type Version = Versioned & { version_id: Generated<number> }

export type CaseSupplementTable = Version & {
  case_id: number
  performed_on: string | null
  visited_on: string | null
  judicially_confirmed_on: string | null
  file_score: number | null
  sessions: number | null
  responded_at: string | null
  papers: string | null
  death: number | null
  group_incident: number | null
  evidence_fixed: number | null
  guided_to_court: number | null
  paid_by_hand: string | null
  late_approval: string | null
  reopened_from: string | null
}

export type CaseReviewTable = Version & {
  case_id: number
  decision: string
  grade: string | null
  reason: string | null
  document: string | null
  decided_on: string
  decided_by: string
  second_by: string | null
}

export type CaseSharesTable = Version & { case_id: number; shares: string; document: string | null }

export type AwardVersionTable = Version & {
  award_id: number
  case_id: number
  shares: string
  amount_fen: number
  reason: string
  proposed_by: string
  proposed_on: string
  state: string
  approved_by: string | null
  approved_on: string | null
  document: string | null
}

export type EngagementVersionTable = Version & {
  mediator_id: string
  engagement: string
  from_on: string
  document: string | null
}

export type AccountVersionTable = Version & {
  mediator_id: string
  bank: string | null
  account: string
  from_on: string
  document: string
  checked_by: string
}

export type AttendanceVersionTable = Version & {
  mediator_id: string
  month: string
  due_half_days: number | null
  worked_half_days: number | null
  unpaid_half_days: number
  note: string | null
}

export type PayItemTable = Versioned & {
  item_id: Generated<number>
  mediator_id: string
  kind: string
  amount_fen: number
  from_month: string
  to_month: string
  document: string
  note: string | null
  bonus_tax: string | null
}

export type TaxDeclarationTable = Versioned & {
  declaration_id: Generated<number>
  mediator_id: string
  kind: string
  amount_fen: number
  from_month: string
  to_month: string
  document: string
}

export type OpeningVersionTable = Version & {
  mediator_id: string
  year: number
  through: string | null
  income_fen: number
  contributions_fen: number
  additional_fen: number
  other_fen: number
  tax_fen: number
  months: number
  last_year_average_fen: number | null
  last_year_income_fen: number | null
  last_year_months: number | null
}

export type AppropriationVersionTable = Version & {
  year: number
  county: string
  amount_fen: number
  document: string
}

export type RunStepTable = Versioned & {
  step_id: Generated<number>
  month: string
  batch: string
  step: string
  by_name: string
  on_day: string
  paper: string | null
  until_day: string | null
  digest: string
}

export type ObjectionVersionTable = Version & {
  objection_id: number
  month: string
  batch: string
  by_name: string
  on_day: string
  text: string
  outcome: string | null
}
