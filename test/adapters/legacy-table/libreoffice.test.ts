// Files that another program makes: LibreOffice saves the sample workbooks in the kinds of this folder, and each must say
// what the workbook says.
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSheetFile } from '../../../src/cli/open-sheet.ts'
import { dateOfDayNumber } from '../../../src/domain/calendar.ts'
import type { Cell } from '../../../src/domain/sheet.ts'
import { allRows, pack, relationships, saved, styles, workbookParts, worksheet } from '../workbook/make-xlsx.ts'

const installed = spawnSync('soffice', ['--version']).status === 0
const title = installed ? 'LibreOffice saves' : 'skipped: `soffice` (LibreOffice) is not installed'
const LEDGERS = new URL('../../../fixtures/ledgers/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const KINDS = ['xls', 'ods', 'fods', 'html'] as const
const FILES = ['宜宾县调解台账', '长宁县台账-身份证为数字', '驻所人民调解员花名册', '怪']

/** Two sheets, one of them hidden; the date system of 1904; a hidden row, a formula, an error, a merge. */
function oddWorkbook(): Uint8Array {
  const rows =
    '<row r="2"><c r="B2" t="inlineStr"><is><t>受理日期</t></is></c><c r="C2" t="inlineStr"><is><t>金额</t></is></c></row>' +
    '<row r="3" hidden="1"><c r="B3" s="1"><v>41530</v></c><c r="C3"><v>108000.5</v></c></row>' +
    '<row r="4"><c r="B4" s="1"><v>41531</v></c><c r="C4"><f>C3*2</f><v>216001</v></c><c r="E4" t="e"><f>NA()</f><v>#N/A</v></c></row>'
  const sheet = worksheet(rows, '<mergeCells count="1"><mergeCell ref="F2:G3"/></mergeCells>')
  const parts = workbookParts(sheet, {
    'xl/styles.xml': styles([0, 14]),
    'xl/worksheets/sheet2.xml': worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>藏</t></is></c></row>'),
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="藏" sheetId="2" state="hidden" r:id="rId9"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId9', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId2', 'styles', 'styles.xml'],
    ]),
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  })
  return pack(parts)
}

/** Every kind in the same terms: a date is its day, a number its value, a covered cell says which cell covers it. */
function common(cell: Cell): unknown {
  if (cell === null || typeof cell === 'string') return cell
  switch (cell.kind) {
    case 'number': {
      const epoch = cell.dateSystem === 1904 ? -24_107 : -25_569
      // LibreOffice writes fifteen digits into OpenDocument.
      return cell.isDate ? dateOfDayNumber(Number(cell.raw) + epoch) : Number(Number(cell.raw).toPrecision(15))
    }
    case 'covered':
      return `→${cell.row},${cell.column}`
    case 'iso-date':
      return cell.text
    case 'boolean':
      return cell.value
    case 'fault':
      return '#'
  }
}

async function sheetsOf(path: string) {
  const file = await openSheetFile(path)
  const rows = await Promise.all(
    file.sheets.map(async (_, index) =>
      (await allRows(file, index)).map(({ row, hidden, cells }) => ({
        row,
        hidden: hidden === true,
        cells: cells.map(common),
      })),
    ),
  )
  return { sheets: file.sheets, rows, kind: file.kind }
}

const made = (name: string, extension: string) => join(folder, `${name}.${extension}`)

function convert(kind: string, files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', folder, ...files], {
    stdio: 'ignore',
  })
}

describe.skipIf(!installed)(title, () => {
  beforeAll(() => {
    const sources = FILES.map((name) => join(LEDGERS, `${name}.xlsx`))
    sources[3] = join(folder, 'source', '怪.xlsx')
    mkdirSync(join(folder, 'source'))
    copyFileSync(saved(oddWorkbook()), sources[3])
    // Saved once as .xlsx first: what LibreOffice computes itself is then the same in all of them.
    convert('xlsx', sources)
    for (const kind of KINDS)
      convert(
        kind,
        FILES.map((name) => made(name, 'xlsx')),
      )
  }, 120_000)

  test.each(FILES.flatMap((name) => (['xls', 'ods', 'fods'] as const).map((kind) => [name, kind] as const)))(
    '%s as %s',
    async (name, kind) => {
      const original = await sheetsOf(made(name, 'xlsx'))
      const read = await sheetsOf(made(name, kind))
      expect(read.kind).toBe(kind === 'xls' ? 'xls' : 'ods')
      expect(read.sheets).toEqual(original.sheets)
      expect(read.rows).toEqual(original.rows)
    },
  )

  test.each(FILES.slice(0, 3))('%s as a web page: what is shown, as text', async (name) => {
    const original = await sheetsOf(made(name, 'xlsx'))
    const read = await sheetsOf(made(name, 'html'))
    const texts = (rows: Awaited<ReturnType<typeof sheetsOf>>['rows'][number] | undefined) =>
      (rows ?? []).map(({ cells }) =>
        cells.map((cell) => (typeof cell === 'string' && !/^\d{4}-/.test(cell) ? cell.replaceAll(/\d+,/g, ',') : null)),
      )
    const page = texts(read.rows[0])
    const book = texts(original.rows[0]?.filter(({ hidden }) => !hidden))
    // Dates and numbers appear as they are formatted: texts must be the same, row for row. Hidden rows are not saved.
    for (const [at, cells] of book.entries()) {
      const shown = page[page.length - book.length + at] ?? []
      for (const [column, text] of cells.entries()) if (text !== null) expect(shown[column]).toBe(text)
    }
  })
})
