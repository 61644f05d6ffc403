// The way of a month from draft to closing, held against a model: whatever is tried in whatever order, an approved month
// has three different signers in the right order, and a notice that the pack asks for has ended without open objections.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate, parseIsoDate, parseMonth } from '../../src/domain/calendar.ts'
import type { RunState } from '../../src/domain/payslip.ts'
import type { RunStepName } from '../../src/domain/run-step.ts'
import {
  dayNotices,
  paysInOtherTaxMonth,
  type RunFacts,
  type SignedStep,
  sendBackFault,
  stepFaults,
} from '../../src/rules/run-steps.ts'

const day = (text: string): IsoDate => parseIsoDate(text) ?? expect.fail(text)
const month = parseMonth('2017-10') ?? expect.fail('month')
const START = day('2017-11-01')

const STATE_AFTER: Readonly<Record<RunStepName, RunState | null>> = {
  submitted: 'submitted',
  reviewed: 'reviewed',
  noticed: null,
  approved: 'approved',
  paid: 'paid',
  closed: 'closed',
}

const DRAFT: RunFacts = {
  month,
  state: 'draft',
  payOn: day('2017-11-10'),
  steps: [],
  noticeDays: null,
  openObjections: 0,
}

const taken = (facts: RunFacts, { step, by, on, until }: SignedStep): RunFacts => ({
  ...facts,
  state: STATE_AFTER[step] ?? facts.state,
  steps: [...facts.steps, { step, by, on, until }],
})

const signed = (step: RunStepName, by: string, on = START, until: IsoDate | null = null): SignedStep => ({
  step,
  by,
  on,
  until,
})
const codes = (facts: RunFacts, step: SignedStep, today = day('2017-12-31')) =>
  stepFaults(facts, { ...step, today }).map(({ code }) => code)

describe('the order of steps', () => {
  it.each([
    ['draft', 'reviewed'],
    ['draft', 'approved'],
    ['submitted', 'approved'],
    ['reviewed', 'paid'],
    ['approved', 'closed'],
    ['closed', 'submitted'],
  ] as const)('%s does not go on with %s', (state, step) => {
    expect(codes({ ...DRAFT, state }, signed(step, '甲'))).toEqual(['STEP-ORDER'])
  })

  it('names the next command', () => {
    expect(stepFaults(DRAFT, { ...signed('approved', '甲'), today: START })[0]).toEqual({
      code: 'STEP-ORDER',
      message: '2017-10 的工资现在是“草稿”，不能批准。',
      hint: '下一步是 gongtiao payroll submit 2017-10',
    })
  })
})

describe('three persons', () => {
  const submitted = taken(DRAFT, signed('submitted', '张会计'))
  const reviewed = taken(submitted, signed('reviewed', '王复核'))
  it('the maker is not the checker', () => {
    expect(codes(submitted, signed('reviewed', '张会计'))).toEqual(['SIGNER-SAME'])
    expect(codes(submitted, signed('reviewed', ' 张 会计 ')), 'blanks make no other person').toEqual(['SIGNER-SAME'])
  })
  it.each(['张会计', '王复核'])('%s does not approve', (by) => {
    expect(codes(reviewed, signed('approved', by))).toEqual(['SIGNER-SAME'])
  })
  it('anyone may record payment and close', () => {
    const approved = taken(reviewed, signed('approved', '李局长'))
    expect(codes(approved, signed('paid', '张会计'))).toEqual([])
    expect(codes(taken(approved, signed('paid', '张会计')), signed('closed', '张会计'))).toEqual([])
  })
})

describe('a notice', () => {
  const reviewed = taken(taken({ ...DRAFT, noticeDays: 5 }, signed('submitted', '甲')), signed('reviewed', '乙'))
  const noticed = taken(reviewed, signed('noticed', '甲', day('2017-11-06'), day('2017-11-10')))
  it('is asked for', () => expect(codes(reviewed, signed('approved', '丙'))).toEqual(['NOTICE-MISSING']))
  it('holds approval to its last day', () => {
    expect(codes(noticed, signed('approved', '丙', day('2017-11-10')))).toEqual(['NOTICE-RUNNING'])
    expect(codes(noticed, signed('approved', '丙', day('2017-11-11')))).toEqual([])
  })
  it('holds approval while an objection is open', () => {
    expect(codes({ ...noticed, openObjections: 2 }, signed('approved', '丙', day('2017-11-11')))).toEqual([
      'OBJECTION-OPEN',
    ])
  })
  it('has its days', () => {
    const short = signed('noticed', '甲', day('2017-11-06'), day('2017-11-09'))
    expect(codes(reviewed, short)).toEqual(['NOTICE-SHORT'])
    expect(codes(reviewed, { ...short, until: day('2017-11-05') })).toEqual(['NOTICE-DATES'])
  })
})

describe('days', () => {
  const submitted = taken(DRAFT, signed('submitted', '甲', day('2017-11-03')))
  it('ahead, or before the step before, are said and not refused', () => {
    const said = (on: IsoDate, today: IsoDate) => dayNotices(submitted, { ...signed('reviewed', '乙', on), today })
    expect(said(day('2017-11-09'), day('2017-11-08'))).toEqual(['复核日期 2017-11-09 晚于今天（2017-11-08），请核对。'])
    expect(said(day('2017-11-02'), day('2017-11-08'))).toEqual([
      '2017-10 的复核日期 2017-11-02 早于制表提交登记的日期 2017-11-03，请核对。',
    ])
    expect(said(day('2017-11-03'), day('2017-11-08'))).toEqual([])
  })
  it('of payment decide the tax month', () => {
    expect(paysInOtherTaxMonth(DRAFT, day('2017-11-30'))).toBe(false)
    expect(paysInOtherTaxMonth(DRAFT, day('2017-12-01'))).toBe(true)
  })
})

it('goes back up to payment and not after', () => {
  const states: readonly RunState[] = ['draft', 'submitted', 'reviewed', 'approved', 'paid', 'closed']
  expect(states.filter((state) => sendBackFault({ month, state }) === null)).toEqual([
    'submitted',
    'reviewed',
    'approved',
  ])
})

const STEPS: readonly RunStepName[] = ['submitted', 'reviewed', 'noticed', 'approved', 'paid', 'closed']
const wish = fc.record({
  step: fc.constantFrom(...STEPS),
  by: fc.constantFrom('甲', '乙', '丙', '丁'),
  after: fc.integer({ min: 0, max: 20 }),
  lasts: fc.integer({ min: 0, max: 9 }),
})

it('reaches approval only with three signers, in order, after a notice that has ended', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), fc.option(fc.integer({ min: 1, max: 7 })), (wishes, noticeDays) => {
      let facts: RunFacts = { ...DRAFT, noticeDays }
      for (const { step, by, after, lasts } of wishes) {
        const on = addDays(START, after)
        const tried = signed(step, by, on, step === 'noticed' ? addDays(on, lasts) : null)
        if (codes(facts, tried).length > 0) continue
        facts = taken(facts, tried)
      }
      const done = (step: RunStepName) => facts.steps.findLast((one) => one.step === step)
      const [maker, checker, approver, notice] = [
        done('submitted'),
        done('reviewed'),
        done('approved'),
        done('noticed'),
      ]
      if (approver === undefined) return
      expect(new Set([maker?.by, checker?.by, approver.by]).size).toBe(3)
      expect(facts.steps.filter(({ step }) => step !== 'noticed').map(({ step }) => step)).toEqual(
        STEPS.filter((step) => step !== 'noticed' && done(step) !== undefined),
      )
      if (noticeDays !== null) expect(notice?.until).toBeDefined()
      if (notice?.until != null) expect(notice.until < approver.on).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
