// What a PDF says about an embedded font: the subset file, widths, and which characters its glyphs stand for, so that text
// can be found and copied. ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
import { writeSubset } from './font-subset.ts'
import { type FontUse, hex16 } from './typeface.ts'

export type EmbeddedFont = {
  readonly resource: string
  readonly name: string
  readonly file: Uint8Array
  /** Thousandths of an em, by glyph number of the subset. */
  readonly widths: readonly number[]
  readonly toUnicode: string
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly box: readonly number[]
}

export function embedFont(use: FontUse): EmbeddedFont {
  const { font } = use.typeface
  const glyphs = use.glyphs.map((glyph) => glyph?.id ?? 0)
  const shown = glyphs.length
  const include = (glyph: number): number => {
    const known = glyphs.indexOf(glyph)
    return known >= 0 ? known : glyphs.push(glyph) - 1
  }
  const file = writeSubset(font, glyphs, include)
  const scale = 1000 / font.unitsPerEm
  return {
    resource: use.resource,
    name: `${subsetTag(glyphs)}+${font.name}`,
    file,
    widths: glyphs.slice(0, shown).map((glyph) => Math.round(font.advanceOf(glyph) * scale)),
    toUnicode: toUnicode(use),
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    capHeight: font.capHeight * scale,
    box: font.box.map((edge) => edge * scale),
  }
}

/** Six capitals that differ when the subsets do, and are the same for the same glyphs. */
function subsetTag(glyphs: readonly number[]): string {
  let hash = 7
  for (const glyph of glyphs) hash = (hash * 31 + glyph) % 308_915_776
  let tag = ''
  for (let letter = 0; letter < 6; letter++, hash = Math.floor(hash / 26)) tag += String.fromCharCode(65 + (hash % 26))
  return tag
}

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange`
const TAIL = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'
/** A cmap holds at most a hundred entries in one range block. */
const BLOCK = 100

function toUnicode(use: FontUse): string {
  const entries = use.glyphs.flatMap((glyph, index) =>
    glyph === null ? [] : `<${hex16(index)}> <${utf16(glyph.codePoint)}>`,
  )
  const blocks: string[] = []
  for (let start = 0; start < entries.length; start += BLOCK) {
    const block = entries.slice(start, start + BLOCK)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [HEAD, ...blocks, TAIL].join('\n')
}

function utf16(codePoint: number): string {
  if (codePoint <= 0xffff) return hex16(codePoint)
  const rest = codePoint - 0x10000
  return hex16(0xd800 + (rest >> 10)) + hex16(0xdc00 + (rest & 0x3ff))
}
