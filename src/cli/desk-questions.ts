// What a command must be told, as questions for a person, and the answers as words again. Pure; desk-asking.ts asks.
import { type Command, type CommandEntry, DRY_RUN, type Input } from '../command.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'

export type Question = {
  /** Name of the option, or of the argument. */
  readonly name: string
  readonly isOption: boolean
  /** What kind of value it is: the placeholder of an option, the name of an argument; null for a switch. */
  readonly kind: string | null
  readonly label: string
  readonly required: boolean
}

export type Answer = { readonly question: Question; readonly text: string }

/** Options that a command insists on, and what a clerk mostly sets besides; Enter leaves the second kind out. */
const NEEDS: { readonly [path: string]: { readonly must?: readonly string[]; readonly may?: readonly string[] } } = {
  init: { must: ['name', 'policy'], may: ['DIR'] },
  'ledger import': { may: ['dry-run', 'marked'] },
  'ledger dismiss': { must: ['reason'] },
  'ledger undo': { may: ['reason'] },
  'ledger status': { may: ['zero'] },
  'ledger export': { may: ['station', 'month'] },
  'roster alias': { may: ['ALIAS', 'NAME'] },
  'roster template': { may: ['from-ledger'] },
  'case link': { must: ['relation'] },
  explain: { may: ['CODE'] },
  'case list': { may: ['month'] },
  'payroll export': { must: ['out'] },
  'policy confirm': { must: ['document', 'by'], may: ['ID'] },
  'document print': { may: ['NO'] },
  'stats summary': { may: ['from', 'to'] },
}

/** Arguments first, as the command takes them; `more` is what a clerk seldom sets. */
export function questionsOf(
  entry: CommandEntry,
  command: Command,
): { readonly asked: readonly Question[]; readonly more: readonly Question[] } {
  const { must = [], may = [] } = NEEDS[entry.words.join(' ')] ?? {}
  const out = GLOBAL_OPTIONS.filter(({ name }) => name === 'out')
  const options = [...command.options, ...(command.mutates ? [DRY_RUN] : []), ...out]
  const all: readonly Question[] = [
    ...command.arguments.map((one) => ({ ...one, label: one.summary, isOption: false, kind: one.name })),
    ...options.map((one) => {
      const kind = one.value ?? null
      return { name: one.name, label: one.summary, isOption: true, kind, required: must.includes(one.name) }
    }),
  ]
  const isAsked = ({ name, required }: Question): boolean => required || may.includes(name)
  return { asked: all.filter(isAsked), more: all.filter((question) => !isAsked(question)) }
}

/** What must be given and was not. */
export function missing(entry: CommandEntry, command: Command, input: Input): readonly Question[] {
  const isGiven = ({ name, isOption }: Question): boolean =>
    isOption ? input.options.has(name) : command.arguments.findIndex((one) => one.name === name) < input.args.length
  return questionsOf(entry, command).asked.filter((question) => question.required && !isGiven(question))
}

/** The same command, to be read before everything it needs is there. */
export function lenient(command: Command): Command {
  return { ...command, arguments: command.arguments.map((one) => ({ ...one, required: false })) }
}

/** Values that keep their width: file names, titles and case numbers hold full-width brackets on purpose. */
const PATHS = ['FILE', 'DIR', 'OUT']
const AS_TYPED = [...PATHS, 'NO', 'TEXT', 'BUREAU', '列名=字段']

/** An answer as the command wants it. A file dragged into the window comes in quotes. */
export function cleanAnswer({ kind }: Question, typed: string): string {
  const text = typed.trim()
  if (kind !== null && PATHS.includes(kind)) return text.replace(/^(["'])(.*)\1$/, '$2')
  return kind !== null && AS_TYPED.includes(kind) ? text : text.normalize('NFKC')
}

/** Answers as words of the command line: the arguments in their order, then the options. */
export function wordsOf(answers: readonly Answer[]): readonly string[] {
  const places = answers.filter(({ question }) => !question.isOption).map(({ text }) => text)
  const options = answers.filter(({ question }) => question.isOption)
  return [
    ...places,
    ...options.flatMap(({ question: { name, kind }, text }) => (kind === null ? [`--${name}`] : [`--${name}`, text])),
  ]
}

/** The line to type next time, quoted for the shell of the platform where a word needs it. */
export function commandLine(words: readonly string[], platform: string): string {
  const quoted = (word: string): string => {
    if (/^[\p{L}\p{N}_./:=,@%+\-（）〔〕、，]+$/u.test(word)) return word
    return platform === 'win32' ? `"${word.replaceAll('"', '""')}"` : `'${word.replaceAll("'", "'\\''")}'`
  }
  return ['gongtiao', ...words.map(quoted)].join(' ')
}
