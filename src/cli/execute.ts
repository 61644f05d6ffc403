// Runs one found command for real: the process's streams and signals, the real world.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { instantNow } from '../adapters/clock.ts'
import { openStream } from '../adapters/stdout.ts'
import { openProgress } from '../adapters/terminal/progress.ts'
import type { Input } from '../command.ts'
import type { Place } from '../main.ts'
import type { Found } from './find-command.ts'
import { perform } from './perform.ts'
import { readLedgerBeside, readRosterBeside, readRowBeside, readTableBeside } from './read-beside.ts'
import { runAgain } from './run-again.ts'
import { buildWorld, type LiveWorld } from './world.ts'

export type Execution = {
  readonly argv: readonly string[]
  readonly found: Found
  readonly wantsHelp: boolean
  readonly place: Place
  readonly suggestion: string | null
}

export async function execute({ place, ...words }: Execution): Promise<number> {
  const streams = {
    out: openStream(process.stdout),
    error: openStream(process.stderr),
    noColor: (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb',
  }
  const interrupt = watchInterrupt()
  try {
    return await perform({ ...words, streams, worldFor: (input) => worldFor(input, place, interrupt.isCancelled) })
  } finally {
    interrupt.stop()
  }
}

function worldFor(input: Input, place: Place, isCancelled: () => boolean): LiveWorld {
  return buildWorld({
    option: (name) => input.options.get(name)?.at(-1) ?? null,
    flag: (name) => input.options.has(name),
    environment: process.env,
    folder: process.cwd(),
    version: place.version,
    programFolder: place.programFolder,
    fontsFolder: join(place.programFolder, 'dist', 'fonts'),
    now: instantNow,
    salt: () => randomBytes(16).toString('hex'),
    progress: openProgress(process.stderr, isCancelled),
    readLedger: readLedgerBeside,
    readRoster: readRosterBeside,
    readRow: readRowBeside,
    readTable: readTableBeside,
    prompt: async () => {
      const { openPrompt } = await import('../adapters/prompt.ts')
      return openPrompt({ input: process.stdin, output: process.stderr })
    },
    runAgain: (argv, at) => runAgain(join(place.programFolder, 'bin', 'gongtiao.js'), argv, at),
  })
}

/** What the process may still take, once the person wants it gone, to stop by itself. */
const PATIENCE_MS = 1_500

/** First Ctrl-C: the work stops at its next report and is rolled back. Second, or no answer: the process ends here. */
function watchInterrupt(): { readonly isCancelled: () => boolean; readonly stop: () => void } {
  let timer: NodeJS.Timeout | null = null
  const onSignal = (): void => {
    if (timer !== null) leave()
    timer = setTimeout(leave, PATIENCE_MS).unref()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    isCancelled: () => timer !== null,
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      process.removeListener('SIGINT', onSignal)
      process.removeListener('SIGTERM', onSignal)
    },
  }
}

/** An open transaction is undone from its journal when the store is next opened. */
function leave(): never {
  try {
    writeSync(2, '\n已取消。没有完成的改动不会保留。\n')
  } catch {
    // Nobody is there to be told.
  }
  process.exit(130)
}
