// What becomes of a row whose case is known: changed with old and new, unchanged, or a conflict. Blanks never erase.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFacts, Party } from '../../src/domain/mediation-case.ts'
import { fen } from '../../src/domain/money.ts'
import type { DecodedCase } from '../../src/ledger/decoded.ts'
import { type KnownFacts, mergeFacts, planRow } from '../../src/ledger/plan.ts'
import { date } from './support.ts'

const PARTY: Party = {
  side: 'applicant',
  name: '张三丰',
  residentId: '511502198001010014',
  phone: '13800010001',
  address: '宜宾市翠屏区文星街12号',
}

const FACTS: CaseFacts = {
  caseNo: '（2017）翠人调字第001号',
  acceptedOn: date('2017-11-05'),
  agreedOn: date('2017-11-06'),
  closedOn: date('2017-11-08'),
  disputeType: '邻里纠纷',
  grade: '一般',
  source: '当事人申请',
  outcome: 'settled',
  agreementForm: 'written',
  amountFen: fen(120000),
  incidentNo: '20171105001',
  summary: '因晾晒衣物滴水发生争执。',
  agreementTerms: '赔偿 1200 元。',
  performanceManner: '现金',
  performanceDue: '当日',
  peopleInvolved: 2,
  paidByHand: null,
  note: '已履行',
  parties: [PARTY],
  mediators: [{ mediatorId: 'M001', mediator: '王建国', role: 'lead', weight: 1 }],
}

const CONTEXT = {
  firstSheet: 1,
  sheetName: () => null,
  file: '台账.csv',
  sheet: null,
  acceptPaid: false,
  stationName: (id: number) => `${id} 号派出所`,
}

function rowOf(facts: CaseFacts, stationId = 1): DecodedCase {
  const key = '(2017)翠人调字第1号'
  return {
    row: 7,
    caseKey: key,
    committeeId: 1,
    stationId,
    station: '新街派出所',
    facts,
    givesShares: true,
    saysUnpaid: false,
  }
}

function knownOf(facts: CaseFacts, stagedBy: KnownFacts['stagedBy'] = null): KnownFacts {
  return { caseId: 1, stationId: 1, facts, stagedBy, paid: null }
}

/** Fields that a row may leave blank. */
const BLANKS = {
  agreedOn: null,
  closedOn: null,
  disputeType: null,
  grade: null,
  source: null,
  agreementForm: null,
  amountFen: null,
  incidentNo: null,
  summary: null,
  agreementTerms: null,
  performanceManner: null,
  performanceDue: null,
  peopleInvolved: null,
  note: null,
  paidByHand: null,
} as const satisfies Partial<CaseFacts>

const someBlank = fc
  .subarray(Object.entries(BLANKS))
  .chain((blanks) => fc.constantFrom<CaseFacts>({ ...FACTS, ...Object.fromEntries(blanks) }))

describe('a row that says the same', () => {
  it('is unchanged', () => expect(planRow(rowOf(FACTS), knownOf(FACTS), CONTEXT)).toEqual({ kind: 'unchanged' }))

  it('is unchanged whatever it leaves blank', () => {
    fc.assert(
      fc.property(
        someBlank,
        fc.constantFrom([], [{ ...PARTY, residentId: null, phone: null, address: null }]),
        (facts, parties) => {
          expect(planRow(rowOf({ ...facts, parties }), knownOf(FACTS), CONTEXT)).toEqual({ kind: 'unchanged' })
        },
      ),
    )
  })

  it('is unchanged also when it stands twice in one file', () => {
    const staged = knownOf(FACTS, { fileIndex: 1, row: 3 })
    expect(planRow(rowOf(FACTS), staged, CONTEXT)).toEqual({ kind: 'unchanged' })
  })
})

describe('a row of a paid case', () => {
  const paid = { ...knownOf(FACTS), paid: '2017-11' }
  const changed = rowOf({ ...FACTS, grade: '重大' })

  it('is refused when it changes something, naming the month and both values', () => {
    const planned = planRow(changed, paid, CONTEXT)
    expect(planned).toMatchObject({ kind: 'refused', problem: { code: 'CASE-PAID', row: 7 } })
    expect(JSON.stringify(planned)).toContain('2017-11')
  })

  it('comes in when that is accepted, and is unchanged when it says the same', () => {
    expect(planRow(changed, paid, { ...CONTEXT, acceptPaid: true })).toMatchObject({ kind: 'changed' })
    expect(planRow(rowOf(FACTS), paid, CONTEXT)).toEqual({ kind: 'unchanged' })
  })
})

describe('merging', () => {
  it('takes what is given and keeps the rest; once is enough', () => {
    fc.assert(
      fc.property(someBlank, someBlank, (known, given) => {
        const merged = mergeFacts(known, given, true)
        for (const field of Object.keys(BLANKS) as (keyof typeof BLANKS)[])
          expect(merged[field]).toEqual(given[field] ?? known[field])
        expect(mergeFacts(merged, given, true)).toEqual(merged)
      }),
    )
  })

  it('another party of that side takes the place of the one before, with nothing of hers', () => {
    const other: Party = { ...PARTY, name: '李四', residentId: null, phone: null, address: null }
    expect(mergeFacts(FACTS, { ...FACTS, parties: [other] }, true).parties).toEqual([other])
  })

  it('the other side is left alone', () => {
    const respondent: Party = { ...PARTY, side: 'respondent', name: '李四' }
    expect(mergeFacts(FACTS, { ...FACTS, parties: [respondent] }, true).parties).toEqual([PARTY, respondent])
  })
})

describe('a changed row', () => {
  const fieldsOf = (facts: CaseFacts) => {
    const planned = planRow(rowOf(facts), knownOf(FACTS), CONTEXT)
    return planned.kind === 'changed' ? planned.fields : planned.kind
  }

  it.each([
    ['涉案金额', { amountFen: fen(1) }, '1,200.00', '0.01'],
    ['结案日期', { closedOn: date('2017-12-01') }, '2017-11-08', '2017-12-01'],
    ['调解结果', { outcome: 'withdrawn' }, '调解成功', '撤回'],
    ['协议形式', { agreementForm: 'oral' }, '书面', '口头'],
    ['难易程度', { grade: '重大' }, '一般', '重大'],
    ['纠纷简要情况', { summary: '别的' }, '（12 字）', '（2 字）'],
  ] as const)('shows %s', (field, change, before, after) => {
    expect(fieldsOf({ ...FACTS, ...change })).toEqual([{ field, before, after }])
  })

  it('shows a helper who has come onto the roster since', () => {
    const mediators = [{ mediatorId: null, mediator: '李秀英', role: 'assistant', weight: 0 }] as const
    const known = { ...FACTS, mediators: [...FACTS.mediators, ...mediators] }
    const now = { ...FACTS, mediators: [...FACTS.mediators, { ...mediators[0], mediatorId: 'M002', weight: 1 }] }
    expect(planRow(rowOf(now), knownOf(known), CONTEXT)).toMatchObject({ fields: [{ field: '调解员' }] })
  })

  it('never shows a person’s number, phone, address or a free text', () => {
    const changed = {
      ...FACTS,
      summary: `${PARTY.phone} 别的`,
      note: PARTY.residentId,
      parties: [{ ...PARTY, phone: '13900020002', residentId: '511502197001010028', address: '别处3号' }],
    }
    const shown = JSON.stringify(fieldsOf(changed))
    expect(shown).toContain('当事人')
    expect(shown).not.toMatch(/\d{8}|张三丰|文星街|别处/)
  })
})

describe('a conflict', () => {
  it('the same number with other facts in one file names both rows', () => {
    const staged = knownOf(FACTS, { fileIndex: 1, row: 3 })
    const planned = planRow(rowOf({ ...FACTS, amountFen: fen(1) }), staged, CONTEXT)
    expect(planned).toMatchObject({
      kind: 'refused',
      problem: { code: 'CASE-NO-REPEATED', row: 7, message: expect.stringContaining('第3行“1,200.00”，本行“0.01”') },
    })
  })

  it('in another file it is a change', () => {
    const staged = knownOf(FACTS, { fileIndex: 0, row: 3 })
    expect(planRow(rowOf({ ...FACTS, amountFen: fen(1) }), staged, CONTEXT).kind).toBe('changed')
  })

  it('another station of the committee is named, and nothing changes', () => {
    const planned = planRow(rowOf(FACTS, 2), knownOf(FACTS), CONTEXT)
    expect(planned).toMatchObject({
      kind: 'refused',
      problem: { code: 'CASE-NO-OTHER-STATION', message: expect.stringContaining('1 号派出所') },
    })
  })
})
