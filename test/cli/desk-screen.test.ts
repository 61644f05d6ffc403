// The desk on a real screen of 80 columns: tmux presses the keys and reads what stands there. Runs from the sources.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const hasTmux = process.platform !== 'win32' && spawnSync('tmux', ['-V']).status === 0
const ENV = { ...process.env, GONGTIAO_WORKSPACE: '', GONGTIAO_TODAY: '2017-11-08', LC_ALL: 'C.UTF-8' }

const home = mkdtempSync(join(tmpdir(), 'gongtiao-desk-'))
const launcher = join(home, 'gongtiao.mjs')
let socket = ''
const NODE = [process.execPath, '--import', import.meta.resolve('tsx'), launcher]

const tmux = (...words: string[]): string =>
  execFileSync('tmux', ['-S', join(socket, 's'), '-u', ...words], { encoding: 'utf8', env: ENV })
const press = (...keys: string[]): void => void tmux('send-keys', ...keys)
const type = (text: string): void => void tmux('send-keys', '-l', text)
const screen = (): string => tmux('capture-pane', '-p', '-S', '-200').trimEnd()

/** The screen once it shows the text; fails with the screen that never did. */
async function see(text: string | RegExp): Promise<string> {
  for (let tries = 0; tries < 150; tries++) {
    const shown = screen()
    if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return shown
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`never saw ${text}:\n${screen()}`)
}

/** A fresh screen that runs the program in a folder and then says how it ended. */
function open(folder: string, words = ''): void {
  mkdirSync(folder, { recursive: true })
  // A socket for each: a server that was just told to end still holds the old one.
  socket = mkdtempSync(join(home, 'tmux-'))
  const line = `${NODE.map((word) => `'${word}'`).join(' ')} ${words}; echo "ended $?"; stty -a | grep -o ' -\\?icanon'; cat`
  tmux('new-session', '-d', '-x', '80', '-y', '30', '-c', folder, line)
}

/** At the foot of the screen: what stood above may be of an earlier round. */
const MENU = /⏎ 选择$/
const office = join(home, '公调')

beforeAll(() => {
  const main = pathToFileURL(join(ROOT, 'src/main.ts')).href
  const place = JSON.stringify({ programFolder: ROOT, version: 'test' })
  writeFileSync(
    launcher,
    `const { main } = await import('${main}'); process.exitCode = await main(process.argv.slice(2), ${place})\n`,
  )
  const words = ['init', office, '--name', '翠屏区司法局', '--policy', 'yibin-2017']
  execFileSync(process.execPath, [...NODE.slice(1), ...words], { env: ENV })
})

afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

test('without a terminal nothing waits: the overview, and a usage error', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [...NODE.slice(1), ...words], { cwd: home, env: ENV, input: '\n\n', encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 0, stderr: '' })
  expect(run().stdout).toContain('用法：')
  expect(run('init').status).toBe(2)
  expect(run('payroll', 'run').status).toBe(2)
})

describe.skipIf(!hasTmux)('on a screen (skipped where tmux is missing: it is what presses the keys)', () => {
  beforeEach(() => {
    return () => void spawnSync('tmux', ['-S', join(socket, 's'), 'kill-server'])
  })

  test('where there is no workspace, the demo and a new one come first; 0 leaves', async () => {
    open(join(home, '空'))
    const shown = await see(MENU)
    expect(shown).toMatch(/❯ 1\. {2}演示/)
    expect(shown).toMatch(/ 2\. {2}新建工作区/)
    expect(shown).toMatch(/ 0\. {2}退出/)
    press('0', 'Enter')
    expect(await see('ended')).toMatch(/ended 0\n icanon/)
  })

  test('runs 统计 汇总 and says the line that does the same', async () => {
    open(office)
    expect(await see(MENU)).toContain('翠屏区司法局　案件 0 件　待更正 0 项')
    type('７')
    await see(/❯ 7\./)
    press('Down')
    await see(/❯ 8\. {2}统计/)
    press('Enter')
    await see('起始日')
    type('２０１７年８月')
    press('Enter')
    await see('写得不对')
    type('１５日')
    press('Enter')
    await see('截止日')
    press('Enter')
    await see('更多选项')
    press('Enter')
    expect(await see('按回车键')).toContain('下次可直接运行：gongtiao stats summary --from 2017年8月15日')
    press('Enter')
    await see(MENU)
    press('0', 'Enter')
    await see('ended 0')
  })

  test('Esc, Ctrl-D and Ctrl-C in a question go back to the menu, many times; Ctrl-C in the menu ends with 130', async () => {
    open(office)
    for (const key of ['Escape', 'C-d', ...Array<string>(12).fill('C-c')]) {
      await see(MENU)
      press('4', 'Enter')
      await see('1. 说明')
      press('1', 'Enter')
      await see(/案号.*：$/)
      press(key)
    }
    await see(MENU)
    press('C-c')
    const shown = await see('ended')
    expect(shown).toMatch(/ended 130\n icanon/)
    expect(shown).not.toContain('Warning')
  })

  test('init without its options asks for them, in Chinese, and makes the workspace', async () => {
    const folder = join(home, '新')
    open(folder, 'init 江安 --first-month 2017-08')
    await see('单位名称')
    press('Enter')
    await see('这一项必须填写')
    type('江安县县司法局')
    await see('江安县县司法局')
    press('Left', 'Left', 'Left', 'BSpace', 'Enter')
    await see('1. yibin-2017')
    press('Enter')
    const line = 'gongtiao init 江安 --first-month 2017-08 --name 江安县司法局 --policy yibin-2017'
    expect((await see('ended')).replaceAll('\n', '')).toContain(line)
    expect(readFileSync(join(folder, '江安/gongtiao.yaml'), 'utf8')).toContain('江安县司法局')
  })

  test('a wizard left early makes nothing and ends with 130', async () => {
    const folder = join(home, '不建')
    open(folder, 'init 甲')
    await see('单位名称')
    press('C-c')
    expect(await see('ended')).toMatch(/已取消，没有运行。\nended 130\n icanon/)
    expect(existsSync(join(folder, '甲'))).toBe(false)
  })
})
