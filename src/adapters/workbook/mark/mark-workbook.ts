// Gives a workbook back with its bad cells coloured and noted and a list of problems in front. The parts are patched where
// they stand: whatever a mark does not need stays as the bytes that the clerk sent.
import { basename } from 'node:path'
import type { CellMark, MarkSummary } from '../../../domain/cell-mark.ts'
import { type Archive, openArchive } from '../archive.ts'
import { damaged } from '../faults.ts'
import { readMerges } from '../merges.ts'
import { findWorkbook, readWorkbookParts, type WorkbookParts, type Worksheet } from '../package.ts'
import { notReadable, sniffFile } from '../sniff.ts'
import { type EarlierSummary, findSummary } from './earlier-summary.ts'
import { type Flavour, flavourOf } from './flavour.ts'
import { SUMMARY_NAME } from './look.ts'
import { PackageEdit } from './package-edit.ts'
import { rewritten } from './part-text.ts'
import { placeMarks } from './places.ts'
import { NoteWriter } from './sheet-notes.ts'
import { SheetPatch } from './sheet-patch.ts'
import { StyleBook } from './style-book.ts'
import { StyleSheet } from './style-sheet.ts'
import { summarySheet } from './summary-sheet.ts'
import { summaryStyles } from './summary-styles.ts'
import { withFirstSheet } from './workbook-edit.ts'

export type MarkedWorkbook = {
  readonly bytes: Uint8Array
  /** What the name of the file must end in: Excel opens no workbook with macros under another one. */
  readonly extension: 'xlsx' | 'xlsm' | 'xltx' | 'xltm'
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Programs crawl over sheets with more notes; colour and summary have no such bound. */
const MOST_NOTES = 10_000

export async function markWorkbook(
  path: string,
  marks: readonly CellMark[],
  summary: MarkSummary,
): Promise<MarkedWorkbook> {
  const file = basename(path)
  const kind = await sniffFile(path)
  if (kind !== 'xlsx' && kind !== 'zip') throw notReadable(file, kind)
  const archive = await openArchive(path, file)
  try {
    return await markArchive(archive, file, { marks, summary })
  } finally {
    archive.close()
  }
}

export type Marking = { readonly marks: readonly CellMark[]; readonly summary: MarkSummary }

export async function markArchive(archive: Archive, file: string, marking: Marking): Promise<MarkedWorkbook> {
  const main = await findWorkbook(archive, file)
  const parts = main === null ? null : await readWorkbookParts(archive, file)
  if (main === null || parts === null) throw notReadable(file, 'zip')
  const job = await MarkingJob.of({ archive, file, main, parts })
  await job.markSheets(marking.marks)
  await job.writeSummary(marking.summary)
  return job.finish()
}

type Source = {
  readonly archive: Archive
  readonly file: string
  readonly main: string
  readonly parts: WorkbookParts
}

type Opened = {
  readonly source: Source
  readonly edit: PackageEdit
  readonly flavour: Flavour
  readonly styleSheet: StyleSheet
  readonly earlier: EarlierSummary | null
}

class MarkingJob {
  readonly #opened: Opened
  readonly #styles: StyleBook
  readonly #notes: NoteWriter
  /** The folder of the workbook part, where new parts go. */
  readonly #folder: string
  readonly #worksheets: readonly Worksheet[]
  #notesLeft = MOST_NOTES

  private constructor(opened: Opened) {
    const { source, edit, flavour, styleSheet, earlier } = opened
    this.#opened = opened
    this.#folder = source.main.slice(0, source.main.lastIndexOf('/') + 1)
    this.#styles = new StyleBook(styleSheet, earlier?.memory ?? new Map())
    this.#notes = new NoteWriter(edit, flavour, this.#folder)
    this.#worksheets = source.parts.worksheets.filter(({ part }) => part !== earlier?.part)
  }

  static async of(source: Source): Promise<MarkingJob> {
    const { archive, file, main, parts } = source
    const edit = new PackageEdit(archive, file)
    const flavour = flavourOf((await edit.text(main)) ?? '')
    const earlier = await findSummary(archive, file, parts.worksheets)
    const styles = parts.styles === null ? null : await edit.text(parts.styles)
    const styleSheet = new StyleSheet(styles, flavour, { file, part: parts.styles ?? 'styles.xml' })
    return new MarkingJob({ source, edit, flavour, styleSheet, earlier })
  }

  async markSheets(marks: readonly CellMark[]): Promise<void> {
    for (const { name, part } of this.#worksheets) {
      await this.#markSheet(
        part,
        marks.filter(({ sheet }) => this.#nameOf(sheet) === name),
      )
    }
  }

  async #markSheet(part: string, marks: readonly CellMark[]): Promise<void> {
    const { source, edit, flavour } = this.#opened
    const { archive, file } = source
    const hasOwnNotes = await this.#notes.hasOwnNotes(part)
    if (marks.length === 0 && !this.#styles.hasMarks && !hasOwnNotes) return
    const merges = marks.length === 0 ? [] : await readMerges({ file, part, chunks: archive.read(part) })
    const placed = placeMarks(marks, merges)
    const drawing = await edit.reservedId(part)
    const patch = new SheetPatch({
      where: { file, part },
      styles: this.#styles,
      marks: placed,
      drawing: placed.size === 0 || this.#notesLeft === 0 ? null : { id: drawing, namespace: flavour.office },
    })
    const content = rewritten({ archive, file, part }, patch.rewriter)
    await edit.setContent(part, content, () => patch.rewriter.hasChanged)
    const notes = patch.notes.slice(0, this.#notesLeft)
    this.#notesLeft -= notes.length
    if (notes.length === 0 && !hasOwnNotes) return
    const { columns, earlierDrawing } = patch
    await this.#notes.write({ sheet: part, notes, columns, drawing: earlierDrawing ?? drawing })
  }

  async writeSummary(summary: MarkSummary): Promise<void> {
    const { edit, flavour, styleSheet, earlier } = this.#opened
    const part = earlier?.part ?? (await this.#newSheet())
    const styles = summaryStyles(styleSheet)
    const sheetName = (sheet: string | null) => this.#nameOf(sheet)
    const content = summarySheet({ summary, flavour, styles, memory: this.#styles.pairs, sheetName })
    await edit.setContent(part, asAsync(content))
  }

  async finish(): Promise<MarkedWorkbook> {
    const { source, edit, flavour, styleSheet } = this.#opened
    const styles = source.parts.styles ?? `${this.#folder}styles.xml`
    if (source.parts.styles === null) {
      await edit.declareType(styles, `${SPREADSHEET}.styles+xml`)
      await edit.relate(source.main, `${flavour.office}/styles`, styles)
    }
    edit.setText(styles, styleSheet.finish())
    const extension = extensionOf((await edit.contentType(source.main)) ?? '')
    return { bytes: await edit.finish(), extension }
  }

  async #newSheet(): Promise<string> {
    const { source, edit, flavour } = this.#opened
    const { main, file } = source
    const workbook = await edit.text(main)
    if (workbook === null) throw damaged(file, `缺少部件 ${main}`)
    const part = edit.freePart(`${this.#folder}worksheets/sheet`, '.xml')
    await edit.declareType(part, `${SPREADSHEET}.worksheet+xml`)
    const id = await edit.relate(main, `${flavour.office}/worksheet`, part)
    const sheet = { name: this.#freeName(), id, namespace: flavour.office }
    edit.setText(main, withFirstSheet({ file, part: main }, workbook, sheet))
    return part
  }

  #freeName(): string {
    const taken = new Set(this.#worksheets.map(({ name }) => name))
    for (let number = 1; ; number++) {
      const name = number === 1 ? SUMMARY_NAME : `${SUMMARY_NAME}（${number}）`
      if (!taken.has(name)) return name
    }
  }

  /** null stands for the first sheet. */
  #nameOf(sheet: string | null): string | null {
    if (sheet === null) return this.#worksheets[0]?.name ?? null
    return this.#worksheets.some(({ name }) => name === sheet) ? sheet : null
  }
}

function extensionOf(contentType: string): MarkedWorkbook['extension'] {
  const isMacro = /macroEnabled/i.test(contentType)
  if (/template/i.test(contentType)) return isMacro ? 'xltm' : 'xltx'
  return isMacro ? 'xlsm' : 'xlsx'
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}
