import { describe, expect, it } from 'vitest'
import { columnLetters } from '../../src/domain/column-letters.ts'
import type { LedgerField } from '../../src/ledger/fields.ts'
import { maskedText } from '../../src/ledger/findings.ts'
import { describeRow } from '../../src/ledger/origin.ts'
import { COLUMNS, cellsOf, indexOf } from './decode-rows.ts'
import { covered, number } from './support.ts'

const at = (field: LedgerField, row: number): string => `${columnLetters(indexOf(field))}${row}`

describe('the origin of a row', () => {
  const row = {
    row: 5,
    cells: cellsOf({
      acceptedOn: number('43013', true),
      station: covered(3, indexOf('station'), '新街派出所'),
      mediators: '同上',
      applicant: ' 张 三 ',
      applicantId: covered(5, indexOf('applicant'), '张三'),
      amount: number('1.2E3'),
      outcome: { kind: 'boolean', value: true },
      agreedOn: { kind: 'iso-date', text: '2017-10-06T00:00:00' },
      note: { kind: 'fault', text: '#REF!' },
      county: null,
    }),
  }
  const cells = new Map(describeRow(row, COLUMNS).map((one) => [one.field, one]))

  it('is every mapped cell as the file holds it', () => {
    expect(cells.size).toBe(COLUMNS.length)
    expect(cells.get('caseNo')).toEqual({
      field: 'caseNo',
      header: 'caseNo',
      column: 'A',
      cell: 'A5',
      raw: '（2017）翠人调字第1号',
    })
    expect(cells.get('applicant')).toMatchObject({ cell: at('applicant', 5), raw: ' 张 三 ' })
    expect(cells.get('acceptedOn')).toMatchObject({
      cell: at('acceptedOn', 5),
      raw: '43013',
      format: 'yyyy/m/d',
      remark: expect.stringContaining('1900'),
    })
    expect(cells.get('amount')).toMatchObject({ raw: '1.2E3' })
    expect(cells.get('amount')).not.toHaveProperty('format')
    expect(cells.get('outcome')).toMatchObject({ raw: 'TRUE' })
    expect(cells.get('agreedOn')).toMatchObject({ raw: '2017-10-06T00:00:00' })
    expect(cells.get('note')).toMatchObject({ raw: '#REF!' })
    expect(cells.get('county')).toMatchObject({ raw: '' })
  })

  it('says of merged cells and 同上 where the text stands', () => {
    expect(cells.get('station')).toMatchObject({
      cell: at('station', 3),
      raw: '新街派出所',
      remark: '与第 3 行合并的单元格',
    })
    expect(cells.get('mediators')).toMatchObject({ cell: at('mediators', 5), raw: '同上', remark: '照抄上一行' })
    expect(cells.get('applicantId')).toMatchObject({
      cell: at('applicantId', 5),
      raw: '',
      remark: expect.stringContaining('没有采用'),
    })
  })
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16383, 'XFD'],
])('column %d is %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters)
})

it.each([
  ['applicant', '张三、欧阳丽玲', '张*、欧阳**'],
  ['applicantId', '511502190106150033', '511***********0033'],
  ['applicantPhone', '13800000014', '138****0014'],
  ['applicantAddress', '宜宾市翠屏区北街1号', '宜宾市翠屏区****'],
  ['account', '6217002601544554660', '**** 4660'],
  ['mediators', '高文', '高文'],
  ['caseNo', '（2017）翠人调字第1号', '（2017）翠人调字第1号'],
  ['caseNo', '511502190106150033', '511***********0033'],
  ['note', '电话１３８００００００１４', '电话138****0014'],
  ['note', '身份证511502 19010615 0033', '身份证511***********0033'],
  ['note', '138 0000 0014', '138****0014'],
  ['acceptedOn', '2017-10-05 14:30:00', '2017-10-05 14:30:00'],
])('what may be shown of %s %s is %s', (field, text, expected) => {
  expect(maskedText(field, text)).toBe(expected)
})
