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
    const written = this.byName.get(name)
    const stations = written ?? this.ofPolice(name)
    const inCounty = stations.filter((station) => sameCounty(station.county, county))
    const rivals = county !== '' && inCounty.length > 0 ? inCounty : stations
    const [only] = rivals
    if (only === undefined) {
      return {
        kind: 'unknown',
        nearest: this.nearest(name),
      }
    }
    if (rivals.length > 1) return { kind: 'ambiguous', counties: rivals.map((station) => station.county) }
    return { kind: 'found', station: only, isOtherCounty: county !== '' && inCounty.length === 0 }
  }

  /** The formal name, which begins with the bureaus above the station; they must not be those of another county. */
  private ofPolice(name: string): readonly Station[] {
    const { bureau, station } = bureauAndStation(name)
    const stations = (this.byName.get(station) ?? []).filter(({ county }) => namesNoOther(bureau, county))
    const named = stations.filter(({ county }) => county !== '' && bureau.includes(bareCounty(compact(county))))
    return named.length > 0 ? named : stations
  }

  /** 新街所 is what people say of 新街派出所, but a village's office may be called so too. */
  private nearest(name: string): string | null {
    const { station } = bureauAndStation(name)
    const [spoken] = this.byName.get(station.replace(/(?<!派出)所$/, '派出所')) ?? []
    const names = this.roster.stations.map((one) => one.station)
    return spoken?.station ?? nearestName(station, names)
  }
}

const BUREAU = /^(.*(?:公安局|公安分局|分局))(?=.)/
const BUREAU_WORDS = /公安局|公安分局|分局|局/g

/** 宜宾市公安局翠屏区分局新街派出所: what stands in front of the station, and the station as the roster has it. */
function bureauAndStation(name: string): { readonly bureau: string; readonly station: string } {
  const [bureau = ''] = BUREAU.exec(name) ?? []
  return { bureau, station: name.slice(bureau.length).replace(/公安(?=派出所)/, '') }
}

/** Whether the county that a bureau is named for, if it is for one, may be that of a station. */
function namesNoOther(bureau: string, county: string): boolean {
  const places = bureau.replace(BUREAU_WORDS, '')
  const named = places.replace(/^.{2,4}省/, '').replace(/^.{2,4}市(?!区)/, '')
  return county === '' || named === '' || places.includes(bareCounty(compact(county)))
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
  return bareCounty(compact(a)) === bareCounty(b)
}

function bareCounty(text: string): string {
  return text.length > 2 ? text.replace(/[县区市]$/, '') : text
}
