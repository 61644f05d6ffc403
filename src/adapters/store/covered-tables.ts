// Which columns of which tables the digest of an operation covers, in a fixed order: a list here is never reordered or
// shortened, or digests of operations already recorded would no longer hold. Taking them is left to row-digest.ts.
import { FIRST_FACT_COLUMNS } from './case-rows.ts'
import { REVIEW_COLUMNS, SUPPLEMENT_COLUMNS } from './case-work-rows.ts'

export type Covered = { readonly table: string; readonly key: string; readonly columns: readonly string[] }

/** The tables of the first schema: every operation has a part for each. */
export const COVERED: readonly Covered[] = [
  { table: 'committee_version', key: 'version_id', columns: ['committee_id', 'name'] },
  {
    table: 'station_version',
    key: 'version_id',
    columns: ['station_id', 'committee_id', 'name', 'county', 'room', 'moved_in_on'],
  },
  {
    table: 'mediator_version',
    key: 'version_id',
    columns: [
      'mediator_id',
      'name',
      'resident_id',
      'employment',
      'hired_on',
      'left_on',
      'phone',
      'bank',
      'account',
      'occupation',
    ],
  },
  {
    table: 'assignment_version',
    key: 'version_id',
    columns: ['mediator_id', 'station_id', 'from_on', 'to_on'],
  },
  {
    table: 'case_version',
    key: 'version_id',
    columns: [
      'case_id',
      // The key of the case stands in a row without a version of its own.
      '(SELECT c.committee_id FROM mediation_case AS c WHERE c.case_id = case_version.case_id)',
      '(SELECT c.case_key FROM mediation_case AS c WHERE c.case_id = case_version.case_id)',
      'station_id',
      ...FIRST_FACT_COLUMNS,
      'file_id',
      'source_row',
    ],
  },
  {
    table: 'open_item',
    key: 'item_id',
    columns: ['item_key', 'severity', 'code', 'case_key', 'field', 'problem'],
  },
  {
    table: 'policy_confirmation',
    key: 'version_id',
    columns: ['policy_id', 'effective_from', 'sha256', 'document', 'confirmed_by'],
  },
]

/** Tables of later schemas: an operation that wrote nothing there has no part for them, so that older digests still hold. */
export const COVERED_LATER: readonly Covered[] = [
  { table: 'ledger_coverage', key: 'coverage_id', columns: ['file_id', 'station_id', 'month', 'rows'] },
  { table: 'zero_report', key: 'report_id', columns: ['station_id', 'month'] },
  { table: 'mediator_alias', key: 'alias_id', columns: ['alias', 'mediator_id'] },
  {
    table: 'case_relation',
    key: 'relation_id',
    columns: ['case_a', 'case_b', 'score', 'reasons', 'relation', 'note'],
  },
  {
    table: 'case_supplement',
    key: 'version_id',
    columns: ['case_id', ...SUPPLEMENT_COLUMNS],
  },
  { table: 'case_review', key: 'version_id', columns: ['case_id', ...REVIEW_COLUMNS] },
  { table: 'case_shares', key: 'version_id', columns: ['case_id', 'shares', 'document'] },
  {
    table: 'award_version',
    key: 'version_id',
    columns: [
      'award_id',
      'case_id',
      'shares',
      'amount_fen',
      'reason',
      'proposed_by',
      'proposed_on',
      'state',
      'approved_by',
      'approved_on',
      'document',
    ],
  },
  { table: 'engagement_version', key: 'version_id', columns: ['mediator_id', 'engagement', 'from_on', 'document'] },
  {
    table: 'account_version',
    key: 'version_id',
    columns: ['mediator_id', 'bank', 'account', 'from_on', 'document', 'checked_by'],
  },
  {
    table: 'attendance_version',
    key: 'version_id',
    columns: ['mediator_id', 'month', 'due_half_days', 'worked_half_days', 'unpaid_half_days', 'note'],
  },
  {
    table: 'pay_item',
    key: 'item_id',
    columns: ['mediator_id', 'kind', 'amount_fen', 'from_month', 'to_month', 'document', 'note', 'bonus_tax'],
  },
  {
    table: 'tax_declaration',
    key: 'declaration_id',
    columns: ['mediator_id', 'kind', 'amount_fen', 'from_month', 'to_month', 'document'],
  },
  {
    table: 'opening_version',
    key: 'version_id',
    columns: [
      'mediator_id',
      'year',
      'through',
      'income_fen',
      'contributions_fen',
      'additional_fen',
      'other_fen',
      'tax_fen',
      'months',
      'last_year_average_fen',
      'last_year_income_fen',
      'last_year_months',
    ],
  },
  { table: 'appropriation_version', key: 'version_id', columns: ['year', 'county', 'amount_fen', 'document'] },
  {
    table: 'run_step',
    key: 'step_id',
    columns: ['month', 'batch', 'step', 'by_name', 'on_day', 'paper', 'until_day', 'digest'],
  },
  {
    table: 'objection_version',
    key: 'version_id',
    columns: ['objection_id', 'month', 'batch', 'by_name', 'on_day', 'text', 'outcome'],
  },
]
