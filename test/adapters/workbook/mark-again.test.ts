// A marked workbook comes back: mended or not, saved by another program or not. Marks do not pile up, and what was mended
// looks as it did before.
import { describe, expect, test } from 'vitest'
import { markWorkbook } from '../../../src/adapters/workbook/mark/mark-workbook.ts'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { allRows, pack, saved, styles, workbookParts, worksheet } from './make-xlsx.ts'
import {
  assertWellFormed,
  clerksWorkbook,
  mark,
  marked,
  NO_PROBLEMS,
  partText,
  reopened,
  seen,
} from './mark-support.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const MARKS = [
  mark('B2', '有误'),
  mark('B3', '重复', 'warning'),
  mark('C4', '日期不对', 'pending'),
  mark('H5', '缺一格'),
]

async function unmarked(bytes: Uint8Array): Promise<Uint8Array> {
  return (await markWorkbook(saved(bytes), [], NO_PROBLEMS)).bytes
}

describe('marked once more', () => {
  test('with the same marks it stays as it is, to the byte', async () => {
    const once = await marked(await clerksWorkbook(), MARKS)
    const twice = await marked(once.bytes, MARKS)
    expect(Buffer.compare(twice.bytes, once.bytes)).toBe(0)
  })

  test('with fewer marks, mended cells get their fill and the clerk’s note back', async () => {
    const once = await marked(await clerksWorkbook(), MARKS)
    const { bytes } = await marked(once.bytes, [mark('C4', '仍不对')])
    assertWellFormed(bytes)
    const workbook = await reopened(bytes)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
    expect(seen(workbook, '台账', 'B2')).toEqual({ fill: null, note: '所长问过此案' })
    expect(seen(workbook, '台账', 'B3')).toEqual({ fill: 'FFD9E1F2', note: null })
    expect(seen(workbook, '台账', 'C4')).toEqual({ fill: 'FFFFC7CD', note: '【导入问题】\n仍不对' })
    expect(seen(workbook, '台账', 'H5')).toEqual({ fill: null, note: null })
    expect(partText(bytes, 'xl/comments1.xml').match(/<comment /g)).toHaveLength(2)
    expect(partText(bytes, 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /g)).toHaveLength(2)
  })

  test('with none, the sheet is the clerk’s again but for the drawing of notes', async () => {
    const cells = (['A', 'B', 'C'] as const).map((letter, style) => `<c r="${letter}1" s="${style}"><v>1</v></c>`)
    const text = worksheet(`<row r="1">${cells.join('')}</row>`)
    const before = pack(workbookParts(text, { 'xl/styles.xml': styles([0, 14, '0.00']) }))
    const { bytes } = await marked(before, [mark('A1', '甲'), mark('B1', '乙', 'pending'), mark('C1', '丙', 'warning')])
    const again = await unmarked(bytes)
    expect(partText(again, SHEET).replace(/<legacyDrawing [^>]*>/, '')).toBe(text)
    expect(partText(again, 'xl/comments1.xml')).not.toContain('<comment ')
  })

  test('without the summary, mended cells lose their colour', async () => {
    const once = await marked(await clerksWorkbook(), MARKS)
    const workbook = await reopened(once.bytes)
    workbook.removeWorksheet('导入问题')
    const again = await unmarked(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(seen(await reopened(again), '台账', 'B3').fill).toBe(null)
    expect(seen(await reopened(again), '台账', 'C4').fill).toBe(null)
  })

  test('saved by a program that numbers its styles anew', async () => {
    const once = await marked(await clerksWorkbook(), MARKS)
    const workbook = await reopened(once.bytes)
    const sheet = workbook.getWorksheet('台账')
    if (sheet === undefined) throw new Error('no sheet')
    sheet.getCell('A9').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } }
    sheet.getCell('B3').value = '（2017）翠人调字第102号'
    const mended = new Uint8Array(await workbook.xlsx.writeBuffer())
    const file = await openWorkbook(saved(mended))
    expect((await allRows(file, 1))[2]?.cells[1]).toBe('（2017）翠人调字第102号')
    const { bytes } = await marked(mended, [mark('C4', '仍不对', 'pending')])
    const after = await reopened(bytes)
    expect(seen(after, '台账', 'B2')).toEqual({ fill: null, note: '所长问过此案' })
    expect(seen(after, '台账', 'B3')).toEqual({ fill: 'FFD9E1F2', note: null })
    expect(seen(after, '台账', 'C4')).toEqual({ fill: 'FFFFEB9D', note: '【导入问题】\n仍不对' })
    expect(seen(after, '台账', 'A9').fill).toBe('FF00FF00')
    expect(after.worksheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
  })
})

describe('a clerk’s own colours and words', () => {
  test('cells in Excel’s own styles for bad and neutral are not taken for marks', async () => {
    const workbook = await reopened(await clerksWorkbook())
    const sheet = workbook.getWorksheet('台账')
    if (sheet === undefined) throw new Error('no sheet')
    for (const [address, argb] of [
      ['A2', 'FFFFC7CE'],
      ['A3', 'FFFFEB9C'],
    ] as const) {
      sheet.getCell(address).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } }
    }
    const { bytes } = await marked(new Uint8Array(await workbook.xlsx.writeBuffer()), MARKS)
    const after = await reopened(await unmarked(bytes))
    expect(seen(after, '台账', 'A2').fill).toBe('FFFFC7CE')
    expect(seen(after, '台账', 'A3').fill).toBe('FFFFEB9C')
  })
})
