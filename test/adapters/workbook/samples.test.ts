// The sample workbooks and our own, read by this reader and by exceljs. Where the two differ, the reason is written here.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { writeWorkbook } from '../../../src/adapters/workbook/write.ts'
import { writeTables } from '../../../src/adapters/workbook/write-table.ts'
import type { Cell } from '../../../src/domain/sheet.ts'
import { paymentSheet } from './drafts.ts'
import { allRows, saved } from './make-xlsx.ts'

const LEDGERS = new URL('../../../fixtures/ledgers/', import.meta.url).pathname
const samples = readdirSync(LEDGERS)
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => join(LEDGERS, name))

/** Ours in the terms of exceljs: digits become floats and serials, and a covered cell repeats the value of its merge. */
function loosened(cell: Cell): unknown {
  if (cell === null || typeof cell === 'string') return cell
  if (cell.kind === 'covered') return loosened(cell.master)
  return cell.kind === 'number' ? Number(cell.raw) : cell.kind === 'boolean' ? cell.value : cell.text
}

/** exceljs turns date serials into Date, rich text into runs, and a formula into an object with its result. */
function theirs(value: ExcelJS.CellValue): unknown {
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569
  if (value === null || typeof value !== 'object') return value ?? null
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('result' in value) return theirs(value.result ?? null)
  if ('formula' in value) return `=${value.formula}`
  return 'error' in value ? value.error : value
}

/** exceljs dies on comments whose relationship has an absolute target, as openpyxl writes it; it gets the sheet without them. */
function withoutComments(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes)
  for (const name of Object.keys(parts)) {
    if (name.startsWith('xl/worksheets/_rels/')) delete parts[name]
    const part = parts[name]
    if (part && name.startsWith('xl/worksheets/'))
      parts[name] = strToU8(strFromU8(part).replace(/<legacyDrawing[^>]*>/, ''))
  }
  return new Uint8Array(zipSync(parts))
}

async function compare(path: string): Promise<number> {
  const file = await openWorkbook(path)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(withoutComments(readFileSync(path)).buffer)
  let compared = 0
  for (const [index, info] of file.sheets.entries()) {
    const sheet = workbook.getWorksheet(info.name ?? '')
    for (const { row, cells } of await allRows(file, index)) {
      for (const [column, cell] of cells.entries()) {
        const found = theirs(sheet?.getCell(row, column + 1).value ?? null)
        expect(loosened(cell), `${basename(path)} ${info.name} row ${row} column ${column}`).toEqual(
          found === '' ? null : found,
        )
        if (cell !== null) compared++
      }
    }
  }
  return compared
}

describe('this reader and exceljs agree', () => {
  test.each(samples)('on %s', async (path) => {
    expect(await compare(path)).toBeGreaterThan(100)
  })

  test('on workbooks that this program writes', async () => {
    const table = { title: '表', columns: [{ title: '甲', kind: 'text' as const }], rows: [['一'], ['=1+1']] }
    expect(
      await compare(saved(await writeWorkbook({ sheets: [paymentSheet('甲', 30), paymentSheet('乙', 3)] }))),
    ).toBeGreaterThan(150)
    expect(await compare(saved(await writeTables([table])))).toBe(3)
  })
})

describe('what the samples hold', () => {
  const sample = (name: string) => samples.find((path) => path.endsWith(name)) ?? name

  test('the county ledger: a title merged over its columns, a two-row header, a second sheet', async () => {
    const file = await openWorkbook(sample('宜宾县调解台账.xlsx'))
    expect(file.sheets.map(({ name }) => name)).toEqual(['9-10月', '填表说明'])
    const rows = await allRows(file)
    expect(rows[0]?.cells[1]).toMatchObject({ kind: 'covered', row: 1, column: 0 })
    expect(rows[2]?.cells.slice(4, 9)).toMatchObject([
      '当事人',
      { kind: 'covered' },
      { kind: 'covered' },
      { kind: 'covered' },
      '纠纷',
    ])
    expect(rows.find(({ row }) => row === 4)?.cells[0]).toMatchObject({ kind: 'covered', row: 3, column: 0 })
  })

  test('ID numbers that were stored as numbers arrive as the damaged digits that the file holds', async () => {
    const rows = await allRows(await openWorkbook(sample('长宁县台账-身份证为数字.xlsx')))
    const column = rows[0]?.cells.indexOf('申请人身份证号') ?? -1
    expect(rows[1]?.cells[column]).toMatchObject({ kind: 'number', raw: '5.115051950022769e+17' })
  })

  test('exceljs cannot open the county ledger at all: the reason for a reader of our own', async () => {
    const bytes = new Uint8Array(readFileSync(sample('宜宾县调解台账.xlsx')))
    await expect(new ExcelJS.Workbook().xlsx.load(bytes.buffer)).rejects.toThrow(/comments/)
  })
})
