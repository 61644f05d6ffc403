// Old workbooks (.xls, .et): what BIFF5 and BIFF8 really hold, and what stops them.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { read, utils, write } from '@e965/xlsx'
import { describe, expect, test, vi } from 'vitest'
import { openLegacyTable } from '../../../src/adapters/legacy-table/open.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import { allRows, saved } from '../workbook/make-xlsx.ts'
import { type BiffDraft, biff, biffStream, cells, inContainer, record, u16, u32 } from './make-biff.ts'

/** 案号, 张喆 (a character of GBK alone), 年 in GB18030. */
const CASE_NO = Buffer.from([0xb0, 0xb8, 0xba, 0xc5])
const NAME = Buffer.from([0xd5, 0xc5, 0x86, 0xb4])
const YEAR_FORMAT = Buffer.concat([Buffer.from('yyyy"'), Buffer.from([0xc4, 0xea]), Buffer.from('"')])

const open = (bytes: Buffer) => openLegacyTable(saved(bytes, '台账.xls'), 'xls')
const rowsOf = async (bytes: Buffer, index = 0) => allRows(await open(bytes), index)
const sheet = (...body: readonly Buffer[]): BiffDraft => ({ sheets: [{ name: '台账', body }] })
const cellsOf = async (...body: readonly Buffer[]) => (await rowsOf(biff(sheet(...body)))).map((row) => row.cells)
const number = (raw: string, format: string | null = null, isDate = false) => ({
  kind: 'number',
  raw,
  format,
  isDate,
  dateSystem: 1900,
})

async function refusal(bytes: Buffer): Promise<{ code: string; message: string; hint: string | null }> {
  try {
    for (const index of (await open(bytes)).sheets.keys()) await rowsOf(bytes, index)
  } catch (error) {
    if (isAppError(error)) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('the file was read')
}

describe('cells stay what the file says', () => {
  test('text, numbers, booleans, errors and blanks', async () => {
    expect(
      await cellsOf(
        cells.label(0, 0, '案号𠮷'),
        cells.number(0, 1, 108000.5),
        cells.bool(0, 2, 1),
        cells.error(0, 3, 0x17),
        cells.label(0, 4, ''),
        cells.label(0, 5, '511502199001010014'),
      ),
    ).toEqual([
      [
        '案号𠮷',
        number('108000.5'),
        { kind: 'boolean', value: true },
        { kind: 'fault', text: '#REF!' },
        null,
        '511502199001010014',
      ],
    ])
  })

  test('an ID that was stored as a number keeps the damaged digits of the file', async () => {
    expect(await cellsOf(cells.number(0, 0, Number('511502199001010014')))).toEqual([[number('511502199001010000')]])
  })

  test('packed numbers: integers, hundredths, negative ones', async () => {
    const rk = (value: number, flags: number) => ((value << 2) | flags) >>> 0
    expect(
      await cellsOf(cells.rk(0, 0, rk(12000, 2)), cells.rk(0, 1, rk(123456, 3)), cells.rk(0, 2, rk(-5, 2))),
    ).toEqual([[number('12000'), number('1234.56'), number('-5')]])
  })

  test('formulas: number, text, error, never computed', async () => {
    const text = Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff])
    const error = Buffer.from([2, 0, 0x07, 0, 0, 0, 0xff, 0xff])
    const result = Buffer.alloc(8)
    result.writeDoubleLE(12.5)
    expect(
      await cellsOf(
        cells.formula(0, 0, result),
        cells.formula(0, 1, text),
        record(0x207, u16(2), [1], Buffer.from('成功', 'utf16le')),
        cells.formula(0, 2, error),
        cells.formula(0, 3, Buffer.alloc(8), 3),
        cells.formula(0, 4, Buffer.alloc(8), 0),
      ),
    ).toEqual([[number('12.5'), '成功', { kind: 'fault', text: '#DIV/0!' }, { kind: 'fault', text: '=' }, number('0')]])
  })

  test('a text that goes on in a second record', async () => {
    const half = Buffer.from('当事人', 'utf16le')
    const table = Buffer.concat([
      record(0xfc, u32(1), u32(1), u16(6), [1], half),
      record(0x3c, [0], Buffer.from('abc', 'latin1')),
    ])
    const label = record(0xfd, u16(0, 0, 0), u32(0))
    expect((await rowsOf(biff({ globals: [table], sheets: [{ name: '甲', body: [label] }] })))[0]?.cells).toEqual([
      '当事人abc',
    ])
  })
})

describe('dates', () => {
  const dated = (formats: BiffDraft['formats'], globals: readonly Buffer[] = []) =>
    biff({
      formats: formats ?? [],
      globals,
      sheets: [{ name: '甲', body: (formats ?? []).map((_, at) => cells.number(0, at, 42992, at + 1)) }],
    })

  test('built-in formats without a record, the Chinese ones among them, and formats of the file', async () => {
    const [row] = await rowsOf(
      dated([
        [14, null],
        [31, null],
        [57, null],
        [176, 'yyyy\\-mm\\-dd'],
        [177, '0.00_ '],
        [2, null],
      ]),
    )
    expect(row?.cells).toEqual([
      number('42992', 'yyyy/m/d', true),
      number('42992', 'yyyy"年"m"月"d"日"', true),
      number('42992', 'yyyy"年"m"月"', true),
      number('42992', 'yyyy\\-mm\\-dd', true),
      number('42992', '0.00_ '),
      number('42992', '0.00'),
    ])
  })

  test('a file does not see the formats of the one before it', async () => {
    await rowsOf(dated([[180, 'yyyy-mm-dd']]))
    const [row] = await rowsOf(dated([[180, null]]))
    expect(row?.cells).toEqual([number('42992')])
  })

  test('the date system of 1904', async () => {
    const [row] = await rowsOf(dated([[14, null]], [record(0x22, u16(1))]))
    expect(row?.cells).toEqual([{ ...number('42992', 'yyyy/m/d', true), dateSystem: 1904 }])
  })
})

describe('rows and sheets', () => {
  test('row numbers, blank leading rows and columns, hidden rows, merges', async () => {
    const rows = await rowsOf(
      biff(
        sheet(
          cells.row(4, 0x20),
          cells.row(6, 0x00),
          cells.label(3, 2, '金额'),
          cells.number(4, 2, 300),
          cells.label(4, 3, 'a'),
          cells.label(5, 3, 'b'),
          cells.merges([4, 5, 2, 2]),
        ),
      ),
    )
    expect(rows).toEqual([
      { row: 4, cells: [null, null, '金额'] },
      { row: 5, hidden: true, cells: [null, null, number('300'), 'a'] },
      { row: 6, cells: [null, null, { kind: 'covered', row: 5, column: 2, master: number('300') }, 'b'] },
    ])
  })

  test('hidden sheets are told; chart sheets and charts within a sheet are no cells', async () => {
    const chart = [record(0x809, u16(0x600, 0x20, 0, 0), u32(0), u32(0)), cells.number(0, 0, 9), record(0x0a)]
    const bytes = biff({
      sheets: [
        { name: '一', body: [cells.label(0, 0, '甲'), ...chart] },
        { name: '图', kind: 2, body: [cells.number(0, 0, 1)] },
        { name: '二', hidden: 1, body: [cells.label(0, 0, '乙')] },
        { name: '三', hidden: 2, body: [cells.label(0, 0, '丙')] },
      ],
    })
    const file = await open(bytes)
    expect(file.sheets).toEqual([
      { name: '一', hidden: false },
      { name: '二', hidden: true },
      { name: '三', hidden: true },
    ])
    expect(await allRows(file, 0)).toEqual([{ row: 1, cells: ['甲'] }])
    expect(await allRows(file, 1)).toEqual([{ row: 1, cells: ['乙'] }])
  })

  test('a merge and a hyperlink over the whole sheet are never walked', async () => {
    const link = record(0x1b8, u16(0, 65_535, 0, 255), Buffer.alloc(40))
    const started = performance.now()
    const rows = await rowsOf(
      biff(
        sheet(
          cells.label(0, 0, '标题'),
          cells.label(9, 0, '甲'),
          ...Array.from({ length: 200 }, () => link),
          cells.merges([0, 65_535, 0, 255]),
        ),
      ),
    )
    expect(performance.now() - started).toBeLessThan(2000)
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('notes, drawings and records of no one’s say nothing and stop nothing', async () => {
    const said = vi.spyOn(console, 'error')
    const note = record(0x1c, u16(0, 0, 0, 7), Buffer.alloc(6))
    expect(
      await cellsOf(
        cells.label(0, 0, '甲'),
        note,
        record(0xec, Buffer.alloc(20)),
        record(0x3c, Buffer.alloc(5)),
        record(0x7abc, [1, 2]),
      ),
    ).toEqual([['甲']])
    expect(said).not.toHaveBeenCalled()
  })

  test('cells that come column by column', async () => {
    const body = [cells.label(0, 0, 'a'), cells.label(2, 0, 'b'), cells.label(0, 1, 'c'), cells.label(1, 1, 'd')]
    expect(await rowsOf(biff(sheet(...body)))).toEqual([
      { row: 1, cells: ['a', 'c'] },
      { row: 2, cells: [null, 'd'] },
      { row: 3, cells: ['b'] },
    ])
  })

  test('large streams, and rows at the end of the sheet', async () => {
    const body = Array.from({ length: 3000 }, (_, row) => cells.label(row, 0, `（2017）翠人调字第${row}号`))
    const rows = await rowsOf(biff(sheet(...body, cells.number(65_535, 255, 1))))
    expect(rows).toHaveLength(3001)
    expect(rows[2999]?.cells).toEqual(['（2017）翠人调字第2999号'])
    expect([rows[3000]?.row, rows[3000]?.cells.length]).toEqual([65_536, 256])
  })
})

describe('BIFF5', () => {
  const draft: BiffDraft = {
    version: 5,
    formats: [[176, YEAR_FORMAT]],
    sheets: [
      { name: CASE_NO, body: [cells.bytes(0, 0, CASE_NO), cells.bytes(0, 1, NAME), cells.number(1, 0, 42992, 1)] },
    ],
  }

  test.each([
    ['in a container', biff(draft)],
    ['bare', biffStream(draft)],
    ['without a code page', biff({ ...draft, codePage: null })],
  ])('Chinese text of code page 936, %s', async (_, bytes) => {
    const file = await open(bytes)
    expect(file.sheets).toEqual([{ name: '案号', hidden: false }])
    expect((await allRows(file)).map((row) => row.cells)).toEqual([
      ['案号', '张喆'],
      [number('42992', 'yyyy"年"', true)],
    ])
  })

  test.each([
    ['bytes that cannot be decoded', Buffer.from([0xb0, 0xff, 0xff]), 'U+FFFD'],
    ['private use', Buffer.from([0xaa, 0xa1]), 'U+E000'],
  ])('%s are refused with their place', async (_, text, word) => {
    const found = await refusal(biff({ version: 5, sheets: [{ name: 'a', body: [cells.bytes(2, 1, text)] }] }))
    expect(found).toMatchObject({ code: 'TEXT-LOST', message: expect.stringContaining('单元格 B3') })
    expect(found.message).toContain(word)
  })

  test('a code page that some writers state in BIFF8 changes nothing', async () => {
    const bytes = biff({ codePage: 936, sheets: [{ name: '台账', body: [cells.label(0, 0, '张喆')] }] })
    expect(await rowsOf(bytes)).toEqual([{ row: 1, cells: ['张喆'] }])
  })
})

test('records without a workbook around them, as Delphi programs write them', async () => {
  const bytes = Buffer.concat([
    record(0x809, u16(0, 0x10, 0, 0)),
    cells.bytes(0, 0, CASE_NO),
    cells.number(0, 1, 12.5),
    record(0x0a),
  ])
  expect(await rowsOf(bytes)).toEqual([{ row: 1, cells: ['案号', number('12.5')] }])
})

test.each(['biff2', 'biff3', 'biff4', 'biff5', 'biff8'])('what SheetJS writes as %s', async (bookType) => {
  const workbook = utils.book_new()
  utils.book_append_sheet(
    workbook,
    utils.aoa_to_sheet([
      ['no', 'sum'],
      ['a1', 12.5],
    ]),
    'Sheet1',
  )
  // Its types do not name all that it writes.
  const options = JSON.parse(JSON.stringify({ type: 'buffer', bookType }))
  const bytes: Buffer = write(workbook, options)
  expect((await rowsOf(bytes)).map((row) => row.cells)).toMatchObject([
    ['no', 'sum'],
    ['a1', { raw: '12.5' }],
  ])
})

test('a sample as SheetJS reads it', async () => {
  const path = fileURLToPath(new URL('../../../fixtures/ledgers/临港开发区台账.xls', import.meta.url))
  const theirs = read(readFileSync(path), { dense: true, cellText: false, cellFormula: false })
  const cells = theirs.Sheets[theirs.SheetNames[0] ?? '']?.['!data']?.map((row) => row.map((cell) => cell?.v ?? null))
  const ours = await allRows(await openLegacyTable(path, 'xls'))
  const loosened = ours.map((row) =>
    row.cells.map((cell) =>
      cell !== null && typeof cell === 'object' && cell.kind === 'number' ? Number(cell.raw) : cell,
    ),
  )
  expect(loosened).toHaveLength(26)
  expect(loosened.map((row) => Object.assign(Array(12).fill(null), row))).toEqual(
    cells?.map((row) => Object.assign(Array(12).fill(null), row)),
  )
})

describe('what stops an old workbook', () => {
  const stream = biffStream(sheet(cells.label(0, 0, '甲')))
  test.each<[string, Buffer, string, RegExp]>([
    [
      'a password',
      biff({ ...sheet(), globals: [record(0x2f, u16(1), Buffer.alloc(52))] }),
      'FILE-ENCRYPTED',
      /打开密码/,
    ],
    ['a stream that breaks off within a record', inContainer(stream.subarray(0, -6)), 'WORKBOOK-DAMAGED', /内容中断/],
    ['a sheet without an end', inContainer(stream.subarray(0, -4)), 'WORKBOOK-DAMAGED', /内容中断/],
    [
      'a sheet that is listed and not there',
      biff({ ...sheet(), globals: [record(0x85, u32(7), [0, 0, 1, 1, 65, 0])] }),
      'WORKBOOK-DAMAGED',
      /内容中断/,
    ],
    [
      'two sheets of one name',
      biff({
        sheets: [
          { name: '甲', body: [] },
          { name: '甲', body: [] },
        ],
      }),
      'WORKBOOK-DAMAGED',
      /工作表清单/,
    ],
    [
      'text that is not in the table',
      biff(sheet(record(0xfd, u16(0, 0, 0), u32(5)))),
      'WORKBOOK-DAMAGED',
      /中断或有误/,
    ],
    ['no workbook in the container', inContainer(stream, 'Contents'), 'FILE-KIND', /不是可以识别的表格/],
    ['only a chart', biff({ sheets: [{ name: '图', kind: 2, body: [] }] }), 'WORKBOOK-NO-SHEET', /没有工作表/],
    [
      'more merges than any sheet has',
      biff(
        sheet(
          ...Array.from({ length: 100 }, () =>
            cells.merges(...Array.from({ length: 1001 }, () => [0, 1, 0, 0] as const)),
          ),
        ),
      ),
      'WORKBOOK-LIMIT',
      /合并单元格超过/,
    ],
  ])('%s', async (_, bytes, code, message) => {
    const found = await refusal(bytes)
    expect(found.code).toBe(code)
    expect(found.message).toMatch(message)
    expect(`${found.message}${found.hint ?? ''}`).toMatch(/请/)
  })

  test('every truncation', async () => {
    const whole = biff(sheet(...Array.from({ length: 300 }, (_, row) => cells.number(row, 0, row * 1.5))))
    for (let length = 9; length < whole.length - 512; length += 211) {
      const found = await refusal(whole.subarray(0, length))
      expect(found.message, `${length} bytes`).toMatch(/^\d+-台账\.xls：[^a-z]*$/)
    }
  })

  test('a file that is too large is not read', async () => {
    const bytes = Buffer.concat([biff(sheet()), Buffer.alloc(64 * 1024 * 1024)])
    expect(await refusal(bytes)).toMatchObject({ code: 'WORKBOOK-LIMIT', message: expect.stringContaining('64 MB') })
  })
})
