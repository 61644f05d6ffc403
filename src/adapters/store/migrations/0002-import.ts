// Second schema: what an import needs to be answered for. Which columns a file was read by, which rooms have sent their
// month, other spellings of names, pairs of cases that may be one dispute, and notes on operations.
import { disputeTraits } from '../../../domain/dispute-traits.ts'
import { FIRST_FACT_COLUMNS, factsOf } from '../case-rows.ts'
import type { Connection } from '../connection.ts'

const VERSIONED = `from_op INTEGER NOT NULL REFERENCES operation, to_op INTEGER REFERENCES operation`

const TABLES = `
ALTER TABLE received_file ADD COLUMN layout TEXT;

ALTER TABLE case_version ADD COLUMN names_hash INTEGER;
ALTER TABLE case_version ADD COLUMN contact_hash INTEGER;
CREATE INDEX case_past ON case_version (case_id) WHERE to_op IS NOT NULL;
CREATE INDEX case_names ON case_version (names_hash) WHERE to_op IS NULL AND names_hash IS NOT NULL;
CREATE INDEX case_contact ON case_version (contact_hash) WHERE to_op IS NULL AND contact_hash IS NOT NULL;
CREATE INDEX case_incident ON case_version (incident_no) WHERE to_op IS NULL AND incident_no IS NOT NULL;

CREATE TABLE operation_note (op INTEGER PRIMARY KEY REFERENCES operation, note TEXT NOT NULL) STRICT;

CREATE TABLE ledger_coverage (
  coverage_id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES received_file,
  station_id INTEGER NOT NULL REFERENCES station, month TEXT NOT NULL, rows INTEGER NOT NULL, ${VERSIONED}
) STRICT;
CREATE INDEX coverage_month ON ledger_coverage (month, station_id) WHERE to_op IS NULL;

CREATE TABLE zero_report (
  report_id INTEGER PRIMARY KEY, station_id INTEGER NOT NULL REFERENCES station, month TEXT NOT NULL, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX zero_report_current ON zero_report (month, station_id) WHERE to_op IS NULL;

CREATE TABLE mediator_alias (
  alias_id INTEGER PRIMARY KEY, alias TEXT NOT NULL, mediator_id TEXT NOT NULL REFERENCES mediator, ${VERSIONED}
) STRICT;
CREATE UNIQUE INDEX mediator_alias_current ON mediator_alias (alias, mediator_id) WHERE to_op IS NULL;

CREATE TABLE case_relation (
  relation_id INTEGER PRIMARY KEY, case_a INTEGER NOT NULL REFERENCES mediation_case,
  case_b INTEGER NOT NULL REFERENCES mediation_case, score INTEGER, reasons TEXT NOT NULL,
  relation TEXT CHECK (relation IN ('same-dispute', 'transferred', 'unrelated')), note TEXT, ${VERSIONED},
  CHECK (case_a < case_b)
) STRICT;
CREATE UNIQUE INDEX case_relation_current ON case_relation (case_a, case_b) WHERE to_op IS NULL;
CREATE INDEX case_relation_b ON case_relation (case_b) WHERE to_op IS NULL;
`

/** Cases that were there before get the traits by which near-duplicates are found. */
export function importTables(connection: Connection): void {
  connection.exec(TABLES)
  const page = connection.statement(
    `SELECT version_id, ${FIRST_FACT_COLUMNS.join(', ')}, NULL AS paid_by_hand, '[]' AS mediators FROM case_version
     WHERE to_op IS NULL AND version_id > ? ORDER BY version_id LIMIT 1000`,
  )
  const update = connection.statement('UPDATE case_version SET names_hash = ?, contact_hash = ? WHERE version_id = ?')
  for (let last = 0; ; ) {
    const rows = page.all(last)
    for (const row of rows) {
      const traits = disputeTraits(factsOf(row))
      update.run(traits.names, traits.contact, row.version_id)
      last = row.version_id
    }
    if (rows.length === 0) return
  }
}
