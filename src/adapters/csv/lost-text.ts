// Characters that say that text has been lost before it came here, in whatever kind of file bytes were decoded: csv, web
// pages, XML in GBK, BIFF5. One rule and one wording; where the character stands is told by the caller.
import { AppError } from '../../domain/app-error.ts'

/** NUL, U+FFFD (also what a byte that cannot be decoded becomes) and private use. */
export const LOST = /[\0\ufffd\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u

/** The refusal for a text with a lost character in it; null for a sound text. `where` names row and column. */
export function lostText(text: string, where: string, saveAs: string): AppError | null {
  const [character = ''] = LOST.exec(text) ?? []
  if (character === '') return null
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const what =
    character === '\ufffd' ? '无法解码的字节' : character === '\0' ? '空字符' : '没有公认含义的字符（私用区）'
  return new AppError('TEXT-LOST', `${where}有${what} U+${code}，原文已经丢失`, {
    hint: `在原表中改正这一格，另存为${saveAs}后重新导入`,
  })
}
