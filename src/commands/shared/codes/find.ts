// Which code a person means: typed in any case and width, without hyphens, as a beginning or a part of it, copied with
// what stood around it, or as a Chinese word of its meaning.
import { nearestName } from '../../../domain/nearest.ts'
import type { CodeEntry } from './entry.ts'

export type FoundCodes =
  | { readonly kind: 'one'; readonly entry: CodeEntry }
  | { readonly kind: 'several'; readonly entries: readonly CodeEntry[] }
  | { readonly kind: 'none'; readonly nearest: readonly string[] }

const MOST_NEAREST = 5

export function findCodes(typed: string, catalogue: readonly CodeEntry[]): FoundCodes {
  const text = typed.normalize('NFKC').toUpperCase().trim()
  const [word = ''] = /[A-Z][A-Z0-9]*(?:[-_ ]+[A-Z0-9]+)*/.exec(text) ?? []
  const key = squeezed(word)
  const chinese = text.replace(/[^\p{Script=Han}]/gu, '')
  const searches: readonly ((entry: CodeEntry) => boolean)[] = [
    ({ code }) => key !== '' && squeezed(code) === key,
    ({ code }) => key !== '' && squeezed(code).startsWith(key),
    ({ code }) => key.length > 2 && squeezed(code).includes(key),
    ({ subject }) => subject === chinese,
    ({ meaning }) => chinese !== '' && meaning.includes(chinese),
  ]
  for (const search of searches) {
    const entries = catalogue.filter(search)
    const [entry, ...others] = entries
    if (entry !== undefined) return others.length === 0 ? { kind: 'one', entry } : { kind: 'several', entries }
  }
  return { kind: 'none', nearest: nearestCodes(word, catalogue) }
}

const squeezed = (code: string): string => code.replace(/[-_ ]/g, '')

/** Those that share a word of it, the one with the fewest letters to change first. */
function nearestCodes(word: string, catalogue: readonly CodeEntry[]): readonly string[] {
  const codes = catalogue.map(({ code }) => code)
  const parts = word.split(/[-_ ]+/)
  const related = codes.filter((code) => code.split('-').some((part) => part.length > 1 && parts.includes(part)))
  const nearest = word === '' ? null : nearestName(parts.join('-'), codes)
  return [...new Set([...(nearest === null ? [] : [nearest]), ...related])].slice(0, MOST_NEAREST)
}
