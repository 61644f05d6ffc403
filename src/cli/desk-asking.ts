// Asks the questions of one command: a list where the answers are known, else a line that is checked at once.
import { join } from 'node:path'
import { todayOf } from '../adapters/clock.ts'
import { readForms } from '../adapters/document-templates.ts'
import { realFiles } from '../adapters/files.ts'
import { listTemplates } from '../adapters/templates.ts'
import { parseYaml } from '../adapters/yaml.ts'
import type { CommandEntry } from '../command.ts'
import { dayWord, monthWord } from '../commands/shared/words.ts'
import { isAppError } from '../domain/app-error.ts'
import type { Choice, Prompt } from '../world.ts'
import { type Answer, cleanAnswer, type Question } from './desk-questions.ts'

export type Asking = { readonly prompt: Prompt; readonly entry: CommandEntry; readonly programFolder: string }

/** Answers in order; null when the person went back. */
export async function askAll(asking: Asking, questions: readonly Question[]): Promise<readonly Answer[] | null> {
  const answers: Answer[] = []
  for (const question of questions) {
    const text = await askOne(asking, question)
    if (text === null) return null
    if (text !== '') answers.push({ question, text })
  }
  return answers
}

/** 更多选项: one after another, until the person has enough of them. */
export async function askMore(asking: Asking, questions: readonly Question[]): Promise<readonly Answer[] | null> {
  const isWanted = await asking.prompt.confirm({ label: '更多选项？（回车＝否）', initial: false })
  if (isWanted !== true) return isWanted === null ? null : []
  const answers: Answer[] = []
  for (let left = questions; ; ) {
    const choices = left.map(({ name, label }) => ({ value: name, name: label }))
    const done: Choice<string> = { value: '', name: '不再添加，运行', leaves: true }
    const picked = await asking.prompt.choose({ label: '添加哪一项', choices: [...choices, done] })
    const question = left.find(({ name }) => name === picked)
    if (question === undefined) return picked === null ? null : answers
    const text = question.kind === null ? '' : await askOne(asking, { ...question, required: true })
    if (text === null) return null
    answers.push({ question, text })
    left = left.filter((one) => one !== question)
  }
}

async function askOne(asking: Asking, question: Question): Promise<string | null> {
  const { label, required } = question
  const known = await knownAnswers(asking, question)
  if (known.length > 0) return asking.prompt.choose({ label, choices: known })
  const check = (typed: string): Promise<string | null> => faultOf(question, cleanAnswer(question, typed))
  const text = await asking.prompt.ask({ label: `${label}${required ? '' : '，可不填'}：`, check })
  return text === null ? null : cleanAnswer(question, text)
}

/** What the command would say, said while it can still be mended. */
async function faultOf({ kind, isOption, required }: Question, text: string): Promise<string | null> {
  if (text === '') return required ? '这一项必须填写；按 Esc 返回。' : null
  try {
    const today = todayOf(process.env.GONGTIAO_TODAY || null, 'Asia/Shanghai')
    if (kind === 'MONTH' || kind === 'M') monthWord(text, today)
    else if (kind === 'DATE' || kind === 'D') dayWord(text, '所写')
    else if (kind === 'FILE' && !isOption) {
      const files = realFiles(process.cwd())
      const [first = text] = await files.expand(text)
      if (!(await files.exists(first))) return `找不到文件或文件夹：${text}`
    }
    return null
  } catch (error) {
    if (isAppError(error)) return `${error.message}${error.hint ?? ''}`
    throw error
  }
}

/** Yibin's own first, those that are examples last. */
function placeOfPack(name: string): number {
  if (name.startsWith('yibin-')) return 0
  return name.startsWith('example-') ? 2 : 1
}

/** Answers that the program knows: its packs and its forms. */
async function knownAnswers({ entry, programFolder }: Asking, { kind }: Question): Promise<readonly Choice<string>[]> {
  const folders = [join(programFolder, 'templates')]
  if (kind === 'PACK') {
    // `national` holds the tables that every pack shares.
    const packs = (await listTemplates('policies', folders)).filter((name) => name !== 'national')
    return packs.toSorted((a, b) => placeOfPack(a) - placeOfPack(b)).map((name) => ({ value: name, name }))
  }
  if (kind !== 'ID' || entry.words[0] !== 'document') return []
  const { parseTemplate } = await import('../documents/template.ts')
  const forms = (await readForms(folders)).map(({ text, file }) => parseTemplate(text, file, parseYaml))
  return forms.map(({ id, title }) => ({ value: id, name: title }))
}
