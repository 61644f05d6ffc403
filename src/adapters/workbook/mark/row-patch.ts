// One row of a sheet with the styles of its marked cells changed. A marked cell that the row does not have is put where it
// belongs, looking as the column or row would have it; nothing else in the row changes.
import { columnLetters } from '../../../domain/column-letters.ts'
import { BEYOND_SHEET, columnOf, NO_ADDRESS, packAddress } from '../cell-address.ts'
import { attributeOf, whole, withAttribute } from './attributes.ts'
import { type CellNote, joined, type RowMarks, WHOLE_ROW } from './places.ts'
import type { StyleBook } from './style-book.ts'
import { closing, rewrite, type Tag, type Where } from './tags.ts'

export type RowPlace = {
  readonly row: number
  /** With its colon. */
  readonly prefix: string
  /** The style of a cell that is not there, by its column. */
  readonly styleOf: (column: number) => number
}

export type PatchedRow = { readonly text: string; readonly notes: ReadonlyMap<number, CellNote> }

export class RowPatcher {
  readonly #where: Where
  readonly #styles: StyleBook

  constructor(where: Where, styles: StyleBook) {
    this.#where = where
    this.#styles = styles
  }

  /** A row that is not in the sheet. */
  made(place: RowPlace, marks: RowMarks): PatchedRow {
    const empty = `<${place.prefix}row r="${place.row}"/>`
    return this.patched(empty, place, marks)
  }

  /** `text` is the whole element. */
  patched(text: string, place: RowPlace, marks: RowMarks): PatchedRow {
    const notes = resolved(marks, marks.has(WHOLE_ROW) ? firstUsed(text, this.#where) : 0)
    const waiting = [...notes.keys()].sort((a, b) => a - b)
    let column = -1
    const upTo = (limit: number): string => {
      let cells = ''
      while (waiting.length > 0 && (waiting[0] ?? 0) < limit) cells += this.#cell(place, waiting.shift() ?? 0, notes)
      return cells
    }
    const isWider = notes.size > 0
    const patched = rewrite(this.#where, text, (tag) => {
      if (tag.depth === 1) {
        if (tag.kind === 'close') return closing(tag, upTo(Number.POSITIVE_INFINITY))
        const start = isWider ? widened(tag.text, [...notes.keys()]) : tag.text
        const answer = tag.kind === 'empty' ? closing({ ...tag, text: start }, upTo(Number.POSITIVE_INFINITY)) : null
        return typeof answer === 'string' ? answer : start
      }
      if (tag.depth !== 2 || tag.name !== 'c' || tag.kind === 'close') return null
      column = columnOfCell(tag, column)
      const before = upTo(column)
      if (waiting[0] === column) waiting.shift()
      return before + this.#styled(tag.text, notes.get(column))
    })
    return { text: patched, notes }
  }

  #styled(tag: string, note: CellNote | undefined): string {
    const before = whole(attributeOf(tag, 's')) ?? 0
    const plain = this.#styles.unmarked(before)
    const style = note === undefined ? plain : this.#styles.marked(plain, note.severity)
    return style === before ? tag : withAttribute(tag, 's', String(style))
  }

  #cell({ row, prefix, styleOf }: RowPlace, column: number, notes: ReadonlyMap<number, CellNote>): string {
    const severity = notes.get(column)?.severity ?? 'warning'
    return `<${prefix}c r="${columnLetters(column)}${row}" s="${this.#styles.marked(styleOf(column), severity)}"/>`
  }
}

function columnOfCell({ text }: Tag, before: number): number {
  const reference = attributeOf(text, 'r')
  const address = reference === undefined ? NO_ADDRESS : packAddress(reference)
  return address === NO_ADDRESS || address === BEYOND_SHEET ? before + 1 : columnOf(address)
}

/** The marks by column, that of the whole row at its first used cell. */
function resolved(marks: RowMarks, first: number): ReadonlyMap<number, CellNote> {
  const notes = new Map<number, CellNote>()
  for (const [column, note] of marks) {
    const at = column === WHOLE_ROW ? first : column
    notes.set(at, joined(notes.get(at), note))
  }
  return notes
}

/** The column of the first cell with content; of a row without any the first of the sheet, whatever empty cells stand there. */
function firstUsed(text: string, where: Where): number {
  let column = -1
  let used: number | null = null
  rewrite(where, text, (tag) => {
    if (tag.depth === 2 && tag.name === 'c' && tag.kind !== 'close') {
      column = columnOfCell(tag, column)
    }
    if (tag.depth === 3 && /^(?:v|is|f)$/.test(tag.name)) used ??= column
    return null
  })
  return used ?? 0
}

/** `spans` is a hint on the columns in use; a cell outside it makes it wrong. */
function widened(row: string, columns: readonly number[]): string {
  const spans = attributeOf(row, 'spans')
  if (spans === undefined) return row
  const numbers = [...spans.matchAll(/\d+/g)].map(Number)
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const wanted = columns.map((column) => column + 1)
  if (wanted.every((column) => column >= low && column <= high)) return row
  return withAttribute(row, 'spans', `${Math.min(low, ...wanted)}:${Math.max(high, ...wanted)}`)
}
