// Words on the command line: which command they mean, in either language, and what is said of a slip.
import { describe, expect, it } from 'vitest'
import { findCommand } from '../../src/cli/find-command.ts'
import { nearestWord, overview } from '../../src/cli/program.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { newFolder } from '../support/folders.ts'
import { run } from '../support/run.ts'
import { wordsOf } from '../support/shell.ts'

const meant = (line: string): string | null => findCommand(wordsOf(line), COMMANDS).entry?.words.join(' ') ?? null

describe('a command', () => {
  it.each([
    ['ledger import a.csv', 'ledger import'],
    ['台账 导入 a.csv', 'ledger import'],
    ['--json ledger import a.csv', 'ledger import'],
    ['--workspace 某处 台账 导入 a.csv', 'ledger import'],
    ['--today 2017-11-05 --as 赵敏 payroll run 2017-10', 'payroll run'],
    ['log', 'log'],
    ['log verify', 'log verify'],
    ['操作记录 核验', 'log verify'],
    ['log --json', 'log'],
    // A file that is named like a command is a file.
    ['ledger import ledger', 'ledger import'],
    ['ledger', null],
    ['import ledger', null],
    ['', null],
    ['-- ledger import', null],
  ])('%j is %s', (line, expected) => expect(meant(line)).toBe(expected))

  it('keeps every word that is not its name, in order', () => {
    const { rest } = findCommand(wordsOf('--json ledger --workspace w import a.csv b.csv --dry-run'), COMMANDS)
    expect(rest).toEqual(['--json', '--workspace', 'w', 'a.csv', 'b.csv', '--dry-run'])
  })

  it('knows its group when the rest is missing', () => {
    expect(findCommand(['payroll'], COMMANDS).group.map(({ words }) => words[1])).toContain('run')
    expect(findCommand(['工资'], COMMANDS).group.map(({ words }) => words[1])).toContain('run')
  })
})

describe('the nearest word', () => {
  const known = ['ledger import', 'ledger pending', 'roster import']
  it.each([
    ['ledger imprt', 'ledger import'],
    ['leger import', 'ledger import'],
    ['rooster import', 'roster import'],
    ['something else', null],
    ['x', null],
  ])('to %s is %s', (word, expected) => expect(nearestWord(word, known)).toBe(expected))
})

it('the overview names every command in both languages, in Chinese otherwise', () => {
  const text = overview(COMMANDS)
  for (const { words, chinese, summary } of COMMANDS)
    for (const part of [words.join(' '), chinese.join(' '), summary]) expect(text).toContain(part)
  expect(text).not.toMatch(/Usage|Options|Commands|display help/)
})

describe('an error with --json', () => {
  const folder = newFolder()
  it.each([
    ['stats summary --json', 1],
    ['--json stats summary', 1],
    ['case show --json', 2],
    ['没有 这条 --json', 2],
    ['stats summary --json --form x', 2],
  ])('%s is one document on stdout and nothing on stderr', async (line, code) => {
    const { exit, json, stderr } = await run(wordsOf(line), { folder })
    expect(exit).toBe(code)
    expect(Object.keys(json)).toEqual(['error'])
    expect(Object.keys(json.error)).toEqual(['code', 'message', 'hint'])
    expect(stderr).toBe('')
  })
})
