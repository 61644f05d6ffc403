// What real workbooks hold and libraries lose: lists of other sheets, charts, prefixes, the strict namespaces, threads,
// merges, cells that are not there. Each oddity stands on one line; whatever is not marked keeps its bytes.
import { strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { allRows, type Parts, pack, relationships, saved, styles, workbookParts, worksheet } from './make-xlsx.ts'
import { assertWellFormed, differences, mark, marked, partText, reopened, seen, unpacked } from './mark-support.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'xl/worksheets/sheet1.xml'
const RELATED = 'xl/worksheets/_rels/sheet1.xml.rels'
const STYLES = { 'xl/styles.xml': styles([0, 14]) }

const cell = (place: string, more = '', value = '<v>1</v>') => `<c r="${place}"${more}>${value}</c>`

async function markedParts(parts: Parts, marks = [mark('A1', '有误')]) {
  const before = pack(parts)
  const { bytes, extension } = await marked(before, marks)
  assertWellFormed(bytes)
  return { before, bytes, extension, sheet: partText(bytes, SHEET) }
}

describe('the sheet part', () => {
  test('only the style of the marked cell changes, and the drawing comes before the extensions', async () => {
    const validations =
      '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>选项!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A1:A9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>'
    const rows = `<row r="1" spans="1:2">${cell('A1', ' s="1" t="n"')}<!-- <c r="Z9"> --><c r='B1' t="str"><f>A1&amp;">"</f><v> x </v></c></row>\n`
    const text = worksheet(rows, `<drawing r:id="rId1" xmlns:r="${OFFICE}"/>${validations}`)
    const chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    const parts = workbookParts(text, { ...STYLES, 'xl/charts/chart1.xml': chart, 'customXml/item1.xml': '<a/>' })
    const { before, bytes, sheet } = await markedParts(parts)
    const drawing = `<legacyDrawing xmlns:r="${OFFICE}" r:id="rIdNotes1"/>`
    expect(sheet).toBe(text.replace(' s="1" t="n"', ' s="2" t="n"').replace('<extLst>', `${drawing}<extLst>`))
    expect(differences(before, bytes)).toEqual({
      changed: ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', SHEET, 'xl/styles.xml'],
      added: ['xl/comments1.xml', RELATED, 'xl/drawings/vmlDrawing1.vml', 'xl/worksheets/sheet2.xml'],
    })
  })

  test('cells and rows that are not there are put where they belong, as their column or row looks', async () => {
    const cols = '<cols><col min="2" max="3" width="10" style="1"/></cols>'
    const rows = `<row r="2" spans="2:2">${cell('B2')}</row><row r="4" s="1" customFormat="1"/><row r="6"/>`
    const text = worksheet(rows).replace('<sheetData>', `${cols}<sheetData>`)
    const places = ['A2', 'C2', 'C3', 'A4', 'B6', 'D9']
    const { sheet } = await markedParts(
      workbookParts(text, STYLES),
      places.map((place) => mark(place, '缺')),
    )
    const data = /<sheetData>(.*)<\/sheetData>/.exec(sheet)?.[1]
    // Style 2 is that of a cell without any, 3 that of the column and of row 4.
    expect(data).toBe(
      `<row r="2" spans="1:3"><c r="A2" s="2"/>${cell('B2')}<c r="C2" s="3"/></row><row r="3"><c r="C3" s="3"/></row>` +
        '<row r="4" s="1" customFormat="1"><c r="A4" s="3"/></row><row r="6"><c r="B6" s="3"/></row><row r="9"><c r="D9" s="2"/></row>',
    )
  })

  test('a mark on a whole row goes to its first used cell', async () => {
    const rows = `<row r="1"><c r="A1" s="1"/><c r="B1" t="inlineStr"><is><t>x</t></is></c></row><row r="2"><c r="C2"/></row><row r="3"/>`
    const { bytes } = await markedParts(workbookParts(worksheet(rows), STYLES), [
      mark('1', '整行'),
      mark('B1', '此格', 'warning'),
      mark('2', '空行'),
      mark('3', '无格'),
    ])
    const workbook = await reopened(bytes)
    expect(seen(workbook, '台账', 'A1')).toEqual({ fill: null, note: null })
    expect(seen(workbook, '台账', 'B1')).toEqual({ fill: 'FFFFC7CD', note: '【导入问题】\n1. 整行\n2. 此格' })
    expect(seen(workbook, '台账', 'A2').note).toBe('【导入问题】\n空行')
    expect(seen(workbook, '台账', 'A3').note).toBe('【导入问题】\n无格')
  })

  test('a mark under a merge goes to its first cell and says its row', async () => {
    const rows = `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2"><c r="A2"/>${cell('B2')}</row>`
    const text = worksheet(rows, '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>')
    const { bytes, sheet } = await markedParts(workbookParts(text, STYLES), [mark('A2', '重复'), mark('B2', '有误')])
    const workbook = await reopened(bytes)
    expect(seen(workbook, '台账', 'A1').note).toBe('【导入问题】\n第 2 行：重复')
    expect(sheet).toContain('<c r="A2"/>')
  })

  test('rows and cells without addresses are counted', async () => {
    const rows = '<row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>'
    const { sheet } = await markedParts(workbookParts(worksheet(rows), STYLES), [mark('B2', '有误'), mark('C2', '缺')])
    expect(sheet).toContain('<row><c><v>2</v></c><c s="2"><v>3</v></c><c r="C2" s="2"/></row>')
  })

  test('a sheet without any row', async () => {
    const text = worksheet('').replace('<sheetData></sheetData>', '<sheetData/>')
    const { sheet } = await markedParts(workbookParts(text, STYLES))
    expect(sheet).toContain('<sheetData><row r="1"><c r="A1" s="2"/></row></sheetData><legacyDrawing ')
  })

  test('UTF-16 stays UTF-16', async () => {
    const text = worksheet(`<row r="1">${cell('A1')}<c r="B1" t="str"><v>中文</v></c></row>`).replace('UTF-8', 'UTF-16')
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const { bytes: after } = await markedParts({ ...workbookParts(''), ...STYLES, [SHEET]: bytes })
    const part = Buffer.from(unpacked(after).get(SHEET) ?? [])
    expect(part.toString('utf16le')).toContain('\uFEFF<?xml version="1.0" encoding="UTF-16"?>')
    expect(part.toString('utf16le')).toContain('<c r="A1" s="2"><v>1</v></c>')
  })

  test('marks beyond the sheet and of unknown sheets change nothing but the summary', async () => {
    const text = worksheet(`<row r="1">${cell('A1')}</row>`)
    const outside = [mark('A0', 'x'), { ...mark('A1', 'x'), row: 2_000_000 }, mark('A1', 'x', 'refused', '别的表')]
    const { bytes, sheet } = await markedParts(workbookParts(text, STYLES), outside)
    expect(sheet).toBe(text)
    expect(partText(bytes, 'xl/worksheets/sheet2.xml')).toContain('别的表')
  })
})

describe('the workbook part', () => {
  const definition = (views: string) =>
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/>${views}<sheets><sheet name="说明" sheetId="7" r:id="rId9"/><sheet name="台账" sheetId="3" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">台账!$A$1</definedName><definedName name="全局">台账!$B$1</definedName></definedNames></workbook>`
  const parts = (views: string): Parts => ({
    ...workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`), STYLES),
    'xl/worksheets/sheet2.xml': worksheet(''),
    'xl/workbook.xml': definition(views),
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId9', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId2', 'styles', 'styles.xml'],
    ]),
  })

  test('what refers to sheets by position moves on; the active sheet stays active', async () => {
    const { bytes } = await markedParts(parts('<bookViews><workbookView firstSheet="1" activeTab="1"/></bookViews>'))
    const sheet = `<sheet name="导入问题" sheetId="8" xmlns:r="${OFFICE}" r:id="rId3"/>`
    const expected = definition('<bookViews><workbookView firstSheet="0" activeTab="2"/></bookViews>')
    expect(partText(bytes, 'xl/workbook.xml')).toBe(
      expected.replace('<sheets>', `<sheets>${sheet}`).replace('localSheetId="1"', 'localSheetId="2"'),
    )
  })

  test('without a view the first sheet of the clerk stays the active one', async () => {
    const { bytes } = await markedParts(parts(''))
    expect(partText(bytes, 'xl/workbook.xml')).toContain(
      '<workbookPr/><bookViews><workbookView activeTab="1"/></bookViews><sheets>',
    )
  })

  test('a sheet of the clerk’s that is called 导入问题 stays', async () => {
    const clerks = { ...parts(''), 'xl/workbook.xml': definition('').replace('"说明"', '"导入问题"') }
    const { before, bytes } = await markedParts(clerks)
    const file = await openWorkbook(saved(bytes))
    expect(file.sheets.map(({ name }) => name)).toEqual(['导入问题（2）', '导入问题', '台账'])
    expect(differences(before, bytes).changed).not.toContain('xl/worksheets/sheet2.xml')
  })

  test('a workbook with macros says what its name must end in, and keeps them', async () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    const macros = new Uint8Array([1, 2, 3])
    const { bytes, extension } = await markedParts({
      ...parts(''),
      '[Content_Types].xml': types,
      'xl/vbaProject.bin': macros,
    })
    expect(extension).toBe('xlsm')
    expect(unpacked(bytes).get('xl/vbaProject.bin')).toEqual(macros)
  })
})

describe('other spellings of the same format', () => {
  test('prefixes, unusual part names, alternate content', async () => {
    const parts: Parts = {
      '[Content_Types].xml':
        '<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"></t:Types>',
      '_rels/.rels': relationships([['r1', 'officeDocument', '/book/Main.xml']]),
      'book/Main.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:q="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="x15"/></mc:AlternateContent><x:sheets><x:sheet name="台账" sheetId="1" q:id="a"/></x:sheets></x:workbook>`,
      'book/_rels/Main.xml.rels': relationships([
        ['a', 'worksheet', 'Tables/One.xml'],
        ['b', 'styles', '/look/s.xml'],
      ]),
      'book/Tables/One.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>x</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      'look/s.xml': `<x:styleSheet xmlns:x="${MAIN}"><x:cellXfs count='1'><x:xf numFmtId="0"/></x:cellXfs></x:styleSheet>`,
    }
    const { bytes } = await marked(pack(parts), [mark('A1', '有误'), mark('B1', '缺')])
    assertWellFormed(bytes)
    expect(partText(bytes, 'book/Tables/One.xml')).toBe(
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="str" s="1"><x:v>x</x:v></x:c><x:c r="B1" s="1"/></x:row></x:sheetData><x:legacyDrawing xmlns:r="${OFFICE}" r:id="rIdNotes1"/></x:worksheet>`,
    )
    const look = partText(bytes, 'look/s.xml')
    expect(look).toMatch(/^<x:styleSheet [^>]*><x:fonts count="3">.*<x:fills count="\d+">.*<x:borders /)
    expect(look).toContain(`<x:cellXfs count='`)
    const file = await openWorkbook(saved(bytes))
    expect(await allRows(file, 1)).toEqual([{ row: 1, cells: ['x'] }])
  })

  test('strict workbooks stay strict', async () => {
    const strict = (text: string) =>
      text
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    const transitional = workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`), STYLES)
    const parts = Object.fromEntries(Object.entries(transitional).map(([name, text]) => [name, strict(String(text))]))
    const { bytes } = await markedParts(parts)
    for (const [name, content] of unpacked(bytes)) {
      expect(`${name} ${strFromU8(content)}`).not.toContain('schemas.openxmlformats.org/spreadsheetml')
      expect(`${name} ${strFromU8(content)}`).not.toContain('schemas.openxmlformats.org/officeDocument')
    }
  })

  test('a workbook without styles gets some', async () => {
    const { bytes } = await markedParts(workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`)))
    expect(seen(await reopened(bytes), '台账', 'A1').fill).toBe('FFFFC7CD')
  })
})

describe('notes that are there', () => {
  const vml = (rest: string) =>
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="4"/></o:shapelayout>${rest}</xml>`
  const withComments = (comments: string, drawing: string): Parts => ({
    ...workbookParts(
      worksheet(`<row r="1">${cell('A1')}${cell('B1')}</row>`, `<legacyDrawing xmlns:r="${OFFICE}" r:id="rId7"/>`),
      STYLES,
    ),
    [RELATED]: relationships([
      ['rId7', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId8', 'comments', '../comments1.xml'],
    ]),
    'xl/comments1.xml': comments,
    'xl/drawings/vmlDrawing1.vml': drawing,
  })

  test('a thread of comments stays as it is; its cell is coloured', async () => {
    const comments = `<comments xmlns="${MAIN}"><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`
    const { bytes, before } = await markedParts(withComments(comments, vml('')))
    expect(differences(before, bytes).changed).not.toContain('xl/drawings/vmlDrawing1.vml')
    expect(partText(bytes, 'xl/comments1.xml')).toContain('<text><t>[Threaded comment]</t></text>')
    expect(seen(await reopened(bytes), '台账', 'A1').fill).toBe('FFFFC7CD')
  })

  test('a sheet that names a drawing has it, even for threads alone', async () => {
    const comments = `<comments xmlns="${MAIN}"><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>x</t></text></comment></commentList></comments>`
    const { bytes, sheet } = await markedParts({
      ...workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`), STYLES),
      [RELATED]: relationships([['rId8', 'comments', '../comments1.xml']]),
      'xl/comments1.xml': comments,
    })
    expect(sheet).toContain('r:id="rIdNotes1"')
    expect(partText(bytes, RELATED)).toContain('Id="rIdNotes1"')
  })

  test('past ten thousand notes cells are only coloured', async () => {
    const row = `<row r="1">${cell('A1')}</row>`
    const parts: Parts = {
      ...workbookParts(worksheet(row), STYLES),
      'xl/worksheets/sheet2.xml': worksheet(row),
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId3"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'worksheet', 'worksheets/sheet2.xml'],
      ]),
    }
    const many = Array.from({ length: 10_001 }, (_, at) => mark(`A${at + 1}`, '有误'))
    const { bytes } = await markedParts(parts, [...many, mark('A1', '有误', 'refused', '乙')])
    expect(partText(bytes, 'xl/comments1.xml').match(/<comment /g)).toHaveLength(10_000)
    const [, first = ''] = /data="([^"]*)"/.exec(partText(bytes, 'xl/drawings/vmlDrawing1.vml')) ?? []
    expect(first.split(',')).toHaveLength(10)
    expect(partText(bytes, 'xl/worksheets/sheet2.xml')).toContain('<c r="A1" s="2">')
    expect(partText(bytes, 'xl/worksheets/sheet2.xml')).not.toContain('legacyDrawing')
  })

  test('a drawing with controls keeps them, well-formed or not', async () => {
    const control =
      '<v:shape id="_x0000_s4097" type="#_x0000_t201"><v:textbox><font>全选<br></font></v:textbox></v:shape>'
    const parts = withComments(`<comments xmlns="${MAIN}"><authors/><commentList/></comments>`, vml(control))
    const { bytes } = await marked(pack(parts), [mark('B1', '有误')])
    const drawing = partText(bytes, 'xl/drawings/vmlDrawing1.vml')
    expect(drawing).toContain(control)
    expect(drawing).toContain('data="4"')
    expect(drawing).toContain('id="_x0000_s4098"')
    expect(partText(bytes, 'xl/comments1.xml')).toContain('【导入问题】\n有误')
  })
})

describe('what cannot be patched', () => {
  test.each([
    ['a sheet cut short', { [SHEET]: worksheet(`<row r="1">${cell('A1')}</row>`).slice(0, -20) }],
    ['a DTD', { 'xl/styles.xml': `<!DOCTYPE a><styleSheet xmlns="${MAIN}"/>` }],
    [
      'an encoding that is not Unicode',
      { 'xl/styles.xml': `<?xml version="1.0" encoding="GBK"?><styleSheet xmlns="${MAIN}"/>` },
    ],
  ])('%s is said in one sentence', async (_, broken) => {
    const parts = workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`), { ...STYLES, ...broken })
    await expect(marked(pack(parts), [mark('A1', '有误')])).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/^\d+-台账\.xlsx：文件/),
    })
  })

  test('a picture whose checksum is wrong', async () => {
    const parts = workbookParts(worksheet(`<row r="1">${cell('A1')}</row>`), {
      ...STYLES,
      'xl/media/image1.png': new Uint8Array(5000).map((_, index) => (index * index) % 251),
    })
    const bytes = pack(parts)
    const at = Buffer.from(bytes).lastIndexOf('PK\u0001\u0002') + 16
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await expect(marked(bytes, [mark('A1', '有误')])).rejects.toMatchObject({ code: 'WORKBOOK-DAMAGED' })
  })
})
