// The operation log: a hash chain over headers, each with one salted digest of the rows that the operation wrote.
// Personal values stand in the versions only, so that a person can be erased and the headers still chain.
import { createHash } from 'node:crypto'
import type { Operation, OperationHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'

/** The tables whose rows an operation's digest covers: columns of the facts, in a fixed order. */
const COVERED: readonly {
  readonly table: string
  readonly key: string
  readonly columns: readonly string[]
  readonly versioned: boolean
}[] = [
  { table: 'committee_version', key: 'version_id', versioned: true, columns: ['committee_id', 'name'] },
  {
    table: 'station_version',
    key: 'version_id',
    versioned: true,
    columns: ['station_id', 'committee_id', 'name', 'county', 'room', 'moved_in_on'],
  },
  {
    table: 'mediator_version',
    key: 'version_id',
    versioned: true,
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
    versioned: true,
    columns: ['mediator_id', 'station_id', 'from_on', 'to_on'],
  },
  {
    table: 'case_version',
    key: 'version_id',
    versioned: true,
    columns: [
      'case_id',
      'station_id',
      'case_no',
      'accepted_on',
      'agreed_on',
      'closed_on',
      'dispute_type',
      'grade',
      'source',
      'outcome',
      'agreement_form',
      'amount_fen',
      'incident_no',
      'summary',
      'agreement_terms',
      'performance_manner',
      'performance_due',
      'people_involved',
      'note',
      'parties',
      'file_id',
      'source_row',
    ],
  },
  {
    table: 'open_item',
    key: 'item_id',
    versioned: true,
    columns: ['item_key', 'severity', 'code', 'case_key', 'field', 'problem'],
  },
  {
    table: 'policy_confirmation',
    key: 'version_id',
    versioned: true,
    columns: ['policy_id', 'effective_from', 'sha256', 'document', 'confirmed_by'],
  },
]

const CHUNK = 1000

/** Digest of everything the operation wrote and closed, read back from the store as it stands. */
export function digestRows(connection: Connection, seq: number, salt: string): string {
  const hash = createHash('sha256').update(salt)
  for (const { table, key, columns } of COVERED) {
    hash.update(`\n${table}\n`)
    digestQuery(connection, hash, {
      table,
      key,
      row: `json_array(${key}, ${columns.join(', ')})`,
      column: 'from_op',
      seq,
    })
    digestQuery(connection, hash, { table, key, row: `json_array(${key}, 'closed')`, column: 'to_op', seq })
  }
  digestMediators(connection, hash, seq)
  digestRun(connection, hash, seq)
  return hash.digest('hex')
}

type Part = {
  readonly table: string
  readonly key: string
  readonly row: string
  readonly column: string
  readonly seq: number
}
type Hash = ReturnType<typeof createHash>

/** SQLite joins a thousand rows at a time: one call a chunk instead of one a row. */
function digestQuery(connection: Connection, hash: Hash, part: Part): void {
  const statement = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines, max(key) AS last, count(*) AS size FROM (
       SELECT ${part.row} AS line, ${part.key} AS key FROM ${part.table}
       WHERE ${part.column} = ? AND ${part.key} > ? ORDER BY ${part.key} LIMIT ${CHUNK})`,
  )
  for (let last = -1, size = CHUNK; size === CHUNK; ) {
    const row = statement.get(part.seq, last)
    if (row.size > 0) hash.update(row.lines)
    last = row.last
    size = row.size
  }
}

function digestMediators(connection: Connection, hash: Hash, seq: number): void {
  hash.update('\ncase_mediator\n')
  const statement = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines, max(version_id) AS last, count(DISTINCT version_id) AS size FROM (
       SELECT json_array(m.version_id, m.position, m.mediator_id, m.name, m.role, m.weight) AS line, m.version_id
       FROM (SELECT version_id FROM case_version WHERE from_op = ? AND version_id > ? ORDER BY version_id LIMIT ${CHUNK}) AS v
       JOIN case_mediator AS m ON m.version_id = v.version_id ORDER BY m.version_id, m.position)`,
  )
  const chunk = connection.statement(
    `SELECT max(version_id) AS last, count(*) AS size FROM (
       SELECT version_id FROM case_version WHERE from_op = ? AND version_id > ? ORDER BY version_id LIMIT ${CHUNK})`,
  )
  for (let last = -1, size = CHUNK; size === CHUNK; ) {
    const lines = statement.get(seq, last).lines
    if (typeof lines === 'string') hash.update(lines)
    const end = chunk.get(seq, last)
    last = end.last
    size = end.size
  }
}

/** The results of a payroll run that this operation computed, as long as no later draft has replaced them. */
function digestRun(connection: Connection, hash: Hash, seq: number): void {
  const run = connection
    .statement('SELECT run_id, month, batch, pay_on, policies FROM payroll_run WHERE op = ?')
    .get(seq)
  if (run === undefined) return
  hash.update(`\npayroll_run\n${JSON.stringify([run.month, run.batch, run.pay_on, run.policies])}\n`)
  const row = 'json_array(mediator_id, side, kind, case_id, amount_fen, case_amount_fen, policy, clause, text)'
  digestQuery(connection, hash, { table: 'pay_line', key: 'line_id', row, column: 'run_id', seq: run.run_id })
  const slips = connection.statement(
    `SELECT group_concat(line, char(10)) AS lines FROM (SELECT json_array(mediator_id, name, county, station, employment,
       gross_fen, deductions_fen, net_fen) AS line FROM payslip WHERE run_id = ? ORDER BY mediator_id)`,
  )
  hash.update(slips.get(run.run_id).lines ?? '')
}

/** Append an operation to the chain. `write` gets its sequence number and does the work; both are one transaction of the caller. */
export async function recordOperation(
  connection: Connection,
  head: OperationHead,
  counts: { readonly [name: string]: number },
  write: (seq: number) => Promise<void>,
): Promise<Operation> {
  const previous = await connection.first(
    sql.selectFrom('operation').select(['seq', 'digest']).orderBy('seq', 'desc').limit(1).compile(),
  )
  const seq = (previous?.seq ?? 0) + 1
  const salt = connection.salt()
  const blank = {
    seq,
    at: head.at,
    operator: head.operator,
    command: head.command,
    counts: JSON.stringify(counts),
    salt,
  }
  // The header goes in first with a digest that cannot be right: the rows refer to it.
  await connection.run(
    sql
      .insertInto('operation')
      .values({ ...blank, rows_digest: '', previous_digest: previous?.digest ?? '', digest: salt })
      .compile(),
  )
  await write(seq)
  const rowsDigest = digestRows(connection, seq, salt)
  const digest = chainDigest({ ...blank, rows_digest: rowsDigest, previous_digest: previous?.digest ?? '' })
  await connection.run(
    sql.updateTable('operation').set({ rows_digest: rowsDigest, digest }).where('seq', '=', seq).compile(),
  )
  return { ...head, seq, counts, digest }
}

type Header = {
  seq: number
  at: string
  operator: string | null
  command: string
  counts: string
  salt: string
  rows_digest: string
  previous_digest: string
}

function chainDigest(header: Header): string {
  const { seq, at, operator, command, counts, salt, rows_digest, previous_digest } = header
  // A JSON array keeps the borders of the fields: `ab|c` and `a|bc` differ.
  return createHash('sha256')
    .update(JSON.stringify([seq, at, operator, command, counts, salt, rows_digest, previous_digest]))
    .digest('hex')
}

/** Re-derive the chain from the first operation on. Names the first operation that does not fit. */
export async function verifyOperations(
  connection: Connection,
): Promise<{ readonly seq: number; readonly reason: string } | null> {
  let expected = 1
  let previous = ''
  for await (const batch of connection.batches(sql.selectFrom('operation').selectAll().orderBy('seq').compile())) {
    for (const row of batch) {
      if (row.seq !== expected) return { seq: expected, reason: '这一条操作记录不见了' }
      if (row.previous_digest !== previous) return { seq: row.seq, reason: '与前一条操作记录接不上' }
      if (chainDigest(row) !== row.digest) return { seq: row.seq, reason: '操作记录本身被改动' }
      if (isReplacedRun(connection, row.seq, row.command)) {
        // The lines of a replaced draft are gone by design; its header still chains.
      } else if (digestRows(connection, row.seq, row.salt) !== row.rows_digest)
        return { seq: row.seq, reason: '这次操作写入的数据被改动' }
      expected += 1
      previous = row.digest
    }
  }
  return null
}

function isReplacedRun(connection: Connection, seq: number, command: string): boolean {
  if (command !== 'payroll run') return false
  return connection.statement('SELECT 1 FROM payroll_run WHERE op = ?').get(seq) === undefined
}
