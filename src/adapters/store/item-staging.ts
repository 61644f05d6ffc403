// Refused rows and pending fields on their way into the store: each is kept once until a good row comes or a person
// dismisses it. Part of an import's staging.
import type { ItemDraft } from '../../store.ts'
import type { Connection } from './connection.ts'
import { UNDO_COMMAND } from './undo.ts'

export const ITEM_STAGING = `
CREATE TEMP TABLE IF NOT EXISTS staged_item (
  item_key TEXT PRIMARY KEY, severity TEXT NOT NULL, code TEXT NOT NULL, committee_id INTEGER, case_key TEXT, field TEXT, problem TEXT NOT NULL
) STRICT;
CREATE TEMP TABLE IF NOT EXISTS staged_good (
  committee_id INTEGER NOT NULL, case_key TEXT NOT NULL, given TEXT NOT NULL, PRIMARY KEY (committee_id, case_key)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS staged_problem (problem_id INTEGER PRIMARY KEY, problem TEXT NOT NULL) STRICT;
CREATE TEMP VIEW IF NOT EXISTS new_item AS
  SELECT * FROM temp.staged_item AS s WHERE NOT EXISTS (
    SELECT 1 FROM main.open_item AS o WHERE o.item_key = s.item_key
      AND (o.to_op IS NULL OR (o.problem = s.problem AND NOT EXISTS (
        SELECT 1 FROM main.operation AS p WHERE p.seq = o.to_op AND p.command = '${UNDO_COMMAND}'))));
CREATE TEMP VIEW IF NOT EXISTS ended_item AS
  SELECT o.item_id FROM temp.staged_good AS g
  JOIN main.open_item AS o ON o.committee_id = g.committee_id AND o.case_key = g.case_key AND o.to_op IS NULL
  WHERE (o.severity <> 'pending' OR EXISTS (SELECT 1 FROM json_each(g.given) AS j WHERE j.value = o.field))
    AND NOT EXISTS (SELECT 1 FROM temp.staged_item AS s WHERE s.item_key = o.item_key);
`
export const EMPTY_ITEM_STAGING =
  'DELETE FROM temp.staged_item; DELETE FROM temp.staged_good; DELETE FROM temp.staged_problem;'

/** One fault of one field of one case is one item, however often its file comes; a row without a number is known by its place. */
export function stageItem(connection: Connection, item: ItemDraft): void {
  const { problem } = item
  const place = item.caseKey ?? `${problem.file ?? ''}#${problem.sheet ?? ''}#${problem.row ?? ''}`
  const key = [problem.severity, problem.code, item.field ?? '', item.committeeId ?? '', place].join('\n')
  connection
    .statement(
      'INSERT OR REPLACE INTO temp.staged_item (item_key, severity, code, committee_id, case_key, field, problem) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(key, problem.severity, problem.code, item.committeeId, item.caseKey, item.field, JSON.stringify(problem))
}

/** Ends what a good row has answered and opens what is new. */
export function applyItems(connection: Connection, seq: number): void {
  connection.guard(() => {
    connection
      .statement('UPDATE open_item SET to_op = ? WHERE item_id IN (SELECT item_id FROM temp.ended_item)')
      .run(seq)
    connection
      .statement(
        `INSERT INTO open_item (item_key, severity, code, committee_id, case_key, field, problem, from_op)
         SELECT item_key, severity, code, committee_id, case_key, field, problem, ? FROM temp.new_item`,
      )
      .run(seq)
  })
}
