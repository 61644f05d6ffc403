// Where the parties and the committee sign: two columns of labels with room for a name and a fingerprint, then seal and
// date at the right. One box, so that no page can part it, and never the first thing on a page.
import type { Run, Signatures } from '../../domain/page.ts'
import type { Canvas } from './canvas.ts'
import { alignedLeft, drawLine, type Frame, plainBox } from './frame.ts'
import { toLetters } from './letters.ts'
import { type Line, toLines } from './lines.ts'
import type { Box } from './paginate.ts'

/** Height of the room to sign, in lines of type. */
const SIGN_LINES = 1.2
/** Below the line, before the next label. */
const ROOM_BELOW = 0.35
/** A line beside its label must be this long, else all lines of the block lie below their labels. */
const SHORTEST_LINE_EMS = 6
const COLUMN_GAP_EMS = 2
const CLOSING_INDENT_EMS = 1

type Column = { readonly left: number; readonly width: number; readonly labels: readonly Line[] }

export function signatureBoxes(block: Signatures, frame: Frame): Box[] {
  const columns = columnsOf(block, frame)
  const isBeside = columns.every((column) =>
    column.labels.every((label) => column.width - label.width >= SHORTEST_LINE_EMS * frame.size),
  )
  const rowHeight = frame.leading * (SIGN_LINES + (isBeside ? 0 : 1) + ROOM_BELOW)
  const rows = Math.max(...columns.map((column) => column.labels.length))
  const closing = block.closing.map((runs) => oneLine(runs, frame, frame.width))
  const boxes = Array.from({ length: rows }, (_, row) =>
    plainBox(rowHeight, (canvas, top) => {
      for (const column of columns) drawSignature(canvas, column, { row, top, height: rowHeight, isBeside, frame })
    }),
  )
  const closingBoxes = closing.map((line) =>
    plainBox(frame.leading, (canvas, top) => {
      const left = alignedLeft(line, frame, 'right') - CLOSING_INDENT_EMS * frame.size
      drawLine(canvas, line, { left, top, height: frame.leading, size: frame.size })
    }),
  )
  return [...boxes, ...closingBoxes].map((box, index) => ({
    ...box,
    breakBefore: 'avoid',
    spaceBefore: index === 0 ? frame.leading * 0.4 : index === rows ? frame.leading * 0.5 : 0,
  }))
}

function columnsOf(block: Signatures, frame: Frame): Column[] {
  const sides = [block.left, block.right].filter((side) => side.length > 0)
  const gap = COLUMN_GAP_EMS * frame.size
  const width = sides.length < 2 ? frame.width : (frame.width - gap) / 2
  return sides.map((side, index) => ({
    left: frame.left + index * (width + gap),
    width,
    labels: side.map((runs) => oneLine(runs, frame, width)),
  }))
}

function oneLine(runs: readonly Run[], frame: Frame, width: number): Line {
  const [line = { letters: [], width: 0 }] = toLines(toLetters(runs, frame), {
    width,
    size: frame.size,
    firstIndent: 0,
    isJustified: false,
  })
  return line
}

type SignatureRow = {
  readonly row: number
  readonly top: number
  readonly height: number
  readonly isBeside: boolean
  readonly frame: Frame
}

function drawSignature(canvas: Canvas, column: Column, place: SignatureRow): void {
  const label = column.labels[place.row]
  if (label === undefined) return
  const { frame, top, isBeside } = place
  const y = top + place.height - frame.leading * ROOM_BELOW
  const strip = isBeside ? place.height - frame.leading * ROOM_BELOW : frame.leading
  drawLine(canvas, label, { left: column.left, top, height: strip, size: frame.size })
  const from = isBeside ? column.left + label.width + frame.size * 0.4 : column.left
  canvas.rule({ x: from, y }, { x: column.left + column.width, y })
}
