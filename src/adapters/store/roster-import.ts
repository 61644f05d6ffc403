// Applies a roster sheet in one transaction: what differs becomes a new version, the rest is left alone.
import type { Operation, OperationHead, RosterChange, RosterEntry } from '../../store.ts'
import type { Connection } from './connection.ts'
import { recordOperation } from './operations.ts'
import { readMediators, readStations } from './roster.ts'
import { type Facts, personFacts, RosterPlan, stationFacts } from './roster-plan.ts'
import { RosterWriter } from './roster-writer.ts'

/** Plans, and unless it is a dry run applies in one transaction. */
export async function importRoster(
  connection: Connection,
  entries: readonly RosterEntry[],
  head: OperationHead,
  dryRun: boolean,
): Promise<{ readonly changes: readonly RosterChange[]; readonly operation: Operation | null }> {
  const work = async (): Promise<{ changes: readonly RosterChange[]; operation: Operation | null }> => {
    const plan = new RosterPlan(await readStations(connection), await readMediators(connection))
    for (const entry of entries) plan.add(entry)
    const changes = describe(plan)
    const differing = changes.filter((change) => change.kind !== 'unchanged')
    if (dryRun || differing.length === 0) return { changes, operation: null }
    const counts = {
      added: differing.filter((change) => change.kind === 'added').length,
      changed: differing.filter((change) => change.kind === 'changed').length,
    }
    return {
      changes,
      operation: await recordOperation(connection, {
        head,
        counts,
        write: (seq) => new RosterWriter(connection, seq).write(plan),
      }),
    }
  }
  return dryRun ? work() : connection.immediate(work)
}

function describe(plan: RosterPlan): readonly RosterChange[] {
  return [
    ...[...plan.stations.values()].map(({ current, facts, committee, label }) =>
      changeOf({
        what: `派出所 ${label}`,
        before: current === null ? null : { ...stationFacts(current), committee: current.committee },
        after: { ...facts, committee },
      }),
    ),
    ...[...plan.people.values()].map(({ current, facts, label }) =>
      changeOf({ what: `调解员 ${label}`, before: current === null ? null : personFacts(current), after: facts }),
    ),
    ...[...plan.assignments.values()].map(({ label, from, to, before }) =>
      changeOf({
        what: `驻所 ${label}`,
        before: before === undefined ? null : { from_on: from, to_on: before },
        after: { from_on: from, to_on: to },
      }),
    ),
  ]
}

type Draft = { readonly what: string; readonly before: Facts | null; readonly after: Facts }

function changeOf({ what, before, after }: Draft): RosterChange {
  if (before === null) return { kind: 'added', what, fields: [] }
  const fields = Object.keys(after)
    .filter((name) => (before[name] ?? null) !== (after[name] ?? null))
    .map((name) => ({ field: name, before: textOf(before[name]), after: textOf(after[name]) }))
  return { kind: fields.length === 0 ? 'unchanged' : 'changed', what, fields }
}

const textOf = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)
