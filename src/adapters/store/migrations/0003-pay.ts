// Third schema: what a month's pay rests on beside cases and roster, and the steps from a draft to a closed month.

const VERSIONED = `from_op INTEGER NOT NULL REFERENCES operation, to_op INTEGER REFERENCES operation`
const fen = (name: string): string => `${name} INTEGER NOT NULL CHECK (typeof(${name}) = 'integer')`
const optionalFen = (name: string): string => `${name} INTEGER CHECK (typeof(${name}) IN ('integer', 'null'))`

/** What an operation wrote and closed is looked for by its number: digests, and a copy taken back in time. */
const byOperation = (...tables: readonly string[]): string =>
  tables
    .map(
      (table) => `CREATE INDEX ${table}_from ON ${table} (from_op);
CREATE INDEX ${table}_to ON ${table} (to_op) WHERE to_op IS NOT NULL;`,
    )
    .join('\n')

export const pay = `
ALTER TABLE case_version ADD COLUMN paid_by_hand TEXT;
CREATE INDEX case_paid_by_hand ON case_version (from_op) WHERE paid_by_hand IS NOT NULL;

CREATE TABLE case_supplement (
  version_id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES mediation_case,
  performed_on TEXT, visited_on TEXT, judicially_confirmed_on TEXT, file_score INTEGER, sessions INTEGER,
  responded_at TEXT, papers TEXT, death INTEGER, group_incident INTEGER, evidence_fixed INTEGER, guided_to_court INTEGER,
  paid_by_hand TEXT, late_approval TEXT, reopened_from TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX case_supplement_current ON case_supplement (case_id) WHERE to_op IS NULL;
CREATE INDEX case_supplement_performed ON case_supplement (performed_on, case_id) WHERE to_op IS NULL AND performed_on IS NOT NULL;

CREATE TABLE case_review (
  version_id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES mediation_case,
  decision TEXT NOT NULL CHECK (decision IN ('passed', 'regraded', 'returned', 'refused')), grade TEXT, reason TEXT,
  document TEXT, decided_on TEXT NOT NULL, decided_by TEXT NOT NULL, second_by TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX case_review_current ON case_review (case_id) WHERE to_op IS NULL;
CREATE INDEX case_review_decided ON case_review (decided_on, case_id) WHERE to_op IS NULL;

CREATE TABLE case_shares (
  version_id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES mediation_case,
  shares TEXT NOT NULL, document TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX case_shares_current ON case_shares (case_id) WHERE to_op IS NULL;

CREATE TABLE award (award_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE award_version (
  version_id INTEGER PRIMARY KEY, award_id INTEGER NOT NULL REFERENCES award,
  case_id INTEGER NOT NULL REFERENCES mediation_case, shares TEXT NOT NULL, ${fen('amount_fen')}, reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'withdrawn')),
  approved_by TEXT, approved_on TEXT, document TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX award_current ON award_version (award_id) WHERE to_op IS NULL;
CREATE INDEX award_case ON award_version (case_id) WHERE to_op IS NULL;

CREATE TABLE engagement_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, engagement TEXT NOT NULL,
  from_on TEXT NOT NULL, document TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX engagement_current ON engagement_version (mediator_id, from_on) WHERE to_op IS NULL;

CREATE TABLE account_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, bank TEXT, account TEXT NOT NULL,
  from_on TEXT NOT NULL, document TEXT NOT NULL, checked_by TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX account_current ON account_version (mediator_id, from_on) WHERE to_op IS NULL;

CREATE TABLE attendance_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, month TEXT NOT NULL,
  due_half_days INTEGER, worked_half_days INTEGER, unpaid_half_days INTEGER NOT NULL, note TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX attendance_current ON attendance_version (month, mediator_id) WHERE to_op IS NULL;

CREATE TABLE pay_item (
  item_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, kind TEXT NOT NULL, ${fen('amount_fen')},
  from_month TEXT NOT NULL, to_month TEXT NOT NULL, document TEXT NOT NULL, note TEXT,
  bonus_tax TEXT CHECK (bonus_tax IN ('separate', 'merged')), ${VERSIONED}, CHECK (from_month <= to_month)
) STRICT;

CREATE TABLE tax_declaration (
  declaration_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator,
  kind TEXT NOT NULL CHECK (kind IN ('additional', 'other', 'first-job')), ${fen('amount_fen')},
  from_month TEXT NOT NULL, to_month TEXT NOT NULL, document TEXT NOT NULL, ${VERSIONED}, CHECK (from_month <= to_month)
) STRICT;

CREATE TABLE opening_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, year INTEGER NOT NULL, through TEXT,
  ${fen('income_fen')}, ${fen('contributions_fen')}, ${fen('additional_fen')}, ${fen('other_fen')}, ${fen('tax_fen')},
  months INTEGER NOT NULL, ${optionalFen('last_year_average_fen')}, ${optionalFen('last_year_income_fen')},
  last_year_months INTEGER, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX opening_current ON opening_version (year, mediator_id) WHERE to_op IS NULL;

CREATE TABLE appropriation_version (
  version_id INTEGER PRIMARY KEY, year INTEGER NOT NULL, county TEXT NOT NULL, ${fen('amount_fen')},
  document TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX appropriation_current ON appropriation_version (year, county) WHERE to_op IS NULL;

ALTER TABLE payroll_run ADD COLUMN counts_by TEXT;
ALTER TABLE payroll_run ADD COLUMN from_month TEXT;

ALTER TABLE payslip ADD COLUMN engagement TEXT;
ALTER TABLE payslip ADD COLUMN tax TEXT;
ALTER TABLE payslip ADD COLUMN bank TEXT;
ALTER TABLE payslip ADD COLUMN account TEXT;

ALTER TABLE pay_line ADD COLUMN corrects INTEGER;
ALTER TABLE pay_line ADD COLUMN award_id INTEGER REFERENCES award;
ALTER TABLE pay_line ADD COLUMN item_id INTEGER REFERENCES pay_item;
ALTER TABLE pay_line ADD COLUMN ${optionalFen('rest_fen')};
DROP INDEX pay_line_once;
CREATE UNIQUE INDEX pay_line_once ON pay_line (case_id, mediator_id) WHERE kind IN ('case-subsidy', 'arrears') AND corrects IS NULL;
CREATE UNIQUE INDEX pay_line_correction ON pay_line (corrects, run_id) WHERE corrects IS NOT NULL;
CREATE INDEX pay_line_corrected ON pay_line (case_id) WHERE corrects IS NOT NULL AND case_id IS NOT NULL;
CREATE INDEX pay_line_own ON pay_line (run_id) WHERE case_id IS NULL;
CREATE INDEX pay_line_rest ON pay_line (case_id) WHERE rest_fen IS NOT NULL AND case_id IS NOT NULL;
CREATE UNIQUE INDEX pay_line_award ON pay_line (award_id, mediator_id) WHERE award_id IS NOT NULL;
CREATE INDEX pay_line_item ON pay_line (item_id) WHERE item_id IS NOT NULL;

CREATE TABLE run_step (
  step_id INTEGER PRIMARY KEY, month TEXT NOT NULL, batch TEXT NOT NULL, step TEXT NOT NULL, by_name TEXT NOT NULL,
  on_day TEXT NOT NULL, paper TEXT, until_day TEXT, digest TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX run_step_current ON run_step (month, batch, step) WHERE to_op IS NULL;

CREATE TABLE objection_version (
  version_id INTEGER PRIMARY KEY, objection_id INTEGER NOT NULL, month TEXT NOT NULL, batch TEXT NOT NULL,
  by_name TEXT NOT NULL, on_day TEXT NOT NULL, text TEXT NOT NULL, outcome TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX objection_current ON objection_version (objection_id) WHERE to_op IS NULL;

CREATE TABLE operation_day (op INTEGER PRIMARY KEY REFERENCES operation, day TEXT NOT NULL) STRICT;

CREATE TABLE rule_file (
  sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL, op INTEGER NOT NULL REFERENCES operation
) STRICT, WITHOUT ROWID;

${byOperation(
  'case_supplement',
  'case_review',
  'case_shares',
  'award_version',
  'engagement_version',
  'account_version',
  'attendance_version',
  'pay_item',
  'tax_declaration',
  'opening_version',
  'appropriation_version',
  'run_step',
  'objection_version',
)}
`
