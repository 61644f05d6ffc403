// The eleven counties and districts of Yibin and the twenty-three stations that mediators moved into in 2017.
// Three stations are named by the public record; the others, and the days of moving in, are plausible inventions.
import { type IsoDate, parseIsoDate } from '../domain/calendar.ts'

export type SampleStation = {
  readonly station: string
  readonly county: string
  /** 调解室名称. */
  readonly room: string
  readonly committee: string
  /** 进驻日期. */
  readonly movedInOn: IsoDate
  /** How many mediators work there. */
  readonly mediators: 1 | 2 | 3
  /** How busy the station is beside the others. */
  readonly weight: number
}

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new RangeError(`not a date: ${text}`)
  return date
}

export const SPAN = { from: day('2017-08-15'), to: day('2017-11-07') } as const

/** County and the word that stands for it in its case numbers. */
export const COUNTIES: ReadonlyMap<string, string> = new Map([
  ['翠屏区', '翠'],
  ['南溪区', '南'],
  ['宜宾县', '宜'],
  ['江安县', '江'],
  ['长宁县', '长'],
  ['高县', '高'],
  ['珙县', '珙'],
  ['筠连县', '筠'],
  ['兴文县', '兴'],
  ['屏山县', '屏'],
  ['临港经济技术开发区', '临'],
])

type StationLine = readonly [string, string, string, 1 | 2 | 3, number]

const LINES: readonly StationLine[] = [
  ['翠屏区', '安阜', '2017-08-15', 3, 13],
  ['翠屏区', '南岸', '2017-08-15', 3, 14],
  ['翠屏区', '新街', '2017-08-15', 3, 12],
  ['翠屏区', '大观楼', '2017-09-18', 2, 11],
  ['南溪区', '南溪', '2017-08-28', 2, 10],
  ['南溪区', '罗龙', '2017-10-10', 2, 8],
  ['宜宾县', '新城', '2017-08-28', 3, 11],
  ['宜宾县', '柏溪', '2017-08-22', 2, 11],
  ['宜宾县', '观音', '2017-10-23', 1, 8],
  ['江安县', '江安', '2017-09-04', 2, 10],
  ['江安县', '怡乐', '2017-10-16', 2, 7],
  ['长宁县', '竹海', '2017-09-11', 2, 9],
  ['长宁县', '双河', '2017-10-09', 2, 8],
  ['高县', '庆符', '2017-09-04', 2, 9],
  ['高县', '文江', '2017-10-18', 1, 8],
  ['珙县', '巡场', '2017-09-06', 2, 10],
  ['珙县', '珙泉', '2017-10-24', 2, 8],
  ['筠连县', '筠连', '2017-09-20', 2, 10],
  ['兴文县', '古宋', '2017-09-08', 2, 9],
  ['兴文县', '僰王山', '2017-10-30', 1, 8],
  ['屏山县', '屏山', '2017-09-25', 2, 9],
  ['临港经济技术开发区', '沙坪', '2017-08-21', 2, 10],
  ['临港经济技术开发区', '白沙湾', '2017-11-07', 1, 10],
]

export const STATIONS: readonly SampleStation[] = LINES.map(([county, name, movedInOn, mediators, weight]) => ({
  station: `${name}派出所`,
  county,
  room: `驻${name}派出所人民调解室`,
  committee: `${county}驻公安派出所人民调解委员会`,
  movedInOn: day(movedInOn),
  mediators,
  weight,
}))

/** （2017）翠人调字第001号; a county's committee counts its own cases. */
export function caseNoOf(county: string, order: number): string {
  return `（2017）${COUNTIES.get(county) ?? county}人调字第${String(order).padStart(3, '0')}号`
}
