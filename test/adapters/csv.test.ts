import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { RecordReader } from '../../src/adapters/csv/records.ts'
import { openCsv } from '../../src/adapters/csv.ts'
import type { SheetRow } from '../../src/domain/sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function file(bytes: Uint8Array | string): string {
  const path = join(folder, `${++count}.csv`)
  writeFileSync(path, bytes)
  return path
}

async function rowsOf(bytes: Uint8Array | string): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of (await openCsv(file(bytes))).rows(0)) rows.push(...batch)
  return rows
}

const cellsOf = async (bytes: Uint8Array | string) => (await rowsOf(bytes)).map(({ cells }) => cells)
const utf16 = (text: string, isBig = false): Buffer =>
  isBig ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')
/** 案号,金额 / 张喆,12 in GB18030. */
const GBK = Buffer.from([
  0xb0, 0xb8, 0xba, 0xc5, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xd5, 0xc5, 0x86, 0xb4, 0x2c, 0x31, 0x32,
])

describe('the encoding of a csv file', () => {
  it.each([
    ['utf-8', Buffer.from('案号,金额\n张喆,12')],
    ['utf-8-bom', Buffer.from('\ufeff案号,金额\n张喆,12')],
    ['gb18030', GBK],
    ['utf-16le', utf16('\ufeff案号,金额\n张喆,12')],
    ['utf-16be', utf16('\ufeff案号,金额\n张喆,12', true)],
    ['utf-16le', utf16('案号,金额\n张喆,12')],
    ['utf-8', Buffer.from('no,sum\na,12')],
  ])('%s', async (encoding, bytes) => {
    expect((await openCsv(file(bytes))).encoding).toBe(encoding)
    const [header] = await cellsOf(bytes)
    expect(header).toEqual(encoding === 'utf-8' && bytes.includes('no') ? ['no', 'sum'] : ['案号', '金额'])
  })

  it.each([
    ['𠮷 and 㐀 in UTF-8', Buffer.from('案号,𠮷㐀'), 'utf-8'],
    ['𠮷 and 㐀 in UTF-16', utf16('\ufeff案号,𠮷㐀'), 'utf-16le'],
    ['𠮷 and 㐀 in UTF-16, the other way', utf16('\ufeff案号,𠮷㐀', true), 'utf-16be'],
    [
      '𠮷 and 㐀 in GB18030, four bytes each',
      Buffer.from([0xb0, 0xb8, 0xba, 0xc5, 0x2c, 0x95, 0x34, 0xb2, 0x35, 0x81, 0x39, 0xee, 0x39]),
      'gb18030',
    ],
  ])('%s', async (_, bytes, encoding) => {
    expect((await openCsv(file(bytes))).encoding).toBe(encoding)
    expect(await cellsOf(bytes)).toEqual([['案号', '𠮷㐀']])
  })

  it('takes four-byte characters that the chunks cut', async () => {
    const pair = Buffer.from([0x95, 0x34, 0xb2, 0x35, 0x2c, 0x81, 0x39, 0xee, 0x39, 0x0a])
    const rows = await cellsOf(Buffer.concat(Array.from({ length: 60_000 }, () => pair)))
    expect(rows.filter(([a, b]) => a !== '𠮷' || b !== '㐀')).toEqual([])
  })

  it('takes two-byte look-alikes of UTF-8 for GB18030', async () => {
    // 职员,元: its GBK bytes are valid UTF-8 as well.
    const [row] = await cellsOf(Buffer.from([0xd6, 0xb0, 0xd4, 0xb1, 0x2c, 0xd4, 0xaa]))
    expect(row).toEqual(['职员', '元'])
  })

  it('finds UTF-8 whose characters are cut by the chunks', async () => {
    const text = `案号,备注\n${'（2017）翠人调字第1号,邻里纠纷\n'.repeat(30000)}`
    const rows = await rowsOf(text)
    expect(rows).toHaveLength(30001)
    expect(rows.at(-1)?.cells).toEqual(['（2017）翠人调字第1号', '邻里纠纷'])
  })

  it('keeps memory of nothing between two readings', async () => {
    const opened = await openCsv(file('a,b\n1,2\n'))
    for (let i = 0; i < 2; i++) {
      const rows: SheetRow[] = []
      for await (const batch of opened.rows(0)) rows.push(...batch)
      expect(rows).toHaveLength(2)
    }
  })
})

describe('what stops a csv file', () => {
  it.each([
    ['an empty file', '', 'FILE-EMPTY', '空的'],
    [
      'a byte that cannot be decoded',
      Buffer.concat([Buffer.from('案号,受理日期,派出所,调解员\n'), Buffer.from([0x61, 0x2c, 0xff, 0x2c])]),
      'TEXT-LOST',
      '第 2 条记录（第 2 行）第 2 列',
    ],
    ['U+FFFD', '案号,金额\n甲,1\n乙,\ufffd', 'TEXT-LOST', '第 3 条记录（第 3 行）第 2 列'],
    ['private use', '案号,名\n甲,"王\ue863"', 'TEXT-LOST', 'U+E863'],
    ['private use in GBK', Buffer.concat([GBK, Buffer.from([0x0a, 0xaa, 0xa1, 0x2c])]), 'TEXT-LOST', 'U+E000'],
    ['private use beyond the basic plane', '案号,名\n甲,王\u{f0001}', 'TEXT-LOST', 'U+F0001'],
    ['private use in UTF-16', utf16('\ufeff案号,名\n甲,王\ue863'), 'TEXT-LOST', '第 2 条记录（第 2 行）第 2 列'],
    [
      'half a character of UTF-16',
      Buffer.concat([utf16('\ufeff案号\n甲'), Buffer.from([0x2d])]),
      'TEXT-LOST',
      '第 2 条记录',
    ],
    ['NUL', '案号,名称甲乙丙丁\n甲,a\0b', 'TEXT-LOST', 'U+0000'],
    ['an unclosed quote', 'a,b\n1,2\n3,"4\n5,6\n', 'CSV-QUOTE', '第 3 行开始的引号没有闭合'],
    ['text after a closing quote', 'a,b\n1,"2"x\n', 'CSV-QUOTE', '第 2 行'],
    ['a stray quote', 'a,b\n1,x"2"y\n', 'CSV-QUOTE', '第 2 行'],
  ])('%s', async (_, bytes, code, words) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
  })
})

describe('records', () => {
  it('numbers records and physical lines, blank ones too', async () => {
    const rows = await rowsOf('标题\n\na,b\n"x\ny",2\r\n3,4\r5,6')
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 6],
      [6, 7],
    ])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['标题'],
      [null],
      ['a', 'b'],
      ['x\ny', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  it.each([
    [
      'a;b,c;d\n1;2;3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n"x;y;z",2',
      [
        ['a', 'b'],
        ['x;y;z', '2'],
      ],
    ],
  ])('finds the delimiter of %j', async (text, expected) => {
    expect(await cellsOf(text)).toEqual(expected)
  })

  it('unwraps what Excel puts around digits, and nothing else', async () => {
    const text = '="511502199001011234","=""0831""",\'0014,\'quoted\',=1+1, a '
    expect(await cellsOf(text)).toEqual([['511502199001011234', '0831', '0014', "'quoted'", '=1+1', ' a ']])
  })

  it('keeps every cell of ragged rows, and columns of one name', async () => {
    expect(await cellsOf('金额,金额\n1,2,3\n4')).toEqual([['金额', '金额'], ['1', '2', '3'], ['4']])
  })

  const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', '张', ',', '"', '\n', ' ', '=') }), fc.constant(''))
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const quoted = (text: string, always: boolean): string =>
    always || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

  it('leaves `="` alone where it stands across two quoted fields', async () => {
    expect(await cellsOf('",=",",",""""')).toEqual([[',=', ',', '"']])
  })

  it('reads what csv-parse reads, however the text is cut into chunks', () => {
    fc.assert(
      fc.property(table, fc.boolean(), fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), (rows, always, cuts) => {
        const text = rows.map((row) => row.map((one) => quoted(one, always)).join(',')).join('\n')
        const plain = rows.every((row) => row.every((one) => !/^(='?"|')/.test(one) && !one.startsWith('="')))
        fc.pre(plain)
        const reader = new RecordReader(',')
        const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length]
        const read = places.flatMap((at, index) =>
          index === 0 ? [] : reader.read(text.slice(places[index - 1], at), false),
        )
        read.push(...reader.read('', true))
        expect(read.map(({ cells }) => cells)).toEqual(parse(text, { relax_column_count: true }))
      }),
      { numRuns: 2000 },
    )
  })
})
