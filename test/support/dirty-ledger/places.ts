// The stations and mediators of every dirty ledger, as a roster index for the ledger room. All of it invented; one name of a
// station stands in two counties.
import { type IsoDate, parseIsoDate } from '../../../src/domain/calendar.ts'
import type { RosterIndex, Station } from '../../../src/domain/people.ts'

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`not a date: ${text}`)
  return date
}

export const HIRED_ON = day('2017-08-01')

export type Place = {
  readonly station: string
  readonly county: string
  readonly committee: string
  /** The word in the case numbers of its committee. */
  readonly word: string
  readonly mediators: readonly [string, ...string[]]
}

const CUIPING = { county: '翠屏区', committee: '翠屏区公调对接人民调解委员会', word: '翠' }
const GAOXIAN = { county: '高县', committee: '高县公调对接人民调解委员会', word: '高' }
const GONGXIAN = { county: '珙县', committee: '珙县公调对接人民调解委员会', word: '珙' }

export const PLACES: readonly Place[] = [
  { ...CUIPING, station: '新街派出所', mediators: ['高文清', '吴磊石', '石一鸣'] },
  { ...CUIPING, station: '南岸派出所', mediators: ['刘婷玉', '阿尔·木呷'] },
  { ...GAOXIAN, station: '城关派出所', mediators: ['李强生', '欧阳立'] },
  { ...GONGXIAN, station: '城关派出所', mediators: ['章正', '冯海棠'] },
  { ...GONGXIAN, station: '巡场派出所', mediators: ['陆阳霞'] },
]

const COMMITTEES = [...new Set(PLACES.map(({ committee }) => committee))]

const stationOf = ({ station, county, committee }: Place, at: number): Station => ({
  stationId: at + 1,
  station,
  county,
  room: '',
  committeeId: COMMITTEES.indexOf(committee) + 1,
  committee,
  movedInOn: null,
})

const served = PLACES.flatMap(({ mediators }, at) => mediators.map((mediator) => ({ mediator, stationId: at + 1 })))

export const ROSTER_INDEX: RosterIndex = {
  stations: PLACES.map(stationOf),
  mediators: served.map(({ mediator, stationId }, at) => ({
    mediatorId: `M${String(at + 1).padStart(3, '0')}`,
    mediator,
    hiredOn: HIRED_ON,
    leftOn: null,
    assignments: [{ stationId, from: HIRED_ON, to: null }],
  })),
}

export function mediatorIdOf(name: string): string | null {
  return ROSTER_INDEX.mediators.find(({ mediator }) => mediator === name)?.mediatorId ?? null
}
