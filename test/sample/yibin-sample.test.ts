// The sample holds the published figures of Yibin, people who are right in form, and files that say what the facts say.
import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../src/domain/calendar.ts'
import { checkResidentId } from '../../src/domain/resident-id.ts'
import { luhnCheckOf } from '../../src/sample/people.ts'
import { textOfSampleFile } from '../../src/sample/sample-file.ts'
import { DEMO_SEED, yibinSample } from '../../src/sample/yibin-sample.ts'

const SEEDS = [DEMO_SEED, 1, 42, 20171107]
const idIsValid = (id: string): boolean => checkResidentId(id).kind === 'valid'

describe.each(SEEDS)('the sample of seed %i', (seed) => {
  const { stations, mediators, cases, ledgers, roster } = yibinSample(seed)

  it('has the published figures: 11 counties, 23 stations, 654 accepted, 601 settled', () => {
    expect(new Set(stations.map(({ county }) => county)).size).toBe(11)
    expect(new Set(stations.map(({ station }) => station)).size).toBe(23)
    expect(new Set(cases.map(({ station }) => station)).size).toBe(23)
    expect(mediators).toHaveLength(46)
    expect(cases).toHaveLength(654)
    expect(cases.filter(({ facts }) => facts.outcome === 'settled')).toHaveLength(601)
    expect(cases.filter(({ facts }) => facts.outcome === 'open').every(({ facts }) => facts.closedOn === null)).toBe(
      true,
    )
  })

  it('keeps every date inside the span, and no case before its station had a room', () => {
    const movedIn = new Map(stations.map(({ station, movedInOn }) => [station, movedInOn]))
    for (const { station, facts } of cases) {
      const order = [movedIn.get(station) ?? '', facts.acceptedOn, facts.agreedOn, facts.closedOn, '2017-11-07']
      const dates = order.filter((date) => date !== null)
      expect(dates, facts.caseNo).toEqual([...dates].sort())
      expect(dates[0] && dates[0] >= '2017-08-15').toBe(true)
    }
  })

  it('gives each county its own unbroken numbers in the order of acceptance', () => {
    const keys = new Set(cases.map(({ county, facts }) => `${county} ${facts.caseNo}`))
    expect(keys.size).toBe(654)
    expect(cases[0]?.facts.caseNo).toBe('（2017）翠人调字第001号')
    const later = cases.filter(({ county, facts }, index) => {
      const before = cases[index - 1]
      return before !== undefined && before.county === county && before.facts.acceptedOn > facts.acceptedOn
    })
    expect(later).toEqual([])
  })

  it('names only mediators who were in service at that station that day, one lead each', () => {
    const roll = new Map(mediators.map((mediator) => [mediator.mediatorId, mediator]))
    expect(new Set(mediators.map(({ mediator }) => mediator)).size).toBe(46)
    for (const { station, facts } of cases) {
      expect(facts.mediators.map(({ role }) => role)[0]).toBe('lead')
      expect(facts.mediators.length).toBeLessThanOrEqual(2)
      for (const { mediatorId } of facts.mediators) {
        const person = roll.get(mediatorId ?? '')
        expect(person?.station.station).toBe(station)
        expect(person && person.hiredOn <= facts.acceptedOn).toBe(true)
      }
    }
  })

  it('has valid ID numbers and accounts, and exactly one ID of a party that cannot be believed', () => {
    for (const { residentId, account, sex } of mediators) {
      expect(idIsValid(residentId)).toBe(true)
      expect(Number(residentId[16]) % 2 === 1).toBe(sex === 'male')
      if (account !== null) expect(luhnCheckOf(account.slice(0, -1))).toBe(account.at(-1))
    }
    expect(mediators.filter(({ account }) => account === null)).toHaveLength(3)
    const written = cases.flatMap(({ applicantIdAsWritten }) => applicantIdAsWritten ?? [])
    expect(written).toHaveLength(654)
    expect(written.filter((id) => !idIsValid(id))).toHaveLength(1)
    const known = cases.flatMap(({ facts }) => facts.parties.flatMap(({ residentId }) => residentId ?? []))
    expect(known.every(idIsValid)).toBe(true)
  })

  it('has one person hired in the middle of October and one civil servant', () => {
    const partial = mediators.filter(({ hiredOn }) => hiredOn > '2017-10-01' && hiredOn <= '2017-10-31')
    expect(partial.map(({ hiredOn, employment }) => [hiredOn, employment])).toEqual([['2017-10-16', 'full-time']])
    expect(mediators.filter(({ occupation }) => occupation === '公务员').map(({ employment }) => employment)).toEqual([
      'part-time',
    ])
  })

  it('tells the three known cases', () => {
    const at = (station: string, day: string) =>
      cases.find(
        ({ facts, ...rest }) =>
          rest.station === station && facts.acceptedOn === day && (facts.incidentNo ?? '').endsWith('9001'),
      )?.facts
    expect(at('沙坪派出所', '2017-11-06')).toMatchObject({
      disputeType: '合同纠纷',
      outcome: 'settled',
      agreementForm: 'written',
    })
    const medical = at('新街派出所', '2017-09-03')
    expect(medical).toMatchObject({ disputeType: '医疗纠纷', outcome: 'settled' })
    expect(medical?.closedOn && daysBetween(medical.acceptedOn, medical.closedOn)).toBeGreaterThanOrEqual(60)
    expect(at('新城派出所', '2017-10-17')).toMatchObject({ closedOn: '2017-10-17', grade: '重大', peopleInvolved: 21 })
  })

  it('writes every case into exactly one file, with its number as it is', () => {
    const text = ledgers.flatMap((file) =>
      file.kind === 'csv'
        ? file.rows.flat()
        : file.workbook.sheets.flatMap(({ rows }) =>
            [...rows].flatMap(({ cells }) => cells.map((cell) => cell?.value)),
          ),
    )
    const written = text.filter((value) => typeof value === 'string' && /^（2017）.人调字第\d{3}号$/.test(value))
    expect([...written].sort()).toEqual(cases.map(({ facts }) => facts.caseNo).sort())
    expect(roster.workbook.sheets[0] && [...roster.workbook.sheets[0].rows]).toHaveLength(48)
  })
})

it.each([
  ['7992739871', '3'],
  ['621700000000000001', '2'],
])('the check digit of %s is %s', (digits, check) => {
  expect(luhnCheckOf(digits)).toBe(check)
})

describe('the files of the sample', () => {
  const { ledgers } = yibinSample(DEMO_SEED)

  it('differ in shape: every encoding, three delimiters, workbooks with one and two header rows', () => {
    const texts = ledgers.flatMap((file) => (file.kind === 'csv' ? [file] : []))
    expect(new Set(texts.map(({ encoding }) => encoding)).size).toBe(4)
    expect(new Set(texts.map(({ delimiter }) => delimiter)).size).toBe(3)
    const heads = ledgers.flatMap((file) =>
      file.kind === 'xlsx' ? file.workbook.sheets.flatMap(({ headRows }) => headRows ?? []) : [],
    )
    expect(new Set(heads.map(({ from, to }) => to - from + 1))).toEqual(new Set([1, 2]))
    expect(new Set(ledgers.map(({ name }) => name)).size).toBe(ledgers.length)
  })

  it('have rows as wide as their header', () => {
    for (const file of ledgers) {
      const widths =
        file.kind === 'csv'
          ? file.rows.map((row) => row.length)
          : file.workbook.sheets.flatMap(({ rows }) => [...rows].map(({ cells }) => cells.length))
      expect(new Set(widths).size, file.name).toBe(1)
    }
  })

  it('quote what needs quoting', () => {
    const file = {
      name: 'x.csv',
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      newline: '\n',
      rows: [['a;b', 'say "x"', '两\n行', '1,2']],
    } as const
    expect(textOfSampleFile(file)).toBe('"a;b";"say ""x""";"两\n行";1,2\n')
  })

  it('are the same for the same seed and others for another', () => {
    expect(JSON.stringify(yibinSample(7))).toBe(JSON.stringify(yibinSample(7)))
    expect(JSON.stringify(yibinSample(7).cases)).not.toBe(JSON.stringify(yibinSample(8).cases))
  })
})
