// Checks between cases: the same parties at one station within a month, one incident number twice. Keys only stay in
// memory; pairs that a person has told apart, or together, are not brought up again.
import { daysBetween, type IsoDate } from '../../../../domain/calendar.ts'
import type { Problem } from '../../../../domain/problem.ts'
import type { Store, StoredCase } from '../../../../store.ts'

/** Two disputes of the same people so close together are looked at: one may be the other again. */
const DAYS_APART = 30

type Seen = { readonly caseId: number; readonly caseNo: string; readonly acceptedOn: IsoDate; readonly isPaid: boolean }

export class Twins {
  readonly #answered: ReadonlySet<string>
  readonly #byParties = new Map<string, Seen>()
  readonly #byIncident = new Map<string, Seen>()

  constructor(answered: ReadonlySet<string>) {
    this.#answered = answered
  }

  /** In the order of acceptance. `isPaid`: a case of the run; a pair without one is not brought up. */
  see(one: StoredCase, isPaid: boolean): readonly Problem[] {
    const { caseNo, acceptedOn, incidentNo } = one.facts
    const seen = { caseId: one.caseId, caseNo, acceptedOn, isPaid }
    const parties = partiesOf(one)
    return [
      ...(parties === null ? [] : this.#sameParties(parties, seen)),
      ...(incidentNo === null ? [] : this.#sameIncident(incidentNo, seen)),
    ]
  }

  #sameParties(key: string, now: Seen): readonly Problem[] {
    const before = this.#byParties.get(key)
    this.#byParties.set(key, now)
    if (!this.#isOpen(before, now)) return []
    const days = daysBetween(before.acceptedOn, now.acceptedOn)
    if (days > DAYS_APART) return []
    return [
      {
        code: 'CHECK-SAME-PARTIES',
        severity: 'warning',
        got: now.caseNo,
        message: `${before.caseNo} 与 ${now.caseNo} 是同一派出所、同样的当事人，受理只隔 ${days} 天。`,
        hint: LINK_HINT(before.caseNo, now.caseNo),
      },
    ]
  }

  #sameIncident(incidentNo: string, now: Seen): readonly Problem[] {
    const before = this.#byIncident.get(incidentNo)
    this.#byIncident.set(incidentNo, now)
    if (!this.#isOpen(before, now)) return []
    return [
      {
        code: 'CHECK-SAME-INCIDENT',
        severity: 'warning',
        got: incidentNo,
        message: `${before.caseNo} 与 ${now.caseNo} 的警情编号相同（${incidentNo}）。`,
        hint: LINK_HINT(before.caseNo, now.caseNo),
      },
    ]
  }

  #isOpen(before: Seen | undefined, now: Seen): before is Seen {
    if (before === undefined || !(before.isPaid || now.isPaid)) return false
    return !this.#answered.has(pairKey(before.caseId, now.caseId))
  }
}

const LINK_HINT = (a: string, b: string): string =>
  `同一纠纷只发一次：gongtiao case link ${a} ${b} --relation 同一纠纷；不是的写 无关`

/** Pairs that people have answered, or that wait on the list of doubtful pairs already. */
export async function answeredPairs(store: Store): Promise<ReadonlySet<string>> {
  const pairs = new Set<string>()
  for await (const { cases } of store.cases.pairs({ answered: true })) {
    const [a, b] = cases
    pairs.add(pairKey(a.caseId, b.caseId))
  }
  return pairs
}

const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Names in any order; a case with a party left unnamed has no key. */
function partiesOf({ stationId, facts }: StoredCase): string | null {
  const names = facts.parties.map((party) => party.name)
  if (names.length < 2 || names.includes(null)) return null
  return `${stationId}\t${[...names].sort().join('\t')}`
}
