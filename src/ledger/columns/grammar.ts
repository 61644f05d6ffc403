// Headers that nobody listed: `{case}?{accept}{date}` reads 案件受理日期 and 纠纷收案时间. A pattern must read the whole
// header or it reads nothing: one strange character more (履行, 补贴, 归档) and the column is left alone.
import { headerKey } from '../header.ts'

/** Parts in braces, `|` between alternatives, `?` behind what may be left out, and plain words. */
export const PATTERN = /^(?:\{\w+(?:\|\w+)*\}\??|[^{}?|\s])+$/u

const PIECE = /\{([\w|]+)\}(\??)|([^{}?]+)/gu

type Parts = { readonly [name: string]: readonly string[] }
/** The words of one place in a pattern, by their first character. */
type Place = { readonly words: ReadonlyMap<string, readonly string[]>; readonly isOptional: boolean }
export type HeaderPattern = readonly Place[]

export function partsIn(pattern: string): string[] {
  return [...pattern.matchAll(PIECE)].flatMap((match) => match[1]?.split('|') ?? [])
}

/** Compiles the patterns of one layout; places with the same words share them. */
export function patternCompiler(parts: Parts): (pattern: string) => HeaderPattern {
  const known = new Map<string, Place['words']>()
  const wordsOf = (names: string | undefined, literal: string | undefined): Place['words'] => {
    const place = names === undefined ? `'${literal}` : names
    const words =
      known.get(place) ?? byFirstCharacter(names?.split('|').flatMap((name) => parts[name] ?? []) ?? [literal ?? ''])
    known.set(place, words)
    return words
  }
  return (pattern) =>
    [...pattern.matchAll(PIECE)].map(([, names, optional, literal]) => ({
      words: wordsOf(names, literal),
      isOptional: optional === '?',
    }))
}

function byFirstCharacter(words: readonly string[]): Map<string, string[]> {
  const byCharacter = new Map<string, string[]>()
  for (const word of new Set(words.map(headerKey))) {
    const first = word.charAt(0)
    byCharacter.set(first, [...(byCharacter.get(first) ?? []), word])
  }
  return byCharacter
}

/** Whether the pattern reads the whole key, from `at` on and with its places from `place` on. */
export function matches(pattern: HeaderPattern, key: string, at = 0, place = 0): boolean {
  const here = pattern[place]
  if (here === undefined) return at === key.length
  const words = here.words.get(key.charAt(at)) ?? []
  if (words.some((word) => key.startsWith(word, at) && matches(pattern, key, at + word.length, place + 1))) return true
  return here.isOptional && matches(pattern, key, at, place + 1)
}
