// Finds the workspace folder and reads gongtiao.yaml. Checks every key and names the nearest known one.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../domain/app-error.ts'
import { type Month, parseMonth } from '../domain/calendar.ts'
import { BRACKETS, type CaseNumbering, USUAL_NUMBERING } from '../domain/case-numbering.ts'
import type { Workspace, WorkspaceConfig } from '../world.ts'
import { parseYaml, writeYaml } from './yaml.ts'

export const CONFIG_FILE = 'gongtiao.yaml'
export const STORE_FILE = 'gongtiao.db'

/** `--workspace`, else the environment, else the nearest parent of the current folder that has a gongtiao.yaml. */
export async function findWorkspace(options: {
  readonly given: string | null
  readonly environment: string | null
  readonly folder: string
}): Promise<Workspace> {
  const named = options.given ?? options.environment
  if (named !== null) {
    const folder = resolve(options.folder, named)
    if (!existsSync(join(folder, CONFIG_FILE))) {
      throw new AppError('WORKSPACE-MISSING', `这里不是工作区（没有 ${CONFIG_FILE}）：${folder}`, {
        hint: '请检查 --workspace（或 GONGTIAO_WORKSPACE）写的文件夹，或用 gongtiao init 新建。',
      })
    }
    return readWorkspace(folder)
  }
  for (let folder = resolve(options.folder); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return readWorkspace(folder)
    if (dirname(folder) === folder) break
  }
  throw new AppError('WORKSPACE-MISSING', '当前文件夹及其上级都不是工作区。', {
    hint: '请先进入工作区文件夹，或加 --workspace 文件夹；第一次用请运行 gongtiao init，想先看看请运行 gongtiao demo。',
  })
}

async function readWorkspace(folder: string): Promise<Workspace> {
  const file = join(folder, CONFIG_FILE)
  return { folder, config: configOf(parseYaml(await readFile(file, 'utf8'), file), file) }
}

const KEYS = ['bureau', 'policyPack', 'payday', 'timeZone', 'firstMonth', 'numbering'] as const

function configOf(value: unknown, file: string): WorkspaceConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(file, '应当是“键: 值”的列表')
  const given = new Map(Object.entries(value))
  for (const key of given.keys()) {
    if (!KEYS.some((known) => known === key)) throw fault(file, `没有“${key}”这个键（可用：${KEYS.join('、')}）`)
  }
  const payday = given.get('payday')
  if (typeof payday !== 'number' || !Number.isInteger(payday) || payday < 1 || payday > 28)
    throw fault(file, 'payday（发放日）应当是 1 到 28 的整数')
  return {
    bureau: textOf(given.get('bureau'), file, 'bureau'),
    policyPack: textOf(given.get('policyPack'), file, 'policyPack'),
    payday,
    timeZone: textOf(given.get('timeZone'), file, 'timeZone'),
    firstMonth: monthOrNull(given.get('firstMonth'), file),
    numbering: numberingOf(given.get('numbering'), file),
  }
}

const NUMBERING_KEYS = ['pattern', 'brackets', 'width', 'yearly', 'words'] as const

function numberingOf(value: unknown, file: string): CaseNumbering {
  if (value === undefined || value === null) return USUAL_NUMBERING
  const given = new Map(Object.entries(value))
  if (typeof value !== 'object' || Array.isArray(value)) throw fault(file, 'numbering（案号）应当是“键: 值”的列表')
  for (const key of given.keys()) {
    if (!NUMBERING_KEYS.some((known) => known === key))
      throw fault(file, `numbering 里没有“${key}”这个键（可用：${NUMBERING_KEYS.join('、')}）`)
  }
  const { pattern = USUAL_NUMBERING.pattern, brackets = USUAL_NUMBERING.brackets } = Object.fromEntries(given)
  const { width = USUAL_NUMBERING.width, yearly = USUAL_NUMBERING.yearly, words = {} } = Object.fromEntries(given)
  if (typeof pattern !== 'string' || !pattern.includes('{number}'))
    throw fault(file, 'numbering.pattern（案号样式）要有 {number}，例如 （{year}）{word}人调字第{number}号')
  if (typeof brackets !== 'string' || !BRACKETS.includes(brackets))
    throw fault(file, `numbering.brackets（括号）可用：${BRACKETS.join(' ')}`)
  if (typeof width !== 'number' || !Number.isInteger(width) || width < 1 || width > 9)
    throw fault(file, 'numbering.width（位数）应当是 1 到 9 的整数')
  if (typeof yearly !== 'boolean') throw fault(file, 'numbering.yearly（每年从 1 起）应当是 true 或 false')
  if (yearly && !pattern.includes('{year}')) throw fault(file, 'numbering.pattern 每年从 1 起时要有 {year}')
  return { pattern, brackets, width, yearly, words: wordsOf(words, file) }
}

function wordsOf(value: unknown, file: string): ReadonlyMap<string, string> {
  // `words:` with nothing below it, as init writes it.
  if (value === null) return new Map()
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fault(file, 'numbering.words（字号）应当是“调委会: 字”的列表')
  return new Map(
    Object.entries(value).map(([committee, word]) => {
      if (typeof word !== 'string' || !/^[^\d\s()（）]{1,10}$/.test(word))
        throw fault(file, `numbering.words 里 ${committee} 的字号应当是一两个字`)
      return [committee, word]
    }),
  )
}

function textOf(value: unknown, file: string, key: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw fault(file, `${key} 应当是一段文字`)
  return value
}

function monthOrNull(value: unknown, file: string): Month | null {
  if (value === undefined || value === null) return null
  const month = typeof value === 'string' ? parseMonth(value) : null
  if (month === null) throw fault(file, 'firstMonth（首个核算月）应当写成 2017-10')
  return month
}

function fault(file: string, reason: string): AppError {
  return new AppError('CONFIG-FAULT', `工作区设置写得不对：${file}：${reason}`, { hint: '请用文本编辑器改正。' })
}

export function configText(config: WorkspaceConfig): string {
  const { firstMonth, numbering, ...rest } = config
  const { words, ...pattern } = numbering
  const all = { ...rest, ...(firstMonth === null ? {} : { firstMonth }), numbering: pattern }
  const named = [...words].map(([committee, word]) => `    ${writeYaml({ [committee]: word })}`)
  return `${HEAD}${writeYaml(all)}  words:\n${named.join('')}    # 翠屏区人民调解委员会: 翠\n`
}

const HEAD = `# gongtiao 工作区设置。改动后下一条命令生效。
# numbering：自动编号（ledger import --assign-numbers）的样式；words 下面一行一个调委会，写它的字号。
`
