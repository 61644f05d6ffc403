// Whether each mediator was on the roster, at this station, on the day of the case: closing, else acceptance. A remark
// only; as a gate of pay the same dates are judged by the rules.
import { servesOn } from '../mediators.ts'
import type { Check } from './check.ts'

export const checkRosterDay: Check = ({ facts, persons, stationId }, report) => {
  if (stationId === null) return
  const day = facts.closedOn ?? facts.acceptedOn
  for (const person of persons) {
    if (servesOn(person, stationId, day)) continue
    const message = `${person.mediator}（${person.mediatorId}）${day} 不在册或不在这个派出所`
    report({ code: 'MEDIATOR-OFF-ROSTER', severity: 'warning', field: 'mediators', got: person.mediator, message })
  }
}
