// One command line of gongtiao in this process: the real adapters in a folder of the test, the reading of files without
// its worker, a fixed day, clock and salt, no colour. What `bin/gongtiao.js` would print comes back as strings.

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeFileError } from '../../src/adapters/files.ts'
import type { Stream } from '../../src/adapters/stdout.ts'
import { findCommand } from '../../src/cli/find-command.ts'
import { findRow, openSheetFile } from '../../src/cli/open-sheet.ts'
import { perform } from '../../src/cli/perform.ts'
import { buildWorld } from '../../src/cli/world.ts'
import type { Input } from '../../src/command.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { packBatches } from '../../src/ledger/packed.ts'
import { readLedger } from '../../src/ledger/read.ts'
import { readRoster } from '../../src/ledger/roster.ts'
import { readSmallTable } from '../../src/ledger/small-table.ts'
import type { Prompt, World } from '../../src/world.ts'

export type Answer = {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Both streams in the order in which they were written. */
  readonly output: string
  /** stdout as JSON; undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever the command printed
  readonly json: any
}

export type At = {
  readonly folder: string
  readonly today?: string
  readonly environment?: { readonly [name: string]: string }
  /** Who answers questions; nobody unless given. */
  readonly prompt?: Prompt | null
}

export const TODAY = '2017-12-01'
/** The moment that every operation of a test was recorded at. */
export const NOW = '2017-12-01T01:02:03.004Z'

export const programFolder = fileURLToPath(new URL('../..', import.meta.url))
const fontsFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))

/** `words` as a shell would hand them over. */
export async function run(words: readonly string[], at: At): Promise<Answer> {
  const said = { out: '', error: '', both: '' }
  const stream = (name: 'out' | 'error'): Stream => ({
    isTerminal: false,
    columns: null,
    write: async (text) => {
      said[name] += text
      said.both += text
      return true
    },
  })
  const found = findCommand(words, COMMANDS)
  const exit = await perform({
    argv: words,
    found,
    wantsHelp: words.includes('--help'),
    suggestion: null,
    streams: { out: stream('out'), error: stream('error'), noColor: true },
    worldFor: (input) => worldFor(input, at),
  })
  return { exit, stdout: said.out, stderr: said.error, output: said.both, json: jsonOf(said.out) }
}

function worldFor(
  input: Input,
  { folder, today = TODAY, environment = {}, prompt = null }: At,
): ReturnType<typeof buildWorld> {
  return buildWorld({
    option: (name) => input.options.get(name)?.at(-1) ?? null,
    flag: (name) => input.options.has(name),
    environment: { GONGTIAO_TODAY: today, ...environment },
    folder,
    version: '0.0.0',
    programFolder,
    fontsFolder,
    now: () => NOW,
    salt: () => 'salt',
    progress: { report: () => {}, end: () => {} },
    readLedger: readLedgerHere,
    readRoster: async (path, context) => {
      const file = await sheetFile(path)
      return { ...(await readRoster(file, context)), file }
    },
    readRow: async (path, place) => findRow(await sheetFile(path), place),
    readTable: async (path) => readSmallTable(await sheetFile(path)),
    prompt: async () => prompt,
    runAgain: async (words, place) => {
      const { exit, output } = await run(words, place)
      return { exit, output }
    },
  })
}

const readLedgerHere: World['readLedger'] = async (path, context) => {
  const file = await sheetFile(path)
  const reading = await readLedger(file, context)
  return { ...reading, batches: packBatches(reading.batches), file, close: async () => {} }
}

/** What the system says of a file comes out of the reading worker as a sentence; so it does here. */
async function sheetFile(path: string): ReturnType<typeof openSheetFile> {
  try {
    return await openSheetFile(path)
  } catch (error) {
    throw describeFileError(error) ?? error
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
