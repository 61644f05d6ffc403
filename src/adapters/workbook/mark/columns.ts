// The columns of a sheet as `<cols>` says them: the style that an absent cell would have, and the widths that a note's box
// is measured by.
import { attributeOf, whole } from './attributes.ts'

type Span = { readonly first: number; readonly last: number; readonly style: number; readonly pixels: number }

/** Pixels of a digit and the padding of a column in the default font. */
const DIGIT = 7
const PADDING = 5
const DEFAULT_PIXELS = 64
const DEFAULT_ROW_PIXELS = 20

export class Columns {
  readonly #spans: Span[] = []
  #defaultPixels = DEFAULT_PIXELS
  #rowPixels = DEFAULT_ROW_PIXELS

  readDefaults(sheetFormat: string): void {
    const width = Number(attributeOf(sheetFormat, 'defaultColWidth'))
    if (width > 0) this.#defaultPixels = pixelsOf(width)
    const points = Number(attributeOf(sheetFormat, 'defaultRowHeight'))
    if (points > 0) this.#rowPixels = (points * 4) / 3
  }

  readSpan(column: string): void {
    const first = whole(attributeOf(column, 'min'))
    const last = whole(attributeOf(column, 'max'))
    if (first === null || last === null) return
    const width = Number(attributeOf(column, 'width') ?? Number.NaN)
    const isHidden = /^(?:1|true)$/.test(attributeOf(column, 'hidden') ?? '')
    this.#spans.push({
      first: first - 1,
      last: last - 1,
      style: whole(attributeOf(column, 'style')) ?? 0,
      pixels: isHidden ? 0 : Number.isFinite(width) ? pixelsOf(width) : this.#defaultPixels,
    })
  }

  style(column: number): number {
    return this.#span(column)?.style ?? 0
  }

  pixels(column: number): number {
    return this.#span(column)?.pixels ?? this.#defaultPixels
  }

  get rowPixels(): number {
    return this.#rowPixels
  }

  #span(column: number): Span | undefined {
    return this.#spans.find(({ first, last }) => column >= first && column <= last)
  }
}

function pixelsOf(width: number): number {
  return Math.trunc(width * DIGIT + PADDING)
}
