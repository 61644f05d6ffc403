// The two fenced blocks of a template. 栏: fields on ruled lines, `姓名*3：… | 性别：…` (the number is the share of the width).
// 签署: who signs, `左：…`, `右：…`, and `尾：…` for the seal and the date.
import { AppError } from '../domain/app-error.ts'
import type { Block, Field, FieldRow, Run } from '../domain/page.ts'
import type { BlockContext } from './blocks.ts'
import { slotsIn, soleSlot, textToRuns } from './slots.ts'

export function fenceBlocks(name: string | null, text: string, context: BlockContext): Block[] {
  const lines = text.split('\n').flatMap((line) => trimmed(line) || [])
  const kept = lines.filter((line) => !slotsIn(line, context.slots).some((slot) => slot.kind === 'drop'))
  if (kept.length === 0) return []
  if (name === '栏') return [{ kind: 'fields', rows: kept.map((line) => fieldRow(line, context)) }]
  if (name === '签署') return [signatures(kept, context)]
  throw fenceError(context, `不认识的“\`\`\`${name ?? ''}”块`)
}

/** Wide spaces stay: they are room to write. */
function trimmed(line: string): string {
  return line.replace(/^[ \t]+|[ \t]+$/g, '')
}

function fieldRow(line: string, context: BlockContext): FieldRow {
  return { fields: line.split('|').map((cell) => field(cell.trim(), context)) }
}

function field(cell: string, context: BlockContext): Field {
  const match = /^([^：*]+)(?:\*(\d{1,2}))?：(.*)$/s.exec(cell)
  if (!match) throw fenceError(context, `栏里的“${cell}”不是“名称：内容”的样子`)
  const [, label = '', weight = '1', value = ''] = match
  return { label, weight: Math.max(1, Number(weight)), value: fieldValue(value.trim(), context) }
}

/** The ruled line of a field is its blank, so a lone blank is an empty value. */
function fieldValue(text: string, context: BlockContext): readonly Run[] {
  const sole = soleSlot(text, context.slots)
  return sole !== null && sole.kind !== 'text' ? [] : textToRuns(text, context.slots, false)
}

function signatures(lines: readonly string[], context: BlockContext): Block {
  const left: (readonly Run[])[] = []
  const right: (readonly Run[])[] = []
  const closing: (readonly Run[])[] = []
  const sides: Readonly<Record<string, (readonly Run[])[]>> = { 左: left, 右: right, 尾: closing }
  for (const line of lines) {
    const side = sides[line.slice(0, 1)]
    if (side === undefined || line.slice(1, 2) !== '：')
      throw fenceError(context, `签署里的“${line}”没有以 左：、右：或 尾：开头`)
    side.push(textToRuns(trimmed(line.slice(2)), context.slots, false))
  }
  return { kind: 'signatures', left, right, closing }
}

function fenceError(context: BlockContext, reason: string): AppError {
  return new AppError('TEMPLATE-MARKUP', `文书模板 ${context.file} 有误：${reason}。`, {
    hint: '参照随程序提供的 templates/documents/agreement.md 改正。',
  })
}
