// People whose days of service or occupation were put right after runs had paid: what they have of cases may differ.
// Everything else on the roster has no say in a case.
import type { Connection } from './connection.ts'

/** From which month on the cases of this person may be due otherwise, and the operation that said so. */
export type ChangedPerson = { readonly mediatorId: string; readonly op: number; readonly from: string }

type VersionRow = {
  readonly mediator_id: string
  readonly hired_on: string
  readonly left_on: string | null
  readonly occupation: string | null
  readonly from_op: number
}

export function changedPeople(connection: Connection, since: number): readonly ChangedPerson[] {
  const query = `SELECT mediator_id, hired_on, left_on, occupation, from_op FROM mediator_version
    WHERE mediator_id IN (SELECT mediator_id FROM mediator_version WHERE to_op > ?) ORDER BY mediator_id, from_op`
  const rows: readonly VersionRow[] = connection.guard(() => connection.statement(query).all(since))
  return rows.flatMap((row, index) => {
    const before = rows[index - 1]
    if (before === undefined || before.mediator_id !== row.mediator_id || row.from_op <= since) return []
    const from = firstDayConcerned(before, row)
    return from === null ? [] : [{ mediatorId: row.mediator_id, op: row.from_op, from: from.slice(0, 7) }]
  })
}

const NEVER = '9999-12-31'

function firstDayConcerned(before: VersionRow, after: VersionRow): string | null {
  if (before.occupation !== after.occupation) return ''
  const days: string[] = []
  if (before.hired_on !== after.hired_on) days.push(before.hired_on, after.hired_on)
  if (before.left_on !== after.left_on) days.push(before.left_on ?? NEVER, after.left_on ?? NEVER)
  return days.sort()[0] ?? null
}
