// What two cases are worth as one dispute, as oracles and laws; the measure on many pairs is duplicates-labelled.test.ts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disputeTraits, documentKey, soundKey, spellingKey } from '../../src/domain/dispute-traits.ts'
import { type Comparable, SUSPICIOUS, scorePair } from '../../src/ledger/duplicates.ts'
import { day } from '../../src/sample/places.ts'
import { deckOf, type Entry, factsOf, type Person } from '../support/dispute-pairs/disputes.ts'
import { SAME } from '../support/dispute-pairs/same.ts'

const person = (name: string | null, residentId: string | null = null, phone: string | null = null): Person => ({
  name,
  residentId,
  phone,
})
const ZHANG = person('张三', '511505198001010010', '13800010001')
const LI = person('李四', '511505197502020027', '13900010002')

const CASE: Entry = {
  station: 0,
  acceptedOn: day('2017-11-05'),
  closedOn: day('2017-11-08'),
  disputeType: '邻里纠纷',
  yuan: 1200,
  incidentNo: null,
  summary: null,
  applicants: [person('张三')],
  respondents: [person('李四')],
}
const compared = (entry: Entry): Comparable => ({ stationId: entry.station, facts: factsOf(entry) })
/** Against the plain case, at another station unless it says otherwise. */
const score = (other: Partial<Entry>, first: Partial<Entry> = {}) =>
  scorePair(compared({ ...CASE, ...first }), compared({ ...CASE, station: 1, ...other }))

type Line = readonly [name: string, other: Partial<Entry>, first?: Partial<Entry>]
const named = ([name, other, first = {}]: Line) => ({ name, other, first })

describe('suspected', () => {
  const SUSPECTED: readonly Line[] = [
    ['the same names on the same day', {}],
    ['in two spellings', { applicants: [person('張 三')], respondents: [person('李肆')] }],
    ['sides swapped', { applicants: [person('李四')], respondents: [person('张三')] }],
    ['two days off', { acceptedOn: day('2017-11-07') }],
    ['another word for the type', { disputeType: '相邻关系纠纷' }],
    ['another sum', { yuan: 800 }],
    ['nothing but names and days', { yuan: null, disputeType: '其他纠纷' }],
    ['a week off at one station', { station: 0, acceptedOn: day('2017-11-12') }],
    [
      'three weeks off, both IDs and the sum',
      { acceptedOn: day('2017-11-24'), applicants: [ZHANG], respondents: [LI] },
      { applicants: [ZHANG], respondents: [LI] },
    ],
    ['one name said alike', { applicants: [person('王艳')] }, { applicants: [person('王燕')] }],
    [
      'names apart, IDs equal',
      { applicants: [{ ...ZHANG, name: '张山' }], respondents: [{ ...LI, name: '黎四' }] },
      { applicants: [ZHANG], respondents: [LI] },
    ],
    ['an ID of fifteen digits', { applicants: [{ ...ZHANG, residentId: '511505800101001' }] }, { applicants: [ZHANG] }],
    [
      'one of three named',
      { applicants: [person('张三')] },
      { applicants: [person('王五'), person('张三'), person('赵六')] },
    ],
    ['a firm in short', { respondents: [person('恒达物业')] }, { respondents: [person('宜宾市恒达物业管理有限公司')] }],
    [
      'the other side not named, the phone equal',
      { applicants: [{ ...ZHANG, residentId: null }], respondents: [] },
      { applicants: [{ ...ZHANG, residentId: null }] },
    ],
    [
      'the same police call and nothing else',
      {
        incidentNo: 'J511500 2017110500012',
        applicants: [person('周八')],
        disputeType: '合同纠纷',
        yuan: 9,
        acceptedOn: day('2017-12-20'),
      },
      { incidentNo: 'j5115002017110500012' },
    ],
  ]
  it.each(SUSPECTED.map(named))('$name', ({ other, first }) => {
    expect(score(other, first).score).toBeGreaterThanOrEqual(SUSPICIOUS)
  })
})

describe('not suspected', () => {
  const LANDLORD = person('孙德胜', '511505196003030035', '13700010003')
  const NOT: readonly Line[] = [
    ['the same people four months later', { acceptedOn: day('2018-03-05') }],
    [
      'the same people with all numbers five weeks later',
      { acceptedOn: day('2017-12-12'), yuan: 300, applicants: [ZHANG], respondents: [LI] },
      { applicants: [ZHANG], respondents: [LI] },
    ],
    [
      'a landlord and another tenant, same day, station and sum',
      { station: 0, applicants: [LANDLORD], respondents: [person('周八')] },
      { applicants: [LANDLORD] },
    ],
    [
      'father and son with one phone',
      { applicants: [{ ...ZHANG, name: '张小军', residentId: null }] },
      { applicants: [ZHANG] },
    ],
    [
      'two people of one name',
      { applicants: [{ ...ZHANG, residentId: '511505199909090013' }] },
      { applicants: [ZHANG] },
    ],
    [
      'common names at another station on another day',
      { acceptedOn: day('2017-11-09'), yuan: null, applicants: [person('张伟')], respondents: [person('王芳')] },
      { applicants: [person('张伟')], respondents: [person('王芳')] },
    ],
    [
      'names left out on both sides',
      { applicants: [person('张某')], respondents: [person('李某某')] },
      { applicants: [person('张某')], respondents: [person('李某某')] },
    ],
    [
      'a shop and nobody named',
      { applicants: [person('好又多超市', null, '0831-8220000')], respondents: [] },
      { applicants: [person('好又多超市', null, '0831-8220000')] },
    ],
    ['nothing known of either', { applicants: [], respondents: [] }, { applicants: [], respondents: [] }],
    [
      'another police call within the week',
      { incidentNo: 'J511500201711050002' },
      { incidentNo: 'J511500201711050001' },
    ],
    [
      'what only stands in for a call',
      { incidentNo: '20171105', applicants: [person('周八')] },
      { incidentNo: '20171105' },
    ],
    ['no call at all', { incidentNo: '无', applicants: [person('周八')] }, { incidentNo: '无' }],
  ]
  it.each(NOT.map(named))('$name', ({ other, first }) => {
    expect(score(other, first).score).toBeLessThan(SUSPICIOUS)
  })
})

it('reasons say what is shared, in the order of its weight', () => {
  const summary = '因晾晒衣物滴水发生争执。'
  expect(score({ station: 0, summary, applicants: [ZHANG] }, { summary, applicants: [ZHANG] })).toEqual({
    score: 100,
    reasons: [
      '双方当事人姓名相同',
      '一方证件号码相同',
      '一方电话相同',
      '同一天受理',
      '同一派出所',
      '纠纷类型相同',
      '涉案金额相同',
      '案情写法相同',
    ],
  })
})

describe('laws', () => {
  const pair = fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), kind: fc.constantFrom(...SAME) })

  it('neither case comes first, and the score is between 0 and 100', () => {
    fc.assert(
      fc.property(pair, ({ seed, kind }) => {
        const [a, b] = kind.make(deckOf(seed)).map(compared)
        if (a === undefined || b === undefined) throw new Error('a pair of two')
        expect(scorePair(a, b)).toEqual(scorePair(b, a))
        expect(scorePair(a, b).score).toBeGreaterThanOrEqual(0)
        expect(scorePair(a, b).score).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('no reason holds a name or a number of a party', () => {
    fc.assert(
      fc.property(pair, ({ seed, kind }) => {
        const entries = kind.make(deckOf(seed))
        const [a, b] = entries.map(compared)
        if (a === undefined || b === undefined) throw new Error('a pair of two')
        const said = scorePair(a, b).reasons.join('')
        const secrets = entries.flatMap((entry) => [...entry.applicants, ...entry.respondents].flatMap(Object.values))
        for (const secret of secrets) if (secret !== null) expect(said).not.toContain(secret)
      }),
    )
  })

  it('the traits do not depend on the side, the spelling or what comes after the first named', () => {
    const traits = (entry: Partial<Entry>) => disputeTraits(factsOf({ ...CASE, ...entry }))
    const plain = traits({ applicants: [ZHANG], respondents: [LI] })
    expect(traits({ applicants: [LI], respondents: [ZHANG] })).toEqual(plain)
    expect(traits({ applicants: [{ ...ZHANG, name: '張叁' }], respondents: [{ ...LI, name: '李 肆' }] })).toEqual(plain)
    expect(traits({ applicants: [ZHANG, person('王五')], respondents: [LI] })).toEqual(plain)
    expect(traits({ applicants: [person('张三'), person('李四')], respondents: [] }).names).toBe(plain.names)
    expect(traits({ applicants: [person('张三')], respondents: [LI] })).toEqual(plain)
    expect(traits({ applicants: [person('张三')], respondents: [] })).toEqual({ names: null, contact: null })
  })
})

it.each([
  ['張三', '张三'],
  ['张叁', '张三'],
  ['欧阳 娜娜', '欧阳娜娜'],
  ['阿尔•木呷', '阿尔·木呷'],
  ['宜宾鑫源建筑劳务有限责任公司', '宜宾鑫源建筑劳务公司'],
  ['四川川南运输（集团）股份有限公司', '四川川南运输(集团)公司'],
])('%s is spelt like %s', (one, other) => expect(spellingKey(one)).toBe(spellingKey(other)))

it('said alike is not spelt alike', () => {
  expect([spellingKey('王燕') === spellingKey('王艳'), soundKey('王燕') === soundKey('王艳')]).toEqual([false, true])
  expect(soundKey('付明') === soundKey('傅铭')).toBe(true)
  expect(soundKey('张建国') === soundKey('张建军')).toBe(false)
})

it('an ID is known by its fifteen digits, another paper as it is written', () => {
  expect(documentKey('511505198001010010')).toBe(documentKey('511505800101001'))
  expect(documentKey('e12345678')).toBe('E12345678')
})
