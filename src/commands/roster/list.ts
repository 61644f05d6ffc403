// `gongtiao roster list`: stations with their rooms, and mediators with where they serve.
import type { Command } from '../../command.ts'
import { maskAccount, maskPhone, maskResidentId } from '../../domain/masking.ts'
import type { Mediator, Station } from '../../domain/people.ts'
import { EMPLOYMENT_LABEL } from '../../domain/people.ts'
import { countyLabel } from '../shared/labels.ts'

export const command: Command = {
  arguments: [],
  options: [],
  mutates: false,
  examples: ['gongtiao roster list', 'gongtiao roster list --out 花名册.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world) {
    const store = await world.store('read')
    const [stations, mediators] = [await store.roster.stations(), await store.roster.mediators()]
    return {
      exit: 0,
      tables: [
        {
          title: `派出所和调解室（${stations.length}）`,
          columns: ['区县', '派出所', '调解室', '调解委员会', '进驻日期'].map((title, index) => ({
            title,
            kind: index === 4 ? ('date' as const) : ('text' as const),
          })),
          rows: stations.map((one) => [countyLabel(one.county), one.station, one.room, one.committee, one.movedInOn]),
        },
        {
          title: `调解员（${mediators.length}）`,
          columns: ['编号', '姓名', '用工', '派出所', '入职', '离职', '身份职业', '身份证号', '账号'].map((title) => ({
            title,
            kind: 'text' as const,
          })),
          rows: mediators.map((one) => mediatorRow(one, stations, world.reveal)),
        },
      ],
      document: {
        stations: stations.map((one) => ({ ...one })),
        mediators: mediators.map((one) => mediatorDocument(one, stations, world.reveal)),
      },
    }
  },
}

function placeOf(mediator: Mediator, stations: readonly Station[]): Station | undefined {
  const last = mediator.assignments.at(-1)
  return stations.find((one) => one.stationId === last?.stationId)
}

function mediatorRow(one: Mediator, stations: readonly Station[], reveal: boolean): readonly (string | null)[] {
  return [
    one.mediatorId,
    one.mediator,
    EMPLOYMENT_LABEL[one.employment],
    placeOf(one, stations)?.station ?? '',
    one.hiredOn,
    one.leftOn ?? '',
    one.occupation ?? '',
    reveal ? one.residentId : maskResidentId(one.residentId),
    one.account === null ? '' : reveal ? one.account : maskAccount(one.account),
  ]
}

function mediatorDocument(one: Mediator, stations: readonly Station[], reveal: boolean) {
  const place = placeOf(one, stations)
  return {
    mediator: one.mediator,
    mediatorId: one.mediatorId,
    county: place?.county ?? null,
    station: place?.station ?? null,
    employment: one.employment,
    hiredOn: one.hiredOn,
    leftOn: one.leftOn,
    occupation: one.occupation,
    residentId: reveal ? one.residentId : maskResidentId(one.residentId),
    phone: one.phone === null || reveal ? one.phone : maskPhone(one.phone),
    account: one.account === null || reveal ? one.account : maskAccount(one.account),
    assignments: one.assignments.map((stretch) => ({
      station: stations.find((station) => station.stationId === stretch.stationId)?.station ?? null,
      from: stretch.from,
      to: stretch.to,
    })),
  }
}
