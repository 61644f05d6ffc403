// What a command must be told, as questions for a person, and the answers as words again. Pure; desk.ts does the asking.
import { type ArgumentSpec, type Command, type CommandEntry, DRY_RUN, type Input, type OptionSpec } from '../command.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'

export type Question = {
  /** Name of the option, or of the argument. */
  readonly name: string
  readonly isOption: boolean
  /** What kind of value it is: the placeholder of an option, the name of an argument; null for a switch. */
  readonly kind: string | null
  readonly label: string
  readonly required: boolean
  /** The switch that stands instead of a value: an empty answer means it. */
  readonly instead: OptionSpec | null
}

export type Answer = { readonly question: Question; readonly text: string }
export type Questions = { readonly asked: readonly Question[]; readonly more: readonly Question[] }

/**
 * What is asked besides the required arguments. A command checks the first kind itself, because one of them may stand
 * for another: `NO|blank` wants the value or the switch. The second is what a clerk mostly sets; Enter leaves it out.
 */
const NEEDS: { readonly [path: string]: { readonly must?: readonly string[]; readonly may?: readonly string[] } } = {
  init: { must: ['name', 'policy'], may: ['DIR'] },
  'ledger dismiss': { must: ['reason'] },
  'case list': { may: ['month'] },
  'payroll export': { must: ['out'] },
  'policy confirm': { must: ['ID|all', 'document', 'by'] },
  'document print': { must: ['NO|blank'] },
  'stats summary': { may: ['from', 'to'] },
}

/** Everything in order: arguments first, then what must be set, what mostly is, and the rest behind 更多选项. */
export function questionsOf(entry: CommandEntry, command: Command): Questions {
  const { must = [], may = [] } = NEEDS[entry.words.join(' ')] ?? {}
  const specs = [...command.options, ...(command.mutates ? [DRY_RUN] : []), ...GLOBAL_OPTIONS.filter(isOut)]
  const pairs = new Map(must.map((one) => [one.split('|')[0] ?? one, one.split('|')[1] ?? null]))
  const finish = (question: Question): Question => ({
    ...question,
    required: question.required || pairs.has(question.name),
    instead: specs.find(({ name }) => name === pairs.get(question.name)) ?? null,
  })
  const all = [...command.arguments.map(ofArgument), ...specs.map(ofOption)].map(finish)
  const isAsked = ({ name, required }: Question): boolean => required || may.includes(name)
  return { asked: all.filter(isAsked), more: all.filter((question) => !isAsked(question)) }
}

const isOut = ({ name }: OptionSpec): boolean => name === 'out'

function ofArgument({ name, summary, required }: ArgumentSpec): Question {
  return { name, isOption: false, kind: name, label: summary, required, instead: null }
}

function ofOption({ name, value, summary }: OptionSpec): Question {
  return { name, isOption: true, kind: value ?? null, label: summary, required: false, instead: null }
}

/** What must be given and was not. */
export function missing(entry: CommandEntry, command: Command, input: Input): readonly Question[] {
  const isGiven = ({ name, isOption, instead }: Question): boolean =>
    (instead !== null && input.options.has(instead.name)) ||
    (isOption ? input.options.has(name) : command.arguments.findIndex((one) => one.name === name) < input.args.length)
  return questionsOf(entry, command).asked.filter((question) => question.required && !isGiven(question))
}

/** The same command, to be read before everything it needs is there. */
export function lenient(command: Command): Command {
  return { ...command, arguments: command.arguments.map((one) => ({ ...one, required: false })) }
}

/** Words that keep their form: file names and titles hold full-width brackets on purpose. */
const AS_TYPED = new Set(['FILE', 'DIR', 'OUT', 'TEXT', 'BUREAU', '列名=字段'])
const PATHS = new Set(['FILE', 'DIR', 'OUT'])

/** An answer as the command wants it. A file dragged into the window comes in quotes. */
export function cleanAnswer({ kind }: Question, text: string): string {
  const trimmed = text.trim()
  if (kind !== null && PATHS.has(kind)) return trimmed.replace(/^(["'])(.*)\1$/, '$2')
  return kind !== null && AS_TYPED.has(kind) ? trimmed : trimmed.normalize('NFKC')
}

/** Answers as words of the command line: values in the order of the arguments, then the options. */
export function wordsOf(answers: readonly Answer[]): readonly string[] {
  const given = answers.filter(({ question, text }) => text !== '' || question.kind === null || question.instead)
  const isPlace = ({ question, text }: Answer): boolean => !question.isOption && text !== ''
  const option = ({ question, text }: Answer): readonly string[] => {
    if (question.kind === null) return [`--${question.name}`]
    return text === '' ? [`--${question.instead?.name}`] : [`--${question.name}`, text]
  }
  return [
    ...given.filter(isPlace).map(({ text }) => text),
    ...given.filter((answer) => !isPlace(answer)).flatMap(option),
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
