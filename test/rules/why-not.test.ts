// Why a case does not earn more, and the paragraph that says what it earns: over a policy with gates, additions and papers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_SUPPLEMENT } from '../../src/domain/case-supplement.ts'
import type { Condition } from '../../src/domain/condition.ts'
import type { CaseSubsidyPolicy } from '../../src/domain/policy.ts'
import { parseCondition } from '../../src/rules/condition/parse.ts'
import { assessSubsidy } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { explanationParagraph } from '../../src/rules/subsidy/explanation.ts'
import { whyNot } from '../../src/rules/subsidy/why-not.ts'
import { day, SUBSIDY, yuan } from './policies.ts'
import { person } from './subsidy-facts.ts'

function condition(text: string): Condition {
  const parsed = parseCondition(text)
  if ('fault' in parsed) throw new Error(parsed.fault)
  return parsed.condition
}

const addition = (id: string, text: string, when: string) => ({
  id,
  clause: id,
  text,
  when: condition(when),
  amountFen: yuan('10'),
})

const POLICY: CaseSubsidyPolicy = {
  ...SUBSIDY,
  gates: [{ id: 'E4', clause: '条件·履行', text: '协议没有履行', when: condition('not performed'), result: 'hold' }],
  additions: [
    addition('A2', '当事人五人及以上', 'parties >= 5'),
    addition('A3', '调解三次及以上', 'sessions >= 3'),
    addition('A4', '多次或经司法确认', 'sessions >= 3 and fileScore >= 90 or judiciallyConfirmed'),
  ],
  papers: new Map([['疑难', ['协议书', '调查笔录/询问笔录']]]),
}

const FACTS: SubsidyFacts = {
  caseNo: '（2017）翠人调字第001号',
  acceptedOn: day('2017-11-05'),
  agreedOn: null,
  closedOn: day('2017-11-08'),
  outcome: 'settled',
  grade: '一般',
  agreementForm: 'written',
  review: null,
  supplement: { ...NO_SUPPLEMENT, performedOn: day('2017-11-10') },
  parties: 2,
  reopened: null,
  mediators: [person(1), person(2)],
}

describe('whyNot', () => {
  it('lists the gates that are open with their facts, in the order of the rules', () => {
    const { passed, closed } = whyNot(FACTS, POLICY)
    expect(closed).toBeNull()
    expect(passed.map(({ text }) => text)).toEqual([
      '结案日期 2017-11-08',
      '没有由手工发放过',
      '调解成功',
      '没有另案是同一纠纷',
      '不属于“协议没有履行”（已履行）',
      '难易程度“一般”在标准之内',
    ])
  })

  it('stops at the gate that is closed', () => {
    const { passed, closed } = whyNot({ ...FACTS, supplement: NO_SUPPLEMENT }, POLICY)
    expect(passed).toHaveLength(4)
    expect(closed).toMatchObject({ clause: '条件·履行', result: 'hold' })
  })

  it('says of every addition that is not drawn what it stands on, and the fewest facts that could change it', () => {
    const { additions } = whyNot(FACTS, POLICY)
    expect(additions.map(({ clause, reason, missing }) => [clause, reason, missing])).toEqual([
      ['A2', '当事人 2 人', []],
      ['A3', '调解次数没有记录', ['调解次数']],
      ['A4', '调解次数没有记录、卷宗评分没有记录、未经司法确认', ['司法确认日期']],
    ])
    expect(whyNot({ ...FACTS, parties: 5 }, POLICY).additions.map(({ clause }) => clause)).toEqual(['A3', 'A4'])
  })

  it('says that an oral case draws none where the file says so', () => {
    const oral = { ...POLICY, oral: { kind: 'cap', capFen: yuan('60'), additions: false } } as const
    const { additions } = whyNot({ ...FACTS, agreementForm: 'oral' }, oral)
    expect(additions.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 }, () => '口头协议不计加项'))
  })

  it('names the next grade, what it takes and what it would bring', () => {
    const { higher } = whyNot(FACTS, { ...POLICY, papers: null })
    expect(higher).toMatchObject({ grade: '疑难', amountFen: yuan('120'), gainFen: yuan('30') })
    expect(higher?.needs).toEqual(['台账填报或司法局核定的难易程度要是“疑难”（也写作复杂、疑难复杂、复杂疑难等）'])
  })

  it('names the fewest records by which additions could bring as much without another grade', () => {
    const three = POLICY.additions.map((one) => ({ ...one, amountFen: yuan('15') }))
    expect(whyNot(FACTS, { ...POLICY, papers: null }).higher?.instead).toEqual([])
    expect(whyNot(FACTS, { ...POLICY, papers: null, additions: three }).higher?.instead).toEqual([
      '调解次数',
      '司法确认日期',
    ])
  })

  it('names the papers that the next grade demands and the volume lacks', () => {
    const held = { ...FACTS, supplement: { ...NO_SUPPLEMENT, performedOn: day('2017-11-10'), papers: ['询问笔录'] } }
    expect(whyNot(held, POLICY).higher).toMatchObject({
      gainFen: null,
      needs: [expect.stringContaining('“疑难”'), '难易程度“疑难”的卷宗缺少协议书，暂不核算'],
    })
  })

  it('knows nothing higher than the highest, and no next grade without one', () => {
    expect(whyNot({ ...FACTS, grade: '重大' }, POLICY).higher).toBeNull()
    expect(whyNot({ ...FACTS, grade: null }, POLICY).higher).toBeNull()
  })

  it('agrees with the assessment on what is closed', () => {
    const grades = fc.constantFrom('简单', '一般', '疑难', '重大', '无此级', null)
    const facts = fc.record({
      grade: grades,
      outcome: fc.constantFrom('settled', 'not-settled', 'open', 'withdrawn'),
      closedOn: fc.constantFrom(day('2017-11-08'), null),
      supplement: fc.constantFrom(NO_SUPPLEMENT, FACTS.supplement ?? NO_SUPPLEMENT, {
        ...NO_SUPPLEMENT,
        paidByHand: '是',
      }),
      duplicateOf: fc.constantFrom(null, '翠9'),
    })
    fc.assert(
      fc.property(facts, (change) => {
        const one = { ...FACTS, ...change }
        const { closed } = whyNot(one, POLICY)
        const { result, reason } = assessSubsidy(one, POLICY)
        expect([closed?.result ?? 'payable', closed?.reason ?? null]).toEqual([result, reason])
      }),
      { numRuns: 300 },
    )
  })
})

describe('explanationParagraph', () => {
  const said = (facts: SubsidyFacts, policy = POLICY): string =>
    explanationParagraph(facts, policy, assessSubsidy(facts, policy))

  it.each<readonly [string, Partial<SubsidyFacts>, string]>([
    [
      'two mediators and an addition',
      { parties: 6 },
      '（2017）翠人调字第001号，结案日期 2017-11-08，适用《宜宾公调对接个案补贴》（自 2017-08-01 起）。难易程度“一般”，每件 90.00 元；当事人五人及以上，加 10.00 元。本案核定 100.00 元，由以上 2 项得出。按份额分配：调解员1 50.00 元，调解员2 50.00 元，实际发放 100.00 元。',
    ],
    [
      'one mediator',
      { mediators: [person(1)] },
      '（2017）翠人调字第001号，结案日期 2017-11-08，适用《宜宾公调对接个案补贴》（自 2017-08-01 起）。难易程度“一般”，每件 90.00 元。本案核定 90.00 元。由调解员1一人领取。',
    ],
    [
      'a share that nobody draws (W15)',
      { mediators: [person(1), person(2, { occupation: '公务员' })] },
      '（2017）翠人调字第001号，结案日期 2017-11-08，适用《宜宾公调对接个案补贴》（自 2017-08-01 起）。难易程度“一般”，每件 90.00 元。本案核定 90.00 元。按份额分配：调解员1 45.00 元，调解员2应得的 45.00 元不发（身份职业为公务员），也不转给他人，实际发放 45.00 元。',
    ],
    [
      'a closed gate',
      { outcome: 'withdrawn' },
      '（2017）翠人调字第001号，结案日期 2017-11-08，适用《宜宾公调对接个案补贴》（自 2017-08-01 起）。本案不发：调解结果为“当事人撤回”，不发个案补贴。',
    ],
  ])('%s', (_, change, paragraph) => expect(said({ ...FACTS, ...change })).toBe(paragraph))
})
