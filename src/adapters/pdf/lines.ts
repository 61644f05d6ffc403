// Letters → lines that fill a measure: where lines end, what is squeezed, how the rest is spread. First fit, with the rules
// of characters.ts. Leaves drawing to canvas.ts.
import { mayBreak, mayStretch } from './characters.ts'
import type { Letter } from './letters.ts'

export type PlacedLetter = {
  readonly letter: Letter
  /** Distance from the start of the line, in points. */
  readonly x: number
}

export type Line = {
  readonly letters: readonly PlacedLetter[]
  /** From the start of the line to the end of its last letter, without what is left empty at the end. */
  readonly width: number
}

export type Measure = {
  readonly width: number
  /** Size of the type, in points. */
  readonly size: number
  readonly firstIndent: number
  readonly isJustified: boolean
}

/** Space between Chinese and Latin or digits: seen, but read by no program as a space. */
const AUTO_SPACE_EMS = 0.06
/** The two dashes of —— meet: what each leaves empty at its sides, in both weights of Noto Serif SC. */
const DASH_SIDES_EMS = 0.088
/** Beyond this a line looks torn; it is then left short. */
const MOST_STRETCH_EMS = 0.3
const SLACK = 0.001

/** At least one line, also for no letters. */
export function toLines(letters: readonly Letter[], measure: Measure): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < letters.length || lines.length === 0) {
    const indent = lines.length === 0 ? measure.firstIndent : 0
    const end = lineEnd(letters, start, { ...measure, width: measure.width - indent })
    const isForced = letters[end]?.kind === null
    const isLast = end >= letters.length
    lines.push(placeLine(letters, { start, end, indent, fill: measure.isJustified && !isForced && !isLast }, measure))
    start = isForced ? end + 1 : end
    while (!isForced && letters[start]?.kind === 'space') start++
    if (isForced && start >= letters.length) lines.push({ letters: [], width: 0 })
  }
  return lines
}

/** Index after the last letter of the line that begins at `start`. */
function lineEnd(letters: readonly Letter[], start: number, measure: Measure): number {
  let x = 0
  let lastBreak = -1
  for (let index = start; index < letters.length; index++) {
    const letter = letters[index]
    if (letter === undefined || letter.kind === null) return index
    const before = index > start ? letters[index - 1] : undefined
    if (before?.kind && mayBreak(before.kind, letter.kind)) lastBreak = index
    x += gapBetween(before, letter, measure.size)
    const right = x + letter.width - endTrim(letter, measure.size)
    if (right > measure.width + SLACK && letter.kind !== 'space' && index > start)
      return lastBreak > start ? lastBreak : index
    x += letter.width
  }
  return letters.length
}

type Span = { readonly start: number; readonly end: number; readonly indent: number; readonly fill: boolean }

function placeLine(letters: readonly Letter[], span: Span, measure: Measure): Line {
  const row = letters.slice(span.start, trimmedEnd(letters, span.start, span.end))
  const last = row.at(-1)
  if (last === undefined) return { letters: [], width: 0 }
  const gaps = row.map((letter, index) => gapBetween(row[index - 1], letter, measure.size))
  const natural = row.reduce((sum, letter, index) => sum + letter.width + (gaps[index] ?? 0), 0)
  const room = measure.width - span.indent
  const overrun = natural - room > SLACK ? endTrim(last, measure.size) : 0
  const stretch = span.fill ? stretchOf(row, room - natural + overrun, measure.size) : 0
  let x = span.indent
  const placed = row.map((letter, index) => {
    const before = row[index - 1]
    x += (gaps[index] ?? 0) + (before?.kind && letter.kind && mayStretch(before.kind, letter.kind) ? stretch : 0)
    const at = x
    x += letter.width
    return { letter, x: at }
  })
  return { letters: placed, width: x - overrun }
}

function trimmedEnd(letters: readonly Letter[], start: number, end: number): number {
  let last = end
  while (last > start && letters[last - 1]?.kind === 'space') last--
  return last
}

/** Room shared by the places that may take it; none when too few places would have to take too much. */
function stretchOf(row: readonly Letter[], room: number, size: number): number {
  if (room <= SLACK) return 0
  const places = row.filter((letter, index) => {
    const before = row[index - 1]
    return before?.kind && letter.kind && mayStretch(before.kind, letter.kind)
  }).length
  const stretch = places === 0 ? 0 : room / places
  return stretch > MOST_STRETCH_EMS * size ? 0 : stretch
}

/** Two marks side by side give up half a square; Chinese and Latin keep a little apart. */
function gapBetween(before: Letter | undefined, after: Letter, size: number): number {
  if (before === undefined || before.kind === null || after.kind === null) return 0
  const left = before.glyph
  const right = after.glyph
  if (left?.emptyRight && (after.kind === 'close' || after.kind === 'open') && (right?.advance ?? 0) === 1)
    return -size / 2
  if (left?.emptyLeft && right?.emptyLeft) return -size / 2
  if (before.kind === 'dash' && after.kind === 'dash') return -DASH_SIDES_EMS * size
  const meets = (before.kind === 'han' && after.kind === 'word') || (before.kind === 'word' && after.kind === 'han')
  return meets ? AUTO_SPACE_EMS * size : 0
}

/** The empty half of a closing mark may lie beyond the edge. */
function endTrim(letter: Letter, size: number): number {
  return letter.glyph?.emptyRight && letter.glyph.advance === 1 ? size / 2 : 0
}
