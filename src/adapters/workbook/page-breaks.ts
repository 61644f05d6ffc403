// Where the last rows of a printed sheet (signatures) would be torn apart, and the break that keeps them together.

const A4 = { short: 595, long: 842 } as const
const POINTS_PER_INCH = 72
/** Points of one half-width character in the default font. */
const CHARACTER = 5.5
/** Estimated heights are a little generous already; a margin for the printer's own rounding. */
const TOLERANCE = 0.97

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
  const { heights, headRows, keepLastRows } = sheet
  const firstKept = heights.length - keepLastRows + 1
  if (keepLastRows < 2 || firstKept <= 1) return null
  const room = roomOnPage(sheet)
  const head = headRows === undefined ? 0 : sum(heights.slice(headRows.from - 1, headRows.to))
  let used = 0
  let page = 1
  let pageOfFirstKept = 1
  heights.forEach((height, index) => {
    if (used + height > room) {
      page++
      used = head
    }
    used += height
    if (index + 1 === firstKept) pageOfFirstKept = page
  })
  return page === pageOfFirstKept ? null : firstKept - 1
}

/** Points of row height on a page, in the scale that makes the columns fit its width. */
function roomOnPage({ landscape, margins, columnWidths }: PrintedSheet): number {
  const paperWidth = landscape ? A4.long : A4.short
  const paperHeight = landscape ? A4.short : A4.long
  const width = paperWidth - (margins.left + margins.right) * POINTS_PER_INCH
  const height = paperHeight - (margins.top + margins.bottom) * POINTS_PER_INCH
  const scale = Math.min(1, width / (sum(columnWidths) * CHARACTER))
  return (height * TOLERANCE) / scale
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
