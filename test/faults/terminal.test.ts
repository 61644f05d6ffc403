// A real terminal of 80 columns, and what is not one: tables line up in Chinese, progress shows and is wiped, colour
// stays away where it is not wanted, nothing waits for a key that nobody will press.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { BIN, hasTool, LEDGER, largeLedger, run, workspaceAt } from './support.ts'

const SOCKET = `gongtiao-test-${process.pid}`
const tmux = (...words: readonly string[]): string =>
  execFileSync('tmux', ['-L', SOCKET, '-f', '/dev/null', '-u', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  })

type Screen = { readonly text: () => string; readonly coloured: () => string; readonly done: () => Promise<void> }
let screens = 0

/** Starts the words on a screen of their own. `done` waits for their end. */
function onTerminal(line: string, { cwd, env = '' }: { readonly cwd: string; readonly env?: string }): Screen {
  screens += 1
  const name = `s${screens}`
  const command = `cd '${cwd}'; export CI= GONGTIAO_TODAY=2017-11-08 LANG=C.UTF-8 ${env}; gongtiao() { '${process.execPath}' '${BIN}' "$@"; }; ${line}; echo "exit $?"; tmux -L ${SOCKET} wait-for -S ${name}; sleep 60`
  tmux('new-session', '-d', '-s', name, '-x', '80', '-y', '120', 'bash', '-c', command)
  return {
    text: () => tmux('capture-pane', '-p', '-t', name),
    coloured: () => tmux('capture-pane', '-p', '-e', '-t', name),
    done: async () => {
      execFileSync('tmux', ['-L', SOCKET, 'wait-for', name], { timeout: 30_000 })
      await delay(100)
    },
  }
}

const hasTmux = hasTool('tmux', '-V')

describe.skipIf(!hasTmux)('a terminal of 80 columns (skipped where tmux is missing)', () => {
  afterAll(() => {
    if (screens > 0) tmux('kill-server')
  })

  it('help fits', async () => {
    const screen = onTerminal('gongtiao ledger import --help', { cwd: await workspaceAt('nothing') })
    await screen.done()
    expect(screen.text()).toContain('exit 0')
    expect(screen.text()).toContain('用法：')
    for (const line of screen.text().split('\n')) expect(columnsOf(line).length).toBeLessThanOrEqual(80)
  })

  for (const words of ['payroll show 2017-10', 'roster list']) {
    it(`${words}: columns line up`, async () => {
      const screen = onTerminal(`gongtiao ${words}`, { cwd: await workspaceAt('payroll') })
      await screen.done()
      const lines = screen.text().split('\n')
      const rule = lines.findIndex((line) => /^-+( {2}-+)+$/.test(line.trimEnd()))
      expect(rule, screen.text()).toBeGreaterThan(0)
      const gaps = [...(lines[rule] ?? '').matchAll(/ {2}/g)].map((match) => match.index)
      const rows = lines.slice(rule - 1).filter((line, index) => index < 12 && line !== '')
      expect(rows.length).toBeGreaterThan(3)
      for (const line of rows.slice(0, 5))
        for (const gap of gaps)
          expect(
            columnsOf(line)
              .slice(gap, gap + 2)
              .trim(),
            line,
          ).toBe('')
    })
  }

  it('progress shows while it lasts, and is wiped', async () => {
    const cwd = await workspaceAt('cases')
    writeFileSync(join(cwd, '大表.csv'), largeLedger(60_000))
    const screen = onTerminal('gongtiao ledger import 大表.csv', { cwd })
    let isSeen = false
    for (let tries = 0; tries < 200 && !screen.text().includes('exit '); tries++) {
      isSeen ||= /导入 大表\.csv {2}\d/.test(screen.text())
      await delay(20)
    }
    expect(isSeen).toBe(true)
    expect(screen.text()).toContain('共 60000 行')
    expect(screen.text()).not.toMatch(/导入 大表\.csv {2}\d/)
  })

  it('colour on a terminal; none with NO_COLOR or on a dumb one', async () => {
    const cwd = await workspaceAt('roster')
    const line = `gongtiao ledger import '${LEDGER}' --dry-run`
    const colour = /\u001b\[[0-9;]*m/
    for (const [env, isColoured] of [
      ['TERM=screen', true],
      ['NO_COLOR=1', false],
      ['TERM=dumb', false],
    ] as const) {
      const screen = onTerminal(line, { cwd, env })
      await screen.done()
      expect(screen.text()).toContain('提醒')
      expect(colour.test(screen.coloured()), env).toBe(isColoured)
    }
  })

  it('Ctrl-C at the keyboard', async () => {
    const cwd = await workspaceAt('cases')
    writeFileSync(join(cwd, '大表.csv'), largeLedger(100_000))
    const screen = onTerminal('gongtiao ledger import 大表.csv', { cwd })
    await delay(900)
    tmux('send-keys', '-t', `s${screens}`, 'C-c')
    await delay(2_000)
    expect(screen.text()).toContain('已取消')
  })
})

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)

/** The line as one character a column, so that places can be compared: a wide character takes two. */
function columnsOf(line: string): string {
  return [...line].map((character) => (isWide(character) ? `${character[0]}\u0001` : character)).join('')
}

describe('no terminal', () => {
  it('no progress, no colour, no escape codes in a pipe', async () => {
    const cwd = await workspaceAt('cases')
    writeFileSync(join(cwd, '大表.csv'), largeLedger(5_000))
    const ended = await run(['ledger', 'import', '大表.csv'], {
      cwd,
      env: { FORCE_COLOR: '1', TERM: 'xterm-256color' },
    })
    expect(ended.code).toBe(0)
    expect(ended.stdout + ended.stderr).not.toMatch(/[\u001b\r]/)
    expect(ended.stderr).toBe('')
  })

  it('without words it says what there is and waits for nothing', async () => {
    const ended = await run([], { cwd: await workspaceAt('nothing') })
    expect(ended.code).toBe(0)
    expect(ended.stdout).toContain('用法：')
  })
})
