// Problems on the screen, one block a kind: what was refused first, how often, the first places, what was there, and
// once what to do. `--json` and `--out` hold them all.
import type { Problem, Severity } from '../../domain/problem.ts'
import { printable } from './printable.ts'
import { type FoundText, groupProblems, KEPT_PLACES, type ProblemGroup } from './problem-groups.ts'
import type { Theme } from './theme.ts'
import { widthOf } from './width.ts'
import { wrapText } from './wrap.ts'

export type ProblemView = {
  readonly theme: Theme
  /** The terminal's width; null for a pipe. */
  readonly columns: number | null
  /** What a code means; null for one that only its messages explain. */
  readonly titleOf: (code: string) => string | null
}

/** Places shown where every text is another. */
const SHOWN_PLACES = 3
/** Texts shown where one text stands in many rows, as an unknown name does. */
const SHOWN_TEXTS = 8
const INDENT = '    '
const HANGING = INDENT.length + 2

const LABEL: Record<Severity, string> = { refused: '退回', pending: '待更正', warning: '提醒' }

export async function problemText(
  problems: Iterable<Problem> | AsyncIterable<Problem>,
  view: ProblemView,
): Promise<string> {
  const { groups, counts } = await groupProblems(problems)
  const [first] = groups
  if (first === undefined) return ''
  const blocks = groups.map((group) => blockOf(group, view))
  const isCut = blocks.some((block) => block.isCut)
  const total = counts.refused + counts.pending + counts.warning
  const parts = (['refused', 'pending', 'warning'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${LABEL[severity]} ${counts[severity]}`)
  const closing = [
    ...(groups.length > 1 ? [`合计 ${total} 处：${parts.join('，')}。`] : []),
    ...(isCut ? ['每类只列了前几处；要全部列出，加 --out 问题.xlsx'] : []),
    `详细说明：gongtiao explain ${groups.length > 1 ? `代码，例如 gongtiao explain ${first.code}` : first.code}`,
  ]
  const lines = [
    ...blocks.flatMap((block) => block.lines),
    ...closing.flatMap((line) => wrapText(line, view.columns, INDENT.length)),
  ]
  return `${lines.join('\n')}\n`
}

type Block = { readonly lines: readonly string[]; readonly isCut: boolean }

function blockOf(group: ProblemGroup, view: ProblemView): Block {
  const texts = [...group.texts.values()]
  const title = view.titleOf(group.code) ?? onlyMessage(group, texts)
  const unit = group.isRowEach ? '行' : '处'
  const isRepeated = texts.some(({ count }) => count > 1)
  const shown = isRepeated
    ? texts.toSorted((a, b) => b.count - a.count).slice(0, SHOWN_TEXTS)
    : texts.slice(0, SHOWN_PLACES)
  const rows = shown.map((text) => (isRepeated ? textCells(text, unit) : placeCells(text)))
  const details = shown.map((text) => detailOf(text, title))
  const left = group.count - shown.reduce((sum, { count }) => sum + count, 0)
  const body = [
    ...aligned(rows).map((line, index) => `${line}  ${details[index] ?? ''}`.trimEnd()),
    ...(left > 0 ? [`……还有 ${left} ${unit}`] : []),
    ...(group.expected === null ? [] : [`应为：${printable(group.expected)}`]),
    ...[...group.hints].map((hint) => `办法：${printable(hint)}`),
  ]
  const name = title === null ? `${group.code} ` : `${title}（${group.code}）`
  const lines = [
    ...headingOf(group, `${name}共 ${group.count} ${unit}`, view),
    ...body.filter((line) => line !== '').flatMap((line) => wrapText(INDENT + line, view.columns, HANGING)),
  ]
  return { lines, isCut: left > 0 || shown.some(({ count }) => count > KEPT_PLACES) }
}

/** Without a title of its own, a kind that always says the same is called by what it says. */
function onlyMessage(group: ProblemGroup, [first, second]: readonly FoundText[]): string | null {
  return second === undefined && group.others === 0 ? (first?.message ?? null) : null
}

function headingOf({ severity }: ProblemGroup, text: string, { theme, columns }: ProblemView): readonly string[] {
  const paint = severity === 'refused' ? theme.bad : severity === 'pending' ? theme.warn : theme.faint
  const label = LABEL[severity]
  const [first = '', ...rest] = wrapText(`${label} · ${printable(text)}`, columns, INDENT.length)
  return [`${paint(label)}${theme.strong(first.slice(label.length))}`, ...rest.map((line) => theme.strong(line))]
}

/** `台账.csv  第 4 行  “受理日期”列  “2017-13-05”` */
function placeCells({ got, places: [place = {}] }: FoundText): readonly string[] {
  return [
    fileText(place),
    place.row === undefined ? '' : `第 ${place.row} 行`,
    place.column === undefined ? '' : `“${printable(place.column)}”列`,
    got === null ? '' : quoted(got),
  ]
}

/** `“张叁”  12 行（台账.csv “调解员”列 第 5、9、13 行 等）` */
function textCells({ got, count, places }: FoundText, unit: string): readonly string[] {
  const files = new Map<string, Map<string, number[]>>()
  for (const place of places) {
    const columns = files.get(fileText(place)) ?? new Map<string, number[]>()
    files.set(fileText(place), columns)
    const column = place.column === undefined ? '' : `“${printable(place.column)}”列`
    columns.set(column, [...(columns.get(column) ?? []), ...(place.row === undefined ? [] : [place.row])])
  }
  const where = [...files].map(([file, columns]) => {
    const rows = [...columns].map(([column, numbers]) =>
      joined([column, numbers.length === 0 ? '' : `第 ${numbers.join('、')} 行`]),
    )
    return joined([file, rows.join('，')])
  })
  const all = `${where.join('；')}${count > places.length ? ' 等' : ''}`
  if (got !== null) return [quoted(got), all === '' ? `${count} ${unit}` : `${count} ${unit}（${all}）`]
  return ['', count > places.length ? `${all} ${count} ${unit}` : all]
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

function fileText({ file, sheet }: FoundText['places'][number]): string {
  const parts = [file, sheet === undefined ? undefined : `工作表“${sheet}”`]
  return parts
    .filter((part) => part !== undefined)
    .map(printable)
    .join(' ')
}

const quoted = (got: string): string => `“${printable(got)}”`

/** What the message says beyond the title and the text that stands before it. */
function detailOf({ got, message }: FoundText, title: string | null): string {
  if (message === null || message === title) return ''
  const said = title === null ? [] : [title, ...(got === null ? [] : [`${title.replace(/这[位个种]/, '')}“${got}”`])]
  const start = said.find((words) => message.startsWith(words))
  return printable(start === undefined ? message : message.slice(start.length).replace(/^[，；：]/, ''))
}

/** Columns that line up in Chinese; a column that is empty in all rows takes no room. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))))
  return rows.map((row) =>
    row
      .flatMap((cell, index) => {
        const width = widths[index] ?? 0
        return width === 0 ? [] : [cell + ' '.repeat(width - widthOf(cell))]
      })
      .join('  ')
      .trimEnd(),
  )
}
