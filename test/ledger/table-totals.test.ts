// Totals, counts and signatures below or between the cases are no cases, and no evidence against a column.
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/sheet.ts'
import { collect, fileOf } from './support.ts'

const HEADER = ['编号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期', '涉案金额']
const row = (n: number): Cell[] => [
  `翠人调字〔2017〕第${n}号`,
  `2017-10-0${n}`,
  '新街派出所',
  '高文',
  '一般',
  '成功',
  `2017-11-0${n}`,
  '1000',
]
const closing = (text: string, sum = ''): Cell[] => [text, '', '', '', '', '', '', sum]

describe('rows that close a table', () => {
  it.each([
    ...['本页小计', '本季度合计', '10月小计', '新街派出所小计', '共1件', '共 12 件', '平均', '本页小计：5件'].map(
      (text) => [text, '合计行 1 行'],
    ),
    ...['空白', '以下空白', '调解室负责人（签字）：', '分管领导（签名）', '司法所（盖章）：'].map((text) => [
      text,
      '说明或签名行 1 行',
    ]),
  ])('%s', async (text, said) => {
    const { cases, counts, notices } = await collect(fileOf([HEADER, row(1), row(2), row(3), closing(text, '12')]))
    expect([cases.length, counts.refused, counts.skipped]).toEqual([3, 0, 1])
    expect(notices.join()).toContain(said)
  })

  it('compares a total at the end only, and no part', async () => {
    const table = [HEADER, row(1), closing('本页小计', '7'), closing('合计', '9'), row(2), row(3)]
    const differs = (notices: readonly string[]): boolean => notices.some((notice) => notice.includes('相差'))
    expect(differs((await collect(fileOf(table))).notices)).toBe(false)
    expect(differs((await collect(fileOf([...table, closing('合计', '3000')]))).notices)).toBe(false)
    expect(differs((await collect(fileOf([...table, closing('合计', '3001')]))).notices)).toBe(true)
    expect(differs((await collect(fileOf([...table, closing('新街派出所小计', '3001')]))).notices)).toBe(false)
  })

  it.each([
    ['终止', 'refused'],
    ['终止调解', 'refused'],
    ['未调解成功', 'not-settled'],
    ['申请人撤回申请', 'withdrawn'],
    ['已签协议', 'settled'],
  ])('调解结果 %s: %s', async (word, expected) => {
    const odd = row(5).map((cell, at) => (at === 5 ? word : cell))
    const { cases, counts } = await collect(fileOf([HEADER, row(1), row(2), row(3), row(4), odd]))
    expect(counts.refused === 1 ? 'refused' : cases.at(-1)?.facts.outcome).toBe(expected)
  })
})
