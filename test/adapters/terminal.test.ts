// What a person sees: columns that line up in Chinese, text that cannot drive the terminal, problems by weight.
import { describe, expect, it } from 'vitest'
import { problemText } from '../../src/adapters/terminal/problems.ts'
import { printable, tableText } from '../../src/adapters/terminal/table.ts'
import { themeFor } from '../../src/adapters/terminal/theme.ts'
import { widthOf } from '../../src/adapters/terminal/width.ts'
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

describe('problems', () => {
  const plain = themeFor({ isTerminal: true, noColor: true })
  const problem = (severity: Problem['severity'], row: number): Problem => ({
    code: `${severity.toUpperCase()}-CODE`,
    severity,
    file: '台账.csv',
    row,
    column: '受理日期',
    got: '2017-13-05',
    message: '日历上没有这一天',
    hint: '改正',
  })

  it('says where, what was there, why, what to do', async () => {
    expect(await problemText([problem('refused', 3)], plain)).toBe(
      '退回 REFUSED-CODE  台账.csv 第3行 “受理日期”列 内容：2017-13-05\n      日历上没有这一天 办法：改正\n',
    )
  })

  it('the heavy ones first, a few of each kind, the rest counted', async () => {
    const many = Array.from({ length: 8 }, (_, index) => problem('warning', index))
    const text = await problemText([...many, problem('pending', 1), problem('refused', 1)], plain)
    expect(text.match(/^(退回|待更正|提醒)/gm)).toEqual(['退回', '待更正', '提醒', '提醒', '提醒', '提醒', '提醒'])
    expect(text).toContain('同类还有 3 处')
  })

  it('is in colour on a terminal only, and never with NO_COLOR', async () => {
    const coloured = await problemText([problem('refused', 1)], themeFor({ isTerminal: true, noColor: false }))
    expect(coloured).toContain('\u001b[')
    for (const setting of [
      { isTerminal: false, noColor: false },
      { isTerminal: true, noColor: true },
    ])
      expect(await problemText([problem('refused', 1)], themeFor(setting))).not.toContain('\u001b[')
  })
})
