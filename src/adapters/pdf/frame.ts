// The measures of a paper in points: text area, size, leading. And the one way to make a box out of lines of text.
import type { PageSetup } from '../../domain/page.ts'
import type { Canvas } from './canvas.ts'
import type { Fonts } from './letters.ts'
import type { Line } from './lines.ts'
import type { Box } from './paginate.ts'

export type Frame = {
  readonly fonts: Fonts
  readonly size: number
  readonly leading: number
  /** Left edge and width of the text area; the width is a whole number of characters. */
  readonly left: number
  readonly width: number
  readonly top: number
  readonly height: number
  readonly page: { readonly width: number; readonly height: number }
}

const POINTS_PER_MM = 72 / 25.4
const A4_MM = { short: 210, long: 297 } as const
/** The middle of a Chinese character lies this far above the baseline. */
const MIDDLE_EMS = 0.38

export function frameOf(setup: PageSetup, fonts: Fonts): Frame {
  const isPortrait = setup.orientation === 'portrait'
  const width = (isPortrait ? A4_MM.short : A4_MM.long) * POINTS_PER_MM
  const height = (isPortrait ? A4_MM.long : A4_MM.short) * POINTS_PER_MM
  const margins = setup.marginsMm
  const available = width - (margins.left + margins.right) * POINTS_PER_MM
  const grid = Math.floor(available / setup.sizePt) * setup.sizePt
  return {
    fonts,
    size: setup.sizePt,
    leading: setup.leadingPt,
    left: margins.left * POINTS_PER_MM + (available - grid) / 2,
    width: grid,
    top: margins.top * POINTS_PER_MM,
    height: height - (margins.top + margins.bottom) * POINTS_PER_MM,
    page: { width, height },
  }
}

/** Baseline of a line of type in the middle of a strip. */
export function baselineIn(top: number, height: number, size: number): number {
  return top + height / 2 + MIDDLE_EMS * size
}

/** A box with nothing special about it. */
export function plainBox(height: number, draw: Box['draw']): Box {
  return { height, breakBefore: 'allow', keepWithNext: false, spaceBefore: 0, head: [], draw }
}

/** Where a line starts for its alignment within a measure. */
export function alignedLeft(
  line: Line,
  area: { left: number; width: number },
  align: 'justify' | 'left' | 'center' | 'right',
): number {
  const room = area.width - line.width
  return area.left + (align === 'right' ? room : align === 'center' ? room / 2 : 0)
}

export function drawLine(
  canvas: Canvas,
  line: Line,
  strip: { left: number; top: number; height: number; size: number },
): void {
  const baseline = baselineIn(strip.top, strip.height, strip.size)
  canvas.text(line, { left: strip.left, baseline, size: strip.size })
}
