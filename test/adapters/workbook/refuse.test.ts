import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import {
  allRows,
  type Parts,
  pack,
  relationships,
  saved,
  sharedStrings,
  workbookParts,
  worksheet,
} from './make-xlsx.ts'

async function readAll(bytes: Uint8Array, name?: string): Promise<void> {
  const file = await openWorkbook(saved(bytes, name))
  for (const index of file.sheets.keys()) await allRows(file, index)
}

async function refusal(bytes: Uint8Array, name?: string): Promise<{ code: string; message: string }> {
  try {
    await readAll(bytes, name)
  } catch (error) {
    if (isAppError(error)) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('the file was read')
}

const withParts = (parts: Parts) => pack(workbookParts(worksheet('<row><c><v>1</v></c></row>'), parts))
const ofSheet = (rows: string, after?: string) => pack(workbookParts(worksheet(rows, after)))
const DTD = '<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

describe('unsafe or damaged content is refused with one sentence', () => {
  test.each<[string, Uint8Array, string]>([
    ['DTD in a sheet', pack(workbookParts(`${DTD}<worksheet><sheetData/></worksheet>`)), 'WORKBOOK-UNSAFE'],
    ['DTD in the workbook', withParts({ 'xl/workbook.xml': `${DTD}<workbook/>` }), 'WORKBOOK-UNSAFE'],
    ['undeclared entity', ofSheet('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>'), 'WORKBOOK-DAMAGED'],
    ['path out of the zip', withParts({ '../evil.xml': 'x' }), 'WORKBOOK-UNSAFE'],
    ['absolute path', withParts({ '/etc/passwd': 'x' }), 'WORKBOOK-UNSAFE'],
    ['drive path', withParts({ 'C:\\evil.xml': 'x' }), 'WORKBOOK-UNSAFE'],
    ['names that differ by case only', withParts({ 'XL/worksheets/Sheet1.xml': worksheet('') }), 'WORKBOOK-UNSAFE'],
    [
      'sheet part missing',
      withParts({ 'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', 'gone.xml']]) }),
      'WORKBOOK-DAMAGED',
    ],
    ['no worksheet', withParts({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), 'WORKBOOK-NO-SHEET'],
    ['broken XML', pack(workbookParts('<worksheet><sheetData><row></sheetData></worksheet>')), 'WORKBOOK-DAMAGED'],
    ['XML that stops', pack(workbookParts('<worksheet><sheetData><row r="1">')), 'WORKBOOK-DAMAGED'],
    ['GBK inside', pack(workbookParts('<?xml version="1.0" encoding="GBK"?><worksheet/>')), 'WORKBOOK-DAMAGED'],
    [
      'bytes that are no UTF-8',
      withParts({ 'xl/worksheets/sheet1.xml': Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1') }),
      'WORKBOOK-DAMAGED',
    ],
    ['shared string that is not there', ofSheet('<row><c t="s"><v>3</v></c></row>'), 'WORKBOOK-DAMAGED'],
    ['row twice', ofSheet('<row r="3"/><row r="3"/>'), 'WORKBOOK-DAMAGED'],
    ['cell of another row', ofSheet('<row r="3"><c r="A4"><v>1</v></c></row>'), 'WORKBOOK-DAMAGED'],
    ['cell twice', ofSheet('<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>'), 'WORKBOOK-DAMAGED'],
    [
      'overlapping merges',
      ofSheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:C1"/></mergeCells>',
      ),
      'WORKBOOK-DAMAGED',
    ],
    [
      'merges before the rows',
      pack(workbookParts('<worksheet><mergeCells><mergeCell ref="A1:B1"/></mergeCells><sheetData/></worksheet>')),
      'WORKBOOK-DAMAGED',
    ],
  ])('%s', async (_, bytes, code) => {
    const { code: found, message } = await refusal(bytes)
    expect({ code: found, chinese: /[\u4e00-\u9fff]/.test(message) }).toEqual({ code, chinese: true })
  })
})

describe('limits', () => {
  const manyRows = (xml: string, count: number) => xml.repeat(count)
  test.each<[string, () => Uint8Array, RegExp]>([
    ['row 999999999', () => ofSheet('<row r="999999999"><c><v>1</v></c></row>'), /行号 999999999/],
    ['row 1048577 by counting on', () => ofSheet('<row r="1048576"/><row/>'), /行号 1048577/],
    ['column XFE', () => ofSheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'), /XFE1/],
    ['column ZZZZ', () => ofSheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), /ZZZZ1/],
    ['cells beyond XFD by counting on', () => ofSheet('<row r="1"><c r="XFD1"/><c/></row>'), /超过 16384 列/],
    [
      'merge beyond the sheet',
      () => ofSheet('', '<mergeCells><mergeCell ref="A1:XFE9"/></mergeCells>'),
      /合并单元格超出/,
    ],
    [
      'too many merges',
      () => ofSheet('', `<mergeCells>${manyRows('<mergeCell ref="A1:B1"/>', 100_001)}</mergeCells>`),
      /合并单元格超过/,
    ],
    [
      'a very long cell',
      () => ofSheet(`<row><c t="inlineStr"><is><t>${'长'.repeat(100_001)}</t></is></c></row>`),
      /A1 的文字超过/,
    ],
    [
      'a very long shared string',
      () => withParts({ 'xl/sharedStrings.xml': sharedStrings(`<t>${'长'.repeat(100_001)}</t>`) }),
      /文字超过/,
    ],
    [
      'too many sheets',
      () =>
        withParts({
          'xl/workbook.xml': `<workbook><sheets>${manyRows('<sheet name="a" r:id="rId1"/>', 1001)}</sheets></workbook>`,
        }),
      /工作表超过/,
    ],
    ['XML nested deep', () => ofSheet(manyRows('<a>', 70) + manyRows('</a>', 70)), /层次超过/],
    [
      'rows that all reach far right',
      () =>
        ofSheet(
          Array.from({ length: 6200 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join(
            '',
          ),
        ),
      /单元格超过/,
    ],
  ])('%s', async (_, bytes, message) => {
    const found = await refusal(bytes())
    expect(found.code).toBe('WORKBOOK-LIMIT')
    expect(found.message).toMatch(message)
  })

  test('a bomb is refused by its directory, before it is unpacked', async () => {
    const bytes = pack(workbookParts(`<worksheet>${' '.repeat(40_000_000)}</worksheet>`))
    expect(bytes.length).toBeLessThan(100_000)
    expect(await refusal(bytes)).toMatchObject({ code: 'WORKBOOK-LIMIT' })
  })

  test('a bomb whose directory lies about its size is stopped at that size', async () => {
    const bytes = Buffer.from(pack(workbookParts(worksheet(`<row><c><v>1</v></c></row>${' '.repeat(40_000_000)}`))))
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    expect(bytes.readUInt32LE(entry)).toBe(0x02014b50)
    bytes.writeUInt32LE(5000, entry + 24)
    expect(await refusal(bytes)).toMatchObject({ code: 'WORKBOOK-DAMAGED' })
  })

  test('drop-downs and formats over the whole sheet are not looked at', async () => {
    const extras =
      '<conditionalFormatting sqref="A1:XFD1048576"/><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'
    await expect(readAll(ofSheet('<row><c><v>1</v></c></row>', extras))).resolves.toBeUndefined()
  })
})

describe('files that are no workbook', () => {
  test.each<[string, Uint8Array, string, RegExp]>([
    ['空.xlsx', new Uint8Array(0), 'FILE-EMPTY', /0 字节/],
    [
      '旧.xlsx',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le')]),
      'FILE-KIND',
      /另存为 .xlsx/,
    ],
    [
      '密.xlsx',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      'FILE-ENCRYPTED',
      /文件已加密/,
    ],
    ['网页.xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'FILE-KIND', /网页表格/],
    ['文本.xlsx', Buffer.from('案号,金额\n1,2\n'), 'FILE-KIND', /\.csv/],
    ['包.xlsx', pack({ 'a.txt': 'a' }), 'FILE-KIND', /压缩包/],
    [
      '文档.xlsx',
      pack({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }),
      'FILE-KIND',
      /不是表格/,
    ],
  ])('%s', async (name, bytes, code, message) => {
    const found = await refusal(bytes, name)
    expect(found.code).toBe(code)
    expect(found.message).toMatch(message)
  })

  test('missing file and folder', async () => {
    await expect(openWorkbook('/nowhere/台账.xlsx')).rejects.toMatchObject({
      code: 'FILE-UNREADABLE',
      message: '台账.xlsx：找不到文件',
    })
    await expect(openWorkbook('/')).rejects.toMatchObject({ code: 'FILE-UNREADABLE' })
  })

  test('a file that changes between opening and reading', async () => {
    const path = saved(ofSheet('<row><c><v>1</v></c></row>'))
    const file = await openWorkbook(path)
    expect(file.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
    writeFileSync(path, ofSheet('<row><c><v>2222</v></c></row>'))
    await expect(allRows(file)).rejects.toMatchObject({ code: 'FILE-CHANGED' })
  })
})

describe('damage of any kind settles', () => {
  const whole = pack(
    workbookParts(
      worksheet(Array.from({ length: 300 }, (_, row) => `<row><c><v>${row * 7919}</v></c></row>`).join('')),
    ),
  )

  test('a digit changed inside the zip does not pass: the checksum tells', async () => {
    const bytes = Buffer.from(pack(workbookParts(worksheet('<row><c><v>12000</v></c></row>')), { level: 0 }))
    bytes.write('92000', bytes.indexOf('12000'))
    expect(await refusal(bytes)).toMatchObject({ code: 'WORKBOOK-DAMAGED', message: expect.stringContaining('校验和') })
  })

  test('every truncation is refused', async () => {
    for (let length = 1; length < whole.length; length += 37) {
      const { message } = await refusal(whole.slice(0, length))
      // What a library says in English stays off the screen.
      expect(message, `${length} bytes`).not.toMatch(/[a-z]{3,} [a-z]{3,}/i)
    }
  })

  test('a changed byte is refused or harmless, and never an error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Uint8Array.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ change
        const fault: unknown = await readAll(bytes).catch((error: unknown) => error)
        expect(fault === undefined || isAppError(fault), String(fault)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
