// Workbooks to be marked, as exceljs writes them and by hand, and what the tests look at afterwards.
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { type MarkedWorkbook, markWorkbook } from '../../../src/adapters/workbook/mark/mark-workbook.ts'
import type { CellMark, MarkSummary } from '../../../src/domain/cell-mark.ts'
import type { Severity } from '../../../src/domain/problem.ts'
import { saved } from './make-xlsx.ts'

export const HEADER = ['序号', '案号', '受理时间', '申请人', '身份证号', '涉及金额', '难易程度']

export const NO_PROBLEMS: MarkSummary = { title: '导入问题', lines: [], problems: [] }

export function mark(place: string, text: string, severity: Severity = 'refused', sheet = '台账'): CellMark {
  const match = /^([A-Z]?)(\d+)$/.exec(place)
  const letter = match?.[1] ?? ''
  return { sheet, row: Number(match?.[2]), column: letter === '' ? null : letter.charCodeAt(0) - 65, severity, text }
}

export function summaryOf(marks: readonly CellMark[]): MarkSummary {
  return {
    title: '导入问题：台账.xlsx',
    lines: ['退回 1 处，待更正 1 处。'],
    problems: marks.map(({ sheet, row, column, severity, text }) => ({
      severity,
      code: 'DATE-IMPOSSIBLE',
      sheet,
      row,
      column: column === null ? null : (HEADER[column] ?? null),
      columnIndex: column,
      got: '=2017-13-45',
      reason: text,
      remedy: '照原件改正',
    })),
  }
}

export async function marked(
  bytes: Uint8Array,
  marks: readonly CellMark[],
  name = '台账.xlsx',
): Promise<MarkedWorkbook> {
  return markWorkbook(saved(bytes, name), marks, summaryOf(marks))
}

export type Unpacked = ReadonlyMap<string, Uint8Array>

export function unpacked(bytes: Uint8Array): Unpacked {
  return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')))
}

export function partText(bytes: Uint8Array, part: string): string {
  const found = unpacked(bytes).get(part)
  if (found === undefined) throw new Error(`no part ${part}`)
  return strFromU8(found)
}

/** Names of parts that are not what they were, and of those that are new. */
export function differences(before: Uint8Array, after: Uint8Array): { changed: string[]; added: string[] } {
  const [old, now] = [unpacked(before), unpacked(after)]
  const missing = [...old.keys()].filter((name) => !now.has(name))
  if (missing.length > 0) throw new Error(`lost: ${missing.join(', ')}`)
  const changed = [...old].flatMap(([name, bytes]) =>
    Buffer.compare(bytes, now.get(name) ?? bytes) === 0 ? [] : [name],
  )
  return { changed, added: [...now.keys()].filter((name) => !old.has(name)) }
}

/** Throws when any XML part is not well-formed with its namespaces, or when a relationship is there twice. */
export function assertWellFormed(bytes: Uint8Array): void {
  for (const [name, content] of unpacked(bytes)) {
    if (!/\.(?:xml|rels|vml)$/i.test(name)) continue
    const parser = new SaxesParser({ xmlns: true, fileName: name })
    parser.on('error', (error) => {
      throw error
    })
    const encoding = content[0] === 0xff ? 'utf-16le' : 'utf-8'
    const ids = new Set<string>()
    parser.on('opentag', ({ local, attributes }) => {
      if (local !== 'Relationship') return
      const { value: id } = attributes.Id ?? { value: '' }
      if (ids.has(id)) throw new Error(`${name}: ${id} twice`)
      ids.add(id)
    })
    parser.write(new TextDecoder(encoding, { fatal: true }).decode(content)).close()
  }
}

export async function reopened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  // exceljs asks for a Buffer type of its own.
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook
}

export type SeenCell = { readonly fill: string | null; readonly note: string | null }

export function seen(workbook: ExcelJS.Workbook, sheet: string, address: string): SeenCell {
  const cell = workbook.getWorksheet(sheet)?.getCell(address)
  const fill = cell?.fill
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? (fill.fgColor?.argb ?? null) : null
  const note = cell?.note
  const texts = typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : (note ?? null)
  return { fill: solid, note: texts }
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A ledger with what clerks' ledgers have: drop-downs, widths, formats, rules, a note of the clerk's, a picture, names. */
export async function clerksWorkbook(rows = 6): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = HEADER.map((header) => ({ header, width: header.length * 3 + 6 }))
  for (let row = 0; row < rows; row++) {
    const number = String(row + 1).padStart(3, '0')
    sheet.addRow([
      row + 1,
      `（2017）翠人调字第${number}号`,
      new Date(Date.UTC(2017, 9, row + 1)),
      '张三',
      '511502198801010014',
      120.5,
      '一般',
    ])
  }
  sheet.getColumn(3).numFmt = 'yyyy/m/d'
  sheet.getCell('B3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E1F2' } }
  sheet.getCell('F4').value = { formula: 'F2+F3', result: 241 }
  sheet.getCell('B2').note = '所长问过此案'
  for (let row = 2; row <= rows + 1; row++) {
    sheet.getCell(`G${row}`).dataValidation = { type: 'list', allowBlank: true, formulae: ['选项!$A$1:$A$3'] }
  }
  sheet.addConditionalFormatting({
    ref: 'F2:F50',
    rules: [
      { type: 'cellIs', operator: 'greaterThan', priority: 1, formulae: [1000], style: { font: { bold: true } } },
    ],
  })
  const image = workbook.addImage({ base64: PIXEL.toString('base64'), extension: 'png' })
  sheet.addImage(image, 'I2:I3')
  const options = workbook.addWorksheet('选项')
  for (const word of ['简易', '一般', '疑难']) options.addRow([word])
  workbook.definedNames.add('选项!$A$1:$A$3', '难易')
  sheet.pageSetup.printArea = 'A1:G7'
  sheet.pageSetup.printTitlesRow = '1:1'
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
