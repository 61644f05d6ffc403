// The door to commander: parses one command's words and writes help. Its English sentences never reach a person.
import { Command as Commander, CommanderError, Option } from 'commander'
import { widthOf } from '../adapters/terminal/width.ts'
import { type Command, type CommandEntry, DRY_RUN, type Input, type OptionSpec } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import { nearestName } from '../domain/nearest.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'

const TITLES: { readonly [english: string]: string } = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

function blank(name: string): Commander {
  const program = new Commander(name)
  program.exitOverride()
  program.configureOutput({ writeOut: () => {}, writeErr: () => {} })
  program.helpOption('-h, --help', '显示帮助')
  program.configureHelp({
    displayWidth: widthOf,
    styleTitle: (title) => TITLES[title] ?? title,
    optionDescription: (option) => option.description,
  })
  return program
}

export function optionsOf(command: Command): readonly OptionSpec[] {
  return [...command.options, ...(command.mutates ? [DRY_RUN] : []), ...GLOBAL_OPTIONS]
}

function programOf(entry: CommandEntry, command: Command): Commander {
  const program = blank(`gongtiao ${entry.words.join(' ')}`)
  program.description(`${entry.summary}\n（中文写法：gongtiao ${entry.chinese.join(' ')}）`)
  const places = command.arguments.map((one) => {
    const name = `${one.name}${one.many === true ? '...' : ''}`
    return { name: one.required ? `<${name}>` : `[${name}]`, summary: one.summary }
  })
  for (const { name, summary } of places) program.argument(name, summary)
  program.usage([...places.map(({ name }) => name), '[选项]'].join(' '))
  for (const spec of optionsOf(command)) {
    const option = new Option(`--${spec.name}${spec.value === undefined ? '' : ` <${spec.value}>`}`, spec.summary)
    if (spec.value !== undefined)
      option.argParser((value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value])
    program.addOption(option)
  }
  return program
}

/** The words of one command → Input, or a usage error in Chinese. */
export function parseInput(entry: CommandEntry, command: Command, rest: readonly string[]): Input {
  const program = programOf(entry, command)
  try {
    program.parse([...rest], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) throw usageError(error, entry, command)
    throw error
  }
  const options = new Map<string, readonly string[]>()
  for (const spec of optionsOf(command)) {
    const value: unknown = program.getOptionValue(
      spec.name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    )
    if (Array.isArray(value)) {
      if (value.length > 1 && spec.repeat !== true)
        throw new AppError('USAGE', `选项 --${spec.name} 只能写一次。`, { usage: true })
      options.set(spec.name, value.map(String))
    } else if (value === true) options.set(spec.name, [])
  }
  return { args: program.args, options }
}

function usageError(error: CommanderError, entry: CommandEntry, command: Command): AppError {
  const hint = `用法见 gongtiao ${entry.words.join(' ')} --help`
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption': {
      const near = nearestWord(
        quoted,
        optionsOf(command).map((option) => `--${option.name}`),
      )
      return new AppError('USAGE', `没有 ${quoted} 这个选项。`, {
        hint: near === null ? hint : `是不是 ${near}？${hint}`,
        usage: true,
      })
    }
    case 'commander.missingArgument':
      return new AppError('USAGE', `缺少参数 ${quoted}。`, { hint, usage: true })
    case 'commander.optionMissingArgument':
      return new AppError('USAGE', `选项 ${quoted.split(' ')[0] ?? quoted} 后面要写一个值。`, { hint, usage: true })
    case 'commander.excessArguments':
      return new AppError('USAGE', '参数太多。', { hint, usage: true })
    default:
      return new AppError('USAGE', '命令写得不对。', { hint, usage: true })
  }
}

export function commandHelp(entry: CommandEntry, command: Command): string {
  const examples = command.examples.map((example) => `  ${example}`).join('\n')
  return `${programOf(entry, command).helpInformation()}\n示例：\n${examples}\n\n结束码：${command.exitCodes.map((code) => `${code} ${EXIT_MEANING[code]}`).join('；')}\n`
}

const EXIT_MEANING: { readonly [code: number]: string } = {
  0: '完成',
  1: '没能完成',
  2: '命令写错',
  3: '完成，但有退回、待更正，或查出了错误',
}

/** Help of the whole program, or of a group. */
export function overview(entries: readonly CommandEntry[]): string {
  const program = blank('gongtiao')
  program.description('驻派出所人民调解室（公调对接）的行政工具：台账、补贴、工资、文书、统计')
  program.usage('<命令> [参数] [选项]')
  for (const entry of entries)
    program.addCommand(
      new Commander(entry.words.join(' ')).description(`${entry.summary}（${entry.chinese.join(' ')}）`),
    )
  program.helpCommand(false)
  program.option('-V, --version', '显示版本')
  return `${program.helpInformation()}\n每个命令的用法：gongtiao <命令> --help\n各命令通用：--json、--out 文件、--workspace 文件夹、--today 日期、--as 经办人、--reveal、--force\n第一次用：gongtiao demo 演示一个月；gongtiao init 新建工作区\n`
}

/** The known word that differs least from a mistyped one, when it is near enough to be worth saying. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  return nearestName(word, known, Math.floor(word.length / 3))
}
