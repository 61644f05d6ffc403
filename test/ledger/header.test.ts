import { describe, expect, it } from 'vitest'
import { HeaderReader } from '../../src/ledger/columns/meaning.ts'
import { headerKey, headerText, titleUnit } from '../../src/ledger/header.ts'
import { STANDARD } from './support.ts'

const reader = new HeaderReader(STANDARD)
const fieldOf = (...levels: readonly string[]): string | null => {
  const meaning = reader.meaningOf(headerText(...levels))
  switch (meaning?.kind) {
    case 'fields':
      return meaning.fields.join('|')
    case 'personal':
      return `${meaning.what}?`
    case 'vague':
      return `${meaning.fields.join('|')}?`
    default:
      return null
  }
}

describe('header texts', () => {
  it.each([
    ['涉及金额（元）', 'amount', 0],
    ['涉案金额(万元)', 'amount', 4],
    ['涉案金额 万元', 'amount', 4],
    ['金额：元', 'amount?', 0],
    ['标的额（单位：万元）', 'amount', 4],
    ['受理\n时间', 'acceptedOn', null],
    ['受 理 日 期', 'acceptedOn', null],
    ['＊案号', 'caseNo', null],
    ['受理日期（年月日）', 'acceptedOn', null],
    ['身份证号（申请人）', 'applicantId', null],
    ['申请人（甲方）', 'applicant', null],
    ['甲方联系电话', 'applicantPhone', null],
    ['被申请人住址', 'respondentAddress', null],
    ['县（市、区）', 'county', null],
    ['书面/口头', 'agreementForm', null],
    ['联系电话', 'phone?', null],
    ['身份证号码', 'residentId?', null],
    ['是否调解成功', 'outcome', null],
    ['难度等级', 'grade', null],
    ['承办调解员', 'mediators', null],
    ['办结日期', 'closedOn', null],
    ['驻所', 'station', null],
    ['序号', null, null],
    ['__proto__', null, null],
    ['constructor', null, null],
    ['toString', null, null],
    ['案弓', null, null],
    ['当事人', null, null],
  ])('%j is %s', (text, field, unit) => {
    expect(fieldOf('', text)).toBe(field)
    expect(headerText('', text).unit).toBe(unit)
  })

  it.each([
    ['纠纷', '类型', 'disputeType', '纠纷/类型'],
    ['调解', '结果', 'outcome', '调解/结果'],
    ['当事人', '申请人', 'applicant', '当事人/申请人'],
    ['申请人', '姓名', 'applicant', '申请人/姓名'],
    ['被申请人', '身份证号', 'respondentId', '被申请人/身份证号'],
    ['申请人', '电话', 'applicantPhone', '申请人/电话'],
    ['调解员', '协办', 'assistants', '调解员/协办'],
    ['案号', '案号', 'caseNo', '案号'],
    ['案号', '', 'caseNo', '案号'],
    ['', '案号', 'caseNo', '案号'],
  ])('%s over %s is %s', (upper, lower, field, shown) => {
    expect(fieldOf(upper, lower)).toBe(field)
    expect(headerText(upper, lower).shown).toBe(shown)
  })

  it.each([
    ['单位：元', 0],
    ['单位:万元', 4],
    ['（金额单位：万元）', 4],
    ['填报日期：2017年10月 单位：万元', 4],
    ['填报单位：宜宾县司法局', null],
    ['填报单位：元坝镇', null],
  ])('%s among the titles', (text, unit) => {
    expect(titleUnit(text)).toBe(unit)
  })

  it('makes one key of all widths and ornaments', () => {
    expect(headerKey(' ★ 案 號（Ａ）： ')).toBe('案號A')
  })

  it('has ten words for most fields, none of them in two', () => {
    const thin = STANDARD.fields.filter(
      ({ headers, fallback, side }) => side === null && headers.length + fallback.length < 10,
    )
    expect(thin.map(({ id }) => id)).toEqual([])
  })
})
