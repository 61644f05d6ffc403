// Pairs of cases that may be one dispute, and what a person has said of them.
import type { CaseRelation } from '../../domain/case-relation.ts'
import type { Operation, OperationHead, RelatedPair, StoredCase } from '../../store.ts'
import { casesWhere } from './cases.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'

export async function* readPairs(
  connection: Connection,
  { answered }: { readonly answered: boolean },
): AsyncGenerator<RelatedPair> {
  let query = sql.selectFrom('case_relation').selectAll().where('to_op', 'is', null).orderBy('relation_id')
  if (!answered) query = query.where('relation', 'is', null)
  for await (const rows of connection.batches(query.compile())) {
    for (const row of rows) {
      const pair = await pairOf(connection, row.case_a, row.case_b)
      if (pair === null) continue
      const reasons: readonly string[] = JSON.parse(row.reasons)
      yield { cases: pair, score: row.score, reasons, relation: relationOf(row.relation), note: row.note }
    }
  }
}

/** Null when the import of one of them was taken out again. */
async function pairOf(connection: Connection, a: number, b: number): Promise<readonly [StoredCase, StoredCase] | null> {
  const found = await casesWhere(connection, (query) => query.where('v.case_id', 'in', [a, b]).orderBy('v.case_id'))
  const [first, second] = found
  return first === undefined || second === undefined ? null : [first, second]
}

function relationOf(text: string | null): CaseRelation | null {
  if (text === null || text === 'same-dispute' || text === 'transferred' || text === 'unrelated') return text
  throw new Error(`a stored relation: ${text}`)
}

export type Relating = {
  readonly cases: readonly [number, number]
  readonly relation: CaseRelation
  readonly note: string | null
}

/** The newest word stands; what was suspected before keeps its reasons. */
export async function relateCases(
  connection: Connection,
  { cases, relation, note }: Relating,
  head: OperationHead,
): Promise<Operation> {
  const [first, second] = cases
  const pair = { case_a: Math.min(first, second), case_b: Math.max(first, second) }
  return connection.immediate(() =>
    recordOperation(connection, {
      head,
      counts: { related: 1 },
      write: async (seq) => {
        const ofPair = sql
          .selectFrom('case_relation')
          .select(['score', 'reasons'])
          .where('case_a', '=', pair.case_a)
          .where('case_b', '=', pair.case_b)
          .where('to_op', 'is', null)
        const before = await connection.first(ofPair.compile())
        const close = sql
          .updateTable('case_relation')
          .set({ to_op: seq })
          .where('case_a', '=', pair.case_a)
          .where('case_b', '=', pair.case_b)
          .where('to_op', 'is', null)
        await connection.run(close.compile())
        const { score, reasons } = before ?? { score: null, reasons: '[]' }
        await connection.run(
          sql
            .insertInto('case_relation')
            .values({ ...pair, score, reasons, relation, note, from_op: seq })
            .compile(),
        )
      },
    }),
  )
}
