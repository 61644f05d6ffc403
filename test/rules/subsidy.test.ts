// 个案补贴: tiers, gates in order, shares; the worked cases that the Yibin pack can meet.
import { describe, expect, test } from 'vitest'
import { sumFen } from '../../src/domain/money.ts'
import { assessSubsidy, subsidyPayLine } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { countingDateOf } from '../../src/rules/subsidy/gates.ts'
import { SUBSIDY, yuan } from './policies.ts'
import { facts, person } from './subsidy-facts.ts'

describe('tiers', () => {
  test.each([
    ['简单', '60.00'],
    ['一般', '90.00'],
    ['疑难', '120.00'],
    ['重大', '150.00'],
    ['简易', '60.00'],
    ['特别重大', '150.00'],
  ])('%s earns %s', (grade, expected) => {
    const { result, amountFen, shares } = assessSubsidy(facts({ grade }), SUBSIDY)
    expect([result, amountFen, shares[0]?.amountFen]).toEqual(['payable', yuan(expected), yuan(expected)])
  })

  test('explained by clause, before and after', () => {
    expect(assessSubsidy(facts(), SUBSIDY)).toEqual({
      result: 'payable',
      amountFen: 9000,
      reason: null,
      lines: [{ clause: '难度档次·一般', text: '难易程度“一般”，每件 90.00 元', beforeFen: 0, afterFen: 9000 }],
      shares: [
        {
          mediatorId: 'M001',
          mediator: '调解员1',
          amountFen: 9000,
          entitledFen: 9000,
          reason: null,
          text: '难易程度“一般”，每件 90.00 元',
        },
      ],
    })
  })

  test('W1: an oral agreement is paid as a written one', () => {
    expect(assessSubsidy(facts({ grade: '简单', agreementForm: 'oral' }), SUBSIDY).amountFen).toBe(6000)
  })
})

describe('gates, in order', () => {
  test.each<[string, Partial<SubsidyFacts>, 'zero' | 'hold', RegExp, string]>([
    ['no closing date', { closedOn: null }, 'hold', /没有结案日期/, '计入日期'],
    ['open, no closing date', { closedOn: null, outcome: 'open' }, 'hold', /没有结案日期/, '计入日期'],
    ['W9: not settled', { outcome: 'not-settled' }, 'zero', /调解不成功/, '条件·调解成功'],
    [
      'not settled, no date, no grade',
      { closedOn: null, outcome: 'not-settled', grade: null },
      'zero',
      /不成功/,
      '条件·调解成功',
    ],
    ['withdrawn', { outcome: 'withdrawn' }, 'zero', /撤回/, '条件·调解成功'],
    ['transferred', { outcome: 'transferred' }, 'zero', /移送/, '条件·调解成功'],
    ['W7: same dispute', { duplicateOf: '（2017）翠人调字第009号' }, 'zero', /第009号 是同一纠纷/, '条件·一案一补'],
    ['no grade', { grade: null }, 'hold', /没有难易程度（应为简单、一般、疑难、重大）/, '难度认定'],
    ['unknown grade', { grade: '特别简单' }, 'hold', /“特别简单”不在标准之内/, '难度认定'],
    [
      'nobody on the roster',
      { mediators: [person(1, { mediatorId: null, weight: 0 })] },
      'zero',
      /没有在册/,
      '条件·结案日在册',
    ],
    [
      'off the roster that day',
      { mediators: [person(1, { onRoster: false })] },
      'zero',
      /结案当日不在册/,
      '不符合条件的份额',
    ],
    [
      'civil servant alone',
      { mediators: [person(1, { occupation: '公务员' })] },
      'zero',
      /身份职业为公务员/,
      '不符合条件的份额',
    ],
  ])('%s', (_name, change, result, reason, clause) => {
    const assessment = assessSubsidy(facts(change), SUBSIDY)
    expect(assessment).toMatchObject({ result, amountFen: 0, reason: expect.stringMatching(reason) })
    expect(assessment.lines.at(-1)).toMatchObject({ clause, afterFen: 0, text: assessment.reason })
    expect(assessment.shares.every((share) => share.amountFen === 0)).toBe(true)
  })

  test.each([null, '', '其他公务员家属', '退休法官', '其他退休公务员', '农民'])(
    'occupation %j passes',
    (occupation) => {
      expect(assessSubsidy(facts({ mediators: [person(1, { occupation })] }), SUBSIDY).result).toBe('payable')
    },
  )

  test('the counting date is the one that the policy names', () => {
    expect(countingDateOf(facts(), SUBSIDY)).toBe('2017-10-14')
    expect(countingDateOf(facts(), { ...SUBSIDY, countsBy: 'acceptedOn' })).toBe('2017-10-12')
    const byAgreement = { ...SUBSIDY, countsBy: 'agreedOn' } as const
    expect(assessSubsidy(facts({ agreedOn: null }), byAgreement).reason).toBe('没有达成协议日期，暂不核算')
  })
})

describe('shares', () => {
  test('W15: the share of a civil servant is not paid and not handed on', () => {
    const { amountFen, result, shares } = assessSubsidy(
      facts({ mediators: [person(1), person(2, { occupation: ' 公务员 ' })] }),
      SUBSIDY,
    )
    expect([result, amountFen]).toEqual(['payable', 9000])
    expect(shares.map((share) => [share.entitledFen, share.amountFen, share.reason, share.text])).toEqual([
      [4500, 4500, null, '难易程度“一般”，每件 90.00 元 × 1/2 = 45.00 元'],
      [4500, 0, '身份职业为公务员', '难易程度“一般”，每件 90.00 元 × 1/2 = 45.00 元；身份职业为公务员，不发放'],
    ])
  })

  test('W8: recorded weights 30 : 70', () => {
    const mediators = [person(1, { weight: 30 }), person(2, { weight: 70 })]
    const { shares } = assessSubsidy(facts({ grade: '疑难', mediators }), SUBSIDY)
    expect(shares.map((share) => share.amountFen)).toEqual([3600, 8400])
    expect(shares[0]?.text).toBe('难易程度“疑难”，每件 120.00 元 × 30/100 = 36.00 元')
  })

  test('60.00 in seven: the tied fen to the first, and said so', () => {
    const mediators = [1, 2, 3, 4, 5, 6, 7].map((number) => person(number))
    const { shares } = assessSubsidy(facts({ grade: '简单', mediators }), SUBSIDY)
    expect(shares.map((share) => share.amountFen)).toEqual([858, 857, 857, 857, 857, 857, 857])
    expect(shares[0]?.text).toContain('× 1/7 = 8.58 元（最大余数法分到分）')
  })

  test.each([0, 1, 3, 6])(
    'the tied fen goes to a share that is paid, wherever the unpaid one (%i) is listed',
    (unpaid) => {
      const mediators = [0, 1, 2, 3, 4, 5, 6].map((index) => person(index + 1, { onRoster: index !== unpaid }))
      const { shares } = assessSubsidy(facts({ grade: '简单', mediators }), SUBSIDY)
      expect(shares[unpaid]).toMatchObject({ entitledFen: 857, amountFen: 0 })
      expect(sumFen(shares.map((share) => share.amountFen))).toBe(5143)
    },
  )

  test('a helper off the roster is named nowhere and takes nothing', () => {
    const helper = person(9, { mediatorId: null, weight: 0, onRoster: false })
    const { shares } = assessSubsidy(facts({ mediators: [helper, person(1), person(2)] }), SUBSIDY)
    expect(shares.map((share) => [share.mediatorId, share.amountFen])).toEqual([
      ['M001', 4500],
      ['M002', 4500],
    ])
  })

  test('a payslip line carries policy, day, clause and arithmetic; none for an unpaid share', () => {
    const assessment = assessSubsidy(facts({ mediators: [person(1), person(2, { onRoster: false })] }), SUBSIDY)
    const lines = assessment.shares.map((share) => subsidyPayLine(share, { caseNo: 'A1', assessment, policy: SUBSIDY }))
    expect(lines).toEqual([
      {
        kind: 'case-subsidy',
        caseNo: 'A1',
        amountFen: 4500,
        because: {
          policy: 'yibin-2017/case-subsidy',
          effectiveFrom: '2017-08-01',
          clause: '难度档次·一般',
          text: '难易程度“一般”，每件 90.00 元 × 1/2 = 45.00 元',
        },
      },
      null,
    ])
  })
})
