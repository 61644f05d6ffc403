// Draws the 654 cases of the sample, 601 of them settled, and numbers them by committee in the order of acceptance.
// Leaves the three known cases to known-cases.ts and the way a ledger writes them down to the ledger files.
import { addDays, daysBetween, type IsoDate } from '../domain/calendar.ts'
import type { CaseFacts, CaseMediator, Outcome } from '../domain/mediation-case.ts'
import { factsOfDrawn, factsOfKnown } from './case-facts.ts'
import { KNOWN_CASES } from './known-cases.ts'
import type { SampleMediator } from './mediators.ts'
import { type NameBook, withWrongCheck } from './people.ts'
import { COUNTIES, caseNoOf, day, type SampleStation, SPAN, STATIONS } from './places.ts'
import type { Random } from './random.ts'

export type SampleCase = {
  readonly county: string
  readonly station: string
  readonly facts: CaseFacts
  /** The applicant's ID as the ledger has it; differs from the facts where its check character is wrong. */
  readonly applicantIdAsWritten: string | null
}

const ACCEPTED = 654
/** How the cases that are not settled stand on the last day; 654 less these are the 601 settled ones. */
const UNSETTLED: readonly (readonly [Outcome, number])[] = [
  ['not-settled', 27],
  ['withdrawn', 8],
  ['transferred', 7],
  ['open', 11],
]
/** The case of this place in its county's numbering has the one ID number that cannot be believed. */
const WRONG_ID = { county: '翠屏区', order: 12 } as const
/** A case still open on the last day is a recent one. */
const RECENT = day('2017-10-20')

type Slot = { readonly station: SampleStation; readonly acceptedOn: IsoDate; readonly outcome: Outcome }
type Unnumbered = { readonly station: SampleStation; readonly facts: Omit<CaseFacts, 'caseNo'> }

export function sampleCases(
  random: Random,
  names: NameBook,
  mediators: readonly SampleMediator[],
): readonly SampleCase[] {
  const slots = slotsWithOutcome(random, slotsOf(random))
  const drawn = slots.map((slot, index) => {
    const who = mediatorsOf(random, mediators, slot.station.station, slot.acceptedOn)
    return { station: slot.station, facts: factsOfDrawn({ random, names, slot, mediators: who, order: index }) }
  })
  const known = KNOWN_CASES.map((story) => {
    const who = mediatorsOf(random, mediators, story.station, story.acceptedOn)
    return { station: stationOf(story.station), facts: factsOfKnown({ random, names, story, mediators: who }) }
  })
  return numbered([...drawn, ...known])
}

function stationOf(name: string): SampleStation {
  const found = STATIONS.find((station) => station.station === name)
  if (found === undefined) throw new RangeError(`no such station: ${name}`)
  return found
}

/** Where and when: by how long a station has had its room and how busy it is, one case a station at least. */
function slotsOf(random: Random): readonly Omit<Slot, 'outcome'>[] {
  const count = ACCEPTED - KNOWN_CASES.length
  const busy = STATIONS.map((station) => ({
    station,
    weight: station.weight * (daysBetween(station.movedInOn, SPAN.to) + 1),
  }))
  return Array.from({ length: count }, (_, index) => {
    const station = STATIONS[index] ?? random.weighted(busy).station
    const acceptedOn = addDays(station.movedInOn, random.between(0, daysBetween(station.movedInOn, SPAN.to)))
    return { station, acceptedOn }
  })
}

function slotsWithOutcome(random: Random, slots: readonly Omit<Slot, 'outcome'>[]): readonly Slot[] {
  const order = random.shuffled(slots.map((_, index) => index))
  const outcomes = new Map<number, Outcome>()
  for (const [outcome, count] of UNSETTLED) {
    const fitting = order.filter((index) => {
      const slot = slots[index]
      return slot !== undefined && !outcomes.has(index) && (outcome !== 'open' || slot.acceptedOn >= RECENT)
    })
    for (const index of fitting.slice(0, count)) outcomes.set(index, outcome)
  }
  return slots.map((slot, index) => ({ ...slot, outcome: outcomes.get(index) ?? 'settled' }))
}

/** A lead, in every fourth case with an assistant: only people who were in service that day. */
function mediatorsOf(
  random: Random,
  all: readonly SampleMediator[],
  station: string,
  acceptedOn: IsoDate,
): readonly CaseMediator[] {
  const there = all.filter((mediator) => mediator.station.station === station && mediator.hiredOn <= acceptedOn)
  const lead = random.weighted(
    there.map((mediator) => ({ mediator, weight: mediator.employment === 'full-time' ? 3 : 1 })),
  )
  const others = there.filter((mediator) => mediator !== lead.mediator)
  const assistants = others.length > 0 && random.chance(25) ? [random.pick(others)] : []
  return [
    { mediatorId: lead.mediator.mediatorId, mediator: lead.mediator.mediator, role: 'lead', weight: 1 },
    ...assistants.map(({ mediatorId, mediator }) => ({ mediatorId, mediator, role: 'assistant', weight: 1 }) as const),
  ]
}

function numbered(cases: readonly Unnumbered[]): readonly SampleCase[] {
  return [...COUNTIES.keys()].flatMap((county) => {
    const own = cases.filter((item) => item.station.county === county)
    const ordered = own
      .map((item, index) => ({ item, index }))
      .sort((a, b) => daysBetween(b.item.facts.acceptedOn, a.item.facts.acceptedOn) || a.index - b.index)
    return ordered.map(({ item }, index) => sampleCase(county, index + 1, item))
  })
}

function sampleCase(county: string, order: number, { station, facts }: Unnumbered): SampleCase {
  const applicant = facts.parties.find((party) => party.side === 'applicant')
  const isWrong = county === WRONG_ID.county && order === WRONG_ID.order
  const parties = isWrong
    ? facts.parties.map((party) => (party.side === 'applicant' ? { ...party, residentId: null } : party))
    : facts.parties
  const residentId = applicant?.residentId ?? null
  return {
    county,
    station: station.station,
    facts: { caseNo: caseNoOf(county, order), ...facts, parties },
    applicantIdAsWritten: isWrong && residentId !== null ? withWrongCheck(residentId) : residentId,
  }
}
