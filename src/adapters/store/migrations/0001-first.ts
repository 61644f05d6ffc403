// The first schema. A migration that has been released is never edited; a later one follows it.

/** Money columns refuse anything but integers: NaN bound to a plain column would become NULL. */
const fen = (name: string): string => `${name} INTEGER NOT NULL CHECK (typeof(${name}) = 'integer')`

const VERSIONED = `from_op INTEGER NOT NULL REFERENCES operation, to_op INTEGER REFERENCES operation`

export const first = `
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, operator TEXT, command TEXT NOT NULL, counts TEXT NOT NULL,
  salt TEXT NOT NULL, rows_digest TEXT NOT NULL, previous_digest TEXT NOT NULL, digest TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE committee (committee_id INTEGER PRIMARY KEY, committee_key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE committee_version (
  version_id INTEGER PRIMARY KEY, committee_id INTEGER NOT NULL REFERENCES committee, name TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX committee_current ON committee_version (committee_id) WHERE to_op IS NULL;

CREATE TABLE station (station_id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE station_version (
  version_id INTEGER PRIMARY KEY, station_id INTEGER NOT NULL REFERENCES station,
  committee_id INTEGER NOT NULL REFERENCES committee, name TEXT NOT NULL, county TEXT NOT NULL, room TEXT NOT NULL,
  moved_in_on TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX station_current ON station_version (station_id) WHERE to_op IS NULL;
CREATE UNIQUE INDEX station_name ON station_version (county, name) WHERE to_op IS NULL;

CREATE TABLE mediator (mediator_id TEXT PRIMARY KEY) STRICT;
CREATE TABLE mediator_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator, name TEXT NOT NULL,
  resident_id TEXT NOT NULL, employment TEXT NOT NULL CHECK (employment IN ('full-time', 'part-time')),
  hired_on TEXT NOT NULL, left_on TEXT, phone TEXT, bank TEXT, account TEXT, occupation TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX mediator_current ON mediator_version (mediator_id) WHERE to_op IS NULL;
CREATE UNIQUE INDEX mediator_person ON mediator_version (resident_id) WHERE to_op IS NULL;

CREATE TABLE assignment_version (
  version_id INTEGER PRIMARY KEY, mediator_id TEXT NOT NULL REFERENCES mediator,
  station_id INTEGER NOT NULL REFERENCES station, from_on TEXT NOT NULL, to_on TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX assignment_current ON assignment_version (mediator_id, station_id, from_on) WHERE to_op IS NULL;

CREATE TABLE received_file (
  file_id INTEGER PRIMARY KEY, name TEXT NOT NULL, sheet TEXT, sha256 TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES operation
) STRICT;

CREATE TABLE mediation_case (
  case_id INTEGER PRIMARY KEY, committee_id INTEGER NOT NULL REFERENCES committee, case_key TEXT NOT NULL,
  UNIQUE (committee_id, case_key)
) STRICT;
CREATE TABLE case_version (
  version_id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES mediation_case,
  station_id INTEGER NOT NULL REFERENCES station, case_no TEXT NOT NULL,
  accepted_on TEXT NOT NULL, agreed_on TEXT, closed_on TEXT, dispute_type TEXT, grade TEXT, source TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('settled', 'not-settled', 'withdrawn', 'transferred', 'open')),
  agreement_form TEXT CHECK (agreement_form IN ('written', 'oral')),
  amount_fen INTEGER CHECK (typeof(amount_fen) IN ('integer', 'null')),
  incident_no TEXT, summary TEXT, agreement_terms TEXT, performance_manner TEXT, performance_due TEXT,
  people_involved INTEGER, note TEXT, parties TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file, source_row INTEGER NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX case_current ON case_version (case_id) WHERE to_op IS NULL;
CREATE INDEX case_accepted ON case_version (accepted_on) WHERE to_op IS NULL;
CREATE INDEX case_closed ON case_version (closed_on, case_id) WHERE to_op IS NULL;
CREATE INDEX case_from ON case_version (from_op);
CREATE INDEX case_to ON case_version (to_op) WHERE to_op IS NOT NULL;
CREATE TABLE case_mediator (
  version_id INTEGER NOT NULL REFERENCES case_version, position INTEGER NOT NULL,
  mediator_id TEXT REFERENCES mediator, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'assistant')), weight INTEGER NOT NULL CHECK (weight >= 0),
  PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE open_item (
  item_id INTEGER PRIMARY KEY, item_key TEXT NOT NULL, severity TEXT NOT NULL, code TEXT NOT NULL,
  committee_id INTEGER REFERENCES committee, case_key TEXT, field TEXT, problem TEXT NOT NULL,
  closing_reason TEXT, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX open_item_current ON open_item (item_key) WHERE to_op IS NULL;
CREATE INDEX open_item_from ON open_item (from_op);
CREATE INDEX open_item_to ON open_item (to_op) WHERE to_op IS NOT NULL;
CREATE INDEX open_item_case ON open_item (committee_id, case_key) WHERE to_op IS NULL;

CREATE TABLE payroll_run (
  run_id INTEGER PRIMARY KEY, month TEXT NOT NULL, batch TEXT NOT NULL, state TEXT NOT NULL, stale INTEGER NOT NULL,
  pay_on TEXT NOT NULL, seen_op INTEGER NOT NULL, op INTEGER NOT NULL REFERENCES operation, policies TEXT NOT NULL,
  not_configured TEXT NOT NULL, warnings TEXT NOT NULL, paid_cases INTEGER NOT NULL,
  UNIQUE (month, batch)
) STRICT;
CREATE TABLE payslip (
  run_id INTEGER NOT NULL REFERENCES payroll_run, mediator_id TEXT NOT NULL REFERENCES mediator, name TEXT NOT NULL,
  county TEXT NOT NULL, station_id INTEGER NOT NULL REFERENCES station, station TEXT NOT NULL, employment TEXT NOT NULL,
  ${fen('gross_fen')}, ${fen('deductions_fen')}, ${fen('net_fen')}, sums TEXT NOT NULL,
  CHECK (net_fen = gross_fen - deductions_fen), PRIMARY KEY (run_id, mediator_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE pay_line (
  line_id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES payroll_run,
  mediator_id TEXT NOT NULL REFERENCES mediator, side TEXT NOT NULL CHECK (side IN ('employee', 'employer')),
  kind TEXT NOT NULL, case_id INTEGER REFERENCES mediation_case, ${fen('amount_fen')},
  case_amount_fen INTEGER CHECK (typeof(case_amount_fen) IN ('integer', 'null')),
  policy INTEGER, clause TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX pay_line_run ON pay_line (run_id);
CREATE UNIQUE INDEX pay_line_once ON pay_line (case_id, mediator_id) WHERE kind IN ('case-subsidy', 'arrears');
CREATE TABLE payroll_hold (
  run_id INTEGER NOT NULL REFERENCES payroll_run, case_id INTEGER NOT NULL REFERENCES mediation_case,
  reason TEXT NOT NULL, PRIMARY KEY (run_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_confirmation (
  version_id INTEGER PRIMARY KEY, policy_id TEXT NOT NULL, effective_from TEXT NOT NULL, sha256 TEXT NOT NULL,
  document TEXT NOT NULL, confirmed_by TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX policy_confirmed ON policy_confirmation (policy_id, effective_from) WHERE to_op IS NULL;
`
