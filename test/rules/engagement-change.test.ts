// 用工关系 that changes inside a month: base pay by days, contributions by the cut-off day, one tax kind for the month.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { addFen, sumFen } from '../../src/domain/money.ts'
import type { Engagement } from '../../src/domain/people.ts'
import { monthlyAmount, type Service } from '../../src/rules/base-pay.ts'
import { engagementIn, servedAs } from '../../src/rules/engagement.ts'
import { type MonthFacts, monthlyItems } from '../../src/rules/monthly-items.ts'
import { policiesForMonth } from '../../src/rules/select-policy.ts'
import { monthFacts } from './month-facts.ts'
import { day, month, POLICIES, yuan } from './policies.ts'

const PERSON: Service = { employment: 'full-time', hiredOn: day('2016-08-15'), leftOn: null }
const MONTHLY = yuan('3500')

type Stretch = readonly [Engagement, string]

function slip(at: string, stretches: readonly Stretch[], change: Partial<MonthFacts> = {}) {
  const payOn = day('2017-12-08')
  const policies = { ...policiesForMonth(POLICIES, month(at), payOn), ...change.policies }
  const person = change.person ?? PERSON
  const list = stretches.map(([engagement, from]) => {
    return { mediatorId: 'M001', engagement, from: day(from), document: null }
  })
  const engaged = engagementIn(list, month(at), person.employment, policies.payroll)
  return monthlyItems(monthFacts({ person, month: month(at), payOn, policies }, { engaged, ...change, policies }))
}

type Slip = ReturnType<typeof slip>
const lineOf = ({ lines }: Slip, kind: string) => lines.find((line) => line.kind === kind)
const baseOf = (one: Slip) => lineOf(one, 'base')?.amountFen ?? 0
const contributed = ({ lines }: Slip) =>
  sumFen(lines.filter(({ kind }) => /pension|medical|unemployment|fund/.test(kind)).map((line) => line.amountFen))

const TO_LABOUR: readonly Stretch[] = [
  ['employed', '2017-08-15'],
  ['part-time-labour', '2017-10-16'],
]

describe('base pay of the days that grant it', () => {
  test.each<[string, string, string, ...Stretch[]]>([
    ['21 of 22 days', '2017-11', '3340.91', ['employed', '2017-08-15'], ['part-time-labour', '2017-11-30']],
    ['10 of 22 days', '2017-10', '1590.91', ...TO_LABOUR],
    ['the other half', '2017-10', '1909.09', ['part-time-labour', '2017-08-15'], ['employed', '2017-10-16']],
    ['the last day alone', '2017-10', '159.09', ['part-time-labour', '2017-08-15'], ['employed', '2017-10-31']],
    ["before the first stretch the pack's rule", '2017-10', '1590.91', ['part-time-labour', '2017-10-16']],
    ['to an agency, which pays on its own', '2017-10', '1590.91', ['dispatched', '2017-10-16']],
    ['from wage to wage', '2017-10', '3500.00', ['employed', '2017-08-15'], ['rehired-retiree', '2017-10-16']],
    ['away and back', '2017-10', '1909.09', ['unpaid', '2017-10-09'], ['employed', '2017-10-23']],
    ['a Saturday alone', '2017-09', '0.00', ['part-time-labour', '2017-08-15'], ['employed', '2017-09-30']],
  ])('%s', (_name, at, expected, ...stretches) => {
    expect(baseOf(slip(at, stretches))).toBe(yuan(expected))
    expect(baseOf(slip(at, stretches.toReversed()))).toBe(yuan(expected))
  })

  test('the line names the day, the days and both engagements; the run is told', () => {
    const changed = slip('2017-10', TO_LABOUR)
    expect(lineOf(changed, 'base')?.because).toMatchObject({
      clause: '进出月折算',
      text:
        '基本工资 42,000.00 元/年 ÷ 12 = 3,500.00 元；2017-10-16 起改为劳务，3,500.00 元 × 在岗计薪日 10 天 ÷ 当月计薪日 22 天 = 1,590.91 元' +
        '；用工关系：聘用，自 2017-08-15；用工关系：劳务，自 2017-10-16',
    })
    expect(changed.warnings[0]).toBe('用工关系 2017-10-16 起改为劳务：基本工资算到前一日')
    const hired = slip('2017-10', [
      ['part-time-labour', '2017-08-15'],
      ['employed', '2017-10-31'],
    ])
    expect(hired.warnings[0]).toBe('用工关系 2017-10-31 起改为聘用：基本工资从当日算起')
    expect(
      slip('2017-10', [
        ['unpaid', '2017-08-15'],
        ['part-time-labour', '2017-10-16'],
      ]).warnings,
    ).toEqual([])
  })

  test('from wage to wage the month is whole, in amount and in text', () => {
    const changed = slip('2017-10', [['rehired-retiree', '2017-10-16']])
    expect(lineOf(changed, 'base')?.because).toMatchObject({
      clause: '基本工资·年标准',
      text: expect.stringMatching(/= 3,500\.00 元；花名册未写用工关系.*；用工关系：退休返聘，自 2017-10-16$/),
    })
    expect(changed.warnings).toEqual(['用工关系 2017-10-16 起改为退休返聘：基本工资前后连续计算，缴费按各段的用工关系'])
  })

  test('joining, leaving and absence count on top', () => {
    const at = (change: Partial<MonthFacts>) => lineOf(slip('2017-10', TO_LABOUR, change), 'base')
    const joined = at({ person: { ...PERSON, hiredOn: day('2017-10-09') } })
    expect(joined).toMatchObject({ amountFen: yuan('795.45') })
    expect(joined?.because.text).toMatch(/2017-10-09 入职、2017-10-16 起改为劳务，.*计薪日 5 天/)
    expect(at({ attendance: { dueDays: null, workedDays: null, unpaidDays: 2 } })?.amountFen).toBe(yuan('1272.73'))
    const left = at({ person: { ...PERSON, leftOn: day('2017-10-13') } })
    expect(left?.because.text).toMatch(/；2017-10-13 离职（末日），.*；用工关系：聘用，自 2017-08-15$/)
  })

  test('days before hiring and after leaving have no engagement', () => {
    const person: Service = { ...PERSON, hiredOn: day('2017-10-16') }
    const hired = slip('2017-10', [['part-time-labour', '2017-10-16']], { person, caseSubsidyFen: yuan('900') })
    expect([baseOf(hired), contributed(hired), hired.tax.kind, hired.warnings]).toEqual([0, 0, 'labour', []])
    const gone: Service = { ...PERSON, leftOn: day('2017-10-13') }
    expect(slip('2017-10', TO_LABOUR, { person: gone }).tax.kind).toBe('wage')
  })

  test('whatever the day: the part before and the part after come to the month; no change says the same twice', () => {
    const engagement = fc.constantFrom<Engagement>('part-time-labour', 'unpaid', 'dispatched', 'purchased-service')
    fc.assert(
      fc.property(
        fc.constantFrom('2017-10', '2017-11', '2018-02'),
        fc.integer({ min: 2, max: 28 }),
        engagement,
        (at, n, other) => {
          const from = `${at}-${String(n).padStart(2, '0')}`
          const before = baseOf(
            slip(at, [
              ['employed', '2017-08-15'],
              [other, from],
            ]),
          )
          const after = baseOf(
            slip(at, [
              [other, '2017-08-15'],
              ['employed', from],
            ]),
          )
          // Each is rounded by itself; on one slip there is only the whole.
          expect(Math.abs(before + after - monthlyAmount(yuan('42000'), month(at)))).toBeLessThanOrEqual(1)
          const same = slip(at, [['employed', from]])
          expect(baseOf(same)).toBe(MONTHLY)
          expect(same.warnings).toEqual([])
          expect(
            baseOf(
              slip(at, [
                ['employed', '2017-08-15'],
                ['rehired-retiree', from],
              ]),
            ),
          ).toBe(MONTHLY)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('contributions', () => {
  const cutOff = (cutOffDay: number | null) => {
    const policies = policiesForMonth(POLICIES, month('2017-10'), day('2017-12-08'))
    return { policies: { ...policies, contributions: { ...policies.contributions, cutOffDay } } }
  }
  const until = (from: string, cutOffDay: number | null) =>
    slip(
      '2017-10',
      [
        ['employed', '2017-08-15'],
        ['part-time-labour', from],
      ],
      cutOff(cutOffDay),
    )
  const since = (from: string, cutOffDay: number | null) =>
    slip(
      '2017-10',
      [
        ['part-time-labour', '2017-08-15'],
        ['employed', from],
      ],
      cutOff(cutOffDay),
    )

  test('whole for any day with base pay, as for joiners and leavers', () => {
    expect(contributed(until('2017-10-03', null))).toBe(yuan('-539'))
    expect(contributed(since('2017-10-31', null))).toBe(yuan('-539'))
    expect(contributed(until('2017-10-02', null))).toBe(0)
  })

  test('the cut-off day holds for the change', () => {
    expect(contributed(until('2017-10-15', 15))).toBe(0)
    expect(contributed(until('2017-10-16', 15))).toBe(yuan('-539'))
    expect(contributed(since('2017-10-15', 15))).toBe(yuan('-539'))
    expect(contributed(since('2017-10-16', 15))).toBe(0)
    expect(lineOf(until('2017-10-15', 15), 'pension')?.because.text).toBe(
      '2017-10-14 聘用终止，早于当月截止日 15 日，本月不缴纳，0.00 元',
    )
    expect(lineOf(since('2017-10-16', 15), 'pension')?.because.text).toBe(
      '2017-10-16 起改为聘用，晚于当月截止日 15 日，自次月起缴纳，本月 0.00 元',
    )
  })

  test('a part that names no kinds adds none', () => {
    const retired = (from: string) =>
      contributed(
        slip(
          '2017-10',
          [
            ['employed', '2017-08-15'],
            ['rehired-retiree', from],
          ],
          cutOff(15),
        ),
      )
    expect([retired('2017-10-15'), retired('2017-10-16')]).toEqual([0, yuan('-539')])
  })
})

describe('one tax kind for the month', () => {
  const subsidies = { caseSubsidyFen: yuan('900') }

  test('a month with base pay of a wage engagement is wage, and says so', () => {
    const changed = slip('2017-10', TO_LABOUR, subsidies)
    expect(changed.tax).toMatchObject({ kind: 'wage', incomeFen: addFen(yuan('1590.91'), yuan('900')) })
    expect(lineOf(changed, 'income-tax')?.because.text).toMatch(
      /；用工关系 2017-10-16 起改为劳务，本月仍有基本工资，全月按工资薪金预扣$/,
    )
    // The subsidies of the month in a batch of their own are taxed alike.
    expect(slip('2017-10', TO_LABOUR, { ...subsidies, pays: ['subsidies'] }).tax.kind).toBe('wage')
  })

  test('no base pay after all: the last day decides', () => {
    const sunday = slip('2017-10', [['part-time-labour', '2017-10-02']], subsidies)
    expect([baseOf(sunday), sunday.tax.kind]).toEqual([0, 'labour'])
    const hourly: Service = { ...PERSON, employment: 'part-time' }
    expect(slip('2017-10', TO_LABOUR, { ...subsidies, person: hourly }).tax.kind).toBe('labour')
    const agency = slip(
      '2017-10',
      [
        ['dispatched', '2017-08-15'],
        ['part-time-labour', '2017-10-16'],
      ],
      subsidies,
    )
    expect(agency.tax.kind).toBe('labour')
  })

  test('the terms of the month say so to who asks only for them', () => {
    const { payroll } = policiesForMonth(POLICIES, month('2017-10'), day('2017-12-08'))
    const stretch = {
      mediatorId: 'M001',
      engagement: 'part-time-labour',
      from: day('2017-10-16'),
      document: null,
    } as const
    const engaged = engagementIn([stretch], month('2017-10'), 'full-time', payroll)
    expect(engaged).toMatchObject({
      engagement: 'part-time-labour',
      terms: { basePay: true, tax: 'wage', payer: 'county' },
    })
    const hired = servedAs(engaged, { ...PERSON, hiredOn: day('2017-10-16') })
    expect(hired.terms).toEqual(payroll.engagements['part-time-labour'])
    expect(servedAs(engaged, { ...PERSON, leftOn: addDays(day('2017-10-16'), -1) }).engagement).toBe('employed')
    expect(servedAs(engaged, PERSON)).toEqual(engaged)
  })
})
