// Where no dispute is entered twice nothing may be suspected: the bundled sample, whose pay totals are known, and the
// ledgers of the benchmarks, where people's names do meet by chance.
import { expect, it } from 'vitest'
import { daysBetween, type IsoDate, parseIsoDate } from '../../src/domain/calendar.ts'
import { disputeTraits } from '../../src/domain/dispute-traits.ts'
import { type Comparable, SUSPICIOUS, scorePair } from '../../src/ledger/duplicates.ts'
import { benchLedger } from '../../src/sample/bench-ledger.ts'
import { DEMO_SEED, yibinSample } from '../../src/sample/yibin-sample.ts'
import { factsOf } from '../support/dispute-pairs/disputes.ts'

const isSuspected = (one: Comparable, other: Comparable): boolean => scorePair(one, other).score >= SUSPICIOUS

const daysApart = (one: Comparable, other: Comparable): number =>
  Math.abs(daysBetween(one.facts.acceptedOn, other.facts.acceptedOn))

it('no two cases of the sample, whether they share a trait or only the days', () => {
  const { cases, stations } = yibinSample(DEMO_SEED)
  const stationId = (name: string): number => stations.findIndex((one) => one.station === name)
  const all = cases.map(({ station, facts }) => ({ stationId: stationId(station), facts }))
  const ofOneDay = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => daysApart(one, other) <= 1)
      .map((other) => [one, other] as const),
  )
  expect(ofOneDay.length).toBeGreaterThan(5000)
  const found = [...ofOneDay, ...neighboursIn(all)].filter(([one, other]) => isSuspected(one, other))
  expect(found.map((pair) => pair.map((one) => one.facts.caseNo))).toEqual([])
})

it('hardly any of 20,000 rows of a benchmark', () => {
  const all = benchCases(20_000)
  const found = neighboursIn(all).filter(([one, other]) => isSuspected(one, other))
  expect(found.length).toBeLessThanOrEqual(2)
})

function benchCases(rows: number): readonly Comparable[] {
  const [, ...lines] = benchLedger(2017, rows)
  return lines.map((line) => {
    const cells = line.split(',')
    const [, accepted = '', station = '', , , disputeType = ''] = cells
    const [applicant = '', residentId = '', phone = '', respondent = '', , yuan = ''] = cells.slice(8)
    const facts = factsOf({
      station: 0,
      acceptedOn: dayOf(accepted),
      closedOn: dayOf(accepted),
      disputeType,
      yuan: yuan === '' ? null : Number(yuan),
      incidentNo: null,
      summary: null,
      applicants: [{ name: applicant, residentId, phone }],
      respondents: [{ name: respondent, residentId: null, phone: null }],
    })
    return { stationId: Number(/\d+/.exec(station)?.[0]), facts }
  })
}

function dayOf(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new RangeError(`no day: ${text}`)
  return date
}

/** Pairs of one trait that lie within two months. */
function neighboursIn(cases: readonly Comparable[]): readonly (readonly [Comparable, Comparable])[] {
  const byTrait = new Map<string, Comparable[]>()
  for (const one of cases) {
    const { names, contact } = disputeTraits(one.facts)
    for (const [kind, value] of [
      ['names', names],
      ['contact', contact],
    ]) {
      if (value === null) continue
      const trait = `${kind} ${value}`
      const group = byTrait.get(trait)
      if (group === undefined) byTrait.set(trait, [one])
      else group.push(one)
    }
  }
  return [...byTrait.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).flatMap((other) => (daysApart(one, other) <= 60 ? [[one, other] as const] : [])),
    ),
  )
}
