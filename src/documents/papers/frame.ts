// What every payroll paper shares: title with its marks, two-row headers, capitals, notes, lines for signatures.
// Leaves the columns to each paper and fonts, borders and margins to the adapter that writes the workbook.

import { amountInWords } from '../../domain/amount-in-words.ts'
import { formatChineseDate, formatChineseMonth } from '../../domain/calendar.ts'
import { columnLetters } from '../../domain/column-letters.ts'
import { type Fen, formatYuan, sumFen } from '../../domain/money.ts'
import type { RunState } from '../../domain/payslip.ts'
import type { Align, CellStyle, DraftCell, DraftRow } from '../../domain/workbook-draft.ts'
import type { PapersHead } from './input.ts'

const STATE_LABEL: Readonly<Record<RunState, string>> = {
  draft: '草稿',
  submitted: '已提交，待复核',
  reviewed: '已复核，待审批',
  approved: '已批准',
  paid: '已发放',
  closed: '已结账',
}

/** 草稿, 未批准 and 试算 stand in the title of every paper that is not yet to be paid from. */
function marksOf({ state, trial, stale }: PapersHead): string {
  const isWaiting = state === 'submitted' || state === 'reviewed'
  const marks = [
    ...(state === 'draft' ? ['草稿'] : []),
    ...(isWaiting ? ['未批准'] : []),
    ...(trial ? ['试算'] : []),
    ...(stale ? ['已过期'] : []),
  ]
  return marks.length === 0 ? '' : `（${marks.join('·')}）`
}

/** Title, and a line with payer, day of payment and unit. */
export function titleRows(head: PapersHead, paper: string, widths: readonly number[], place = ''): readonly DraftRow[] {
  const title = `${formatChineseMonth(head.month)}驻所人民调解员${paper}${marksOf(head)}`
  const payer = place === '' ? `${head.bureau}　${head.county}` : `${head.bureau}　${head.county}　${place}`
  const facts = [payer, `发放日期：${formatChineseDate(head.payOn)}`, `状态：${STATE_LABEL[head.state]}`, '单位：元']
  return [spanRow(title, widths, 'title'), spanRow(facts.join('　　'), widths, 'subtitle')]
}

/** The line at the foot of each printed page. */
export function pageFooter(head: PapersHead, paper: string): string {
  return `${head.county} ${formatChineseMonth(head.month)}${paper}${marksOf(head)}`
}

/** One text over the whole width. */
export function spanRow(text: string, widths: readonly number[], style: CellStyle, align?: Align): DraftRow {
  const first: DraftCell = { value: text, style, span: { columns: widths.length, rows: 1 }, ...(align && { align }) }
  return { cells: [first, ...widths.slice(1).map(() => null)] }
}

export type Heading = { readonly header: string; readonly above?: string }

/** Two rows; a heading with nothing above it covers both. */
export function headingRows(headings: readonly Heading[]): readonly DraftRow[] {
  const upper = headings.map(({ header, above }, index): DraftCell | null => {
    if (above === undefined) return { value: header, style: 'header', span: { columns: 1, rows: 2 } }
    if (headings[index - 1]?.above === above) return null
    const length = headings.slice(index).findIndex((heading) => heading.above !== above)
    return { value: above, style: 'header', span: { columns: length < 0 ? headings.length - index : length, rows: 1 } }
  })
  const lower = headings.map(({ header, above }): DraftCell | null =>
    above === undefined ? null : { value: header, style: 'header' },
  )
  return [{ cells: upper }, { cells: lower }]
}

export function headingRow(headers: readonly string[]): DraftRow {
  return { cells: headers.map((header) => ({ value: header, style: 'header' })) }
}

/** A row of the body, high enough for its longest text and, where one signs, for a signature (`least`, in points). */
export function bodyRow(cells: readonly (DraftCell | null)[], widths: readonly number[], least: number): DraftRow {
  const lines = cells.map((cell, index) =>
    typeof cell?.value === 'string' ? linesOf(cell.value, widths[index] ?? 10) : 1,
  )
  return { cells, height: Math.max(least, Math.max(...lines) * 15 + 4) }
}

/** A column of amounts grows with its total, which is its longest number: Excel shows #### for one that does not fit. */
export function widthFor(amount: Fen, least: number): number {
  return Math.max(least, formatYuan(amount).length + 2)
}

export function textCell(value: string | null, align: Align = 'left'): DraftCell {
  return { value: value ?? '', style: 'body', align }
}

export function moneyCell(amount: Fen, style: CellStyle = 'body'): DraftCell {
  return { value: { money: amount }, style, align: 'right' }
}

/** Blank where there is no amount: a sheet full of 0.00 hides what is there. */
export function amountCell(amount: Fen): DraftCell {
  return amount === 0 ? { value: null, style: 'body', align: 'right' } : moneyCell(amount)
}

export function integerCell(value: number, style: CellStyle = 'body'): DraftCell {
  return { value: { integer: value }, style, align: 'center' }
}

/** A total that is a formula over `rows` of the sheet; without rows there is nothing to sum over. */
export function summed(cell: DraftCell, column: number, rows: RowSpan): DraftCell {
  const letter = columnLetters(column)
  return rows.to < rows.from ? cell : { ...cell, sumOf: `${letter}${rows.from}:${letter}${rows.to}` }
}

/** Rows of a sheet, counted from 1; none when `to` lies before `from`. */
export type RowSpan = { readonly from: number; readonly to: number }

export function capitalsRow(label: string, amount: Fen, widths: readonly number[]): DraftRow {
  return spanRow(
    `${label}（大写）：人民币${amountInWords(amount)}　　　¥${formatYuan(amount)}`,
    widths,
    'total',
    'left',
  )
}

/**
 * A negative net is nobody's payment: what is paid out, and what is owed, each with its own sum. Nothing where all are to
 * be paid.
 */
export function payableRows(nets: readonly Fen[], widths: readonly number[]): readonly DraftRow[] {
  const owed = nets.filter((net) => net < 0)
  if (owed.length === 0) return []
  const payable = sumFen(nets.filter((net) => net > 0))
  const text = `其中 ${owed.length} 人实发为负，共 ${formatYuan(sumFen(owed))} 元，不发放，从以后月份扣回；`
  return [spanRow(`${text}本月应支付 ¥${formatYuan(payable)}（${amountInWords(payable)}）`, widths, 'total', 'left')]
}

/** The note that names what is not confirmed; nothing when all is. */
export function unconfirmedRows({ unconfirmed }: PapersHead, widths: readonly number[]): readonly DraftRow[] {
  if (unconfirmed.length === 0) return []
  return [spanRow(`试算依据尚未确认的标准：${byPolicy(unconfirmed)}。确认前不得据以发放。`, widths, 'note', 'left')]
}

/** `标准·条款` phrases gathered: the title of a policy once, then its clauses. */
function byPolicy(phrases: readonly string[]): string {
  const policies = new Map<string, string[]>()
  for (const phrase of phrases) {
    const at = phrase.indexOf('·')
    const title = at < 0 ? phrase : phrase.slice(0, at)
    policies.set(title, [...(policies.get(title) ?? []), ...(at < 0 ? [] : [phrase.slice(at + 1)])])
  }
  return [...policies]
    .map(([title, clauses]) => (clauses.length === 0 ? title : `${title}（${clauses.join('、')}）`))
    .join('；')
}

/** Names of those who sign, with room to sign, then a date under each; what the program has recorded stands there. */
export function signatureRows({ signed }: PapersHead, widths: readonly number[]): readonly DraftRow[] {
  const who = [
    { label: '制表：', done: signed?.prepared },
    { label: '复核：', done: signed?.checked },
    { label: '审核：', done: undefined },
    { label: '审批：', done: signed?.approved },
  ]
  const days = who.map(({ done }) => (done === undefined ? '　　　　年　　月　　日' : formatChineseDate(done.on)))
  return [
    {
      ...slotRow(
        who.map(({ label, done }) => `${label}${done?.by ?? ''}`),
        widths,
      ),
      height: 34,
    },
    { ...slotRow(days, widths), height: 24 },
    spanRow('（单位盖章）', widths, 'signature', 'right'),
  ]
}

/** Texts side by side over the whole width, each over columns of about the same width. */
function slotRow(texts: readonly string[], widths: readonly number[]): DraftRow {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const slots: number[] = texts.map(() => 0)
  let before = 0
  for (const width of widths) {
    const slot = Math.min(texts.length - 1, Math.floor(((before + width / 2) / total) * texts.length))
    slots[slot] = (slots[slot] ?? 0) + 1
    before += width
  }
  const cells = slots.flatMap((columns, index): readonly (DraftCell | null)[] => {
    if (columns === 0) return []
    const first: DraftCell = {
      value: texts[index] ?? '',
      style: 'signature',
      align: 'left',
      span: { columns, rows: 1 },
    }
    return [first, ...Array.from({ length: columns - 1 }, () => null)]
  })
  return { cells }
}

/** How many lines a text takes in a cell; a Chinese character is two half-width characters wide. */
function linesOf(text: string, width: number): number {
  const units = [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0)
  return Math.max(1, Math.ceil(units / Math.max(2, width - 1)))
}
