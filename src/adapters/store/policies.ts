// Confirmations of policy files: by whom, on what paper.
import { storedDate } from '../../domain/packed-facts.ts'
import type { Store } from '../../store.ts'
import { type Connection, sql } from './connection.ts'
import { recordOperation } from './operations.ts'
import { replaceVersion } from './versioned.ts'

const CONFIRMATION = { table: 'policy_confirmation', key: ['policy_id', 'effective_from'] } as const

export async function readConfirmations(connection: Connection): ReturnType<Store['policies']['confirmations']> {
  const rows = await connection.all(
    sql.selectFrom('policy_confirmation').selectAll().where('to_op', 'is', null).orderBy('version_id').compile(),
  )
  return rows.map((row) => ({
    policyId: row.policy_id,
    effectiveFrom: storedDate(row.effective_from),
    sha256: row.sha256,
    document: row.document,
    confirmedBy: row.confirmed_by,
  }))
}

export async function confirmPolicies(
  ...[connection, confirmations, head]: [Connection, ...Parameters<Store['policies']['confirm']>]
): ReturnType<Store['policies']['confirm']> {
  return connection.immediate(() =>
    recordOperation(connection, {
      head,
      counts: { confirmed: confirmations.length },
      write: async (seq) => {
        for (const { policyId, effectiveFrom, sha256, document, confirmedBy } of confirmations) {
          const row = {
            policy_id: policyId,
            effective_from: effectiveFrom,
            sha256,
            document,
            confirmed_by: confirmedBy,
          }
          replaceVersion(connection, CONFIRMATION, { row, seq })
        }
      },
    }),
  )
}
