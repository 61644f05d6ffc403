// Ledgers of any length for benchmarks, one line at a time, with a roster of any size that fits them.
// Memory does not grow with the rows; the same seed gives the same lines.
import { addDays, daysBetween, type IsoDate } from '../domain/calendar.ts'
import { DISPUTES } from './disputes.ts'
import { GRADES, SOURCES } from './grades.ts'
import type { SampleMediator } from './mediators.ts'
import { accountOf, type NameBook, nameBookOf, phoneOf, residentIdOf } from './people.ts'
import { COUNTIES, day, type SampleStation } from './places.ts'
import { type Random, randomOf } from './random.ts'

export type BenchSize = {
  readonly stations: number
  readonly mediators: number
  /** Cases are accepted between these days, both included. */
  readonly from: IsoDate
  readonly to: IsoDate
}

export const USUAL_SIZE: BenchSize = { stations: 23, mediators: 46, from: day('2017-08-15'), to: day('2017-11-07') }
export const LARGE_SIZE: BenchSize = { ...USUAL_SIZE, stations: 1_000, mediators: 2_000 }

const HEADER = [
  '案号',
  '受理日期',
  '派出所',
  '主办调解员',
  '协办调解员',
  '纠纷类型',
  '难易程度',
  '案件来源',
  '申请人',
  '申请人身份证号',
  '申请人电话',
  '被申请人',
  '涉及人数',
  '涉案金额',
  '纠纷简要情况',
  '调解结果',
  '协议形式',
  '协议日期',
  '结案日期',
  '备注',
] as const

/** Every station gets its people in turn; at least one each. */
export function benchMediators(seed: number, size: BenchSize = USUAL_SIZE): readonly SampleMediator[] {
  const random = randomOf(seed, 11)
  const names = nameBookOf(random)
  const stations = benchStations(size)
  return Array.from({ length: Math.max(size.mediators, stations.length) }, (_, index) => {
    const station = stations[index % stations.length]
    if (station === undefined) throw new RangeError('a bench needs a station')
    return benchMediator({ random, names, station, index, hiredOn: size.from })
  })
}

function benchStations(size: BenchSize): readonly SampleStation[] {
  const counties = [...COUNTIES.keys()]
  return Array.from({ length: size.stations }, (_, index) => {
    const county = counties[index % counties.length] ?? ''
    const name = `${COUNTIES.get(county) ?? ''}城第${index + 1}派出所`
    const committee = `${county}驻公安派出所人民调解委员会`
    return {
      station: name,
      county,
      room: `驻${name}人民调解室`,
      committee,
      movedInOn: size.from,
      mediators: 2,
      weight: 1,
    }
  })
}

function benchMediator(input: {
  readonly random: Random
  readonly names: NameBook
  readonly station: SampleStation
  readonly index: number
  readonly hiredOn: IsoDate
}): SampleMediator {
  const { random, names, station, index, hiredOn } = input
  const sex = random.chance(60) ? 'male' : 'female'
  return {
    mediatorId: `M${String(index + 1).padStart(3, '0')}`,
    mediator: names.nameFor(sex),
    sex,
    residentId: residentIdOf(random, { from: 1964, to: 1991 }, sex),
    employment: index % 4 === 3 ? 'part-time' : 'full-time',
    hiredOn,
    phone: phoneOf(random),
    bank: '宜宾市商业银行',
    account: accountOf(random),
    occupation: '其他',
    station,
  }
}

/** The header line, then `rows` lines of 20 columns, each with its line break. */
export function* benchLedger(seed: number, rows: number, size: BenchSize = USUAL_SIZE): Generator<string> {
  const random = randomOf(seed, 12)
  const teams = teamsOf(benchMediators(seed, size))
  const counted = new Map<string, number>()
  const span = daysBetween(size.from, size.to)
  yield `${HEADER.join(',')}\r\n`
  for (let row = 0; row < rows; row++) {
    const team = random.pick(teams)
    const order = (counted.get(team.station.county) ?? 0) + 1
    counted.set(team.station.county, order)
    const acceptedOn = addDays(size.from, random.between(0, span))
    yield `${benchRow(random, team, { order, acceptedOn, lastDay: size.to }).join(',')}\r\n`
  }
}

type Team = { readonly station: SampleStation; readonly people: readonly SampleMediator[] }

function teamsOf(mediators: readonly SampleMediator[]): readonly Team[] {
  const byStation = new Map<SampleStation, SampleMediator[]>()
  for (const mediator of mediators)
    byStation.set(mediator.station, [...(byStation.get(mediator.station) ?? []), mediator])
  return [...byStation].map(([station, people]) => ({ station, people }))
}

type BenchCase = { readonly order: number; readonly acceptedOn: IsoDate; readonly lastDay: IsoDate }

function benchRow(
  random: Random,
  { station, people }: Team,
  { order, acceptedOn, lastDay }: BenchCase,
): readonly string[] {
  const dispute = random.weighted(DISPUTES)
  const grade = random.weighted(GRADES)
  const lead = random.pick(people)
  const assistant = random.chance(20) ? people.find((person) => person !== lead) : undefined
  const isSettled = random.chance(92)
  const days = Math.min(random.between(grade.days.from, grade.days.to), daysBetween(acceptedOn, lastDay))
  const closedOn = addDays(acceptedOn, days)
  const sex = random.chance(55) ? 'male' : 'female'
  return [
    `（2017）${COUNTIES.get(station.county) ?? ''}人调字第${String(order).padStart(6, '0')}号`,
    acceptedOn,
    station.station,
    lead.mediator,
    assistant?.mediator ?? '',
    dispute.disputeType,
    grade.grade,
    random.weighted(SOURCES).source,
    partyName(random),
    residentIdOf(random, { from: 1948, to: 1996 }, sex),
    phoneOf(random),
    partyName(random),
    String(random.between(grade.people.from, grade.people.to)),
    random.chance(dispute.moneyPercent) ? String(random.between(grade.yuan.from, grade.yuan.to)) : '',
    random.pick(dispute.summaries),
    isSettled ? '调解成功' : '调解不成功',
    isSettled ? (random.chance(grade.oralPercent) ? '口头' : '书面') : '',
    isSettled ? closedOn : '',
    closedOn,
    '',
  ]
}

/** Names of parties may repeat; a book of those taken would grow with the rows. */
function partyName(random: Random): string {
  return nameBookOf(random).nameFor(random.chance(55) ? 'male' : 'female')
}
