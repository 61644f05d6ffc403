// The same Page as typst source, for the comparison only: same text, sizes, margins, indents and lines to write on.
import type { Block, PageDocument, Run } from '../src/domain/page.ts'

export type TypstCompiler = {
  readonly pdf: (source: { readonly mainFileContent: string }) => Uint8Array
  readonly evictCache: (age: number) => void
}

export function toTypst(page: PageDocument): string {
  const { top, right, bottom, left } = page.setup.marginsMm
  const leading = page.setup.leadingPt - page.setup.sizePt
  return [
    `#set page(paper: "a4", margin: (top: ${top}mm, right: ${right}mm, bottom: ${bottom}mm, left: ${left}mm), footer: context align(center, counter(page).display("第 1 页 共 1 页", both: true)))`,
    `#set text(font: "Noto Serif SC", size: ${page.setup.sizePt}pt, lang: "zh")`,
    `#set par(justify: true, leading: ${leading}pt, spacing: ${leading}pt, first-line-indent: (amount: 2em, all: true))`,
    ...[...page.blocks].map(blockSource),
  ].join('\n\n')
}

function blockSource(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? `#align(center, text(size: 22pt, strong[${runs(block.runs)}]))`
        : `#strong[${runs(block.runs)}]`
    case 'paragraph':
      return block.align === 'right' ? `#align(right)[${runs(block.runs)}]` : runs(block.runs)
    case 'fields':
      return block.rows
        .map((row) => grid(row.fields.map((field) => [field.label, field.value, field.weight])))
        .join('\n')
    case 'ruled-lines':
      return Array.from({ length: block.count }, () => '#line(length: 100%)').join('\n')
    case 'signatures':
      return `#block(breakable: false)[${[...block.left, ...block.right, ...block.closing].map((line) => `#block[${runs(line)}]`).join('\n')}]`
    case 'table':
      return `#table(columns: ${block.weights.length}, ${block.rows.flatMap((row) => row.cells.map((cell) => `[${runs(cell.runs)}]`)).join(', ')})`
    case 'keep':
      return block.blocks.map(blockSource).join('\n\n')
    case 'cut-line':
      return '#line(length: 100%)'
    case 'page-break':
      return '#pagebreak()'
  }
}

function grid(fields: readonly (readonly [string, readonly Run[], number])[]): string {
  const columns = fields.map(([, , weight]) => `auto, ${weight}fr`).join(', ')
  const cells = fields.map(
    ([label, value]) => `[#${literal(label)}], box(width: 100%, stroke: (bottom: 0.6pt), inset: 2pt)[${runs(value)}]`,
  )
  return `#grid(columns: (${columns}), column-gutter: 4pt, ${cells.join(', ')})`
}

function runs(list: readonly Run[]): string {
  return list
    .map((run) =>
      run.kind === 'text' ? `#${literal(run.text)}` : run.kind === 'blank' ? `#h(${run.ems}em)` : '#linebreak()',
    )
    .join('')
}

function literal(text: string): string {
  return `${JSON.stringify(text)};`
}
