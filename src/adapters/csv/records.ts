// Decoded text → records, chunk by chunk. A record whose quotes are at most plain pairs around whole fields is split
// here; every other record goes to csv-parse, which decides what it means or refuses it.
// Measured on 100,000 rows of 29.6 MB: csv-parse alone 1.40–1.47 s, with this fast lane a quarter of that.
import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '../../domain/app-error.ts'

export type CsvRecord = { readonly cells: string[]; readonly line: number }

/** A record longer than this is an opening quote that was never closed, not a record. */
const MAX_RECORD = 1 << 22

export class RecordReader {
  private rest = ''
  private line = 1

  /** `="…"` as a whole field, which Excel writes and csv does not know. */
  private readonly formulaQuotes: RegExp

  constructor(private readonly delimiter: string) {
    this.formulaQuotes = new RegExp(`((?:^|${delimiter})="[^"]+"(?=${delimiter}|$))`)
  }

  /** The records that end within the text so far; the unfinished last one waits for the next chunk. */
  read(chunk: string, isLast: boolean): CsvRecord[] {
    const text = this.take(chunk, isLast)
    const records: CsvRecord[] = []
    let start = 0
    while (start < text.length) {
      const end = this.recordEnd(text, start)
      if (end < 0 && !isLast) break
      const stop = end < 0 ? text.length : end
      const record = text.slice(start, stop)
      records.push({ cells: this.split(record), line: this.line })
      this.line += 1 + (record.includes('\n') ? record.split('\n').length - 1 : 0)
      start = stop + 1
    }
    this.rest = start === 0 ? text : text.slice(start)
    if (this.rest.length > MAX_RECORD) throw unclosed(this.line)
    return records
  }

  /** CR, LF and CRLF become LF, inside quotes too: the same ledger reads the same from every system. */
  private take(chunk: string, isLast: boolean): string {
    const joined = this.rest === '' ? chunk : this.rest + chunk
    this.rest = ''
    if (!joined.includes('\r')) return joined
    const isCut = !isLast && joined.endsWith('\r')
    return (isCut ? joined.slice(0, -1) : joined).replace(/\r\n?/g, '\n') + (isCut ? '\r' : '')
  }

  /** The line feed that ends the record: the first one with an even number of quotes before it. -1: not here yet. */
  private recordEnd(text: string, start: number): number {
    let quote = text.indexOf('"', start)
    let end = text.indexOf('\n', start)
    while (quote >= 0 && end >= 0 && quote < end) {
      const close = text.indexOf('"', quote + 1)
      if (close < 0) return -1
      if (close > end) end = text.indexOf('\n', close)
      quote = text.indexOf('"', close + 1)
    }
    return end
  }

  private split(record: string): string[] {
    if (!record.includes('"')) return unwrapAll(record.split(this.delimiter))
    return unwrapAll(this.splitPlainQuotes(record) ?? this.parse(record))
  }

  /** Fields that are unquoted, or `"…"` or `="…"` as a whole with nothing special inside; null when one is neither. */
  private splitPlainQuotes(record: string): string[] | null {
    // What stands before the first quoted field needs no looking at.
    const head = record.lastIndexOf(this.delimiter, record.indexOf('"'))
    const cells = head < 0 ? [] : record.slice(0, head).split(this.delimiter)
    let at = head + 1
    while (at <= record.length) {
      const opens = record[at] === '"' ? at : record[at] === '=' && record[at + 1] === '"' ? at + 1 : -1
      const close = opens < 0 ? -1 : record.indexOf('"', opens + 1)
      const next = opens < 0 ? record.indexOf(this.delimiter, at) : close + 1
      if (opens >= 0 && (close < 0 || (next < record.length && record[next] !== this.delimiter))) return null
      const cell = opens < 0 ? record.slice(at, next < 0 ? record.length : next) : record.slice(opens + 1, close)
      if (opens < 0 && cell.includes('"')) return null
      cells.push(cell)
      if (next < 0) break
      at = next + 1
    }
    return cells
  }

  private parse(record: string): string[] {
    try {
      return this.strictly(record)
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      // Only what is no csv is read a second way: in a good record `="` may stand inside a quoted field.
      const plain = record
        .split(this.formulaQuotes)
        .map((part, index) => (index % 2 === 1 ? part.replace('="', '"') : part))
      const rewritten = plain.join('')
      if (rewritten !== record) return this.parse(rewritten)
      throw this.refusal(error)
    }
  }

  private strictly(record: string): string[] {
    const records = parse(record, { delimiter: this.delimiter, record_delimiter: '\n', relax_column_count: true })
    return records[0] ?? ['']
  }

  private refusal(error: CsvError): AppError {
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return unclosed(this.line)
    const line = this.line + (typeof error.lines === 'number' ? error.lines - 1 : 0)
    return new AppError('CSV-QUOTE', `第 ${line} 行的引号用得不对：引号要么包住整个单元格，要么写成两个`, {
      hint: '在该行检查引号，或用 Excel/WPS 打开后另存为 csv 再导入',
    })
  }
}

function unclosed(line: number): AppError {
  return new AppError('CSV-QUOTE', `第 ${line} 行开始的引号没有闭合，后面的内容都会被当成一个单元格`, {
    hint: '在该行补上或删去引号后重新导入',
  })
}

/** Excel's ways of keeping digits as text: `="511502…"` and a leading apostrophe. */
function unwrapAll(cells: string[]): string[] {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ''
    const first = cell.charCodeAt(0)
    if (first === 0x27 && !cell.endsWith("'")) cells[i] = cell.slice(1)
    else if (first === 0x3d && cell.length > 2 && cell[1] === '"' && cell.endsWith('"')) cells[i] = cell.slice(2, -1)
  }
  return cells
}
