// The sheet 导入问题 that stands in front: what was found, one line a problem, each with a link to its cell. Out of sight
// in its first row it remembers which style each mark took the place of.
import type { MarkedProblem, MarkSummary } from '../../../domain/cell-mark.ts'
import { columnLetters } from '../../../domain/column-letters.ts'
import { heightOf } from '../cell-size.ts'
import { LIMITS } from '../faults.ts'
import { xmlText } from '../text.ts'
import { type Flavour, XML_HEAD } from './flavour.ts'
import { MEMORY_COLUMN, SEVERITY_WORDS, SUMMARY_TAB } from './look.ts'
import type { SummaryStyles } from './summary-styles.ts'

const COLUMNS = [
  { title: '类别', width: 9 },
  { title: '代码', width: 24 },
  { title: '工作表', width: 16 },
  { title: '行', width: 8 },
  { title: '列', width: 18 },
  { title: '内容', width: 28 },
  { title: '原因', width: 48 },
  { title: '办法', width: 48 },
] as const
const ROW_COLUMN = 'D'
const FONT_SIZE = 11
/** Excel opens no sheet with more links than 65,530. */
const MOST_LINKS = 65_000
/** More than anybody reads in a cell, and within what a cell may hold. */
const LONGEST_TEXT = 4_000
const PIECE = 64 * 1024

export type SummaryRequest = {
  readonly summary: MarkSummary
  readonly flavour: Flavour
  readonly styles: SummaryStyles
  /** Marked style → original style. */
  readonly memory: ReadonlyMap<number, number>
  /** The name of the sheet that a problem speaks of, as the workbook spells it; null when it has no such sheet. */
  readonly sheetName: (sheet: string | null) => string | null
}

export function* summarySheet(request: SummaryRequest): Generator<Uint8Array> {
  let piece = ''
  for (const text of parts(request)) {
    piece += text
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}

function* parts(request: SummaryRequest): Generator<string> {
  const { summary, flavour, styles, memory, sheetName } = request
  const header = summary.lines.length + 2
  const problems = summary.problems.slice(0, LIMITS.rows - header)
  const last = header + problems.length
  yield sheetStart(flavour, header, memory.size)
  yield `<row r="1" ht="27" customHeight="1">${text('A1', summary.title, styles.title)}${remembered(memory)}</row>`
  for (const [index, line] of summary.lines.entries()) {
    yield `<row r="${index + 2}">${text(`A${index + 2}`, line, styles.line)}</row>`
  }
  const titles = COLUMNS.map(({ title }, index) => text(columnLetters(index) + header, title, styles.header))
  yield `<row r="${header}">${titles.join('')}</row>`
  for (const [index, problem] of problems.entries()) {
    yield problemRow(header + 1 + index, problem, styles, sheetName(problem.sheet))
  }
  yield `</sheetData><autoFilter ref="A${header}:${columnLetters(COLUMNS.length - 1)}${last}"/>`
  yield* links(problems, header + 1, sheetName)
  yield '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
}

function sheetStart({ main }: Flavour, header: number, memories: number): string {
  const columns = COLUMNS.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const last = MEMORY_COLUMN + Math.min(memories * 2, LIMITS.columns - MEMORY_COLUMN)
  const hidden =
    memories === 0 ? '' : `<col min="${MEMORY_COLUMN + 1}" max="${last}" width="9" hidden="1" customWidth="1"/>`
  return [
    `${XML_HEAD}<worksheet xmlns="${main}"><sheetPr><tabColor rgb="${SUMMARY_TAB}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}"`,
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}${hidden}</cols><sheetData>`,
  ].join('')
}

function remembered(memory: ReadonlyMap<number, number>): string {
  const styles = [...memory].flat().slice(0, LIMITS.columns - MEMORY_COLUMN)
  return styles.map((style, index) => `<c r="${columnLetters(MEMORY_COLUMN + index)}1" s="${style}"/>`).join('')
}

function problemRow(row: number, problem: MarkedProblem, styles: SummaryStyles, sheet: string | null): string {
  const { severity, code, column, got, reason, remedy } = problem
  const number =
    problem.row === null
      ? `<c r="${ROW_COLUMN}${row}" s="${styles.text}"/>`
      : `<c r="${ROW_COLUMN}${row}" s="${styles.link}"><v>${problem.row}</v></c>`
  const cells = [
    text(`A${row}`, SEVERITY_WORDS[severity], styles.severity[severity]),
    text(`B${row}`, code, styles.text),
    text(`C${row}`, sheet ?? problem.sheet ?? '', styles.text),
    number,
    text(`E${row}`, column ?? '', styles.text),
    text(`F${row}`, got ?? '', styles.text),
    text(`G${row}`, reason, styles.text),
    text(`H${row}`, remedy ?? '', styles.text),
  ]
  return `<row r="${row}" ht="${rowHeight(problem)}" customHeight="1">${cells.join('')}</row>`
}

/** Not every program fits the height of rows when it opens a file. */
function rowHeight({ code, column, got, reason, remedy }: MarkedProblem): number {
  const texts = ['', code, '', '', column ?? '', got ?? '', reason, remedy ?? '']
  const heights = COLUMNS.map(({ width }, index) => {
    const shown = (texts[index] ?? '').slice(0, LONGEST_TEXT)
    return heightOf({ text: shown, columns: width, fontSize: FONT_SIZE })
  })
  return Math.max(...heights)
}

function text(address: string, value: string, style: number): string {
  if (value === '') return `<c r="${address}" s="${style}"/>`
  const cut = value.length <= LONGEST_TEXT ? value : `${value.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut)}</t></is></c>`
}

function* links(
  problems: readonly MarkedProblem[],
  first: number,
  sheetName: SummaryRequest['sheetName'],
): Generator<string> {
  let count = 0
  for (const [index, { sheet, row, columnIndex }] of problems.entries()) {
    const name = row === null ? null : sheetName(sheet)
    if (name === null || count >= MOST_LINKS) continue
    const place = `'${name.replaceAll("'", "''")}'!${columnLetters(columnIndex ?? 0)}${row}`
    yield `${count++ === 0 ? '<hyperlinks>' : ''}<hyperlink ref="${ROW_COLUMN}${first + index}" location="${xmlText(place)}"/>`
  }
  if (count > 0) yield '</hyperlinks>'
}
