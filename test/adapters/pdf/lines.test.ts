import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFontFile } from '../../../src/adapters/pdf/font-file.ts'
import { toLetters } from '../../../src/adapters/pdf/letters.ts'
import { type Line, toLines } from '../../../src/adapters/pdf/lines.ts'
import { openTypeface, useFont } from '../../../src/adapters/pdf/typeface.ts'
import { textRun } from '../../../src/domain/page.ts'
import { fontsDir } from './papers.ts'

const SIZE = 14
const file = readFontFile(readFileSync(join(fontsDir, '400Regular', 'NotoSerifSC_400Regular.ttf')), 'NotoSerifSC')
const use = useFont(openTypeface(file), 'F1')
const type = { fonts: { regular: use, bold: use }, size: SIZE }

function setLines(text: string, ems: number, firstIndent = 0): readonly Line[] {
  return toLines(toLetters([textRun(text)], type), { width: ems * SIZE, size: SIZE, firstIndent, isJustified: true })
}

function textOf(line: Line): string {
  return line.letters.map(({ letter }) => String.fromCodePoint(letter.glyph?.codePoint ?? 0x20)).join('')
}

function lineTexts(text: string, ems: number): string[] {
  return setLines(text, ems).map(textOf)
}

/** Marks, numbers and words, each followed by Chinese: what no place to break can be found in is not asked for. */
const han = fc.string({ unit: fc.constantFrom(...'甲乙丙丁人民调解'), minLength: 1, maxLength: 6 })
const mark = fc.constantFrom(
  ...[
    '，',
    '。',
    '、',
    '；',
    '”',
    '）',
    '》',
    '：',
    '！',
    '。”',
    '），',
    '（',
    '“',
    '《',
    '「',
    '。（',
    '”“',
    '：“',
    '（“',
  ],
  ...['12,000.00', '2017', 'A4', '80%', '¥500.00', 'WPS', '3.5', '12,000.00，', '（2017）', '——', '……', ' ', '·'],
)
const prose = fc.array(fc.tuple(mark, han), { minLength: 1, maxLength: 40 }).map((pairs) => pairs.flat().join(''))
const measure = fc.integer({ min: 12, max: 32 })

describe('lines of Chinese text', () => {
  test('no line begins with a closing mark or ends with an opening one', () => {
    fc.assert(
      fc.property(prose, measure, (text, ems) => {
        const lines = lineTexts(text, ems)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：？！）》」”’·％,.;:)%]/)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《「“‘¥(]$/)
      }),
    )
  })

  test('numbers, words, dashes and dots are never broken', () => {
    fc.assert(
      fc.property(prose, measure, (text, ems) => {
        const words = /[0-9A-Za-z¥,.%]*[0-9A-Za-z][0-9A-Za-z,.%]*|——|……/g
        const whole = text.match(words) ?? []
        const set = lineTexts(text, ems).flatMap((line) => line.match(words) ?? [])
        expect(set.join('|')).toBe(whole.join('|'))
      }),
    )
  })

  test('every letter is set once, in order, and within the measure', () => {
    fc.assert(
      fc.property(
        fc.oneof(prose, fc.string({ unit: fc.constantFrom(...'甲，（x1 。—'), maxLength: 200 })),
        measure,
        (text, ems) => {
          const lines = setLines(text, ems, 2 * SIZE)
          expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          lines.forEach((line, index) => {
            expect(line.width).toBeLessThanOrEqual(ems * SIZE + 0.01)
            expect(line.letters[0]?.x ?? 0).toBe(line.letters.length === 0 ? 0 : index === 0 ? 2 * SIZE : 0)
            const places = line.letters.map(({ x }) => x)
            expect(places).toEqual([...places].sort((a, b) => a - b))
          })
        },
      ),
    )
  })

  test('full lines of Chinese reach the right edge', () => {
    for (const line of setLines('甲乙丙丁，戊己庚辛。12,000.00元，'.repeat(12), 20).slice(0, -1)) {
      expect(line.width).toBeCloseTo(20 * SIZE, 3)
    }
  })

  test.each([
    ['甲乙丙丁戊。己', 5, ['甲乙丙丁', '戊。己']],
    ['甲乙丙丁。己庚', 5, ['甲乙丙丁。', '己庚']],
    ['甲乙丙丁（己庚', 5, ['甲乙丙丁', '（己庚']],
    ['甲乙丙12,000.00元', 6, ['甲乙丙', '12,000.00元']],
    ['甲乙丙丁——己', 5, ['甲乙丙丁', '——己']],
  ])('%s in %i ems', (text, ems, lines) => {
    expect(lineTexts(text, ems)).toEqual(lines)
  })
})
