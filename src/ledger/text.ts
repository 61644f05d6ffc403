// What every reader of ledger text needs: invisible characters off, width made the same, repeated texts read once.

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g
const MAY_BE_INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const PLAIN = /^(?:[!-&(-_a-~][!-~]*)?$/

/** The marks that a spreadsheet shows in front of text that must not become a number; web systems write them out. */
const TEXT_MARKS = "'’‘`"

/** Zero-width and direction characters removed, outer spaces of every width and the mark of a text cell off. */
export function trimmed(text: string): string {
  const visible = (MAY_BE_INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text).trim()
  return visible.length > 1 && TEXT_MARKS.includes(visible.charAt(0)) ? visible.slice(1).trimStart() : visible
}

/** Every run of blanks as one, with its line break: patterns with several optional blanks need that to be quick. */
export function singleSpaced(text: string): string {
  return /\s\s/.test(text) ? text.replace(/\s+/g, (run) => /[\n\r]/.exec(run)?.[0] ?? run.charAt(0)) : text
}

/** For numbers, dates and code words: one width (NFKC) and no spaces. Never for names, which NFKC would change. */
export function compact(text: string): string {
  return PLAIN.test(text) ? text : trimmed(text).normalize('NFKC').replace(/\s+/g, '')
}

/** Words that fill a cell without stating anything, and any row of dashes or strokes. */
const NOTHING = new Set(['', '无', '无。', '空', '(空)', '（空）', '空白', 'N/A', 'n/a', 'NULL', 'null', 'None', '/'])
const STROKES = /^[-‐‑‒–—―−－﹣_＿/／\\＼~～\s]*$/
const LONGEST_STROKES = 12

export function isNothing(text: string): boolean {
  return NOTHING.has(text) || (text.length <= LONGEST_STROKES && STROKES.test(text))
}

/** Words and marks that mean “as in the row above”. */
const DITTO = new Set(
  "同上 同上。 同前 同上行 同上一行 同上栏 同上格 上同 仝上 仝 々 〃 ″ ＂ \" “ ” ” '' ’’ ‘‘ `` ＇＇ ˝ 〞 〝 ,, ，，".split(
    ' ',
  ),
)
const LONGEST_DITTO = 8

export function isDitto(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_DITTO) return false
  if (DITTO.has(text)) return true
  // The mark may be repeated across the cell, and stand anywhere in it.
  const bare = text.replace(INVISIBLE, '').replace(/[\s()（）]+/g, '')
  return bare !== '' && (DITTO.has(bare) || /^[〃″"＂“”]+$/.test(bare))
}

/** No date, sum, number or code word is longer; patterns are not tried on a text that is. */
const LONGEST_VALUE = 200

export function isTooLong(text: string): boolean {
  return text.length > LONGEST_VALUE
}

const MEMORY = 5000

/** Ledgers repeat themselves: a text that was read before is not read again. Memory is bounded. */
export function remember<T extends object>(read: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const result = read(text)
    if (seen.size < MEMORY) seen.set(detached(text), result)
    return result
  }
}

/** A copy of its own: a slice would keep the whole chunk of the file that it was cut from. */
function detached(text: string): string {
  return text.length < 13 ? text : [...text].join('')
}
