// What becomes of the answer: a reader that leaves is no fault, a full device is one with a sentence, and a process that
// ends without an answer says so. The one thing that never happens is success in silence.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { contentOf, LEDGER, run, SIDE_BY_SIDE, shell, TECHNICAL, workspaceAt } from './support.ts'

describe('the reader leaves', SIDE_BY_SIDE, () => {
  for (const line of [
    'gongtiao case list | head -1',
    'gongtiao case list --json | head -1',
    'gongtiao --help | head -1',
    'gongtiao case list --help | head -1',
    'gongtiao ledger import "$LEDGER" --dry-run 2>&1 | head -1',
  ]) {
    it(`${line}: quiet`, async () => {
      const cwd = await workspaceAt('cases')
      const ended = await shell(`${line}; echo "codes \${PIPESTATUS[@]}"`, { cwd, env: { LEDGER } })
      expect(ended.stderr).toBe('')
      expect(ended.stdout.trim().split('\n').at(-1)).toBe('codes 0 0')
    })
  }

  it('a list of many pages ends early, without an error', async () => {
    const cwd = await workspaceAt('payroll')
    const ended = await shell('set -o pipefail; gongtiao payroll show 2017-10 --json | head -c 1', { cwd })
    expect(ended).toMatchObject({ code: 0, stdout: '{', stderr: '' })
  })
})

describe('a full device', SIDE_BY_SIDE, () => {
  for (const line of [
    'gongtiao case list > /dev/full',
    'gongtiao case list --json > /dev/full',
    'gongtiao --help > /dev/full',
    'gongtiao case list --help > /dev/full',
    'gongtiao --version > /dev/full',
    'gongtiao stats summary --from 2017-08-15 --to 2017-11-07 --json > /dev/full',
  ]) {
    it(`${line}: exit 1 and a sentence`, async () => {
      const ended = await shell(line, { cwd: await workspaceAt('cases') })
      expect(ended.code).toBe(1)
      expect(ended.stderr).toMatch(/^错误 OUTPUT-FAILED {2}结果没能写出去/)
      expect(ended.stderr).not.toMatch(TECHNICAL)
    })
  }

  it('an error that finds no room on stdout goes to stderr', async () => {
    const ended = await shell('gongtiao case show 没有 --json > /dev/full', { cwd: await workspaceAt('cases') })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^错误 [A-Z-]+ /)
  })

  it('what the import wrote is kept, and the answer says where to look', async () => {
    const cwd = await workspaceAt('roster')
    const before = contentOf(cwd)
    const ended = await shell('gongtiao ledger import "$LEDGER" > /dev/full', { cwd, env: { LEDGER } })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('gongtiao log')
    expect(contentOf(cwd)).not.toBe(before)
  })
})

describe('closed streams', SIDE_BY_SIDE, () => {
  for (const [line, code] of [
    ['gongtiao case list <&-', 0],
    ['gongtiao case list >&-', 0],
    ['gongtiao case list 2>&-', 0],
    ['gongtiao case show 没有 2>&-', 1],
    ['gongtiao <&- >&- 2>&-', 0],
  ] as const) {
    it(`${line}: ${code}`, async () => {
      const ended = await shell(line, { cwd: await workspaceAt('cases') })
      expect(ended.code).toBe(code)
      expect(ended.stderr).toBe('')
    })
  }
})

/** A module loaded before the program: the place for a fault that no input can cause. */
async function withPreload(source: string, words: readonly string[]) {
  const preload = join(newFolder(), 'preload.mjs')
  writeFileSync(
    preload,
    `import fs from 'node:fs/promises'\nimport { syncBuiltinESMExports } from 'node:module'\n${source}\nsyncBuiltinESMExports()\n`,
  )
  const cwd = await workspaceAt('cases')
  const before = contentOf(cwd)
  const ended = await run(words, { cwd, env: { NODE_OPTIONS: `--import ${preload}` } })
  expect(contentOf(cwd)).toBe(before)
  return ended
}

const PERSON = '张三丰 510104199003078515'
const IMPORT = ['ledger', 'import', LEDGER]
/** The template of the ledger is read between the words and the store. */
const AT_TEMPLATE = (answer: string): string =>
  `const real = fs.readFile\nfs.readFile = (path, ...rest) => String(path).endsWith('standard.yaml') ? ${answer} : real(path, ...rest)`

describe('our own mistakes end with 70', SIDE_BY_SIDE, () => {
  it('a promise that never settles', async () => {
    const ended = await withPreload(AT_TEMPLATE('new Promise(() => {})'), IMPORT)
    expect(ended.code).toBe(70)
    expect(ended.stderr).toMatch(/^错误 UNFINISHED {2}.*\n {6}办法：.*\n$/)
  })

  it('a promise that never settles, for a machine', async () => {
    const ended = await withPreload(AT_TEMPLATE('new Promise(() => {})'), [...IMPORT, '--json'])
    expect(ended).toMatchObject({ code: 70, stderr: '' })
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'UNFINISHED' } })
  })

  const thrown = `(() => { throw new TypeError('${PERSON}') })()`
  for (const [what, source] of [
    ['a throw inside a command', AT_TEMPLATE(thrown)],
    ['a rejection inside a command', AT_TEMPLATE(`Promise.reject(new TypeError('${PERSON}'))`)],
    ['a rejection that nobody waits for', `setTimeout(() => Promise.reject(new TypeError('${PERSON}')), 50)`],
    ['a rejection with no error at all', `setTimeout(() => Promise.reject('${PERSON}'), 50)`],
    ['a throw in an event', `setTimeout(() => { throw new TypeError('${PERSON}') }, 50)`],
  ] as const) {
    it(`${what}: no stack, nobody's data`, async () => {
      const ended = await withPreload(source, IMPORT)
      expect(ended.code, ended.stderr).toBe(70)
      expect(ended.stderr).toMatch(/^错误 INTERNAL {2}程序内部错误，没有完成。\n {6}办法：[^\n]*\n$/)
      expect(ended.stdout + ended.stderr).not.toMatch(/张三丰|510104|\/tmp|node_modules/)
    })
  }

  it('a throw, for a machine', async () => {
    const ended = await withPreload(AT_TEMPLATE(thrown), [...IMPORT, '--json'])
    expect(ended).toMatchObject({ code: 70, stderr: '' })
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'INTERNAL' } })
  })
})
