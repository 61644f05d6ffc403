// The composition root: words → command → Outcome → streams and exit code. Everything heavy loads behind the command.
import { isatty } from 'node:tty'
import { lenient, missing, type Question } from './cli/desk-questions.ts'
import { type Found, findCommand } from './cli/find-command.ts'
import { nearestWord, overview, parseInput } from './cli/program.ts'
import { COMMANDS } from './commands/index.ts'

/** What the doormat hands in: where the program lies. */
export type Place = { readonly programFolder: string; readonly version: string }

/** Runs one command line and gives its exit code. Never throws, never ends the process. */
export async function main(argv: readonly string[], place: Place): Promise<number> {
  const run = (words: readonly string[]): Promise<number> => runWords(words, place)
  if (argv.length === 0 && [0, 1, 2].every((stream) => isatty(stream))) {
    const { runDesk } = await import('./cli/desk.ts')
    return runDesk({ place, run })
  }
  const found = findCommand(argv, COMMANDS)
  const lacking = isatty(0) && isatty(2) ? await lackingOf(found) : []
  if (found.entry !== null && lacking.length > 0) {
    const { runWizard } = await import('./cli/desk.ts')
    return runWizard({ place, run }, { entry: found.entry, argv, lacking })
  }
  return run(argv)
}

async function runWords(argv: readonly string[], place: Place): Promise<number> {
  const found = findCommand(argv, COMMANDS)
  const wantsHelp =
    argv.includes('--help') || argv.includes('-h') || found.words[0] === 'help' || found.words[0] === '帮助'
  if (found.entry === null && (wantsHelp || argv.length === 0)) {
    process.stdout.write(overview(found.group.length > 0 ? found.group : COMMANDS))
    return 0
  }
  if (found.entry === null && found.group.length > 0 && found.words.length === 1) {
    process.stderr.write(overview(found.group))
    return 2
  }
  const { execute } = await import('./cli/execute.ts')
  return execute({ argv, found, wantsHelp, place, suggestion: found.entry === null ? suggest(found.words) : null })
}

/** What a person at a terminal is asked for: nothing where help or JSON is wanted, or where words are wrong. */
async function lackingOf({ entry, rest }: Found): Promise<readonly Question[]> {
  if (entry === null || ['--help', '-h', '--json'].some((word) => rest.includes(word))) return []
  const { command } = await entry.load()
  try {
    return missing(entry, command, parseInput(entry, lenient(command), rest))
  } catch {
    return []
  }
}

function suggest(words: readonly string[]): string | null {
  const paths = COMMANDS.flatMap((entry) => [entry.words.join(' '), entry.chinese.join(' ')])
  const typed = words.join(' ')
  return nearestWord(typed, paths) ?? nearestWord(words.slice(0, 2).join(' '), paths)
}
