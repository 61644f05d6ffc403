// `gongtiao explain CODE`: what the code of a message means, how it looks and what to do; without a code, all of them.
import type { Command, JsonStream, Outcome } from '../command.ts'
import { AppError } from '../domain/app-error.ts'
import type { Table } from '../domain/table.ts'
import { CATALOGUE } from './shared/codes/catalogue.ts'
import { type CodeEntry, LEVEL_LABEL, levelText } from './shared/codes/entry.ts'
import { exampleProblem } from './shared/codes/example.ts'
import { findCodes } from './shared/codes/find.ts'

export const command: Command = {
  arguments: [{ name: 'CODE', summary: '提示里的代码，如 DATE-IMPOSSIBLE，可只写开头；也可写中文词', required: false }],
  options: [],
  mutates: false,
  examples: [
    'gongtiao explain MEDIATOR-UNKNOWN',
    'gongtiao explain date',
    'gongtiao explain 身份证',
    'gongtiao explain --out 代码.xlsx',
  ],
  exitCodes: [0, 1, 2],
  async run(_world, input) {
    const typed = input.args[0]?.trim() ?? ''
    if (typed === '') return listOf(CATALOGUE)
    const found = findCodes(typed, CATALOGUE)
    switch (found.kind) {
      case 'one':
        return { exit: 0, tables: [tableOf(found.entry)], document: documentOf(found.entry) }
      case 'several':
        return listOf(found.entries)
      case 'none': {
        const near = found.nearest.length === 0 ? '' : `相近的：${found.nearest.join('、')}；`
        throw new AppError('CODE-UNKNOWN', `没有“${typed}”这个代码。`, { hint: `${near}全部代码见 gongtiao explain` })
      }
    }
  },
}

function listOf(entries: readonly CodeEntry[]): Outcome {
  const rows = entries.map(({ subject, code, levels, meaning }) => [
    subject,
    code,
    levels.map((level) => LEVEL_LABEL[level].replace(/（.*/, '')).join('、'),
    meaning,
  ])
  return {
    exit: 0,
    tables: [
      { title: '', columns: ['类别', '代码', '级别', '意思'].map((title) => ({ title, kind: 'text' as const })), rows },
    ],
    closing: ['看一个代码的原因、例子和办法：gongtiao explain 代码'],
    document: { codes: entries.map(documentOf) },
  }
}

/** One thing a line, as `case show` has it. */
function tableOf(entry: CodeEntry): Table {
  const { code, meaning, subject, levels, why, steps } = entry
  const several = (title: string, texts: readonly string[]): (readonly string[])[] =>
    texts.map((text, index) => [index === 0 ? title : '', text])
  return {
    title: `${code}　${meaning}`,
    columns: ['项目', '内容'].map((title) => ({ title, kind: 'text' as const })),
    rows: [
      ['类别', subject],
      ...several(
        '级别',
        levels.map((level) => levelText(entry, level)),
      ),
      ...several('原因', why === null ? [] : [why]),
      ...several('提示', messageLines(entry)),
      ...cellRows(entry),
      ...several(
        '办法',
        steps.map((step, index) => (steps.length === 1 ? step : `${index + 1}. ${step}`)),
      ),
    ],
  }
}

function cellRows({ cell }: CodeEntry): readonly (readonly string[])[] {
  if (cell === null) return []
  const bad = cell.bad === '' ? '（空着）' : cell.bad
  return [
    ['不对的', `“${cell.column}”一栏：${bad}${cell.storedAs === 'number' ? '（存成了数字）' : ''}`],
    ['改好的', cell.good],
  ]
}

/** How it stands on the screen. */
function messageLines(entry: CodeEntry): readonly string[] {
  const { code, meaning, error } = entry
  if (error !== null) {
    const hint = error.hint === null ? [] : [`办法：${error.hint}`]
    return [`错误 ${code}  ${error.message.replaceAll('\n', ' ')}`, ...hint]
  }
  const problem = exampleProblem(entry)
  if (problem === null) return []
  const { severity, file, row, column, got, message, hint } = problem
  // Only codes of the ledger room have their meaning on the screen, and as their step what the hint says.
  const isOfLedger = entry.advice !== null
  const title = isOfLedger ? meaning : message
  const place = [
    ...(file === undefined ? [] : [file]),
    ...(row === undefined ? [] : [`第 ${row} 行`]),
    ...(column === undefined ? [] : [`“${column}”列`]),
    ...(got === undefined ? [] : [`“${got}”`]),
  ]
  return [
    `${LEVEL_LABEL[severity].replace(/（.*/, '')} · ${title}（${code}）`,
    ...(place.length === 0 ? [] : [place.join('  ')]),
    ...(message === title ? [] : [message]),
    ...(isOfLedger || hint === undefined ? [] : [`办法：${hint}`]),
  ]
}

function documentOf(entry: CodeEntry): { readonly [key: string]: JsonStream } {
  const { code, subject, levels, meaning, why, steps, cell, error } = entry
  const message = error?.message ?? exampleProblem(entry)?.message ?? null
  return {
    code,
    subject,
    levels,
    meaning,
    why,
    example: {
      message,
      column: cell?.column ?? null,
      bad: cell?.bad ?? null,
      good: cell?.good ?? null,
    },
    steps,
  }
}
