// The desk's menus as data: groups of commands in the order of a clerk's work, and what comes next. Pure.
import type { CommandEntry } from '../command.ts'
import type { Choice } from '../world.ts'

/** Where the clerk stands: the workspace of the current folder, or the ones in the folders below it. */
export type DeskState =
  | { readonly kind: 'none'; readonly nearby: readonly string[] }
  | { readonly kind: 'faulty'; readonly reason: string }
  | {
      readonly kind: 'open'
      readonly bureau: string
      readonly folder: string
      readonly hasRoster: boolean
      readonly cases: number
      readonly openItems: number
    }

type Groups = ReadonlyMap<string, readonly CommandEntry[]>

/** Groups by their first word. Others follow in the order of the registry. */
const ORDER = ['roster', 'ledger', 'case', 'subsidy', 'award', 'payroll', 'document', 'stats', 'policy', 'demo', 'init']
/** What helps where there is no workspace. */
const FIRST_DAY = ['demo', 'init']
export const ENTER = 'enter:'
export const LEAVE = 'leave'

/** Commands by their first word, in the order of the menu. */
export function deskGroups(entries: readonly CommandEntry[], state: DeskState): Groups {
  const known = entries.map(({ words }) => words[0] ?? '')
  const ahead = state.kind === 'none' ? FIRST_DAY : []
  const order = [...new Set([...ahead, ...ORDER.filter((word) => known.includes(word)), ...known])]
  return new Map(order.map((word) => [word, entries.filter(({ words }) => words[0] === word)]))
}

export function mainMenu(entries: readonly CommandEntry[], state: DeskState): readonly Choice<string>[] {
  const choices = [...deskGroups(entries, state)].map(([word, group]) => ({ value: word, name: nameOf(group) }))
  const nearby = state.kind === 'none' ? state.nearby : []
  const folders = nearby.map((folder) => ({ value: `${ENTER}${folder}`, name: row('进入工作区', folder) }))
  const ahead = state.kind === 'none' ? FIRST_DAY.length : 0
  return [...choices.slice(0, ahead), ...folders, ...choices.slice(ahead), { value: LEAVE, name: '退出', leaves: true }]
}

export function groupMenu(group: readonly CommandEntry[]): readonly Choice<string>[] {
  const nameIn = (entry: CommandEntry): string => row(nameWithin(entry), entry.summary)
  const commands = group.map((entry) => ({ value: entry.words.join(' '), name: nameIn(entry) }))
  return [...commands, { value: LEAVE, name: '返回', leaves: true }]
}

function nameOf(group: readonly CommandEntry[]): string {
  const [first] = group
  if (first === undefined) return ''
  const title = first.words[0] === 'init' ? '新建工作区' : (first.chinese[0] ?? '')
  const isAlone = group.length === 1 && first.words.length === 1
  const names = group.slice(0, MOST_NAMED).map(nameWithin).join('、')
  return row(title, isAlone ? first.summary : `${names}${group.length > MOST_NAMED ? ' 等' : ''}`)
}

/** What a line of the main menu names of its group. */
const MOST_NAMED = 6

/** 审核导出: the words after the group's own. */
const nameWithin = ({ chinese }: CommandEntry): string => (chinese.length === 1 ? chinese : chinese.slice(1)).join('')

/** Two columns; titles are Chinese, so a wide space is one more of their letters. */
const row = (title: string, text: string): string => (title === text ? title : `${title.padEnd(6, '　')}${text}`)

/** What the clerk most likely does now: a word of the menu, and a sentence where it needs one. */
export function nextStep(state: DeskState): { readonly word: string | null; readonly sentence: string | null } {
  if (state.kind === 'faulty') return { word: null, sentence: state.reason }
  if (state.kind === 'none') {
    const [nearest] = state.nearby
    return nearest === undefined
      ? { word: 'demo', sentence: '这个文件夹里还没有工作区：先看一遍演示，或新建工作区。' }
      : { word: `${ENTER}${nearest}`, sentence: '工作区在下面的文件夹里：选“进入工作区”。' }
  }
  if (!state.hasRoster) return { word: 'roster', sentence: '下一步：导入花名册。' }
  if (state.cases === 0) return { word: 'ledger', sentence: '下一步：导入台账。' }
  if (state.openItems > 0) return { word: 'ledger', sentence: '有待更正的内容：见“台账”里的“待更正”。' }
  return { word: null, sentence: null }
}

/** What stands above the menu. */
export function heading(state: DeskState): readonly string[] {
  const { sentence } = nextStep(state)
  const place =
    state.kind === 'open'
      ? [`${state.bureau}　案件 ${state.cases} 件　待更正 ${state.openItems} 项`, `工作区：${state.folder}`]
      : ['公调对接办公桌']
  return ['', ...place, ...(sentence === null ? [] : [sentence]), '']
}
