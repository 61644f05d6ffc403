// Where the last rows of a printed sheet (signatures) would be torn apart, and the break that keeps them together.

const A4 = { short: 595, long: 842 } as const
const POINTS_PER_INCH = 72
/** Points of one half-width character of column width; 5.3 to 7 by the office's default font. */
const CHARACTER = 6
/** Fonts and printers differ, so the room on a page is known to some ten per cent: torn under any of these is torn. */
const DOUBT = [0.9, 0.94, 0.97, 1, 1.03, 1.06, 1.1]

export type PrintedSheet = {
  readonly landscape: boolean
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
  readonly columnWidths: readonly number[]
  /** Heights of all rows in points. */
  readonly heights: readonly number[]
  /** Rows repeated on each page, counted from 1. */
  readonly headRows: { readonly from: number; readonly to: number } | undefined
  readonly keepLastRows: number
}

/** The row (from 1) after which to break the page, so that the last rows stand on one page; null when they do already. */
export function breakBeforeLastRows(sheet: PrintedSheet): number | null {
  const firstKept = sheet.heights.length - sheet.keepLastRows + 1
  if (sheet.keepLastRows < 2 || firstKept <= 1) return null
  const room = roomOnPage(sheet)
  return DOUBT.some((factor) => areTorn(sheet, firstKept, room * factor)) ? firstKept - 1 : null
}

function areTorn({ heights, headRows }: PrintedSheet, firstKept: number, room: number): boolean {
  const head = headRows === undefined ? 0 : sum(heights.slice(headRows.from - 1, headRows.to))
  let used = 0
  for (const [index, height] of heights.entries()) {
    if (used + height > room) {
      if (index + 1 > firstKept) return true
      used = head
    }
    used += height
  }
  return false
}

/** Points of row height on a page, in the scale that makes the columns fit its width. */
function roomOnPage({ landscape, margins, columnWidths }: PrintedSheet): number {
  const paperWidth = landscape ? A4.long : A4.short
  const paperHeight = landscape ? A4.short : A4.long
  const width = paperWidth - (margins.left + margins.right) * POINTS_PER_INCH
  const height = paperHeight - (margins.top + margins.bottom) * POINTS_PER_INCH
  return height / Math.min(1, width / (sum(columnWidths) * CHARACTER))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
