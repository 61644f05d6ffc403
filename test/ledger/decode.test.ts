import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/sheet.ts'
import type { LedgerContext } from '../../src/ledger/context.ts'
import { collect, covered, fileOf, number, SMALL_ROSTER } from './support.ts'

const GOOD = {
  案号: '（2017）翠人调字第1号',
  受理日期: '2017-10-05',
  区县: '',
  派出所: '新街派出所',
  调解员: '高文',
  协办: '',
  纠纷类型: '邻里纠纷',
  难易程度: '一般',
  来源: '当事人申请',
  申请人: '张三',
  申请人身份证号: '511502190106150033',
  申请人电话: '13800000014',
  被申请人: '李四',
  涉案金额: '1200',
  调解结果: '成功',
  协议形式: '书面',
  协议日期: '2017-10-06',
  结案日期: '2017-10-06',
  涉及人数: '2',
  简要情况: '',
  备注: '无',
}
type Column = keyof typeof GOOD
type Change = { readonly [column in Column]?: Cell }

const HEADER = Object.keys(GOOD)
const rowOf = (change: Change): Cell[] => Object.entries({ ...GOOD, ...change }).map(([, cell]) => cell)

/** Decode rows, in a workbook so that cells of every kind may stand in them. */
const decode = (changes: readonly Change[], context: Partial<LedgerContext> = {}) =>
  collect(fileOf({ 台账: [HEADER, ...changes.map(rowOf)] }), context)

async function told(change: Change, context: Partial<LedgerContext> = {}): Promise<string[]> {
  const { problems } = await decode([change], context)
  return problems.map(({ problem }) => `${problem.severity} ${problem.code} ${problem.column}`)
}

describe('a row', () => {
  it('becomes a case with all its facts', async () => {
    const { cases, problems, counts } = await decode([{}])
    expect(problems).toEqual([])
    expect(counts).toEqual({ rows: 1, refused: 0, skipped: 0, pending: 0 })
    expect(cases[0]).toEqual({
      row: 2,
      caseKey: '(2017)翠人调字第1号',
      committeeId: null,
      stationId: null,
      station: '新街派出所',
      givesShares: false,
      saysUnpaid: false,
      facts: {
        caseNo: '（2017）翠人调字第1号',
        acceptedOn: '2017-10-05',
        agreedOn: '2017-10-06',
        closedOn: '2017-10-06',
        disputeType: '邻里纠纷',
        grade: '一般',
        source: '当事人申请',
        outcome: 'settled',
        agreementForm: 'written',
        amountFen: 120000,
        incidentNo: null,
        summary: null,
        agreementTerms: null,
        performanceManner: null,
        performanceDue: null,
        peopleInvolved: 2,
        note: null,
        paidByHand: null,
        parties: [
          { side: 'applicant', name: '张三', residentId: '511502190106150033', phone: '13800000014', address: null },
          { side: 'respondent', name: '李四', residentId: null, phone: null, address: null },
        ],
        mediators: [{ mediatorId: null, mediator: '高文', role: 'lead', weight: 0 }],
      },
    })
  })

  it.each<[Change, string]>([
    [{ 案号: '' }, 'CASE-NO-MISSING 案号'],
    [{ 案号: number('2.017E+10') }, 'CASE-NO-NUMERIC 案号'],
    [{ 受理日期: '' }, 'DATE-MISSING 受理日期'],
    [{ 受理日期: '2017-13-45' }, 'DATE-IMPOSSIBLE 受理日期'],
    [{ 受理日期: '昨天' }, 'DATE-UNREADABLE 受理日期'],
    [{ 派出所: null }, 'STATION-MISSING 派出所'],
    [{ 调解员: '/' }, 'MEDIATOR-MISSING 调解员'],
    [{ 调解结果: '' }, 'OUTCOME-MISSING 调解结果'],
    [{ 调解结果: '也许' }, 'OUTCOME-UNKNOWN 调解结果'],
    [{ 结案日期: '' }, 'DATE-MISSING 结案日期'],
    [{ 结案日期: '2017-02-30' }, 'DATE-IMPOSSIBLE 结案日期'],
    [{ 难易程度: '' }, 'GRADE-MISSING 难易程度'],
    [{ 难易程度: '特别简单' }, 'GRADE-UNKNOWN 难易程度'],
    [{ 涉案金额: '约一千' }, 'AMOUNT-RANGE 涉案金额'],
    [{ 涉案金额: '待定' }, 'AMOUNT-UNREADABLE 涉案金额'],
    [{ 涉案金额: '0.005' }, 'AMOUNT-PRECISION 涉案金额'],
    [{ 涉案金额: '-5' }, 'AMOUNT-NEGATIVE 涉案金额'],
    [{ 涉案金额: { kind: 'fault', text: '#REF!' } }, 'CELL-FAULT 涉案金额'],
    [{ 受理日期: { kind: 'fault', text: '#N/A' } }, 'CELL-FAULT 受理日期'],
  ])('%o is refused', async (change, expected) => {
    expect(await told(change)).toEqual([`refused ${expected}`])
  })

  it.each<[Change, string[]]>([
    [{ 调解结果: '不成功', 结案日期: '', 难易程度: '', 协议形式: '', 协议日期: '' }, []],
    [
      { 调解结果: '调解中', 结案日期: '2017-02-30', 难易程度: '特别', 协议日期: '' },
      ['pending DATE-IMPOSSIBLE 结案日期', 'pending GRADE-UNKNOWN 难易程度'],
    ],
    [{ 申请人身份证号: '511502196408011821' }, ['pending ID-CHECK-DIGIT 申请人身份证号']],
    [{ 申请人身份证号: number('5.115051950022769e+17') }, ['pending ID-NUMERIC 申请人身份证号']],
    [{ 申请人电话: '8221234' }, ['pending PHONE-UNREADABLE 申请人电话']],
    [{ 申请人电话: '12800000014' }, ['warning PHONE-PREFIX 申请人电话']],
    [{ 协议形式: '其他' }, ['pending FORM-UNKNOWN 协议形式']],
    [{ 协议日期: '2017.2.30' }, ['pending DATE-IMPOSSIBLE 协议日期']],
    [{ 涉及人数: '若干' }, ['pending COUNT-UNREADABLE 涉及人数']],
    [{ 备注: { kind: 'fault', text: '#REF!' } }, ['pending CELL-FAULT 备注']],
    [{ 纠纷类型: '治安纠纷', 来源: '领导交办' }, ['warning TYPE-UNLISTED 纠纷类型', 'warning SOURCE-UNLISTED 来源']],
    [{ 结案日期: '2017-10-04', 协议日期: '' }, ['warning DATE-ORDER 结案日期']],
    [{ 协议日期: '2017-10-04' }, ['warning DATE-ORDER 协议日期']],
    [{ 协议日期: '2017-10-07' }, ['warning DATE-ORDER 结案日期']],
    [{ 受理日期: '2009-10-05' }, ['warning DATE-EARLY 受理日期', 'warning DATE-DISTANCE 结案日期']],
    [{ 结案日期: '2017-11-21' }, ['warning DATE-FUTURE 结案日期']],
    [{ 申请人身份证号: '', 申请人: '高文' }, ['warning PARTY-MEDIATOR 申请人']],
    [{ 申请人: '张三等3人' }, ['warning PARTY-LIST 申请人']],
    [{ 申请人: '张' }, ['warning NAME-ODD 申请人']],
    [{ 涉案金额: '/' }, []],
  ])('%o comes in, with %o', async (change, expected) => {
    const { cases, counts } = await decode([change])
    expect(cases).toHaveLength(1)
    expect(await told(change)).toEqual(expected)
    expect(counts.pending).toBe(expected.some((one) => one.startsWith('pending')) ? 1 : 0)
  })

  it('tells all its faults at once, with place, masked text and the key of the case', async () => {
    const { problems } = await decode([
      { 受理日期: '2017-13-45', 难易程度: '特别', 申请人身份证号: '511502196408011821', 涉案金额: '13800000014多' },
    ])
    expect(problems.map(({ problem }) => problem.got)).toEqual([
      '2017-13-45',
      '特别',
      '138****0014多',
      '511***********1821',
    ])
    expect(problems[0]).toMatchObject({
      caseKey: '(2017)翠人调字第1号',
      field: 'acceptedOn',
      problem: {
        file: '台账.xlsx',
        sheet: '台账',
        row: 2,
        column: '受理日期',
        hint: expect.any(String),
        message: '没有13月',
      },
    })
  })

  it('splits several parties, pairing what has as many values as names', async () => {
    const two = {
      申请人: '张三、王五',
      申请人身份证号: '511502190106150033、511509196209144973',
      申请人电话: '13800000014 13900000015',
    }
    const { cases } = await decode([two, { ...two, 申请人身份证号: '511502190106150033', 申请人电话: '' }])
    const parties = cases.map(({ facts }) =>
      facts.parties
        .filter(({ side }) => side === 'applicant')
        .map((party) => [party.name, party.residentId, party.phone]),
    )
    expect(parties).toEqual([
      [
        ['张三', '511502190106150033', '13800000014'],
        ['王五', '511509196209144973', '13900000015'],
      ],
      [
        ['张三', '511502190106150033', null],
        ['王五', null, null],
      ],
    ])
    expect(await told({ 申请人身份证号: '511502190106150033、511509196209144973' })).toEqual([
      'warning ID-COUNT 申请人身份证号',
    ])
  })

  it('warns of minors and of ages beyond belief', async () => {
    // Born 2010-06-15; and 1890-01-01.
    expect(await told({ 申请人身份证号: '511502201006150037' })).toEqual(['warning PARTY-MINOR 申请人身份证号'])
    expect(await told({ 申请人身份证号: '51150218900101001X' })).toEqual(['warning AGE-ODD 申请人身份证号'])
  })
})

describe('merged cells', () => {
  it('fill text and dates down, and leave a sum with its first row', async () => {
    const { cases, problems } = await decode([
      {},
      {
        派出所: covered(2, 3, '新街派出所'),
        受理日期: covered(2, 1, '2017-10-05'),
        案号: covered(2, 0, GOOD.案号),
        涉案金额: covered(2, 13, number('1200')),
      },
    ])
    expect(cases.map(({ station, facts }) => [station, facts.acceptedOn, facts.amountFen])).toEqual([
      ['新街派出所', '2017-10-05', 120000],
      ['新街派出所', '2017-10-05', null],
    ])
    expect(problems.map(({ problem }) => `${problem.severity} ${problem.code} ${problem.row}`)).toEqual([
      'warning AMOUNT-MERGED 3',
    ])
  })

  it('refuse a sum over several case numbers', async () => {
    const merged = { 涉案金额: covered(2, 13, number('1200')) }
    const { cases, problems } = await decode([
      {},
      { ...merged, 案号: '（2017）翠人调字第2号' },
      { ...merged, 案号: '（2017）翠人调字第3号' },
    ])
    expect(cases.map(({ row }) => row)).toEqual([2])
    expect(problems.map(({ problem }) => `${problem.severity} ${problem.code} ${problem.row}`)).toEqual([
      'refused AMOUNT-MERGED-ACROSS 3',
      'refused AMOUNT-MERGED-ACROSS 4',
    ])
  })

  it('do not spread to the columns beside', async () => {
    const { cases } = await decode([{ 申请人: '张三', 被申请人: covered(2, 9, '张三') }])
    expect(cases[0]?.facts.parties.map(({ side }) => side)).toEqual(['applicant'])
  })
})

describe('rows that are no cases', () => {
  it('are passed over and said', async () => {
    const blank: Change = Object.fromEntries(HEADER.map((header) => [header, null]))
    const table = [
      HEADER,
      rowOf({}),
      rowOf(blank),
      rowOf({ ...blank, 备注: '  ' }),
      HEADER,
      rowOf({ ...blank, 案号: '小 计', 涉案金额: '1200' }),
      rowOf({ 案号: '（2017）翠人调字第2号' }),
      rowOf({ ...blank, 案号: '合计', 涉案金额: number('2500') }),
      rowOf({ ...blank, 案号: '制表人：王芳', 结案日期: '2017年11月1日' }),
      rowOf({ ...blank, 受理日期: '审核人：' }),
      ['填表说明：按月填报', ...HEADER.slice(1).map(() => covered(11, 0, '填表说明：按月填报'))],
    ]
    const { counts, notices, cases } = await collect(fileOf({ 台账: table }))
    expect(cases).toHaveLength(2)
    expect(counts).toEqual({ rows: 2, refused: 0, skipped: 8, pending: 0 })
    expect(notices.at(-2)).toBe('工作表“台账”：跳过空行 2 行、重复的表头 1 行、合计行 2 行、说明或签名行 3 行')
    expect(notices.at(-1)).toBe('工作表“台账”：第 8 行合计 2,500.00 元，各行之和 2,400.00 元，相差 100.00 元')
  })

  it('leave a row with only a number of its own refused, not passed over', async () => {
    const { counts } = await collect(fileOf([HEADER, rowOf({}), ['（2017）翠人调字第9号']]))
    expect(counts).toMatchObject({ rows: 2, refused: 1, skipped: 0 })
  })

  it('are an error when there is nothing else', async () => {
    await expect(collect(fileOf([HEADER]))).rejects.toMatchObject({ code: 'ROWS-NONE' })
    await expect(collect(fileOf([HEADER, ['合计']]))).rejects.toMatchObject({ code: 'ROWS-NONE' })
  })
})

describe('with a roster', () => {
  const roster = { roster: SMALL_ROSTER }

  it.each([
    ['新街派出所'],
    ['新街'],
    [' 新街 派出所 '],
    ['驻新街派出所人民调解室'],
    ['翠屏区新街派出所'],
    ['驻新街派出所'],
  ])('%s is the station', async (name) => {
    const { cases, problems } = await decode([{ 派出所: name }], roster)
    expect(problems).toEqual([])
    expect(cases[0]).toMatchObject({ stationId: 1, committeeId: 1, station: '新街派出所' })
  })

  it.each<[Change, string, string]>([
    [{ 派出所: '新衔派出所' }, 'refused STATION-UNKNOWN', '是不是“新街派出所”？'],
    [{ 派出所: '城关派出所', 调解员: '李强' }, 'refused STATION-AMBIGUOUS', '高县、珙县'],
    [{ 派出所: '新街派出所', 区县: '高县' }, 'warning STATION-COUNTY', '属于翠屏区'],
    [{ 调解员: '高闻' }, 'refused MEDIATOR-UNKNOWN', '是不是“高文”？'],
    [{ 调解员: '刘婷' }, 'warning MEDIATOR-ELSEWHERE', '不属于这个派出所'],
    [{ 调解员: '李强' }, 'refused MEDIATOR-AMBIGUOUS', 'M004、M005'],
    [{ 协办: '王五' }, 'warning HELPER-UNKNOWN', '不分补贴'],
    [{ 协办: '李强' }, 'warning HELPER-AMBIGUOUS', '不分补贴'],
    [{ 协办: '吴磊', 结案日期: '2017-11-01' }, 'warning MEDIATOR-OFF-ROSTER', 'M002'],
    [{ 结案日期: '2017-08-14', 受理日期: '2017-08-14', 协议日期: '' }, 'warning MEDIATOR-OFF-ROSTER', 'M001'],
  ])('%o: %s', async (change, expected, words) => {
    const { problems } = await decode([change], roster)
    expect(problems.map(({ problem }) => `${problem.severity} ${problem.code}`)).toEqual([expected])
    expect(problems[0]?.problem.message).toContain(words)
  })

  it('tells stations of one name apart by county, and persons of one name by station', async () => {
    const { cases, problems } = await decode(
      [
        { 派出所: '城关派出所', 区县: '珙县', 调解员: '李强' },
        { 派出所: '高县城关派出所', 调解员: '李强' },
      ],
      roster,
    )
    expect(problems).toEqual([])
    expect(cases.map(({ stationId, facts }) => [stationId, facts.mediators[0]?.mediatorId])).toEqual([
      [4, 'M005'],
      [3, 'M004'],
    ])
  })

  it('gives the roster’s persons a weight, and helpers none', async () => {
    const { cases } = await decode([{ 调解员: '高文、吴磊', 协办: '王五、高文' }], roster)
    expect(cases[0]?.facts.mediators).toEqual([
      { mediatorId: 'M001', mediator: '高文', role: 'lead', weight: 1 },
      { mediatorId: 'M002', mediator: '吴磊', role: 'assistant', weight: 1 },
      { mediatorId: null, mediator: '王五', role: 'assistant', weight: 0 },
    ])
  })
})

describe('sheets', () => {
  const ledger = [HEADER, rowOf({})]
  it('that are ledgers are read, notes and hidden ones named', async () => {
    const { reading, notices } = await collect(
      fileOf({
        填表说明: [['请按要求填写']],
        '9月': ledger,
        '10月': [HEADER, rowOf({ 案号: '（2017）翠人调字第2号' })],
        隐藏: ledger,
      }),
    )
    expect(reading.sheets.map(({ sheet, headerRow, ignoredColumns }) => [sheet, headerRow, ignoredColumns])).toEqual([
      ['9月', 1, []],
      ['10月', 1, []],
    ])
    expect(notices).toEqual(
      expect.arrayContaining(['工作表“填表说明”没有台账表头，没有读', '隐藏的工作表“隐藏”没有读']),
    )
  })

  it('may be asked for by name', async () => {
    const file = fileOf({ '9月': ledger, '10月': ledger })
    expect((await collect(file, { sheet: '10月' })).reading.sheets.map(({ sheet }) => sheet)).toEqual(['10月'])
    await expect(collect(file, { sheet: '11月' })).rejects.toMatchObject({
      code: 'SHEET-NOT-FOUND',
      hint: expect.stringContaining('“9月”、“10月”'),
    })
  })

  it('are an error when none is a ledger', async () => {
    await expect(collect(fileOf({ 说明: [['请按要求填写']] }))).rejects.toMatchObject({ code: 'HEADER-NOT-FOUND' })
  })
})
