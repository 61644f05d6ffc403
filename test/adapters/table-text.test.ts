// A table as csv and as Markdown: what a spreadsheet would run is disarmed, and every value comes back.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvPieces } from '../../src/adapters/csv-write.ts'
import { markdownPieces } from '../../src/adapters/markdown-write.ts'
import type { Table } from '../../src/domain/table.ts'

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

const table = (rows: Table['rows'], total?: Table['total']): Table => ({
  title: '工资',
  columns: [
    { title: '姓名', kind: 'text' },
    { title: '件数', kind: 'integer' },
    { title: '实发', kind: 'money' },
    { title: '成功率', kind: 'percent' },
  ],
  rows,
  ...(total === undefined ? {} : { total }),
})

describe('csv', () => {
  it('begins with its mark and ends its lines as a spreadsheet does; sums have no separators', async () => {
    const text = await joined(
      csvPieces([
        table(
          [
            ['王建国', 7, 361737, '91.90'],
            ['李秀英', -1, -5, null],
          ],
          ['合计', 6, 361732, ''],
        ),
      ]),
    )
    expect(text).toBe(
      '\uFEFF姓名,件数,实发,成功率\r\n王建国,7,3617.37,91.90\r\n李秀英,-1,-0.05,\r\n合计,6,3617.32,\r\n',
    )
  })

  it.each(['=1+1', '+86', '-1+1', '@SUM(A1)', '\t=1', '＝1', '＠x'])('%j does not start a formula', async (text) => {
    expect(await joined(csvPieces([table([[text, 1, 1, '']])]))).toContain(`'${text}`)
  })

  it('a negative number stays a number', async () => {
    expect(await joined(csvPieces([table([['-12.50', 1, 1, '']])]))).toContain('\r\n-12.50,')
  })

  it('every text comes back', async () => {
    const text = fc.string({ unit: fc.constantFrom('张', '"', ',', '\n', '\r\n', ' ', 'x', ';') })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), async (names) => {
        const written = await joined(csvPieces([table(names.map((name) => [name, 1, 100, '1.00']))]))
        const rows: string[][] = parse(written, { bom: true, record_delimiter: '\r\n' })
        expect(rows.slice(1).map(([name]) => name)).toEqual(
          names.map((name) => (/^[\r\n]/.test(name) ? `'${name}` : name)),
        )
      }),
    )
  })
})

describe('Markdown', () => {
  it('is a table with its title; numbers to the right', async () => {
    expect(await joined(markdownPieces(table([['王|建国', 7, 361737, '91.90']])))).toBe(
      '## 工资\n\n| 姓名 | 件数 | 实发 | 成功率 |\n| --- | ---: | ---: | ---: |\n| 王\\|建国 | 7 | 3,617.37 | 91.90% |\n\n',
    )
  })
})
