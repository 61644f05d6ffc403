// Hand-made workbooks for the tests: raw XML packed with fflate, so that each oddity of real files stands on one line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type ZipOptions, type Zippable, zipSync } from 'fflate'
import { afterAll } from 'vitest'
import type { SheetFile, SheetRow } from '../../../src/domain/sheet.ts'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export type Parts = Record<string, string | Uint8Array>

export function relationships(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`
}

export function worksheet(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`
}

export function sharedStrings(...items: readonly string[]): string {
  return `<sst ${MAIN}>${items.map((item) => `<si>${item}</si>`).join('')}</sst>`
}

export function styles(formats: readonly (number | string)[]): string {
  const custom = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  )
  const xfs = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`)
  return `<styleSheet ${MAIN}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`
}

/** The parts of a workbook with one sheet; `parts` adds to them or replaces them. */
export function workbookParts(sheet: string, parts: Parts = {}): Parts {
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    ...parts,
  }
}

export function pack(parts: Parts, options: ZipOptions = {}): Uint8Array {
  const files: Zippable = {}
  for (const [name, content] of Object.entries(parts)) {
    files[name] = [typeof content === 'string' ? strToU8(content) : content, { level: 6, ...options }]
  }
  return zipSync(files)
}

let folder: string | null = null
let made = 0

/** Writes a file into a folder that is removed after the tests of the file. */
export function saved(bytes: Uint8Array, name = '台账.xlsx'): string {
  folder ??= mkdtempSync(join(tmpdir(), 'workbook-test-'))
  const path = join(folder, `${++made}-${name}`)
  writeFileSync(path, bytes)
  return path
}

afterAll(() => {
  if (folder !== null) rmSync(folder, { recursive: true })
  folder = null
})

export async function allRows(file: SheetFile, sheetIndex = 0): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of file.rows(sheetIndex)) rows.push(...batch)
  return rows
}
