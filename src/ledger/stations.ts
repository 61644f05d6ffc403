// Which station of the roster a ledger means: by exact name in its usual forms, with the county where a name stands in
// two. A name that is not there is never mapped to a similar one; the similar one is only suggested.

import { nearestName } from '../domain/nearest.ts'
import type { RosterIndex, Station } from '../domain/people.ts'
import { compact, remember } from './text.ts'

export type StationMatch =
  | { readonly kind: 'found'; readonly station: Station; readonly isOtherCounty: boolean }
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  | { readonly kind: 'ambiguous'; readonly counties: readonly string[] }

export class StationFinder {
  private readonly byName = new Map<string, Station[]>()
  private readonly match = remember((key) => this.look(key))

  constructor(private readonly roster: RosterIndex) {
    for (const station of roster.stations) {
      for (const name of new Set(namesOf(station))) {
        this.byName.set(name, [...(this.byName.get(name) ?? []), station])
      }
    }
  }

  /** `name` from the station column or, where that is blank, from the room column. */
  find(name: string, county: string): StationMatch {
    return this.match(`${county}\n${name}`)
  }

  private look(key: string): StationMatch {
    const [county = '', name = ''] = key.split('\n', 2).map(compact)
    const stations = this.byName.get(name) ?? []
    const inCounty = stations.filter((station) => sameCounty(station.county, county))
    const rivals = county !== '' && inCounty.length > 0 ? inCounty : stations
    const [only] = rivals
    if (only === undefined) {
      return {
        kind: 'unknown',
        nearest: nearestName(
          name,
          this.roster.stations.map(({ station }) => station),
        ),
      }
    }
    if (rivals.length > 1) return { kind: 'ambiguous', counties: rivals.map((station) => station.county) }
    return { kind: 'found', station: only, isOtherCounty: county !== '' && inCounty.length === 0 }
  }
}

/** 新街派出所, 新街, 驻新街派出所, 翠屏区新街派出所, the room's name. */
function namesOf({ station, county, room }: Station): string[] {
  const name = compact(station)
  const short = name.replace(/派出所$/, '')
  const rooms = ['调解室', '人民调解室', '调解工作室', '人民调解工作室'].flatMap((word) => [
    name + word,
    `驻${name}${word}`,
  ])
  const plain = [name, short, `驻${name}`, ...rooms, compact(room)].filter((one) => one !== '')
  return [...plain, ...(county === '' ? [] : plain.map((one) => compact(county) + one))]
}

/** 翠屏区 and 翠屏 are one. */
function sameCounty(a: string, b: string): boolean {
  const bare = (text: string): string => (text.length > 2 ? text.replace(/[县区市]$/, '') : text)
  return bare(compact(a)) === bare(b)
}
