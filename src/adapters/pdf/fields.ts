// Labels with their values on ruled lines (姓名 ____ 性别 __). A value somewhat too long is set smaller; a long one goes on
// below, on lines of its own.
import type { Field, FieldRow, FieldRows, Run } from '../../domain/page.ts'
import { drawLine, type Frame, plainBox } from './frame.ts'
import { toLetters } from './letters.ts'
import { type Line, toLines } from './lines.ts'
import type { Box } from './paginate.ts'

const GAP_EMS = 0.5
const PAD_EMS = 0.3
/** Where the rule lies in its strip. */
const RULE_DEPTH = 0.86
const ROOM_ABOVE = 0.2
const SMALLER = [1, 0.95, 0.9, 0.85, 0.8] as const

export function fieldBoxes(block: FieldRows, frame: Frame): Box[] {
  const boxes = block.rows.flatMap((row) => rowBoxes(row, frame))
  const isWhole = boxes.reduce((sum, box) => sum + box.height, 0) <= frame.height
  return boxes.map((box, index) =>
    index === 0
      ? { ...box, spaceBefore: ROOM_ABOVE * frame.leading }
      : isWhole
        ? { ...box, breakBefore: 'avoid' }
        : box,
  )
}

type PlacedField = {
  readonly left: number
  readonly right: number
  readonly valueLeft: number
  readonly label: Line
  readonly value: readonly Line[]
  readonly valueSize: number
}

function rowBoxes(row: FieldRow, frame: Frame): Box[] {
  const fields = placeFields(row.fields, frame)
  const lines = Math.max(...fields.map((field) => field.value.length))
  return Array.from({ length: lines }, (_, index) =>
    plainBox(frame.leading, (canvas, top) => {
      const strip = { top, height: frame.leading, size: frame.size }
      const y = top + frame.leading * RULE_DEPTH
      for (const field of fields) {
        if (index === 0) drawLine(canvas, field.label, { ...strip, left: field.left })
        const value = field.value[index]
        if (value === undefined) continue
        drawLine(canvas, value, { ...strip, left: field.valueLeft + PAD_EMS * frame.size, size: field.valueSize })
        canvas.rule({ x: field.valueLeft, y }, { x: field.right, y })
      }
    }),
  )
}

function placeFields(fields: readonly Field[], frame: Frame): PlacedField[] {
  const weights = fields.reduce((sum, field) => sum + field.weight, 0)
  const gaps = GAP_EMS * frame.size * (fields.length - 1)
  let left = frame.left
  return fields.map((field) => {
    const width = ((frame.width - gaps) * field.weight) / weights
    const placed = placeField(field, { left, width }, frame)
    left += width + GAP_EMS * frame.size
    return placed
  })
}

function placeField(field: Field, area: { readonly left: number; readonly width: number }, frame: Frame): PlacedField {
  const { size } = frame
  const labelLetters = toLetters([{ kind: 'text', text: field.label, bold: false, subject: null }], frame)
  const [label = { letters: [], width: 0 }] = toLines(labelLetters, {
    width: area.width,
    size,
    firstIndent: 0,
    isJustified: false,
  })
  const valueLeft = area.left + label.width + PAD_EMS * size
  const right = area.left + area.width
  const valueWidth = Math.max(size, right - valueLeft - 2 * PAD_EMS * size)
  const { value, valueSize } = fittedValue(field.value, valueWidth, frame)
  return { left: area.left, right, valueLeft, label, value, valueSize }
}

/** The largest size at which the value is one line; at full size on several lines when none is small enough. */
function fittedValue(runs: readonly Run[], width: number, frame: Frame): { value: readonly Line[]; valueSize: number } {
  const linesAt = (size: number): readonly Line[] =>
    toLines(toLetters(runs, { fonts: frame.fonts, size }), { width, size, firstIndent: 0, isJustified: false })
  for (const scale of SMALLER) {
    const value = linesAt(frame.size * scale)
    if (value.length === 1) return { value, valueSize: frame.size * scale }
  }
  return { value: linesAt(frame.size), valueSize: frame.size }
}
