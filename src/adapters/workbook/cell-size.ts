// How much room text takes in a cell: width in half-width characters, lines when wrapped, heights of rows. Excel fits the
// height of no merged cell by itself, and a program cannot ask it to, so heights are computed here.

/** Characters that Chinese fonts draw full width, the punctuation of Latin look among them. */
const WIDE =
  /[\u1100-\u115F\u2010-\u2027\u2030-\u203B\u2103-\u2122\u2160-\u217F\u2190-\u2193\u2200-\u22FF\u2460-\u25FF\u2605-\u2642\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const COMBINING = /\p{Mark}|\p{Format}/u
/** Excel's own limit for a row. */
const TALLEST = 409
/** Points of a line for each point of the font. */
const LEADING = 1.3
const PADDING = 4

export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += WIDE.test(char) ? 2 : COMBINING.test(char) ? 0 : 1
  return width
}

/** Lines that a text fills when it wraps at `columns` half-width characters. */
export function wrappedLines(text: string, columns: number): number {
  // A full-width character never stands across the edge, and the cell keeps a little room at both sides.
  const room = Math.max(2, Math.floor(columns) - 1)
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / room)), 0)
}

export type TextBox = { readonly text: string; readonly columns: number; readonly fontSize: number }

/** The height in points that a wrapped text needs at the font size of its cell. */
export function heightOf({ text, columns, fontSize }: TextBox): number {
  const scaled = (columns * 11) / fontSize
  return Math.min(TALLEST, Math.ceil(wrappedLines(text, scaled) * fontSize * LEADING + PADDING))
}
