// The packs beside Yibin's: complete, sound, each with what it was made to show; and the published total of 高台.
import { describe, expect, test } from 'vitest'
import { type CaseReview, type CaseSupplement, NO_SUPPLEMENT } from '../../src/domain/case-supplement.ts'
import { assessSubsidy } from '../../src/rules/subsidy/assess.ts'
import type { SubsidyFacts } from '../../src/rules/subsidy/assessment.ts'
import { day, yuan } from './policies.ts'
import { facts, person } from './subsidy-facts.ts'
import { DOCUMENTS, GAOTAI, ORAL_SHARE, packFiles, policyFrom, YIBIN } from './subsidy-policies.ts'

const passed = (grade: string): CaseReview => ({
  decision: 'passed',
  grade,
  reason: null,
  document: null,
  decidedOn: day('2025-03-05'),
  decidedBy: '王某',
  secondBy: null,
})

describe.each([
  ['gaotai-2018', '2018-01-01'],
  ['example-oral-share', '2025-01-01'],
  ['example-documents', '2017-01-01'],
])('%s', (pack, first) => {
  test('has what a payroll needs, cited and marked', () => {
    const policies = packFiles(pack).map((file) => policyFrom(file))
    expect(policies.map(({ policy }) => policy).sort()).toEqual([
      'base-pay',
      'case-subsidy',
      'contributions',
      'minimum-wage',
      'payroll',
    ])
    for (const { id, effectiveFrom, clauses } of policies) {
      expect([id.split('/')[0], effectiveFrom]).toEqual([pack, first])
      for (const { clause, source, text } of clauses) expect([clause, source, text]).not.toContain('')
    }
  })
})

describe('高台 2018', () => {
  const assess = (change: Partial<SubsidyFacts>) =>
    assessSubsidy(facts({ reviewedOn: day('2025-03-05'), ...change }), GAOTAI)

  test('1,631 simple, 87 general and 9 complex cases come to 183,200.00', () => {
    const claimed = [...Array(1631).fill('简单'), ...Array(87).fill('一般'), ...Array(9).fill('重大')]
    const fens = claimed.map((grade: string) => assess({ grade, review: passed(grade) }).amountFen)
    expect(fens.length).toBe(1727)
    expect(fens.reduce((sum, each) => sum + each, 0)).toBe(yuan('183200'))
  })

  test('the decision counts, not the claim; none, returned and refused pay nothing', () => {
    const { amountFen, lines } = assess({ grade: '重大', review: { ...passed('一般'), decision: 'regraded' } })
    expect([amountFen, lines[0]?.text]).toEqual([
      20_000,
      '难易程度“一般”，每件 200.00 元（申报“重大”，核定“一般”，王某，2025-03-05）',
    ])
    expect(assess({ review: null })).toMatchObject({ result: 'hold', reason: '司法局还没有核定，暂不核算' })
    expect(assess({ reviewedOn: null })).toMatchObject({ result: 'hold', reason: '没有核定日期，暂不核算' })
    const no = { ...passed('一般'), grade: null, reason: '笔录缺签名' }
    expect(assess({ review: { ...no, decision: 'returned' } })).toMatchObject({
      result: 'hold',
      reason: '司法局审核“退回补正”（王某，2025-03-05）：笔录缺签名，暂不核算',
    })
    expect(assess({ review: { ...no, decision: 'refused' } })).toMatchObject({ result: 'zero', amountFen: 0 })
    expect(assess({ review: { ...no, decision: 'regraded' } })).toMatchObject({ result: 'hold' })
    expect(assess({ grade: null, review: passed('简单') }).lines[0]?.text).toContain('申报时没有填，核定“简单”')
    expect(assess({ grade: '简易', review: passed('简单') }).lines[0]?.text).not.toContain('核定')
  })
})

test('宜宾: 601 successes cost between 36,060.00 and 90,150.00, whatever their grades', () => {
  const all = (grade: string) => 601 * assessSubsidy(facts({ grade }), YIBIN).amountFen
  expect([all('简单'), all('重大')]).toEqual([yuan('36060'), yuan('90150')])
})

describe('a decision where the ledger declares', () => {
  test('counts all the same', () => {
    const review = { ...passed('疑难'), decision: 'regraded' } as const
    expect(assessSubsidy(facts({ grade: '重大', review }), YIBIN).amountFen).toBe(12_000)
    expect(assessSubsidy(facts({ review: { ...review, decision: 'refused' } }), YIBIN).result).toBe('zero')
  })

  test('已发: not paid again, with the day where it is known', () => {
    const assess = (paidByHand: string) =>
      assessSubsidy(facts({ supplement: { ...NO_SUPPLEMENT, paidByHand } }), YIBIN).reason
    expect(assess('2017-09-30')).toBe('已于 2017-09-30 由手工发放，不再发放')
    expect(assess('是')).toBe('台账标明已由手工发放，不再发放')
  })
})

describe('oral as a share, and a failed case that earns', () => {
  const assess = (change: Partial<SubsidyFacts>, supplement: Partial<CaseSupplement> = {}) =>
    assessSubsidy(
      facts({
        closedOn: day('2025-02-10'),
        reportedOn: day('2025-02-20'),
        reopened: null,
        parties: 2,
        peopleInvolved: 2,
        review: passed('简易'),
        supplement: { ...NO_SUPPLEMENT, ...supplement },
        grade: '简易',
        ...change,
      }),
      ORAL_SHARE,
    )

  test('oral: half of the grade, no additions', () => {
    const oral = assess({ agreementForm: 'oral', parties: 8 })
    expect(oral.lines.map(({ afterFen }) => afterFen)).toEqual([6000, 3000])
    expect(assess({ parties: 8 }).amountFen).toBe(7000)
    expect(assess({ agreementForm: null }).reason).toBe('没有协议形式（书面或口头），暂不核算')
    expect(assess({ agreementForm: 'oral', review: passed('重大') }).reason).toMatch(/口头协议只按简易纠纷补贴/)
  })

  test('failed: half of the grade where the evidence was fixed or the parties were guided to court', () => {
    const failed = { outcome: 'not-settled', agreementForm: null, grade: '重大', review: passed('重大') } as const
    expect(assess(failed, { guidedToCourt: true }).lines.map(({ afterFen }) => afterFen)).toEqual([28_000, 14_000])
    expect(assess(failed, { guidedToCourt: false, evidenceFixed: false })).toMatchObject({
      result: 'zero',
      reason: '调解结果为“调解不成功”，未固定证据、未引导诉讼，不发个案补贴',
    })
    expect(assess(failed, { guidedToCourt: false })).toMatchObject({ result: 'hold' })
    expect(assess({ ...failed, outcome: 'withdrawn' }, { guidedToCourt: true }).result).toBe('zero')
    expect(assess({ ...failed, closedOn: null }, { guidedToCourt: true }).reason).toMatch(/没有结案日期/)
  })

  test('late: approved by a paper or not at all', () => {
    const late = { reportedOn: day('2025-05-12') }
    expect(assess(late).reason).toBe('结案 91 天后才报送，超过 90 天，须有批准文件，暂不核算')
    expect(assess(late, { lateApproval: '司批〔2025〕3号' }).amountFen).toBe(6000)
    expect(assess({ reportedOn: day('2025-05-11') }).amountFen).toBe(6000)
  })
})

describe('the papers of each grade', () => {
  const GENERAL = ['受理登记表', '询问笔录', '调解笔录', '口头协议登记表', '回访记录']
  const assess = (papers: readonly string[] | null, change: Partial<SubsidyFacts> = {}) =>
    assessSubsidy(
      facts({
        reportedOn: day('2017-10-31'),
        reopened: null,
        supplement: { ...NO_SUPPLEMENT, fileScore: 90, performedOn: day('2017-10-20'), papers },
        mediators: [person(1)],
        ...change,
      }),
      DOCUMENTS,
    )

  test('missing ones are named; either of two kinds will do', () => {
    expect(assess(GENERAL).amountFen).toBe(10_000)
    expect(assess(GENERAL.slice(1)).reason).toBe('难易程度“一般”的卷宗缺少申请书/受理登记表，暂不核算')
    expect(assess(GENERAL, { grade: '疑难' }).reason).toBe('难易程度“疑难”的卷宗缺少申请书、证据材料、协议书，暂不核算')
    expect(assess(null).reason).toBe('卷宗材料还没有核对，暂不核算')
  })

  test('late is lost here', () => {
    expect(assess(GENERAL, { reportedOn: day('2018-02-01') })).toMatchObject({ result: 'zero', amountFen: 0 })
    const { reportedOn: _, ...unknown } = facts({ reopened: null })
    const supplement = { ...NO_SUPPLEMENT, fileScore: 90, performedOn: day('2017-10-20'), papers: GENERAL }
    expect(assessSubsidy({ ...unknown, supplement }, DOCUMENTS).reason).toMatch(/不能判断是否迟报/)
  })
})
