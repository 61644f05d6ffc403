// One found command from its words to its exit code: loaded, run in the world that is handed in, printed; errors become
// sentences and exit codes here. Streams, signals and the real world are left to execute.ts, a test's own to the tests.
import { describeFileError } from '../adapters/files.ts'
import type { Stream } from '../adapters/stdout.ts'
import { describeStoreError } from '../adapters/store/errors.ts'
import { printable } from '../adapters/terminal/printable.ts'
import { STORE_FILE } from '../adapters/workspace.ts'
import type { Input, Outcome } from '../command.ts'
import { AppError, isAppError } from '../domain/app-error.ts'
import type { Found } from './find-command.ts'
import { checkOut, printJson, printText, type Streams, writeOut } from './print.ts'
import { commandHelp, parseInput } from './program.ts'
import type { LiveWorld } from './world.ts'

export type Performance = {
  readonly argv: readonly string[]
  readonly found: Found
  readonly wantsHelp: boolean
  /** The nearest command to unknown words. */
  readonly suggestion: string | null
  readonly streams: Streams
  readonly worldFor: (input: Input) => LiveWorld
}

const OUR_MISTAKE = 70
const CANCELLED = 130

/** Never throws. */
export async function perform(performance: Performance): Promise<number> {
  const { argv, found, wantsHelp, worldFor } = performance
  const out = watched(performance.streams.out)
  const streams = { ...performance.streams, out }
  let world: LiveWorld | null = null
  try {
    const { entry } = found
    if (entry === null) throw unknownCommand(performance)
    const { command } = await entry.load()
    if (wantsHelp) {
      await streams.out.write(commandHelp(entry, command))
      return 0
    }
    const input = parseInput(entry, command, found.rest)
    world = worldFor(input)
    const out = command.ownsOut === true ? null : (input.options.get('out')?.at(-1) ?? null)
    if (out !== null) await checkOut(out, world)
    if (world.reveal) await world.recordReveal(entry.words.join(' '))
    const outcome = await command.run(world, input)
    world.progress.end()
    await give(outcome, { world, isJson: input.options.has('json'), streams, out })
    return outcome.exit
  } catch (error) {
    world?.progress.end()
    // A document that was begun cannot hold the error any more.
    return await reportError(error, streams, argv.includes('--json') && !out.hasWritten())
  } finally {
    // Nothing is lost by a store that will not close or a scratch folder that will not go.
    await world?.close().catch(() => undefined)
  }
}

function watched(stream: Stream): Stream & { hasWritten(): boolean } {
  let hasWritten = false
  return {
    ...stream,
    async write(text) {
      const isTaken = await stream.write(text)
      hasWritten = true
      return isTaken
    },
    hasWritten: () => hasWritten,
  }
}

function unknownCommand({ found, suggestion }: Performance): AppError {
  const hint =
    suggestion === null ? '全部命令见 gongtiao --help' : `是不是 gongtiao ${suggestion}？全部命令见 gongtiao --help`
  return new AppError('USAGE', `没有“${found.words.join(' ')}”这条命令。`, { hint, usage: true })
}

type Giving = {
  readonly world: LiveWorld
  readonly isJson: boolean
  readonly streams: Streams
  /** The file of `--out`; null where there is none or the command writes its own. */
  readonly out: string | null
}

async function give(outcome: Outcome, { world, isJson, streams, out }: Giving): Promise<void> {
  if (out !== null) {
    await writeOut(outcome, out, world)
    if (!isJson) await streams.error.write(`已写入 ${out}\n`)
    if (outcome.problems !== undefined) await printText({ ...outcome, lines: [], tables: [], closing: [] }, streams)
  } else if (isJson) await printJson(outcome, streams)
  else await printText(outcome, streams)
}

/** A file or a store that the system refused is a known condition too, wherever in the command it happened. */
function knownError(error: unknown): AppError | null {
  if (isAppError(error)) return error
  const described = describeStoreError(error, STORE_FILE)
  return isAppError(described) ? described : describeFileError(error)
}

/** A known condition is one message with its next step; anything else is our own mistake and says what to send. */
async function reportError(error: unknown, streams: Streams, isJson: boolean): Promise<number> {
  const known = knownError(error)
  if (known?.code === 'CANCELLED') {
    await tell(streams.error, `${known.message}${known.hint ?? ''}\n`)
    return CANCELLED
  }
  const code = known === null ? OUR_MISTAKE : known.usage ? 2 : 1
  const shown =
    known ??
    new AppError('INTERNAL', '程序内部错误，没有完成。', {
      hint: `请把所用命令和这一行报告给维护者：${traceOf(error)}`,
    })
  const json = `${JSON.stringify({ error: { code: shown.code, message: shown.message, hint: shown.hint } })}\n`
  // On a full device the sentence goes where it still can.
  if (isJson && (await tell(streams.out, json))) return code
  await tell(
    streams.error,
    `错误 ${shown.code}  ${printableLines(shown.message)}\n${shown.hint === null ? '' : `      办法：${printableLines(shown.hint)}\n`}`,
  )
  return code
}

/** Words of a file may stand in a sentence: no control character of theirs reaches the terminal. */
const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

const tell = (stream: Stream, text: string): Promise<boolean> => stream.write(text).catch(() => false)

/** Where in our code it happened, without the message: a message could hold a person's data. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [
    error.name,
    ...frames.slice(0, 3).map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/?[^()\s]*[/\\]/, '')),
  ].join(' ')
}
