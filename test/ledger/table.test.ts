// Finding the table in sheets of every shape, and what is said of the rows that are no cases.
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/domain/sheet.ts'
import { collect, covered, fileOf, number } from './support.ts'
import { fileOfShape, HEADER, row, rows, SHAPES, withHidden } from './table-shapes.ts'

const numbersOf = (cases: readonly { readonly caseKey: string }[]): number[] =>
  cases.map(({ caseKey }) => Number(/第(\d+)号/.exec(caseKey)?.[1]))

describe('a table is found', () => {
  it('in more than thirty shapes', () => {
    expect(SHAPES.length).toBeGreaterThan(30)
  })

  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', async (_, shape) => {
    const { reading, cases, problems, notices, counts } = await collect(fileOfShape(shape))
    expect(problems.filter(({ problem }) => problem.severity !== 'warning').map(({ problem }) => problem)).toEqual([])
    expect(reading.sheets[0]?.headerRow).toBe(shape.headerRow)
    expect(numbersOf(cases)).toEqual(shape.cases)
    if (shape.skipped !== undefined) expect(counts.skipped).toBe(shape.skipped)
    if (shape.firstFen !== undefined) expect(cases[0]?.facts.amountFen).toBe(shape.firstFen)
    if (shape.says !== undefined) expect(notices.join('\n')).toMatch(shape.says)
  })
})

describe('what is told of a sheet', () => {
  it('is every header, where its columns stand, and what was left out', async () => {
    const { reading } = await collect(fileOf([[], ['序号', ...HEADER], ...rows(1, 2).map((cells) => ['1', ...cells])]))
    expect(reading.sheets).toEqual([
      {
        sheet: null,
        headerRow: 2,
        columns: expect.arrayContaining([{ header: '案号', field: 'caseNo', index: 1 }]),
        ignoredColumns: ['序号'],
        headers: ['序号', ...HEADER],
        profile: null,
      },
    ])
  })
})

describe('a row is a case', () => {
  it('when only its number is written: it is refused, not passed over', async () => {
    const { counts, problems } = await collect(fileOf([HEADER, ...rows(1, 3), ['（2017）翠人调字第4号']]))
    expect(counts).toMatchObject({ rows: 4, refused: 1, skipped: 0 })
    expect(problems.map(({ problem }) => problem.code)).toContain('DATE-MISSING')
  })

  it('when its first words are those of a signature but belong to its number', async () => {
    const { counts } = await collect(fileOf([HEADER, ...rows(1, 3), ['制表字2017第1号', ...row(1).slice(1)]]))
    expect(counts).toMatchObject({ rows: 4, refused: 0, skipped: 0 })
  })
})

describe('hidden rows', () => {
  it('come in, are said with their numbers, and each is a warning on its case', async () => {
    const { cases, problems, notices } = await collect(withHidden([HEADER, ...rows(1, 6)], [3, 5, 6]))
    expect(numbersOf(cases)).toEqual([1, 2, 3, 4, 5, 6])
    expect(notices).toEqual(['工作表“台账”：有隐藏或被筛选掉的行 3 行（第 3、5–6 行），已照常读入，请核对'])
    expect(problems.map(({ problem, caseKey }) => [problem.code, problem.severity, problem.row, caseKey])).toEqual([
      ['ROW-HIDDEN', 'warning', 3, '(2017)翠人调字第2号'],
      ['ROW-HIDDEN', 'warning', 5, '(2017)翠人调字第4号'],
      ['ROW-HIDDEN', 'warning', 6, '(2017)翠人调字第5号'],
    ])
  })

  it('that are no cases, or are refused, are no warning', async () => {
    const refused = [...row(2).slice(0, 1), '没有日期', ...row(2).slice(2)]
    const { problems } = await collect(withHidden([HEADER, row(1), [], refused, ['合计']], [3, 4, 5]))
    expect(problems.map(({ problem }) => problem.code)).toEqual(['DATE-UNREADABLE'])
  })
})

describe('merged cells', () => {
  it('fill their rows with text, and give a sum to the first', async () => {
    const merged = new Map([
      [2, '新街派出所'],
      [3, '高文'],
      [7, '100'],
    ])
    const below = row(1).map((cell, at) => (merged.has(at) ? covered(2, at, merged.get(at) ?? null) : cell))
    const { cases, problems } = await collect(fileOf({ 台账: [HEADER, row(1), below] }))
    expect(cases.map(({ station, facts }) => [station, facts.amountFen])).toEqual([
      ['新街派出所', 10_000],
      ['新街派出所', null],
    ])
    expect(problems.map(({ problem }) => problem.code)).toEqual(['AMOUNT-MERGED'])
  })
})

describe('a file', () => {
  it('of headers alone has no rows', async () => {
    await expect(collect(fileOf([HEADER]))).rejects.toMatchObject({ code: 'ROWS-NONE' })
    await expect(collect(fileOf({ 九月: [HEADER], 十月: [HEADER, []] }))).rejects.toMatchObject({ code: 'ROWS-NONE' })
  })

  it('whose second ledger is not clear is refused whole: its rows must not be lost', async () => {
    const lacking = HEADER.filter((header) => header !== '结案日期')
    const other = row(2).filter((_, at) => HEADER[at] !== '结案日期')
    await expect(collect(fileOf({ 九月: [HEADER, row(1)], 十月: [lacking, other] }))).rejects.toMatchObject({
      code: 'COLUMN-MISSING',
      message: expect.stringContaining('工作表“十月”：缺少这些列：结案日期'),
    })
    const chosen = await collect(fileOf({ 九月: [HEADER, row(1)], 十月: [lacking, other] }), { sheet: '九月' })
    expect(numbersOf(chosen.cases)).toEqual([1])
  })

  it('may name in --map a column that only one of its sheets has', async () => {
    const renamed = HEADER.map((header) => (header === '结案日期' ? '终了那天' : header))
    const sheets = { 九月: [HEADER, row(1)], 十月: [renamed, row(2)] }
    const { cases } = await collect(fileOf(sheets), { map: new Map([['终了那天', '结案日期']]) })
    expect(numbersOf(cases)).toEqual([1, 2])
    await expect(collect(fileOf(sheets), { map: new Map([['终了', '结案日期']]) })).rejects.toMatchObject({
      code: 'COLUMN-MAP',
    })
  })

  it('without case numbers is read when they are to be given', async () => {
    const table = [HEADER, ...rows(1, 2), ['合计', '', '', '', '', '', '300']].map((cells) => cells.slice(1))
    await expect(collect(fileOf(table))).rejects.toMatchObject({ code: 'COLUMN-MISSING' })
    const { cases, counts } = await collect(fileOf(table), { assignNumbers: true })
    expect(cases.map(({ caseKey }) => caseKey)).toEqual(['', ''])
    expect(counts).toMatchObject({ rows: 2, refused: 0 })
  })
})

it('takes days stored as serial numbers, one after another, for days', async () => {
  const row = (serial: number): readonly Cell[] => {
    const no = `（2017）翠人调字第${serial}号`
    return [no, number(String(42990 + serial)), '新街派出所', '王建国', '一般', '成功', number(String(42995 + serial))]
  }
  const header = ['案号', '受理日期', '派出所', '调解员', '难易程度', '调解结果', '结案日期']
  const { cases } = await collect(fileOf([header, row(1), row(2), row(3)]))
  expect(cases.map(({ facts }) => facts.acceptedOn)).toEqual(['2017-09-13', '2017-09-14', '2017-09-15'])
})
