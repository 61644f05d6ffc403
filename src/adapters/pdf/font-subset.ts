// A TrueType file that holds only the glyphs of one document, as PDF wants it embedded (ISO 32000-1, 9.9: head, hhea,
// maxp, hmtx, loca, glyf and the hinting tables). Outlines are copied byte for byte; only part numbers are rewritten.
import type { FontFile } from './font-file.ts'

const MORE_COMPONENTS = 0x20
const WORD_ARGUMENTS = 0x01
const HAS_SCALE = 0x08
const HAS_XY_SCALE = 0x40
const HAS_MATRIX = 0x80

/** Where the glyph numbers of the parts stand in an outline made of other glyphs. Empty for a simple outline. */
export function partPositions(outline: Uint8Array): readonly number[] {
  const view = viewOf(outline)
  if (outline.length < 10 || view.getInt16(0) >= 0) return []
  const positions: number[] = []
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at)
    positions.push(at + 2)
    more = (flags & MORE_COMPONENTS) !== 0
    at += 4 + ((flags & WORD_ARGUMENTS) !== 0 ? 4 : 2)
    at += (flags & HAS_SCALE) !== 0 ? 2 : (flags & HAS_XY_SCALE) !== 0 ? 4 : (flags & HAS_MATRIX) !== 0 ? 8 : 0
  }
  return positions
}

/**
 * `glyphs` in the order of their new numbers; the first is .notdef. `include` gives the new number of a part and may
 * make the list longer while it is walked.
 */
export function writeSubset(font: FontFile, glyphs: readonly number[], include: (glyph: number) => number): Uint8Array {
  const outlines: Uint8Array[] = []
  for (let index = 0; index < glyphs.length; index++) {
    outlines.push(renumbered(font.outlineOf(glyphs[index] ?? 0), include))
  }
  const count = outlines.length
  const tables: [string, Uint8Array][] = [
    ['glyf', joined(outlines)],
    ['head', patched(font.table('head'), (view) => view.setInt16(50, 1))],
    ['hhea', patched(font.table('hhea'), (view) => view.setUint16(34, count))],
    ['hmtx', metricsTable(font, glyphs)],
    ['loca', offsetsTable(outlines)],
    ['maxp', patched(font.table('maxp'), (view) => view.setUint16(4, count))],
  ]
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const table = font.table(tag)
    if (table !== null) tables.push([tag, table])
  }
  return assembled(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function renumbered(outline: Uint8Array, include: (glyph: number) => number): Uint8Array {
  const parts = partPositions(outline)
  if (parts.length === 0) return outline
  const copy = outline.slice()
  const view = viewOf(copy)
  for (const at of parts) view.setUint16(at, include(view.getUint16(at)))
  return copy
}

function patched(table: Uint8Array | null, change: (view: DataView) => void): Uint8Array {
  const copy = (table ?? new Uint8Array(64)).slice()
  change(viewOf(copy))
  return copy
}

function metricsTable(font: FontFile, glyphs: readonly number[]): Uint8Array {
  const table = new Uint8Array(glyphs.length * 4)
  const view = viewOf(table)
  glyphs.forEach((glyph, index) => {
    view.setUint16(index * 4, font.advanceOf(glyph))
    view.setInt16(index * 4 + 2, font.bearingOf(glyph))
  })
  return table
}

/** Long offsets; each outline begins on an even byte, as `joined` lays them. */
function offsetsTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array((outlines.length + 1) * 4)
  const view = viewOf(table)
  let offset = 0
  outlines.forEach((outline, index) => {
    offset += outline.length + (outline.length & 1)
    view.setUint32((index + 1) * 4, offset)
  })
  return table
}

function joined(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new Uint8Array(outlines.reduce((sum, outline) => sum + outline.length + (outline.length & 1), 0))
  let at = 0
  for (const outline of outlines) {
    table.set(outline, at)
    at += outline.length + (outline.length & 1)
  }
  return table
}

/** Header, directory with checksums, tables on four-byte borders. `checkSumAdjustment` stays 0: no reader of PDF asks. */
function assembled(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const padded = (length: number): number => (length + 3) & ~3
  const headLength = 12 + tables.length * 16
  const file = new Uint8Array(tables.reduce((sum, [, table]) => sum + padded(table.length), headLength))
  const view = viewOf(file)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 16 << power)
  view.setUint16(8, power)
  view.setUint16(10, tables.length * 16 - (16 << power))
  let offset = headLength
  tables.forEach(([tag, table], index) => {
    file.set(table, offset)
    const entry = 12 + index * 16
    for (let letter = 0; letter < 4; letter++) file[entry + letter] = tag.charCodeAt(letter)
    view.setUint32(entry + 4, checksum(view, offset, padded(table.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, table.length)
    offset += padded(table.length)
  })
  return file
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
