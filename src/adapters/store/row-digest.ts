// The digest of the rows that one operation wrote: a digest a table over lines of JSON, then one over all of them. Read
// back from the store as it stands, so that a changed byte is found.
import { createHash } from 'node:crypto'
import { LATER_FACT_COLUMNS } from './case-rows.ts'
import type { Connection } from './connection.ts'
import { COVERED, COVERED_LATER, type Covered } from './covered-tables.ts'
import { digestLines, Lines, type Source, type TakenDigests } from './line-digest.ts'
import { runParts } from './run-digest.ts'

export function digestRows(connection: Connection, seq: number, salt: string, taken: TakenDigests = new Map()): string {
  const parts: (readonly [string, string])[] = []
  for (const { table, key, columns } of COVERED) {
    const { written, closed } = sourcesOf({ table, key, columns }, seq)
    parts.push([table, taken.get(table) ?? digestLines(connection, salt, written)])
    parts.push([`${table} closed`, digestLines(connection, salt, closed)])
  }
  const mediators = {
    from: 'case_version',
    key: 'version_id',
    line: MEDIATORS_OF_VERSION,
    where: 'from_op = ?',
    value: seq,
  }
  parts.push(['case_mediator', taken.get('case_mediator') ?? digestLines(connection, salt, mediators)])
  const files = {
    from: 'received_file',
    key: 'file_id',
    line: 'json_array(file_id, name, sheet, sha256)',
    where: 'op = ?',
    value: seq,
  }
  parts.push(['received_file', digestLines(connection, salt, files)])
  parts.push(...laterParts(connection, seq, salt))
  parts.push(...runParts(connection, { salt, seq, taken }))
  return createHash('sha256')
    .update(JSON.stringify([salt, parts]))
    .digest('hex')
}

/** What an operation wrote into a table of versions, and what it closed there. */
function sourcesOf({ table, key, columns }: Covered, seq: number): Record<'written' | 'closed', Source> {
  const line = `json_array(${key}, ${columns.join(', ')})`
  return {
    written: { from: table, key, line, where: 'from_op = ?', value: seq },
    closed: { from: table, key, line: `json_array(${key})`, where: 'to_op = ?', value: seq },
  }
}

function laterParts(connection: Connection, seq: number, salt: string): readonly (readonly [string, string])[] {
  const empty = new Lines(salt).digest()
  const parts: (readonly [string, string])[] = COVERED_LATER.flatMap((covered) => {
    const { written, closed } = sourcesOf(covered, seq)
    return [
      [covered.table, digestLines(connection, salt, written)],
      [`${covered.table} closed`, digestLines(connection, salt, closed)],
    ] as const
  })
  const note = { from: 'operation_note', key: 'op', line: 'json_array(note)', where: 'op = ?', value: seq }
  parts.push(['operation_note', digestLines(connection, salt, note)])
  const day = { from: 'operation_day', key: 'op', line: 'json_array(day)', where: 'op = ?', value: seq }
  parts.push(['operation_day', digestLines(connection, salt, day)])
  for (const column of LATER_FACT_COLUMNS) {
    const line = `json_array(version_id, ${column})`
    const where = `${column} IS NOT NULL AND from_op = ?`
    const stated = { from: 'case_version', key: 'version_id', line, where, value: seq }
    parts.push([`case_version ${column}`, digestLines(connection, salt, stated)])
  }
  return parts.filter(([, digest]) => digest !== empty)
}

/** One line a version: its id and the list of its mediators. */
const MEDIATORS_OF_VERSION = `json_array(version_id, (SELECT json_group_array(json_array(mediator_id, name, role, weight))
  FROM case_mediator AS m WHERE m.version_id = case_version.version_id))`
