import { Buffer } from 'node:buffer'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { writeTables } from '../../../src/adapters/workbook/write-table.ts'
import { fen } from '../../../src/domain/money.ts'
import type { Table } from '../../../src/domain/table.ts'
import { allRows, saved } from './make-xlsx.ts'

const TABLE: Table = {
  title: '案件/一览',
  columns: [
    { title: '案号', kind: 'text', width: 24 },
    { title: '件数', kind: 'integer' },
    { title: '金额', kind: 'money' },
    { title: '成功率', kind: 'percent' },
    { title: '受理日期', kind: 'date' },
  ],
  rows: [
    ['=1+1', 3, fen(1234567), '91.90', '2017-09-03'],
    ['00123', -1, fen(-5), '100.00', '—'],
    ['511502199001011234', null, fen(Number.MAX_SAFE_INTEGER), null, '1899-12-31'],
  ],
  total: ['合计', 2, fen(100), '-0.05', null],
  notes: ['口径：<按结案日期>统计。'],
}

describe('a table as a workbook', () => {
  test('cells of their kinds; masks, dashes and early dates as text', async () => {
    const file = await openWorkbook(saved(await writeTables([TABLE])))
    expect(file.sheets).toEqual([{ name: '案件 一览', hidden: false }])
    const rows = (await allRows(file)).map(({ row, cells }) => [
      row,
      cells.map((cell) =>
        cell !== null && typeof cell === 'object' && cell.kind === 'number' ? `${cell.raw} ${cell.format}` : cell,
      ),
    ])
    expect(rows).toEqual([
      [1, ['案号', '件数', '金额', '成功率', '受理日期']],
      [2, ['=1+1', '3 0', '12345.67 #,##0.00', '0.9190 0.00%', '42981 yyyy\\-mm\\-dd']],
      [3, ['00123', '-1 0', '-0.05 #,##0.00', '1.0000 0.00%', '—']],
      [4, ['511502199001011234', null, '90071992547409.91 #,##0.00', null, '1899-12-31']],
      [5, ['合计', '2 0', '1.00 #,##0.00', '-0.0005 0.00%']],
      [7, ['口径：<按结案日期>统计。']],
    ])
  })

  test('frozen and repeated header, filter over the rows without the total, page numbers', async () => {
    const parts = unzipSync(await writeTables([TABLE]))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0))
    expect(sheet).toContain('<autoFilter ref="A1:E4"/>')
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toContain('第 &amp;P 页 共 &amp;N 页')
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array(0))).toContain("'案件 一览'!$1:$1")
  })

  test('rows may come late; the same rows give the same bytes', async () => {
    async function* late() {
      for await (const row of TABLE.rows) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        yield row
      }
    }
    expect(Buffer.from(await writeTables([{ ...TABLE, rows: late() }]))).toEqual(
      Buffer.from(await writeTables([TABLE])),
    )
  })

  test('no rows, no columns, many rows', async () => {
    const { rows: _, total: __, ...bare } = TABLE
    expect(await allRows(await openWorkbook(saved(await writeTables([{ ...bare, rows: [] }]))))).toHaveLength(2)
    await expect(writeTables([{ title: '', columns: [], rows: [] }])).resolves.toBeInstanceOf(Uint8Array)
    const many = Array.from({ length: 1500 }, (_row, index) => [`第${index}行`, index])
    const file = await openWorkbook(
      saved(await writeTables([{ title: '多', columns: TABLE.columns.slice(0, 2), rows: many }])),
    )
    const read = await allRows(file)
    expect(read.map(({ cells }) => cells[0])).toEqual(['案号', ...many.map(([name]) => name)])
  })
})
