// Headers put together from known parts: what they mean, and that a strange character more makes them mean nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, patternCompiler } from '../../src/ledger/columns/grammar.ts'
import { HeaderReader } from '../../src/ledger/columns/meaning.ts'
import { headerText } from '../../src/ledger/header.ts'
import { ROSTER, STANDARD } from './support.ts'

const reader = new HeaderReader(STANDARD)
const meaning = (...levels: readonly string[]) => reader.meaningOf(headerText(...levels))
const fieldsOf = (...levels: readonly string[]): string | null => {
  const found = meaning(...levels)
  return found?.kind === 'fields' ? found.fields.join('|') : null
}

describe('a header nobody listed', () => {
  it.each([
    ['caseNo', '事件编号 人民调解编号 调解文书编号 台账编号 受案登记号 流转编号 ①案号 （一）案件代码 1.案号'],
    [
      'acceptedOn',
      '接收日期 收案年月日 案件登记时间 接访日期 何时受理 调委会受理日期 受理时间（年/月/日） 分流受理日期',
    ],
    ['closedOn', '案件办毕日期 何时结案 调处完结日期 化解日期 案件终结时间 结案（办结）时间'],
    ['agreedOn', '签订调解协议时间 协议书签订日期 调解协议达成日期 签约时间'],
    ['grade', '矛盾纠纷难易程度 难易评定 案件分级 纠纷复杂程度 难度系数'],
    ['source', '纠纷由来 来件渠道 案件来源途径 受案渠道'],
    ['outcome', '是否化解 是否调处成功 最终调解结果 调解成否 化解成功与否 调处结论'],
    ['disputeType', '矛盾种类 事件类别 何类纠纷 纠纷大类 争议类型'],
    ['agreementForm', '协议书种类 调解协议书形式 协议签订形式'],
    ['amount', '案件涉及金额（元） 纠纷标的额 涉案资金 赔付金额 协议涉及标的（万元）'],
    ['peopleInvolved', '案件涉及人数 涉及群众人数'],
    ['incidentNo', '关联警情编号 110接处警单号 警综编号'],
    ['summary', '案件概述 纠纷起因 主要案情 事件经过'],
    ['agreementTerms', '调解协议主要条款 达成协议的内容 约定事项'],
    ['mediators', '特邀调解员 何人调解 主持调解人 专（兼）职调解员 纠纷调解人 调解员/承办人 首席人民调解员姓名'],
    ['assistants', '协同调解员 第二调解员 辅助调解员 其他调解人员'],
    ['station', '驻点派出所 受案派出所 派驻公安派出所名称'],
    ['room', '派驻调解室全称 公调对接调解室'],
    ['committee', '承接调委会 设立人民调解委员会名称'],
    ['applicant', '申请一方 投诉人 求助人姓名 当事人（甲方）姓名 涉事一方 当事方一'],
    ['respondent', '被申请一方 对方姓名 被投诉人 涉事另一方 当事人乙名称'],
    ['applicantPhone', '申请方联系手机 电话（甲方） 投诉人联系方式 当事人1手机号码'],
    ['respondentId', '乙方公民身份号码 被申请人（单位）身份证号 对方证件号码'],
    ['applicantAddress', '甲方现住址 申请人户籍所在地'],
  ])('is %s', (field, headers) => {
    const wrong = headers
      .split(' ')
      .flatMap((header) => (fieldsOf(header) === field ? [] : [[header, fieldsOf(header)]]))
    expect(wrong).toEqual([])
  })

  it.each([
    [['基本情况', '申请人信息', '姓名'], 'applicant'],
    [['申请人基本情况', '联系电话'], 'applicantPhone'],
    [['受理', '时间'], 'acceptedOn'],
    [['结案', '日期'], 'closedOn'],
    [['协议', '签订时间'], 'agreedOn'],
    [['协议及履行', '达成协议日期'], 'agreedOn'],
    [['补贴发放', '金额'], null],
    [['补贴发放', '日期'], null],
    [['回访', '结果'], null],
    [['回访', '电话'], null],
    [['代理人', '姓名'], null],
    [['民警', '联系电话'], null],
    [['审核', '日期'], null],
  ])('%j is %s', (levels, field) => {
    expect(fieldsOf(...levels)).toBe(field)
  })

  it.each(
    '归档日期 回访日期 履行日期 移交日期 报警时间 发生时间 填报日期 出生日期 补贴金额 奖励金额 已履行金额 挽回损失金额 保险金额 是否履行 是否回访 是否归档 是否司法确认 是否办结 是否满意 责任民警 移送民警 登记人 审核人 记录人 书记员 代理人电话 民警电话 调解员电话 调解员编号 调解员补贴 双方当事人 当事人 申请人单位 申请人性别 申请人年龄 申请人及电话 司法确认案号 户籍派出所 风险等级 警情类别 当事人类型 工作单位 调解地点 调解过程 序号 页数 性别 年龄 满意度'.split(
      ' ',
    ),
  )('%s is none of ours', (header) => {
    expect(fieldsOf(header)).toBeNull()
  })

  it('says nothing once a strange character stands in it, wherever', () => {
    const known = [
      '受理日期',
      '案件办结时间',
      '调解协议签订日期',
      '纠纷难易程度',
      '申请人联系电话',
      '涉案标的金额',
      '是否调解成功',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), (header, at) => {
        const place = at % (header.length + 1)
        expect(fieldsOf(`${header.slice(0, place)}镕${header.slice(place)}`)).toBeNull()
      }),
    )
  })
})

describe('the grammar of the layouts', () => {
  it.each([
    ['standard', STANDARD],
    ['roster', ROSTER],
  ] as const)('of %s never takes a listed header for another field', (_, layout) => {
    const compile = patternCompiler(layout.grammar.parts)
    const taken = layout.fields.flatMap(({ id, headers }) =>
      layout.fields.flatMap((other) =>
        other.id === id
          ? []
          : headers
              .filter((header) => other.patterns.some((pattern) => matches(compile(pattern), header)))
              .map((header) => `${header} of ${id} reads as ${other.id}`),
      ),
    )
    expect(taken).toEqual([])
  })

  it('reads the whole header or nothing, in as many ways as there are', () => {
    const compile = patternCompiler({ a: ['一', '一二'], b: ['二', '二三'], c: ['四'] })
    const reads = (pattern: string, key: string): boolean => matches(compile(pattern), key)
    expect(reads('{a}{b}', '一二三')).toBe(true)
    expect(reads('{a}{b}', '一二二三')).toBe(true)
    expect(reads('{a}{c}?{b}', '一四二')).toBe(true)
    expect(reads('{a|c}{b}', '四二')).toBe(true)
    expect(reads('{a}五{b}', '一五二')).toBe(true)
    for (const key of ['', '一', '二', '一二三四', '五一二']) expect(reads('{a}{b}', key)).toBe(false)
  })
})
