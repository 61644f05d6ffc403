// Markdown tables → grids. A cell that holds only `<` belongs to the cell at its left, `^` to the cell above it; the number
// of dashes under a column is its share of the width; an empty head row is no head.
import type { TableCell as CellNode, TableRow as RowNode, Table as TableNode } from 'mdast'
import type { Align, Block, TableCell, TableRow } from '../domain/page.ts'
import { type BlockContext, drops, phrasingRuns } from './blocks.ts'

export function gridBlock(node: TableNode, context: BlockContext): Block[] {
  const [head, ...body] = node.children
  if (head === undefined) return []
  const hasHead = head.children.some((cell) => cell.children.length > 0)
  const rows = [
    ...(hasHead ? [head] : []),
    ...body.filter((row) => !row.children.some((cell) => drops(cell.children, context))),
  ]
  const aligns = (node.align ?? []).map((align): Align => align ?? 'justify')
  return [
    {
      kind: 'table',
      weights: columnWeights(node, context),
      headRows: hasHead ? 1 : 0,
      rows: rows.map((_, index) => gridRow(rows, index, { context, aligns, isHead: hasHead && index === 0 })),
    },
  ]
}

type RowShape = { readonly context: BlockContext; readonly aligns: readonly Align[]; readonly isHead: boolean }

function gridRow(rows: readonly RowNode[], index: number, shape: RowShape): TableRow {
  const nodes = rows[index]?.children ?? []
  const cells: TableCell[] = []
  nodes.forEach((node, column) => {
    if (mark(node) !== null) return
    cells.push({
      runs: phrasingRuns(node.children, shape.context, shape.isHead),
      align: shape.isHead ? 'center' : (shape.aligns[column] ?? 'justify'),
      columns: 1 + runLength(nodes.slice(column + 1).map(mark), '<'),
      rows:
        1 +
        runLength(
          rows.slice(index + 1).map((row) => mark(row.children[column])),
          '^',
        ),
    })
  })
  return { cells }
}

function mark(cell: CellNode | undefined): '<' | '^' | null {
  const only = cell?.children.length === 1 ? cell.children[0] : undefined
  return only?.type === 'text' && (only.value === '<' || only.value === '^') ? only.value : null
}

function runLength(marks: readonly (string | null)[], wanted: string): number {
  const end = marks.findIndex((found) => found !== wanted)
  return end === -1 ? marks.length : end
}

/** `|---|------|` gives the second column twice the width of the first. */
function columnWeights(node: TableNode, context: BlockContext): readonly number[] {
  const start = node.position?.start.offset ?? 0
  const line = context.text.slice(start).split('\n')[1] ?? ''
  const dashes = [...line.matchAll(/-+/g)].map((match) => match[0].length)
  const columns = node.children[0]?.children.length ?? 1
  return Array.from({ length: columns }, (_, column) => dashes[column] ?? 1)
}
