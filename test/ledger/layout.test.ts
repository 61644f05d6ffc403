import { describe, expect, it } from 'vitest'
import type { Cell, SheetRow } from '../../src/domain/sheet.ts'
import { findColumns } from '../../src/ledger/layout.ts'
import { covered, number, STANDARD } from './support.ts'

const HEADER = ['案号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期']
const DATA = ['（2017）翠人调字第1号', '2017-10-05', '新街派出所', '高文', '一般', '成功', '2017-10-06']
const rowsOf = (...table: readonly (readonly Cell[])[]): SheetRow[] =>
  table.map((cells, at) => ({ row: at + 1, cells }))
const columnsOf = (rows: SheetRow[], map?: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    (findColumns(rows, STANDARD, map ? { map } : {})?.columns ?? []).map((column) => [column.field, column.header]),
  )

describe('the header row', () => {
  it('is found below titles and a unit row, whose unit counts', () => {
    const rows = rowsOf(
      ['驻所人民调解室工作台账'],
      ['填报单位：翠屏区司法局', null, '单位：万元'],
      [],
      [...HEADER, '涉案金额', '协议金额（元）'],
      [...DATA, '1.2', '5'],
    )
    const found = findColumns(rows, STANDARD)
    expect(found?.headerRow).toBe(4)
    expect(found?.columns.find(({ field }) => field === 'amount')).toEqual({
      header: '涉案金额',
      field: 'amount',
      index: 7,
      scale: 4,
    })
    expect(found?.ignoredColumns).toEqual(['协议金额（元）'])
  })

  it('is not found in notes or data', () => {
    expect(findColumns(rowsOf(['请按要求填写'], ['案号怎么写', '受理日期怎么写']), STANDARD)).toBeNull()
    expect(findColumns(rowsOf(DATA, DATA), STANDARD)).toBeNull()
    expect(findColumns([], STANDARD)).toBeNull()
  })

  const upper = ['案号', '受理日期', '派出所', '当事人', '', '', '纠纷', '', '调解', '', '结案日期']
  const lower = ['申请人', '身份证号', '被申请人', '类型', '难易程度', '调解员', '结果']
  const expected = {
    caseNo: '案号',
    acceptedOn: '受理日期',
    station: '派出所',
    applicant: '当事人/申请人',
    applicantId: '当事人/身份证号',
    respondent: '当事人/被申请人',
    disputeType: '纠纷/类型',
    grade: '纠纷/难易程度',
    mediators: '调解/调解员',
    outcome: '调解/结果',
    closedOn: '结案日期',
  }

  it('may be two rows joined by merges', () => {
    const merged = (text: string, column: number) => covered(2, column, text)
    const top = [
      ...upper.slice(0, 4),
      merged('当事人', 3),
      merged('当事人', 3),
      '纠纷',
      merged('纠纷', 6),
      '调解',
      merged('调解', 8),
      '结案日期',
    ]
    const bottom = [merged('案号', 0), merged('受理日期', 1), merged('派出所', 2), ...lower, merged('结案日期', 10)]
    const rows = rowsOf(['台账', ...Array.from({ length: 10 }, () => covered(1, 0, '台账'))], top, bottom)
    expect(findColumns(rows, STANDARD)?.headerRow).toBe(3)
    expect(columnsOf(rows)).toEqual(expected)
  })

  it('may be two rows of a csv, without merges', () => {
    const rows = rowsOf(
      ['台账'],
      upper,
      ['', '', '', ...lower, ''],
      ['（2017）1号', '2017-1-1', '甲', '张三', '', '李四', '邻里', '一般', '高文', '成功', '2017-1-2'],
    )
    expect(findColumns(rows, STANDARD)?.headerRow).toBe(3)
    expect(columnsOf(rows)).toEqual(expected)
  })

  it('is two rows where a merged group stands over plain names, though the group adds nothing', () => {
    const group = (text: string, from: number, to: number): Cell[] =>
      Array.from({ length: to - from }, (_, at) => (at === 0 ? text : covered(1, from, text)))
    const rows = rowsOf(
      [...group('基本信息', 0, 3), ...group('办理', 3, 6), '结案日期'],
      [...HEADER.slice(0, 6), covered(1, 6, '结案日期')],
      DATA,
    )
    expect(findColumns(rows, STANDARD)?.headers).toEqual([
      ...HEADER.slice(0, 3).map((header) => `基本信息/${header}`),
      ...HEADER.slice(3, 6).map((header) => `办理/${header}`),
      '结案日期',
    ])
  })

  it('may be pointed at', () => {
    const rows = rowsOf(HEADER, DATA, [...HEADER, '备注'], DATA)
    expect(findColumns(rows, STANDARD, { headerRow: 3 })?.headerRow).toBe(3)
    expect(findColumns(rows, STANDARD, { headerRow: 9 })).toBeNull()
  })
})

describe('the columns', () => {
  it('give a personal column to the party on its left, unless one names its party', () => {
    expect(
      columnsOf(rowsOf([...HEADER, '申请人', '身份证号', '联系电话', '被申请人', '联系电话', '住址'])),
    ).toMatchObject({
      applicantId: '身份证号',
      applicantPhone: '联系电话',
      respondentPhone: '联系电话',
      respondentAddress: '住址',
    })
    expect(columnsOf(rowsOf([...HEADER, '申请人', '联系电话', '申请人电话', '联系方式'])).applicantPhone).toBe(
      '申请人电话',
    )
    expect(columnsOf(rowsOf([...HEADER, '联系电话', '申请人']))).not.toHaveProperty('applicantPhone')
  })

  it('prefer the proper word to the wide one, and the telling column to the numbered one', () => {
    const wide = findColumns(rowsOf(['编号', ...HEADER, '金额', '涉案金额']), STANDARD)
    expect(wide?.columns.find(({ field }) => field === 'caseNo')?.header).toBe('案号')
    expect(wide?.columns.find(({ field }) => field === 'amount')?.header).toBe('涉案金额')
    const numbered = rowsOf(['案件编号', ...HEADER], ...[1, 2, 3, 4].map((one) => [number(String(one)), ...DATA]))
    expect(columnsOf(numbered).caseNo).toBe('案号')
  })

  it('are refused when two could be one field, naming the flag', () => {
    const rows = rowsOf([...HEADER, '办结日期'], [...DATA, '2017-10-07'])
    expect(() => findColumns(rows, STANDARD)).toThrow(
      expect.objectContaining({
        code: 'COLUMN-TWICE',
        message: '“结案日期”（G 列）和“办结日期”（H 列）都像是同一个字段（结案日期）',
        hint: '指明用哪一列：--map 结案日期=结案日期 或 --map 办结日期=结案日期',
      }),
    )
    expect(columnsOf(rows, new Map([['办结日期', 'closedOn']])).closedOn).toBe('办结日期')
    expect(columnsOf(rows, new Map([['办结日期', '忽略']])).closedOn).toBe('结案日期')
  })

  it('are refused when a needed one is missing, naming the flag and the columns left over', () => {
    const rows = rowsOf([...HEADER.slice(0, 5), '结论意见', '结案日期'], DATA)
    expect(() => findColumns(rows, STANDARD)).toThrow(
      expect.objectContaining({
        code: 'COLUMN-MISSING',
        message: '缺少这些列：调解结果',
        hint: expect.stringContaining('--map 列名=调解结果；没有用上的列：结论意见'),
      }),
    )
    expect(columnsOf(rows, new Map([['结论意见', '调解结果']])).outcome).toBe('结论意见')
  })

  it('take a room for a station', () => {
    expect(columnsOf(rowsOf(HEADER.map((header) => (header === '派出所' ? '调解室名称' : header)))).room).toBe(
      '调解室名称',
    )
  })

  it('refuse a --map that speaks of no column or no field', () => {
    expect(() => findColumns(rowsOf(HEADER), STANDARD, { map: new Map([['没有', 'closedOn']]) })).toThrow(
      expect.objectContaining({ code: 'COLUMN-MAP' }),
    )
    expect(() => findColumns(rowsOf(HEADER), STANDARD, { map: new Map([['案号', 'nothing']]) })).toThrow(
      expect.objectContaining({ code: 'COLUMN-MAP' }),
    )
  })

  it('are proved wrong by their values', () => {
    const ids = ['511501198001107215', '511509196209144973', '511503197205031724', '511509199307188535']
    const withIds = rowsOf(HEADER, ...ids.map((id) => [id, ...DATA.slice(1)]))
    expect(() => findColumns(withIds, STANDARD)).toThrow(
      expect.objectContaining({ code: 'COLUMN-MISSING', message: '缺少这些列：案号' }),
    )
    const swapped = rowsOf([...HEADER, '申请人', '申请人电话'], ...ids.map((id) => [...DATA, '张三', id]))
    expect(findColumns(swapped, STANDARD)?.ignoredColumns).toEqual(['申请人电话'])
    expect(findColumns(swapped, STANDARD)?.notices).toEqual(['“申请人电话”一列的内容不像申请人电话，没有采用'])
  })
})
