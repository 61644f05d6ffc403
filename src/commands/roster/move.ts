// `gongtiao roster move NAME --to STATION --from DATE --document`: from that day on a person serves at another station.
import type { Command } from '../../command.ts'
import { formatChineseDate } from '../../domain/calendar.ts'
import { stationNow } from '../shared/find-person.ts'
import {
  DOCUMENT_OPTION,
  neededText,
  PERSON_ARGUMENT,
  personChange,
  runsSince,
  STATION_OPTION,
} from '../shared/roster-change.ts'
import { theStation } from '../shared/stations.ts'
import { trialMark } from '../shared/trial.ts'

const EXAMPLE = 'gongtiao roster move 王建国 --to 南岸派出所 --from 2017-11-01 --document 翠司发〔2017〕15号'

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    { name: 'to', value: '派出所', summary: '调到哪个派出所（必写）；几个区县有同名的，前面写上区县' },
    { name: 'from', value: 'DATE', summary: '在新派出所的第一天（必写）' },
    DOCUMENT_OPTION,
    STATION_OPTION,
  ],
  mutates: true,
  examples: [EXAMPLE],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const change = await personChange(world, input, {
      command: 'roster move',
      example: EXAMPLE,
      own: ({ stations }) =>
        theStation(stations, neededText(input, 'to', { what: '调到哪个派出所', example: EXAMPLE })),
    })
    const { store, people, person, from, document, isDryRun, own: station } = change
    const operation = await store.roster.move(person.mediatorId, { stationId: station.stationId, from }, change.head)
    const who = `${person.mediator}（${person.mediatorId}）`
    const before = stationNow(people, person)
    return {
      exit: 0,
      lines: [
        operation === null
          ? `${who}那时已在${station.station}，没有改动。`
          : `${trialMark(isDryRun)}${who}从${formatChineseDate(from)}起由${before}调到${station.station}。`,
      ],
      closing: operation === null || isDryRun ? [] : await runsSince(store, from),
      document: {
        mediator: person.mediator,
        mediatorId: person.mediatorId,
        before,
        station: station.station,
        county: station.county,
        from,
        document,
        changed: operation !== null,
        dryRun: isDryRun,
      },
    }
  },
}
