import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { writeWorkbook } from '../../../src/adapters/workbook/write.ts'
import { dateOfDayNumber, parseIsoDate } from '../../../src/domain/calendar.ts'
import { fen } from '../../../src/domain/money.ts'
import type { DraftCell, SheetDraft } from '../../../src/domain/workbook-draft.ts'
import { LONG_BASIS, paymentSheet } from './drafts.ts'
import { allRows, saved } from './make-xlsx.ts'

function part(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array(0))
}

function plainSheet(rows: SheetDraft['rows'], name = '表'): SheetDraft {
  return { name, columnWidths: [20, 20, 20], rows, landscape: false }
}

describe('a payment sheet', () => {
  test('its cells read back as they were meant', async () => {
    const file = await openWorkbook(saved(await writeWorkbook({ sheets: [paymentSheet('发放表', 3)] })))
    const rows = await allRows(file)
    expect(rows[0]?.cells[0]).toBe('个案补贴发放表')
    expect(rows[0]?.cells[4]).toMatchObject({ kind: 'covered', row: 1, column: 0 })
    expect(rows[2]?.cells).toMatchObject([
      { kind: 'number', raw: '1', isDate: false },
      '=1+1',
      { kind: 'number', raw: '43013', isDate: true, format: 'yyyy-mm-dd' },
      '一般纠纷',
      { kind: 'number', raw: '120', format: '#,##0.00' },
    ])
    expect(rows[5]?.cells[4]).toMatchObject({ kind: 'number', raw: '360.03' })
  })

  test('page set-up, formula with its result, and heights of wrapped text', async () => {
    const bytes = await writeWorkbook({ sheets: [paymentSheet('发放表', 3)] })
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="portrait"[^>]*fitToWidth="1" fitToHeight="0"/)
    expect(sheet).toContain('<f>SUM(E3:E5)</f><v>360.03</v>')
    expect(sheet).toContain('&amp;L翠屏区司法局 &amp;&amp; 制&amp;C第 &amp;P 页 共 &amp;N 页')
    expect(sheet).toMatch(/<pane[^>]*ySplit="2"[^>]*state="frozen"/)
    expect(part(bytes, 'xl/workbook.xml')).toContain('>&apos;发放表&apos;!$2:$2<')
    const heightOfRow = (row: number) => Number(new RegExp(`<row r="${row}"[^>]* ht="([\\d.]+)"`).exec(sheet)?.[1])
    expect(heightOfRow(3)).toBe(20)
    expect(heightOfRow(4)).toBeGreaterThan(50)
    expect(LONG_BASIS.length).toBeGreaterThan(40)
  })

  test('signatures stay together: no break on a short sheet, one before the last rows of a long one', async () => {
    const breakOf = async (lines: number) =>
      /<brk id="(\d+)"/.exec(
        part(await writeWorkbook({ sheets: [paymentSheet('表', lines)] }), 'xl/worksheets/sheet1.xml'),
      )?.[1]
    expect(await breakOf(5)).toBeUndefined()
    const broken = await Promise.all(Array.from({ length: 40 }, (_, index) => breakOf(20 + index)))
    const found = broken.flatMap((at, index) =>
      at === undefined ? [] : [{ at: Number(at), lastCase: 20 + index + 2 }],
    )
    expect(found.length).toBeGreaterThan(0)
    for (const { at, lastCase } of found) expect(at).toBe(lastCase)
  })

  test('a text over merged rows gets the height it needs', async () => {
    const tall: DraftCell = { value: '很长'.repeat(100), span: { columns: 1, rows: 2 } }
    const bytes = await writeWorkbook({
      sheets: [plainSheet([{ cells: [tall, { value: '甲' }] }, { cells: [null, { value: '乙' }] }])],
    })
    expect(Number(/<row r="2"[^>]* ht="([\d.]+)"/.exec(part(bytes, 'xl/worksheets/sheet1.xml'))?.[1])).toBeGreaterThan(
      200,
    )
  })

  test('a sum that is no range is our mistake', async () => {
    const cell: DraftCell = { value: { money: fen(1) }, sumOf: 'A1)+HYPERLINK("x"' }
    await expect(writeWorkbook({ sheets: [plainSheet([{ cells: [cell] }])] })).rejects.toThrow(RangeError)
  })

  test('a text longer than a cell can hold is refused', async () => {
    const cell: DraftCell = { value: '长'.repeat(32_768) }
    await expect(writeWorkbook({ sheets: [plainSheet([{ cells: [cell] }])] })).rejects.toMatchObject({
      code: 'CELL-TOO-LONG',
    })
  })
})

describe('the same draft gives the same bytes', () => {
  const zone = process.env.TZ
  afterEach(() => {
    process.env.TZ = zone
  })

  test('in every time zone and at every moment', async () => {
    const made: Uint8Array[] = []
    for (const place of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles']) {
      process.env.TZ = place
      made.push(await writeWorkbook({ sheets: [paymentSheet('甲', 4)] }))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(made.map((bytes) => Buffer.compare(Buffer.from(bytes), Buffer.from(made[0] ?? [])))).toEqual([0, 0, 0])
  })

  test('the date of creation is the one given', async () => {
    const createdOn = parseIsoDate('2017-11-01')
    const bytes = await writeWorkbook({ sheets: [paymentSheet('甲', 1)] }, createdOn === null ? {} : { createdOn })
    expect(part(bytes, 'docProps/core.xml')).toContain('2017-11-01T00:00:00Z')
  })
})

test('sheet names are cleaned and made unique', async () => {
  const names = ['翠屏区/南城所', '翠屏区:南城所', '', "'引'号'", 'History', '长'.repeat(40), '长'.repeat(35), 'a', 'A']
  const file = await openWorkbook(saved(await writeWorkbook({ sheets: names.map((name) => plainSheet([], name)) })))
  expect(file.sheets.map(({ name }) => name)).toEqual([
    '翠屏区 南城所',
    '翠屏区 南城所（2）',
    '表',
    '引’号',
    '表（2）',
    '长'.repeat(31),
    `${'长'.repeat(28)}（2）`,
    'a',
    'A（2）',
  ])
})

describe('what is written is what is read', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '=1+1',
      '+86',
      '-',
      '@x',
      '511502199001011234',
      '00123',
      ' 前后 ',
      '_x000D_',
      '_x005F_',
      '甲\r\n乙',
      '\u0000\u001b[31m',
      '\u007f',
      '\ud800',
      '<&>"\'',
    ),
  )
  const date = fc.integer({ min: -25_508, max: 80_000 }).map(dateOfDayNumber)
  const value: fc.Arbitrary<DraftCell['value']> = fc.oneof(
    text,
    fc.integer().map((integer) => ({ integer })),
    fc.integer({ min: -1e13, max: 1e13 }).map((amount) => ({ money: fen(amount) })),
    date.map((day) => (day === null ? null : { date: day })),
  )

  test('texts, numbers, amounts and dates', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (values) => {
          const draft = plainSheet(values.map((row) => ({ cells: row.map((cell) => ({ value: cell })) })))
          const read = await allRows(await openWorkbook(saved(await writeWorkbook({ sheets: [draft] }))))
          const found = new Map(read.map(({ row, cells }) => [row, cells]))
          for (const [index, row] of values.entries()) {
            for (const [column, cell] of row.entries())
              expect(simple(found.get(index + 1)?.[column] ?? null)).toEqual(meant(cell))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  function meant(cell: DraftCell['value']): unknown {
    if (cell === null) return null
    if (typeof cell === 'string') return cell.replace(/\p{Surrogate}/gu, '\ufffd')
    if ('date' in cell) return cell.date
    return 'money' in cell ? cell.money / 100 : cell.integer
  }

  function simple(cell: Awaited<ReturnType<typeof allRows>>[number]['cells'][number]): unknown {
    if (cell === null || typeof cell === 'string' || cell.kind !== 'number') return cell
    return cell.isDate ? dateOfDayNumber(Number(cell.raw) - 25569) : Number(cell.raw)
  }
})
