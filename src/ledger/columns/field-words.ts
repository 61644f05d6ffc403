// The words that can prove a column: code words and lists of the layout, grades of the policy pack, names of the roster.
import type { RosterIndex } from '../../domain/people.ts'
import type { SheetLayout } from '../layout-file.ts'
import { compact } from '../text.ts'

/** What is known beside the layout; null before there is a roster. Stations go by their short names. */
export type KnownNames = {
  readonly stations: ReadonlySet<string> | null
  readonly mediators: ReadonlySet<string> | null
  readonly grades: ReadonlySet<string>
}

export const NOTHING_KNOWN: KnownNames = { stations: null, mediators: null, grades: new Set() }

export type FieldWords = KnownNames & {
  /** By field: outcome, agreementForm, employment, disputeType, source. */
  readonly listed: ReadonlyMap<string, ReadonlySet<string>>
}

const STATION = /派出所$/

export function knownNames(roster: RosterIndex | null, gradeWords: ReadonlyMap<string, string>): KnownNames {
  return {
    stations: roster === null ? null : new Set(roster.stations.map(({ station }) => nameOf(station))),
    mediators: roster === null ? null : new Set(roster.mediators.map(({ mediator }) => mediator)),
    grades: new Set([...gradeWords.keys()].map(compact)),
  }
}

/** 安阜派出所 is also written 安阜所, 安阜, and 翠屏区安阜. */
function nameOf(station: string): string {
  const name = compact(station)
  const short = name.replace(STATION, '')
  return short.length < 2 ? name : short
}

export function fieldWordsOf(layout: SheetLayout<string>, known: KnownNames): FieldWords {
  const listed = new Map<string, ReadonlySet<string>>()
  for (const [field, meanings] of Object.entries(layout.words)) {
    listed.set(field, new Set(Object.values(meanings).flat().map(compact)))
  }
  for (const [field, list] of Object.entries(layout.lists ?? {})) listed.set(field, new Set(list.map(compact)))
  return { ...known, listed }
}
