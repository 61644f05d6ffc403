// Other spellings of mediators' names that a person has confirmed.
import type { Alias } from '../../domain/people.ts'
import type { Operation, OperationHead } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'

export async function readAliases(connection: Connection): Promise<readonly Alias[]> {
  const rows = await connection.all(
    sql
      .selectFrom('mediator_alias')
      .select(['alias', 'mediator_id'])
      .where('to_op', 'is', null)
      .orderBy('alias_id')
      .compile(),
  )
  return rows.map((row) => ({ alias: row.alias, mediatorId: row.mediator_id }))
}

/** Null when this spelling already means this person. */
export async function addAlias(connection: Connection, alias: Alias, head: OperationHead): Promise<Operation | null> {
  return connection.immediate(async () => {
    const known = await readAliases(connection)
    if (known.some((one) => one.alias === alias.alias && one.mediatorId === alias.mediatorId)) return null
    return recordOperation(connection, {
      head,
      counts: { aliases: 1 },
      write: async (seq) => {
        await connection.run(
          sql
            .insertInto('mediator_alias')
            .values({ alias: alias.alias, mediator_id: alias.mediatorId, from_op: seq })
            .compile(),
        )
      },
    })
  })
}
