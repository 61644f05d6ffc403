// The ledger that is written is the ledger that is read: a case goes through a real workbook and comes back as it was.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../src/adapters/workbook/read.ts'
import { writeWorkbook } from '../../src/adapters/workbook/write.ts'
import { dateOfDayNumber, type IsoDate } from '../../src/domain/calendar.ts'
import type { CaseFacts, CaseMediator, Party, PartySide } from '../../src/domain/mediation-case.ts'
import { fen } from '../../src/domain/money.ts'
import { checkCharacterOf } from '../../src/domain/resident-id.ts'
import { ledgerWorkbook, MOST_ROWS } from '../../src/ledger/blank.ts'
import { LEDGER_COLUMNS } from '../../src/ledger/blank-columns.ts'
import { ledgerLists, NATIONAL_GRADES } from '../../src/ledger/blank-lists.ts'
import type { LedgerRow } from '../../src/ledger/blank-rows.ts'
import { saved } from '../adapters/workbook/make-xlsx.ts'
import { collect, date, SMALL_ROSTER, STANDARD } from './support.ts'

const LISTS = ledgerLists({ layout: STANDARD, grades: NATIONAL_GRADES, roster: null, today: date('2026-11-23') })

const days: fc.Arbitrary<IsoDate> = fc
  .integer({ min: 15_000, max: 19_000 })
  .map((day) => dateOfDayNumber(day))
  .filter((day) => day !== null)
const name = fc.array(fc.constantFrom(...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'), { minLength: 2, maxLength: 3 })
const names = (maxLength: number, minLength = 0): fc.Arbitrary<string[]> =>
  fc.uniqueArray(
    name.map((characters) => characters.join('')),
    { minLength, maxLength },
  )
const residentId = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1950, max: 1995 }))
  .map(([serial, year]) => `511502${year}0101${String(serial).padStart(3, '0')}`)
  .map((digits) => digits + checkCharacterOf(digits))
const phone = fc.integer({ min: 0, max: 99_999_999 }).map((tail) => `138${String(tail).padStart(8, '0')}`)
/** Free text as people write it; what a spreadsheet or a csv could take for something else among it. */
const prose = fc.oneof(
  fc
    .array(fc.constantFrom(...'因楼上漏水双方争议，。；、1（2）“”\n=+-@\'"&<>'), { minLength: 1, maxLength: 40 })
    .map((characters) => `案${characters.join('')}了`),
  fc.constantFrom(
    '=1+1',
    '=HYPERLINK("http://x","y")',
    '+86',
    '-1+2',
    '@SUM(1)',
    '2017-10-05',
    '00123',
    '1E5',
    '三月底前',
  ),
)
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })

/** What a ledger can state of a side: everyone named, or one person without a name; one address, the first one's. */
const side = (which: PartySide): fc.Arbitrary<Party[]> =>
  fc
    .tuple(
      names(3),
      fc.uniqueArray(residentId, { minLength: 3, maxLength: 3 }),
      fc.array(optional(phone), { minLength: 3, maxLength: 3 }),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      optional(fc.constantFrom('翠屏区某街道 1 号', '高县庆符镇、文江镇交界处')),
    )
    .map(([people, ids, phones, hasId, address]) =>
      people.map((one, index) => ({
        side: which,
        name: one,
        residentId: hasId[index] === true ? (ids[index] ?? null) : null,
        phone: phones[index] ?? null,
        address: index === 0 ? address : null,
      })),
    )

const mediators = names(4, 1).map((list) =>
  list.map(
    (mediator, position): CaseMediator => ({
      mediatorId: null,
      mediator,
      role: position === 0 ? 'lead' : 'assistant',
      weight: 0,
    }),
  ),
)

const facts: fc.Arbitrary<CaseFacts> = fc
  .record({
    caseNo: fc.integer({ min: 1, max: 999 }).map((serial) => `（2017）翠人调字第${String(serial).padStart(3, '0')}号`),
    acceptedOn: days,
    agreedOn: optional(days),
    closedOn: days,
    disputeType: optional(fc.constantFrom('邻里纠纷', '治安纠纷')),
    grade: fc.constantFrom('简单', '一般', '疑难', '重大'),
    source: optional(fc.constantFrom('当事人申请', '=来源')),
    outcome: fc.constantFrom('settled', 'not-settled', 'withdrawn', 'transferred', 'open'),
    agreementForm: optional(fc.constantFrom('written', 'oral')),
    amountFen: optional(fc.integer({ min: 0, max: 10_000_000_000_000 }).map(fen)),
    incidentNo: optional(fc.constantFrom('J5115022017100500001', '00017')),
    summary: optional(prose),
    agreementTerms: optional(prose),
    performanceManner: optional(fc.constantFrom('赔偿损失', '赔礼道歉')),
    performanceDue: optional(fc.constantFrom('2017-12-31', '春节前', '2017年12月31日')),
    peopleInvolved: optional(fc.integer({ min: 0, max: 999 })),
    note: optional(prose),
    paidByHand: optional(fc.constantFrom('是', '2017-10-20')),
    applicants: side('applicant'),
    respondents: side('respondent'),
    mediators,
  })
  .map(({ applicants, respondents, ...rest }) => ({ ...rest, parties: [...applicants, ...respondents] }))

function rowOf(one: CaseFacts): LedgerRow {
  return { ...one, station: '新街派出所', room: '驻新街派出所人民调解室', county: '翠屏区', committee: null }
}

async function through(
  rows: readonly LedgerRow[],
  context: Parameters<typeof collect>[1] = {},
): ReturnType<typeof collect> {
  const bytes = await writeWorkbook(ledgerWorkbook({ layout: STANDARD, lists: LISTS, rows }))
  return collect(await openWorkbook(saved(bytes, '台账.xlsx')), { today: date('2026-11-23'), ...context })
}

function sample(): CaseFacts {
  const [one] = fc.sample(facts, { seed: 7, numRuns: 1 })
  if (one === undefined) throw new Error('no case')
  return one
}

describe('a written ledger', () => {
  it('reads back as the same cases', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(facts, { minLength: 1, maxLength: 8, selector: ({ caseNo }) => caseNo }),
        async (cases) => {
          const { cases: read, counts, problems } = await through(cases.map(rowOf))
          expect(problems.filter(({ problem }) => problem.severity !== 'warning')).toEqual([])
          expect(read.map(({ facts: one }) => one)).toEqual(cases)
          expect(counts).toMatchObject({ rows: cases.length, refused: 0, skipped: 0, pending: 0 })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('keeps a party without a name, and a lone number', async () => {
    const one = sample()
    const party = {
      side: 'applicant',
      name: null,
      residentId: '11010519491231002X',
      phone: null,
      address: null,
    } as const
    const { cases } = await through([rowOf({ ...one, parties: [party] })])
    expect(cases[0]?.facts.parties).toEqual([party])
  })

  it('says who gets how much where it is not the same for all', async () => {
    const one = sample()
    const shared: CaseMediator[] = [
      { mediatorId: 'M001', mediator: '高文', role: 'lead', weight: 3 },
      { mediatorId: 'M003', mediator: '刘婷', role: 'assistant', weight: 2 },
      { mediatorId: null, mediator: '外人', role: 'assistant', weight: 0 },
    ]
    const equal = shared.map((mediator) => ({ ...mediator, weight: mediator.mediatorId === null ? 0 : 1 }))
    const rows = [shared, equal].map((mediators, at) => rowOf({ ...one, caseNo: `甲${at}`, mediators }))
    const { cases } = await through(rows, { roster: SMALL_ROSTER })
    expect(cases.map(({ facts: { mediators } }) => mediators)).toEqual([shared, equal])
  })

  it('stops at its limit with a sentence', () => {
    const one = sample()
    const rows = Array.from({ length: MOST_ROWS + 1 }, () => rowOf(one))
    expect(() => ledgerWorkbook({ layout: STANDARD, lists: LISTS, rows })).toThrow(/最多写 20000 件/)
  })
})

describe('a blank ledger', () => {
  const bytes = writeWorkbook(ledgerWorkbook({ layout: STANDARD, lists: LISTS }))

  it('has every column of the layout, known by its own word, and nothing to import', async () => {
    const file = await openWorkbook(saved(await bytes, '台账.xlsx'))
    expect(file.sheets).toEqual([
      { name: '工作台账', hidden: false },
      { name: '填写说明', hidden: false },
      { name: '选项', hidden: true },
    ])
    await expect(collect(file)).rejects.toMatchObject({ code: 'ROWS-NONE' })
    const filled = await through([rowOf(sample())])
    const [sheet] = filled.reading.sheets
    expect(sheet?.columns.map(({ field }) => field).sort()).toEqual(STANDARD.fields.map(({ id }) => id).sort())
    expect(sheet?.ignoredColumns).toEqual(['序号'])
  })

  it('is the same every time', async () => {
    const again = await writeWorkbook(ledgerWorkbook({ layout: STANDARD, lists: LISTS }))
    expect(Buffer.compare(Buffer.from(again), Buffer.from(await bytes))).toBe(0)
  })

  it('says of every field how it is filled, in what a note and a check can hold', () => {
    for (const { hint, message = '', prompt = '' } of Object.values(LEDGER_COLUMNS)) {
      expect(hint).toMatch(/[。]$/)
      expect(hint.length).toBeLessThan(60)
      expect(message.length).toBeLessThan(120)
      expect(prompt.length).toBeLessThan(60)
    }
  })
})

describe('the words of the drop-downs', () => {
  it('are each taken by the import as they are, and no two of them mean one thing', () => {
    const { outcome = [], agreementForm = [], source = [], disputeType = [] } = LISTS
    expect(outcome).toEqual(['调解成功', '调解不成功', '撤回', '移交', '调解中'])
    expect(agreementForm).toEqual(['书面', '口头'])
    for (const word of source) expect(STANDARD.lists.source).toContain(word)
    expect(source).not.toContain('申请')
    expect(disputeType).toHaveLength(18)
  })

  it('are the layout’s own where it does not know the usual one', () => {
    const words = { ...STANDARD.words, agreementForm: { written: ['纸质'], oral: [] } }
    const layout = { ...STANDARD, words }
    expect(ledgerLists({ layout, grades: [], roster: null, today: date('2026-11-23') }).agreementForm).toEqual(['纸质'])
  })

  it('name the stations and people of the roster, and leave out who is long gone', () => {
    const lists = ledgerLists({ layout: STANDARD, grades: [], roster: SMALL_ROSTER, today: date('2026-11-23') })
    expect(lists.station).toEqual(['新街派出所', '南岸派出所', '城关派出所'])
    expect(lists.county).toEqual(['翠屏区', '高县', '珙县'])
    expect(lists.mediators).toEqual(['高文', '刘婷', '李强'])
    const then = ledgerLists({ layout: STANDARD, grades: [], roster: SMALL_ROSTER, today: date('2018-03-01') })
    expect(then.mediators).toContain('吴磊')
  })
})
