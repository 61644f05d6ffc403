// Plain rows go past the XML parser: what comes out is the same as when the parser reads every one of them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import type { SheetRow } from '../../../src/domain/sheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongtiao-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

async function rowsOf(rows: string): Promise<readonly SheetRow[]> {
  const path = join(folder, 'book.xlsx')
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="台账" sheetId="1" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="b" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  }
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
  const file = await openWorkbook(path)
  const all: SheetRow[] = []
  for await (const batch of file.rows(0)) all.push(...batch)
  return all
}

const text = fc.string({
  unit: fc.constantFrom('案', '号', 'a', '1', ' ', '，', '𠮷', '"', '>', '-', '.'),
  maxLength: 8,
})
const content = fc.oneof(
  text.map((inline) => ({ type: ' t="inlineStr"', body: `<is><t xml:space="preserve">${inline}</t></is>` })),
  text.map((value) => ({ type: ' t="str"', body: `<v>${value}</v>` })),
  fc.integer({ min: -10_000, max: 10_000_000 }).map((value) => ({ type: '', body: `<v>${value}</v>` })),
  fc.constantFrom(
    { type: '', body: '' },
    { type: ' t="b"', body: '<v>1</v>' },
    { type: ' t="e"', body: '<v>#N/A</v>' },
  ),
  fc.constantFrom(
    { type: ' t="str"', body: '<f>A1&amp;B1</f><v>x</v>' },
    { type: ' t="inlineStr"', body: '<is><t>a&lt;b</t></is>' },
  ),
)
const sheet = fc.array(fc.array(fc.option(content), { maxLength: 6 }), { maxLength: 12 })

/** `gap` stands between the attributes: one space is plain, two are the parser's. */
function xmlOf(rows: readonly (readonly ({ type: string; body: string } | null)[])[], gap: string): string {
  return rows
    .map((cells, row) => {
      const inside = cells.map((cell, column) => {
        if (cell === null) return ''
        return `<c${gap}r="${String.fromCharCode(65 + column)}${row + 1}"${cell.type}>${cell.body}</c>`
      })
      return `<row${gap}r="${row + 1}"${row % 5 === 4 ? ' hidden="1"' : ''}>${inside.join('')}</row>`
    })
    .join('')
}

describe('plain rows', () => {
  it('read like rows that the parser reads', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async (rows) => {
        expect(await rowsOf(xmlOf(rows, ' '))).toEqual(await rowsOf(xmlOf(rows, '  ')))
      }),
      { numRuns: 150 },
    )
  })

  it('are none within a comment', async () => {
    const row = (number: number): string => `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`
    const read = await rowsOf(`${row(1)}<!-- ${row(2)}${row(3)}${row(4)} -->${row(5)}`)
    expect(read.map((one) => one.row)).toEqual([1, 5])
  })

  it('keep the checks of the reader', async () => {
    await expect(rowsOf('<row r="2"><c r="A1"><v>1</v></c></row>')).rejects.toMatchObject({ code: 'WORKBOOK-DAMAGED' })
    await expect(rowsOf('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>')).rejects.toMatchObject({
      code: 'WORKBOOK-DAMAGED',
    })
  })
})
