// The ledgers as offices sent them, against what is known to stand in them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSheetFile } from '../../src/cli/open-sheet.ts'
import type { RosterIndex } from '../../src/domain/people.ts'
import type { SheetFile } from '../../src/domain/sheet.ts'
import { type DecodedRosterRow, readRoster } from '../../src/ledger/roster.ts'
import { type Collected, collect, date, ROSTER } from './support.ts'

type Expected = {
  readonly rows: number
  readonly headerRow?: number
  readonly sheet?: string
  readonly encoding?: string
  readonly kind?: string
  readonly refused: readonly { readonly caseNo: string }[]
  readonly pending: readonly { readonly caseNo: string }[]
  readonly sumFen?: number
  readonly cases?: { readonly [caseNo: string]: { readonly [field: string]: unknown } }
}

const pathOf = (name: string): string => fileURLToPath(new URL(`../../fixtures/ledgers/${name}`, import.meta.url))
const truth: { readonly [name: string]: Expected } = JSON.parse(readFileSync(pathOf('truth.json'), 'utf8'))
const open = (name: string): Promise<SheetFile> => openSheetFile(pathOf(name))
const LEDGERS = Object.keys(truth).filter((name) => !name.includes('花名册'))

/** A roster index as the store would give it: stations and persons numbered in order. */
function indexOf(rows: readonly DecodedRosterRow[]): RosterIndex {
  const names = [...new Set(rows.map(({ county, station }) => `${county} ${station}`))]
  const counties = [...new Set(rows.map(({ county }) => county))]
  return {
    stations: names.map((name, at) => {
      const [county = '', station = ''] = name.split(' ')
      const room = rows.find((row) => row.station === station)?.room ?? ''
      return {
        stationId: at + 1,
        station,
        county,
        room,
        committeeId: counties.indexOf(county) + 1,
        committee: county,
        movedInOn: null,
      }
    }),
    mediators: rows.map(({ county, station, mediator, hiredOn, leftOn }, at) => ({
      mediatorId: `M${String(at + 1).padStart(3, '0')}`,
      mediator,
      hiredOn,
      leftOn,
      assignments: [{ stationId: names.indexOf(`${county} ${station}`) + 1, from: hiredOn, to: null }],
    })),
  }
}

let roster: RosterIndex
beforeAll(async () => {
  const file = await open('驻所人民调解员花名册.xlsx')
  const { rows, problems } = await readRoster(file, { layout: ROSTER, today: date('2017-11-20') })
  expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([])
  roster = indexOf(rows)
})

const keysOf = ({ problems }: Collected, severity: string): (string | null)[] =>
  problems.filter(({ problem }) => problem.severity === severity).map(({ caseKey }) => caseKey)
const halfWidth = (cases: readonly { readonly caseNo: string }[]): string[] =>
  cases.map(({ caseNo }) => caseNo.normalize('NFKC'))

it('the roster has its stations and mediators', () => {
  expect([roster.stations.length, roster.mediators.length]).toEqual([13, 26])
})

it('every sample is here', () => {
  expect(LEDGERS).toHaveLength(7)
})

describe.each(LEDGERS)('%s', (name) => {
  const expected = truth[name]
  if (expected === undefined) throw new Error(`nothing is known of ${name}`)

  it.each([
    ['without a roster', false],
    ['with the roster', true],
  ])('%s', async (_, hasRoster) => {
    const file = await open(name)
    const read = await collect(file, { roster: hasRoster ? roster : null, today: date('2018-01-01') })
    expect(read.counts).toMatchObject({
      rows: expected.rows,
      refused: expected.refused.length,
      pending: expected.pending.length,
    })
    expect(keysOf(read, 'refused')).toEqual(halfWidth(expected.refused))
    expect(keysOf(read, 'pending')).toEqual(halfWidth(expected.pending))
    if (expected.headerRow !== undefined) expect(read.reading.sheets[0]?.headerRow).toBe(expected.headerRow)
    if (expected.sheet !== undefined) expect(read.reading.sheets.map(({ sheet }) => sheet)).toEqual([expected.sheet])
    if (expected.encoding !== undefined) expect(file.encoding).toMatch(expected.encoding)
    if (expected.kind !== undefined) expect(file.kind).toBe(expected.kind)
    if (expected.sumFen !== undefined) {
      expect(read.cases.reduce((sum, { facts }) => sum + (facts.amountFen ?? 0), 0)).toBe(expected.sumFen)
    }
    for (const { facts, station, stationId } of read.cases) {
      const known = expected.cases?.[facts.caseNo]
      if (expected.cases !== undefined) expect(known).toBeDefined()
      const { acceptedOn, closedOn, grade, amountFen, outcome } = facts
      expect({ acceptedOn, closedOn, grade, amountFen, station, outcome }).toMatchObject(known ?? {})
      expect(stationId !== null).toBe(hasRoster)
      expect(facts.mediators.every(({ mediatorId }) => (mediatorId !== null) === hasRoster)).toBe(true)
    }
    // Not one number of a party, a phone or an ID, unmasked.
    expect(JSON.stringify(read.problems.map(({ problem }) => problem))).not.toMatch(/\d{15}|1\d{10}/)
  })
})

it('the order of rows and the form of the file change nothing', async () => {
  const read = await collect(await open('翠屏区2017年三季度台账.csv'))
  const file = await open('翠屏区2017年三季度台账.csv')
  const reversed: SheetFile = {
    ...file,
    async *rows(index) {
      const all = []
      for await (const batch of file.rows(index)) all.push(...batch)
      const [header, ...rest] = all
      yield [...(header ? [header] : []), ...rest.reverse().map((row, at) => ({ ...row, row: at + 2 }))]
    },
  }
  const other = await collect(reversed)
  const facts = ({ cases }: Collected) => cases.map((one) => one.facts).sort((a, b) => (a.caseNo < b.caseNo ? -1 : 1))
  expect(facts(other)).toEqual(facts(read))
})
