// Opens an .xlsx workbook as a SheetFile: the only way into the SpreadsheetML reader of this folder. Rows stream from the
// file in batches; memory holds one batch, the packed shared strings and the list of merges.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../domain/app-error.ts'
import type { RowBatches, SheetFile, SheetRow } from '../../domain/sheet.ts'
import { type Archive, openArchive } from './archive.ts'
import type { CellContext } from './cell-value.ts'
import { damaged, LIMITS, overLimit, unreadable } from './faults.ts'
import { type Merge, MergeCursor, readMerges } from './merges.ts'
import { readCellFormats } from './number-formats.ts'
import { readWorkbookParts, type WorkbookParts, type Worksheet } from './package.ts'
import { readSharedStrings } from './shared-strings.ts'
import { SheetRowReader } from './sheet-rows.ts'
import { notReadable, sniffFile } from './sniff.ts'
import { parseRowsInSteps } from './xml.ts'

const BATCH_ROWS = 500
/** Very wide rows make smaller batches. */
const BATCH_PLACES = 50_000

/**
 * Opens a workbook. Throws an AppError with a sentence for the person when the file is missing, no .xlsx, encrypted,
 * damaged, unsafe or beyond the limits; `rows` does the same for the sheet it reads.
 */
export async function openWorkbook(path: string): Promise<SheetFile> {
  const file = basename(path)
  const identity = await identify(path, file)
  const kind = await sniffFile(path)
  if (kind !== 'xlsx' && kind !== 'zip') throw notReadable(file, kind)
  const sha256 = await hashFile(path, file)
  const parts = await withArchive(path, file, (archive) => readWorkbookParts(archive, file))
  if (parts === null) throw notReadable(file, kind === 'zip' ? 'zip' : 'office-document')
  if (parts.worksheets.length === 0) {
    throw new AppError('WORKBOOK-NO-SHEET', `${file}：工作簿中没有工作表`, {
      hint: '请确认数据在普通工作表中，而不是图表页',
    })
  }
  const reader = new WorkbookReader({ path, file, identity, parts })
  return {
    file,
    kind: 'xlsx',
    encoding: null,
    sha256,
    sheets: parts.worksheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: (sheetIndex) => reader.rows(sheetIndex),
  }
}

type Source = { readonly path: string; readonly file: string; readonly identity: string; readonly parts: WorkbookParts }

class WorkbookReader {
  readonly #source: Source
  readonly #merges = new Map<Worksheet, readonly Merge[]>()
  #context: CellContext | null = null

  constructor(source: Source) {
    this.#source = source
  }

  async *rows(sheetIndex: number): RowBatches {
    const { path, file, identity, parts } = this.#source
    const worksheet = parts.worksheets[sheetIndex]
    if (worksheet === undefined) throw new RangeError(`no sheet ${sheetIndex} in ${file}`)
    if ((await identify(path, file)) !== identity) throw changed(file)
    const archive = await openArchive(path, file)
    try {
      // Together, because unpacking runs beside parsing; `allSettled`, because the archive closes when this block is left.
      const [context, merges] = await allOrFirstFault(
        this.#context ?? readContext(archive, this.#source),
        this.#merges.get(worksheet) ?? readMerges(sheetXml(archive, file, worksheet)),
      )
      this.#context = context
      this.#merges.set(worksheet, merges)
      yield* readRows({ archive, file, worksheet, merges, context })
    } finally {
      archive.close()
    }
  }
}

async function readContext(archive: Archive, { file, parts }: Source): Promise<CellContext> {
  return {
    strings: await readSharedStrings(archive, file, parts.sharedStrings),
    formats: await readCellFormats(archive, file, parts.styles),
    dateSystem: parts.dateSystem,
  }
}

async function allOrFirstFault<A, B>(first: A | Promise<A>, second: B | Promise<B>): Promise<readonly [A, B]> {
  const [a, b] = await Promise.allSettled([first, second])
  if (a.status === 'rejected') throw a.reason
  if (b.status === 'rejected') throw b.reason
  return [a.value, b.value]
}

type SheetRequest = {
  readonly archive: Archive
  readonly file: string
  readonly worksheet: Worksheet
  readonly merges: readonly Merge[]
  readonly context: CellContext
}

async function* readRows({
  archive,
  file,
  worksheet,
  merges,
  context,
}: SheetRequest): AsyncGenerator<readonly SheetRow[]> {
  const where = `${file} 工作表“${worksheet.name}”`
  const reader = new SheetRowReader(context, new MergeCursor(merges, where), where)
  for await (const _ of parseRowsInSteps(sheetXml(archive, file, worksheet), reader)) {
    if (reader.waitingRows >= BATCH_ROWS || reader.waitingPlaces >= BATCH_PLACES) yield reader.take()
  }
  // The first pass looked for the merges by text alone; if the parser sees others, the file is built to deceive.
  if (reader.mergesSeen !== merges.length) throw damaged(where, '合并单元格清单不在应有的位置')
  if (reader.waitingRows > 0) yield reader.take()
}

function sheetXml(archive: Archive, file: string, { part }: Worksheet) {
  return { file, part, chunks: archive.read(part) }
}

async function withArchive<T>(path: string, file: string, use: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(path, file)
  try {
    return await use(archive)
  } finally {
    archive.close()
  }
}

/** Size and times: when they change between two readings, the two readings are not of one file. */
async function identify(path: string, file: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  if (!found.isFile()) throw new AppError('FILE-UNREADABLE', `${file}：不是文件`, { hint: '请给出 .xlsx 文件的路径' })
  if (found.size > LIMITS.fileBytes) throw overLimit(file, `文件大于 ${LIMITS.fileBytes / 1024 / 1024} MB`)
  return `${found.ino}:${found.size}:${found.mtimeMs}`
}

function changed(file: string): AppError {
  return new AppError('FILE-CHANGED', `${file}：读取期间文件被改动`, { hint: '请关闭正在编辑此文件的程序，再试一次' })
}

async function hashFile(path: string, file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
  } catch (error) {
    throw unreadable(file, error)
  }
  return hash.digest('hex')
}
