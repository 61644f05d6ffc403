// The content stream of one page: text and rules, measured from the top left corner in points. Writes PDF operators
// directly; pdfkit's own text calls measure and shape every string again.
import type { Line } from './lines.ts'
import type { FontUse } from './typeface.ts'

export type Point = { readonly x: number; readonly y: number }
export type RuleStyle = 'line' | 'dashed'
/** Where a line of text begins and how large it is set. */
export type TextPlace = { readonly left: number; readonly baseline: number; readonly size: number }

export type Canvas = {
  readonly text: (line: Line, place: TextPlace) => void
  readonly rule: (from: Point, to: Point, style?: RuleStyle) => void
  readonly content: () => string
}

const RULE_WIDTH = 0.6
/** A line to write on lies this far below the baseline. */
const BLANK_DROP_EMS = 0.2

export function newCanvas(): Canvas {
  const parts: string[] = [`${RULE_WIDTH} w`]
  const rule = (from: Point, to: Point, style: RuleStyle = 'line'): void => {
    const path = `${decimal(from.x)} ${decimal(from.y)} m ${decimal(to.x)} ${decimal(to.y)} l S`
    parts.push(style === 'dashed' ? `[3 3] 0 d ${path} [] 0 d` : path)
  }
  const text = (line: Line, place: TextPlace): void => {
    const segments = segmentsOf(line)
    if (segments.length > 0) parts.push(textObject(segments, place))
    const y = place.baseline + BLANK_DROP_EMS * place.size
    for (const { letter, x } of line.letters) {
      if (letter.glyph === null) rule({ x: place.left + x, y }, { x: place.left + x + letter.width, y })
    }
  }
  return { text, rule, content: () => parts.join('\n') }
}

/** Letters of one font with the same space after each, shown by one operator. */
type Segment = {
  readonly use: FontUse
  readonly x: number
  readonly gap: number
  code: string
  /** Follows the segment before it without a jump. */
  readonly continues: boolean
}

function segmentsOf(line: Line): Segment[] {
  const segments: Segment[] = []
  let open: Segment | null = null
  line.letters.forEach(({ letter, x }, index) => {
    if (letter.glyph === null) {
      open = null
      return
    }
    const next = line.letters[index + 1]
    const gap: number = next === undefined || next.letter.glyph === null ? (open?.gap ?? 0) : next.x - x - letter.width
    if (open === null || open.use !== letter.use || Math.abs(open.gap - gap) > 0.0005) {
      open = { use: letter.use, x, gap, code: '', continues: open !== null }
      segments.push(open)
    }
    open.code += letter.use.codeOf(letter.glyph)
  })
  return segments
}

function textObject(segments: readonly Segment[], place: TextPlace): string {
  const parts = ['BT']
  let use: FontUse | null = null
  let gap: string | null = null
  for (const segment of segments) {
    if (segment.use !== use) parts.push(`/${segment.use.resource} ${decimal(place.size)} Tf`)
    use = segment.use
    const spacing = decimal(segment.gap)
    if (spacing !== gap) parts.push(`${spacing} Tc`)
    gap = spacing
    if (!segment.continues) parts.push(`1 0 0 -1 ${decimal(place.left + segment.x)} ${decimal(place.baseline)} Tm`)
    parts.push(`<${segment.code}>Tj`)
  }
  parts.push('ET')
  return parts.join(' ')
}

/** Three decimals of a point are less than a micrometre; no exponent ever reaches the file. */
function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000
  return String(Object.is(rounded, -0) ? 0 : rounded)
}
