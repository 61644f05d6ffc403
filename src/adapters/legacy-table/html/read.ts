// Web pages and single-file web pages (MHTML) that systems and Excel save as .xls → sheets of text.
import { damaged } from '../../workbook/faults.ts'
import { noTable, refuseLostCells } from '../faults.ts'
import { decodeMarkup } from '../markup-text.ts'
import type { LegacySheet } from '../sheet-rows.ts'
import { sheetsOf } from './grid.ts'
import { type MimePart, mimeParts } from './mime.ts'
import { readHtmlPage } from './tree.ts'

export type HtmlReading = { readonly sheets: readonly LegacySheet[]; readonly encoding: string }

export function readHtmlBytes(bytes: Buffer, file: string): HtmlReading {
  const reading = readPart({ bytes, charset: null }, file)
  if (reading.sheets.length === 0) throw noTable(file)
  return reading
}

/** The pages of a single-file web page: a workbook of several sheets is a page for each, beside frames without tables. */
export function readMhtmlBytes(bytes: Buffer, file: string): HtmlReading {
  const readings = mimeParts(bytes, file).map((part) => readPart(part, file))
  const withTables = readings.filter(({ sheets }) => sheets.length > 0)
  const [first] = withTables
  if (first === undefined) throw noTable(file)
  const sheets = withTables.flatMap((reading) => reading.sheets)
  const named = sheets.length === 1 ? sheets : sheets.map((sheet, at) => ({ ...sheet, name: `表格${at + 1}` }))
  return { sheets: named, encoding: first.encoding }
}

function readPart({ bytes, charset }: MimePart, file: string): HtmlReading {
  const { text, encoding } = decodeMarkup(bytes, charset)
  const { content, isWhole } = readHtmlPage(text)
  if (!isWhole) throw damaged(file, '网页表格没有写完')
  const sheets = sheetsOf(content, file)
  refuseLostCells(sheets, file)
  return { sheets, encoding }
}
