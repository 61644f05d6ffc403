// Cases of which something that decides their pay has changed since an operation: facts, what was recorded, the bureau's
// decision, agreed shares, links, and rows that a person has to look at. People are left to changed-people.ts.
import type { Connection } from './connection.ts'
import { HOLDING_CODES, hasRow } from './held-cases.ts'

const VERSIONS_BY_CASE = ['case_supplement', 'case_review', 'case_shares'] as const

/**
 * SQL of `case_id, op`, op the operation that changed it; ?1 is the operation after which. A case that is new has no
 * closed version: `ofNew` says which of those are wanted too.
 */
export function touchedCases(connection: Connection, ofNew: string | null): string {
  const both = (table: string, columns: string, where = '1'): readonly string[] => [
    `SELECT ${columns}, w.from_op AS op FROM ${table} AS w WHERE w.from_op > ?1 AND ${where}`,
    `SELECT ${columns}, w.to_op AS op FROM ${table} AS w WHERE w.to_op > ?1 AND ${where}`,
  ]
  const items = `open_item AS i JOIN mediation_case AS c ON c.committee_id = i.committee_id AND c.case_key = i.case_key
    WHERE i.code IN ${HOLDING_CODES}`
  const arms = [
    'SELECT w.case_id, w.to_op AS op FROM case_version AS w WHERE w.to_op > ?1',
    ...(ofNew === null
      ? []
      : [
          `SELECT v.case_id, v.from_op AS op FROM case_version AS v WHERE v.from_op > ?1 AND v.to_op IS NULL AND ${ofNew}`,
        ]),
    ...VERSIONS_BY_CASE.flatMap((table) => both(table, 'w.case_id')),
    ...both('case_relation', 'w.case_a AS case_id'),
    ...both('case_relation', 'w.case_b AS case_id'),
    `SELECT c.case_id, i.from_op AS op FROM ${items} AND i.from_op > ?1`,
    `SELECT c.case_id, i.to_op AS op FROM ${items} AND i.to_op > ?1`,
  ]
  const own = arms.join(' UNION ALL ')
  if (!hasRow(connection, 'SELECT 1 FROM case_relation WHERE to_op IS NULL')) return own
  // Of one dispute in two ledgers the pay of one depends on the other.
  return `WITH own AS MATERIALIZED (${own}) SELECT case_id, op FROM own
    UNION ALL SELECT r.case_b, t.op FROM own AS t JOIN case_relation AS r ON r.case_a = t.case_id AND r.to_op IS NULL
    UNION ALL SELECT r.case_a, t.op FROM own AS t JOIN case_relation AS r ON r.case_b = t.case_id AND r.to_op IS NULL`
}
