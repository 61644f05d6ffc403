// The csv door: bytes → text → records → the sheet rows that the ledger room reads. Bytes are decoded first, in a stream,
// and a character that cannot be believed stops the file with its place. Leaves headers and values to ledger/.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { AppError, isAppError } from '../domain/app-error.ts'
import type { Cell, SheetFile, SheetRow } from '../domain/sheet.ts'
import { CHUNK_BYTES, type CsvEncoding, examine } from './csv/encoding.ts'
import { LOST, lostText } from './csv/lost-text.ts'
import { type CsvRecord, RecordReader } from './csv/records.ts'

const BATCH_ROWS = 1000
/** The rarer a character is within cells, the surer it divides them: the first of two that fit equally well wins. */
const DELIMITERS = ['\t', ';', ','] as const
const LINES_FOR_DELIMITER = 30

/** Open a csv file. Throws AppError for an empty file; `rows` throws one for broken characters or quotes. */
export async function openCsv(path: string): Promise<SheetFile> {
  const file = basename(path)
  try {
    const { encoding, sha256 } = await examine(path)
    return {
      file,
      kind: 'csv',
      encoding,
      sha256,
      sheets: [{ name: null, hidden: false }],
      rows: () => readRows(path, encoding),
    }
  } catch (error) {
    throw named(file, error)
  }
}

async function* readRows(path: string, encoding: CsvEncoding): AsyncGenerator<readonly SheetRow[]> {
  let reader: RecordReader | null = null
  let row = 0
  let batch: SheetRow[] = []
  let wasLost = false
  try {
    for await (const { text, isLast } of decodedChunks(path, encoding)) {
      reader ??= new RecordReader(delimiterOf(text))
      const isLost = LOST.test(text)
      const records = reader.read(text, isLast)
      for (const record of records) {
        row++
        if (isLost || wasLost) refuseLost(record, row)
        batch.push({ row, line: record.line, cells: toCells(record.cells) })
        if (batch.length < BATCH_ROWS) continue
        yield batch
        batch = []
      }
      // What a chunk leaves unfinished comes with a later one.
      wasLost = isLost || (wasLost && records.length === 0)
    }
    if (batch.length > 0) yield batch
  } catch (error) {
    throw named(basename(path), error)
  }
}

/** A lossy decoder whose losses (U+FFFD) are refused, rather than a fatal one: the place of the bad byte stays known. */
async function* decodedChunks(path: string, encoding: CsvEncoding): AsyncGenerator<{ text: string; isLast: boolean }> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield { text, isLast: false }
  }
  yield { text: decoder.decode(), isLast: true }
}

function toCells(cells: string[]): Cell[] {
  const result: Cell[] = cells
  for (let i = 0; i < result.length; i++) if (result[i] === '') result[i] = null
  return result
}

/** The delimiter that most often stands the same number of times in a line; a comma where none does. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, LINES_FOR_DELIMITER).map((line) => line.replace(/"[^"]*"/g, ''))
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const lengths = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(delimiter).length - 1
      if (count > 0) lengths.set(count, (lengths.get(count) ?? 0) + count)
    }
    const score = Math.max(0, ...lengths.values())
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function refuseLost({ cells, line }: CsvRecord, row: number): void {
  const column = cells.findIndex((cell) => LOST.test(cell))
  const where = `第 ${row} 条记录（第 ${line} 行）第 ${column + 1} 列`
  const refusal = lostText(cells[column] ?? '', where, '“CSV UTF-8”')
  if (refusal !== null) throw refusal
}

/** The same fault with the file's name in front. */
function named(file: string, error: unknown): unknown {
  if (!isAppError(error) || error.message.startsWith(file)) return error
  return new AppError(error.code, `${file}：${error.message}`, error.hint === null ? {} : { hint: error.hint })
}
