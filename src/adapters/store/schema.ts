// The tables as kysely sees them. Column names are snake_case; every versioned table has from_op and to_op.
// The SQL that makes them is migrations/; the two are held together by a test. Those of the third schema: schema-pay.ts.
import type { Generated } from 'kysely'
import type {
  AccountVersionTable,
  AppropriationVersionTable,
  AttendanceVersionTable,
  AwardVersionTable,
  CaseReviewTable,
  CaseSharesTable,
  CaseSupplementTable,
  EngagementVersionTable,
  ObjectionVersionTable,
  OpeningVersionTable,
  PayItemTable,
  RunStepTable,
  TaxDeclarationTable,
  Versioned,
} from './schema-pay.ts'

export type OperationTable = {
  seq: Generated<number>
  at: string
  operator: string | null
  command: string
  counts: string
  salt: string
  rows_digest: string
  previous_digest: string
  digest: string
}

export type CommitteeVersionTable = Versioned & { version_id: Generated<number>; committee_id: number; name: string }

export type StationVersionTable = Versioned & {
  version_id: Generated<number>
  station_id: number
  committee_id: number
  name: string
  county: string
  room: string
  moved_in_on: string | null
}

export type MediatorVersionTable = Versioned & {
  version_id: Generated<number>
  mediator_id: string
  name: string
  resident_id: string
  employment: string
  hired_on: string
  left_on: string | null
  phone: string | null
  bank: string | null
  account: string | null
  occupation: string | null
}

export type AssignmentVersionTable = Versioned & {
  version_id: Generated<number>
  mediator_id: string
  station_id: number
  from_on: string
  to_on: string | null
}

export type CaseVersionTable = Versioned & {
  version_id: Generated<number>
  case_id: number
  station_id: number
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
  file_id: number
  source_row: number
  names_hash: number | null
  contact_hash: number | null
  paid_by_hand: string | null
}

export type OpenItemTable = Versioned & {
  item_id: Generated<number>
  item_key: string
  severity: string
  code: string
  committee_id: number | null
  case_key: string | null
  field: string | null
  problem: string
  closing_reason: string | null
}

export type PayrollRunTable = {
  run_id: Generated<number>
  month: string
  batch: string
  state: string
  stale: number
  pay_on: string
  seen_op: number
  op: number
  policies: string
  not_configured: string
  warnings: string
  paid_cases: number
  counts_by: string | null
  from_month: string | null
}

export type PayslipTable = {
  run_id: number
  mediator_id: string
  name: string
  county: string
  station_id: number
  station: string
  employment: string
  gross_fen: number
  deductions_fen: number
  net_fen: number
  sums: string
  engagement: string | null
  tax: string | null
  bank: string | null
  account: string | null
}

export type PayLineTable = {
  line_id: Generated<number>
  run_id: number
  mediator_id: string
  side: string
  kind: string
  case_id: number | null
  amount_fen: number
  case_amount_fen: number | null
  policy: number | null
  clause: string
  text: string
  corrects: number | null
  award_id: number | null
  item_id: number | null
  rest_fen: number | null
}

export type PolicyConfirmationTable = Versioned & {
  version_id: Generated<number>
  policy_id: string
  effective_from: string
  sha256: string
  document: string
  confirmed_by: string
}

export type LedgerCoverageTable = Versioned & {
  coverage_id: Generated<number>
  file_id: number
  station_id: number
  month: string
  rows: number
}

export type CaseRelationTable = Versioned & {
  relation_id: Generated<number>
  case_a: number
  case_b: number
  score: number | null
  reasons: string
  relation: string | null
  note: string | null
}

export type Schema = {
  operation: OperationTable
  committee: { committee_id: Generated<number>; committee_key: string }
  committee_version: CommitteeVersionTable
  station: { station_id: Generated<number> }
  station_version: StationVersionTable
  mediator: { mediator_id: string }
  mediator_version: MediatorVersionTable
  assignment_version: AssignmentVersionTable
  operation_note: { op: number; note: string }
  operation_day: { op: number; day: string }
  ledger_coverage: LedgerCoverageTable
  zero_report: Versioned & { report_id: Generated<number>; station_id: number; month: string }
  mediator_alias: Versioned & { alias_id: Generated<number>; alias: string; mediator_id: string }
  case_relation: CaseRelationTable
  received_file: {
    file_id: Generated<number>
    name: string
    sheet: string | null
    sha256: string
    op: number
    layout: string | null
  }
  mediation_case: { case_id: Generated<number>; committee_id: number; case_key: string }
  case_version: CaseVersionTable
  case_mediator: {
    version_id: number
    position: number
    mediator_id: string | null
    name: string
    role: string
    weight: number
  }
  open_item: OpenItemTable
  payroll_run: PayrollRunTable
  payslip: PayslipTable
  pay_line: PayLineTable
  payroll_hold: { run_id: number; case_id: number; reason: string }
  policy_confirmation: PolicyConfirmationTable
  case_supplement: CaseSupplementTable
  case_review: CaseReviewTable
  case_shares: CaseSharesTable
  award: { award_id: Generated<number> }
  award_version: AwardVersionTable
  engagement_version: EngagementVersionTable
  account_version: AccountVersionTable
  attendance_version: AttendanceVersionTable
  pay_item: PayItemTable
  tax_declaration: TaxDeclarationTable
  opening_version: OpeningVersionTable
  appropriation_version: AppropriationVersionTable
  run_step: RunStepTable
  objection_version: ObjectionVersionTable
  rule_file: { sha256: string; file: string; text: string; op: number }
}
