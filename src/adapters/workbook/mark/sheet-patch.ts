// A worksheet part on its way through: marked cells get their style, missing rows and cells are put in, earlier marks are
// taken away, and the link to the drawing of the notes stands where the schema wants it. All else passes as it is.
import { attributeOf, prefixedAttribute, whole } from './attributes.ts'
import { Columns } from './columns.ts'
import type { CellNote, RowMarks, SheetMarks } from './places.ts'
import { type PatchedRow, RowPatcher, type RowPlace } from './row-patch.ts'
import type { StyleBook } from './style-book.ts'
import { type Answer, closing, type Tag, TagRewriter, type Where } from './tags.ts'

export type PlacedNote = CellNote & { readonly row: number; readonly column: number }

export type SheetPatchRequest = {
  readonly where: Where
  readonly styles: StyleBook
  readonly marks: SheetMarks
  /** The relationship that a new drawing of notes would have, and the namespace of such ids; null: no notes. */
  readonly drawing: { readonly id: string; readonly namespace: string } | null
}

/** CT_Worksheet: what may stand behind `legacyDrawing`. */
const BEHIND_DRAWING = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
])
const NO_MARKS: RowMarks = new Map()

export class SheetPatch {
  readonly rewriter: TagRewriter
  readonly columns = new Columns()
  readonly notes: PlacedNote[] = []
  /** The relationship of the drawing that was there before. */
  earlierDrawing: string | null = null
  readonly #request: SheetPatchRequest
  readonly #patcher: RowPatcher
  readonly #waiting: number[]
  /** Of the main namespace, with its colon. */
  #prefix = ''
  #section = ''
  #row = 0
  #hasRows = false
  #hasDrawing = false

  constructor(request: SheetPatchRequest) {
    this.#request = request
    this.#patcher = new RowPatcher(request.where, request.styles)
    this.#waiting = [...request.marks.keys()]
    this.rewriter = new TagRewriter(request.where, (tag) => this.#visit(tag))
  }

  #visit(tag: Tag): Answer {
    if (tag.depth === 3 && this.#section === 'sheetData') return this.#inRows(tag)
    if (tag.depth === 3 && this.#section === 'cols' && tag.name === 'col') this.columns.readSpan(tag.text)
    if (tag.depth === 2) return this.#child(tag)
    if (tag.depth !== 1) return null
    this.#prefix = tag.prefix
    return tag.kind === 'close' ? closing(tag, this.#drawing()) : null
  }

  #child(tag: Tag): Answer {
    this.#section = tag.kind === 'open' ? tag.name : ''
    if (tag.name === 'sheetFormatPr' && tag.kind !== 'close') this.columns.readDefaults(tag.text)
    if (tag.name === 'sheetData') {
      this.#hasRows = true
      return tag.kind === 'open' ? null : closing(tag, this.#missingRows(Number.POSITIVE_INFINITY))
    }
    if (tag.kind === 'close' || !this.#hasRows) return null
    if (tag.name === 'legacyDrawing') {
      this.#hasDrawing = true
      this.earlierDrawing = prefixedAttribute(tag.text, 'id') ?? null
      return null
    }
    const drawing = BEHIND_DRAWING.has(tag.name) ? this.#drawing() : ''
    return drawing === '' ? null : drawing + tag.text
  }

  #drawing(): string {
    const { drawing } = this.#request
    if (drawing === null || this.#hasDrawing) return ''
    this.#hasDrawing = true
    return `<${this.#prefix}legacyDrawing xmlns:r="${drawing.namespace}" r:id="${drawing.id}"/>`
  }

  #inRows(tag: Tag): Answer {
    if (tag.name !== 'row' || tag.kind === 'close') return null
    this.#row = whole(attributeOf(tag.text, 'r')) ?? this.#row + 1
    const row = this.#row
    const before = this.#missingRows(row)
    if (this.#waiting[0] === row) this.#waiting.shift()
    const marks = this.#request.marks.get(row)
    if (marks === undefined && !this.#request.styles.hasMarks) return before === '' ? null : before + tag.text
    const place = this.#place(row, tag)
    return (element) => before + this.#kept(row, this.#patcher.patched(element, place, marks ?? NO_MARKS))
  }

  #place(row: number, { text }: Tag): RowPlace {
    const isStyled = /^(?:1|true)$/.test(attributeOf(text, 'customFormat') ?? '')
    const own = isStyled ? whole(attributeOf(text, 's')) : null
    return { row, prefix: this.#prefix, styleOf: (column) => own ?? this.columns.style(column) }
  }

  /** Marked rows above `row` that the sheet does not have. */
  #missingRows(row: number): string {
    let rows = ''
    while (this.#waiting.length > 0 && (this.#waiting[0] ?? 0) < row) {
      const missing = this.#waiting.shift() ?? 0
      const place = { row: missing, prefix: this.#prefix, styleOf: (column: number) => this.columns.style(column) }
      rows += this.#kept(missing, this.#patcher.made(place, this.#request.marks.get(missing) ?? NO_MARKS))
    }
    return rows
  }

  #kept(row: number, { text, notes }: PatchedRow): string {
    for (const [column, note] of notes) this.notes.push({ row, column, ...note })
    return text
  }
}
