// A county's ledger as a workbook: merged titles, a header of one or two rows, typed cells, a total with its formula.
// Leaves the values of the cells to ledger-files.ts.
import { columnLetters } from '../domain/column-letters.ts'
import { fen, sumFen } from '../domain/money.ts'
import type { DraftCell, DraftRow, WorkbookDraft } from '../domain/workbook-draft.ts'
import type { SampleCase } from './cases.ts'
import { type LedgerLayout, SIGNATURES } from './layouts.ts'
import type { LedgerField } from './ledger-columns.ts'
import { AMOUNT_PENS, type CellValue } from './pens.ts'

const WIDTHS: Readonly<Partial<Record<LedgerField, number>>> = {
  order: 6,
  caseNo: 26,
  applicantId: 20,
  applicantPhone: 13,
  respondent: 24,
  disputeType: 18,
  source: 18,
  summary: 48,
  terms: 48,
  incidentNo: 20,
  grade: 9,
  people: 9,
  station: 14,
  mediators: 16,
  amount: 14,
  due: 26,
  note: 22,
}

export function ledgerWorkbook(
  layout: LedgerLayout,
  cases: readonly SampleCase[],
  body: readonly (readonly CellValue[])[],
): WorkbookDraft {
  const width = layout.columns.length
  const header = headerRows(layout)
  const firstRow = layout.titles.length + header.length + 1
  const lastRow = firstRow + body.length - 1
  const rows: readonly DraftRow[] = [
    ...layout.titles.map((text, index) => spanned(text, width, index === 0 ? 'title' : 'subtitle')),
    ...header,
    ...body.map((values) => ({ cells: values.map((value) => ({ value, style: 'body' as const })) })),
    ...(layout.hasTotal ? [totalRow(layout, cases, { firstRow, lastRow })] : []),
    ...(layout.hasSignatures ? [spanned(SIGNATURES, width, 'signature')] : []),
  ]
  const sheet = {
    name: '台账',
    columnWidths: layout.columns.map(([, field]) => WIDTHS[field] ?? 12),
    rows,
    landscape: true,
    headRows: { from: layout.titles.length + 1, to: firstRow - 1 },
  }
  return { sheets: [sheet] }
}

function spanned(text: string, columns: number, style: 'title' | 'subtitle' | 'signature'): DraftRow {
  const first: DraftCell = { value: text, style, span: { columns, rows: 1 } }
  return { cells: [first, ...Array.from({ length: columns - 1 }, () => null)] }
}

/** Two rows when a heading stands above others; a heading alone then covers both. */
function headerRows({ columns }: LedgerLayout): readonly DraftRow[] {
  const headed = (text: string, span?: DraftCell['span']): DraftCell =>
    span === undefined ? { value: text, style: 'header' } : { value: text, style: 'header', span }
  if (columns.every(([, , above]) => above === undefined)) return [{ cells: columns.map(([header]) => headed(header)) }]
  const upper = columns.map(([header, , above], index) => {
    if (above === undefined) return headed(header, { columns: 1, rows: 2 })
    if (columns[index - 1]?.[2] === above) return null
    const following = columns.slice(index).findIndex((column) => column[2] !== above)
    return headed(above, { columns: following < 0 ? columns.length - index : following, rows: 1 })
  })
  const lower = columns.map(([header, , above]) => (above === undefined ? null : headed(header)))
  return [{ cells: upper }, { cells: lower }]
}

function totalRow(
  { columns, amounts }: LedgerLayout,
  cases: readonly SampleCase[],
  { firstRow, lastRow }: { readonly firstRow: number; readonly lastRow: number },
): DraftRow {
  const sum = sumFen(cases.map(({ facts }) => facts.amountFen ?? fen(0)))
  const cells = columns.map(([, field], index): DraftCell => {
    if (index === 0) return { value: '合计', style: 'total' }
    if (field !== 'amount') return { value: null, style: 'total' }
    const value = AMOUNT_PENS[amounts](sum, 0)
    const letter = columnLetters(index)
    return amounts === 'cell'
      ? { value, style: 'total', sumOf: `${letter}${firstRow}:${letter}${lastRow}` }
      : { value, style: 'total' }
  })
  return { cells }
}
