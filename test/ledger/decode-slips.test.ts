// Slips of the hand that used to pass in silence: commas, running numbers, numbers beside names, impossible years.
import { describe, expect, it } from 'vitest'
import { readCaseNo } from '../../src/ledger/values/case-no.ts'
import { readMediatorNames } from '../../src/ledger/values/mediator-names.ts'
import { readWord, wordsOf } from '../../src/ledger/values/words.ts'
import { decodeRows, type RowChange, toldOf } from './decode-rows.ts'
import { collect, fileOf, number, SMALL_ROSTER, STANDARD } from './support.ts'
import { told } from './values-support.ts'

const HEADER = ['案号', '受理日期', '派出所', '调解员', '调解结果', '难易程度', '结案日期', '涉案金额']
const CELLS = ['（2017）翠人调字第1号', '2017-10-05', '新街派出所', '高文', '成功', '一般', '2017-10-06']

const first = (change: RowChange, context = {}) => {
  const [row] = decodeRows([change], context)
  if (row === undefined) throw new Error('one row')
  return row
}
const told1 = (change: RowChange, context = {}) => toldOf(first(change, context))
const gotOf = (change: RowChange, code: string) =>
  first(change).problems.find(({ problem }) => problem.code === code)?.problem.got

describe('a row of a csv that is longer than the header', () => {
  it('is refused, and counted as a row', async () => {
    const { cases, counts, problems } = await collect(fileOf([HEADER, [...CELLS, '12', '000'], [...CELLS, '12000']]))
    expect(problems.map(({ problem }) => [problem.code, problem.severity, problem.row])).toEqual([
      ['ROW-TOO-LONG', 'refused', 2],
    ])
    expect(problems[0]?.problem.message).toContain('12,000')
    expect(counts).toMatchObject({ rows: 2, refused: 1 })
    expect(cases.map(({ row }) => row)).toEqual([3])
  })

  it('may have empty cells there', async () => {
    const { counts } = await collect(
      fileOf([
        [...HEADER, '', ''],
        [...CELLS, '12000', '', ' ', null],
      ]),
    )
    expect(counts).toMatchObject({ rows: 1, refused: 0 })
  })

  it('is no fault in a workbook', async () => {
    const { counts } = await collect(fileOf({ 台账: [HEADER, [...CELLS, '12000', '随手记']] }))
    expect(counts).toMatchObject({ rows: 1, refused: 0 })
  })
})

describe('a case number', () => {
  it.each([
    ['1', 'CASE-NO-BARE'],
    ['５４６', 'CASE-NO-BARE'],
    ['00001', 'CASE-NO-BARE'],
    ['201710', '201710'],
    ['511502198001010014', 'CASE-NO-UNREADABLE'],
    ['511502198001010011', 'CASE-NO-UNREADABLE'],
    ['511502800101001', 'CASE-NO-UNREADABLE'],
    ['张三 13800010001', 'CASE-NO-UNREADABLE'],
    ['511502201710050001', '511502201710050001'],
    ['511502171005001', '511502171005001'],
    ['20171005001', '20171005001'],
  ])('%s', (text, expected) => {
    expect(told(readCaseNo(text), ({ caseKey }) => caseKey)).toBe(expected)
  })

  it('that is a running number in a number cell is one too', () => {
    expect(told1({ caseNo: number('12') })).toEqual(['refused CASE-NO-BARE caseNo'])
  })

  it('is given where numbers are to be given', () => {
    const row = first({ caseNo: '12' }, { assignNumbers: true })
    expect(row.problems).toEqual([])
    expect(row.decoded?.caseKey).toBe('')
  })

  it.each([
    ['511502198001010014', '511***********0014'],
    ['511502 19800101 0014', '511***********0014'],
    ['调解 13800010001', '调解138****0001'],
  ])('%s is never shown', (caseNo, shown) => {
    expect(gotOf({ caseNo }, 'CASE-NO-UNREADABLE')).toBe(shown)
  })
})

describe('a name beside a number', () => {
  it.each([
    [{ applicantId: '511502198001010014 张三' }, 'ID-LENGTH'],
    [{ applicantId: '张三511502198001010014' }, 'ID-LENGTH'],
    [{ applicantPhone: '13800000014张三' }, 'PHONE-UNREADABLE'],
  ])('%o shows neither', (change, code) => {
    expect(gotOf(change, code)).not.toMatch(/\p{Script=Han}|19800101|00000014/u)
    expect(gotOf(change, code)).toBeDefined()
  })

  it.each([
    '张三511502198001010014',
    '张三 511502198001010014',
    '张三身份证号：５11502198001010014',
    '张三13800000014',
  ])('%s leaves the name and waits', (applicant) => {
    const row = first({ applicant })
    expect(toldOf(row)).toEqual(['pending NAME-IS-NUMBER applicant'])
    expect(row.decoded?.facts.parties.map(({ name }) => name)).toEqual(['张三', '李四'])
    expect(JSON.stringify(row.problems)).not.toMatch(/0014|三/)
  })
})

describe('a word that is not known', () => {
  it('is told one word for each meaning', () => {
    const expectedOf = (reading: ReturnType<typeof readWord>) =>
      reading.kind === 'fault' ? reading.fault.expected : null
    const { outcome, agreementForm } = STANDARD.words
    expect(expectedOf(readWord('差不多', wordsOf(outcome), 'OUTCOME-UNKNOWN'))).toBe(
      '调解成功、调解不成功、撤回、移交、调解中',
    )
    expect(expectedOf(readWord('电话', wordsOf(agreementForm), 'FORM-UNKNOWN'))).toBe('书面、口头')
    expect(expectedOf(readWord('临时', wordsOf({ a: ['全'], b: ['半', '零'] }), 'EMPLOYMENT-UNKNOWN'))).toBe('全、半')
  })
})

describe('an impossible year', () => {
  it.each([
    [{ acceptedOn: '0217-10-05' }, 'refused DATE-IMPOSSIBLE acceptedOn'],
    [{ closedOn: '3017-10-06' }, 'refused DATE-IMPOSSIBLE closedOn'],
    [{ agreedOn: '1949-10-06' }, 'pending DATE-IMPOSSIBLE agreedOn'],
    [{ agreedOn: '2019-01-01' }, 'pending DATE-IMPOSSIBLE agreedOn'],
    [{ agreedOn: number('5', true) }, 'pending DATE-IMPOSSIBLE agreedOn'],
  ])('%o', (change, expected) => {
    const row = first(change)
    expect(toldOf(row)).toEqual([expected])
    expect(row.problems[0]?.problem.message).toMatch(/^年份不对：\d{4}，应当在 1950 年到 2018 年之间$/)
  })
})

describe('the names of mediators', () => {
  it.each([
    '高㛃龑&吴磊文',
    '高㛃龑 ＆ 吴磊文',
    '高㛃龑—吴磊文',
    '高㛃龑——吴磊文',
    '1.高㛃龑 2.吴磊文',
    '1、高㛃龑2、吴磊文',
    '（1）高㛃龑（2）吴磊文',
    '①高㛃龑②吴磊文',
    '主：高㛃龑 协：吴磊文',
    '主:高㛃龑，协:吴磊文',
  ])('%s', (text) => {
    expect(readMediatorNames(text).people.map(({ name }) => name)).toEqual(['高㛃龑', '吴磊文'])
  })

  it('are who leads and who helps', () => {
    expect(readMediatorNames('协：吴磊文 主：高㛃龑').people.map(({ role }) => role)).toEqual(['assistant', 'lead'])
  })

  it('that are not all written make the shares wait', () => {
    const row = first({ mediators: '高文等3人' }, { roster: SMALL_ROSTER })
    expect(toldOf(row)).toEqual(['warning PARTY-LIST mediators', 'pending SHARES-UNREADABLE mediators'])
    for (const { problem } of row.problems) expect(problem.message).toContain('调解员')
    expect(row.isPending).toBe(true)
  })
})
