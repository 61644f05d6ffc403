// A stream of boxes → pages: fills each page, ends it at the last place where it may end, repeats table heads.
// Leaves what is inside a box to the files that make them.
import type { Canvas } from './canvas.ts'

/** May a page end before this box? `avoid`: only when there is no better place on the whole page. */
export type BreakRule = 'allow' | 'avoid' | 'force'

export type Box = {
  readonly height: number
  readonly breakBefore: BreakRule
  /** No page ends after this box while there is a better place. */
  readonly keepWithNext: boolean
  /** Space above, dropped at the top of a page. */
  readonly spaceBefore: number
  /** Drawn above when this box begins a page (the head of its table). */
  readonly head: readonly Box[]
  readonly draw: (canvas: Canvas, top: number, place: BoxPlace) => void
}

/** A box that is cut off from its neighbours closes its own borders. */
export type BoxPlace = { readonly beginsPage: boolean; readonly endsPage: boolean }

export type PlacedBox = { readonly box: Box; readonly top: number; readonly place: BoxPlace }

const SLACK = 0.01

/** Pages as lists of placed boxes; `top` is counted from the top of the text area. At least one page. */
export function* paginate(boxes: Iterable<Box>, height: number): Generator<readonly PlacedBox[]> {
  let page: Box[] = []
  let used = 0
  let isFirst = true
  for (const box of boxes) {
    if (box.breakBefore === 'force') {
      if (page.length > 0) yield place(page)
      page = []
      used = 0
      isFirst = false
      continue
    }
    page.push(box)
    used += box.height + (page.length === 1 ? headHeight(box) : box.spaceBefore)
    while (used > height + SLACK && page.length > 1) {
      const end = pageEnd(page)
      yield place(page.slice(0, end))
      isFirst = false
      page = page.slice(end)
      used = heightOf(page)
    }
  }
  if (page.length > 0 || isFirst) yield place(page)
}

/** The last place where the page may end; else right before the box that no longer fits. */
function pageEnd(page: readonly Box[]): number {
  for (let index = page.length - 1; index > 0; index--) {
    if (page[index]?.breakBefore === 'allow' && page[index - 1]?.keepWithNext !== true) return index
  }
  return page.length - 1
}

function headHeight(box: Box): number {
  return box.head.reduce((sum, head) => sum + head.height, 0)
}

function heightOf(page: readonly Box[]): number {
  return page.reduce((sum, box, index) => sum + box.height + (index === 0 ? headHeight(box) : box.spaceBefore), 0)
}

function place(page: readonly Box[]): PlacedBox[] {
  const first = page[0]
  const column = first === undefined ? [] : [...first.head, ...page]
  let top = 0
  return column.map((box, index) => {
    top += index === 0 || box === first ? 0 : box.spaceBefore
    const at = top
    top += box.height
    return { box, top: at, place: { beginsPage: index === 0 || box === first, endsPage: index === column.length - 1 } }
  })
}
