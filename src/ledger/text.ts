// What every reader of ledger text needs: invisible characters off, width made the same, repeated texts read once.

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g
const MAY_BE_INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const PLAIN = /^[!-~]*$/

/** Zero-width and direction characters removed, outer spaces of every width off. */
export function trimmed(text: string): string {
  return (MAY_BE_INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text).trim()
}

/** For numbers, dates and code words: one width (NFKC) and no spaces. Never for names, which NFKC would change. */
export function compact(text: string): string {
  return PLAIN.test(text) ? text : trimmed(text).normalize('NFKC').replace(/\s+/g, '')
}

/** Words that fill a cell without stating anything. */
const NOTHING = new Set(['', '/', '\\', '无', '无。', '-', '--', '—', '——', '―', '－', '_', 'N/A', 'n/a', '空', '／'])

export function isNothing(text: string): boolean {
  return NOTHING.has(text)
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
