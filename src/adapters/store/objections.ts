// 异议 during a notice: each belongs to a month and batch, whatever is computed there, and is answered once.
import { storedDate } from '../../domain/packed-facts.ts'
import type { Objection, OperationHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { runById } from './run-rows.ts'
import { insertVersion, replaceVersion } from './versioned.ts'

type NewObjection = Omit<Objection, 'objectionId' | 'outcome'>

export async function readObjections(connection: Connection, runId: number): Promise<readonly Objection[]> {
  const { month, batch } = await runById(connection, runId)
  const query = sql.selectFrom('objection_version').selectAll().where('to_op', 'is', null)
  const rows = await connection.all(
    query.where('month', '=', month).where('batch', '=', batch).orderBy('objection_id').compile(),
  )
  return rows.map(objectionOf)
}

export async function addObjection(
  connection: Connection,
  { runId, objection }: { readonly runId: number; readonly objection: NewObjection },
  head: OperationHead,
): Promise<Objection> {
  return connection.immediate(async () => {
    const { month, batch } = await runById(connection, runId)
    const highest = connection.statement('SELECT coalesce(max(objection_id), 0) AS id FROM objection_version').get()
    const objectionId = Number(highest.id) + 1
    const { by, on, text } = objection
    const row = { objection_id: objectionId, month, batch, by_name: by, on_day: on, text, outcome: null }
    await recordOperation(connection, {
      head,
      counts: { objections: 1 },
      write: async (seq) => void insertVersion(connection, 'objection_version', { row, seq }),
    })
    return { ...objection, objectionId, outcome: null }
  })
}

/** null where there is no such objection. A second answer takes the place of the first. */
export async function answerObjection(
  connection: Connection,
  { objectionId, outcome }: { readonly objectionId: number; readonly outcome: string },
  head: OperationHead,
): Promise<Objection | null> {
  return connection.immediate(async () => {
    const query = sql.selectFrom('objection_version').selectAll().where('to_op', 'is', null)
    const current = await connection.first(query.where('objection_id', '=', objectionId).compile())
    if (current === null) return null
    const { month, batch, by_name, on_day, text } = current
    const row = { objection_id: objectionId, month, batch, by_name, on_day, text, outcome }
    await recordOperation(connection, {
      head,
      counts: { answered: 1 },
      write: async (seq) =>
        replaceVersion(connection, { table: 'objection_version', key: ['objection_id'] }, { row, seq }),
    })
    return objectionOf({ ...current, outcome })
  })
}

function objectionOf(row: {
  readonly objection_id: number
  readonly by_name: string
  readonly on_day: string
  readonly text: string
  readonly outcome: string | null
}): Objection {
  const { objection_id: objectionId, by_name: by, on_day, text, outcome } = row
  return { objectionId, by, on: storedDate(on_day), text, outcome }
}
