// Finds the command among the words typed: English or Chinese, global options before or after. No commander here.
import type { CommandEntry } from '../command.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'

export type Found = {
  /** The command whose path was typed whole; null for a group, nothing, or unknown words. */
  readonly entry: CommandEntry | null
  /** The words of a group (`ledger`) when no whole path was typed. */
  readonly group: readonly CommandEntry[]
  /** Everything but the path words, in order. */
  readonly rest: readonly string[]
  /** Words that are no option and no option's value. */
  readonly words: readonly string[]
}

const WITH_VALUE = new Set(
  GLOBAL_OPTIONS.filter((option) => option.value !== undefined).map((option) => `--${option.name}`),
)

export function findCommand(argv: readonly string[], entries: readonly CommandEntry[]): Found {
  const places: number[] = []
  for (let index = 0; index < argv.length; index++) {
    const token = argv[index] ?? ''
    if (token === '--') break
    if (WITH_VALUE.has(token)) index++
    else if (!token.startsWith('-')) places.push(index)
  }
  const words = places.map((place) => (argv[place] ?? '').normalize('NFKC'))
  const fits = (path: readonly string[]): boolean =>
    path.length <= words.length && path.every((word, index) => words[index] === word)
  const entry = entries
    .filter((one) => fits(one.words) || fits(one.chinese))
    .reduce<CommandEntry | null>(
      (best, one) => (best !== null && best.words.length >= one.words.length ? best : one),
      null,
    )
  const used = new Set(places.slice(0, entry?.words.length ?? 0))
  const first = words[0]
  return {
    entry,
    group: first === undefined ? [] : entries.filter((one) => one.words[0] === first || one.chinese[0] === first),
    rest: argv.filter((_, index) => !used.has(index)),
    words,
  }
}
