// Grids: columns by weight, cells that span, rows that a page break may cut between two lines of text, head rows that come
// again on every page. A row is drawn as strips one line high, so that a strip is what a page takes or leaves.
import type { Table, TableCell } from '../../domain/page.ts'
import type { Canvas } from './canvas.ts'
import { alignedLeft, drawLine, type Frame, plainBox } from './frame.ts'
import { toLetters } from './letters.ts'
import { type Line, toLines } from './lines.ts'
import type { Box } from './paginate.ts'

const PAD_X_EMS = 0.35
const PAD_Y_EMS = 0.25
const ROOM_ABOVE = 0.3
/** A row this much of a page high may be cut. */
const TALL_ROW = 0.5

/** A cell on its place in the grid. */
type GridCell = {
  readonly cell: TableCell
  readonly row: number
  readonly lastRow: number
  readonly left: number
  readonly width: number
  readonly lines: readonly Line[]
}

type Grid = { readonly cells: readonly GridCell[]; readonly strips: readonly number[]; readonly frame: Frame }

export function tableBoxes(table: Table, frame: Frame): Box[] {
  const cells = placeCells(table, frame)
  const grid: Grid = { cells, strips: stripCounts(cells, table.rows.length), frame }
  const rows = table.rows.map((_, row) => rowBoxes(grid, row))
  const head = rows.slice(0, table.headRows).flat()
  const body = rows.slice(table.headRows).flat()
  const keptHead = head.map(
    (box, index): Box => ({ ...box, breakBefore: index === 0 ? 'allow' : 'avoid', keepWithNext: true }),
  )
  const boxes = [...keptHead, ...body.map((box): Box => ({ ...box, head }))]
  return boxes.map((box, index) => (index === 0 ? { ...box, spaceBefore: ROOM_ABOVE * frame.leading } : box))
}

/** Walks the rows as HTML does: a cell goes to the first place that no cell from above covers. */
function placeCells(table: Table, frame: Frame): GridCell[] {
  const edges = columnEdges(table.weights, frame)
  const covered = new Set<string>()
  const cells: GridCell[] = []
  table.rows.forEach((tableRow, row) => {
    let column = 0
    for (const cell of tableRow.cells) {
      while (covered.has(`${row}/${column}`)) column++
      const lastRow = Math.min(row + cell.rows, table.rows.length) - 1
      for (let y = row; y <= lastRow; y++) for (let x = column; x < column + cell.columns; x++) covered.add(`${y}/${x}`)
      const left = edges[column] ?? frame.left + frame.width
      const right = edges[Math.min(column + cell.columns, edges.length - 1)] ?? left
      const width = Math.max(frame.size, right - left - 2 * PAD_X_EMS * frame.size)
      const measure = { width, size: frame.size, firstIndent: 0, isJustified: cell.align === 'justify' }
      cells.push({
        cell,
        row,
        lastRow,
        left,
        width: right - left,
        lines: toLines(toLetters(cell.runs, frame), measure),
      })
      column += cell.columns
    }
  })
  return cells
}

function columnEdges(weights: readonly number[], frame: Frame): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left = frame.left
  return [left, ...weights.map((weight) => (left += (frame.width * weight) / total))]
}

/** Lines of type each row needs; what a spanning cell needs beyond its rows is given to its last row. */
function stripCounts(cells: readonly GridCell[], rowCount: number): readonly number[] {
  const strips = Array.from({ length: rowCount }, () => 1)
  const bySpan = [...cells].sort((a, b) => a.lastRow - a.row - (b.lastRow - b.row))
  for (const { row, lastRow, lines } of bySpan) {
    const have = strips.slice(row, lastRow + 1).reduce((sum, count) => sum + count, 0)
    if (lines.length > have) strips[lastRow] = (strips[lastRow] ?? 1) + lines.length - have
  }
  return strips
}

function rowBoxes(grid: Grid, row: number): Box[] {
  const { frame, strips } = grid
  const count = strips[row] ?? 1
  const pad = PAD_Y_EMS * frame.size
  const isTall = count * frame.leading > frame.height * TALL_ROW
  const isCovered = grid.cells.some((cell) => cell.row < row && cell.lastRow >= row)
  return Array.from({ length: count }, (_, strip) => {
    const isFirst = strip === 0
    const isLast = strip === count - 1
    const height = frame.leading + (isFirst ? pad : 0) + (isLast ? pad : 0)
    const isLastOfTable = isLast && row === strips.length - 1
    return {
      ...plainBox(height, (canvas, top, place) => {
        const below = place.endsPage || isLastOfTable
        drawStrip(canvas, grid, {
          row,
          strip,
          top,
          height,
          closesAbove: place.beginsPage,
          closesBelow: below,
          pad: isFirst ? pad : 0,
        })
      }),
      breakBefore: isFirst ? (isCovered ? 'avoid' : 'allow') : isTall ? 'allow' : 'avoid',
    }
  })
}

type Strip = {
  readonly row: number
  readonly strip: number
  readonly top: number
  readonly height: number
  readonly closesAbove: boolean
  readonly closesBelow: boolean
  readonly pad: number
}

function drawStrip(canvas: Canvas, grid: Grid, at: Strip): void {
  const { frame } = grid
  for (const cell of grid.cells) {
    if (at.row < cell.row || at.row > cell.lastRow) continue
    const right = cell.left + cell.width
    const bottom = at.top + at.height
    if ((cell.row === at.row && at.strip === 0) || at.closesAbove)
      canvas.rule({ x: cell.left, y: at.top }, { x: right, y: at.top })
    if (at.closesBelow) canvas.rule({ x: cell.left, y: bottom }, { x: right, y: bottom })
    canvas.rule({ x: cell.left, y: at.top }, { x: cell.left, y: bottom })
    canvas.rule({ x: right, y: at.top }, { x: right, y: bottom })
    const { line, drop } = lineAt(grid, cell, at)
    if (line === undefined) continue
    const inner = { left: cell.left + PAD_X_EMS * frame.size, width: cell.width - 2 * PAD_X_EMS * frame.size }
    const left = alignedLeft(line, inner, cell.cell.align)
    drawLine(canvas, line, { left, top: at.top + at.pad + drop, height: frame.leading, size: frame.size })
  }
}

/** Lines of a cell stand in the middle of its strips, half a line lower where that is the middle and no page can cut. */
function lineAt(grid: Grid, cell: GridCell, at: Strip): { readonly line: Line | undefined; readonly drop: number } {
  const before = grid.strips.slice(cell.row, at.row).reduce((sum, count) => sum + count, 0)
  const strips = grid.strips.slice(cell.row, cell.lastRow + 1).reduce((sum, count) => sum + count, 0)
  const spare = strips - cell.lines.length
  const isWhole = strips * grid.frame.leading <= grid.frame.height * TALL_ROW
  const line = cell.lines[before + at.strip - Math.floor(spare / 2)]
  return { line, drop: isWhole && spare % 2 === 1 ? grid.frame.leading / 2 : 0 }
}
