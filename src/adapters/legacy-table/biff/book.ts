// One pass over a BIFF stream: what holds for the whole workbook (text, formats, date system, list of sheets), and of each
// sheet where it lies, its merges and hidden rows. Proves that no sheet breaks off, and finds a password. No cell is read.
import { AppError } from '../../../domain/app-error.ts'
import { damaged, LIMITS, overLimit } from '../../workbook/faults.ts'
import type { Merge } from '../../workbook/merges.ts'
import { BUILT_IN, type CellFormat, formatOf, GENERAL } from '../../workbook/number-formats.ts'
import { type BiffRecord, BOF, CELLS, RECORD, recordsFrom, TornRecord } from './records.ts'
import { BodyReader, sharedTexts, TextForm } from './text.ts'

export type BiffSheet = {
  readonly name: string
  readonly hidden: boolean
  /** Where its first record stands, its BOF. */
  readonly start: number
  readonly merges: readonly Merge[]
  readonly hiddenRows: ReadonlySet<number>
  /** Its cells come row by row, as nearly every program writes them. */
  readonly isOrdered: boolean
}

export type BiffBook = {
  readonly stream: Buffer
  readonly sheets: readonly BiffSheet[]
  readonly text: TextForm
  readonly shared: readonly string[]
  /** By style, which each cell names. */
  readonly formats: readonly CellFormat[]
  readonly dateSystem: 1900 | 1904
  /** Its formulas have the number of those of BIFF5 and another shape. */
  readonly isBiff2: boolean
}

const BIFF2_BOF = 0x0009
const BIFF8 = 0x0600
const BIFF5 = 0x0500
/** Kinds of a part, from its BOF. */
const GLOBALS = 0x0005
const WORKSHEET = 0x0010
const HIDDEN_ROW = 0x20

export function scanBook(stream: Buffer, file: string): BiffBook {
  return new BookScan(stream, file).run()
}

type Part = {
  readonly start: number
  readonly kind: number
  merges: Merge[]
  hiddenRows: Set<number>
  isOrdered: boolean
  lastRow: number
}
type Listed = { readonly position: number; readonly hidden: boolean; readonly isTable: boolean; readonly name: string }

class BookScan {
  readonly #stream: Buffer
  readonly #file: string
  readonly #parts = new Map<number, Part>()
  readonly #listed: Listed[] = []
  readonly #codes = new Map<number, string>()
  readonly #styles: number[] = []
  #part: Part | null = null
  #depth = 0
  #version = -1
  #codePage: number | null = null
  #dateSystem: 1900 | 1904 = 1900
  #shared: readonly string[] = []

  constructor(stream: Buffer, file: string) {
    this.#stream = stream
    this.#file = file
  }

  run(): BiffBook {
    for (const record of recordsFrom(this.#stream, 0)) {
      // What follows the last end is padding.
      if (this.#depth === 0 && !BOF.has(record.type)) break
      if (BOF.has(record.type)) this.#begin(record)
      else if (record.type === RECORD.eof) this.#depth--
      else if (record.type === RECORD.filePass) throw encrypted(this.#file)
      else if (this.#depth === 1 && this.#part !== null) this.#visit(record, this.#part)
    }
    if (this.#part === null || this.#depth > 0) throw new TornRecord()
    return {
      stream: this.#stream,
      sheets: this.#sheets(),
      text: this.#text(),
      shared: this.#shared,
      formats: this.#styles.map((id) => formatOf(this.#codes.get(id) ?? BUILT_IN.get(id))),
      dateSystem: this.#dateSystem,
      isBiff2: this.#stream.readUInt16LE(0) === BIFF2_BOF,
    }
  }

  /** Charts within a sheet are parts within its part. */
  #begin({ at, body }: BiffRecord): void {
    if (this.#version < 0) this.#version = body.readUInt16LE(0)
    if (this.#depth === 0) {
      const kind = body.readUInt16LE(2)
      this.#part = { start: at, kind, merges: [], hiddenRows: new Set(), isOrdered: true, lastRow: 0 }
      this.#parts.set(at, this.#part)
    }
    this.#depth++
  }

  #visit(record: BiffRecord, part: Part): void {
    if (part.kind === GLOBALS) this.#visitGlobal(record)
    else this.#visitSheet(record, part)
    // A stream of a single sheet has these beside its cells.
    if (record.type === RECORD.codePage) this.#codePage = record.body.readUInt16LE(0)
    else if (record.type === RECORD.date1904) this.#dateSystem = record.body.readUInt16LE(0) === 1 ? 1904 : 1900
    else if (this.#version >= BIFF5 && record.type === RECORD.xf) this.#styles.push(record.body.readUInt16LE(2))
    else if (this.#version >= BIFF5 && record.type === RECORD.format) this.#noteFormat(record)
    if (this.#styles.length > LIMITS.cellFormats) throw overLimit(this.#file, `单元格样式超过 ${LIMITS.cellFormats} 种`)
  }

  #visitGlobal(record: BiffRecord): void {
    if (record.type === RECORD.sharedText) this.#shared = sharedTexts(record)
    else if (record.type === RECORD.boundSheet) this.#list(record)
  }

  #visitSheet({ type, body }: BiffRecord, part: Part): void {
    if (CELLS.has(type)) {
      const row = body.readUInt16LE(0)
      part.isOrdered &&= row >= part.lastRow
      part.lastRow = row
    } else if (type === RECORD.row) {
      if ((body.readUInt8(12) & HIDDEN_ROW) !== 0) part.hiddenRows.add(body.readUInt16LE(0) + 1)
    } else if (type === RECORD.merges) this.#noteMerges(body, part)
  }

  #list({ body, more }: BiffRecord): void {
    this.#listed.push({
      position: body.readUInt32LE(0),
      hidden: (body.readUInt8(4) & 3) !== 0,
      isTable: body.readUInt8(5) === 0,
      name: this.#text().read(new BodyReader({ body, more }, 6), 1),
    })
    if (this.#listed.length > LIMITS.worksheets) throw overLimit(this.#file, `工作表超过 ${LIMITS.worksheets} 张`)
  }

  #noteFormat(record: BiffRecord): void {
    const reader = new BodyReader(record, 2)
    this.#codes.set(record.body.readUInt16LE(0), this.#text().read(reader, this.#version === BIFF8 ? 2 : 1))
  }

  #noteMerges(body: Buffer, part: Part): void {
    for (let at = 2; at < 2 + 8 * body.readUInt16LE(0); at += 8) {
      const [top, bottom] = [body.readUInt16LE(at) + 1, body.readUInt16LE(at + 2) + 1]
      const [left, right] = [body.readUInt16LE(at + 4), body.readUInt16LE(at + 6)]
      if (bottom < top || right < left) throw damaged(this.#file, '合并单元格的范围写法有误')
      if (bottom > top || right > left) part.merges.push({ top, left, bottom, right })
      if (part.merges.length > LIMITS.merges) throw overLimit(this.#file, `合并单元格超过 ${LIMITS.merges} 处`)
    }
  }

  #text(): TextForm {
    return new TextForm(this.#version === BIFF8, this.#codePage)
  }

  #sheets(): readonly BiffSheet[] {
    const listed = this.#listed.length > 0 ? this.#listed : this.#unlisted()
    if (new Set(listed.map(({ name }) => name)).size < listed.length) throw damaged(this.#file, '工作表清单有误')
    return listed.flatMap(({ position, hidden, isTable, name }) => {
      const part = this.#parts.get(position)
      if (part === undefined || part.kind === GLOBALS) throw new TornRecord()
      if (!isTable || part.kind !== WORKSHEET) return []
      const merges = part.merges.sort((a, b) => a.top - b.top || a.left - b.left)
      return [{ name, hidden, start: position, merges, hiddenRows: part.hiddenRows, isOrdered: part.isOrdered }]
    })
  }

  /** Below BIFF5, and from simple exporters, the stream is one sheet without a list. */
  #unlisted(): readonly Listed[] {
    return [...this.#parts.values()]
      .filter(({ kind }) => kind === WORKSHEET)
      .map(({ start }, at) => ({ position: start, hidden: false, isTable: true, name: `Sheet${at + 1}` }))
  }
}

function encrypted(file: string): AppError {
  return new AppError('FILE-ENCRYPTED', `${file}：文件已加密，请先在 WPS 或 Excel 中取消打开密码，另存后再导入`)
}

/** The format of a cell by its style; a style that the file does not have is none. */
export function formatOfStyle(book: BiffBook, style: number): CellFormat {
  return book.formats[style] ?? GENERAL
}
