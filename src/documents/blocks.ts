// Markdown nodes with slots → blocks of a Page. Every node that has no meaning on paper is refused by name.
// Leaves fenced blocks (栏, 签署) to fences.ts and tables to grid.ts.
import type { Heading as HeadingNode, List, Paragraph as ParagraphNode, PhrasingContent, RootContent } from 'mdast'
import { AppError } from '../domain/app-error.ts'
import type { Align, Block, Heading, Paragraph, Run } from '../domain/page.ts'
import { fenceBlocks } from './fences.ts'
import { gridBlock } from './grid.ts'
import { type Slot, slotsIn, soleSlot, textToRuns } from './slots.ts'

/** What the conversion needs to know: the texts, and the rendered Markdown itself (table widths are read off it). */
export type BlockContext = { readonly slots: readonly Slot[]; readonly text: string; readonly file: string }

const INDENT_EMS = 2

export function toBlocks(nodes: readonly RootContent[], context: BlockContext): Block[] {
  return nodes.flatMap((node) => nodeBlocks(node, context))
}

function nodeBlocks(node: RootContent, context: BlockContext): Block[] {
  switch (node.type) {
    case 'heading':
      return drops(node.children, context) ? [] : [headingBlock(node, context)]
    case 'paragraph':
      return paragraphBlocks(node, context, { align: 'justify', indentEms: INDENT_EMS })
    case 'blockquote':
      return node.children.flatMap((child) =>
        child.type === 'paragraph'
          ? paragraphBlocks(child, context, { align: 'right', indentEms: 0 })
          : refuse(child, context),
      )
    case 'list':
      return listBlocks(node, context)
    case 'code':
      return fenceBlocks(node.lang ?? null, node.value, context)
    case 'table':
      return gridBlock(node, context)
    case 'thematicBreak':
      return [{ kind: 'page-break' }]
    default:
      return refuse(node, context)
  }
}

type Shape = { readonly align: Align; readonly indentEms: number }

function headingBlock(node: HeadingNode, context: BlockContext): Heading {
  const level = node.depth === 1 || node.depth === 2 || node.depth === 3 ? node.depth : 4
  return { kind: 'heading', level, runs: phrasingRuns(node.children, context, false) }
}

/** A paragraph that is one slot only may become ruled lines, or as many paragraphs as its text has lines. */
function paragraphBlocks(node: ParagraphNode, context: BlockContext, shape: Shape): Block[] {
  if (drops(node.children, context)) return []
  const sole = soleSlot(literalText(node.children), context.slots)
  if (sole?.kind === 'lines') return [{ kind: 'ruled-lines', count: sole.count }]
  if (sole?.kind === 'text') {
    const lines = sole.text.split('\n').flatMap((line) => line.trim() || [])
    return lines.map((text) => paragraph([{ kind: 'text', text, bold: false, subject: sole.subject }], shape))
  }
  return [paragraph(phrasingRuns(node.children, context, false), shape)]
}

function paragraph(runs: readonly Run[], shape: Shape): Paragraph {
  return { kind: 'paragraph', runs, ...shape, keepWithNext: false }
}

function listBlocks(node: List, context: BlockContext): Block[] {
  if (node.ordered !== true) return refuse(node, context)
  return node.children.flatMap((item, index) =>
    item.children.flatMap((child) => {
      if (child.type !== 'paragraph') return refuse(child, context)
      if (drops(child.children, context)) return []
      const number: Run = { kind: 'text', text: `${(node.start ?? 1) + index}. `, bold: false, subject: null }
      const runs = [number, ...phrasingRuns(child.children, context, false)]
      return [paragraph(runs, { align: 'justify', indentEms: INDENT_EMS })]
    }),
  )
}

/** Text, bold and line breaks; anything else is refused. A soft line end joins: Chinese has no space there. */
export function phrasingRuns(nodes: readonly PhrasingContent[], context: BlockContext, bold: boolean): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
        return textToRuns(node.value.replaceAll('\n', ''), lineSafe(context), bold)
      case 'strong':
        return phrasingRuns(node.children, context, true)
      case 'break':
        return [{ kind: 'break' }]
      default:
        return refuse(node, context)
    }
  })
}

/** Whole lines to write on must stand alone; within a sentence they would be lost. */
function lineSafe(context: BlockContext): readonly Slot[] {
  return context.slots.map((slot) => (slot.kind === 'lines' ? { kind: 'blank', ems: 12 } : slot))
}

export function drops(nodes: readonly PhrasingContent[], context: BlockContext): boolean {
  return slotsIn(literalText(nodes), context.slots).some((slot) => slot.kind === 'drop')
}

function literalText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'strong' ? literalText(node.children) : ''))
    .join('')
}

const NODE_NAMES: Readonly<Record<string, string>> = {
  html: 'HTML 标签',
  list: '不带编号的列表',
  link: '链接',
  image: '图片',
  inlineCode: '行内代码',
  emphasis: '斜体',
  definition: '链接定义',
}

function refuse(node: { readonly type: string }, context: BlockContext): never {
  const name = NODE_NAMES[node.type] ?? node.type
  throw new AppError('TEMPLATE-MARKUP', `文书模板 ${context.file} 里有纸面上排不出来的内容：${name}。`, {
    hint: '模板里可以用：# 标题、段落、**加粗**、> 靠右、1. 编号、表格、``` 栏、``` 签署、--- 另起一页。字面的符号前加反斜杠。',
  })
}
