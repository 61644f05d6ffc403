// Which persons of the roster a ledger names: those of the station first, then anyone with the name if there is only
// one, then whom a confirmed alias means. Roster dates do not refuse anything here: they are gates of pay, and a remark.
import type { IsoDate } from '../domain/calendar.ts'
import { maskNumbersIn } from '../domain/masking.ts'
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
  /** Without those who stand there twice, under two spellings. */
  readonly mediators: readonly CaseMediator[]
  /** Of each of them every name that the row has for him, and the roster's. */
  readonly spellings: readonly (readonly string[])[]
  readonly remarks: readonly MediatorRemark[]
  /** The persons found, for the test of roster dates on a day. */
  readonly persons: readonly Person[]
}

export class MediatorFinder {
  private readonly byName = new Map<string, Person[]>()
  private readonly byAlias = new Map<string, Person[]>()

  constructor(roster: RosterIndex) {
    const byId = new Map(roster.mediators.map((person) => [person.mediatorId, person]))
    for (const person of roster.mediators) add(this.byName, cleanName(person.mediator), person)
    for (const { alias, mediatorId } of roster.aliases ?? []) {
      const person = byId.get(mediatorId)
      if (person !== undefined) add(this.byAlias, cleanName(alias), person)
    }
  }

  /** The first name leads. `day` decides between two of one name who both served at the station. */
  find(names: readonly string[], stationId: number, day: IsoDate): MediatorMatch {
    const mediators: CaseMediator[] = []
    const spellings: string[][] = []
    const remarks: MediatorRemark[] = []
    const persons: Person[] = []
    names.forEach((name, position) => {
      const isLead = position === 0
      const { person, remark } = this.lookUp(name, { stationId, day, isLead })
      const known = person === null ? -1 : mediators.findIndex(({ mediatorId }) => mediatorId === person.mediatorId)
      // A name and its alias in one cell are one person, with one share.
      if (known >= 0) spellings[known]?.push(name)
      if (known >= 0) return
      if (remark !== null) remarks.push(remark)
      if (person !== null) persons.push(person)
      const mediator = person?.mediator ?? name
      spellings.push([name, mediator])
      mediators.push({
        mediatorId: person?.mediatorId ?? null,
        mediator,
        role: isLead ? 'lead' : 'assistant',
        weight: person === null ? 0 : 1,
      })
    })
    return { mediators, spellings, remarks, persons }
  }

  private lookUp(name: string, where: Where): { person: Person | null; remark: MediatorRemark | null } {
    const all = this.byName.get(name) ?? this.byAlias.get(name) ?? []
    const here = all.filter((person) => person.assignments.some(({ stationId }) => stationId === where.stationId))
    const onDuty = here.length > 1 ? here.filter((person) => servesOn(person, where.stationId, where.day)) : here
    const found = onDuty.length > 0 ? onDuty : here.length > 0 ? here : all
    const [person] = found
    if (person === undefined) return { person: null, remark: this.unknown(name, where.isLead) }
    if (found.length > 1) return { person: null, remark: ambiguous(name, found, where.isLead) }
    if (here.length > 0) return { person, remark: null }
    return {
      person,
      remark: {
        code: 'MEDIATOR-ELSEWHERE',
        severity: 'warning',
        name,
        message: `${shown(name)}在花名册里不属于这个派出所`,
      },
    }
  }

  private unknown(name: string, isLead: boolean): MediatorRemark {
    if (!isLead) {
      return {
        code: 'HELPER-UNKNOWN',
        severity: 'warning',
        name,
        message: `${shown(name)}不在花名册上，只记名、不分补贴`,
      }
    }
    const nearest = nearestName(name, this.byName.keys())
    const suggestion = nearest === null ? '' : `，是不是“${nearest}”？`
    return {
      code: 'MEDIATOR-UNKNOWN',
      severity: 'refused',
      name,
      message: `花名册里没有主办调解员“${shown(name)}”${suggestion}`,
    }
  }
}

function add(persons: Map<string, Person[]>, name: string, person: Person): void {
  persons.set(name, [...(persons.get(name) ?? []), person])
}

/** Mediators' names are plain, but the cell may hold a number of somebody. */
function shown(name: string): string {
  return maskNumbersIn(name)
}

type Where = { readonly stationId: number; readonly day: IsoDate; readonly isLead: boolean }

function ambiguous(name: string, persons: readonly Person[], isLead: boolean): MediatorRemark {
  const ids = persons.map(({ mediatorId }) => mediatorId).join('、')
  const message = `花名册里有 ${persons.length} 位${shown(name)}（${ids}），分不清是哪一位`
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
