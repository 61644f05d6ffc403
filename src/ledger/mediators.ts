// Which persons of the roster a ledger names: those of the station first, then anyone with the name if there is only
// one. Roster dates do not refuse anything here: they are gates of pay, and a remark.
import type { IsoDate } from '../domain/calendar.ts'
import type { CaseMediator } from '../domain/mediation-case.ts'
import { nearestName } from '../domain/nearest.ts'
import type { RosterIndex } from '../domain/people.ts'
import type { LedgerCode } from './codes.ts'
import { cleanName } from './values/people.ts'

type Person = RosterIndex['mediators'][number]

/** What is to be said of one name; `refused` when it is the lead who cannot be told. */
export type MediatorRemark = {
  readonly code: LedgerCode
  readonly severity: 'refused' | 'warning'
  readonly name: string
  readonly message: string
}

export type MediatorMatch = {
  readonly mediators: readonly CaseMediator[]
  readonly remarks: readonly MediatorRemark[]
  /** The persons found, for the test of roster dates on a day. */
  readonly persons: readonly Person[]
}

export class MediatorFinder {
  private readonly byName = new Map<string, Person[]>()

  constructor(roster: RosterIndex) {
    for (const person of roster.mediators) {
      const name = cleanName(person.mediator)
      this.byName.set(name, [...(this.byName.get(name) ?? []), person])
    }
  }

  /** The first name leads. `day` decides between two of one name who both served at the station. */
  find(names: readonly string[], stationId: number, day: IsoDate): MediatorMatch {
    const mediators: CaseMediator[] = []
    const remarks: MediatorRemark[] = []
    const persons: Person[] = []
    names.forEach((name, position) => {
      const isLead = position === 0
      const { person, remark } = this.lookUp(name, { stationId, day, isLead })
      if (remark !== null) remarks.push(remark)
      if (person !== null) persons.push(person)
      mediators.push({
        mediatorId: person?.mediatorId ?? null,
        mediator: person?.mediator ?? name,
        role: isLead ? 'lead' : 'assistant',
        weight: person === null ? 0 : 1,
      })
    })
    return { mediators, remarks, persons }
  }

  private lookUp(name: string, where: Where): { person: Person | null; remark: MediatorRemark | null } {
    const all = this.byName.get(name) ?? []
    const here = all.filter((person) => person.assignments.some(({ stationId }) => stationId === where.stationId))
    const onDuty = here.length > 1 ? here.filter((person) => servesOn(person, where.stationId, where.day)) : here
    const found = onDuty.length > 0 ? onDuty : here.length > 0 ? here : all
    const [person] = found
    if (person === undefined) return { person: null, remark: this.unknown(name, where.isLead) }
    if (found.length > 1) return { person: null, remark: ambiguous(name, found, where.isLead) }
    if (here.length > 0) return { person, remark: null }
    return {
      person,
      remark: { code: 'MEDIATOR-ELSEWHERE', severity: 'warning', name, message: `${name}在花名册里不属于这个派出所` },
    }
  }

  private unknown(name: string, isLead: boolean): MediatorRemark {
    if (!isLead) {
      return { code: 'HELPER-UNKNOWN', severity: 'warning', name, message: `${name}不在花名册上，只记名、不分补贴` }
    }
    const nearest = nearestName(name, this.byName.keys())
    const suggestion = nearest === null ? '' : `，是不是“${nearest}”？`
    return {
      code: 'MEDIATOR-UNKNOWN',
      severity: 'refused',
      name,
      message: `花名册里没有主办调解员“${name}”${suggestion}`,
    }
  }
}

type Where = { readonly stationId: number; readonly day: IsoDate; readonly isLead: boolean }

function ambiguous(name: string, persons: readonly Person[], isLead: boolean): MediatorRemark {
  const ids = persons.map(({ mediatorId }) => mediatorId).join('、')
  const message = `花名册里有 ${persons.length} 位${name}（${ids}），分不清是哪一位`
  return isLead
    ? { code: 'MEDIATOR-AMBIGUOUS', severity: 'refused', name, message }
    : { code: 'HELPER-AMBIGUOUS', severity: 'warning', name, message: `${message}，只记名、不分补贴` }
}

/** In service that day, and assigned to the station. A person without any assignment is judged by service alone. */
export function servesOn(person: Person, stationId: number, day: IsoDate): boolean {
  if (day < person.hiredOn || (person.leftOn !== null && day > person.leftOn)) return false
  const here = person.assignments.filter((assignment) => assignment.stationId === stationId)
  return here.length === 0 || here.some(({ from, to }) => day >= from && (to === null || day <= to))
}
