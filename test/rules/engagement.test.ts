// 用工关系: what counts in a month, what the slip says of it, and the warning about 非全日制.
import { describe, expect, test } from 'vitest'
import { ENGAGEMENTS, type EngagementStretch } from '../../src/domain/people.ts'
import { engagementIn } from '../../src/rules/engagement.ts'
import { day, month, PAYROLL } from './policies.ts'

const NOVEMBER = month('2017-11')

function stretch(engagement: EngagementStretch['engagement'], from: string, document: string | null = null) {
  return { mediatorId: 'M001', engagement, from: day(from), document }
}

describe('which engagement a month has', () => {
  test("nothing stated: the pack's rule, and the words for the slip", () => {
    expect(engagementIn([], NOVEMBER, 'full-time', PAYROLL)).toEqual({
      engagement: 'employed',
      terms: PAYROLL.engagements.employed,
      clause: '用工关系·未写时',
      because: '花名册未写用工关系，按标准包：专职为聘用',
      warnings: [],
    })
    expect(engagementIn([], NOVEMBER, 'part-time', PAYROLL)).toMatchObject({
      engagement: 'part-time-labour',
      because: '花名册未写用工关系，按标准包：兼职为劳务',
    })
  })

  test('the last stretch begun by the last day of the month, in whatever order they are given', () => {
    const stretches = [stretch('rehired-retiree', '2017-11-30', '返聘协议'), stretch('employed', '2017-08-15')]
    for (const list of [stretches, stretches.toReversed()]) {
      expect(engagementIn(list, month('2017-10'), 'full-time', PAYROLL).engagement).toBe('employed')
      expect(engagementIn(list, NOVEMBER, 'full-time', PAYROLL)).toMatchObject({
        engagement: 'rehired-retiree',
        clause: '用工关系·退休返聘',
        because: '用工关系：退休返聘，自 2017-11-30（返聘协议）',
      })
      expect(engagementIn(list, month('2017-07'), 'full-time', PAYROLL).because).toMatch(/^花名册未写/)
    }
  })

  test('part-time and employed is 非全日制: warned about, with the articles', () => {
    const { warnings } = engagementIn([stretch('employed', '2017-08-15')], NOVEMBER, 'part-time', PAYROLL)
    expect(warnings).toEqual([expect.stringMatching(/非全日制用工.*第六十八条.*第七十二条要求结算周期不超过15日/)])
    for (const engagement of ENGAGEMENTS) {
      expect(engagementIn([stretch(engagement, '2017-08-15')], NOVEMBER, 'full-time', PAYROLL).warnings).toEqual([])
    }
  })
})
