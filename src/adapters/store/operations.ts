// The operation log: a hash chain over headers, each with one salted digest of the rows that the operation wrote.
// Personal values stand in the versions only, so that a person can be erased and the headers still chain.
import { createHash } from 'node:crypto'
import type { Operation, OperationHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import type { LineDigest } from './line-digest.ts'
import { digestRows } from './row-digest.ts'

export type OperationWork = {
  readonly head: OperationHead
  readonly counts: { readonly [name: string]: number }
  /** Does the work, given the operation's sequence number. */
  readonly write: (seq: number) => Promise<void>
  /** Of a writer that took the digests of its lines while it staged them. */
  readonly digest?: LineDigest
}

/** Append an operation to the chain: its rows and its header are one transaction of the caller. */
export async function recordOperation(
  connection: Connection,
  { head, counts, write, digest: taken }: OperationWork,
): Promise<Operation> {
  const previous = await connection.first(
    sql.selectFrom('operation').select(['seq', 'digest']).orderBy('seq', 'desc').limit(1).compile(),
  )
  const header = {
    seq: (previous?.seq ?? 0) + 1,
    at: head.at,
    operator: head.operator,
    command: head.command,
    counts: JSON.stringify(counts),
    salt: taken?.salt ?? connection.salt(),
    previous_digest: previous?.digest ?? '',
  }
  // The header goes in first with a digest that cannot be right: the rows refer to it.
  await connection.run(
    sql
      .insertInto('operation')
      .values({ ...header, rows_digest: '', digest: header.salt })
      .compile(),
  )
  if (head.note !== undefined && head.note !== '')
    await connection.run(sql.insertInto('operation_note').values({ op: header.seq, note: head.note }).compile())
  if (head.today !== undefined && head.today !== dayOf(header.at))
    await connection.run(sql.insertInto('operation_day').values({ op: header.seq, day: head.today }).compile())
  await write(header.seq)
  const rowsDigest = digestRows(connection, header.seq, header.salt, taken?.taken())
  const digest = chainDigest({ ...header, rows_digest: rowsDigest })
  await connection.run(
    sql.updateTable('operation').set({ rows_digest: rowsDigest, digest }).where('seq', '=', header.seq).compile(),
  )
  return { ...head, seq: header.seq, counts, digest, note: head.note ?? null }
}

/** The day of an instant where the workspaces are. */
function dayOf(at: string): string {
  return new Date(Date.parse(at) + EIGHT_HOURS).toISOString().slice(0, 10)
}

const EIGHT_HOURS = 8 * 3_600_000

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
  return orphanFault(connection, expected)
}

/** Operations taken from the end of the chain leave rows behind that name them. */
function orphanFault(connection: Connection, next: number): { readonly seq: number; readonly reason: string } | null {
  const orphan = connection.guard(() => connection.statement('PRAGMA foreign_key_check').get())
  if (orphan === undefined) return null
  return orphan.parent === 'operation'
    ? { seq: next, reason: '这一条操作记录不见了' }
    : { seq: next - 1, reason: `${orphan.table} 里有数据指向不存在的记录` }
}

function isReplacedRun(connection: Connection, seq: number, command: string): boolean {
  if (command !== 'payroll run') return false
  return connection.statement('SELECT 1 FROM payroll_run WHERE op = ?').get(seq) === undefined
}
