// Tables in XML: Excel 2003 and OpenDocument. Numbers stay digits, dates stay ISO text, nothing is guessed from its look.
import { describe, expect, test } from 'vitest'
import { type LegacyKind, openLegacyTable } from '../../../src/adapters/legacy-table/open.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import { allRows, pack, saved } from '../workbook/make-xlsx.ts'

const open = (content: string | Uint8Array, kind: LegacyKind) =>
  openLegacyTable(saved(typeof content === 'string' ? Buffer.from(content) : content, '表.xml'), kind)
const rowsOf = async (content: string | Uint8Array, kind: LegacyKind, index = 0) =>
  allRows(await open(content, kind), index)

async function refusal(content: string | Uint8Array, kind: LegacyKind) {
  try {
    await rowsOf(content, kind)
  } catch (error) {
    if (isAppError(error)) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('the file was read')
}

const number = (raw: string, format: string | null = null, isDate = false, dateSystem = 1900) => ({
  kind: 'number',
  raw,
  format,
  isDate,
  dateSystem,
})

describe('Excel 2003 XML', () => {
  const NAMES =
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"'
  const book = (rows: string, extra = '', after = '') =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook ${NAMES}>${extra}<Worksheet ss:Name="台账"><Table>${rows}</Table>${after}</Worksheet></Workbook>`
  const data = (type: string, text: string, attributes = '') =>
    `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`
  const cellsOf = async (rows: string, extra = '') =>
    (await rowsOf(book(rows, extra), 'xml-2003')).map(({ cells }) => cells)

  test('types, and formats by style, row style and parent', async () => {
    const styles = `<Styles><Style ss:ID="Default"><NumberFormat/></Style><Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d;@"/></Style>
      <Style ss:ID="e" ss:Parent="d"/><Style ss:ID="n"><NumberFormat ss:Format="Scientific"/></Style><Style ss:ID="s"><NumberFormat ss:Format="Short Date"/></Style></Styles>`
    const rows = `<Row ss:StyleID="s">${data('String', '511502199001010014')}${data('Number', '511502199001010014', 'ss:StyleID="n"')}${data('DateTime', '2017-09-03T00:00:00.000')}
      ${data('Boolean', '1')}${data('Error', '#REF!')}<Cell/>${data('Number', '42992', 'ss:StyleID="e"')}${data('Number', '42992')}<Cell ss:Formula="=R1C1"/></Row>`
    expect(await cellsOf(rows, styles)).toEqual([
      [
        '511502199001010014',
        number('511502199001010014', '0.00E+00'),
        { kind: 'iso-date', text: '2017-09-03T00:00:00.000' },
        { kind: 'boolean', value: true },
        { kind: 'fault', text: '#REF!' },
        null,
        number('42992', 'yyyy/m/d;@', true),
        number('42992', 'yyyy/m/d', true),
        { kind: 'fault', text: '=R1C1' },
      ],
    ])
  })

  test('rich text, comments, line feeds', async () => {
    const rows = `<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">张<B>三</B>&#10;李四</ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>`
    expect(await cellsOf(rows)).toEqual([['张三\n李四']])
  })

  test('indexes, spans, hidden rows, merges', async () => {
    const rows = `<Row ss:Index="3">${data('String', '甲', 'ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"')}${data('String', '乙')}</Row>
      <Row ss:Hidden="1">${data('String', '丙', 'ss:Index="4"')}</Row><Row ss:Span="2"/><Row>${data('String', '丁')}</Row>`
    const covered = { kind: 'covered', row: 3, column: 1, master: '甲' }
    expect(await rowsOf(book(rows), 'xml-2003')).toEqual([
      { row: 3, cells: [null, '甲', covered, '乙'] },
      { row: 4, hidden: true, cells: [null, covered, covered, '丙'] },
      { row: 8, cells: ['丁'] },
    ])
  })

  test('1904, hidden sheets, any prefix, GBK', async () => {
    const extra = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>'
    const after =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    const file = await open(book(`<Row>${data('Number', '1')}</Row>`, extra, after), 'xml-2003')
    expect(file.sheets).toEqual([{ name: '台账', hidden: true }])
    expect((await allRows(file))[0]?.cells).toEqual([number('1', null, false, 1904)])
    const other = Buffer.concat([
      Buffer.from(
        '<?xml version="1.0" encoding="gb2312"?><o:Workbook xmlns:o="urn:x"><o:Worksheet o:Name="a"><o:Table><o:Row><o:Cell o:Index="2"><o:Data o:Type="String">',
      ),
      Buffer.from([0xb0, 0xb8, 0xba, 0xc5]),
      Buffer.from('</o:Data></o:Cell></o:Row></o:Table></o:Worksheet></o:Workbook>'),
    ])
    const gbk = await open(other, 'xml-2003')
    expect([gbk.encoding, (await allRows(gbk))[0]?.cells]).toEqual(['gb18030', [null, '案号']])
  })

  test.each([
    [
      'entities that grow',
      book('').replace('<Workbook', '<!DOCTYPE a [<!ENTITY a "aaaa">]><Workbook'),
      'WORKBOOK-UNSAFE',
    ],
    ['XML that stops', book(`<Row>${data('String', '甲')}</Row>`).slice(0, -30), 'WORKBOOK-DAMAGED'],
    ['a bare &', book(`<Row>${data('String', 'a & b')}</Row>`), 'WORKBOOK-DAMAGED'],
    ['rows out of order', book('<Row ss:Index="3"/><Row ss:Index="2"/>'), 'WORKBOOK-DAMAGED'],
    ['a row number that is none', book('<Row ss:Index="x"/>'), 'WORKBOOK-DAMAGED'],
    ['a row beyond the sheet', book('<Row ss:Index="1048577"/>'), 'WORKBOOK-LIMIT'],
    ['a column beyond the sheet', book(`<Row>${data('String', '甲', 'ss:Index="16385"')}</Row>`), 'WORKBOOK-LIMIT'],
    ['private use', book(`<Row>${data('String', '王&#xE863;')}</Row>`), 'TEXT-LOST'],
    ['no sheet', '<Workbook/>', 'WORKBOOK-NO-SHEET'],
  ])('%s is refused', async (_, text, code) => {
    expect(await refusal(text, 'xml-2003')).toMatchObject({
      code,
      message: expect.stringMatching(/\p{Script=Han}{4}/u),
    })
  })
})

describe('OpenDocument', () => {
  const NAMES =
    'xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:style="urn:s" xmlns:draw="urn:d" xmlns:calcext="urn:c"'
  const content = (rows: string, styles = '', table = 'table:name="台账"') =>
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table ${table}>${rows}</table:table></office:spreadsheet></office:body></office:document-content>`
  const flat = (rows: string, styles = '', table?: string) =>
    content(rows, styles, table).replaceAll('document-content', 'document')
  const text = (value: string, attributes = '') =>
    `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`
  const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
  const cellsOf = async (rows: string) => (await rowsOf(flat(rows), 'fods')).map(({ cells }) => cells)

  test('types', async () => {
    const cell = (attributes: string, shown: string) =>
      `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`
    const cells = [
      text('511502199001010014'),
      cell('office:value-type="float" office:value="511502199001010000"', '5.11502E+17'),
      cell('office:value-type="currency" office:currency="CNY" office:value="108000.5"', '￥108,000.50'),
      cell('office:value-type="date" office:date-value="2017-09-03"', '3.9.17'),
      cell('office:value-type="boolean" office:boolean-value="false"', '假'),
      cell('office:value-type="string" calcext:value-type="error"', '#REF!'),
      cell('office:value-type="float" office:value="1,5"', '1,5'),
      '<table:table-cell table:formula="of:=1+1"/>',
      '<table:table-cell office:value-type="string" office:string-value="甲"/>',
    ]
    expect(await cellsOf(row(cells.join('')))).toEqual([
      [
        '511502199001010014',
        number('511502199001010000'),
        number('108000.5'),
        { kind: 'iso-date', text: '2017-09-03' },
        { kind: 'boolean', value: false },
        { kind: 'fault', text: '#REF!' },
        { kind: 'fault', text: '1,5' },
        { kind: 'fault', text: 'of:=1+1' },
        '甲',
      ],
    ])
  })

  test('paragraphs, breaks, spaces, links; not notes and drawings', async () => {
    const cell = `<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>张<text:span>三</text:span>
      <text:s text:c="2"/>丰<text:line-break/><text:a>李</text:a></text:p><text:p>王五</text:p><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame></table:table-cell>`
    expect(await cellsOf(row(cell))).toEqual([['张三   丰\n李\n王五']])
  })

  test('repeated rows and cells, merges, hidden and filtered rows, hidden sheets', async () => {
    const rows = [
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="2"'),
      row(
        text('甲', 'table:number-columns-spanned="2" table:number-rows-spanned="2"') +
          '<table:covered-table-cell/>' +
          text('乙', 'table:number-columns-repeated="2"'),
      ),
      row(`<table:covered-table-cell table:number-columns-repeated="2"/>${text('丙')}`, 'table:visibility="filter"'),
      `<table:table-row-group>${row(text('丁'), 'table:visibility="collapse" table:number-rows-repeated="2"')}</table:table-row-group>`,
      row('<table:table-cell/>', 'table:number-rows-repeated="1048570"'),
    ].join('')
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const file = await open(flat(rows, styles, 'table:name="台账" table:style-name="ta1"'), 'fods')
    const covered = { kind: 'covered', row: 3, column: 0, master: '甲' }
    expect(file.sheets).toEqual([{ name: '台账', hidden: true }])
    expect(await allRows(file)).toEqual([
      { row: 3, cells: ['甲', covered, '乙', '乙'] },
      { row: 4, hidden: true, cells: [covered, covered, '丙'] },
      { row: 5, hidden: true, cells: ['丁'] },
      { row: 6, hidden: true, cells: ['丁'] },
    ])
  })

  const packed = (parts: Record<string, string>) =>
    pack({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', ...parts })

  test('in its package', async () => {
    const file = await open(packed({ 'content.xml': content(row(text('甲'))) }), 'ods')
    expect([file.kind, await allRows(file)]).toEqual(['ods', [{ row: 1, cells: ['甲'] }]])
  })

  test.each<[string, Uint8Array, string]>([
    [
      'a password',
      packed({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
      'FILE-ENCRYPTED',
    ],
    ['no content', packed({}), 'WORKBOOK-DAMAGED'],
    ['a bomb', packed({ 'content.xml': content(' '.repeat(40_000_000)) }), 'WORKBOOK-LIMIT'],
    ['a truncated package', packed({ 'content.xml': content('') }).slice(0, -40), 'WORKBOOK-DAMAGED'],
    [
      'cells repeated beyond the sheet',
      packed({ 'content.xml': content(row(text('甲', 'table:number-columns-repeated="999999"'))) }),
      'WORKBOOK-LIMIT',
    ],
    [
      'rows repeated beyond the sheet',
      packed({ 'content.xml': content(row(text('甲'), 'table:number-rows-repeated="9999999"')) }),
      'WORKBOOK-LIMIT',
    ],
    [
      'entities',
      packed({ 'content.xml': content('').replace('<office', '<!DOCTYPE a [<!ENTITY b "c">]><office') }),
      'WORKBOOK-UNSAFE',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusal(bytes, 'ods')).toMatchObject({
      code,
      message: expect.stringMatching(/\p{Script=Han}{4}/u),
    })
  })
})
