// Sheets as offices lay them out, for table.test.ts: titles, units, headers of one to three rows, totals and signatures,
// pages, merges. Each with where its header is and what is read of it.
import type { Cell, SheetFile, SheetRow } from '../../src/domain/sheet.ts'
import { covered, fileOf, number } from './support.ts'

export type Table = readonly (readonly Cell[])[]

export const HEADER = ['案号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期', '涉案金额']
export const TITLE = '驻所人民调解室工作台账'
const WIDTH = HEADER.length

/** Case `n` of the ledger: 100 yuan times its number. */
export const row = (n: number, sum: Cell = String(n * 100)): readonly Cell[] => [
  `（2017）翠人调字第${n}号`,
  '2017-10-05',
  '新街派出所',
  '高文',
  '一般',
  '成功',
  '2017-10-06',
  sum,
]
export const rows = (from: number, to: number): Table =>
  Array.from({ length: to - from + 1 }, (_, at) => row(from + at))

/** One text merged over the width of the sheet. */
export const banner = (text: string, at: number, width = WIDTH): readonly Cell[] => [
  text,
  ...Array.from({ length: width - 1 }, () => covered(at, 0, text)),
]
const shifted = (table: Table, by: number): Table =>
  table.map((cells) => [...Array.from({ length: by }, () => null), ...cells])

export type Shape = {
  readonly name: string
  readonly sheets: { readonly [name: string]: Table } | Table
  readonly headerRow: number
  /** Numbers of the cases that come in. */
  readonly cases: readonly number[]
  readonly skipped?: number
  /** Fen of the first case, where a unit is the point. */
  readonly firstFen?: number | null
  readonly says?: RegExp
}

const one = (name: string, sheets: Table, rest: Partial<Shape> & { readonly cases: readonly number[] }): Shape => ({
  name,
  sheets: { 台账: sheets },
  headerRow: 1,
  ...rest,
})
const upperMerged: readonly Cell[] = [
  '案号',
  '受理日期',
  '派出所',
  '调解',
  covered(1, 3, '调解'),
  covered(1, 3, '调解'),
  '结案日期',
  '涉案金额',
]
const lowerMerged: readonly Cell[] = [
  covered(1, 0, '案号'),
  covered(1, 1, '受理日期'),
  covered(1, 2, '派出所'),
  '人员',
  '难度',
  '结果',
  covered(1, 6, '结案日期'),
  covered(1, 7, '涉案金额'),
]

/** Three rows: parts of the form, groups, names. */
const THREE: Table = [
  ['基本信息', '', '', '办理情况', '', '', '', '', '当事人', ''],
  ['案号', '受理', '派出所', '调解', '', '', '结案', '', '申请人', ''],
  ['', '日期', '', '人员', '难度', '结果', '日期', '金额', '姓名', '电话'],
]

export const SHAPES: readonly Shape[] = [
  one('nothing but header and rows', [HEADER, ...rows(1, 3)], { cases: [1, 2, 3] }),
  one('a title', [banner(TITLE, 1), HEADER, ...rows(1, 2)], { headerRow: 2, cases: [1, 2] }),
  one('a title over two rows of a merge', [banner(TITLE, 1), [covered(1, 0, TITLE)], HEADER, ...rows(1, 2)], {
    headerRow: 3,
    cases: [1, 2],
  }),
  one(
    'titles, who sends it, a blank row',
    [[TITLE], ['填报单位：翠屏区司法局', null, '2017年10月'], [], HEADER, ...rows(1, 2)],
    {
      headerRow: 4,
      cases: [1, 2],
    },
  ),
  one('a unit in the title', [[`${TITLE}（单位：万元）`], HEADER, row(1, '1.2')], {
    headerRow: 2,
    cases: [1],
    firstFen: 1_200_000,
  }),
  one(
    'a unit in a row of its own',
    [[TITLE], [null, null, null, null, null, null, null, '单位：万元'], HEADER, row(1, '1.2')],
    {
      headerRow: 3,
      cases: [1],
      firstFen: 1_200_000,
    },
  ),
  one('a unit among several', [['单位：件、万元'], HEADER, row(1, '1.2')], {
    headerRow: 2,
    cases: [1],
    firstFen: 1_200_000,
  }),
  one('the unit 元 in the title', [[`${TITLE} 单位：元`], HEADER, row(1, '1.2')], {
    headerRow: 2,
    cases: [1],
    firstFen: 120,
  }),
  one(
    'a unit in the header goes before that of the title',
    [['单位：万元'], [...HEADER.slice(0, 7), '涉案金额（元）'], row(1, '1.2')],
    {
      headerRow: 2,
      cases: [1],
      firstFen: 120,
    },
  ),
  one('a unit below the header', [HEADER, [null, null, null, null, null, null, null, '万元'], row(1, '1.2')], {
    cases: [1],
    firstFen: 1_200_000,
    skipped: 1,
  }),
  one('blank columns before the table', shifted([HEADER, ...rows(1, 2)], 2), { cases: [1, 2] }),
  one('blank rows before the table', [[], [], [], HEADER, ...rows(1, 2)], { headerRow: 4, cases: [1, 2] }),
  one('a header of two merged rows', [upperMerged, lowerMerged, ...rows(1, 2)], { headerRow: 2, cases: [1, 2] }),
  one(
    'a header whose cells are two rows high',
    [HEADER, HEADER.map((text, at) => covered(1, at, text)), ...rows(1, 2)],
    { headerRow: 2, cases: [1, 2], skipped: 0 },
  ),
  one(
    'a title over a header of two merged rows',
    [
      banner(TITLE, 1),
      upperMerged.map((cell) => (isCovered(cell) ? { ...cell, row: 2 } : cell)),
      lowerMerged.map((cell) => (isCovered(cell) ? { ...cell, row: 2 } : cell)),
      ...rows(1, 2),
    ],
    { headerRow: 3, cases: [1, 2] },
  ),
  {
    name: 'a header of two rows in a csv',
    sheets: [
      ['案号', '受理', '派出所', '调解', '', '', '结案', '涉案金额'],
      ['', '日期', '', '人员', '难度', '结果', '日期', ''],
      ...rows(1, 2),
    ],
    headerRow: 2,
    cases: [1, 2],
  },
  one('a header of three rows', [...THREE, ...rows(1, 2).map((cells) => [...cells, '张三', '13800138000'])], {
    headerRow: 3,
    cases: [1, 2],
  }),
  one('column numbers below the header', [HEADER, HEADER.map((_, at) => String(at + 1)), ...rows(1, 2)], {
    cases: [1, 2],
    skipped: 1,
  }),
  one(
    'how to fill in below the header',
    [HEADER, ['必填', '必填', '必填', '必填', '选填', '必填', '选填', '数字'], ...rows(1, 2)],
    {
      cases: [1, 2],
      skipped: 1,
    },
  ),
  one('blank rows inside', [HEADER, row(1), [], [null, ' '], row(2)], { cases: [1, 2], skipped: 2, says: /空行 2 行/ }),
  one('the header again at a page break', [HEADER, row(1), HEADER, row(2)], {
    cases: [1, 2],
    skipped: 1,
    says: /重复的表头 1 行/,
  }),
  one('title and header again at a page break', [[TITLE], HEADER, row(1), [TITLE], HEADER, row(2)], {
    headerRow: 2,
    cases: [1, 2],
    skipped: 2,
    says: /重复的表头 2 行/,
  }),
  one(
    'column numbers again at a page break',
    [HEADER, HEADER.map((_, at) => String(at + 1)), row(1), HEADER, HEADER.map((_, at) => String(at + 1)), row(2)],
    {
      cases: [1, 2],
      skipped: 3,
    },
  ),
  one('a merged title between two pages', [HEADER, row(1), banner(`${TITLE}（续）`, 3), row(2)], {
    cases: [1, 2],
    skipped: 1,
  }),
  one('a page number', [HEADER, row(1), ['第 1 页 共 2 页'], row(2)], { cases: [1, 2], skipped: 1 }),
  one(
    'totals of a page and of all',
    [HEADER, row(1), ['本页合计', '', '', '', '', '', '', '100'], row(2), ['合　计', '', '', '', '', '', '', '300']],
    {
      cases: [1, 2],
      skipped: 2,
      says: /合计行 2 行/,
    },
  ),
  one('a total that does not tie', [HEADER, row(1), ['合计', '', '', '', '', '', '', '350']], {
    cases: [1],
    skipped: 1,
    says: /相差 250\.00 元/,
  }),
  one('a total without its word', [HEADER, row(1), row(2), ['', '', '', '', '', '', '', '300']], {
    cases: [1, 2],
    skipped: 1,
  }),
  one(
    'a signature with a date in the first column',
    [HEADER, row(1), ['制表人：王五   2017年11月8日', '审核人：赵六'], ['审 核：']],
    {
      cases: [1],
      skipped: 2,
      says: /说明或签名行 2 行/,
    },
  ),
  one(
    'several signatures in a row',
    [HEADER, row(1), ['单位负责人（签字）：', '', '', '审核人：', '', '制表人：', '2017-11-08']],
    {
      cases: [1],
      skipped: 1,
    },
  ),
  one('a seal and a date alone', [HEADER, row(1), ['（盖章）'], ['', '', '', '', '', '', '2017年11月8日']], {
    cases: [1],
    skipped: 2,
  }),
  one('notes below', [HEADER, row(1), ['注：1.本表一式两份；2.金额单位为元。'], ['填表说明：按季填报']], {
    cases: [1],
    skipped: 2,
  }),
  one('an example row', [HEADER, ['示例：（2017）翠人调字第0号', ...row(9).slice(1)], ...rows(1, 2)], {
    cases: [1, 2],
    skipped: 1,
    says: /示例行 1 行/,
  }),
  one(
    'an example row marked in the column of running numbers',
    [['序号', ...HEADER], ['例', ...row(9)], ...rows(1, 2).map((cells, at) => [number(String(at + 1)), ...cells])],
    { cases: [1, 2], skipped: 1, says: /示例行 1 行/ },
  ),
  one(
    'rows numbered beforehand, with the station filled in',
    [
      ['序号', ...HEADER],
      ...rows(1, 2).map((cells, at) => [number(String(at + 1)), ...cells]),
      [number('3'), '', '', '新街派出所'],
      [number('4')],
    ],
    { cases: [1, 2], skipped: 2 },
  ),
  one('headings between parts', [HEADER, ['一、新街派出所'], row(1), ['二、2017年第四季度补报'], row(2)], {
    cases: [1, 2],
    skipped: 2,
  }),
  {
    name: 'several ledgers in one file',
    sheets: { 九月: [HEADER, row(1)], 十月: [[TITLE], HEADER, row(2)] },
    headerRow: 1,
    cases: [1, 2],
  },
  {
    name: 'a sheet of notes before the ledger',
    sheets: { 填表说明: [['填表说明'], ['案号：照卷宗填写'], ['受理日期：写完整的年月日']], 台账: [HEADER, row(1)] },
    headerRow: 1,
    cases: [1],
    says: /工作表“填表说明”没有台账表头，没有读/,
  },
  {
    name: 'a summary beside the ledger',
    sheets: {
      台账: [HEADER, row(1)],
      汇总: [
        ['派出所', '受理件数', '成功件数', '涉案金额', '备注'],
        ['新街派出所', '1', '1', '100', ''],
      ],
    },
    headerRow: 1,
    cases: [1],
    says: /工作表“汇总”/,
  },
  {
    name: 'a pivot beside the ledger',
    sheets: {
      透视: [
        ['行标签', '计数项:案号', '求和项:涉案金额'],
        ['新街派出所', '1', '100'],
        ['总计', '1', '100'],
      ],
      台账: [HEADER, row(1)],
    },
    headerRow: 1,
    cases: [1],
    says: /工作表“透视”没有台账表头/,
  },
  {
    name: 'next month, header only',
    sheets: { 十月: [HEADER, row(1)], 十一月: [HEADER] },
    headerRow: 1,
    cases: [1],
  },
  {
    name: 'a ledger of another shape, header only',
    sheets: { 十月: [HEADER, row(1)], 空表: [['案号', '受理日期', '派出所', '调解员', '难易程度']] },
    headerRow: 1,
    cases: [1],
    says: /工作表“空表”只有表头，没有读/,
  },
  {
    name: 'our own sheet of problems, back with the mended ledger',
    sheets: {
      导入问题: [
        ['类别', '代码', '工作表', '行', '列', '内容', '原因', '办法'],
        ['拒收', 'DATE-MISSING', '台账', '2', '受理日期', '', '没有填日期', '补上'],
      ],
      台账: [HEADER, row(1)],
    },
    headerRow: 1,
    cases: [1],
    says: /^$/,
  },
]

function isCovered(cell: Cell): cell is Extract<Cell, { readonly kind: 'covered' }> {
  return cell !== null && typeof cell !== 'string' && cell.kind === 'covered'
}

export const fileOfShape = ({ sheets }: Shape): SheetFile => fileOf(sheets)

/** One sheet whose rows of the given numbers are hidden. */
export function withHidden(table: Table, hidden: readonly number[]): SheetFile {
  const sheetRows: SheetRow[] = table.map((cells, at) => ({
    row: at + 1,
    cells,
    ...(hidden.includes(at + 1) ? { hidden: true } : {}),
  }))
  return {
    ...fileOf({ 台账: table }),
    async *rows() {
      yield sheetRows
    },
  }
}
