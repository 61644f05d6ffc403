// Web pages named .xls: tables as web systems, Excel and LibreOffice write them. Cells are text and nothing but text.
import { describe, expect, test } from 'vitest'
import { openLegacyTable } from '../../../src/adapters/legacy-table/open.ts'
import { isAppError } from '../../../src/domain/app-error.ts'
import type { SheetRow } from '../../../src/domain/sheet.ts'
import { allRows, saved } from '../workbook/make-xlsx.ts'

const open = (page: string | Uint8Array, kind: 'html' | 'mhtml' = 'html') =>
  openLegacyTable(saved(typeof page === 'string' ? Buffer.from(page) : page, '导出.xls'), kind)
const rowsOf = async (page: string | Uint8Array, index = 0): Promise<readonly SheetRow[]> =>
  allRows(await open(page), index)
const cellsOf = async (page: string | Uint8Array, index = 0) => (await rowsOf(page, index)).map(({ cells }) => cells)
/** One row with the given cells, and one with two filled ones, which makes it a table of data. */
const table = (cells: string) => `<table><tr>${cells}</tr><tr><td>a<td>b</table>`
const firstRow = async (cells: string) => (await cellsOf(table(cells)))[0]

async function refusal(page: string | Uint8Array, kind: 'html' | 'mhtml' = 'html') {
  try {
    const file = await open(page, kind)
    for (const index of file.sheets.keys()) await allRows(file, index)
  } catch (error) {
    if (isAppError(error)) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('the page was read')
}

describe('cells are text', () => {
  test.each([
    ['an ID', '<td>511502199001010014</td>', ['511502199001010014']],
    ['a format for text', `<td style="mso-number-format:'\\@'">0831</td>`, ['0831']],
    ['a date', '<td>2017-9-3</td>', ['2017-9-3']],
    ['a sum, and what Excel notes beside it', '<td x:num="1234.5">1,234.50</td>', ['1,234.50']],
    ['a value of LibreOffice', '<td sdval="42992" sdnum="2052;0;YYYY-MM-DD">2017-09-14</td>', ['2017-09-14']],
    ['TRUE and a formula', '<td>TRUE</td><td>=1+1</td>', ['TRUE', '=1+1']],
  ])('%s', async (_, cells, expected) => {
    expect(await firstRow(cells)).toEqual(expected)
  })

  test.each([
    ['white space shrinks', '<td>\n  张  三\t李四 \n</td>', ['张 三 李四']],
    ['<br> begins a line', '<td>张三<br>李四<br/>王五<BR></td>', ['张三\n李四\n王五']],
    ['blocks begin a line', '<td><p>甲</p><p>乙</p><div>丙<div>丁</div></div></td>', ['甲\n乙\n丙\n丁']],
    ['inline tags do not', '<td><b>张</b><span class=x>三</span><font color="#000">丰</font></td>', ['张三丰']],
    [
      'named entities',
      '<td>A&amp;B &lt;1&gt; &quot;x&quot; &middot; &mdash; &hellip; &yen;</td>',
      ['A&B <1> "x" · — … ¥'],
    ],
    ['numbers of characters', '<td>&#24352;&#x4E09;&#134071;&#150;</td>', ['张三𠮷–']],
    ['what only looks like an entity', '<td>R&D; &unknown; &copy &#; a&b</td>', ['R&D; &unknown; &copy &#; a&b']],
    ['a space that does not break is blank', '<td>&nbsp;</td><td>&nbsp;甲&nbsp</td>', [null, '甲']],
    ['< that opens no tag', '<td>1 < 2, a<3, x <> y</td>', ['1 < 2, a<3, x <> y']],
    ['comments and conditional comments', '<td><!-- <td>no</td> -->甲<![if !x]>乙<![endif]></td>', ['甲乙']],
    ['scripts and styles', '<td>甲<script>var a="</td><td>";</script><style>td{}</style>乙</td>', ['甲乙']],
    ['> within an attribute', `<td title="a>b" alt='c>d'>甲</td>`, ['甲']],
    ['an apostrophe in a bare attribute', `<td title=O'Brien>甲</td><td>乙</td>`, ['甲', '乙']],
    ['notes of LibreOffice', '<td>甲<a class="comment-indicator"></a><comment>批注</comment></td>', ['甲']],
  ])('%s', async (_, cells, expected) => {
    expect(await firstRow(cells)).toEqual(expected)
  })
})

describe('rows and columns', () => {
  test('end tags that are missing, upper case, row groups', async () => {
    const page = '<TABLE><THEAD><TR><TH>案号<TH>金额<TBODY><TR><TD>1<TD>2<TR><TD>3<TD>4</TABLE>'
    expect(await cellsOf(page)).toEqual([
      ['案号', '金额'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  test('colspan and rowspan are merges, and cells beside them keep their columns', async () => {
    const page = `<table>
      <tr><td colspan=3>台账</td></tr>
      <tr><td rowspan="2">案号</td><td colspan="2">当事人</td></tr>
      <tr><td>申请人</td><td>被申请人</td></tr>
      <tr><td>1</td><td rowspan=0>张三</td><td>李四</td></tr>
      <tr><td>2</td><td>王五</td></tr></table>`
    const covered = (row: number, column: number, master: string) => ({ kind: 'covered', row, column, master })
    expect(await cellsOf(page)).toEqual([
      ['台账', covered(1, 0, '台账'), covered(1, 0, '台账')],
      ['案号', '当事人', covered(2, 1, '当事人')],
      [covered(2, 0, '案号'), '申请人', '被申请人'],
      ['1', '张三', '李四'],
      ['2', covered(4, 1, '张三'), '王五'],
    ])
  })

  test('a colspan that would run into a cell from above is cut short', async () => {
    const page = '<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<td>e</table>'
    expect((await cellsOf(page))[1]).toMatchObject(['d', { kind: 'covered' }, { kind: 'covered', master: 'c' }, 'e'])
  })

  test('hidden rows are told, empty rows keep their number, leading blanks stay', async () => {
    const page = `<table><tr></tr><tr><td><td>a<td>b</tr><tr style='mso-height-source:userset;DISPLAY: none'><td><td>c<td>d</tr></table>`
    expect(await rowsOf(page)).toEqual([
      { row: 2, cells: [null, 'a', 'b'] },
      { row: 3, hidden: true, cells: [null, 'c', 'd'] },
    ])
  })

  test('huge spans are not walked', async () => {
    const started = performance.now()
    expect((await cellsOf('<table><tr><td rowspan=999999999 colspan=999999999>a<tr><td>b<td>c</table>'))[0]?.[0]).toBe(
      'a',
    )
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('tables of a page', () => {
  const data = (name: string) => `<table><tr><td>${name}<td>金额<tr><td>1<td>2</table>`

  test('each table of data is a sheet', async () => {
    const file = await open(`<html><body>${data('甲')}<p>${data('乙')}</body></html>`)
    expect(file.sheets.map(({ name }) => name)).toEqual(['表格1', '表格2'])
    expect((await allRows(file, 1))[0]?.cells).toEqual(['乙', '金额'])
  })

  test('text, captions and one-cell tables above a table are rows above it', async () => {
    const page = `<h3>长宁县<br>台账</h3><table><tr><td>单位：万元</table><table><caption>2017年</caption><tr><td>案号<td>金额<tr><td>1<td>2</table>制表人`
    expect(await rowsOf(page)).toEqual([
      { row: 1, cells: ['长宁县'] },
      { row: 2, cells: ['台账'] },
      { row: 3, cells: ['单位：万元'] },
      { row: 4, cells: ['2017年'] },
      { row: 5, cells: ['案号', '金额'] },
      { row: 6, cells: ['1', '2'] },
    ])
  })

  test('tables that lay a page out do not garble those within them', async () => {
    const page = `<table><tr><td><table><tr><td>菜单</table></td><td><div>单位：元</div>${data('甲')}</td></tr>
      <tr><td colspan=2>页脚</td></tr><tr><td>${data('乙')}</table>`
    const file = await open(page)
    expect(
      await Promise.all(file.sheets.map(async (_, index) => (await allRows(file, index)).map(({ cells }) => cells))),
    ).toEqual([
      [['菜单'], ['单位：元'], ['甲', '金额'], ['1', '2']],
      [['页脚'], ['乙', '金额'], ['1', '2']],
    ])
  })

  test('a table within a cell of data is text of that cell', async () => {
    const page = '<table><tr><td>1<td><table><tr><td>张三<td>男</table><td>乙<td>丙</table>'
    expect(await cellsOf(page)).toEqual([['1', '张三 男', '乙', '丙']])
  })

  test('hidden tables are hidden sheets', async () => {
    const file = await open(`${data('甲')}${data('乙').replace('<table>', '<table style="display:none">')}`)
    expect(file.sheets.map(({ hidden }) => hidden)).toEqual([false, true])
  })
})

describe('encodings', () => {
  const GBK = Buffer.from([0xb0, 0xb8, 0xba, 0xc5]) // 案号
  const page = (label: string, text: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`<html><head>${label}</head><table><tr><td>`),
      Buffer.from(text),
      Buffer.from('</td><td>b</td></tr></table></html>'),
    ])
  const meta = (charset: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`

  test.each([
    ['UTF-8 that says so', page(meta('utf-8'), '案号'), 'utf-8', '案号'],
    ['GBK that says gb2312', page(meta('gb2312'), GBK), 'gb18030', '案号'],
    ['UTF-8 that says gb2312', page(meta('gb2312'), '案号'), 'utf-8', '案号'],
    ['GBK that says utf-8', page('<meta charset="utf-8">', GBK), 'gb18030', '案号'],
    ['GBK that says nothing', page('', GBK), 'gb18030', '案号'],
    [
      'four bytes of GB18030',
      page(meta('GB18030'), Buffer.from([0x95, 0x32, 0x82, 0x36, 0x81, 0x39, 0xee, 0x39])),
      'gb18030',
      '𠀀㐀',
    ],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from('\ufeff'), page(meta('gbk'), '案号')]), 'utf-8-bom', '案号'],
    ['UTF-16', Buffer.from(`\ufeff${page('', '案号').toString()}`, 'utf16le'), 'utf-16le', '案号'],
    [
      'UTF-16 the other way',
      Buffer.from(`\ufeff${page('', '案号').toString()}`, 'utf16le').swap16(),
      'utf-16be',
      '案号',
    ],
    ['Big5 that says so', page(meta('big5'), Buffer.from([0xae, 0xd7, 0xb8, 0xb9])), 'big5', '案號'],
    ['an unknown name', page(meta('x-none'), GBK), 'gb18030', '案号'],
  ])('%s', async (_, bytes, encoding, text) => {
    const file = await open(bytes)
    expect([file.encoding, file.kind]).toEqual([encoding, 'html'])
    expect((await allRows(file))[0]?.cells).toEqual([text, 'b'])
  })

  test.each([
    [
      'a byte that is no UTF-8 among much that is',
      page(meta('utf-8'), Buffer.concat([Buffer.from('人民调解委员会台账'), Buffer.from([0xff])])),
      'U+FFFD',
    ],
    ['private use in GBK', page(meta('gbk'), Buffer.from([0xaa, 0xa1])), 'U+E000'],
    ['private use by number', page('', '王&#58979;'), 'U+E663'],
    ['NUL by number', page('', '王&#0;'), 'U+FFFD'],
  ])('%s is refused with its place', async (_, bytes, code) => {
    const found = await refusal(bytes)
    expect(found).toMatchObject({ code: 'TEXT-LOST', message: expect.stringContaining('单元格 A1') })
    expect(found.message).toContain(code)
  })
})

describe('single-file web pages', () => {
  const message = (transfer: string, body: string, charset = 'utf-8') =>
    [
      'MIME-Version: 1.0',
      'X-Document-Type: Workbook',
      'Content-Type: multipart/related;',
      '\tboundary="----=_Next"',
      '',
      'shown nowhere',
      '------=_Next',
      'Content-Type: text/xml',
      '',
      '<xml/>',
      '------=_Next',
      'Content-Location: sheet001.htm',
      `Content-Transfer-Encoding: ${transfer}`,
      `Content-Type: text/html; charset="${charset}"`,
      '',
      body,
      '------=_Next--',
      '',
    ].join('\r\n')
  const page = '<table><tr><td>案号<td>金额</table>'
  const quoted = [...Buffer.from(page)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)

  test.each([
    [
      'quoted-printable',
      message('quoted-printable', quoted.map((code, at) => (at % 20 === 19 ? `${code}=\r\n` : code)).join('')),
    ],
    ['base64', message('base64', Buffer.from(page).toString('base64'))],
    ['GBK', message('quoted-printable', '<table><tr><td>=B0=B8=BA=C5<td>=BD=F0=B6=EE</table>', 'gb2312')],
    [
      'without parts',
      `MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(page).toString('base64')}`,
    ],
  ])('%s', async (_, text) => {
    const file = await open(text, 'mhtml')
    expect((await allRows(file)).map(({ cells }) => cells)).toEqual([['案号', '金额']])
    expect(file.kind).toBe('html')
  })

  test('one that was not received whole is refused', async () => {
    const whole = message('8bit', page)
    expect(await refusal(whole.slice(0, -10), 'mhtml')).toMatchObject({ code: 'WORKBOOK-DAMAGED' })
  })
})

describe('what stops a page', () => {
  test.each([
    [
      'no table',
      '<html><body><frameset><frame src="sheet001.htm"></frameset></body></html>',
      'WORKBOOK-BLANK',
      /没有表格/,
    ],
    ['only empty tables', '<table><tr><td>&nbsp;</table>', 'WORKBOOK-BLANK', /没有表格/],
    ['a table that does not end', '<table><tr><td>a<td>b</tr>', 'WORKBOOK-DAMAGED', /没有写完/],
    ['a page that ends within a tag', '<table><tr><td>a<td>b</table><td cla', 'WORKBOOK-DAMAGED', /没有写完/],
    [
      'a cell with more text than a cell holds',
      table(`<td>${'长'.repeat(100_001)}`),
      'WORKBOOK-LIMIT',
      /A1 的文字超过/,
    ],
    [
      'more merges than any sheet has',
      `<table>${'<tr><td colspan=2>a<td>b'.repeat(100_001)}</table>`,
      'WORKBOOK-LIMIT',
      /合并单元格超过/,
    ],
    [
      'more columns than any sheet has',
      `<table><tr>${'<td colspan=1000>a'.repeat(18)}<tr><td>b<td>c</table>`,
      'WORKBOOK-LIMIT',
      /超过 16384 列/,
    ],
  ])('%s', async (_, page, code, message) => {
    const found = await refusal(page)
    expect(found).toMatchObject({ code, message: expect.stringMatching(message), hint: expect.stringContaining('请') })
  })

  test.each([
    ['quotes that never end', `<table><tr><td>a<td>b</table>${'<a x="'.repeat(200_000)}`],
    ['tags that never end', `<table>${'<td '.repeat(300_000)}`],
    ['text without tags', `<table><tr><td>${'< &'.repeat(500_000)}`],
    ['tables in tables', `${'<table><tr><td>'.repeat(3_000)}a`],
  ])('%s take no time', async (_, page) => {
    const started = performance.now()
    await refusal(page)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
