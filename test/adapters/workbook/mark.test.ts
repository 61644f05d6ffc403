// Marks on a clerk's own workbook: only what a mark needs changes, and every program reads the marks.
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { allRows, saved } from './make-xlsx.ts'
import {
  assertWellFormed,
  clerksWorkbook,
  differences,
  mark,
  marked,
  reopened,
  seen,
  unpacked,
} from './mark-support.ts'

const MARKS = [
  mark('C3', '受理时间“2017-13-45”不是日期，请照原件改正'),
  mark('E4', '身份证号的校验码不对', 'pending'),
  mark('E4', '身份证号与出生日期不符', 'warning'),
  mark('B2', '同一案号有两行', 'warning'),
  mark('5', '缺少主办调解员'),
]

describe('a workbook of exceljs', () => {
  test('only the parts that a mark needs change', async () => {
    const before = await clerksWorkbook()
    const { bytes, extension } = await marked(before, MARKS)
    expect(extension).toBe('xlsx')
    assertWellFormed(bytes)
    const { changed, added } = differences(before, bytes)
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    expect(added).toEqual(['xl/worksheets/sheet3.xml'])
    expect([...unpacked(bytes).keys()].slice(0, -1)).toEqual([...unpacked(before).keys()])
  })

  test('the marks are there, and the clerk’s note with them', async () => {
    const workbook = await reopened((await marked(await clerksWorkbook(), MARKS)).bytes)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
    expect(seen(workbook, '台账', 'C3')).toEqual({
      fill: 'FFFFC7CD',
      note: '【导入问题】\n受理时间“2017-13-45”不是日期，请照原件改正',
    })
    expect(seen(workbook, '台账', 'E4')).toEqual({
      fill: 'FFFFEB9D',
      note: '【导入问题】\n1. 身份证号的校验码不对\n2. 身份证号与出生日期不符',
    })
    expect(seen(workbook, '台账', 'B2')).toEqual({
      fill: 'FFDDEBFD',
      note: '所长问过此案\n【导入问题】\n同一案号有两行',
    })
    expect(seen(workbook, '台账', 'A5').fill).toBe('FFFFC7CD')
    expect(seen(workbook, '台账', 'C4')).toEqual({ fill: null, note: null })
    expect(workbook.getWorksheet('台账')?.getCell('G3').dataValidation.formulae).toEqual(['选项!$A$1:$A$3'])
  })

  test('it reads as it did, and the summary is the first sheet', async () => {
    const before = await clerksWorkbook()
    const { bytes } = await marked(before, MARKS)
    const [old, now] = [await openWorkbook(saved(before)), await openWorkbook(saved(bytes))]
    expect(now.sheets.map(({ name }) => name)).toEqual(['导入问题', '台账', '选项'])
    expect(await allRows(now, 1)).toEqual(await allRows(old, 0))
    expect(await allRows(now, 2)).toEqual(await allRows(old, 1))
  })

  test('the same input gives the same bytes', async () => {
    const before = await clerksWorkbook()
    const [first, second] = [await marked(before, MARKS), await marked(before, MARKS)]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })
})
