// What a store holds, as one text: cases, what is open, the roster. Equal texts mean equal content, whatever numbers rows
// have been given and however many operations it took.
import type { Store } from '../../src/store.ts'
import { open } from './open-store.ts'
import type { Workspace } from './workspace.ts'

export async function storeContent({ store: path }: Pick<Workspace, 'store'>): Promise<string> {
  const store = await open(path)
  try {
    return canonical({ cases: await casesOf(store), open: await itemsOf(store), roster: await rosterOf(store) })
  } finally {
    store.close()
  }
}

async function casesOf(store: Store): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { caseKey, committee, county, station, room, facts, origin } of store.cases.list({}))
    found.push(canonical({ caseKey, committee, county, station, room, facts, origin }))
  return found.sort()
}

async function itemsOf(store: Store): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { severity, caseKey, problem } of store.items.open())
    found.push(canonical({ severity, caseKey, problem }))
  return found.sort()
}

/** Stations by name: their numbers are the store's own. */
async function rosterOf(store: Store): Promise<readonly string[]> {
  const stations = await store.roster.stations()
  const nameOf = new Map(stations.map(({ stationId, county, station }) => [stationId, `${county} ${station}`]))
  const mediators = await store.roster.mediators()
  return [
    ...stations.map(({ stationId: _, committeeId: __, ...station }) => canonical(station)),
    ...mediators.map(({ assignments, ...mediator }) =>
      canonical({
        ...mediator,
        assignments: assignments.map(({ stationId, ...when }) => ({ station: nameOf.get(stationId), ...when })),
      }),
    ),
  ].sort()
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
