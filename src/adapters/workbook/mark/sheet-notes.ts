// The notes of one worksheet in its package: the comments part and the drawing behind it, changed where they are there and
// made where they are not, with their relationships and content types.
import { columnOf, packAddress, rowOf } from '../cell-address.ts'
import { type Relationship, readRelationships } from '../package.ts'
import type { Columns } from './columns.ts'
import type { Flavour } from './flavour.ts'
import { editShapes, emptyDrawing, usedBlocks } from './note-shapes.ts'
import { cellReference, editNotes, emptyNotes, hasOwnNotes, noteText } from './notes.ts'
import type { PackageEdit } from './package-edit.ts'
import type { CellNote } from './places.ts'
import type { PlacedNote } from './sheet-patch.ts'

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

export type NotesOfSheet = {
  /** The part of the worksheet. */
  readonly sheet: string
  readonly notes: readonly PlacedNote[]
  readonly columns: Columns
  /** The relationship that the worksheet names as its drawing. */
  readonly drawing: string
}

/** Writes the notes of sheet after sheet; shape numbers are dealt out once for the whole workbook. */
export class NoteWriter {
  readonly #edit: PackageEdit
  readonly #flavour: Flavour
  readonly #folder: string
  #nextBlock: number | null = null

  constructor(edit: PackageEdit, flavour: Flavour, folder: string) {
    this.#edit = edit
    this.#flavour = flavour
    this.#folder = folder
  }

  async hasOwnNotes(sheet: string): Promise<boolean> {
    const part = commentsOf(await this.#related(sheet))
    return part !== null && hasOwnNotes((await this.#edit.text(part)) ?? '')
  }

  async write(request: NotesOfSheet): Promise<void> {
    const { sheet } = request
    const notes = new Map<string, CellNote>(request.notes.map((note) => [cellReference(note), note]))
    const related = await this.#related(sheet)
    const part = commentsOf(related) ?? (await this.#newComments(sheet))
    const text = (await this.#edit.text(part)) ?? emptyNotes(this.#flavour)
    const edited = editNotes({ file: this.#edit.file, part }, text, notes)
    this.#edit.setText(part, edited.text)
    const earlier = related.find(({ id }) => id === request.drawing)?.target
    // A sheet that names a new drawing must have it, even where every note turned out to be a thread.
    const isNeeded = earlier === undefined ? notes.size > 0 : edited.fresh.size + edited.gone.size > 0
    if (!isNeeded) return
    const drawing = earlier ?? (await this.#newDrawing(request))
    const boxes = request.notes.flatMap((note) =>
      edited.fresh.has(cellReference(note)) ? [{ row: note.row, column: note.column, text: noteText(note) }] : [],
    )
    const before = (await this.#edit.text(drawing)) ?? emptyDrawing()
    const gone = new Set([...edited.gone].map(placeOf))
    const takeBlock = await this.#blocks()
    this.#edit.setText(drawing, editShapes(before, { gone, boxes, takeBlock, columns: request.columns }))
  }

  async #newComments(sheet: string): Promise<string> {
    const part = this.#edit.freePart(`${this.#folder}comments`, '.xml')
    this.#edit.setText(part, emptyNotes(this.#flavour))
    await this.#edit.declareType(part, COMMENTS_TYPE)
    await this.#edit.relate(sheet, `${this.#flavour.office}/comments`, part)
    return part
  }

  async #newDrawing({ sheet, drawing }: NotesOfSheet): Promise<string> {
    const part = this.#edit.freePart(`${this.#folder}drawings/vmlDrawing`, '.vml')
    this.#edit.setText(part, emptyDrawing())
    await this.#edit.declareType(part, DRAWING_TYPE)
    await this.#edit.relate(sheet, `${this.#flavour.office}/vmlDrawing`, part, drawing)
    return part
  }

  async #related(sheet: string): Promise<readonly Relationship[]> {
    return readRelationships(this.#edit.archive, this.#edit.file, sheet)
  }

  async #blocks(): Promise<() => number> {
    let next = this.#nextBlock ?? (await this.#firstFreeBlock())
    this.#nextBlock = next
    return () => {
      this.#nextBlock = ++next
      return next - 1
    }
  }

  async #firstFreeBlock(): Promise<number> {
    let highest = 0
    for (const part of this.#edit.archive.names.filter((name) => /\.vml$/i.test(name))) {
      let text = ''
      for await (const chunk of this.#edit.archive.read(part)) text += chunk.toString('latin1')
      highest = Math.max(highest, ...usedBlocks(text))
    }
    return highest + 1
  }
}

function commentsOf(related: readonly Relationship[]): string | null {
  return related.find(({ type }) => type === 'comments')?.target ?? null
}

/** `C5` → `5,2`. */
function placeOf(reference: string): string {
  const address = packAddress(reference)
  return `${rowOf(address)},${columnOf(address)}`
}
