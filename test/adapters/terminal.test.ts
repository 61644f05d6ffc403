// What a person sees: columns that line up in Chinese, text that cannot drive the terminal, problems by weight.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../src/adapters/terminal/printable.ts'
import { groupProblems } from '../../src/adapters/terminal/problem-groups.ts'
import { problemText } from '../../src/adapters/terminal/problems.ts'
import { tableText } from '../../src/adapters/terminal/table.ts'
import { themeFor } from '../../src/adapters/terminal/theme.ts'
import { widthOf } from '../../src/adapters/terminal/width.ts'
import { wrapText } from '../../src/adapters/terminal/wrap.ts'
import type { Problem } from '../../src/domain/problem.ts'
import type { Table } from '../../src/domain/table.ts'

async function drawn(table: Table, columns: number | null = null): Promise<readonly string[]> {
  let text = ''
  for await (const piece of tableText(table, columns)) text += piece
  return text.trimEnd().split('\n')
}

const TABLE: Table = {
  title: '',
  columns: [
    { title: '姓名', kind: 'text' },
    { title: '实发', kind: 'money' },
    { title: '说明', kind: 'text' },
  ],
  rows: [
    ['王建国', 361737, '难易程度“一般”，每件 90.00 元；'.repeat(4)],
    ['Li', 5, 'ok'],
  ],
  total: ['合计', 361742, ''],
}

describe('a table', () => {
  it('lines up: Chinese characters take two columns, amounts end together', async () => {
    const [, , first = '', second = '', , total = ''] = await drawn(TABLE)
    const end = (line: string, amount: string): number => widthOf(line.slice(0, line.indexOf(amount) + amount.length))
    expect(end(first, '3,617.37')).toBe(end(second, '0.05'))
    expect(end(total, '3,617.42')).toBe(end(second, '0.05'))
  })

  it('keeps every text whole in a pipe', async () => {
    expect((await drawn(TABLE))[2]).toContain('难易程度“一般”，每件 90.00 元；'.repeat(4))
  })

  it('fits a terminal of 80 columns; no amount is broken, no text lost', async () => {
    const lines = await drawn(TABLE, 80)
    expect(Math.max(...lines.map((line) => widthOf(line)))).toBeLessThanOrEqual(80)
    expect(lines.join('\n')).toContain('3,617.37')
    expect(lines.join('').replace(/[^难易程度]/g, '')).toBe('难易程度'.repeat(4))
  })

  it('says that there is nothing', async () => {
    expect(await drawn({ ...TABLE, rows: [] })).toEqual(['（没有记录）'])
  })

  it('streams: the first rows come before the last are asked for', async () => {
    let taken = 0
    async function* endless(): AsyncGenerator<readonly string[]> {
      for (;;) {
        taken += 1
        yield ['甲', '', '']
      }
    }
    for await (const piece of tableText({ ...TABLE, rows: endless() }, null)) if (piece.includes('甲')) break
    expect(taken).toBeLessThanOrEqual(200)
  })
})

describe('text from a file', () => {
  it.each([
    ['\u001b[2J\u001b[31m红', '\\u001b[2J\\u001b[31m红'],
    ['翻\u202e转', '翻\\u202e转'],
    ['零\u200b宽', '零\\u200b宽'],
    ['两\r\n行', '两 行'],
    ['铃\u0007', '铃\\u0007'],
    ['平常，“引号” — 也好', '平常，“引号” — 也好'],
  ])('%j is shown as %s', (text, shown) => expect(printable(text)).toBe(shown))
})

describe('text on a terminal', () => {
  it('breaks between words, keeps a number with what it counts, and marks where they belong', () => {
    expect(wrapText('办法：写成 2017-10-05 这样的完整日期（“年月日”都要有）', 24, 2)).toEqual([
      '办法：写成 2017-10-05',
      '  这样的完整日期（“年月',
      '  日”都要有）',
    ])
    expect(wrapText('“张叁”在台账的第 12 行', 20, 2)).toEqual(['“张叁”在台账的', '  第 12 行'])
  })

  it('loses nothing, and no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('退回', '，', '“', '”', 'CASE-NO', '12 行', ' ', '（', '）', 'x'.repeat(50)), {
          maxLength: 40,
        }),
        fc.integer({ min: 16, max: 60 }),
        (parts, columns) => {
          const text = parts.join('')
          const lines = wrapText(text, columns, 4)
          expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
        },
      ),
    )
  })

  it('is left as it is in a pipe', () => expect(wrapText('长'.repeat(500), null, 4)).toEqual(['长'.repeat(500)]))
})

describe('problems', () => {
  const plain = themeFor({ isTerminal: true, noColor: true })
  const TITLES = new Map([
    ['DATE-IMPOSSIBLE', '日历上没有这一天'],
    ['MEDIATOR-UNKNOWN', '花名册里没有这位主办调解员'],
    ['ACCOUNT-MISSING', '没有填银行卡号'],
  ])
  const titleOf = (code: string): string | null => TITLES.get(code) ?? null
  const shown = async (problems: Iterable<Problem>, columns: number | null = null): Promise<readonly string[]> =>
    (await problemText(problems, { theme: plain, columns, titleOf })).trimEnd().split('\n')
  const date = (severity: Problem['severity'], row: number, got = `2017-13-${row}`): Problem => ({
    code: 'DATE-IMPOSSIBLE',
    severity,
    file: '台账.csv',
    row,
    column: row % 2 === 0 ? '结案日期（年月日）' : '受理日期',
    got,
    expected: '完整的年月日',
    message: '日历上没有这一天',
    hint: '对照卷宗改正',
  })
  const unknown = (name: string, row: number, file = '台账.csv'): Problem => ({
    code: 'MEDIATOR-UNKNOWN',
    severity: 'refused',
    file,
    row,
    column: '调解员',
    got: name,
    message: `花名册里没有主办调解员“${name}”${name === '张叁' ? '，是不是“张三”？' : ''}`,
    hint: '改正姓名',
  })

  it('says once what is wrong, how often and what to do; below it the first places', async () => {
    expect(await shown([3, 4, 105, 6, 7].map((row) => date('refused', row)))).toEqual([
      '退回 · 日历上没有这一天（DATE-IMPOSSIBLE）共 5 行',
      '    台账.csv  第 3 行    “受理日期”列            “2017-13-3”',
      '    台账.csv  第 4 行    “结案日期（年月日）”列  “2017-13-4”',
      '    台账.csv  第 105 行  “受理日期”列            “2017-13-105”',
      '    ……还有 2 行',
      '    应为：完整的年月日',
      '    办法：对照卷宗改正',
      '每类只列了前几处；要全部列出，加 --out 问题.xlsx',
      '详细说明：gongtiao explain DATE-IMPOSSIBLE',
    ])
  })

  it('says a name once, with its count and its first rows', async () => {
    const rows = [5, 9, 13, 20].map((row) => unknown('张叁', row))
    expect(await shown([unknown('李肆', 2), ...rows, unknown('李肆', 8, '南岸.xlsx')])).toEqual([
      '退回 · 花名册里没有这位主办调解员（MEDIATOR-UNKNOWN）共 6 行',
      '    “张叁”  4 行（台账.csv “调解员”列 第 5、9、13 行 等）  是不是“张三”？',
      '    “李肆”  2 行（台账.csv “调解员”列 第 2 行；南岸.xlsx “调解员”列 第 8 行）',
      '    办法：改正姓名',
      '每类只列了前几处；要全部列出，加 --out 问题.xlsx',
      '详细说明：gongtiao explain MEDIATOR-UNKNOWN',
    ])
  })

  it('names the file of several columns once', async () => {
    const [, places] = await shown([4, 5, 6].map((row) => date('warning', row, '2018-01-01')))
    expect(places).toBe('    “2018-01-01”  3 行（台账.csv “结案日期（年月日）”列 第 4、6 行，“受理日期”列 第 5 行）')
  })

  it('gives the rows of what is missing in one line', async () => {
    const missing = (row: number): Problem => ({
      code: 'ACCOUNT-MISSING',
      severity: 'warning',
      file: '花名册.xlsx',
      sheet: '十月',
      row,
      message: '没有填银行卡号',
    })
    expect((await shown([2, 3, 4, 5].map(missing))).slice(0, 2)).toEqual([
      '提醒 · 没有填银行卡号（ACCOUNT-MISSING）共 4 行',
      '    花名册.xlsx 工作表“十月” 第 2、3、4 行 等 4 行',
    ])
  })

  it('two in one row are counted as places', async () => {
    const [heading] = await shown([date('refused', 3), date('refused', 3, '2017-02-30')])
    expect(heading).toBe('退回 · 日历上没有这一天（DATE-IMPOSSIBLE）共 2 处')
  })

  it('puts the heavy kinds first, of one weight the frequent ones, and adds up', async () => {
    const all = [unknown('李肆', 2), date('warning', 1), date('pending', 1), date('refused', 1), date('refused', 2)]
    const lines = await shown(all)
    expect(lines.filter((line) => / · /.test(line)).map((line) => line.replace(/（.*）/, ''))).toEqual([
      '退回 · 日历上没有这一天共 2 行',
      '退回 · 花名册里没有这位主办调解员共 1 行',
      '待更正 · 日历上没有这一天共 1 行',
      '提醒 · 日历上没有这一天共 1 行',
    ])
    expect(lines.slice(-2)).toEqual([
      '合计 5 处：退回 3，待更正 1，提醒 1。',
      '详细说明：gongtiao explain 代码，例如 gongtiao explain DATE-IMPOSSIBLE',
    ])
  })

  it('a code without a title shows its messages', async () => {
    const broken = (file: string): Problem => ({
      code: 'WORKBOOK-DAMAGED',
      severity: 'refused',
      file,
      message: `${file}：文件已损坏`,
    })
    expect((await shown([broken('甲.xlsx'), broken('乙.xlsx')])).slice(0, 3)).toEqual([
      '退回 · WORKBOOK-DAMAGED 共 2 处',
      '    甲.xlsx  甲.xlsx：文件已损坏',
      '    乙.xlsx  乙.xlsx：文件已损坏',
    ])
    expect((await shown([broken('甲.xlsx')]))[0]).toBe('退回 · 甲.xlsx：文件已损坏（WORKBOOK-DAMAGED）共 1 处')
  })

  it('holds every row in the counts of many different texts, and shows a few', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => unknown(`甲${index % 1000}`, index + 2))
    const lines = await shown(names)
    expect(lines[0]).toBe('退回 · 花名册里没有这位主办调解员（MEDIATOR-UNKNOWN）共 3000 行')
    expect(lines.length).toBeLessThan(20)
    const counted = lines.map((line) => Number(/(\d+) 行（|还有 (\d+) 行/.exec(line)?.slice(1).find(Boolean) ?? 0))
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(3000)
  })

  it('keeps its memory, however many problems come', async () => {
    function* endless(): Generator<Problem> {
      for (let row = 1; row <= 200_000; row++) yield unknown(`名字${row}`, row)
    }
    const { groups } = await groupProblems(endless())
    const kept = groups
      .flatMap(({ texts }) => [...texts.values()])
      .reduce((sum, { places }) => sum + 1 + places.length, 0)
    expect(kept).toBeLessThanOrEqual(200)
  })

  it('lets no text from a file drive the terminal', async () => {
    const bad = {
      ...date('refused', 3),
      file: '台\u001b[2J账.csv',
      sheet: '表\u0007',
      column: '列\u202e',
      got: '\u001b[31m红',
    }
    const text = (await shown([bad])).join('\n')
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/)
    expect(text).toContain('\\u001b[31m红')
  })

  it('fits a terminal of 60 columns', async () => {
    const all = [unknown('张叁', 2), unknown('张叁', 3), ...[3, 4, 105, 6].map((row) => date('refused', row))]
    for (const line of await shown(all, 60)) expect(widthOf(line)).toBeLessThanOrEqual(60)
  })

  it('says nothing of nothing', async () => {
    expect(await problemText([], { theme: plain, columns: null, titleOf })).toBe('')
  })

  it('is in colour on a terminal only, and never with NO_COLOR', async () => {
    const drawnWith = (setting: { isTerminal: boolean; noColor: boolean }): Promise<string> =>
      problemText([date('refused', 1)], { theme: themeFor(setting), columns: null, titleOf })
    expect(await drawnWith({ isTerminal: true, noColor: false })).toContain('\u001b[')
    expect(await drawnWith({ isTerminal: false, noColor: false })).not.toContain('\u001b[')
    expect(await drawnWith({ isTerminal: true, noColor: true })).not.toContain('\u001b[')
  })
})
