// The commands as a whole: the folder is the registry, and every one has what a person needs to use it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findCommand } from '../src/cli/find-command.ts'
import { GLOBAL_OPTIONS } from '../src/cli/global-options.ts'
import { commandHelp, optionsOf, parseInput } from '../src/cli/program.ts'
import type { CommandEntry } from '../src/command.ts'
import { COMMANDS } from '../src/commands/index.ts'
import { wordsOf } from './support/shell.ts'
import { linesTyped } from './support/transcript.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const transcripts = readdirSync(join(root, 'test/transcripts')).filter((name) => name.endsWith('.md'))
const typed = transcripts
  .flatMap((name) => linesTyped(readFileSync(join(root, 'test/transcripts', name), 'utf8')))
  .map((line) => wordsOf(line).slice(1))

const HAN = /\p{Script=Han}{2}/u

it('the files under src/commands are the registry', () => {
  const files = readdirSync(join(root, 'src/commands'), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !/^(?:index\.ts|index\/|shared\/)/.test(name))
  expect(COMMANDS.map(({ words }) => `${words.join('/')}.ts`).sort()).toEqual(files.sort())
})

it('no two commands share their words', () => {
  for (const path of ['words', 'chinese'] as const) {
    const paths = COMMANDS.map((entry) => entry[path].join(' '))
    expect(new Set(paths).size).toBe(paths.length)
  }
})

it('one English word is one Chinese word', () => {
  const pairs = COMMANDS.flatMap(({ words, chinese }) => [`${words[0]} ${chinese[0]}`])
  const english = new Set(COMMANDS.map(({ words }) => words[0]))
  expect(new Set(pairs).size).toBe(english.size)
})

describe.each(COMMANDS.map((entry) => [entry.words.join(' '), entry] as const))('%s', async (name, entry) => {
  const { command } = await entry.load()
  const isHere = (words: readonly string[]): boolean => findCommand(words, COMMANDS).entry === entry

  it('has a summary and as many Chinese words as English ones', () => {
    expect(entry.summary).toMatch(HAN)
    expect(entry.chinese).toHaveLength(entry.words.length)
    for (const word of entry.chinese) expect(word).toMatch(/^\p{Script=Han}+$/u)
    for (const word of entry.words) expect(word).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  })

  it('says in Chinese what its arguments and options are', () => {
    for (const { summary } of [...command.arguments, ...command.options]) expect(summary).toMatch(/\p{Script=Han}/u)
    const names = optionsOf(command).map((option) => option.name)
    const shared = GLOBAL_OPTIONS.map((option) => option.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(shared))
    expect(names.includes('dry-run')).toBe(command.mutates)
  })

  it('has examples that parse, and help that shows them', () => {
    expect(command.examples.length).toBeGreaterThan(0)
    const help = commandHelp(entry, command)
    for (const example of command.examples) {
      const [program, ...words] = wordsOf(example)
      expect(program).toBe('gongtiao')
      expect(isHere(words), example).toBe(true)
      expect(() => parseInput(entry, command, findCommand(words, COMMANDS).rest)).not.toThrow()
      expect(help).toContain(example)
    }
    expect(help).toContain(entry.chinese.join(' '))
  })

  it('says how it can end', () => {
    expect(command.exitCodes).toEqual([...new Set(command.exitCodes)].sort())
    expect(command.exitCodes).toEqual(expect.arrayContaining([0, 1, 2]))
  })

  // The demo is a transcript of its own making; its test runs it whole.
  it.skipIf(name === 'demo')('has a transcript that types it', () => {
    expect(typed.some(isHere)).toBe(true)
  })

  it('is in the guide', (context) => {
    const guide = join(root, 'README.zh-CN.md')
    if (!existsSync(guide)) return context.skip('README.zh-CN.md is not there yet')
    const text = readFileSync(guide, 'utf8')
    expect(
      text.includes(`gongtiao ${entry.words.join(' ')}`) || text.includes(`gongtiao ${entry.chinese.join(' ')}`),
    ).toBe(true)
  })
})

it('every command has its English words typed in a transcript, and every group its Chinese ones', () => {
  const isTyped = (path: (entry: CommandEntry) => readonly string[], count?: number) => (entry: CommandEntry) =>
    typed.some((words) =>
      path(entry)
        .slice(0, count)
        .every((word) => words.includes(word)),
    )
  const others = COMMANDS.filter(({ words }) => words[0] !== 'demo')
  expect(others.filter((entry) => !isTyped(({ words }) => words)(entry)).map(({ words }) => words)).toEqual([])
  expect(others.filter((entry) => !isTyped(({ chinese }) => chinese, 1)(entry)).map(({ words }) => words)).toEqual([])
})

describe('errors', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(root, 'src', name), 'utf8')] as const)
  const thrown = sources.flatMap(([name, text]) =>
    [...text.matchAll(/new AppError\(\s*'([^']+)',\s*([`'])((?:(?!\2)[\s\S])*)\2/g)].map(
      ([, code = '', , message = '']) => [name, code, message] as const,
    ),
  )

  it('are all found', () => expect(thrown.length).toBeGreaterThan(60))

  it.each(thrown)('%s %s says in Chinese what happened', (_, code, message) => {
    expect(code).toMatch(/^[A-Z]+(-[A-Z]+)*$/)
    const words = message.replace(/\$\{[^}]*\}/g, '')
    if (/[a-z]/i.test(words)) expect(words).toMatch(HAN)
    expect(message, 'punctuation of a Chinese sentence is full width').not.toMatch(
      /\p{Script=Han}[,;:?!](?!\d)|[,;:?!]\p{Script=Han}/u,
    )
  })
})
