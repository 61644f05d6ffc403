// The words that dirty ledgers draw from: the shipped layout and the policy pack, so that every word that is promised there
// is also tried, and words that stand on no list.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type LedgerLayout, parseLedgerLayout } from '../../../src/ledger/layout-file.ts'

const yamlOf = (path: string): ReturnType<typeof parse> =>
  parse(readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8'))

export const LAYOUT: LedgerLayout = parseLedgerLayout(yamlOf('ledgers/standard.yaml'), 'standard.yaml')

const POLICY: { readonly gradeWords: { readonly value: { readonly [word: string]: string } } } = yamlOf(
  'policies/yibin-2017/case-subsidy/2017-08-01.yaml',
)
export const GRADE_WORDS: ReadonlyMap<string, string> = new Map(Object.entries(POLICY.gradeWords.value))

export const UNLISTED_TYPES = ['鱼塘承包纠纷', '宠物伤人', '口角'] as const
export const UNLISTED_SOURCES = ['网格员上报', '村社转来'] as const

export const TEXTS = {
  summary: ['因排水沟走向发生争执', '双方因停车位发生口角，继而推搡。', '租房押金退还争议', '麻将馆噪音扰民；多次投诉'],
  agreementTerms: ['一次性赔偿，当场付清', '互相道歉，不再追究', '被申请人修复排水沟，费用各半。'],
  performanceManner: ['现金', '转账', '当场履行', '分期'],
  performanceDue: ['2017年12月31日前', '当场', '签订之日起10日内', '2018-01-31'],
  note: ['已归档', '系二次调解', '当事人,要求保密', '见卷宗"附件"'],
} as const

/** Columns that no field is made of; some of them look much like one that is. */
export const OTHER_COLUMNS = [
  '录入人',
  '是否归档',
  '卷宗页数',
  '回访日期',
  '档案盒号',
  '经办民警',
  '考核得分',
  '补贴标准',
  '满意度',
  '性别',
  '民族',
  '所属月份',
  '社区网格',
  '见证人',
] as const
