// A marked workbook for files that are none: it reads as the file did, row for row, and carries the marks.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCsv } from '../../../src/adapters/csv.ts'
import { markWorkbook } from '../../../src/adapters/workbook/mark/mark-workbook.ts'
import { markedTable } from '../../../src/adapters/workbook/mark/marked-table.ts'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { openSheetFile } from '../../../src/cli/open-sheet.ts'
import type { CellMark } from '../../../src/domain/cell-mark.ts'
import type { Cell, CoveredCell, SheetFile, SheetRow } from '../../../src/domain/sheet.ts'
import { bytesOf } from '../../support/dirty-ledger/bytes.ts'
import { readDirty } from '../../support/dirty-ledger/judge.ts'
import { dirtyLedger } from '../../support/dirty-ledger/ledger.ts'
import { allRows, saved } from './make-xlsx.ts'
import { assertWellFormed, mark, NO_PROBLEMS, partText, reopened, seen, summaryOf } from './mark-support.ts'

const SAMPLES = new URL('../../../fixtures/ledgers/', import.meta.url)

function fileOf(sheets: Readonly<Record<string, readonly SheetRow[]>>): SheetFile {
  const tables = Object.values(sheets)
  return {
    file: '旧台账.xls',
    kind: 'xls',
    encoding: null,
    sha256: '',
    sheets: Object.keys(sheets).map((name) => ({ name, hidden: name.startsWith('隐') })),
    async *rows(index) {
      yield tables[index] ?? []
    },
  }
}

const number = (raw: string, format: string | null = null, isDate = false): Cell => ({
  kind: 'number',
  raw,
  format,
  isDate,
  dateSystem: 1900,
})

describe('a table becomes a workbook', () => {
  test('text stays text, numbers keep their digits and formats, gaps and merges stay', async () => {
    const merged: CoveredCell = { kind: 'covered', row: 5, column: 1, master: '张三' }
    const rows: readonly SheetRow[] = [
      { row: 2, cells: ['=1+1', '511502198801010014', null, ' 前后有空 '] },
      { row: 5, hidden: true, cells: [number('43009', 'yyyy/m/d', true), '张三', number('1.50', '0.00'), number('7')] },
      { row: 6, cells: [{ kind: 'boolean', value: true }, merged, { kind: 'fault', text: '#REF!' }] },
      { row: 9, cells: [{ kind: 'iso-date', text: '2017-10-01' }, '<&>"\u0001'] },
    ]
    const { bytes, extension } = await markedTable(fileOf({ 'A:B': rows, 隐藏: [] }), [], NO_PROBLEMS)
    assertWellFormed(bytes)
    expect(extension).toBe('xlsx')
    const file = await openWorkbook(saved(bytes))
    expect(file.sheets).toEqual([
      { name: '导入问题', hidden: false },
      { name: 'A B', hidden: false },
      { name: '隐藏', hidden: true },
    ])
    expect(await allRows(file, 1)).toEqual(rows)
  })

  test('marks and links find the sheet under the name that it has there', async () => {
    const marks = [mark('B2', '证件号码有误', 'pending', 'A:B'), mark('2', '缺少案号', 'refused', 'A:B')]
    const file = fileOf({ 'A:B': [{ row: 2, cells: ['甲', '511502198801010014'] }] })
    const { bytes } = await markedTable(file, marks, summaryOf(marks))
    const workbook = await reopened(bytes)
    expect(seen(workbook, 'A B', 'B2')).toEqual({ fill: 'FFFFEB9D', note: '【导入问题】\n证件号码有误' })
    expect(workbook.getWorksheet('A B')?.getCell('B2').numFmt).toBe('@')
    expect(seen(workbook, 'A B', 'A2').fill).toBe('FFFFC7CD')
    expect(partText(bytes, 'xl/worksheets/sheet2.xml')).toContain(`location="'A B'!B2"`)
  })

  test('any rows', async () => {
    const cell = fc.oneof(
      fc.constant<Cell>(null),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.integer().map((value) => number(String(value), value % 2 === 0 ? '0.0"元"' : null)),
      fc.boolean().map((value): Cell => ({ kind: 'boolean', value })),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const given = cells
          .map(
            (row, at): SheetRow => ({
              row: at * 2 + 1,
              cells: row.slice(0, row.findLastIndex((one) => one !== null) + 1),
            }),
          )
          .filter((row) => row.cells.length > 0)
        const { bytes } = await markedTable(fileOf({ 表: given }), [mark('A1', '有误', 'warning', '表')], NO_PROBLEMS)
        expect(await allRows(await openWorkbook(saved(bytes)), 1)).toEqual(given)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the sample ledgers', () => {
  test.each(readdirSync(SAMPLES).filter((name) => name.includes('台账')))('%s', async (name) => {
    const path = fileURLToPath(new URL(name, SAMPLES))
    const file = await openSheetFile(path)
    const first: CellMark = {
      sheet: file.sheets[0]?.name ?? null,
      row: 4,
      column: 1,
      severity: 'refused',
      text: '有误',
    }
    const mark =
      file.kind === 'xlsx' ? markWorkbook(path, [first], NO_PROBLEMS) : markedTable(file, [first], NO_PROBLEMS)
    const { bytes } = await mark
    assertWellFormed(bytes)
    const now = await openWorkbook(saved(bytes))
    for (const index of file.sheets.keys()) {
      const rows = (await allRows(file, index)).map(trimmed)
      expect(await allRows(now, index + 1)).toEqual(rows)
    }
  })
})

/** As a workbook holds it: without the line of a text file and the empty cells at the end. */
function trimmed({ line: _, cells, ...row }: SheetRow): SheetRow {
  return { ...row, cells: cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1) }
}

describe('csv', () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'dirty ledger %i imports from its marked workbook',
    async (seed) => {
      const form = {
        kind: 'csv',
        encoding: seed % 2 === 0 ? 'gb18030' : 'utf-8',
        delimiter: ',',
        newline: '\r\n',
        quotes: 'needed',
      } as const
      const csv = await openCsv(saved(await bytesOf(dirtyLedger({ seed, form })), '台账.csv'))
      const before = await readDirty({ ...csv, file: '台账' })
      const marks = before.problems.flatMap(({ problem: { row, severity, message } }) =>
        row === undefined ? [] : [{ sheet: null, row, column: null, severity, text: message }],
      )
      const { bytes } = await markedTable(csv, marks, NO_PROBLEMS)
      assertWellFormed(bytes)
      const after = await readDirty({ ...(await openWorkbook(saved(bytes))), file: '台账' })
      expect(after.counts.refused).toBe(before.counts.refused)
      expect(after.counts.rows).toBe(before.counts.rows)
      expect([...after.cases.values()].map(({ facts }) => facts)).toEqual(
        [...before.cases.values()].map(({ facts }) => facts),
      )
      const codes = ({ problems }: typeof before) =>
        problems.map(({ problem }) => `${problem.row} ${problem.column} ${problem.code}`)
      expect(codes(after)).toEqual(codes(before))
    },
  )
})
