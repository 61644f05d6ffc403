import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFontFile } from '../../../src/adapters/pdf/font-file.ts'
import { partPositions, writeSubset } from '../../../src/adapters/pdf/font-subset.ts'
import { fontsDir } from './papers.ts'

const bytes = readFileSync(join(fontsDir, '400Regular', 'NotoSerifSC_400Regular.ttf'))
const font = readFontFile(bytes, 'NotoSerifSC')

/** An outline of two parts: glyph 5 placed by bytes with a scale, glyph 9 placed by words. */
const COMPOUND = new Uint8Array([
  0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x28, 0, 5, 0, 0, 0x40, 0, 0, 0x01, 0, 9, 0, 0, 0, 0,
])

test('finds the parts of an outline made of other glyphs', () => {
  expect(partPositions(COMPOUND)).toEqual([12, 20])
  expect(partPositions(font.outlineOf(font.glyphOf(0x4eba)))).toEqual([])
  expect(partPositions(new Uint8Array(0))).toEqual([])
})

test('parts come into the subset under new numbers, the outlines of the font unchanged', () => {
  const person = font.glyphOf(0x4eba)
  const outlines = new Map([[person, COMPOUND]])
  const glyphs = [0, person]
  const include = (glyph: number) => (glyphs.includes(glyph) ? glyphs.indexOf(glyph) : glyphs.push(glyph) - 1)
  const subset = writeSubset(
    { ...font, outlineOf: (glyph) => outlines.get(glyph) ?? font.outlineOf(glyph) },
    glyphs,
    include,
  )
  expect(glyphs).toEqual([0, person, 5, 9])
  const view = new DataView(subset.buffer, subset.byteOffset, subset.byteLength)
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => {
    const entry = 12 + index * 16
    return [
      String.fromCharCode(...subset.subarray(entry, entry + 4)),
      view.getUint32(entry + 8),
      view.getUint32(entry + 12),
    ] as const
  })
  expect(tables.map(([tag]) => tag)).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'])
  const place = (tag: string) => tables.find(([name]) => name === tag)?.[1] ?? 0
  const offset = (index: number) => view.getUint32(place('loca') + index * 4)
  expect(view.getUint16(place('maxp') + 4)).toBe(4)
  expect(view.getUint16(place('glyf') + offset(1) + 12)).toBe(2)
  expect(view.getUint16(place('glyf') + offset(1) + 20)).toBe(3)
  const five = font.outlineOf(5)
  expect(subset.subarray(place('glyf') + offset(2), place('glyf') + offset(2) + five.length)).toEqual(
    new Uint8Array(five),
  )
})

test('knows which characters the font has', () => {
  for (const character of '人㛃䶮〇①—…')
    expect(font.glyphOf(character.codePointAt(0) ?? 0), character).toBeGreaterThan(0)
  for (const character of '𠮷☐😀') expect(font.glyphOf(character.codePointAt(0) ?? 0), character).toBe(0)
})
