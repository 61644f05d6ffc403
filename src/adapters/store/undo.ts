// Takes an import out again: what it wrote is closed, what it closed comes back as a version of its own. Nothing is
// deleted; the cases then stand as they did before, or nothing happens and what depends on the import is named.
import type { Dependent, OperationHead, UndoResult } from '../../store.ts'
import { FACT_COLUMNS } from './case-rows.ts'
import type { Connection } from './connection.ts'
import { recordOperation } from './operations.ts'

export const IMPORT_COMMANDS = ["'ledger import'", "'ledger apply'"].join(', ')
export const UNDO_COMMAND = 'ledger undo'

const STATE = ['station_id', ...FACT_COLUMNS, 'file_id', 'source_row', 'names_hash', 'contact_hash'].join(', ')
const stateOf = (version: string): string =>
  `json_array(${STATE.split(', ')
    .map((name) => `${version}.${name}`)
    .join(', ')})`

type Undoing = { readonly seq: number; readonly head: OperationHead; readonly dryRun: boolean }

export async function undoImport(connection: Connection, { seq, head, dryRun }: Undoing): Promise<UndoResult> {
  const work = async (): Promise<UndoResult> => {
    const isImport = `SELECT 1 FROM operation WHERE seq = ? AND command IN (${IMPORT_COMMANDS})`
    if (connection.guard(() => connection.statement(isImport).get(seq)) === undefined) return { kind: 'unknown' }
    const undoneBy = undoneByOf(connection, seq)
    if (undoneBy !== null) return { kind: 'already', undoneBy }
    const dependents = dependentsOf(connection, seq)
    if (dependents.length > 0) return { kind: 'blocked', dependents }
    const counts = countsOf(connection, seq)
    if (dryRun) return { kind: 'undone', operation: null, counts }
    const operation = await recordOperation(connection, {
      head,
      counts: { batch: seq, ...counts },
      write: async (own) => takeOut(connection, seq, own),
    })
    return { kind: 'undone', operation, counts }
  }
  return dryRun ? work() : connection.immediate(work)
}

export function undoneByOf(connection: Connection, seq: number): number | null {
  const row = connection.guard(() =>
    connection
      .statement(`SELECT seq FROM operation WHERE command = '${UNDO_COMMAND}' AND counts ->> '$.batch' = ? LIMIT 1`)
      .get(seq),
  )
  return row === undefined ? null : row.seq
}

const MOST_DEPENDENTS = 100

function dependentsOf(connection: Connection, seq: number): readonly Dependent[] {
  const found = (query: string): readonly { case_no: string; word: string | number }[] =>
    connection.guard(() => connection.statement(`${query} LIMIT ${MOST_DEPENDENTS}`).all(seq))
  // A later import that was itself taken out has left an equal version behind: that is no dependence.
  const changed = found(`
    SELECT w.case_no, coalesce((SELECT n.from_op FROM case_version AS n WHERE n.case_id = w.case_id AND n.to_op IS NULL), '') AS word
    FROM case_version AS w WHERE w.from_op = ? AND w.to_op IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM case_version AS n WHERE n.case_id = w.case_id AND n.to_op IS NULL AND ${stateOf('n')} = ${stateOf('w')})`)
  const paid = found(`
    SELECT DISTINCT w.case_no, r.month AS word FROM case_version AS w JOIN pay_line AS l ON l.case_id = w.case_id
    JOIN payroll_run AS r ON r.run_id = l.run_id WHERE w.from_op = ? AND r.state <> 'draft'`)
  const related = found(`
    SELECT DISTINCT w.case_no, '' AS word FROM case_version AS w JOIN case_relation AS r ON w.case_id IN (r.case_a, r.case_b)
    WHERE w.from_op = ? AND r.to_op IS NULL AND r.relation IS NOT NULL AND ${GOES}`)
  const removed = found(`
    SELECT i.case_key AS case_no, i.to_op AS word FROM open_item AS i
    WHERE i.from_op = ? AND i.to_op IS NOT NULL AND EXISTS (SELECT 1 FROM case_version AS v WHERE v.to_op = i.to_op)
      AND EXISTS (SELECT 1 FROM operation AS o WHERE o.seq = i.to_op AND o.command = 'ledger dismiss')`)
  return [
    ...workOn(found),
    ...removed.map(({ case_no, word }) => ({ caseNo: case_no, reason: `照这一批的提醒移出了（${batchWord(word)}）` })),
    ...changed.map(({ case_no, word }) => ({
      caseNo: case_no,
      reason: word === '' ? '后来又被移出' : `后来又有变更（${batchWord(word)}）`,
    })),
    ...paid.map(({ case_no, word }) => ({ caseNo: case_no, reason: `补贴已在 ${word} 的工资里提交或发放` })),
    ...related.map(({ case_no }) => ({ caseNo: case_no, reason: '已经登记了与别的案件的关系' })),
  ]
}

/** The case came with the import and goes with it: what hangs on it would hang on nothing. */
const GOES = 'NOT EXISTS (SELECT 1 FROM case_version AS p WHERE p.case_id = w.case_id AND p.to_op = w.from_op)'

/** What people have added to a case since. A decision and an award rest on its facts, whether it goes or stands as before. */
const LATER_WORK: readonly { readonly table: string; readonly condition: string; readonly reason: string }[] = [
  { table: 'case_supplement', condition: GOES, reason: '已经补登了履行、回访等情况' },
  { table: 'case_shares', condition: GOES, reason: '已经登记了约定的份额' },
  { table: 'case_review', condition: '1', reason: '局里已经核定' },
  { table: 'award_version', condition: "n.state <> 'withdrawn'", reason: '已经申报了奖励' },
]

function workOn(found: (query: string) => readonly { readonly case_no: string }[]): readonly Dependent[] {
  return LATER_WORK.flatMap(({ table, condition, reason }) =>
    found(`
    SELECT DISTINCT w.case_no FROM case_version AS w JOIN ${table} AS n ON n.case_id = w.case_id
    WHERE w.from_op = ? AND n.to_op IS NULL AND n.from_op > w.from_op AND ${condition}`).map(({ case_no }) => ({
      caseNo: case_no,
      reason,
    })),
  )
}

function countsOf(connection: Connection, seq: number): { readonly removed: number; readonly restored: number } {
  return connection.guard(() =>
    connection
      .statement(
        `SELECT count(*) - coalesce(sum(restores), 0) AS removed, coalesce(sum(restores), 0) AS restored FROM (
           SELECT EXISTS (SELECT 1 FROM case_version AS p WHERE p.case_id = w.case_id AND p.to_op = w.from_op) AS restores
           FROM case_version AS w WHERE w.from_op = ?)`,
      )
      .get(seq),
  )
}

function takeOut(connection: Connection, seq: number, own: number): void {
  const run = (query: string, ...values: readonly number[]): void =>
    void connection.guard(() => connection.statement(query).run(...values))
  run(
    'UPDATE case_version SET to_op = ? WHERE to_op IS NULL AND case_id IN (SELECT case_id FROM case_version WHERE from_op = ?)',
    own,
    seq,
  )
  run(
    `INSERT INTO case_version (case_id, ${STATE}, from_op)
     SELECT p.case_id, ${STATE}, ? FROM case_version AS p WHERE p.to_op = ? ORDER BY p.version_id`,
    own,
    seq,
  )
  run(
    `INSERT INTO case_mediator (version_id, position, mediator_id, name, role, weight)
     SELECT n.version_id, m.position, m.mediator_id, m.name, m.role, m.weight
     FROM case_version AS p JOIN case_mediator AS m ON m.version_id = p.version_id
     JOIN case_version AS n ON n.case_id = p.case_id AND n.from_op = ? WHERE p.to_op = ?`,
    own,
    seq,
  )
  // An item that a later undo brought back is a copy: the same problem under the same key.
  run(
    `UPDATE open_item SET to_op = ? WHERE to_op IS NULL
       AND EXISTS (SELECT 1 FROM open_item AS i WHERE i.from_op = ? AND i.item_key = open_item.item_key AND i.problem = open_item.problem)`,
    own,
    seq,
  )
  run(
    `INSERT INTO open_item (item_key, severity, code, committee_id, case_key, field, problem, from_op)
     SELECT item_key, severity, code, committee_id, case_key, field, problem, ? FROM open_item AS o
     WHERE o.to_op = ? AND NOT EXISTS (SELECT 1 FROM open_item AS n WHERE n.item_key = o.item_key AND n.to_op IS NULL)`,
    own,
    seq,
  )
  run('UPDATE ledger_coverage SET to_op = ? WHERE from_op = ? AND to_op IS NULL', own, seq)
  // Also suspicions of later imports against cases that are no longer there.
  run(
    `UPDATE case_relation SET to_op = ?1 WHERE to_op IS NULL AND relation IS NULL AND (from_op = ?2
       OR NOT EXISTS (SELECT 1 FROM case_version AS v WHERE v.case_id = case_a AND v.to_op IS NULL)
       OR NOT EXISTS (SELECT 1 FROM case_version AS v WHERE v.case_id = case_b AND v.to_op IS NULL))`,
    own,
    seq,
  )
}

/** An operation by the name under which batches are listed. */
const batchWord = (seq: string | number): string => `B${String(seq).padStart(4, '0')}`
