// The built program as a real process: run, killed, starved, watched by strace. What the tests of this folder share; they
// need `npm run build` to have run (`npm ci` does it).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { newFolder } from '../support/folders.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const BIN = join(ROOT, 'bin', 'gongtiao.js')
export const SAMPLES = join(ROOT, 'fixtures', 'ledgers')
export const ROSTER = join(SAMPLES, '驻所人民调解员花名册.xlsx')
export const LEDGER = join(SAMPLES, '珙县台账.csv')

/** A csv of that many cases, all of one mediator on the roster. */
export function largeLedger(rows: number): string {
  const lines = ['案号,受理日期,派出所,调解员,纠纷类型,难易程度,申请人,被申请人,涉案金额,调解结果,协议形式,结案日期']
  for (let row = 1; row <= rows; row++) {
    const no = `（2017）大人调字第${String(row).padStart(6, '0')}号`
    lines.push(`${no},2017-10-06,巡场派出所,陆阳霞,邻里纠纷,一般,傅伟,顾赟洋,1000,成功,书面,2017-10-08`)
  }
  return `\ufeff${lines.join('\n')}\n`
}

export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export type How = {
  readonly cwd: string
  readonly env?: { readonly [name: string]: string }
  /** Run as this user and group. */
  readonly uid?: number
  /** Put before the program: `strace` and its words. */
  readonly before?: readonly string[]
}

export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended> }

export function start(words: readonly string[], { cwd, env = {}, uid, before = [] }: How): Running {
  const [command = process.execPath, ...rest] = [...before, process.execPath, BIN, ...words]
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', GONGTIAO_TODAY: '2017-11-08', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, ...said }))
  })
  return { child, ended }
}

export const run = (words: readonly string[], how: How): Promise<Ended> => start(words, how).ended

/** One line of a shell in which `gongtiao` is the program. */
export function shell(line: string, { cwd, env = {} }: How): Promise<Ended> {
  const script = `gongtiao() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`
  const child = spawn('bash', ['-c', script], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', GONGTIAO_TODAY: '2017-11-08', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, ...said }))
  })
}

export function hasTool(name: string, ...words: readonly string[]): boolean {
  try {
    execFileSync(name, [...words], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** strace may be there and yet not be allowed to trace. */
export const canTrace = hasTool('strace', '-f', '-o', '/dev/null', 'true')

export const INIT = ['init', '.', '--name', '翠屏区司法局', '--policy', 'yibin-2017', '--first-month', '2017-08']

/** How far a month has come in a workspace. */
export type Stage = 'nothing' | 'workspace' | 'roster' | 'cases' | 'payroll'
const STEPS: readonly { readonly stage: Stage; readonly words: readonly string[] }[] = [
  { stage: 'workspace', words: INIT },
  { stage: 'roster', words: ['roster', 'import', ROSTER] },
  { stage: 'cases', words: ['ledger', 'import', LEDGER] },
  { stage: 'payroll', words: ['payroll', 'run', '2017-10'] },
]
const prepared = new Map<Stage, Promise<string>>()

/** A workspace of its own, as it stands after the steps up to this one. */
export async function workspaceAt(stage: Stage): Promise<string> {
  const folder = join(newFolder(), '工作区')
  cpSync(await preparedAt(stage), folder, { recursive: true })
  return folder
}

function preparedAt(stage: Stage): Promise<string> {
  const known = prepared.get(stage) ?? prepare(stage)
  prepared.set(stage, known)
  return known
}

async function prepare(stage: Stage): Promise<string> {
  const folder = join(newFolder(), stage)
  const index = STEPS.findIndex((step) => step.stage === stage)
  const step = STEPS[index]
  if (step === undefined) mkdirSync(folder)
  else {
    cpSync(await preparedAt(STEPS[index - 1]?.stage ?? 'nothing'), folder, { recursive: true })
    const ended = await run(step.words, { cwd: folder })
    if (ended.code !== 0 && ended.code !== 3) throw new Error(`${step.words.join(' ')}: ${ended.stderr}`)
  }
  return folder
}

/** Everything in the store but what no two runs share (clock, salt, digests); null where there is no store. */
export function contentOf(folder: string): string | null {
  const path = join(folder, 'gongtiao.db')
  if (!existsSync(path)) return null
  const database = new DatabaseSync(path)
  try {
    const tables: { name: string }[] = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'operation' ORDER BY name`)
      .all()
    const rows = tables.map(({ name }) => {
      const all: object[] = database.prepare(`SELECT * FROM ${name}`).all()
      return [name, all.map((row) => JSON.stringify(row)).sort()]
    })
    const operations = tables.length === 0 ? [] : database.prepare('SELECT seq, command, counts FROM operation').all()
    return JSON.stringify([rows, operations])
  } finally {
    database.close()
  }
}

/** Our own temporary files, wherever they lie under the folder. */
export function leftovers(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map(String)
  return names.filter((name) => /\.tmp$|-journal$/.test(name))
}

/** Each real process waits for a disk or a thread most of its time: tests of one file run side by side. */
export const SIDE_BY_SIDE = { concurrent: true, timeout: 180_000 }

/** Words in which Node or a library speaks to programmers. */
export const TECHNICAL = /^\s+at |node:|Error:|\bundefined\b|throw |\[object/m

/** Lines of strace, the calls that the tests care about. */
export function callsIn(
  trace: string,
  names: readonly string[],
): readonly { pid: string; name: string; line: string }[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, pid, name] = /^(\d+)\s+(\w+)\(/.exec(line) ?? []
      return pid === undefined || name === undefined || !names.includes(name) ? [] : [{ pid, name, line }]
    })
}

/** strace counts calls thread by thread; with one thread for files the count is the same every time. */
export const ONE_FILE_THREAD = { UV_THREADPOOL_SIZE: '1' }

/** How often each call happens, in the thread in which it happens most. */
export async function countCalls(
  words: readonly string[],
  how: How,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const trace = join(newFolder(), 'trace')
  const before = ['strace', '-f', '-o', trace, '-e', `trace=${names.join(',')}`]
  const ended = await run(words, { ...how, before, env: { ...how.env, ...ONE_FILE_THREAD } })
  if (ended.code !== 0 && ended.code !== 3) throw new Error(`${words.join(' ')}: ${ended.code} ${ended.stderr}`)
  const byThread = new Map<string, number>()
  for (const { pid, name } of callsIn(trace, names))
    byThread.set(`${name} ${pid}`, (byThread.get(`${name} ${pid}`) ?? 0) + 1)
  const most = new Map<string, number>()
  for (const [key, count] of byThread) {
    const name = key.split(' ')[0] ?? ''
    most.set(name, Math.max(most.get(name) ?? 0, count))
  }
  return most
}

export type Point = { readonly call: string; readonly at: number }

/** The first, the last, and evenly in between: at most `many` of each call. */
export function pointsOf(counts: ReadonlyMap<string, number>, many: number): readonly Point[] {
  return [...counts].flatMap(([call, count]) => {
    const size = Math.min(many, count)
    const places = Array.from({ length: size }, (_, index) =>
      size === 1 ? count : 1 + Math.round((index * (count - 1)) / (size - 1)),
    )
    return [...new Set(places)].map((at) => ({ call, at }))
  })
}

/** Runs the words while strace does `what` (`signal=KILL`, `error=ENOSPC`) at one call. */
export function runWithFault(
  words: readonly string[],
  how: How,
  fault: Point & { readonly what: string },
): Promise<Ended> {
  const { call, at, what } = fault
  const before = ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${at}`]
  return run(words, { ...how, before, env: { ...how.env, ...ONE_FILE_THREAD } })
}
