import { describe, expect, test } from 'vitest'
import { formsOf } from '../../src/documents/forms.ts'
import { chineseNumeral } from '../../src/documents/numerals.ts'
import { pageToText } from '../../src/documents/page-text.ts'
import { manyPartiesCase, shortCase } from './cases.ts'
import { agreementTemplate, fillProbe, probe } from './forms.ts'

const body = (text: string) => pageToText(fillProbe(text, shortCase())).split('\n').slice(3, -1)

describe('what a template may say', () => {
  test.each([
    ['一句**粗体**话', ['　　一句**粗体**话']],
    ['> 靠右', ['> 靠右']],
    ['## 一、标题', ['## 一、标题']],
    ['1. 甲\n2. 乙', ['　　1. 甲', '　　2. 乙']],
    ['字面的 \\*号\\*', ['　　字面的 *号*']],
    ['上\n\n---\n\n下', ['　　上', '======== 另起一页 ========', '　　下']],
    [
      '```栏\n甲*2：{{ 编号 }} | 乙：{{ 当事人[0].民族 | 横线 }}\n```',
      ['[甲：（2017）翠人调字第012号 ┆ 乙：＿＿＿＿]'],
    ],
    [
      '| 甲 | 乙 |\n|--|--|\n| 丙 | < |\n| 丁 | 戊 |\n| ^ | 己 |',
      ['‖ **甲** | **乙** |', '| {2×1}丙 |', '| {1×2}丁 | 戊 |', '| 己 |'],
    ],
    ['| | |\n|--|--|\n| 丙 | 丁 |', ['| 丙 | 丁 |']],
    ['{% if 当事人.size > 1 %}多人{% endif %}', ['　　多人']],
    ['{{ 当事人 | map: "姓名" | 连接 }}', ['　　张建军和李秀英']],
    ['一式{{ 份数 | 中文数字 }}份', ['　　一式三份']],
  ])('%s', (text, lines) => {
    expect(body(text)).toEqual(lines)
  })

  test('a value that is not known refuses, leaves a line, or drops its paragraph', () => {
    const blank = shortCase({ summary: null })
    const lines = (text: string) => pageToText(fillProbe(text, blank)).split('\n').slice(3, -1)
    expect(() => lines('{{ 纠纷事实 }}')).toThrow(/缺少“纠纷事实”/)
    expect(lines('{{ 纠纷事实 | 横线行: 2 }}')).toHaveLength(2)
    expect(lines('事由：{{ 纠纷事实 | 横线: 3 }}。')).toEqual(['　　事由：＿＿＿。'])
    expect(lines('事由：{{ 纠纷事实 | 略去 }}。')).toEqual([])
    expect(lines('{% if 纠纷事实 %}有{% else %}无{% endif %}')).toEqual(['　　无'])
  })

  test('a missing value of one party is named with its place', () => {
    expect(() => fillProbe('{% for 人 in 当事人 %}{{ 人.姓名 }}{% endfor %}', manyPartiesCase())).toThrow(
      /当事人第5项\.姓名/,
    )
  })

  test.each([
    ['{{ 人名 }}', /probe\.md 第 8 行第 4 列：没有“人名”这一项/],
    ['上\n\n{{ 编号 | raw }}', /第 10 行第 1 列：没有“raw”/],
    ['{% include "a" %}', /不支持 \{% include %\}/],
    ['{% capture x %}{% endcapture %}', /不支持 \{% capture %\}/],
    ['{{ "now" | date }}', /没有“date”/],
    ['{{ 编号', /没有写完/],
    ['{{ 当事人 }}', /名单/],
    ['* 甲', /不带编号的列表/],
    ['<b>x</b>', /HTML/],
    ['![x](y)', /图片/],
    ['```python\nx\n```', /python/],
    ['```签署\n中：甲\n```', /中：甲/],
  ])('refused: %s', (text, message) => {
    expect(() => fillProbe(text, shortCase())).toThrow(message)
  })

  test('the head is checked, with the line of the file', () => {
    expect(() => probe('正文').body).not.toThrow()
    expect(formsOf([agreementTemplate])).toEqual([{ id: 'agreement', title: '人民调解协议书', official: true }])
  })

  test.each([
    [0, '零'],
    [3, '三'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%i in Chinese', (value, text) => {
    expect(chineseNumeral(value)).toBe(text)
  })
})
