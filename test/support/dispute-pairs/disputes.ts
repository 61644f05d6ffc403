// Invented disputes, and how a room's ledger writes one down: every clerk leaves out something else. What the labelled
// pairs of cases are made of.
import { addDays, type IsoDate } from '../../../src/domain/calendar.ts'
import type { CaseFacts, Party, PartySide } from '../../../src/domain/mediation-case.ts'
import { fen } from '../../../src/domain/money.ts'
import { DISPUTES } from '../../../src/sample/disputes.ts'
import { type NameBook, nameBookOf, phoneOf, residentIdOf } from '../../../src/sample/people.ts'
import { day } from '../../../src/sample/places.ts'
import { type Random, randomOf } from '../../../src/sample/random.ts'

export const STATIONS = ['新街派出所', '南岸派出所', '柏溪派出所', '江安派出所', '长宁派出所', '高县派出所'] as const

export type Person = {
  readonly name: string | null
  readonly residentId: string | null
  readonly phone: string | null
}

/** One row of a ledger, but for its number. */
export type Entry = {
  readonly station: number
  readonly acceptedOn: IsoDate
  readonly closedOn: IsoDate
  readonly disputeType: string
  readonly yuan: number | null
  readonly incidentNo: string | null
  readonly summary: string | null
  readonly applicants: readonly Person[]
  readonly respondents: readonly Person[]
}

/** Draws what a pair is made of. */
export type Deck = {
  readonly random: Random
  readonly person: () => Person
  /** Everything that is known of a dispute between two people, or those given. */
  readonly dispute: (given?: Partial<Entry>) => Entry
  /** The same dispute as one clerk writes it down. */
  readonly written: (dispute: Entry) => Entry
  readonly otherStation: (station: number) => number
}

export function deckOf(seed: number): Deck {
  const random = randomOf(seed, 31)
  const names = nameBookOf(random)
  const person = (): Person => personOf(random, names)
  const otherStation = (station: number): number => (station + random.between(1, STATIONS.length - 1)) % STATIONS.length
  return {
    random,
    person,
    otherStation,
    dispute: (given = {}) => disputeOf(random, person, given),
    written: (dispute) => writtenDown(random, dispute),
  }
}

function personOf(random: Random, names: NameBook): Person {
  const sex = random.chance(60) ? 'male' : 'female'
  return {
    name: names.nameFor(sex),
    residentId: residentIdOf(random, { from: 1950, to: 1996 }, sex),
    phone: phoneOf(random),
  }
}

function disputeOf(random: Random, person: () => Person, given: Partial<Entry>): Entry {
  const kind = random.weighted(DISPUTES)
  const acceptedOn = given.acceptedOn ?? addDays(day('2017-09-01'), random.between(0, 60))
  return {
    station: random.between(0, STATIONS.length - 1),
    acceptedOn,
    closedOn: addDays(acceptedOn, random.pick([0, 0, 1, 2, 3, 5, 9])),
    disputeType: kind.disputeType,
    yuan: random.chance(kind.moneyPercent) ? random.between(2, 80) * 100 : null,
    incidentNo: random.chance(25) ? callNo(random, acceptedOn) : null,
    summary: random.pick(kind.summaries),
    applicants: [person()],
    respondents: [person()],
    ...given,
  }
}

export function callNo(random: Random, on: IsoDate): string {
  return `J511500${on.replaceAll('-', '')}${String(random.between(1, 9999)).padStart(6, '0')}`
}

/** Some ledgers have no column for numbers, some none for phones; in the others now and then a cell is empty. */
function writtenDown(random: Random, dispute: Entry): Entry {
  const [hasIds, hasPhones] = [random.chance(45), random.chance(65)]
  const kept = (people: readonly Person[]): readonly Person[] =>
    people.map((one) => ({
      name: one.name,
      residentId: hasIds && random.chance(88) ? one.residentId : null,
      phone: hasPhones && random.chance(88) ? one.phone : null,
    }))
  return {
    ...dispute,
    yuan: random.chance(85) ? dispute.yuan : null,
    incidentNo: random.chance(50) ? dispute.incidentNo : null,
    summary: random.chance(50) ? dispute.summary : null,
    applicants: kept(dispute.applicants),
    respondents: kept(dispute.respondents),
  }
}

/** As the decoder would hand it on. */
export function factsOf(entry: Entry): CaseFacts {
  const side = (name: PartySide, people: readonly Person[]): readonly Party[] =>
    people.map((one) => ({ side: name, ...one, address: null }))
  return {
    caseNo: '（2017）翠人调字第001号',
    acceptedOn: entry.acceptedOn,
    agreedOn: null,
    closedOn: entry.closedOn,
    disputeType: entry.disputeType,
    grade: '一般',
    source: null,
    outcome: 'settled',
    agreementForm: 'written',
    amountFen: entry.yuan === null ? null : fen(entry.yuan * 100),
    incidentNo: entry.incidentNo,
    summary: entry.summary,
    agreementTerms: null,
    performanceManner: null,
    performanceDue: null,
    peopleInvolved: null,
    note: null,
    paidByHand: null,
    parties: [...side('applicant', entry.applicants), ...side('respondent', entry.respondents)],
    mediators: [],
  }
}
