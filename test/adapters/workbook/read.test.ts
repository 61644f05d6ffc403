import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import type { Cell, SheetRow } from '../../../src/domain/sheet.ts'
import {
  allRows,
  type Parts,
  pack,
  relationships,
  saved,
  sharedStrings,
  styles,
  workbookParts,
  worksheet,
} from './make-xlsx.ts'

async function read(sheet: string, parts: Parts = {}): Promise<readonly SheetRow[]> {
  return allRows(await openWorkbook(saved(pack(workbookParts(sheet, parts)))))
}

async function cellsOf(row: string, parts: Parts = {}): Promise<readonly Cell[]> {
  const [first] = await read(worksheet(`<row r="1">${row}</row>`), parts)
  return first?.cells ?? []
}

function number(raw: string, format: string | null = null, isDate = false, dateSystem: 1900 | 1904 = 1900): Cell {
  return { kind: 'number', raw, format, isDate, dateSystem }
}

describe('cell types stay what the file says', () => {
  test.each<[string, string, Cell]>([
    ['number', '<c r="A1"><v>120.50</v></c>', number('120.50')],
    ['ID number as float keeps its digits', '<c r="A1"><v>511502199001011234</v></c>', number('511502199001011234')],
    [
      'exponent kept as written',
      '<c r="A1" t="n"><v> 5.1150219900101126E+17 </v></c>',
      number('5.1150219900101126E+17'),
    ],
    ['broken number', '<c r="A1"><v>12O</v></c>', { kind: 'fault', text: '12O' }],
    ['inline string', '<c r="A1" t="inlineStr"><is><t>张三</t></is></c>', '张三'],
    [
      'rich inline string',
      '<c r="A1" t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></is></c>',
      '张三',
    ],
    ['formula text', '<c r="A1" t="str"><f>A2</f><v>甲</v></c>', '甲'],
    ['boolean', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', value: true }],
    ['error', '<c r="A1" t="e"><v>#REF!</v></c>', { kind: 'fault', text: '#REF!' }],
    ['ISO date', '<c r="A1" t="d"><v>2021-01-01</v></c>', { kind: 'iso-date', text: '2021-01-01' }],
    ['formula with result', '<c r="A1"><f>SUM(A2:A3)</f><v>240</v></c>', number('240')],
    ['formula without result', '<c r="A1"><f>SUM(A2:A3)</f></c>', { kind: 'fault', text: '=SUM(A2:A3)' }],
    ['formula with an empty result', '<c r="A1"><f>SUM(A2:A3)</f><v/></c>', { kind: 'fault', text: '=SUM(A2:A3)' }],
    ['escaped characters', '<c r="A1" t="inlineStr"><is><t>甲_x000D_乙_x005F_x000D_</t></is></c>', '甲\r乙_x000D_'],
    ['CDATA and entities', '<c r="A1" t="inlineStr"><is><t>&#24207;<![CDATA[<号>]]>&amp;</t></is></c>', '序<号>&'],
  ])('%s', async (_, xml, expected) => {
    expect(await cellsOf(xml)).toEqual([expected])
  })

  test('formula with an empty text result is blank', async () => {
    expect(await cellsOf('<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>')).toEqual([null, number('1')])
  })

  test('shared strings, rich text and phonetic guides', async () => {
    const table = sharedStrings(
      '<t>一</t>',
      '<r><t>人民</t></r><r><t xml:space="preserve"> 调解</t></r><rPh sb="0" eb="2"><t>ren</t></rPh>',
      '<t/>',
      `<t>${'长'.repeat(300)}</t>`,
    )
    const row = [0, 1, 2, 3, 1].map((index, column) => `<c r="${'ABCDE'[column]}1" t="s"><v>${index}</v></c>`).join('')
    const cells = await cellsOf(row, { 'xl/sharedStrings.xml': table })
    expect(cells).toEqual(['一', '人民 调解', null, '长'.repeat(300), '人民 调解'])
  })
})

describe('dates', () => {
  test.each<[number | string, boolean]>([
    [0, false],
    [1, false],
    [4, false],
    [9, false],
    [10, false],
    [13, false],
    [14, true],
    [17, true],
    [22, true],
    [27, true],
    [31, true],
    [36, true],
    [37, false],
    [45, true],
    [47, true],
    [48, false],
    [49, false],
    [50, true],
    [58, true],
    [59, false],
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['yyyy年m月d日', true],
    ['[$-804]aaaa', false],
    ['[Red]#,##0.00', false],
    ['#,##0.00"元/day"', false],
    ['0\\d', false],
    ['G/通用格式', false],
    ['[h]:mm', true],
    ['0.00_d', false],
    ['[DBNum1]上午/下午h"时"', true],
    ['#,##0;[Red]-#,##0', false],
    ['m/d', true],
    ['General', false],
  ])('format %s shows a date: %s', async (format, isDate) => {
    const [cell] = await cellsOf('<c r="A1" s="0"><v>42980</v></c>', { 'xl/styles.xml': styles([format]) })
    expect(cell).toMatchObject({ kind: 'number', raw: '42980', isDate })
  })

  test.each(['1', 'true'])('date1904="%s" is told, and an extension cannot take it back', async (value) => {
    const workbook = `<workbook xmlns:r="r"><workbookPr date1904="${value}"/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets><extLst><ext><x15:workbookPr date1904="0"/></ext></extLst></workbook>`
    const [cell] = await cellsOf('<c r="A1"><v>1</v></c>', { 'xl/workbook.xml': workbook })
    expect(cell).toMatchObject({ dateSystem: 1904 })
  })
})

describe('rows', () => {
  test('missing row and cell references are counted on', async () => {
    const rows = await read(
      worksheet(
        '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="7"><c><v>7</v></c></row><row><c><v>8</v></c></row>',
      ),
    )
    expect(
      rows.map(({ row, cells }) => [
        row,
        cells.map((cell) => (cell !== null && typeof cell === 'object' && 'raw' in cell ? cell.raw : cell)),
      ]),
    ).toEqual([
      [1, ['1', null, null, '4', '5']],
      [7, ['7']],
      [8, ['8']],
    ])
  })

  test('blank rows are left out and their numbers kept; hidden rows are told', async () => {
    const rows = await read(
      worksheet('<row r="2"><c r="A2" s="1"/></row><row r="5" hidden="1"><c r="A5"><v>5</v></c></row>'),
    )
    expect(rows).toEqual([{ row: 5, hidden: true, cells: [number('5')] }])
  })

  test('batches of some 500 rows, as often as asked', async () => {
    const xml = worksheet(
      Array.from(
        { length: 2600 },
        (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index + 1}</v></c></row>`,
      ).join(''),
    )
    const file = await openWorkbook(saved(pack(workbookParts(xml))))
    const sizes: number[] = []
    for await (const batch of file.rows(0)) sizes.push(batch.length)
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(2600)
    expect((await allRows(file)).at(-1)?.row).toBe(2600)
  })

  test('a reader that stops early leaves no file open', async () => {
    const xml = worksheet(Array.from({ length: 5000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join(''))
    const file = await openWorkbook(saved(pack(workbookParts(xml))))
    for await (const batch of file.rows(0)) {
      expect(batch.length).toBeGreaterThan(0)
      break
    }
    expect(await allRows(file)).toHaveLength(5000)
  })
})

describe('merged cells', () => {
  test('an amount merged over three rows is one amount and two covered cells', async () => {
    const rows = await read(
      worksheet(
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>120</v></c></row><row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>99</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>',
        '<mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>',
      ),
    )
    const covered = { kind: 'covered', row: 2, column: 1, master: number('120') }
    expect(rows.map(({ cells }) => cells[1])).toEqual([number('120'), covered, covered])
  })

  test('a header merged to the right edge is told for each column', async () => {
    const rows = await read(
      worksheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>调解</t></is></c></row>',
        '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
      ),
    )
    const covered = { kind: 'covered', row: 1, column: 0, master: '调解' }
    expect(rows[0]?.cells).toEqual(['调解', covered, covered])
  })

  test('a merge whose first cell is empty is empty, as on the screen', async () => {
    const rows = await read(
      worksheet(
        '<row r="1"><c r="B1"><v>5</v></c><c r="C1"><v>6</v></c></row>',
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      ),
    )
    expect(rows[0]?.cells).toEqual([null, null, number('6')])
  })

  test('a merge over the whole sheet is never spread out', async () => {
    const rows = await read(
      worksheet(
        '<row r="1"><c r="A1"><v>5</v></c></row><row r="900000"><c r="A900000"><v>6</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    )
    expect(rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 256],
      [900000, 256],
    ])
  })

  test('the end of the rows is found wherever the unpacked pieces meet', async () => {
    const merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    const rows = '<row r="1"><c r="A1"><v>5</v></c></row>'
    const end = worksheet(rows).indexOf('</sheetData>')
    for (let split = 0; split <= 14; split++) {
      const padding = ' '.repeat(65_536 - end - split)
      const [row] = await read(worksheet(rows + padding, merge))
      expect(row?.cells, `${split} characters before the meeting`).toHaveLength(2)
    }
  })

  test('text that only looks like the end of the rows misleads nobody', async () => {
    const rows = await read(
      worksheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>]]></t></is></c><c r="B1"><v>2</v></c></row>',
      ),
    )
    expect(rows[0]?.cells[1]).toEqual(number('2'))
  })
})

describe('unusual packages', () => {
  test('namespace prefixes', async () => {
    const parts: Parts = {
      '_rels/.rels':
        '<p:Relationships xmlns:p="x"><p:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/XL/Workbook.xml"/></p:Relationships>',
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="甲" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>',
    }
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    expect((await read(sheet, parts)).map(({ cells }) => cells)).toEqual([
      [number('1')],
      [{ kind: 'covered', row: 1, column: 0, master: number('1') }, '甲'],
    ])
  })

  test('unusual part names, backslashes in the zip, UTF-16', async () => {
    const sheet = worksheet('<row><c><v>7</v></c></row>').replace('encoding="UTF-8"', 'encoding="UTF-16"')
    const parts: Parts = {
      '_rels/.rels': relationships([['r', 'officeDocument', 'book/main.xml']]),
      'book/main.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" state="veryHidden" r:id="s"/></sheets></workbook>',
      'book\\_rels\\main.xml.rels': relationships([['s', 'worksheet', '../data/One.xml']]),
      'DATA/one.xml': Buffer.from(`\uFEFF${sheet}`, 'utf16le'),
    }
    const file = await openWorkbook(saved(pack(parts)))
    expect(file.sheets).toEqual([{ name: '甲', hidden: true }])
    expect((await allRows(file)).map(({ cells }) => cells)).toEqual([[number('7')]])
  })

  test('a workbook with macros, pictures, comments and drop-downs is read as its cells', async () => {
    const type = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    const parts: Parts = {
      '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
      'xl/vbaProject.bin': Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      'xl/media/image1.png': 'x',
      'xl/comments1.xml':
        '<comments><commentList><comment ref="A1"><text><t>批注</t></text></comment></commentList></comments>',
    }
    const after =
      '<dataValidations><dataValidation sqref="A1"><formula1>"是,否"</formula1></dataValidation></dataValidations>'
    const file = await openWorkbook(
      saved(pack(workbookParts(worksheet('<row><c><v>7</v></c></row>', after), parts)), 'a.xlsm'),
    )
    expect((await allRows(file)).map(({ cells }) => cells)).toEqual([[number('7')]])
  })

  test('chart sheets are no sheets; hidden ones are told', async () => {
    const parts: Parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="图" sheetId="1" r:id="rId9"/><sheet name="数据" sheetId="2" state="hidden" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId9', 'chartsheet', 'chartsheets/sheet1.xml'],
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ]),
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
    }
    const file = await openWorkbook(saved(pack(workbookParts(worksheet(''), parts))))
    expect(file.sheets).toEqual([{ name: '数据', hidden: true }])
    expect(file).toMatchObject({ kind: 'xlsx', encoding: null })
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(await allRows(file)).toEqual([])
  })
})
