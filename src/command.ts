// What a command is and what it returns. Knows nothing of commander, of terminals or of files.
import type { Problem } from './domain/problem.ts'
import type { Table } from './domain/table.ts'
import type { World } from './world.ts'

/** Done 0, could not be done 1, wrong words 2, done but something was refused or is to mend 3. */
export type ExitCode = 0 | 1 | 2 | 3

export type OptionSpec = {
  /** Long name without dashes, e.g. `dry-run`. */
  readonly name: string
  /** Placeholder of the value (`FILE`); left out for a switch. */
  readonly value?: string
  readonly summary: string
  readonly repeat?: boolean
}

export type ArgumentSpec = {
  readonly name: string
  readonly summary: string
  readonly required: boolean
  readonly many?: boolean
}

/** The words as the person gave them, already width-normalised. */
export type Input = {
  readonly args: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** JSON whose arrays may be async: written as a stream, so that memory does not grow with the rows. */
export type JsonStream =
  | null
  | boolean
  | number
  | string
  | readonly JsonStream[]
  | { readonly [key: string]: JsonStream }
  | AsyncIterable<JsonStream>

export type Outcome = {
  readonly exit: ExitCode
  /** Sentences for the person, before the tables. They are the result and go to stdout. */
  readonly lines?: Iterable<string> | AsyncIterable<string>
  readonly tables?: readonly Table[]
  /** Sentences after the tables. */
  readonly closing?: readonly string[]
  /** The same result for a machine. */
  readonly document: { readonly [key: string]: JsonStream }
  /** Said to the person beside the result (stderr). */
  readonly notices?: readonly string[]
  readonly problems?: Iterable<Problem> | AsyncIterable<Problem>
}

export type CommandEntry = {
  /** English path: `['ledger', 'import']` is `gongtiao ledger import` and the file commands/ledger/import.ts. */
  readonly words: readonly string[]
  /** Chinese path, word for word. */
  readonly chinese: readonly string[]
  readonly summary: string
  readonly load: () => Promise<{ readonly command: Command }>
}

export type Command = {
  readonly arguments: readonly ArgumentSpec[]
  readonly options: readonly OptionSpec[]
  /** Changes the workspace: takes `--dry-run`. */
  readonly mutates: boolean
  /** `--out` is the command's own: it names the paper or the folder that the command writes. */
  readonly ownsOut?: boolean
  readonly examples: readonly string[]
  readonly exitCodes: readonly ExitCode[]
  readonly run: (world: World, input: Input) => Promise<Outcome>
}

/** The option every command that writes takes. */
export const DRY_RUN: OptionSpec = { name: 'dry-run', summary: '只看结果，不改动任何数据' }

export const text = (input: Input, name: string): string | null => input.options.get(name)?.at(-1) ?? null
export const texts = (input: Input, name: string): readonly string[] => input.options.get(name) ?? []
export const has = (input: Input, name: string): boolean => input.options.has(name)
