// Headers of other things whose values look like ours, sums under plain or several words, and headers found by testers.
import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../../src/domain/sheet.ts'
import { mapHeaders } from '../../src/ledger/layout.ts'
import { STANDARD } from './support.ts'

const BASE = {
  案号: (n: number) => `（2017）翠人调字第${n}号`,
  受理日期: (n: number) => `2017-10-0${n}`,
  派出所: () => '新街派出所',
  调解员: () => '高文',
  难易程度: () => '一般',
  调解结果: (n: number) => (n % 2 ? '成功' : '不成功'),
  结案日期: (n: number) => `2017-11-0${n}`,
}
type Columns = { readonly [header: string]: (n: number) => string }
const KNOWN = { stations: new Set(['新街']), mediators: new Set(['高文', '吴磊']), grades: new Set(['一般', '简单']) }

function mapped(columns: Columns, titles: readonly string[] = []) {
  const table = [
    ...titles.map((title) => [title]),
    Object.keys(columns),
    ...[1, 2, 3, 4, 5].map((n) => Object.values(columns).map((value) => value(n))),
  ]
  const rows: SheetRow[] = table.map((cells, at) => ({ row: at + 1, cells }))
  const mapping = mapHeaders(rows, STANDARD, { known: KNOWN })
  if (mapping === null) throw new Error('no header')
  return mapping
}
const fieldOf = (columns: Columns, header: string): string | null =>
  mapped(columns).columns.find((column) => column.header === header)?.field ?? null
const without = (field: keyof typeof BASE): Columns =>
  Object.fromEntries(Object.entries(BASE).filter(([name]) => name !== field))
const listed =
  (...values: readonly string[]) =>
  (n: number): string =>
    values[n - 1] ?? ''

describe('a header of something else', () => {
  const strangers: readonly [keyof typeof BASE | null, string, (n: number) => string][] = [
    [
      '调解结果',
      '首次调解结果 上次调解结果 前次调解结果 诉讼结果 仲裁结果 二次调解结果',
      listed('调解成功', '调解不成功', '达成协议', '调解成功', '失败'),
    ],
    ['调解员', '接待人 送卷人 保管人 排查人 被调解人 调解对象', listed('高文', '吴磊', '高文', '吴磊', '高文')],
    ['案号', '关联案号 原案号 移送函编号 收据编号 合同编号', BASE.案号],
    ['派出所', '申请人单位 被申请人单位 接收派出所 协作单位 联系派出所 出警单位 移送单位 协查单位', BASE.派出所],
    ['难易程度', '调解员等级 信用等级 保密等级 案件质量等级 危害程度', listed('简单', '一般', '疑难', '简单', '一般')],
    [null, '证件类型', listed('合同纠纷', '邻里纠纷', '其他纠纷', '邻里纠纷', '合同纠纷')],
    [null, '诉求金额', listed('5000', '1200', '300', '80000', '95')],
  ]
  it.each(
    strangers.flatMap(([field, headers, values]) => headers.split(' ').map((header) => ({ field, header, values }))),
  )('$header is never taken by its values', ({ field, header, values }) => {
    expect(fieldOf({ ...(field === null ? BASE : without(field)), [header]: values }, header)).toBeNull()
  })

  it('makes a column found by values a question', () => {
    const { faults, columns } = mapped({ ...without('派出所'), 所队甲: BASE.派出所, 关联的队: BASE.派出所 })
    expect(columns.map(({ field }) => field)).not.toContain('station')
    expect(faults).toMatchObject([{ code: 'COLUMN-AMBIGUOUS', message: expect.stringContaining('所队甲') }])
    expect(fieldOf({ ...without('派出所'), 所队甲: BASE.派出所 }, '所队甲')).toBe('station')
  })
})

describe('sums', () => {
  const small = listed('50', '12', '5', '8', '30')
  it.each(['金额', '涉及金额', '标的', '案值'])('%s below a hundred', (header) => {
    expect(fieldOf({ ...BASE, [header]: small }, header)).toBe('amount')
  })

  it.each(['金额', '涉及金额', '协议金额'])('%s over a running number is left out and said', (header) => {
    const mapping = mapped({ ...BASE, [header]: (n) => `${n}` })
    expect(mapping.columns.map(({ field }) => field)).not.toContain('amount')
    expect(mapping.notices.join()).toContain(header)
  })

  it.each([
    ['协议金额', '赔付金额', 'COLUMN-TWICE'],
    ['赔偿金额', '调解金额', 'COLUMN-TWICE'],
    ['涉案金额', '标的额', 'COLUMN-TWICE'],
    ['金额', '标的', 'COLUMN-TWICE'],
    ['协议金额', '涉及金额万元', '涉及金额万元'],
    ['涉案金额', '协议金额', '涉案金额'],
  ])('%s and %s with other values: %s', (one, other, expected) => {
    const { columns, faults, notices } = mapped({ ...BASE, [one]: small, [other]: listed('5000', '10', '4', '8', '3') })
    const used = columns.find(({ field }) => field === 'amount')?.header
    expect(faults[0]?.code ?? used).toBe(expected)
    if (faults.length === 0) expect(notices.join()).toContain(`用了“${expected}”一列`)
  })

  it('are one where both columns say the same', () => {
    expect(fieldOf({ ...BASE, 协议金额: small, 赔付金额: small }, '协议金额')).toBe('amount')
  })

  it.each([
    [['单位：宜宾市司法局  单位：万元'], '涉案金额', 4],
    [['单位（万元）'], '涉案金额', 4],
    [['工作台账（金额：万元）'], '涉案金额', 4],
    [['工作台账（万元）'], '涉案金额', 4],
    [['单位：宜宾市司法局'], '涉案金额', 0],
    [['单位：万元'], '涉案金额（元）', 0],
  ])('%j above %s: ten to the %i', (titles, header, scale) => {
    const { columns, notices } = mapped({ ...BASE, [header]: small }, titles)
    expect(columns.find(({ field }) => field === 'amount')?.scale).toBe(scale)
    expect(notices.some((notice) => notice.includes('按列名的元读'))).toBe(header.includes('元'))
  })
})

describe('headers that testers met', () => {
  it.each<[string, string, (n: number) => string, string | null]>([
    ['调解员签名', 'mediators', BASE.调解员, '调解员'],
    ['调解员签字', 'mediators', BASE.调解员, '调解员'],
    ['甲方TEL', 'applicantPhone', (n) => `1390000000${n}`, null],
    ['乙方Tel', 'respondentPhone', (n) => `1390000000${n}`, null],
    ['申请人tel', 'applicantPhone', (n) => `1390000000${n}`, null],
    ['事由', 'disputeType', () => '邻里纠纷', null],
    ['事由', 'summary', () => '因借款发生争执', null],
    ['报结日期', 'closedOn', BASE.结案日期, '结案日期'],
    ['案值', 'amount', (n) => `${n}000`, null],
    ['分成比例', 'shares', () => '6:4', null],
    ['调解结果：成功/不成功', 'outcome', BASE.调解结果, '调解结果'],
  ])('%s is %s', (header, field, values, instead) => {
    const rest = Object.fromEntries(Object.entries(BASE).filter(([name]) => name !== instead))
    expect(fieldOf({ ...rest, [header]: values }, header)).toBe(field)
  })

  it('tells how to do without case numbers', () => {
    expect(mapped(without('案号')).missingFault?.hint).toContain('--assign-numbers')
    expect(mapped(without('结案日期')).missingFault?.hint).not.toContain('--assign-numbers')
  })
})
