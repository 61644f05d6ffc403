// An opened font with what is worth keeping from document to document: the glyph, width and behaviour of each character.
// FontUse is the part of one document: which glyphs it draws, under which numbers.
import { type CharacterTraits, traitsOf } from './characters.ts'
import type { FontFile } from './font-file.ts'

export type Glyph = CharacterTraits & {
  readonly codePoint: number
  readonly id: number
  /** Advance in ems. */
  readonly advance: number
}

export type Typeface = {
  readonly font: FontFile
  /** null: the font has no such character. */
  readonly glyphOf: (codePoint: number) => Glyph | null
}

export function openTypeface(font: FontFile): Typeface {
  const known = new Map<number, Glyph | null>()
  const glyphOf = (codePoint: number): Glyph | null => {
    const found = known.get(codePoint)
    if (found !== undefined) return found
    const id = codePoint < 0x20 || (codePoint >= 0xe000 && codePoint <= 0xf8ff) ? 0 : font.glyphOf(codePoint)
    const traits = traitsOf(String.fromCodePoint(codePoint))
    const glyph = id === 0 ? null : { ...traits, codePoint, id, advance: font.advanceOf(id) / font.unitsPerEm }
    known.set(codePoint, glyph)
    return glyph
  }
  return { font, glyphOf }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hex16(value: number): string {
  return `${HEX[value >> 8] ?? '00'}${HEX[value & 0xff] ?? '00'}`
}

/** The glyphs of one font that one document draws, numbered in the order they come. Number 0 is .notdef. */
export type FontUse = {
  /** Resource name within the file, `F1`. */
  readonly resource: string
  readonly typeface: Typeface
  /** Four hexadecimal digits that show the glyph in a content stream. */
  readonly codeOf: (glyph: Glyph) => string
  readonly glyphs: readonly (Glyph | null)[]
}

export function useFont(typeface: Typeface, resource: string): FontUse {
  const codes = new Map<number, string>()
  const glyphs: (Glyph | null)[] = [null]
  const codeOf = (glyph: Glyph): string => {
    const known = codes.get(glyph.codePoint)
    if (known !== undefined) return known
    const code = hex16(glyphs.length)
    glyphs.push(glyph)
    codes.set(glyph.codePoint, code)
    return code
  }
  return { resource, typeface, codeOf, glyphs }
}
