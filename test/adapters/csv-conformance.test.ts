// What csv means, case by case: the inputs that csv-parse and Papa Parse publish in their tests and documentation, with
// the cells that must come out. Ours on purpose: a blank cell is null, a blank line keeps its number as a record with one
// blank cell, the delimiter is found, a quote out of place is refused with its line instead of guessed at.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openCsv } from '../../src/adapters/csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'csv-conformance-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
async function cellsOf(text: string): Promise<unknown[]> {
  const path = join(folder, `${++made}.csv`)
  writeFileSync(path, text)
  const cells: unknown[] = []
  for await (const batch of (await openCsv(path)).rows(0)) cells.push(...batch.map((row) => row.cells))
  return cells
}

type Case = readonly [name: string, text: string, cells: readonly (readonly (string | null)[])[]]

const PLAIN: readonly Case[] = [
  ['one row', 'A,b,c', [['A', 'b', 'c']]],
  [
    'two rows',
    'A,b,c\nd,E,f',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
    ],
  ],
  [
    'three rows',
    'A,b,c\nd,E,f\ng,h,I',
    [
      ['A', 'b', 'c'],
      ['d', 'E', 'f'],
      ['g', 'h', 'I'],
    ],
  ],
  ['one cell', 'a', [['a']]],
  ['one column', 'a\nb\nc', [['a'], ['b'], ['c']]],
  ['white space at the edges of cells is kept', 'a\t ,  b  ,c', [['a\t ', '  b  ', 'c']]],
  ['white space alone is kept', 'a,   ,c', [['a', '   ', 'c']]],
  ['spaces before the first cell', '  a,b', [['  a', 'b']]],
  [
    'a tab within a cell of a comma file',
    'a\tb,c\nd,e',
    [
      ['a\tb', 'c'],
      ['d', 'e'],
    ],
  ],
  ['Chinese commas are no delimiters', '张三，李四,王五', [['张三，李四', '王五']]],
  ['characters beyond the basic plane', '𠮷野家,㐀,𪚥', [['𠮷野家', '㐀', '𪚥']]],
  ['digits stay text', '007,1e5,0.10,511502199001010014', [['007', '1e5', '0.10', '511502199001010014']]],
  ['words stay text', 'true,null,NaN,undefined', [['true', 'null', 'NaN', 'undefined']]],
  ['dates stay text', '2017-9-3,10/5/2017', [['2017-9-3', '10/5/2017']]],
  [
    'words that are properties of objects',
    '__proto__,constructor\ntoString,1',
    [
      ['__proto__', 'constructor'],
      ['toString', '1'],
    ],
  ],
]

const LINE_ENDS: readonly Case[] = [
  [
    'LF at the end',
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CRLF',
    'a,b\r\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CRLF at the end',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CR',
    'a,b\rc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CR at the end',
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'mixed',
    'a,b\r\nc,d\ne,f\rg,h',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  ],
  ['a blank line at the start', '\na,b', [[null], ['a', 'b']]],
  ['a blank line between', 'a,b\n\nc,d', [['a', 'b'], [null], ['c', 'd']]],
  ['several blank lines', 'a\n\n\nb', [['a'], [null], [null], ['b']]],
  ['a blank CRLF line between', 'a,b\r\n\r\nc,d', [['a', 'b'], [null], ['c', 'd']]],
  ['two blank lines at the end', 'a,b\n\n\n', [['a', 'b'], [null], [null]]],
  ['a line of spaces', 'a,b\n  \nc,d', [['a', 'b'], ['  '], ['c', 'd']]],
  ['CRLF within quotes is LF', 'A,"b\r\nB",C', [['A', 'b\nB', 'C']]],
  ['CR within quotes is LF', 'A,"b\rB",C', [['A', 'b\nB', 'C']]],
  [
    'LF within quotes of a CRLF file',
    'a,"b\nB"\r\nc,d',
    [
      ['a', 'b\nB'],
      ['c', 'd'],
    ],
  ],
  ['other separators of Unicode end no line', 'a\u2028b,c\u0085d', [['a\u2028b', 'c\u0085d']]],
]

const EMPTY: readonly Case[] = [
  ['an empty cell between', 'a,,b', [['a', null, 'b']]],
  ['an empty cell at the start', ',b,c', [[null, 'b', 'c']]],
  ['an empty cell at the end', 'a,b,', [['a', 'b', null]]],
  [
    'an empty cell at the end, with a line end',
    'a,b,\nc,d,\n',
    [
      ['a', 'b', null],
      ['c', 'd', null],
    ],
  ],
  [
    'an empty cell at the end, CRLF',
    'a,b,\r\nc,d,',
    [
      ['a', 'b', null],
      ['c', 'd', null],
    ],
  ],
  ['only a delimiter', ',', [[null, null]]],
  ['only delimiters', ',,,', [[null, null, null, null]]],
  [
    'rows of delimiters',
    'a,b\n,\nc,d',
    [
      ['a', 'b'],
      [null, null],
      ['c', 'd'],
    ],
  ],
  ['an empty quoted cell', 'a,"",c', [['a', null, 'c']]],
  ['an empty quoted cell alone', '""', [[null]]],
  ['an empty quoted cell at the end', 'a,b,""', [['a', 'b', null]]],
  [
    'an empty quoted cell before a line end',
    'a,""\n"",d',
    [
      ['a', null],
      [null, 'd'],
    ],
  ],
  ['quoted spaces', 'a," ",c', [['a', ' ', 'c']]],
]

const QUOTES: readonly Case[] = [
  ['a quoted cell', 'A,"B",C', [['A', 'B', 'C']]],
  ['every cell quoted', '"A","B","C"', [['A', 'B', 'C']]],
  ['quoted first', '"A",B,C', [['A', 'B', 'C']]],
  ['quoted last', 'A,B,"C"', [['A', 'B', 'C']]],
  [
    'quoted last before a line end',
    'A,"B"\nC,"D"\n',
    [
      ['A', 'B'],
      ['C', 'D'],
    ],
  ],
  [
    'quoted last before CRLF',
    '"A","B"\r\n"C","D"\r\n',
    [
      ['A', 'B'],
      ['C', 'D'],
    ],
  ],
  ['a delimiter within quotes', 'A,"B,B",C', [['A', 'B,B', 'C']]],
  ['only a delimiter within quotes', 'a,",",c', [['a', ',', 'c']]],
  ['a line end within quotes', 'A,"B\nB",C', [['A', 'B\nB', 'C']]],
  ['a line end at the start of quotes', 'A,"\nB",C', [['A', '\nB', 'C']]],
  ['a line end at the end of quotes', 'A,"B\n",C', [['A', 'B\n', 'C']]],
  ['only a line end within quotes', 'a,"\n",c', [['a', '\n', 'c']]],
  [
    'several lines within quotes',
    '"a\nb\n\nc",d\ne,f',
    [
      ['a\nb\n\nc', 'd'],
      ['e', 'f'],
    ],
  ],
  ['doubled quotes', 'A,"B""B",C', [['A', 'B"B', 'C']]],
  ['doubled quotes at the start', '"""A",B', [['"A', 'B']]],
  ['doubled quotes at the end', '"A""",B', [['A"', 'B']]],
  ['doubled quotes around a cell', '"""A""",B', [['"A"', 'B']]],
  ['only doubled quotes', 'a,"""",c', [['a', '"', 'c']]],
  ['two pairs of doubled quotes', 'a,"""""",c', [['a', '""', 'c']]],
  ['doubled quotes beside a delimiter', 'a,""",""",c', [['a', '","', 'c']]],
  ['doubled quotes beside a line end', 'a,"""\n""",c', [['a', '"\n"', 'c']]],
  ['a quoted sentence', '"He said ""no"", twice",x', [['He said "no", twice', 'x']]],
  ['white space within quotes is kept', '"  a  ",b', [['  a  ', 'b']]],
  ['a backslash escapes nothing', '"a\\",b', [['a\\', 'b']]],
  ['apostrophes within a cell', "it's,'quoted'", [["it's", "'quoted'"]]],
  ['Chinese quotes are text', '“甲”,「乙」', [['“甲”', '「乙」']]],
]

const SHAPES: readonly Case[] = [
  [
    'a short row',
    'A,B,C\nd,e',
    [
      ['A', 'B', 'C'],
      ['d', 'e'],
    ],
  ],
  [
    'a long row',
    'A,B\nc,d,e',
    [
      ['A', 'B'],
      ['c', 'd', 'e'],
    ],
  ],
  [
    'a short row with quotes',
    'A,B,C\n"d","e"',
    [
      ['A', 'B', 'C'],
      ['d', 'e'],
    ],
  ],
  [
    'one name twice',
    'a,a\n1,2',
    [
      ['a', 'a'],
      ['1', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\tc\nd\te\tf',
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    'tabs with empty cells',
    'a\t\tc\n\td\t',
    [
      ['a', null, 'c'],
      [null, 'd', null],
    ],
  ],
  [
    'tabs with commas in the text',
    'a,1\tb\nc,2\td',
    [
      ['a,1', 'b'],
      ['c,2', 'd'],
    ],
  ],
  [
    'tabs and quotes',
    '"a\tb"\tc\n"d"\t"e"',
    [
      ['a\tb', 'c'],
      ['d', 'e'],
    ],
  ],
  [
    'semicolons',
    'a;b;c\nd;e;f',
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    'semicolons with decimal commas',
    'a;1,5\nb;2,5',
    [
      ['a', '1,5'],
      ['b', '2,5'],
    ],
  ],
  [
    'semicolons within the text of a comma file',
    'a;x,b,c\nd,e,f',
    [
      ['a;x', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  ],
  [
    'delimiters within quotes are not counted',
    '"a;b;c;d",e\n"f;g;h;i",j',
    [
      ['a;b;c;d', 'e'],
      ['f;g;h;i', 'j'],
    ],
  ],
  [
    'a mark at the start',
    '\ufeffa,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a mark before quotes',
    '\ufeff"a","b"\n"c","d"',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a mark within the text',
    'a,b\ufeff\nc,d',
    [
      ['a', 'b\ufeff'],
      ['c', 'd'],
    ],
  ],
  ['a long row', `${'x,'.repeat(4999)}x`, [Array.from({ length: 5000 }, () => 'x')]],
  ['a long cell', `a,"${'长'.repeat(100_000)}"`, [['a', '长'.repeat(100_000)]]],
]

describe.each([
  ['plain cells', PLAIN],
  ['line ends', LINE_ENDS],
  ['empty cells', EMPTY],
  ['quotes', QUOTES],
  ['shapes', SHAPES],
])('%s', (_, cases) => {
  test.each(cases)('%s', async (_name, text, cells) => {
    expect(await cellsOf(text)).toEqual(cells)
  })
})

describe('quotes out of place are refused with their line', () => {
  test.each([
    ['a quote within a bare cell', 'a,b\nA,B"B,C', 2],
    ['a quote at the end of a bare cell', 'a,b\nA,B",C', 2],
    ['text behind a closing quote', 'A,"B"x,C', 1],
    ['a space behind a closing quote', 'A,"B" ,C', 1],
    ['a space before an opening quote', 'A, "B",C', 1],
    ['a quote that is never closed', 'a,b\nc,d\ne,"f\ng,h', 3],
    ['a quote alone', 'a,"', 1],
    ['three quotes', 'a,"""', 1],
    ['a quote doubled with a backslash', '"a\\"b",c', 1],
  ])('%s', async (_, text, line) => {
    await expect(cellsOf(text)).rejects.toMatchObject({
      code: 'CSV-QUOTE',
      message: expect.stringContaining(`第 ${line} 行`),
    })
  })
})
