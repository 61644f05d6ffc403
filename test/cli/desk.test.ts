// The pure parts of the desk: menus, questions, and the line to type next time.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DeskState, deskGroups, groupMenu, heading, mainMenu, nextStep } from '../../src/cli/desk-menu.ts'
import { cleanAnswer, commandLine, lenient, missing, questionsOf, wordsOf } from '../../src/cli/desk-questions.ts'
import { findCommand } from '../../src/cli/find-command.ts'
import { parseInput } from '../../src/cli/program.ts'
import { COMMANDS } from '../../src/commands/index.ts'

const OPEN: DeskState = {
  kind: 'open',
  bureau: '翠屏区司法局',
  folder: '/公调',
  hasRoster: true,
  cases: 3,
  openItems: 0,
}
const NONE: DeskState = { kind: 'none', nearby: [] }

const entryOf = (path: string) => {
  const entry = COMMANDS.find(({ words }) => words.join(' ') === path)
  if (entry === undefined) throw new Error(`no command ${path}`)
  return entry
}
const loaded = async (path: string) => ({ entry: entryOf(path), command: (await entryOf(path).load()).command })
const asked = async (path: string) => {
  const { entry, command } = await loaded(path)
  return questionsOf(entry, command)
}

describe('the menu', () => {
  test('follows the order of the work, ends with the way out, and holds every command', () => {
    const menu = mainMenu(COMMANDS, OPEN)
    expect(menu.map(({ name }) => name.split('　')[0]).slice(0, 9)).toEqual(
      '花名册 台账 案件 补贴 奖励 工资 文书 统计 标准'.split(' '),
    )
    expect(menu.at(-1)).toEqual({ value: 'leave', name: '退出', leaves: true })
    expect(new Set([...deskGroups(COMMANDS, OPEN).values()].flat())).toEqual(new Set(COMMANDS))
  })

  test('without a workspace offers the demo and a new one first, then workspaces below', () => {
    const values = mainMenu(COMMANDS, { kind: 'none', nearby: ['公调'] }).map(({ value }) => value)
    expect(values.slice(0, 4)).toEqual(['demo', 'init', 'enter:公调', 'roster'])
  })

  test('a group lists its commands with what they do', () => {
    const group = deskGroups(COMMANDS, OPEN).get('payroll') ?? []
    expect(groupMenu(group)[0]).toEqual({ value: 'payroll run', name: '核算　　　　核算一个月的工资（草稿，可重复）' })
  })

  test.each<[DeskState, string | null]>([
    [NONE, 'demo'],
    [{ kind: 'none', nearby: ['公调'] }, 'enter:公调'],
    [{ kind: 'faulty', reason: '坏了。' }, null],
    [{ ...OPEN, hasRoster: false, cases: 0 }, 'roster'],
    [{ ...OPEN, cases: 0 }, 'ledger'],
    [{ ...OPEN, openItems: 2 }, 'ledger'],
    [OPEN, null],
  ])('knows what comes next: %j', (state, word) => {
    expect(nextStep(state).word).toBe(word)
  })

  test('the heading says whose desk it is and what waits', () => {
    expect(heading({ ...OPEN, openItems: 2 }).join('\n')).toContain('翠屏区司法局　案件 3 件　待更正 2 项')
  })
})

describe('questions', () => {
  test('required arguments always, the usual options, the rest behind 更多选项', async () => {
    const { asked: now, more } = await asked('payroll run')
    expect(now.map(({ name }) => name)).toEqual(['MONTH'])
    expect(more.map(({ name }) => name)).toContain('pay-on')
    expect(more.at(-1)?.name).toBe('out')
    expect((await asked('stats summary')).asked.map(({ name, required }) => [name, required])).toEqual([
      ['from', false],
      ['to', false],
    ])
  })

  test.each([
    ['init', ['DIR', 'name', 'policy']],
    ['ledger dismiss', ['ID', 'reason']],
    ['case list', ['month']],
    ['payroll export', ['MONTH', 'out']],
    ['policy confirm', ['ID', 'document', 'by']],
    ['document print', ['ID', 'NO']],
    ['stats summary', ['from', 'to']],
  ])('what is asked for exists: %s', async (path, names) => {
    expect((await asked(path)).asked.map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['init', ['name', 'policy']],
    ['init 公调 --policy yibin-2017', ['name']],
    ['init --name 甲 --policy yibin-2017', []],
    ['payroll export 2017-10', ['out']],
    ['payroll explain 2017-10', ['NAME']],
    ['payroll explain', ['MONTH', 'NAME']],
    ['case list', []],
  ])('what a typed line lacks: %s', async (line, names) => {
    const { entry, rest } = findCommand(line.split(' '), COMMANDS)
    if (entry === null) throw new Error(line)
    const { command } = await entry.load()
    expect(missing(entry, command, parseInput(entry, lenient(command), rest)).map(({ name }) => name)).toEqual(names)
  })

  test('answers become words that the command reads back', async () => {
    const { entry, command } = await loaded('payroll export')
    const { asked: now, more } = questionsOf(entry, command)
    const texts: { readonly [name: string]: string } = { MONTH: '2017-10', out: '10月 工资' }
    const dryRun = more.filter(({ name }) => name === 'dry-run').map((question) => ({ question, text: '' }))
    const words = wordsOf([...now.map((question) => ({ question, text: texts[question.name] ?? '' })), ...dryRun])
    expect(words).toEqual(['2017-10', '--out', '10月 工资', '--dry-run'])
    const input = parseInput(entry, command, words)
    expect(input.args).toEqual(['2017-10'])
    expect(Object.fromEntries(input.options)).toEqual({ out: ['10月 工资'], 'dry-run': [] })
  })

  test.each([
    ['MONTH', ' ２０１７－１０ ', '2017-10'],
    ['NAME', '王建国　', '王建国'],
    ['FILE', '"C:\\台账 （九月）.xlsx"', 'C:\\台账 （九月）.xlsx'],
    ['NO', '（2017）翠人调字第012号', '（2017）翠人调字第012号'],
    ['TEXT', '翠司发〔2017〕12号（补）', '翠司发〔2017〕12号（补）'],
  ])('%s: an answer is cleaned', (kind, typed, clean) => {
    const question = { name: kind, isOption: false, kind, label: '', required: true }
    expect(cleanAnswer(question, typed)).toBe(clean)
  })
})

test.each([
  [['payroll', 'run', '2017-10'], 'linux', 'gongtiao payroll run 2017-10'],
  [['case', 'show', '（2017）翠人调字第012号'], 'linux', 'gongtiao case show （2017）翠人调字第012号'],
  [['ledger', 'import', "a b/it's.csv"], 'linux', "gongtiao ledger import 'a b/it'\\''s.csv'"],
  [['ledger', 'import', '台账/*.csv'], 'linux', "gongtiao ledger import '台账/*.csv'"],
  [['ledger', 'import', 'C:\\我的 台账'], 'win32', 'gongtiao ledger import "C:\\我的 台账"'],
])('the line to type next time: %j', (words, platform, line) => {
  expect(commandLine(words, platform)).toBe(line)
})

test('the front of the program reaches no prompt without an import() behind it', () => {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(/^import .*'(inquirer|@inquirer\/)/m)
    for (const [, path = ''] of text.matchAll(/^(?:import|export) (?!type)[^'(]*from '(\.[^']+)'/gm))
      visit(resolve(file, '..', path))
  }
  visit(resolve(import.meta.dirname, '../../src/main.ts'))
  expect(seen.size).toBeGreaterThan(5)
})
