// Opens the kinds of table file that are read whole: old workbooks, web pages, XML tables, OpenDocument. Which kind a file
// is has been settled by its content; what its cells mean is left to the ledger room.
import { basename } from 'node:path'
import { AppError } from '../../domain/app-error.ts'
import type { SheetFile, SheetKind } from '../../domain/sheet.ts'
import { openArchive } from '../workbook/archive.ts'
import type { ReadableKind } from '../workbook/sniff.ts'
import { readHtmlBytes, readMhtmlBytes } from './html/read.ts'
import { decodeMarkup } from './markup-text.ts'
import { readFlat, readOpenDocument } from './open-document.ts'
import { batchesOf, type LegacySheet } from './sheet-rows.ts'
import { readWhole } from './whole-bytes.ts'
import { readXml2003 } from './xml-2003.ts'
import { xmlSource } from './xml-chunks.ts'

export type LegacyKind = Exclude<ReadableKind, 'xlsx' | 'text'>

type Reading = { readonly kind: SheetKind; readonly sheets: readonly LegacySheet[]; readonly encoding: string | null }

/** Throws an AppError with a sentence for the person when the file is damaged, encrypted, or beyond the limits. */
export async function openLegacyTable(path: string, kind: LegacyKind): Promise<SheetFile> {
  const file = basename(path)
  const { bytes, sha256 } = await readWhole(path, file)
  const { sheets, ...reading } = await read(path, bytes, kind)
  if (sheets.length === 0) {
    throw new AppError('WORKBOOK-NO-SHEET', `${file}：工作簿中没有工作表`, {
      hint: '请确认数据在普通工作表中，而不是图表页',
    })
  }
  return {
    file,
    ...reading,
    sha256,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: (sheetIndex) => {
      const sheet = sheets[sheetIndex]
      if (sheet === undefined) throw new RangeError(`no sheet ${sheetIndex} in ${file}`)
      return batchesOf(sheet, sheet.name === null ? file : `${file} 工作表“${sheet.name}”`)
    },
  }
}

async function read(path: string, bytes: Buffer, kind: LegacyKind): Promise<Reading> {
  const file = basename(path)
  switch (kind) {
    case 'xls': {
      const { readBiff } = await import('./biff/read.ts')
      return { kind, sheets: readBiff(bytes, file), encoding: null }
    }
    case 'html':
      return { kind, ...readHtmlBytes(bytes, file) }
    case 'mhtml':
      return { kind: 'html', ...readMhtmlBytes(bytes, file) }
    case 'xml-2003':
      return { kind, ...(await readXml2003(bytes, file)) }
    case 'fods':
      return {
        kind: 'ods',
        sheets: await readFlat(xmlSource(decodeMarkup(bytes).text, file, 'office:document')),
        encoding: null,
      }
    case 'ods':
      return { kind, sheets: await readArchive(path, file), encoding: null }
  }
}

async function readArchive(path: string, file: string): Promise<readonly LegacySheet[]> {
  const archive = await openArchive(path, file)
  try {
    return await readOpenDocument(archive, file)
  } finally {
    archive.close()
  }
}
