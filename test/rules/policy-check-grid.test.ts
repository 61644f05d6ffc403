// The input grid of a subsidy file: rows that never take effect, amounts that fall, and that the grid is really the whole
// of all cases.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ConditionFact } from '../../src/domain/condition.ts'
import { type Fen, fen } from '../../src/domain/money.ts'
import type { CaseSubsidyPolicy } from '../../src/domain/policy.ts'
import { blocksOf } from '../../src/rules/policy-check/axes.ts'
import { caseOf } from '../../src/rules/policy-check/case-of.ts'
import { MOST_CASES } from '../../src/rules/policy-check/grid.ts'
import { gridReport } from '../../src/rules/policy-check/grid-findings.ts'
import { combinations, sizeOf } from '../../src/rules/policy-check/walk.ts'
import { assessSubsidy } from '../../src/rules/subsidy/assess.ts'
import { conditionFacts, NOTHING_KNOWN } from '../../src/rules/subsidy/condition-facts.ts'
import { type Change, DOCUMENTS, EVERY_POLICY, FX_A, fixture, GAOTAI, ORAL_SHARE, YIBIN } from './subsidy-policies.ts'

const rule = (id: string, value: unknown) => ({
  [id]: { value, status: 'proposal', clause: id, source: '检验用' },
})
/** FX-A with other gates or additions only: a small grid. */
const withGates = (gates: object): readonly Change[] => [
  [['gates'], gates],
  [['additions'], { value: 'none', status: 'proposal', clause: '加项', source: '检验用' }],
]
const withAdditions = (additions: object): readonly Change[] => [
  [['gates'], { value: 'none', status: 'proposal', clause: '条件', source: '检验用' }],
  [['additions'], additions],
]
const gate = (id: string, when: string, result = 'zero') => rule(id, { when, result, text: `${id}的话` })
const addition = (id: string, when: string, amountFen = 1000) => rule(id, { when, amountFen, text: `${id}的话` })

type Case = {
  readonly name: string
  readonly policy: CaseSubsidyPolicy
  readonly code: string
  readonly column: string
  readonly severity: 'refused' | 'warning'
  readonly message: string
}

const CASES: readonly Case[] = [
  {
    name: 'a gate that contradicts itself',
    policy: fixture(withGates(gate('E9', 'parties >= 5 and parties < 3'))),
    code: 'POLICY-UNREACHABLE',
    column: 'gates.E9',
    severity: 'refused',
    message: '条件“E9”永远不成立：没有一种情形满足“当事人 ≥ 5 人 且 当事人 < 3 人”',
  },
  {
    name: 'a gate beyond the scale of scores',
    policy: fixture(withGates(gate('H9', 'fileScore > 100', 'hold'))),
    code: 'POLICY-UNREACHABLE',
    column: 'gates.H9',
    severity: 'refused',
    message: '条件“H9”永远不成立：没有一种情形满足“卷宗评分 > 100 分”',
  },
  {
    name: 'a gate that is constantly false',
    policy: fixture(withGates(gate('E9', 'false'))),
    code: 'POLICY-UNREACHABLE',
    column: 'gates.E9',
    severity: 'refused',
    message: '条件“E9”永远不成立：没有一种情形满足“从不”',
  },
  {
    name: 'a gate behind another',
    policy: fixture(withGates({ ...gate('E8', 'sessions >= 3'), ...gate('E9', 'sessions >= 5') })),
    code: 'POLICY-UNREACHABLE',
    column: 'gates.E9',
    severity: 'warning',
    message: '条件“E9”从来不起作用：成立时前面的条件已经有了结论，轮不到它',
  },
  {
    name: 'a gate behind the outcome',
    policy: fixture(withGates(gate('E9', "outcome == 'not-settled'"))),
    code: 'POLICY-UNREACHABLE',
    column: 'gates.E9',
    severity: 'warning',
    message: '条件“E9”从来不起作用：成立时前面的条件已经有了结论，轮不到它',
  },
  {
    name: 'a gate that closes everything',
    policy: fixture(withGates(gate('E9', 'true'))),
    code: 'POLICY-ALWAYS',
    column: 'gates.E9',
    severity: 'refused',
    message: '条件“E9”在每一种情形下都成立：没有一件案件发得出去',
  },
  {
    name: 'an addition that never applies',
    policy: fixture(withAdditions(addition('A9', 'performed and not performed'))),
    code: 'POLICY-UNREACHABLE',
    column: 'additions.A9',
    severity: 'refused',
    message: '加项“A9”永远不成立：没有一种情形满足“已履行 且 未履行”',
  },
  {
    name: 'an addition to what is never paid',
    policy: fixture([
      [['gates'], gate('E9', 'not performed')],
      [['additions'], addition('A9', 'not performed')],
    ]),
    code: 'POLICY-UNREACHABLE',
    column: 'additions.A9',
    severity: 'warning',
    message: '加项“A9”从来不起作用：成立时案件总是不发或暂缓',
  },
  {
    name: 'an addition for oral agreements, which draw none',
    policy: fixture(withAdditions(addition('A9', "form == 'oral'"))),
    code: 'POLICY-UNREACHABLE',
    column: 'additions.A9',
    severity: 'warning',
    message: '加项“A9”从来不起作用：成立时补贴加不上，或者已经到了区间上限',
  },
  {
    name: 'an addition above the band',
    policy: fixture(withAdditions(addition('A9', "grade == '重大'"))),
    code: 'POLICY-UNREACHABLE',
    column: 'additions.A9',
    severity: 'warning',
    message: '加项“A9”从来不起作用：成立时补贴加不上，或者已经到了区间上限',
  },
  {
    name: 'an addition to every case',
    policy: fixture(withAdditions(addition('A9', 'true'))),
    code: 'POLICY-ALWAYS',
    column: 'additions.A9',
    severity: 'warning',
    message: '加项“A9”在每一种情形下都成立：每一件都加，应当写进档次金额',
  },
  {
    name: 'a failed case that never earns',
    policy: fixture([
      [['failed', 'value'], { when: 'evidenceFixed and not evidenceFixed', sharePer10000: 5000 }],
      ...withGates({ value: 'none', status: 'proposal', clause: '条件', source: '检验用' }),
    ]),
    code: 'POLICY-UNREACHABLE',
    column: 'failed',
    severity: 'refused',
    message: '“E3”的例外永远不成立：没有一种情形满足“已固定证据 且 未固定证据”',
  },
  {
    name: 'a grade that is never paid',
    policy: fixture(withGates(gate('E9', "grade == '疑难'"))),
    code: 'POLICY-UNREACHABLE',
    column: 'grades.疑难',
    severity: 'refused',
    message: '难易程度“疑难”的案件在任何情形下都发不出去',
  },
  {
    name: 'nothing for the higher grade',
    policy: fixture(withGates(gate('E9', "grade == '重大' and fileScore < 60"))),
    code: 'POLICY-FALLS',
    column: 'grades.重大',
    severity: 'warning',
    message:
      '难易程度升到“重大”，补贴从 120.00 元降到 0.00 元（2 种情形，如：难易程度为重大、调解结果为“调解成功”、协议形式为“书面”、卷宗评分 0 分、结案至报送 0 天）',
  },
  {
    name: 'less for the higher grade',
    policy: { ...YIBIN, tiers: new Map([...YIBIN.tiers].toReversed()) },
    code: 'POLICY-FALLS',
    column: 'grades.疑难',
    severity: 'refused',
    message: '难易程度升到“疑难”，补贴从 150.00 元降到 120.00 元',
  },
  {
    name: 'less for the higher grade in some cases only',
    policy: fixture(withAdditions(addition('A9', "grade == '简单' and sessions >= 3", 5000))),
    code: 'POLICY-FALLS',
    column: 'grades.一般',
    severity: 'refused',
    message: '难易程度升到“一般”，补贴从 110.00 元降到 90.00 元',
  },
  {
    name: 'outside the band',
    policy: { ...YIBIN, band: { minFen: fen(7000), maxFen: fen(15000) } },
    code: 'POLICY-BAND',
    column: 'band',
    severity: 'refused',
    message: '算出每件 60.00 元，在补贴区间之外',
  },
  {
    name: 'an oral share that the band lifts again',
    policy: fixture([
      ...withGates({}),
      [['gates'], { value: 'none', status: 'proposal', clause: '条件', source: '检验用' }],
      [['oral', 'value'], { sharePer10000: 5000, additions: false }],
    ]),
    code: 'POLICY-BAND',
    column: 'band',
    severity: 'warning',
    message: '算出每件 30.00 元，低于补贴区间，按下限发 60.00 元',
  },
  {
    name: 'an addition that lowers',
    policy: {
      ...FX_A,
      gates: [],
      additions: FX_A.additions.slice(1, 2).map((one) => ({ ...one, amountFen: fen(-1000) })),
    },
    code: 'POLICY-LOWERS',
    column: 'additions',
    severity: 'refused',
    message: '加项把补贴从 60.00 元减到 50.00 元',
  },
]

/** Computed once: it is the largest. */
const whole = gridReport(FX_A)

describe('a row is found with its sentence', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', (_, { policy, ...wanted }) => {
    const found = gridReport(policy).findings.map(({ problem }) => problem)
    const fits = found.find(({ code, message }) => code === wanted.code && message.startsWith(wanted.message))
    expect(fits, JSON.stringify(found, null, 1)).toMatchObject({ severity: wanted.severity, column: wanted.column })
  })

  test.each([
    'parties >= 5 and parties <= 5',
    'parties > 4 and parties < 6',
    'parties == 5',
    'parties in (3, 5) and parties != 3',
    'fileScore > 94 and fileScore < 95',
    'fileScore == 100',
    'sessions < 1',
    "disputeType != '邻里纠纷' and disputeType != '婚姻家庭纠纷'",
    'not (parties < 5 or parties > 5)',
  ])('a condition that only one kind of case meets is met: %s', (when) => {
    expect(gridReport(fixture(withGates(gate('E9', when)))).findings).toEqual([])
  })

  test('a sound file has none', () => {
    expect(whole.findings).toEqual([])
    for (const policy of [YIBIN, GAOTAI, ORAL_SHARE, DOCUMENTS]) expect(gridReport(policy).findings).toEqual([])
  })
})

describe('the grid', () => {
  test('FX-A is computed whole', () => {
    const { size, computed } = whole
    expect(BigInt(computed)).toBe(size)
    expect(computed).toBeGreaterThan(10_000)
    expect(computed).toBeLessThan(MOST_CASES)
  })

  test('too many cases: a bounded sample, and said', () => {
    const { findings, computed } = gridReport(FX_A, 400)
    expect(computed).toBeLessThanOrEqual(400)
    expect(findings.map(({ problem }) => problem.message)).toContain(
      `情形共 ${whole.size} 种，太多，按固定步长抽查了 ${computed} 种，不是全部`,
    )
  })

  test('a sample never comes back to a place, and stays in the grid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        (lengths, most) => {
          const facts: readonly ConditionFact[] = [
            'parties',
            'sessions',
            'fileScore',
            'amountFen',
            'peopleInvolved',
            'daysToReport',
          ]
          const axes = lengths.map((length, at) => ({
            fact: facts[at] ?? 'parties',
            values: Array.from({ length }, (_, value) => value),
          }))
          const places = [...combinations(axes, most)].map((one) => JSON.stringify(one))
          const size = Number(sizeOf(axes))
          expect(places).toHaveLength(Math.min(size, most))
          expect(new Set(places).size).toBe(places.length)
        },
      ),
      { numRuns: 200 },
    )
  })

  test.each(Object.entries(EVERY_POLICY))('%s: a case of the grid has the facts of its place', (_, policy) => {
    const [grade = ''] = policy.tiers.keys()
    for (const { axes } of blocksOf(policy)) {
      for (const facts of combinations(axes, 500)) {
        const known = conditionFacts(caseOf({ ...facts, grade }, policy), policy)
        for (const { fact } of axes) {
          // Reopened without days, and days without a reopening, are one record.
          if (fact === 'reopened' && facts.daysSinceFirstClosing !== null) continue
          expect([fact, known[fact]]).toEqual([fact, facts[fact]])
        }
      }
    }
  })
})

describe('a grid of kinds is the whole of all cases', () => {
  const outcomeOf = (facts: Parameters<typeof assessSubsidy>[0], policy: CaseSubsidyPolicy): string => {
    const { result, amountFen }: { readonly result: string; readonly amountFen: Fen } = assessSubsidy(facts, policy)
    return `${facts.grade} ${result} ${amountFen}`
  }

  test.each([
    ['FX-A', FX_A],
    ['the oral share', ORAL_SHARE],
    ['the documents', DOCUMENTS],
  ])('%s: no case comes out as none of the grid does', (_, policy) => {
    const grades = [...policy.tiers.keys()]
    const onGrid = new Set<string>()
    for (const { axes } of blocksOf(policy)) {
      for (const facts of combinations(axes, 40_000)) {
        for (const grade of grades) onGrid.add(outcomeOf(caseOf({ ...facts, grade }, policy), policy))
      }
    }
    const number = (max: number) => fc.option(fc.integer({ min: 0, max }))
    const arbitrary = fc.record({
      outcome: fc.constantFrom('settled', 'settled', 'settled', 'not-settled', 'withdrawn'),
      form: fc.constantFrom('written', 'oral', null),
      grade: fc.constantFrom(...grades),
      parties: number(40),
      peopleInvolved: number(60),
      sessions: number(9),
      amountFen: number(20_000_000),
      fileScore: number(100),
      daysToReport: number(400),
      daysSinceFirstClosing: number(400),
      performed: fc.boolean(),
      judiciallyConfirmed: fc.boolean(),
      nightOrHoliday: fc.option(fc.boolean()),
      evidenceFixed: fc.option(fc.boolean()),
      guidedToCourt: fc.option(fc.boolean()),
    })
    fc.assert(
      fc.property(arbitrary, (facts) => {
        expect(onGrid).toContain(outcomeOf(caseOf({ ...NOTHING_KNOWN, ...facts }, policy), policy))
      }),
      { numRuns: 2000 },
    )
  })
})
