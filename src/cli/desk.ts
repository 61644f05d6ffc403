// The desk: `gongtiao` without words in a terminal. Menus, questions, the command run as if typed, and back to the
// menu. Also asks for what a typed command lacks. What a command does is its own affair.
import { openPrompt } from '../adapters/prompt.ts'
import { openStream } from '../adapters/stdout.ts'
import type { CommandEntry } from '../command.ts'
import { COMMANDS } from '../commands/index.ts'
import { isAppError } from '../domain/app-error.ts'
import type { Place } from '../main.ts'
import type { Prompt } from '../world.ts'
import { askAll, askMore } from './desk-asking.ts'
import { deskGroups, ENTER, groupMenu, heading, LEAVE, mainMenu, nextStep } from './desk-menu.ts'
import { commandLine, type Question, questionsOf, wordsOf } from './desk-questions.ts'
import { readDeskState } from './desk-state.ts'

export type Desk = {
  readonly place: Place
  /** Runs a whole command line and gives its exit code. */
  readonly run: (words: readonly string[]) => Promise<number>
}

const CANCELLED = 130
let person = openStream(process.stderr)
const say = (line: string): Promise<boolean> => person.write(`${line}\n`)

/** Each run listens for the errors of both streams as if it were the only one: keep one listener of each. */
function listenAfresh(): void {
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error')
  openStream(process.stdout)
  person = openStream(process.stderr)
}

/** Menus until the person leaves: 0 by 退出, 130 by Ctrl-C. */
export async function runDesk(desk: Desk): Promise<number> {
  const prompt = openPrompt({ input: process.stdin, output: process.stderr })
  if (prompt === null) return desk.run(['--help'])
  try {
    for (let isOpen = true; isOpen; ) isOpen = await atMenu(desk, prompt)
    return 0
  } catch (error) {
    backToMenu(error)
    return CANCELLED
  }
}

/** One round; false when the person leaves. Esc in the main menu stays there: leaving is 0 or Ctrl-C. */
async function atMenu(desk: Desk, prompt: Prompt): Promise<boolean> {
  const state = await readDeskState(process.cwd(), process.env.GONGTIAO_WORKSPACE || null)
  for (const line of heading(state)) await say(line)
  const { word } = nextStep(state)
  const choices = mainMenu(COMMANDS, state)
  const picked = await prompt.choose({ label: '请选择', choices, ...(word === null ? {} : { initial: word }) })
  if (picked === LEAVE) return false
  if (picked?.startsWith(ENTER) === true) process.chdir(picked.slice(ENTER.length))
  const group = picked === null ? [] : (deskGroups(COMMANDS, state).get(picked) ?? [])
  const entry = await chosenCommand(prompt, group)
  if (entry !== null) await runTask(desk, prompt, entry).catch(backToMenu)
  return true
}

async function chosenCommand(prompt: Prompt, group: readonly CommandEntry[]): Promise<CommandEntry | null> {
  const [only, ...others] = group
  if (only === undefined || others.length === 0) return only ?? null
  const picked = await prompt.choose({ label: only.chinese[0] ?? '', choices: groupMenu(group) })
  return group.find(({ words }) => words.join(' ') === picked) ?? null
}

async function runTask({ place, run }: Desk, prompt: Prompt, entry: CommandEntry): Promise<void> {
  await say(`${entry.chinese.join(' ')}：${entry.summary}（Esc 返回）`)
  const { command } = await entry.load()
  const { asked, more } = questionsOf(entry, command)
  const asking = { prompt, entry, programFolder: place.programFolder }
  const answers = await askAll(asking, asked)
  const further = answers === null ? null : await askMore(asking, more)
  if (answers === null || further === null) return
  await runAndTell(run, [...entry.words, ...wordsOf([...answers, ...further])])
  await prompt.ask({ label: '按回车键回到菜单' })
}

/** Asks for what a typed command lacks, then runs it. */
export async function runWizard(
  { place, run }: Desk,
  typed: { readonly entry: CommandEntry; readonly argv: readonly string[]; readonly lacking: readonly Question[] },
): Promise<number> {
  const prompt = openPrompt({ input: process.stdin, output: process.stderr })
  if (prompt === null) return run(typed.argv)
  const asking = { prompt, entry: typed.entry, programFolder: place.programFolder }
  try {
    const answers = await askAll(asking, typed.lacking)
    if (answers !== null) return await runAndTell(run, [...typed.argv, ...wordsOf(answers)])
  } catch (error) {
    backToMenu(error)
  }
  await say('已取消，没有运行。')
  return CANCELLED
}

async function runAndTell(run: Desk['run'], words: readonly string[]): Promise<number> {
  const exit = await run(words)
  listenAfresh()
  if (exit === 0 || exit === 3) await say(`\n下次可直接运行：${commandLine(words, process.platform)}`)
  return exit
}

/** Ctrl-C in a question ends the task; anything else is no answer. */
function backToMenu(error: unknown): void {
  if (!isAppError(error) || error.code !== 'CANCELLED') throw error
}
