// The digest of the rows that one operation wrote: a digest a table over lines of JSON, then one over all of them. Read
// back from the store as it stands, so that a changed byte is found.
import { createHash } from 'node:crypto'
import { FACT_COLUMNS } from './case-rows.ts'
import type { Connection } from './connection.ts'
import { Lines } from './line-digest.ts'

/** The tables whose rows an operation's digest covers: columns of the facts, in a fixed order. */
const COVERED: readonly {
  readonly table: string
  readonly key: string
  readonly columns: readonly string[]
}[] = [
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
      ...FACT_COLUMNS,
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
const COVERED_LATER: typeof COVERED = [
  { table: 'ledger_coverage', key: 'coverage_id', columns: ['file_id', 'station_id', 'month', 'rows'] },
  { table: 'zero_report', key: 'report_id', columns: ['station_id', 'month'] },
  { table: 'mediator_alias', key: 'alias_id', columns: ['alias', 'mediator_id'] },
  {
    table: 'case_relation',
    key: 'relation_id',
    columns: ['case_a', 'case_b', 'score', 'reasons', 'relation', 'note'],
  },
]

/** SQLite joins so many rows at a time: one call a chunk instead of one a row. */
const CHUNK = 1000

/** Digests by table that the writer has already taken, line for line the same as reading back. */
export type TakenDigests = ReadonlyMap<string, string>

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
function sourcesOf(
  { table, key, columns }: (typeof COVERED)[number],
  seq: number,
): Record<'written' | 'closed', Source> {
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
  return parts.filter(([, digest]) => digest !== empty)
}

type Source = {
  readonly from: string
  readonly key: string
  readonly line: string
  readonly where: string
  readonly value: number
}

function digestLines(connection: Connection, salt: string, source: Source): string {
  const lines = new Lines(salt)
  const statement = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines, max(key) AS last, count(*) AS size FROM (
       SELECT ${source.line} AS line, ${source.key} AS key FROM ${source.from}
       WHERE ${source.where} AND ${source.key} > ? ORDER BY ${source.key} LIMIT ${CHUNK})`,
  )
  for (let last = -1, size = CHUNK; size === CHUNK; ) {
    const row = connection.guard(() => statement.get(source.value, last))
    if (row.size > 0) lines.add(row.lines)
    last = row.last
    size = row.size
  }
  return lines.digest()
}

/** One line a version: its id and the list of its mediators. */
const MEDIATORS_OF_VERSION = `json_array(version_id, (SELECT json_group_array(json_array(mediator_id, name, role, weight))
  FROM case_mediator AS m WHERE m.version_id = case_version.version_id))`

type RunSource = { readonly salt: string; readonly seq: number; readonly taken: TakenDigests }

/** The results of a payroll run that this operation computed, as long as no later draft has replaced them. */
function runParts(connection: Connection, { salt, seq, taken }: RunSource): readonly (readonly [string, string])[] {
  const run = connection
    .statement('SELECT run_id, month, batch, pay_on, policies FROM payroll_run WHERE op = ?')
    .get(seq)
  if (run === undefined) return []
  const line =
    'json_array(line_id, mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text)'
  const slip = 'json_array(mediator_id, name, county, station, employment, gross_fen, deductions_fen, net_fen, sums)'
  const slips = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines FROM (SELECT ${slip} AS line FROM payslip WHERE run_id = ? ORDER BY mediator_id)`,
  )
  return [
    ['payroll_run', JSON.stringify([run.month, run.batch, run.pay_on, run.policies])],
    [
      'pay_line',
      taken.get('pay_line') ??
        digestLines(connection, salt, {
          from: 'pay_line',
          key: 'line_id',
          line,
          where: 'run_id = ?',
          value: run.run_id,
        }),
    ],
    [
      'payslip',
      createHash('sha256')
        .update(salt)
        .update(slips.get(run.run_id).lines ?? '')
        .digest('hex'),
    ],
  ]
}
