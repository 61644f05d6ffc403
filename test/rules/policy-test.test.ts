// policy test: the worked cases of the rule model as a clerk writes them in a sheet, the examples that the packs ship, and
// every way in which an example can be written wrong.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import type { Problem } from '../../src/domain/problem.ts'
import { FIELDS } from '../../src/rules/policy-test/fields.ts'
import { runExamples, type TestReport } from '../../src/rules/policy-test/run-examples.ts'
import { type ExampleSheet, examplesOfData, examplesOfSheet } from '../../src/rules/policy-test/sheet-examples.ts'
import { answerText, type TrialWorld } from '../../src/rules/policy-test/try-example.ts'
import { POLICIES, policiesOf } from './policies.ts'
import { PACKS } from './policy-check-packs.ts'
import { FX_A, FX_B, fixture } from './subsidy-policies.ts'

const FIXTURE: TrialWorld = { policies: [FX_A, FX_B], isRestDay: () => false }
const YIBIN: TrialWorld = { policies: POLICIES, isRestDay: () => false }

const sheetOf = (rows: readonly (readonly string[])[], first = 1): ExampleSheet => ({
  file: '算例.xlsx',
  sheet: 'Sheet1',
  rows: rows.map((cells, at) => ({ row: first + at, cells })),
})

function trySheet(rows: readonly (readonly string[])[], world: TrialWorld = YIBIN): TestReport {
  const read = examplesOfSheet(sheetOf(rows))
  if (read === null) throw new Error('no header')
  return runExamples([read], world)
}

const tryData = (examples: unknown, world: TrialWorld = YIBIN): TestReport => {
  const read = examplesOfData('算例.yaml', examples)
  if (read === null) throw new Error('no list')
  return runExamples([read], world)
}

/** What a problem says, without its place. */
const told = ({ problems }: TestReport): readonly Pick<Problem, 'code' | 'message'>[] =>
  problems.map(({ code, message }) => ({ code, message }))

describe('the worked cases, as a sheet', () => {
  const HEADER =
    '名称|结案日期|难易程度|协议形式|调解结果|当事人数|涉案金额|调解次数|卷宗评分|司法确认|到场时间|同一纠纷|距首次结案天数|报送日期|份额|身份职业|应为结果|应为金额|应为份额'
  const NIGHT = '2017-10-12 23:40'
  const ROWS = [
    `W1|2017-10-12|简单|口头||2|||85||${NIGHT}||||||发放|60|`,
    `W2|2017-10-17|重大|||21|||85||${NIGHT}||||||发放|150|`,
    'W3|2017-10-12|疑难|||2|50000|3|85|是|||||||发放|150|',
    'W3b|2017-10-12|疑难|||2|49999.99|2|85|否|||||||发放|120|',
    `W4|2017-10-14|一般|||6|||85||${NIGHT}||||||发放|110|`,
    'W5|2018-06-25|一般|||2|||85|||||2018-08-10|||发放|90|',
    'W5b|2018-07-02|一般|||2|||85|||||2018-08-10|||发放|95|',
    'W6|2018-01-18|一般|||2|||85||||90||||不发|0|',
    'W6b|2018-01-19|一般|||2|||85||||91||||发放|90|',
    'W7|2017-10-12|一般|||2|||85|||是|||||不发|0|',
    'W8|2017-10-12|疑难|||2|||85|||||| 甲站 30、乙站 70||发放|120|36.00、84.00',
    'W9|2017-10-12|疑难||不成功|2|||85||||||||不发|0|',
    `W10|2017-10-12|简单|||2|||96||${NIGHT}||||1:1||发放|75|37.50、37.50`,
    `W10b|2017-10-12|简单|||2|||96||${NIGHT}||||60：40|||75|45、30`,
    `W10c|2017-10-12|简单|||2|||96||${NIGHT}||||2:1|||75|50、25`,
    `W10d|2017-10-12|简单|||2|||96||${NIGHT}||||4:3|||75|42.86、32.14`,
    `W11|2017-10-12|一般|||2|||85||${NIGHT}||||1:1:1||发放|100|33.34、33.33、33.33`,
    'W13|2017-10-12|疑难|||2|||75||||||||暂缓||',
    'W13b|2017-10-12|疑难|||2|||82||||||||发放|120|',
    'W14|2017-10-12|重大|||2|||85||||||||发放|150|',
    'W15|2017-10-12|一般|||2|||85||||||1:1|无、公务员||90|45、0',
  ]
  const report = trySheet([['以案定补算例'], HEADER.split('|'), ...ROWS.map((row) => row.split('|'))], FIXTURE)

  test('all are read', () => {
    expect(report.problems).toEqual([])
    expect(report.trials).toHaveLength(ROWS.length)
  })

  it.each(report.trials.map((trial) => [trial.example.name, trial] as const))('%s', (_, trial) => {
    expect(trial.passed, answerText(trial)).toBe(true)
  })

  test('W17: not performed holds, where the file asks for it', () => {
    const value = { when: 'not performed', result: 'hold', text: '履行后发放' }
    const policy = fixture([[['gates', 'E4'], { value, status: 'proposal', clause: 'E4', source: '检验用' }]])
    const examples = [{ 结案日期: '2017-10-12', 难易程度: '一般', 卷宗评分: 85, 是否履行: '否', 应为结果: '暂缓' }]
    expect(tryData(examples, { ...FIXTURE, policies: [policy] }).passed).toBe(1)
  })

  test('the ladder says each step', () => {
    const w3 = report.trials.find(({ example }) => example.name === 'W3')
    expect(w3?.answer?.lines.map(({ clause, afterFen }) => `${clause} ${afterFen / 100}`)).toEqual([
      'G 120',
      'A3 130',
      'A4 140',
      'A5 150',
    ])
  })

  test('night comes from the calendar of the place', () => {
    const examples = [
      { 结案日期: '2017-10-12', 难易程度: '一般', 卷宗评分: 85, 到场时间: '2017-10-02 10:00', 应为金额: 100 },
    ]
    expect(tryData(examples, { ...FIXTURE, isRestDay: (date) => date === '2017-10-02' }).passed).toBe(1)
    expect(tryData(examples, FIXTURE).failed).toBe(1)
  })
})

describe('the examples of the packs', () => {
  test.each(PACKS)('%s: every one holds', (pack) => {
    const path = new URL(`../../templates/policies/${pack}/tests/examples.yaml`, import.meta.url)
    const report = tryData(parse(readFileSync(path, 'utf8')), {
      policies: policiesOf([pack, 'national']),
      isRestDay: () => false,
    })
    expect(report.problems).toEqual([])
    expect(report.passed).toBeGreaterThan(9)
  })

  test('a changed amount is found by them', () => {
    const policies = POLICIES.map((policy) =>
      policy.policy === 'base-pay' ? { ...policy, partMonth: 'calendar-days' as const } : policy,
    )
    const path = new URL('../../templates/policies/yibin-2017/tests/examples.yaml', import.meta.url)
    const report = tryData(parse(readFileSync(path, 'utf8')), { ...YIBIN, policies })
    expect(report.problems.map(({ message }) => message)).toEqual([
      '“11月13日入职”应为：2,227.27 元；算得：2,100.00 元',
      '“12月8日离职”应为：1,000.00 元；算得：903.23 元',
    ])
  })
})

describe('an example that does not hold', () => {
  test('is told with its place, what was expected and what came out', () => {
    const report = trySheet([
      ['名称', '结案日期', '难易程度', '份额', '应为金额', '应为份额'],
      ['两人', '2017-10-12', '一般', '1:1', '90', '50、40'],
    ])
    expect(report).toMatchObject({ passed: 0, failed: 1 })
    expect(report.problems).toEqual([
      {
        code: 'EXAMPLE-FAILED',
        severity: 'refused',
        file: '算例.xlsx',
        sheet: 'Sheet1',
        row: 2,
        column: '应为',
        got: '90.00 元，份额 45.00、45.00',
        expected: '90.00 元，份额 50.00、40.00',
        message: '“两人”应为：90.00 元，份额 50.00、40.00；算得：90.00 元，份额 45.00、45.00',
        hint: '请核对算例；算例没有错的，标准文件有错。',
      },
    ])
  })

  test('a day before the standards is an answer, too', () => {
    const [problem] = tryData([{ 结案日期: '2016-01-01', 难易程度: '一般', 应为金额: 90 }]).problems
    expect(problem?.message).toContain('2016-01-01 还没有“个案补贴”（case-subsidy）的标准')
  })

  test('paid where it should wait', () => {
    expect(told(tryData([{ 名称: '甲', 结案日期: '2017-10-12', 难易程度: '一般', 应为结果: '暂缓' }]))).toEqual([
      { code: 'EXAMPLE-FAILED', message: '“甲”应为：暂缓；算得：发放，90.00 元' },
    ])
  })
})

describe('an example that is written wrong', () => {
  const OK = { 名称: '甲', 结案日期: '2017-10-12', 难易程度: '一般', 应为金额: 90 }

  it.each<readonly [string, unknown, string, string]>([
    ['a date', { ...OK, 结案日期: '2017-02-30' }, 'EXAMPLE-VALUE', '读不懂“2017-02-30”，应为日期（如 2017-10-14）'],
    ['a sum', { ...OK, 应为金额: '九十' }, 'EXAMPLE-VALUE', '读不懂“九十”，应为金额（元）'],
    ['half a fen', { ...OK, 应为金额: '90.005' }, 'EXAMPLE-VALUE', '读不懂“90.005”，应为金额（元）'],
    ['a number', { ...OK, 当事人数: '三人左右' }, 'EXAMPLE-VALUE', '读不懂“三人左右”，应为1000000 以内的数'],
    ['a score', { ...OK, 卷宗评分: 101 }, 'EXAMPLE-VALUE', '读不懂“101”，应为100 以内的数'],
    ['a flag', { ...OK, 是否履行: '大概' }, 'EXAMPLE-VALUE', '读不懂“大概”，应为“是”或“否”'],
    [
      'a word',
      { ...OK, 应为结果: '发' },
      'EXAMPLE-VALUE',
      '读不懂“发”，应为下列之一：发放、不发、暂缓（是不是“发放”？）',
    ],
    [
      'a kind',
      { ...OK, 类别: '差旅费' },
      'EXAMPLE-VALUE',
      '读不懂“差旅费”，应为下列之一：个案、个税、五险一金、基本工资、个案补贴、个人所得税、社保',
    ],
    [
      'shares',
      { ...OK, 份额: '大家平分' },
      'EXAMPLE-VALUE',
      '读不懂“大家平分”，应为份额（如 6:4，或 王建国 6、李秀英 4）',
    ],
    [
      'no share at all',
      { ...OK, 份额: '0:0' },
      'EXAMPLE-VALUE',
      '读不懂“0:0”，应为份额（如 6:4，或 王建国 6、李秀英 4）',
    ],
    [
      'expected shares',
      { ...OK, 应为份额: '一半' },
      'EXAMPLE-VALUE',
      '读不懂“一半”，应为各人的金额（如 45.00、45.00）',
    ],
    ['an arrival', { ...OK, 到场时间: '半夜' }, 'EXAMPLE-VALUE', '读不懂“半夜”，应为到场时间（如 2017-10-14 21:40）'],
    [
      'no closing date',
      { 难易程度: '一般', 应为金额: 90 },
      'EXAMPLE-MISSING',
      '没有“结案日期”：结案日期决定用哪一份标准',
    ],
    [
      'nothing expected',
      { 结案日期: '2017-10-12', 难易程度: '一般' },
      'EXAMPLE-MISSING',
      '没有“应为金额”：没有写应为多少，就说不出对不对',
    ],
    [
      'no income',
      { 类别: '个税', 发放日期: '2017-12-08', 应为税额: 0 },
      'EXAMPLE-MISSING',
      '没有“收入”：没有收入就没有税可算',
    ],
    [
      'no months',
      { 类别: '个税', 发放日期: '2023-03-10', 收入: 5000, 累计收入: 10000, 应为税额: 0 },
      'EXAMPLE-MISSING',
      '没有“任职月数”：累计预扣按任职月数减除费用',
    ],
    [
      'no base',
      { 类别: '五险一金', 月份: '2017-11', 应为金额: 0 },
      'EXAMPLE-MISSING',
      '没有“缴费基数”：没有缴费基数就算不出缴费',
    ],
    ['no month', { 类别: '基本工资', 应为金额: 0 }, 'EXAMPLE-MISSING', '没有“月份”：月份决定用哪一份标准'],
    ['an unknown column', { ...OK, 难易程庋: '一般' }, 'EXAMPLE-COLUMN', '不认识的列“难易程庋”，是不是“难易程度”？'],
    ['no example', '一般 90 元', 'EXAMPLE-COLUMN', '这一条不是“列名: 值”'],
  ])('%s', (_, example, code, message) => {
    expect(told(tryData([example]))).toEqual([{ code, message }])
  })

  test('every wrong cell of every row, with sheet, row and column', () => {
    const { problems, trials } = trySheet([
      ['名称', '结案日期', '难易程度', '应为金额'],
      ['甲', '十月', '一般', '九十'],
      ['', '', '', ''],
      ['乙', '2017-10-12', '一般', '90'],
    ])
    expect(problems.map(({ sheet, row, column, got }) => ({ sheet, row, column, got }))).toEqual([
      { sheet: 'Sheet1', row: 2, column: '结案日期', got: '十月' },
      { sheet: 'Sheet1', row: 2, column: '应为金额', got: '九十' },
    ])
    expect(trials.map(({ example, passed }) => [example.name, passed])).toEqual([['乙', true]])
  })

  test('a misspelt column is refused once, not passed over', () => {
    const { problems } = trySheet([
      ['名称', '结案日期', '难易度', '应为金额'],
      ['甲', '2017-10-12', '一般', '90'],
    ])
    expect(problems[0]).toMatchObject({ code: 'EXAMPLE-COLUMN', row: 1, column: '难易度' })
  })

  test('a sheet without a header, a file without a list', () => {
    expect(
      examplesOfSheet(
        sheetOf([
          ['甲', '乙'],
          ['1', '2'],
        ]),
      ),
    ).toBeNull()
    expect(examplesOfData('x.yaml', { title: '甲' })).toBeNull()
    expect(examplesOfData('x.yaml', null)).toBeNull()
  })
})

describe('however it is written', () => {
  test('keys, full width, brackets and units', () => {
    const examples = [
      { name: 'a', kind: 'case', closedOn: '2017/10/12', grade: '一般', expectedAmount: '￥９０．００元' },
      { 名称: 'b', '结案日期（必填）': '2017年10月12日', 难易程度: '一般', 应为金额: '0.009万元' },
      { 名称: 'c', 结案日期: '20171012', 难易程度: '一般', 应为份额: '45、 45', 份额: ['张三 5', '李四 5'] },
      { 名称: 'd', 类别: 'tax', 发放日期: '2017-12-08', 收入: '15,000', 个人缴费: 262, 应为税额: '1,804.50' },
    ]
    expect(tryData(examples).problems).toEqual([])
  })

  test('one word, one field', () => {
    const words = Object.values(FIELDS).flat()
    expect(new Set(words).size).toBe(words.length)
  })

  test('no text makes it throw', () => {
    const field = fc.constantFrom(...Object.values(FIELDS).map(([word]) => word))
    const example = fc.dictionary(field, fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant('2017-10-12')))
    fc.assert(
      fc.property(fc.array(example, { maxLength: 4 }), (examples) => {
        const report = tryData(examples)
        expect(report.passed + report.failed).toBe(report.trials.length)
      }),
      { numRuns: 500 },
    )
  })
})
