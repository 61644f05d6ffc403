// A measure counted two ways: compiled to SQL by the store, and in a plain loop over the same cases. And the headline
// measures at the edges of their period.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../src/domain/calendar.ts'
import type { Dimension, Measure, MeasureField, Period, Predicate } from '../../src/domain/measure.ts'
import { countIn, holds, type MeasuredFacts } from '../../src/reports/interpret.ts'
import { ACCEPTED, CLOSED, PENDING, SETTLED } from '../../src/reports/measures.ts'
import { percent } from '../../src/reports/rate.ts'
import type { StoredCase } from '../../src/store.ts'
import { open } from '../support/open-store.ts'
import { newWorkspace } from '../support/workspace.ts'

function day(text: string) {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(text)
  return date
}

const DAYS = ['2017-10-31', '2017-11-01', '2017-11-15', '2017-11-30', '2017-12-01'] as const
const workspace = await newWorkspace()
{
  // Every field takes every value, also none; a fixed seed keeps the ledger the same.
  const row = fc.record({
    受理日期: fc.constantFrom(...DAYS),
    协议日期: fc.constantFrom('', ...DAYS),
    结案日期: fc.constantFrom(...DAYS),
    派出所与人: fc.constantFrom('新街派出所 王建国', '南岸派出所 张伟'),
    纠纷类型: fc.constantFrom('', '邻里纠纷', '婚姻家庭纠纷', '合同纠纷'),
    难易程度: fc.constantFrom('简单', '一般', '重大'),
    案件来源: fc.constantFrom('', '当事人申请', '排查发现'),
    调解结果: fc.constantFrom('成功', '成功', '不成功', '撤回', '调解中'),
    协议形式: fc.constantFrom('', '书面', '口头'),
  })
  const rows = fc.sample(row, { numRuns: 150, seed: 20171107 }).map(({ 派出所与人, ...rest }) => {
    const [派出所 = '', 调解员 = ''] = 派出所与人.split(' ')
    return { ...rest, 派出所, 调解员, ...(rest.调解结果 === '调解中' ? { 结案日期: '', 难易程度: '' } : {}) }
  })
  const { json } = await workspace.importLedger(rows)
  if (json.counts.added !== 150) throw new Error(JSON.stringify(json))
}

const store = await open(workspace.store)
const cases: StoredCase[] = []
for await (const one of store.cases.list({})) cases.push(one)

const field = fc.constantFrom<MeasureField>(
  ...(['acceptedOn', 'agreedOn', 'closedOn', 'outcome', 'grade', 'disputeType', 'source', 'agreementForm'] as const),
)
const end = fc.constantFrom('from', 'to').map((one) => ({ period: one }) as const)
const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  field.map((one) => ({ kind: 'is-null', field: one }) as const),
  fc.record({
    kind: fc.constant('equals' as const),
    field,
    value: fc.constantFrom('settled', 'open', '一般', '邻里纠纷', '排查发现', 'oral', '2017-11-15', "' OR 1 --"),
  }),
  fc.record({ kind: fc.constantFrom('at-least' as const, 'at-most' as const, 'after' as const), field, value: end }),
)
const { predicate } = fc.letrec<{ predicate: Predicate; branch: Predicate }>((tie) => ({
  predicate: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('branch')),
  branch: fc.oneof(
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('predicate'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('predicate') }),
  ),
}))
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.nat(DAYS.length - 1), fc.nat(DAYS.length - 1))
  .map(([a, b]) => ({ from: day(DAYS[Math.min(a, b)] ?? ''), to: day(DAYS[Math.max(a, b)] ?? '') }))
const DIMENSIONS: readonly Dimension[] = [
  'county',
  'station',
  'disputeType',
  'grade',
  'source',
  'outcome',
  'agreementForm',
  'month',
]

function keyOf(one: StoredCase, dimension: Dimension, measure: Measure): string | null {
  if (dimension === 'county' || dimension === 'station') return one[dimension]
  if (dimension === 'month') return one.facts[measure.date]?.slice(0, 7) ?? null
  return one.facts[dimension]
}

describe('SQL and the plain loop count the same', () => {
  const measure = fc.record({
    id: fc.constant('any'),
    title: fc.constant('任意'),
    explanation: fc.constant('任意。'),
    date: fc.constantFrom('acceptedOn' as const, 'closedOn' as const),
    where: predicate,
  })

  it('in all', async () => {
    await fc.assert(
      fc.asyncProperty(measure, period, async (one, span) => {
        const [row] = await store.stats.tally(one, span, [])
        expect(row?.value).toBe(
          countIn(
            one,
            cases.map(({ facts }) => facts),
            span,
          ),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('by every dimension, and by two', async () => {
    const by = fc.subarray([...DIMENSIONS], { minLength: 1, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(measure, period, by, async (one, span, dimensions) => {
        const rows = await store.stats.tally(one, span, dimensions)
        const counted = new Map<string, number>()
        for (const each of cases) {
          if (!holds(one.where, each.facts, span)) continue
          const key = JSON.stringify(dimensions.map((dimension) => keyOf(each, dimension, one)))
          counted.set(key, (counted.get(key) ?? 0) + 1)
        }
        expect(new Map(rows.map(({ key, value }) => [JSON.stringify(key), value]))).toEqual(counted)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the headline measures', () => {
  const span: Period = { from: day('2017-11-01'), to: day('2017-11-30') }
  const facts = (acceptedOn: string, closedOn: string | null, outcome = 'settled'): MeasuredFacts => ({
    acceptedOn,
    agreedOn: null,
    closedOn,
    outcome,
    grade: null,
    disputeType: null,
    source: null,
    agreementForm: null,
  })
  const countedAs = (one: MeasuredFacts): readonly string[] =>
    [ACCEPTED, CLOSED, SETTLED, PENDING].filter((measure) => countIn(measure, [one], span) === 1).map(({ id }) => id)

  it.each([
    [facts('2017-10-31', '2017-11-01'), ['closed', 'settled']],
    [facts('2017-11-01', '2017-11-30'), ['accepted', 'closed', 'settled']],
    [facts('2017-11-01', '2017-11-30', 'withdrawn'), ['accepted', 'closed']],
    [facts('2017-11-30', '2017-12-01'), ['accepted', 'pending']],
    [facts('2017-11-30', null, 'open'), ['accepted', 'pending']],
    [facts('2017-10-01', null, 'open'), ['pending']],
    [facts('2017-12-01', '2017-12-01'), []],
    [facts('2017-10-01', '2017-10-31'), []],
  ] as const)('%o', (one, expected) => expect(countedAs(one)).toEqual(expected))
})

describe('a rate', () => {
  it.each([
    [601, 654, '91.90'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [1, 800, '0.13'],
    [0, 5, '0.00'],
    [5, 5, '100.00'],
    [7, 5, '140.00'],
  ])('%i of %i is %s', (part, whole, text) => expect(percent(part, whole)).toBe(text))

  it('over nothing is none', () => expect(percent(0, 0)).toBeNull())
})
