// Runs of a Page → letters with glyph and width, every character looked up before anything is drawn. Leaves lines to
// lines.ts. A character that no font has is refused here, by name, code point and whose text it is in.
import { AppError } from '../../domain/app-error.ts'
import type { Run, TextRun } from '../../domain/page.ts'
import { type CharacterKind, kindBetween } from './characters.ts'
import type { FontUse, Glyph } from './typeface.ts'

export type Fonts = { readonly regular: FontUse; readonly bold: FontUse }

/** A character ready to place, a line to write on (`glyph` null), or a forced end of line (kind null). */
export type Letter = {
  readonly kind: CharacterKind | null
  readonly glyph: Glyph | null
  readonly use: FontUse
  /** In points. */
  readonly width: number
}

export type Type = { readonly fonts: Fonts; readonly size: number }

/** Letters of the runs at one size. `bold` makes all of them bold. */
export function toLetters(runs: readonly Run[], type: Type, bold = false): Letter[] {
  const letters: Letter[] = []
  for (const run of runs) {
    switch (run.kind) {
      case 'text':
        addText(letters, run, { type, use: run.bold || bold ? type.fonts.bold : type.fonts.regular })
        break
      case 'blank':
        letters.push({ kind: 'blank', glyph: null, use: type.fonts.regular, width: run.ems * type.size })
        break
      case 'break':
        letters.push({ kind: null, glyph: null, use: type.fonts.regular, width: 0 })
        break
    }
  }
  return settleMarks(letters)
}

function addText(letters: Letter[], run: TextRun, look: { readonly type: Type; readonly use: FontUse }): void {
  let position = 0
  for (const character of run.text.replaceAll('\t', '  ')) {
    position++
    if (character === '\r') continue
    const glyph = look.use.typeface.glyphOf(character.codePointAt(0) ?? 0)
    if (glyph === null) throw missingGlyph(character, position, run)
    letters.push({ kind: glyph.kind, glyph, use: look.use, width: glyph.advance * look.type.size })
  }
}

/** Decides for each full stop, comma and the like whether it is part of a number. */
function settleMarks(letters: Letter[]): Letter[] {
  letters.forEach((letter, index) => {
    if (letter.kind !== 'mark') return
    const kind = kindBetween('mark', letters[index - 1]?.kind ?? null, letters[index + 1]?.kind ?? null)
    letters[index] = { ...letter, kind }
  })
  return letters
}

function missingGlyph(character: string, position: number, run: TextRun): AppError {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(character) ? '看不见的字符' : `“${character}”`
  const where = run.subject ?? `“${run.text.slice(0, 12)}”`
  return new AppError(
    'GLYPH-MISSING',
    `${shown}（${code}）印不出来：所用字体没有这个字。它是${where}的第 ${position} 个字。`,
    {
      hint: '核对这个字是否录错；确是生僻字的，先改用同音字或拼音并在原件上手写更正。文书没有写出。',
    },
  )
}
