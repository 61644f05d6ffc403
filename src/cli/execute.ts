// Runs one found command against the real world and prints what it gives. Errors become sentences and exit codes here.
import { join } from 'node:path'
import { describeFileError } from '../adapters/files.ts'
import { openStream } from '../adapters/stdout.ts'
import { openProgress } from '../adapters/terminal/progress.ts'
import type { Command, CommandEntry, Input } from '../command.ts'
import { AppError, isAppError } from '../domain/app-error.ts'
import type { Place } from '../main.ts'
import type { Found } from './find-command.ts'
import { printJson, printText, type Streams, writeOut } from './print.ts'
import { commandHelp, parseInput } from './program.ts'
import { readLedgerBeside, readRosterBeside } from './read-beside.ts'
import { runAgain } from './run-again.ts'
import { buildWorld, type LiveWorld } from './world.ts'

export type Execution = {
  readonly argv: readonly string[]
  readonly found: Found
  readonly wantsHelp: boolean
  readonly place: Place
  readonly suggestion: string | null
}

const OUR_MISTAKE = 70
const CANCELLED = 130

export async function execute(execution: Execution): Promise<number> {
  const streams: Streams = {
    out: openStream(process.stdout),
    error: openStream(process.stderr),
    noColor: (process.env.NO_COLOR ?? '') !== '',
  }
  const isJson = execution.argv.includes('--json')
  const interrupt = watchInterrupt()
  let world: LiveWorld | null = null
  try {
    const entry = execution.found.entry
    if (entry === null) throw unknownCommand(execution)
    const { command } = await entry.load()
    if (execution.wantsHelp) {
      await streams.out.write(commandHelp(entry, command))
      return 0
    }
    const input = parseInput(entry, command, execution.found.rest)
    world = worldFor(input, execution.place, interrupt.isCancelled)
    return await runCommand({ entry, command, input, world, streams })
  } catch (error) {
    world?.progress.end()
    return await reportError(error, streams, isJson)
  } finally {
    interrupt.stop()
    await world?.close()
  }
}

function unknownCommand({ found, suggestion }: Execution): AppError {
  const hint =
    suggestion === null ? '全部命令见 gongtiao --help' : `是不是 gongtiao ${suggestion}？全部命令见 gongtiao --help`
  return new AppError('USAGE', `没有“${found.words.join(' ')}”这条命令。`, { hint, usage: true })
}

type Job = {
  readonly entry: CommandEntry
  readonly command: Command
  readonly input: Input
  readonly world: LiveWorld
  readonly streams: Streams
}

async function runCommand({ command, input, world, streams }: Job): Promise<number> {
  const outcome = await command.run(world, input)
  world.progress.end()
  const out = input.options.get('out')?.at(-1)
  // A command with an option of that name of its own writes its own files.
  if (out !== undefined && !command.ownsOut) {
    await writeOut(outcome, out, world)
    if (!input.options.has('json')) await streams.error.write(`已写入 ${out}\n`)
    if (outcome.problems !== undefined) await printText({ ...outcome, lines: [], tables: [], closing: [] }, streams)
  } else if (input.options.has('json')) await printJson(outcome, streams)
  else await printText(outcome, streams)
  return outcome.exit
}

function worldFor(input: Input, place: Place, isCancelled: () => boolean): LiveWorld {
  const fonts = join(place.programFolder, 'dist', 'fonts')
  return buildWorld({
    option: (name) => input.options.get(name)?.at(-1) ?? null,
    flag: (name) => input.options.has(name),
    environment: process.env,
    folder: process.cwd(),
    version: place.version,
    programFolder: place.programFolder,
    fontsFolder: fonts,
    progress: openProgress(process.stderr, isCancelled),
    readLedger: readLedgerBeside,
    readRoster: readRosterBeside,
    runAgain: (argv, at) => runAgain(join(place.programFolder, 'bin', 'gongtiao.js'), argv, at),
  })
}

/** A known condition is one message with its next step; anything else is our own mistake and says what to send. */
async function reportError(error: unknown, streams: Streams, isJson: boolean): Promise<number> {
  const known = isAppError(error) ? error : describeFileError(error)
  if (known?.code === 'CANCELLED') {
    await streams.error.write(`${known.message}${known.hint ?? ''}\n`).catch(() => false)
    return CANCELLED
  }
  const code = known === null ? OUR_MISTAKE : known.usage ? 2 : 1
  const shown =
    known ??
    new AppError('INTERNAL', '程序内部错误，没有完成。', {
      hint: `请把所用命令和这一行报告给维护者：${traceOf(error)}`,
    })
  if (isJson) {
    await streams.out
      .write(`${JSON.stringify({ error: { code: shown.code, message: shown.message, hint: shown.hint } })}\n`)
      .catch(() => false)
  } else
    await streams.error
      .write(`错误 ${shown.code}  ${shown.message}\n${shown.hint === null ? '' : `      办法：${shown.hint}\n`}`)
      .catch(() => false)
  return code
}

/** Where in our code it happened, without the message: a message could hold a person's data. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [
    error.name,
    ...frames.slice(0, 3).map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/?[^()\s]*[/\\]/, '')),
  ].join(' ')
}

/** First Ctrl-C: the work stops at its next report and is rolled back. Second, or no answer: the default. */
function watchInterrupt(): { readonly isCancelled: () => boolean; readonly stop: () => void } {
  let isCancelled = false
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isCancelled) raise(signal)
    isCancelled = true
    setTimeout(() => raise(signal), 1500).unref()
  }
  const raise = (signal: NodeJS.Signals): void => {
    stop()
    process.kill(process.pid, signal)
  }
  const stop = (): void => {
    process.removeListener('SIGINT', onSignal)
    process.removeListener('SIGTERM', onSignal)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return { isCancelled: () => isCancelled, stop }
}
