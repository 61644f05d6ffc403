// Takes a private copy back in time: as the store was known after an operation. Set by set, along the indexes of the
// operations; nothing is read row by row. Never for the workspace's own file.
import type { Connection } from './connection.ts'

export async function rewindTo(connection: Connection, seq: number): Promise<void> {
  // Rows that refer to one another go together: no need to look at each.
  connection.exec('PRAGMA foreign_keys = OFF')
  try {
    await connection.immediate(async () => connection.guard(() => takeBack(connection, seq)))
  } finally {
    connection.exec('PRAGMA foreign_keys = ON')
  }
}

function takeBack(connection: Connection, seq: number): void {
  const run = (text: string): void => void connection.statement(text).run(seq)
  run('DELETE FROM case_mediator WHERE version_id IN (SELECT version_id FROM case_version WHERE from_op > ?)')
  for (const table of versionedTables(connection)) {
    // What came later goes first: an older version that is current again must find its place free.
    run(`DELETE FROM ${table} WHERE from_op > ?`)
    run(`UPDATE ${table} SET to_op = NULL WHERE to_op > ?`)
  }
  for (const table of ['pay_line', 'payslip', 'payroll_hold'])
    run(`DELETE FROM ${table} WHERE run_id IN (SELECT run_id FROM payroll_run WHERE op > ?)`)
  for (const table of ['payroll_run', 'received_file', 'rule_file', 'operation_note', 'operation_day'])
    run(`DELETE FROM ${table} WHERE op > ?`)
  run('DELETE FROM operation WHERE seq > ?')
  connection.exec(STATES)
}

/** Those with versions have both columns; the list follows the schema, so that a new table is never forgotten. */
function versionedTables(connection: Connection): readonly string[] {
  const query = `SELECT t.name FROM sqlite_schema AS t WHERE t.type = 'table'
    AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.name = 'from_op') ORDER BY t.name`
  const rows: readonly { readonly name: string }[] = connection.statement(query).all()
  return rows.map((row) => row.name)
}

/** A run stands where its newest step of then left it; a notice moves nothing. */
const STATES = `UPDATE payroll_run SET stale = 0, state = coalesce((SELECT s.step FROM run_step AS s
  WHERE s.month = payroll_run.month AND s.batch = payroll_run.batch AND s.to_op IS NULL AND s.step <> 'noticed'
  ORDER BY s.from_op DESC LIMIT 1), 'draft')`
