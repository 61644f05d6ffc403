// A Page tree as plain text: what golden tests compare and a terminal preview shows. One line a row of the paper's logic.
// Leaves line and page breaking to the adapters.
import type { Block, FieldRow, PageDocument, Run, Signatures, Table } from '../domain/page.ts'

const LINE = '＿'

/** The whole paper as text, ending in a line feed. */
export function pageToText(page: PageDocument): string {
  const { setup, metadata, footer } = page
  const { top, right, bottom, left } = setup.marginsMm
  const head = [
    `【${metadata.title}】${metadata.subject === null ? '' : ` ${metadata.subject}`}`,
    `A4 ${setup.orientation} · 边距 ${top}/${right}/${bottom}/${left} mm · ${setup.sizePt}/${setup.leadingPt} 磅 · 页脚 ${footer}`,
    '',
  ]
  const body: string[] = []
  for (const block of page.blocks) body.push(...blockLines(block))
  return `${[...head, ...body].join('\n')}\n`
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${runsText(block.runs)}`]
    case 'paragraph':
      return [`${paragraphMark(block.align)}${'　'.repeat(block.indentEms)}${runsText(block.runs)}`]
    case 'fields':
      return block.rows.map(fieldRowText)
    case 'table':
      return tableLines(block)
    case 'ruled-lines':
      return Array.from({ length: block.count }, () => LINE.repeat(20))
    case 'signatures':
      return signatureLines(block)
    case 'keep':
      return ['┌', ...block.blocks.flatMap(blockLines).map((line) => `│ ${line}`), '└']
    case 'cut-line':
      return ['- - - - - - - -']
    case 'page-break':
      return ['======== 另起一页 ========']
  }
}

function paragraphMark(align: 'justify' | 'left' | 'center' | 'right'): string {
  return { justify: '', left: '< ', center: '= ', right: '> ' }[align]
}

function fieldRowText(row: FieldRow): string {
  return `[${row.fields.map((field) => `${field.label}：${valueText(field.value)}`).join(' ┆ ')}]`
}

function valueText(runs: readonly Run[]): string {
  return runs.length === 0 ? LINE.repeat(4) : runsText(runs)
}

function tableLines(table: Table): string[] {
  return table.rows.map((row, index) => {
    const cells = row.cells.map((cell) => {
      const span = cell.columns === 1 && cell.rows === 1 ? '' : `{${cell.columns}×${cell.rows}}`
      return `${span}${runsText(cell.runs)}`
    })
    return `${index < table.headRows ? '‖' : '|'} ${cells.join(' | ')} |`
  })
}

function signatureLines(block: Signatures): string[] {
  const rows = Math.max(block.left.length, block.right.length)
  const side = (label: readonly Run[] | undefined): string =>
    label === undefined ? '' : `${runsText(label)}${LINE.repeat(4)}`
  const lines = Array.from({ length: rows }, (_, row) => `✎ ${side(block.left[row])} ┆ ${side(block.right[row])}`)
  return [...lines, ...block.closing.map((runs) => `✎> ${runsText(runs)}`)]
}

function runsText(runs: readonly Run[]): string {
  return runs.map(runText).join('')
}

function runText(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.bold ? `**${run.text}**` : run.text
    case 'blank':
      return LINE.repeat(Math.max(1, Math.round(run.ems)))
    case 'break':
      return '↵'
  }
}
