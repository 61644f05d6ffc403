// How a workspace writes its case numbers: the pattern of gongtiao.yaml made into numbers, and read back from them.
import { caseKeyOf } from './case-number.ts'

export type CaseNumbering = {
  /** `{year}`, `{word}` (the committee's short name) and `{number}` stand for themselves, e.g. （{year}）{word}人调字第{number}号. */
  readonly pattern: string
  /** The pair that stands for whatever brackets the pattern has: （） 〔〕 [] 【】 (). */
  readonly brackets: string
  /** Digits of the number, filled with zeros in front. */
  readonly width: number
  /** True when counting begins anew each year. */
  readonly yearly: boolean
  /** 字号 by committee name. */
  readonly words: ReadonlyMap<string, string>
}

export const USUAL_NUMBERING: CaseNumbering = {
  pattern: '（{year}）{word}人调字第{number}号',
  brackets: '（）',
  width: 3,
  yearly: true,
  words: new Map(),
}

export const BRACKETS: readonly string[] = ['（）', '〔〕', '[]', '【】', '()', '［］']

export type NumberParts = { readonly year: number; readonly word: string; readonly number: number }

export function formatCaseNo(numbering: CaseNumbering, { year, word, number }: NumberParts): string {
  const [open = '（', close = '）'] = numbering.brackets
  return numbering.pattern
    .replace(/[（〔[【(［]/g, open)
    .replace(/[）〕\]】)］]/g, close)
    .replaceAll('{year}', String(year))
    .replaceAll('{word}', word)
    .replaceAll('{number}', String(number).padStart(numbering.width, '0'))
}

/** The parts of a number that was written by this pattern, in any width and brackets; null for any other number. */
export function partsOf(numbering: CaseNumbering, caseNo: string): NumberParts | null {
  const source = numbering.pattern
    .split(/(\{(?:year|word|number)\})/)
    .map((piece) => PIECES.get(piece) ?? caseKeyOf(piece).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('')
  const groups = new RegExp(`^${source}$`, 'u').exec(caseKeyOf(caseNo))?.groups
  if (groups === undefined) return null
  return { year: Number(groups.year ?? 0), word: groups.word ?? '', number: Number(groups.number ?? 0) }
}

const PIECES: ReadonlyMap<string, string> = new Map([
  ['{year}', '(?<year>\\d{4})'],
  ['{word}', '(?<word>[^\\d()]+?)'],
  ['{number}', '(?<number>\\d{1,9})'],
])
