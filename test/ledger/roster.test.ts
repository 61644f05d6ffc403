import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/sheet.ts'
import { readRoster } from '../../src/ledger/roster.ts'
import { covered, date, fileOf, number, ROSTER } from './support.ts'

const GOOD = {
  区县: '翠屏区',
  派出所: '新街派出所',
  调解室名称: '驻新街派出所人民调解室',
  姓名: '高文',
  身份证号码: '511502190106150033',
  性别: '男',
  联系电话: '13800000014',
  用工类别: '专职',
  入职日期: '2017-08-15',
  离职日期: '',
  开户行: '宜宾市商业银行',
  银行卡号: '4111111111111111',
  身份职业: '其他',
}
type Change = { readonly [column in keyof typeof GOOD]?: Cell }
const HEADER = Object.keys(GOOD)
const rowOf = (change: Change): Cell[] => Object.values({ ...GOOD, ...change })
const read = (changes: readonly Change[]) =>
  readRoster(
    fileOf({ 花名册: [['驻所人民调解员花名册'], HEADER, ...changes.map(rowOf), ['合计', null, null, '2人']] }),
    { layout: ROSTER, today: date('2017-11-20') },
  )

describe('a roster', () => {
  it('gives a row an assignment', async () => {
    const { rows, problems, counts, headerRow, ignoredColumns } = await read([
      { 入职日期: number('42962', true), 身份证号码: '51150219010615003３' },
    ])
    expect(problems).toEqual([])
    expect(counts).toEqual({ rows: 1, refused: 0, skipped: 1, pending: 0, warnings: 0 })
    expect([headerRow, ignoredColumns]).toEqual([2, ['性别']])
    expect(rows).toEqual([
      {
        row: 3,
        county: '翠屏区',
        station: '新街派出所',
        room: '驻新街派出所人民调解室',
        committee: null,
        movedInOn: null,
        mediator: '高文',
        residentId: '511502190106150033',
        phone: '13800000014',
        employment: 'full-time',
        engagement: null,
        engagedFrom: null,
        hiredOn: '2017-08-15',
        leftOn: null,
        bank: '宜宾市商业银行',
        account: '4111111111111111',
        occupation: '其他',
        contractFrom: null,
        contractTo: null,
        assignedFrom: null,
        assignedTo: null,
      },
    ])
  })

  it.each<[Change, string]>([
    [{ 派出所: '' }, 'refused STATION-MISSING'],
    [{ 姓名: '' }, 'refused NAME-MISSING'],
    [{ 身份证号码: '' }, 'refused ID-MISSING'],
    [{ 身份证号码: '511502196408011821' }, 'refused ID-CHECK-DIGIT'],
    [{ 身份证号码: number('5.115021901061500E17') }, 'refused ID-NUMERIC'],
    [{ 用工类别: '' }, 'refused EMPLOYMENT-MISSING'],
    [{ 用工类别: '临时' }, 'refused EMPLOYMENT-UNKNOWN'],
    [{ 入职日期: '' }, 'refused DATE-MISSING'],
    [{ 入职日期: '2017-02-30' }, 'refused DATE-IMPOSSIBLE'],
    [{ 离职日期: '待定' }, 'pending DATE-UNREADABLE'],
    [{ 离职日期: '2017-08-01' }, 'warning DATE-ORDER'],
    [{ 银行卡号: '' }, 'warning ACCOUNT-MISSING'],
    [{ 银行卡号: '4111111111111112' }, 'warning ACCOUNT-CHECK'],
    [{ 银行卡号: number('6.2170026015445546E18') }, 'pending ACCOUNT-NUMERIC'],
    [{ 联系电话: '123' }, 'pending PHONE-UNREADABLE'],
  ])('%o: %s', async (change, expected) => {
    const { problems, rows } = await read([change])
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([expected])
    expect(rows).toHaveLength(expected.startsWith('refused') ? 0 : 1)
    expect(JSON.stringify(problems)).not.toMatch(/\d{15}/)
  })

  it('reads the values of a roster as those of a ledger', async () => {
    const { rows, problems } = await read([
      {
        姓名: '高 文',
        身份证号码: "'51150919650224042x",
        联系电话: '+86 138-0000-0014',
        入职日期: '17.8.15',
        离职日期: '二〇一七年十月三十一日',
        银行卡号: '4111 1111 1111 1111',
        用工类别: '专职。',
      },
      {
        区县: '同上',
        派出所: '〃',
        姓名: '阿卜杜•热合曼',
        身份证号码: '511509196209144973',
        用工类别: '同上',
        入职日期: '同上',
      },
    ])
    expect(problems).toEqual([])
    expect(rows.map(({ station, mediator, hiredOn, leftOn }) => [station, mediator, hiredOn, leftOn])).toEqual([
      ['新街派出所', '高文', '2017-08-15', '2017-10-31'],
      ['新街派出所', '阿卜杜·热合曼', '2017-08-15', null],
    ])
    expect(rows[0]).toMatchObject({
      residentId: '51150919650224042X',
      phone: '13800000014',
      account: '4111111111111111',
    })
  })

  it.each<[Change, string[]]>([
    [{ 姓名: '511502190106150033' }, ['refused NAME-IS-NUMBER']],
    [{ 身份证号码: '高文' }, ['refused ID-IS-TEXT']],
    [{ 身份证号码: '同上' }, ['refused DITTO-NOT-HERE']],
    [
      { 姓名: '同上', 联系电话: '同上', 银行卡号: '〃' },
      ['refused DITTO-ABOVE', 'pending DITTO-NOT-HERE', 'pending DITTO-NOT-HERE'],
    ],
    [{ 银行卡号: '见附件' }, ['pending ACCOUNT-UNREADABLE']],
  ])('%o: %o', async (change, expected) => {
    const { problems } = await read([change])
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected)
    expect(JSON.stringify(problems)).not.toMatch(/\d{15}/)
  })

  it('allows a person on several rows, merged cells, and a county that is not stated', async () => {
    const { rows, problems } = await read([
      { 区县: null },
      { 区县: null, 派出所: '南岸派出所' },
      {
        区县: covered(3, 0, '高县'),
        派出所: covered(4, 1, '南岸派出所'),
        姓名: '李四',
        身份证号码: '511509196209144973',
      },
    ])
    expect(problems).toEqual([])
    expect(rows.map(({ county, station, mediator }) => [county, station, mediator])).toEqual([
      [null, '新街派出所', '高文'],
      [null, '南岸派出所', '高文'],
      ['高县', '南岸派出所', '李四'],
    ])
  })

  it('says when one number has two names, and when a row stands twice', async () => {
    const { problems, counts } = await read([{}, {}, { 姓名: '高闻', 派出所: '南岸派出所' }])
    expect(problems.map(({ code, row }) => `${code} ${row}`)).toEqual(['ROSTER-ROW-TWICE 4', 'ROSTER-ID-NAMES 5'])
    expect(counts.warnings).toBe(2)
  })

  it('is an error without a header or a row', async () => {
    const context = { layout: ROSTER, today: date('2017-11-20') }
    await expect(readRoster(fileOf([['说明']]), context)).rejects.toMatchObject({ code: 'HEADER-NOT-FOUND' })
    await expect(readRoster(fileOf([HEADER]), context)).rejects.toMatchObject({ code: 'ROWS-NONE' })
  })
})
