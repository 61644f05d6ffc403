// The one entrance: a file is what it holds, whatever it is called; a name that says otherwise is told; a file without a
// cell, and damage of any kind, end in one sentence.
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRow, openSheetFile } from '../../../src/cli/open-sheet.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import { allRows, pack, relationships, saved, workbookParts, worksheet } from '../workbook/make-xlsx.ts'
import { biff, biffStream, cells } from './make-biff.ts'

const XLSX = pack(workbookParts(worksheet('<row><c t="inlineStr"><is><t>案号</t></is></c><c><v>1</v></c></row>')))
const XLS = biff({ sheets: [{ name: '台账', body: [cells.label(0, 0, '案号'), cells.number(0, 1, 1)] }] })
const HTML = Buffer.from('<html><table><tr><td>案号<td>1</table></html>')
const MHTML = Buffer.from(`MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${HTML}`)
const XML = Buffer.from(
  '<?xml version="1.0"?><Workbook xmlns:ss="urn:s"><Worksheet ss:Name="台账"><Table><Row><Cell><Data ss:Type="String">案号</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>',
)
const FODS = Buffer.from(
  '<?xml version="1.0"?><office:document xmlns:office="urn:o"><office:body><office:spreadsheet><table:table table:name="台账"><table:table-row><table:table-cell office:value-type="string"><text:p>案号</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>',
)
const ODS = pack({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml': FODS.toString().replaceAll('office:document', 'office:document-content'),
})
const CSV = Buffer.from('案号,1\n')

const renamed = (extension: string, is: string, readAs: string) => [
  `文件名是 ${extension}，实际是${is}，已按${readAs}读取`,
]

describe('kind by content', () => {
  test.each<[string, Uint8Array, string, readonly string[] | undefined]>([
    ['a.xlsx', XLSX, 'xlsx', undefined],
    ['a.xlsm', XLSX, 'xlsx', undefined],
    ['a.ET', XLSX, 'xlsx', undefined],
    ['a.xls', XLSX, 'xlsx', renamed('.xls', '新版工作簿（.xlsx）', '工作簿')],
    ['a.csv', XLSX, 'xlsx', renamed('.csv', '新版工作簿（.xlsx）', '工作簿')],
    ['a.xls', XLS, 'xls', undefined],
    ['a.et', XLS, 'xls', undefined],
    ['a.xlsx', XLS, 'xls', renamed('.xlsx', '旧版工作簿（.xls）', '工作簿')],
    ['a.xls', HTML, 'html', renamed('.xls', '网页表格（HTML）', '网页表格')],
    ['a.htm', HTML, 'html', undefined],
    ['a.xls', MHTML, 'html', renamed('.xls', '单个文件网页（MHTML）', '网页表格')],
    ['a.xls', XML, 'xml-2003', renamed('.xls', 'XML 表格（Excel 2003 格式）', 'XML 表格')],
    ['a.xml', XML, 'xml-2003', undefined],
    ['a.ods', ODS, 'ods', undefined],
    ['a.xlsx', ODS, 'ods', renamed('.xlsx', 'OpenDocument 表格（.ods）', 'OpenDocument 表格')],
    ['a.fods', FODS, 'ods', undefined],
    ['a.xls', CSV, 'csv', renamed('.xls', '文本表格（csv）', '文本表格')],
    ['a.txt', CSV, 'csv', undefined],
    ['a', CSV, 'csv', undefined],
    ['台账.2017年', HTML, 'html', undefined],
  ])('%s', async (name, bytes, kind, notices) => {
    const file = await openSheetFile(saved(bytes, name))
    expect([file.kind, file.notices]).toEqual([kind, notices])
    const one = kind === 'csv' || kind === 'html' ? '1' : { kind: 'number', raw: '1' }
    expect(await allRows(file)).toMatchObject([{ row: 1, cells: ['案号', one] }])
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a row can be found again', async () => {
    const file = await openSheetFile(saved(XLS, 'a.xls'))
    expect(await findRow(file, { sheet: '台账', row: 1 })).toMatchObject({ row: 1 })
    expect(await findRow(file, { sheet: '台账', row: 2 })).toBeNull()
    expect(await findRow(file, { sheet: '无', row: 1 })).toBeNull()
  })
})

describe('files without a cell', () => {
  const picture = {
    'xl/worksheets/sheet1.xml': worksheet('<row r="1" ht="200"/>', '<drawing r:id="rId1"/>'),
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([['rId1', 'drawing', '../drawings/drawing1.xml']]),
    'xl/drawings/drawing1.xml': '<wsDr/>',
    'xl/media/image1.png': 'x',
  }
  test.each<[string, string, Uint8Array]>([
    ['only a picture', 'a.xlsx', pack(workbookParts('', picture))],
    ['only styles', 'a.xlsx', pack(workbookParts(worksheet('<row r="1"><c r="A1" s="1"/></row>')))],
    ['an old workbook with nothing', 'a.xls', biff({ sheets: [{ name: '甲', body: [] }] })],
    ['empty lines', 'a.csv', Buffer.from('\n\n,,\n')],
    ['an empty table', 'a.fods', Buffer.from(FODS.toString().replace(/<table:table-row>.*<\/table:table-row>/, ''))],
  ])('%s', async (_, name, bytes) => {
    await expect(openSheetFile(saved(bytes, name))).rejects.toMatchObject({
      code: 'WORKBOOK-BLANK',
      message: expect.stringContaining('没有一个单元格有内容'),
      hint: expect.stringContaining('请'),
    })
  })
})

describe('damage of any kind settles in a sentence', () => {
  const body = Array.from({ length: 40 }, (_, row) => [
    cells.label(row, 0, `第${row}号`),
    cells.number(row, 1, row),
  ]).flat()
  const draft = {
    formats: [[176, 'yyyy-mm-dd']] as const,
    sheets: [{ name: '台账', body: [...body, cells.merges([1, 2, 1, 1])] }],
  }
  const samples: readonly (readonly [string, Uint8Array])[] = [
    ['a.xls', biff(draft)],
    ['bare.xls', biffStream(draft)],
    ['a.html', HTML],
    ['a.mht', MHTML],
    ['a.xml', XML],
    ['a.fods', FODS],
    ['a.ods', ODS],
  ]

  async function outcome(bytes: Uint8Array, name: string): Promise<unknown> {
    try {
      const file = await openSheetFile(saved(bytes, name))
      for (const index of file.sheets.keys()) await allRows(file, index)
      return null
    } catch (error) {
      return error
    }
  }

  test.each(samples)(
    'bytes changed in %s',
    async (name, whole) => {
      const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
          const bytes = Uint8Array.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          const fault = await outcome(bytes, name)
          expect(fault === null || isAppError(fault), String(fault)).toBe(true)
          if (isAppError(fault)) expect(fault.message).toMatch(/\p{Script=Han}{4}/u)
        }),
        { numRuns: 300 },
      )
    },
    30_000,
  )

  test.each(samples)(
    '%s cut short',
    async (name, whole) => {
      const step = Math.max(1, Math.floor(whole.length / 60))
      for (let length = 1; length < whole.length; length += step) {
        const fault = await outcome(whole.slice(0, length), name)
        expect(fault === null || isAppError(fault), `${length} bytes: ${String(fault)}`).toBe(true)
      }
    },
    30_000,
  )
})
