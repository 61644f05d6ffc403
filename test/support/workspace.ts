// A workspace to try commands in, and sheets for it: rosters and ledgers as csv text in which a test writes only what
// it is about.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCharacterOf } from '../../src/domain/resident-id.ts'
import { luhnCheckOf } from '../../src/sample/people.ts'
import { newFolder } from './folders.ts'
import { type Answer, type At, run } from './run.ts'

type Row = { readonly [column: string]: string }

export function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly string[]): string => cells.map(quoted).join(',')
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')}\n`
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A resident ID that is right in form; another for every serial. */
export function residentId(serial: number, born = '19700101'): string {
  const digits = `511502${born}${String(serial).padStart(3, '0')}`
  return digits + checkCharacterOf(digits)
}

/** A card number that is right in form; another for every serial. */
function account(serial: number): string {
  const digits = `622202${String(serial).padStart(12, '0')}`
  return digits + luhnCheckOf(digits)
}

/** One row a mediator; everybody is full-time at 新街派出所 from 2017-08-15 unless the row says otherwise. */
export function rosterCsv(rows: readonly Row[]): string {
  return csvOf(
    rows.map((row, index) => ({
      区县: '翠屏区',
      派出所: '新街派出所',
      身份证号码: residentId(index + 1),
      用工类别: '专职',
      入职日期: '2017-08-15',
      银行卡号: account(index + 1),
      ...row,
    })),
  )
}

/** One row a case; everything is settled in writing at 新街派出所 by 王建国, 2017-11-05 to 2017-11-08, unless it says otherwise. */
export function ledgerCsv(rows: readonly Row[]): string {
  return csvOf(
    rows.map((row, index) => ({
      案号: caseNo(index + 1),
      受理日期: '2017-11-05',
      派出所: '新街派出所',
      调解员: '王建国',
      纠纷类型: '邻里纠纷',
      难易程度: '一般',
      调解结果: '成功',
      协议形式: '书面',
      结案日期: '2017-11-08',
      涉案金额: '1200',
      ...row,
    })),
  )
}

export const caseNo = (serial: number): string => `（2017）翠人调字第${String(serial).padStart(3, '0')}号`

export const ROSTER = rosterCsv([{ 姓名: '王建国' }, { 姓名: '李秀英' }, { 姓名: '张伟', 派出所: '南岸派出所' }])

export type Workspace = {
  readonly folder: string
  readonly store: string
  /** Words as typed, split at spaces; a list where a word holds a space. */
  readonly gongtiao: (words: string | readonly string[], at?: Omit<At, 'folder'>) => Promise<Answer>
  readonly file: (name: string, content: string | Uint8Array) => string
  /** Writes the rows as a ledger and imports it. */
  readonly importLedger: (rows: readonly Row[], name?: string) => Promise<Answer>
  readonly importRoster: (csv: string) => Promise<Answer>
}

export function workspaceAt(folder: string): Workspace {
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return name
  }
  const gongtiao: Workspace['gongtiao'] = (words, at) =>
    run(typeof words === 'string' ? words.split(' ') : words, { ...at, folder })
  return {
    folder,
    store: join(folder, 'gongtiao.db'),
    gongtiao,
    file,
    importLedger: (rows, name = '台账.csv') => gongtiao(['ledger', 'import', file(name, ledgerCsv(rows)), '--json']),
    importRoster: (csv) => gongtiao(['roster', 'import', file('花名册.csv', csv), '--json']),
  }
}

let empty: Promise<string> | null = null

async function emptyWorkspace(): Promise<string> {
  const folder = newFolder()
  const { exit, stderr } = await run(['init', '.', '--name', '翠屏区司法局', '--policy', 'yibin-2017'], { folder })
  if (exit !== 0) throw new Error(stderr)
  return folder
}

/** A workspace of its own, with the roster (three mediators unless given); made once, copied after. */
export async function newWorkspace({ roster = ROSTER }: { readonly roster?: string | null } = {}): Promise<Workspace> {
  empty ??= emptyWorkspace()
  const folder = newFolder()
  cpSync(await empty, folder, { recursive: true })
  const workspace = workspaceAt(folder)
  if (roster !== null) {
    const { exit, stdout, stderr } = await workspace.importRoster(roster)
    if (exit !== 0) throw new Error(stdout + stderr)
  }
  return workspace
}
