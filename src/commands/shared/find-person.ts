// Whom a name means: a mediator of the roster by name, by a confirmed other spelling or by number (M001). Namesakes are told
// apart by their station. A command stops with a sentence; the row of a sheet gets the same finding as data.
import { AppError } from '../../domain/app-error.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Alias, Mediator, Station } from '../../domain/people.ts'
import { cleanName } from '../../ledger/values/people.ts'
import type { Store } from '../../store.ts'

export type People = {
  readonly mediators: readonly Mediator[]
  readonly stations: readonly Station[]
  readonly aliases: readonly Alias[]
}

export type FoundPerson =
  | { readonly kind: 'one'; readonly person: Mediator }
  | { readonly kind: 'none'; readonly nearest: string | null }
  /** Several of that name at the station, or those of the name where none of them has been at that station. */
  | { readonly kind: 'several'; readonly found: readonly Mediator[] }

const PERSON_ID = /^M\d{3,}$/i

export async function readPeople(store: Store): Promise<People> {
  const { roster } = store
  return {
    mediators: await roster.mediators(),
    stations: await roster.stations(),
    aliases: await roster.aliases(),
  }
}

export function findPerson(people: People, word: string, station: string | null): FoundPerson {
  const bearers = bearersOf(people, word)
  const found = station === null || station === '' ? bearers : bearers.filter((one) => servedAt(people, one, station))
  const [person, ...others] = found
  if (person !== undefined) return others.length === 0 ? { kind: 'one', person } : { kind: 'several', found }
  if (bearers.length > 0) return { kind: 'several', found: bearers }
  return {
    kind: 'none',
    nearest: nearestName(
      cleanName(word),
      people.mediators.map(({ mediator }) => mediator),
    ),
  }
}

function bearersOf({ mediators, aliases }: People, word: string): readonly Mediator[] {
  const id = word.normalize('NFKC').trim().toUpperCase()
  if (PERSON_ID.test(id)) return mediators.filter(({ mediatorId }) => mediatorId === id)
  const name = cleanName(word)
  const named = mediators.filter(({ mediator }) => cleanName(mediator) === name)
  if (named.length > 0) return named
  const meant = new Set(aliases.flatMap(({ alias, mediatorId }) => (alias === name ? [mediatorId] : [])))
  return mediators.filter(({ mediatorId }) => meant.has(mediatorId))
}

function servedAt({ stations }: People, { assignments }: Mediator, word: string): boolean {
  const name = word.normalize('NFKC').trim()
  return assignments.some(({ stationId }) =>
    stations.some(
      (one) => one.stationId === stationId && (one.station.startsWith(name) || one.county + one.station === name),
    ),
  )
}

/** The one person that the words of a command mean, or an AppError that says who could be meant. */
export function thePerson(people: People, word: string, station: string | null): Mediator {
  const found = findPerson(people, word, station)
  switch (found.kind) {
    case 'one':
      return found.person
    case 'none': {
      const guess = found.nearest === null ? '' : `，是不是“${found.nearest}”？`
      throw new AppError('MEDIATOR-UNKNOWN', `花名册里没有“${word}”${guess}`, {
        hint: '姓名照花名册写：gongtiao roster list',
      })
    }
    case 'several':
      throw new AppError('MEDIATOR-AMBIGUOUS', `“${word}”分不清是哪一位：${choicesOf(people, found.found)}。`, {
        hint: '请写编号代替姓名，或加 --station 派出所。',
      })
  }
}

/** `M001（新街派出所）、M007（南岸派出所）`. */
export function choicesOf(people: People, found: readonly Mediator[]): string {
  return found.map((one) => `${one.mediatorId}（${stationNow(people, one)}）`).join('、')
}

/** Where the newest stretch of service is. */
export function stationNow({ stations }: Pick<People, 'stations'>, { assignments }: Mediator): string {
  const last = assignments.at(-1)
  return stations.find(({ stationId }) => stationId === last?.stationId)?.station ?? ''
}
