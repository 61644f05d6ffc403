// The peer of the payroll benchmark: a loop that reads the month's settled cases with their mediators and inserts one line
// a share into the same table, in one transaction of the same durability. No rules, no shares, no payslips, no digest.
import { DatabaseSync } from '@photostructure/sqlite'

const database = new DatabaseSync(process.argv[2])
database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON')
const cases = database.prepare(
  `SELECT v.case_id, v.case_no, v.closed_on, v.grade, m.mediator_id FROM case_version AS v JOIN case_mediator AS m ON m.version_id = v.version_id
   WHERE v.to_op IS NULL AND v.outcome = 'settled' AND v.closed_on BETWEEN '2017-10-01' AND '2017-10-31' ORDER BY v.closed_on, v.case_id`,
)
const insert = database.prepare(
  `INSERT INTO pay_line (run_id, mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text)
   VALUES (1, ?, 'employee', 'case-subsidy', ?, ?, 9000, 0, ?, ?)`,
)
database.exec('BEGIN IMMEDIATE')
database.exec(
  `INSERT INTO payroll_run (run_id, month, batch, state, stale, pay_on, seen_op, op, policies, not_configured, warnings, paid_cases)
   VALUES (1, '2017-10', 'loop', 'draft', 0, '2017-11-10', 1, 1, '[]', '[]', '[]', 0)`,
)
let lines = 0
for (const row of cases.iterate()) {
  insert.run(row.mediator_id, row.case_id, 9000, '难度档次', `难易程度“${row.grade}”，每件 90.00 元`)
  lines += 1
}
database.exec('COMMIT')
console.log(lines)
database.close()
