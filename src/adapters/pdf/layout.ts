// Blocks of a Page → boxes for paginate.ts: headings, paragraphs, ruled lines, groups. Fields, tables and signatures have
// files of their own.
import type { Block, Heading, Keep, Paragraph } from '../../domain/page.ts'
import { fieldBoxes } from './fields.ts'
import { alignedLeft, drawLine, type Frame, plainBox } from './frame.ts'
import { toLetters } from './letters.ts'
import { toLines } from './lines.ts'
import type { Box } from './paginate.ts'
import { signatureBoxes } from './signatures.ts'
import { tableBoxes } from './table.ts'

export function* toBoxes(blocks: Iterable<Block>, frame: Frame): Generator<Box> {
  for (const block of blocks) yield* blockBoxes(block, frame)
}

function blockBoxes(block: Block, frame: Frame): readonly Box[] {
  switch (block.kind) {
    case 'heading':
      return headingBoxes(block, frame)
    case 'paragraph':
      return paragraphBoxes(block, frame)
    case 'fields':
      return fieldBoxes(block, frame)
    case 'table':
      return tableBoxes(block, frame)
    case 'ruled-lines':
      return ruledLineBoxes(block.count, frame)
    case 'signatures':
      return signatureBoxes(block, frame)
    case 'keep':
      return keepBoxes(block, frame)
    case 'cut-line':
      return [cutLineBox(frame)]
    case 'page-break':
      return [{ ...plainBox(0, () => {}), breakBefore: 'force' }]
  }
}

/** Size against the body (标题二号 over 正文四号), space above and below in lines, by level. */
const HEADINGS = {
  1: { scale: 22 / 14, above: 0, below: 0.3, align: 'center' },
  2: { scale: 1, above: 0.15, below: 0, align: 'left' },
  3: { scale: 1, above: 0, below: 0, align: 'left' },
  4: { scale: 1, above: 0, below: 0, align: 'left' },
} as const

function headingBoxes(block: Heading, frame: Frame): Box[] {
  const shape = HEADINGS[block.level]
  const size = frame.size * shape.scale
  const letters = toLetters(block.runs, { fonts: frame.fonts, size }, true)
  const lines = toLines(letters, { width: frame.width, size, firstIndent: 0, isJustified: false })
  const height = frame.leading * shape.scale
  return lines.map((line, index) => {
    const left = alignedLeft(line, frame, shape.align)
    const isLast = index === lines.length - 1
    return {
      ...plainBox(height + (isLast ? shape.below * frame.leading : 0), (canvas, top) =>
        drawLine(canvas, line, { left, top, height, size }),
      ),
      breakBefore: index === 0 ? 'allow' : 'avoid',
      keepWithNext: true,
      spaceBefore: index === 0 ? shape.above * frame.leading : 0,
    }
  })
}

function paragraphBoxes(block: Paragraph, frame: Frame): Box[] {
  const letters = toLetters(block.runs, frame)
  const lines = toLines(letters, {
    width: frame.width,
    size: frame.size,
    firstIndent: block.indentEms * frame.size,
    isJustified: block.align === 'justify',
  })
  return lines.map((line, index) => {
    const left = alignedLeft(line, frame, block.align)
    return {
      ...plainBox(frame.leading, (canvas, top) =>
        drawLine(canvas, line, { left, top, height: frame.leading, size: frame.size }),
      ),
      // Neither the first nor the last line of a paragraph stands alone on a page.
      breakBefore: index === 1 || (index > 0 && index === lines.length - 1) ? 'avoid' : 'allow',
      keepWithNext: block.keepWithNext && index === lines.length - 1,
    }
  })
}

/** Lines for handwriting stand as far apart as lines of type; the rule lies low in its strip. */
function ruledLineBoxes(count: number, frame: Frame): Box[] {
  const box = plainBox(frame.leading, (canvas, top) => {
    const y = top + frame.leading * 0.9
    canvas.rule({ x: frame.left, y }, { x: frame.left + frame.width, y })
  })
  return Array.from({ length: count }, (_, index) => ({ ...box, breakBefore: index === 0 ? 'allow' : 'avoid' }))
}

/** A group higher than a page keeps its own places to break. */
function keepBoxes(block: Keep, frame: Frame): readonly Box[] {
  const boxes = block.blocks.flatMap((inner) => blockBoxes(inner, frame))
  const height = boxes.reduce((sum, box) => sum + box.height + box.spaceBefore, 0)
  if (height > frame.height) return boxes
  return boxes.map((box, index) => (index === 0 ? box : { ...box, breakBefore: 'avoid' }))
}

/** Lies between two things; at the edge of a page there is nothing to cut. */
function cutLineBox(frame: Frame): Box {
  return plainBox(frame.leading * 1.6, (canvas, top, place) => {
    if (place.beginsPage || place.endsPage) return
    const y = top + frame.leading * 0.8
    canvas.rule({ x: 0, y }, { x: frame.page.width, y }, 'dashed')
  })
}
