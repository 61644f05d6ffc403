// Headers that are not clear: what is asked, with which words of `--map`, and that the answers settle it.
import { describe, expect, it } from 'vitest'
import { isAppError } from '../../src/domain/app-error.ts'
import type { Cell, SheetRow } from '../../src/domain/sheet.ts'
import { findColumns, type LayoutOptions, mapHeaders } from '../../src/ledger/layout.ts'
import { ROSTER, STANDARD } from './support.ts'

const HEADER = ['案号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期']
const row = (n: number): string[] => [
  `（2017）翠人调字第${n}号`,
  `2017-10-0${n}`,
  '新街派出所',
  '高文',
  '一般',
  n % 2 ? '成功' : '不成功',
  `2017-11-0${n}`,
]
const tableOf = (header: readonly string[], extra: (n: number) => readonly Cell[] = () => []): SheetRow[] =>
  [header, ...[1, 2, 3, 4, 5].map((n) => [...row(n), ...extra(n)])].map((cells, at) => ({ row: at + 1, cells }))

function fieldsOf(rows: readonly SheetRow[], options: LayoutOptions = {}): { readonly [field: string]: number } {
  return Object.fromEntries(
    (findColumns(rows, STANDARD, options)?.columns ?? []).map(({ field, index }) => [field, index]),
  )
}

function errorOf(rows: readonly SheetRow[], options: LayoutOptions = {}) {
  try {
    findColumns(rows, STANDARD, options)
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
  throw new Error('nothing was asked')
}

const mapOf = (...words: readonly string[]): LayoutOptions => ({
  map: new Map(
    words.map((word): [string, string] => [
      word.slice(0, word.lastIndexOf('=')),
      word.slice(word.lastIndexOf('=') + 1),
    ]),
  ),
})

describe('two columns for one field', () => {
  const rows = tableOf([...HEADER, '结案日期', '联系电话', '手机', '备注', '备注'], (n) => [
    `2017-11-1${n}`,
    '',
    '',
    '好',
    '坏',
  ])

  it('are all asked at once, with the words that answer', () => {
    const error = errorOf(rows)
    expect(error.code).toBe('COLUMN-TWICE')
    expect(error.questions).toEqual([
      {
        label: '哪一列是结案日期？',
        choices: [
          { label: '结案日期（G 列）', map: ['结案日期#1=结案日期'] },
          { label: '结案日期（H 列）', map: ['结案日期#2=结案日期'] },
        ],
      },
      {
        label: '哪一列是备注？',
        choices: [
          { label: '备注（K 列）', map: ['备注#1=备注'] },
          { label: '备注（L 列）', map: ['备注#2=备注'] },
        ],
      },
    ])
    expect(error.hint).toContain(
      '--map 结案日期#1=结案日期 或 --map 结案日期#2=结案日期；也可以用列号，如 --map G列=结案日期',
    )
  })

  it('are settled by number, by letter, or by leaving one out', () => {
    expect(fieldsOf(rows, mapOf('结案日期#2=结案日期', '备注#1=备注'))).toMatchObject({ closedOn: 7, note: 10 })
    expect(fieldsOf(rows, mapOf('H列=closedOn', 'l列=备注'))).toMatchObject({ closedOn: 7, note: 11 })
    expect(fieldsOf(rows, mapOf('结案日期#1=忽略', '备注=忽略'))).toMatchObject({ closedOn: 7 })
    expect(fieldsOf(rows, mapOf('结案日期#1=忽略', '备注=忽略'))).not.toHaveProperty('note')
  })

  it('cannot be told by a name that both have', () => {
    const error = errorOf(rows, mapOf('结案日期=结案日期', '备注=忽略'))
    expect(error).toMatchObject({ code: 'COLUMN-TWICE', hint: expect.stringContaining('结案日期#2=结案日期') })
  })

  it.each(['结案日期#3', 'ZZ列', '没有这列'])('%s is no column', (name) => {
    expect(errorOf(tableOf(HEADER), mapOf(`${name}=备注`))).toMatchObject({
      code: 'COLUMN-MAP',
      hint: expect.stringContaining('C列'),
    })
  })

  it('are no question where the values tell: 成功 and 不成功 against prose', () => {
    const prose = tableOf([...HEADER.slice(0, 5), '是否成功', '结案日期', '调解结果'], () => [
      '经多次调解，双方自愿达成一致意见，当场履行。',
    ])
    expect(fieldsOf(prose)).toMatchObject({ outcome: 5 })
    const system = tableOf([...HEADER, '案件编码'], (n) => [`511502201710000${n}`])
    expect(fieldsOf(system)).toMatchObject({ caseNo: 0 })
  })
})

describe('a header that could be several fields', () => {
  const vague = ['案号', '日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期']

  it('is taken where the values prove one: a day that is never after the closing day', () => {
    expect(fieldsOf(tableOf(vague))).toMatchObject({ acceptedOn: 1, closedOn: 6 })
  })

  it('is not taken where some of its days lie after the closing day', () => {
    const later = tableOf(vague).map(({ row: at, cells }) => ({
      row: at,
      cells: cells.map((cell, index) => (index === 1 && at === 4 ? '2018-01-01' : cell)),
    }))
    expect(errorOf(later)).toMatchObject({
      code: 'COLUMN-AMBIGUOUS',
      message: expect.stringContaining('“日期”（B 列）可能是受理日期'),
    })
  })

  it('is asked where they do not', () => {
    const two = [...vague.slice(0, 6), '时间']
    const error = errorOf(tableOf(two))
    expect(error).toMatchObject({
      code: 'COLUMN-AMBIGUOUS',
      hint: expect.stringContaining('--map 日期=受理日期 或 --map 时间=受理日期'),
    })
    expect(error.message).toContain('“日期”（B 列）可能是受理日期，也可能是结案日期')
    expect(error.questions[0]).toEqual({
      label: '哪一列是受理日期？',
      choices: [
        { label: '日期（B 列）', map: ['日期=受理日期'] },
        { label: '时间（G 列）', map: ['时间=受理日期'] },
      ],
    })
    const next = errorOf(tableOf(two), mapOf('日期=受理日期'))
    expect(next.questions.map(({ label }) => label)).toEqual(['哪一列是结案日期？'])
    expect(fieldsOf(tableOf(two), mapOf('日期=受理日期', '时间=结案日期'))).toMatchObject({
      acceptedOn: 1,
      closedOn: 6,
    })
  })

  it('is asked of a 承办人 beside policemen, unless the roster knows him', () => {
    const police = [...HEADER.slice(0, 3), '承办人', ...HEADER.slice(4), '出警民警']
    expect(errorOf(tableOf(police, () => ['李警']))).toMatchObject({
      code: 'COLUMN-AMBIGUOUS',
      message: expect.stringContaining('承办人'),
    })
    const known = { stations: null, mediators: new Set(['高文']), grades: new Set<string>() }
    expect(
      fieldsOf(
        tableOf(police, () => ['李警']),
        { known },
      ),
    ).toMatchObject({ mediators: 3 })
    const strangers = { ...known, mediators: new Set(['别人']) }
    expect(errorOf(tableOf(police.slice(0, 7)), { known: strangers }).hint).toContain('没有用上的列：承办人')
  })

  it('quotes in the hint what a shell would take apart', () => {
    const spaced = tableOf([...HEADER, '结案日期 (2)'], (n) => [`2017-11-1${n}`])
    expect(errorOf(spaced).hint).toContain('--map "结案日期 (2)=结案日期"')
  })
})

describe('a saved profile', () => {
  const header = ['字号', '来的那天', '所里', '谁调的', '怎么样', '成没成', '完事那天']
  const profile = {
    name: '翠屏',
    headers: ['完事那天', ...header.slice(0, 6)],
    map: new Map([
      ['字号', '案号'],
      ['来的那天', '受理日期'],
      ['所里', '派出所'],
      ['谁调的', '调解员'],
      ['怎么样', '难易程度'],
      ['成没成', '调解结果'],
      ['完事那天', 'closedOn'],
    ]),
  }

  it('is known by its headers, in any order and width, and said', () => {
    const found = findColumns(tableOf(header.map((text) => ` ${text}　`)), STANDARD, { profiles: [profile] })
    expect(found).toMatchObject({ profile: '翠屏', notices: ['已按“翠屏”的对应关系读列'] })
    expect(found?.columns).toHaveLength(7)
    expect(found?.headers).toEqual(header)
  })

  it('is not used for another shape', () => {
    expect(mapHeaders(tableOf([...header, '多一列']), STANDARD, { profiles: [profile] })?.profile ?? null).toBeNull()
    expect(findColumns(tableOf(HEADER), STANDARD, { profiles: [profile] })?.profile).toBeNull()
  })

  it('gives way to --map', () => {
    const options = { profiles: [profile], ...mapOf('来的那天=结案日期', '完事那天=受理日期') }
    expect(fieldsOf(tableOf(header), options)).toMatchObject({ acceptedOn: 6, closedOn: 1 })
  })
})

describe('columns without a word of ours', () => {
  it('are taken by their values where one column and one field are left, and said', () => {
    const strange = [...HEADER.slice(0, 5), '化解得怎样', '结案日期']
    const found = findColumns(tableOf(strange), STANDARD)
    expect(found?.columns.find(({ field }) => field === 'outcome')?.index).toBe(5)
    expect(found?.notices).toEqual(['“化解得怎样”一列的列名不认识，按内容认作调解结果；不对请加 --map 化解得怎样=忽略'])
  })

  it.each(['是否履行', '是否回访', '是否归档', '是否司法确认', '是否受理', '是否成年'])(
    '%s is never the outcome',
    (word) => {
      const rows = tableOf([...HEADER.slice(0, 5), word, '结案日期']).map(({ row: at, cells }) => ({
        row: at,
        cells: at === 1 ? cells : cells.map((cell, index) => (index === 5 ? (at % 2 ? '是' : '否') : cell)),
      }))
      expect(errorOf(rows)).toMatchObject({ code: 'COLUMN-MISSING', message: '缺少这些列：调解结果' })
    },
  )

  it.each([
    ['补贴金额', '100'],
    ['发放金额', '60'],
    ['归档日期', '2017-11-20'],
    ['回访日期', '2017-11-20'],
    ['履行日期', '2017-11-20'],
    ['责任民警', '王强'],
    ['移送民警', '王强'],
    ['登记人', '王强'],
    ['审核人', '王强'],
    ['性别', '男'],
    ['风险等级', '一般'],
    ['警情类别', '邻里纠纷'],
    ['申请方式', '书面'],
    ['司法确认案号', '（2017）川1502民特1号'],
    ['金额（补贴）', '100'],
    ['代理人电话', '13800138000'],
  ])('%s is left alone', (word, value) => {
    const found = findColumns(
      tableOf([...HEADER, word], () => [value]),
      STANDARD,
    )
    expect(found?.ignoredColumns).toEqual([word])
    expect(found?.columns).toHaveLength(7)
  })

  it('are not taken for ours below a group of something else, unless their own word is plain', () => {
    const group = (...texts: readonly string[]): Cell[] => [...HEADER.map(() => ''), ...texts]
    const [header, ...data] = tableOf([...HEADER, '金额', '日期', '调解员'], (n) => [`${n}50`, '2017-12-01', '高文'])
    const found = findColumns(
      [group('补贴发放', '', ''), header?.cells ?? [], ...data.map(({ cells }) => cells)].map((cells, at) => ({
        row: at + 1,
        cells,
      })),
      STANDARD,
    )
    expect(found?.headerRow).toBe(2)
    expect(found?.columns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(found?.ignoredColumns).toEqual(['补贴发放/金额', '补贴发放/日期', '补贴发放/调解员'])
  })

  it('give the phone after a mediator or a policeman to nobody, and that after a party to the party', () => {
    const rows = tableOf(
      [...HEADER, '申请人', '联系电话', '被申请人', '性别', '电话', '出警民警', '联系电话', '身份证号'],
      () => ['张三', '13800138000', '李四', '女', '13900139000', '王强', '13700137000', '511501198001107215'],
    )
    expect(fieldsOf(rows)).toMatchObject({ applicantPhone: 8, respondentPhone: 11 })
    expect(findColumns(rows, STANDARD)?.ignoredColumns).toEqual(['性别', '出警民警', '联系电话', '身份证号'])
    const before = tableOf([...HEADER, '联系电话'], () => ['13800138000']).map(({ row: at, cells }) => ({
      row: at,
      cells: [at === 1 ? '申请人' : '张三', ...cells],
    }))
    expect(findColumns(before, STANDARD)?.ignoredColumns).toEqual(['联系电话'])
  })

  it('read 甲 and 被甲 as the two sides, whatever they are called', () => {
    const rows = tableOf([...HEADER, '控告人', '控告人电话', '被控告人', '被控告人住址'], () => [
      '张三',
      '13800138000',
      '李四',
      '南岸街1号',
    ])
    expect(fieldsOf(rows)).toMatchObject({ applicant: 7, applicantPhone: 8, respondent: 9, respondentAddress: 10 })
  })
})

describe('a roster', () => {
  const cells = ['姓名', '身份证号', '电话', '所在派出所', '专兼职', '聘用起始日期', '聘用截止日期']
  const rows = [
    cells,
    ...[1, 2, 3].map((n) => [
      '高文',
      '511501198001107215',
      '13800138000',
      '新街派出所',
      '专职',
      `2017-08-1${n}`,
      '2020-08-14',
    ]),
  ].map((row, at) => ({ row: at + 1, cells: row }))

  it('has bare phones of its own, and asks whether the term of engagement began with the service', () => {
    const mapping = mapHeaders(rows, ROSTER)
    expect(mapping?.columns.map(({ field }) => field)).toEqual([
      'mediator',
      'residentId',
      'phone',
      'station',
      'employment',
      'contractFrom',
      'contractTo',
    ])
    expect(mapping?.faults.map(({ code, hint }) => [code, hint])).toEqual([
      ['COLUMN-AMBIGUOUS', '指明它是什么：--map 聘用起始日期=入职日期'],
    ])
  })
})
