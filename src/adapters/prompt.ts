// The door to inquirer: questions drawn on stderr, asked only when a person sits at both ends. Leaves what to ask to
// its callers. Inquirer's own English sentences are replaced here.
import { confirm, input, select } from '@inquirer/i18n/zh'
import { createPromptModule } from 'inquirer'
import { AppError } from '../domain/app-error.ts'
import type { Choice, Prompt } from '../world.ts'

type Streams = { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream }
type Key = { readonly name?: string; readonly ctrl?: boolean }

/** The most entries a screen of 24 lines shows beside the heading. */
const PAGE = 18

/** Null unless stdin and stderr are terminals: with a pipe, inquirer would take the first entry by itself. */
export function openPrompt({ input: keys, output }: Streams): Prompt | null {
  if (!keys.isTTY || !output.isTTY || process.env.TERM === 'dumb') return null
  const put = async (question: object, isMenu: boolean): Promise<unknown> => {
    if (keys.readableEnded) throw cancelled()
    const leave = new AbortController()
    const module = createPromptModule({ input: keys, output, signal: leave.signal, clearPromptOnDone: isMenu })
    for (const [name, one] of Object.entries({ confirm, input, select })) module.registerPrompt(name, one)
    const stop = watchKeys(keys, isMenu, () => leave.abort())
    try {
      return (await module<{ answer: unknown }>({ name: 'answer', message: '', ...question })).answer
    } catch (error) {
      const name = error instanceof Error ? error.name : ''
      if (name === 'ExitPromptError' || keys.readableEnded) throw cancelled()
      if (name === 'AbortPromptError') return null
      throw error
    } finally {
      stop()
    }
  }
  return {
    async ask({ label, check }) {
      const validate = async (text: string): Promise<string | true> => (await check?.(text.trim())) ?? true
      const text = await put({ type: 'input', message: label, validate, theme: ERRORS }, false)
      return typeof text === 'string' ? text.trim() : null
    },
    async choose({ label, choices, initial }) {
      const menu = { type: 'select', pageSize: PAGE, message: label, choices: numbered(choices), default: initial }
      const answer = await put(menu, true)
      return choices.find(({ value }) => value === answer)?.value ?? null
    },
    async confirm({ label, initial }) {
      const question = { type: 'confirm', message: label, default: initial, theme: YES_OR_NO }
      const answer = await put(question, false)
      return typeof answer === 'boolean' ? answer : null
    },
  }
}

const cancelled = (): AppError => new AppError('CANCELLED', '已取消。')
const ERRORS = { style: { error: (text: string) => `  ${text}` } }
const YES_OR_NO = { style: { error: () => '  请输入“是”或“否”，或直接回车。' } }

/** `1. 花名册` … `0. 退出`, the numbers in one column. */
function numbered<T extends string>(choices: readonly Choice<T>[]): readonly { value: T; name: string }[] {
  const width = String(choices.length).length
  return choices.map(({ value, name, leaves }, index) => {
    const digits = leaves === true ? '0' : String(index + 1)
    return { value, name: `${digits}. ${' '.repeat(width - digits.length)}${name}` }
  })
}

/**
 * Esc goes back, and so does the end of input, on which inquirer would wait for ever. By itself a menu counts entries
 * from 1 and takes plain digits only: a 0, or a full-width digit of an input method, is typed once before as a key
 * without a number's name, for which it looks for the entry that begins so.
 */
function watchKeys(keys: NodeJS.ReadStream, isMenu: boolean, back: () => void): () => void {
  const onKey = (text: string | undefined, key: Key): void => {
    if (key.name === 'escape' || (key.ctrl === true && key.name === 'd')) back()
    const digit = text?.normalize('NFKC') ?? ''
    const isForeign = /^\d$/.test(digit) && (digit === '0' || digit !== text) && key.name !== 'find'
    if (isMenu && isForeign) keys.emit('keypress', digit, { name: 'find', sequence: digit })
  }
  keys.on('keypress', onKey)
  keys.once('end', back)
  return () => {
    keys.off('keypress', onKey)
    keys.off('end', back)
  }
}
