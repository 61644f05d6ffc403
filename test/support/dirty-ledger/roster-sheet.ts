// The roster of every dirty ledger as a sheet for `roster import`.
import { rosterCsv } from '../workspace.ts'
import { HIRED_ON, PLACES } from './places.ts'

export const ROSTER_SHEET = rosterCsv(
  PLACES.flatMap(({ station, county, committee, mediators }) =>
    mediators.map((mediator) => ({
      区县: county,
      派出所: station,
      所属调委会: committee,
      姓名: mediator,
      入职日期: HIRED_ON,
    })),
  ),
)
