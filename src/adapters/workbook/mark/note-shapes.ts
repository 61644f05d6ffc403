// The VML drawing behind a sheet's notes: one hidden box a note. VML is not always well-formed XML, so shapes are found by
// their text, and what is not ours is never parsed.
import { wrappedLines } from '../cell-size.ts'
import { LIMITS } from '../faults.ts'
import type { Columns } from './columns.ts'

export type NoteBox = {
  readonly row: number
  readonly column: number
  readonly text: string
}

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
const SHAPE = /<((?:[\w.-]+:)?)shape\b[^>]*(?<!\/)>[\s\S]*?<\/\1shape>\s*/g

/** Shape numbers go in blocks; a block belongs to one sheet. */
const BLOCK = 1024

const BOX_PIXELS = 300
/** Half-width characters of nine points that a line of the box holds. */
const BOX_COLUMNS = 46
const LINE_PIXELS = 16
const BOX_PADDING = 14

/** The blocks that a drawing uses. */
export function usedBlocks(vml: string): readonly number[] {
  const lists = [...vml.matchAll(/<(?:[\w.-]+:)?idmap\b[^>]*?\bdata\s*=\s*["']([^"']*)["']/g)]
  return lists.flatMap(([, data = '']) => data.split(',').map(Number)).filter((block) => block > 0)
}

export function emptyDrawing(): string {
  return `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>${SHAPE_TYPE}</xml>`
}

export type ShapeEdit = {
  /** `row,column` of the notes that are gone. */
  readonly gone: ReadonlySet<string>
  readonly boxes: readonly NoteBox[]
  /** A block that no drawing uses yet. */
  readonly takeBlock: () => number
  readonly columns: Columns
}

export function editShapes(vml: string, { gone, boxes, takeBlock, columns }: ShapeEdit): string {
  const kept = gone.size === 0 ? vml : vml.replace(SHAPE, (shape) => (isNoteAt(shape, gone) ? '' : shape))
  if (boxes.length === 0) return kept
  const isUsual = ['v', 'o', 'x'].every((prefix) => kept.includes(`xmlns:${prefix}="urn:schemas-microsoft-com:`))
  const scope = isUsual ? '' : ` ${NAMESPACES}`
  const type = /id\s*=\s*["']_x0000_t202["']/.test(kept) ? '' : SHAPE_TYPE.replace(' id=', `${scope} id=`)
  const blocks = [...usedBlocks(kept)]
  const numbers = shapeNumbers(kept, blocks, takeBlock)
  const shapes = boxes.map((box) => shape(box, { id: numbers.next().value, scope, columns }))
  const end = kept.lastIndexOf('</')
  return withBlocks(kept.slice(0, end), blocks) + type + shapes.join('') + kept.slice(end)
}

/** Numbers that are free in the drawing's own blocks, then those of further blocks, which join the list. */
function* shapeNumbers(vml: string, blocks: number[], takeBlock: () => number): Generator<number, never> {
  const taken = new Set([...vml.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number)))
  for (let at = 0; ; at++) {
    const block = blocks[at] ?? takeBlock()
    if (at === blocks.length) blocks.push(block)
    const last = Math.max(block * BLOCK, ...inBlock(taken, block))
    for (let number = last + 1; number < (block + 1) * BLOCK; number++) yield number
  }
}

function inBlock(numbers: ReadonlySet<number>, block: number): readonly number[] {
  return [...numbers].filter((number) => Math.floor(number / BLOCK) === block)
}

function isNoteAt(shape: string, places: ReadonlySet<string>): boolean {
  if (!/ObjectType\s*=\s*["']Note["']/.test(shape)) return false
  const row = /<(?:[\w.-]+:)?Row>\s*(\d+)\s*</.exec(shape)?.[1]
  const column = /<(?:[\w.-]+:)?Column>\s*(\d+)\s*</.exec(shape)?.[1]
  return row !== undefined && column !== undefined && places.has(`${Number(row) + 1},${Number(column)}`)
}

function withBlocks(vml: string, blocks: readonly number[]): string {
  return vml.replace(
    /(<(?:[\w.-]+:)?idmap\b[^>]*?\bdata\s*=\s*["'])[^"']*/,
    (_, start: string) => start + blocks.join(','),
  )
}

type Drawn = { readonly id: number; readonly scope: string; readonly columns: Columns }

function shape({ row, column, text }: NoteBox, { id, scope, columns }: Drawn): string {
  // One line more for the heading.
  const height = (wrappedLines(text, BOX_COLUMNS) + 1) * LINE_PIXELS + BOX_PADDING
  const size = `width:${points(BOX_PIXELS)}pt;height:${points(height)}pt`
  const style = `position:absolute;margin-left:60pt;margin-top:2pt;${size};z-index:${id % BLOCK};visibility:hidden`
  return [
    `<v:shape${scope} id="_x0000_s${id}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto">`,
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
    `<x:Anchor>${anchor(row, column, height, columns)}</x:Anchor><x:AutoFill>False</x:AutoFill>`,
    `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  ].join('')
}

/** Column, pixels, row, pixels of the upper left corner and then of the lower right one. */
function anchor(row: number, column: number, height: number, columns: Columns): string {
  const left = Math.min(column + 1, LIMITS.columns - 1)
  const rows = Math.ceil(height / columns.rowPixels)
  const top = Math.min(Math.max(0, row - 2), LIMITS.rows - 1 - rows)
  let right = left
  let room = BOX_PIXELS + 15
  while (right < LIMITS.columns - 1 && room > columns.pixels(right)) room -= columns.pixels(right++)
  const offset = Math.min(room, columns.pixels(right))
  return [left, 15, top, 8, right, offset, top + rows, 4].join(', ')
}

function points(pixels: number): number {
  return (pixels * 3) / 4
}
