// A form as a spreadsheet gets it: checks over ranges and not cell by cell, drop-downs by name, formulas that LibreOffice
// judges as we mean them.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import exceljs from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkFormula, type FormulaRule, HELPER_LISTS } from '../../../src/adapters/workbook/check-formula.ts'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { writeWorkbook } from '../../../src/adapters/workbook/write.ts'
import { addressOf } from '../../../src/adapters/workbook/write-form.ts'
import { parseIsoDate } from '../../../src/domain/calendar.ts'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import type { SheetDraft, WorkbookDraft } from '../../../src/domain/workbook-draft.ts'
import type { CellCheck, CellRule } from '../../../src/domain/workbook-form.ts'
import { allRows, saved } from './make-xlsx.ts'

const [from, to] = ['2011-01-01', '2099-12-31'].map((text) => parseIsoDate(text))
if (from === undefined || from === null || to === undefined || to === null) throw new Error('no dates')

function check(column: number, rule: CellRule, more: Partial<CellCheck> = {}): CellCheck {
  const range = { fromColumn: column, toColumn: column, fromRow: 2, toRow: 501 }
  return { range, rule, otherwise: 'refuse', message: '写“甲”或“乙”', ...more }
}

function form(sheet: Partial<SheetDraft> = {}, lists: WorkbookDraft['lists'] = []): WorkbookDraft {
  return {
    lists,
    sheets: [
      {
        name: '表',
        columnWidths: [10, 10, 10, 10],
        columnFormats: ['text', 'date', 'money', 'integer'],
        landscape: true,
        rows: [
          {
            cells: ['甲', '乙', '丙', '丁'].map((value) => ({
              value,
              style: 'header' as const,
              hint: `${value}怎么填`,
            })),
          },
          { cells: [{ value: null }, { value: null }, { value: null }, { value: null }], height: 'auto' },
        ],
        ...sheet,
      },
    ],
  }
}

async function partsOf(draft: WorkbookDraft): Promise<{ readonly [part: string]: string }> {
  const parts = Object.entries(unzipSync(await writeWorkbook(draft)))
  return Object.fromEntries(parts.map(([part, bytes]) => [part, strFromU8(bytes)]))
}

describe('checks', () => {
  it('are one range each, and make no cells', async () => {
    const checks = [
      check(1, { kind: 'one-of', list: 'list_a' }),
      check(2, { kind: 'date', from, to }),
      check(3, { kind: 'money' }, { otherwise: 'ask' }),
      check(4, { kind: 'integer', from: 0, to: 9 }, { prompt: '填整数' }),
    ]
    const sheet =
      (await partsOf(form({ checks }, [{ name: 'list_a', values: ['甲'] }])))['xl/worksheets/sheet1.xml'] ?? ''
    expect([...sheet.matchAll(/<dataValidation ([^>]*)>/g)].map(([, attributes]) => attributes)).toEqual([
      'type="list" allowBlank="1" showErrorMessage="1" errorStyle="stop" errorTitle="不能这样填" error="写“甲”或“乙”" sqref="A2:A501"',
      'type="date" allowBlank="1" showErrorMessage="1" errorStyle="stop" errorTitle="不能这样填" error="写“甲”或“乙”" sqref="B2:B501"',
      'type="custom" allowBlank="1" showErrorMessage="1" errorStyle="warning" errorTitle="请核对" error="写“甲”或“乙”" sqref="C2:C501"',
      'type="whole" allowBlank="1" showInputMessage="1" prompt="填整数" showErrorMessage="1" errorStyle="stop" errorTitle="不能这样填" error="写“甲”或“乙”" sqref="D2:D501"',
    ])
    expect(sheet).toContain('<formula1>40544</formula1><formula2>73050</formula2>')
    expect(sheet).toContain('<dimension ref="A1:D2"/>')
  })

  it.each<FormulaRule>([
    { kind: 'money' },
    { kind: 'resident-id' },
    { kind: 'phone' },
    { kind: 'account' },
    { kind: 'fixed' },
  ])('$kind is within what Excel takes', (rule) => {
    const formula = checkFormula(rule, 'AZ1048576')
    expect(formula.length).toBeLessThanOrEqual(255)
    expect(formula, 'array constants are refused in a check').not.toContain('{')
  })

  it('that Excel would call damage are our own mistake', async () => {
    const checks = [check(1, { kind: 'money' }, { message: '长'.repeat(226) })]
    await expect(writeWorkbook(form({ checks }))).rejects.toThrow(RangeError)
  })
})

describe('lists', () => {
  const values = ['=1+1', '+派出所', '-', '@x', '甲,乙', '"引"', '派出所'.repeat(40)]

  it('are text on a hidden sheet, whatever they begin with, and go by name', async () => {
    const parts = await partsOf(
      form({ checks: [check(1, { kind: 'one-of', list: 'list_a' })] }, [{ name: 'list_a', values }]),
    )
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('<f>')
    expect(parts['xl/workbook.xml']).toMatch(/<sheet [^>]*name="选项"[^>]*state="hidden"/)
    expect(parts['xl/workbook.xml']).toContain('<definedName name="list_a">&apos;选项&apos;!$A$1:$A$7</definedName>')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<formula1>list_a</formula1>')
    const file = await openWorkbook(saved(await writeWorkbook(form({}, [{ name: 'list_a', values }]))))
    const rows = await allRows(file, 1)
    expect(rows.slice(0, 7).map(({ cells }) => cells[0])).toEqual(values)
  })

  it('have a sheet of their own beside one of that name', async () => {
    const file = await openWorkbook(saved(await writeWorkbook(form({ name: '选项' }, [{ name: 'list_a', values }]))))
    expect(file.sheets).toEqual([
      { name: '选项', hidden: false },
      { name: '选项（2）', hidden: true },
    ])
  })
})

describe('what waits to be filled', () => {
  it('has the format of its column, hints at the head, and a frame that comes with the first word', async () => {
    const range = { fromColumn: 1, toColumn: 4, fromRow: 3, toRow: 502 }
    const workbook = new exceljs.Workbook()
    const bytes = await writeWorkbook(
      form({
        filling: { range, needed: [2] },
        headColumns: 1,
        headRows: { from: 1, to: 1 },
        paper: 'A3',
        pagesAcross: 2,
      }),
    )
    // The types of exceljs ask for a Buffer of its own.
    await workbook.xlsx.read(await streamOf(bytes))
    const sheet = workbook.getWorksheet('表')
    expect(sheet?.getRow(2).values).toEqual([])
    expect(['A2', 'B2', 'C2', 'D2'].map((address) => sheet?.getCell(address).numFmt)).toEqual([
      '@',
      'yyyy-mm-dd',
      '#,##0.00',
      '0',
    ])
    expect([1, 2, 3, 4].map((column) => sheet?.getColumn(column).numFmt)).toEqual(['@', 'yyyy-mm-dd', '#,##0.00', '0'])
    expect(sheet?.getCell('B1').note).toBe('乙怎么填')
    expect(sheet?.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 1, topLeftCell: 'B2' }])
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 8,
      fitToWidth: 2,
      printTitlesRow: '1:1',
      printTitlesColumn: 'A:A',
    })
    const parts = await partsOf(form({ filling: { range, needed: [2] } }))
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<formula>AND(COUNTA($A3:$D3)&gt;0,LEN(TRIM($B3))=0)</formula>')
    expect(parts['xl/worksheets/sheet1.xml'], 'the row grows with its text').not.toMatch(/<row r="2"[^>]*customHeight/)
  })
})

it('columns are lettered as spreadsheets do', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map((nth) => columnLetters(nth - 1))).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
  expect(addressOf(32, 4)).toBe('AF4')
})

async function streamOf(bytes: Uint8Array): Promise<import('node:stream').Readable> {
  const { Readable } = await import('node:stream')
  return Readable.from([Buffer.from(bytes)])
}

const installed = spawnSync('soffice', ['--version']).status === 0

/** What LibreOffice makes of a check, as a formula beside each value. */
async function judged(rule: FormulaRule, values: readonly (string | number)[]): Promise<readonly string[]> {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('表')
  values.forEach((value, index) => {
    sheet.getCell(index + 1, 1).value = value
    sheet.getCell(index + 1, 2).value = { formula: checkFormula(rule, `A${index + 1}`) }
  })
  const hidden = workbook.addWorksheet('选项', { state: 'hidden' })
  HELPER_LISTS.forEach(({ name, values: numbers }, index) => {
    numbers.forEach((number, at) => {
      hidden.getCell(at + 1, index + 1).value = number
    })
    workbook.definedNames.add(`'选项'!$${columnLetters(index)}$1:$${columnLetters(index)}$17`, name)
  })
  const path = saved(new Uint8Array(await workbook.xlsx.writeBuffer()), 'judge.xlsx')
  const folder = dirname(path)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, path], { stdio: 'ignore' })
  const lines = readFileSync(path.replace(/xlsx$/, 'csv'), 'utf8').trim().split('\n')
  return lines.map((line) => line.split(',').at(-1) ?? '')
}

describe.skipIf(!installed)(
  installed ? 'LibreOffice judges' : 'skipped: `soffice` (LibreOffice) is not installed',
  () => {
    it.each<[FormulaRule, readonly (string | number)[], readonly (string | number)[]]>([
      [
        { kind: 'resident-id' },
        [
          '11010519491231002X',
          '11010519491231002x',
          '110105491231002',
          '91350100M000100Y43',
          '无',
          'E12345678',
          '11010519491231002X、无',
          '91511500345678E123',
        ],
        ['110105194912310021', '11010519491231002', '1101051949123100', '510000'],
      ],
      [
        { kind: 'phone' },
        ['13800000000', '0831-8221234', '4008001234', '不详', '13800000000、无'],
        ['1380000000', '8221234', '138000000001'],
      ],
      [{ kind: 'account' }, ['6222020000000000000', '12345678'], ['1234567', '六二二二', '6222 0200 0000 0000 000']],
      [{ kind: 'money' }, [0, 1200, 1200.5, 0.01, 99999999.99], [-1, 0.001, '一千']],
    ])(
      '%o',
      async (rule, right, wrong) => {
        const verdicts = await judged(rule, [...right, ...wrong])
        expect(verdicts).toEqual([...right.map(() => 'TRUE'), ...wrong.map(() => 'FALSE')])
      },
      60_000,
    )
  },
)
