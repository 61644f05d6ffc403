// 审核表: a row a case of the month, on which the bureau writes its decision; read back by its headers. Parties stand there
// by their initial only. Which cases, and what they earn as things stand, is left to the caller.
import { DECISION_LABEL } from '../../domain/case-supplement.ts'
import type { DraftCell, DraftRow, SheetDraft, WorkbookDraft } from '../../domain/workbook-draft.ts'
import type { CellCheck } from '../../domain/workbook-form.ts'
import { spanRow } from './frame.ts'
import {
  DECISIONS,
  GRADES,
  REVIEW_COLUMNS,
  REVIEW_WORDS,
  type ReviewColumn,
  type ReviewRow,
  type ReviewSheet,
} from './review-columns.ts'

const HEADER_ROW = 3

export function reviewSheet(sheet: ReviewSheet): WorkbookDraft {
  return {
    sheets: [sheetOf(sheet)],
    lists: [
      { name: DECISIONS, values: Object.values(DECISION_LABEL) },
      { name: GRADES, values: sheet.grades },
    ],
  }
}

function sheetOf(sheet: ReviewSheet): SheetDraft {
  const widths = REVIEW_COLUMNS.map(({ width }) => width)
  const how = `共 ${sheet.rows.length} 件。前 ${REVIEW_COLUMNS.findIndex(({ hint }) => hint !== undefined)} 列不要改动；后面各列由司法局填写，审核结论空着的不算审核。填好后：gongtiao subsidy review import 本表`
  const rows: readonly DraftRow[] = [
    spanRow(sheet.title, widths, 'title'),
    spanRow(how, widths, 'subtitle', 'left'),
    { cells: REVIEW_COLUMNS.map((column) => headerCell(column, sheet)), height: 30 },
    ...sheet.rows.map((row): DraftRow => ({ cells: REVIEW_COLUMNS.map((column) => bodyCell(column, row)) })),
  ]
  return {
    name: '审核表',
    columnWidths: widths,
    rows,
    landscape: true,
    paper: 'A3',
    headRows: { from: HEADER_ROW, to: HEADER_ROW },
    headColumns: 2,
    footer: sheet.title,
    columnFormats: REVIEW_COLUMNS.map(({ format }) => format),
    checks: checksOf(sheet),
  }
}

function headerCell({ field, hint }: ReviewColumn, sheet: ReviewSheet): DraftCell {
  return { value: REVIEW_WORDS[field].words[0], style: 'header', ...(hint === undefined ? {} : { hint: hint(sheet) }) }
}

function bodyCell({ format, value }: ReviewColumn, row: ReviewRow): DraftCell {
  return {
    value: value(row),
    style: 'body',
    align: format === 'money' ? 'right' : format === 'text' ? 'left' : 'center',
  }
}

function checksOf(sheet: ReviewSheet): readonly CellCheck[] {
  const [fromRow, toRow] = [HEADER_ROW + 1, HEADER_ROW + sheet.rows.length]
  const headers: CellCheck = {
    range: { fromColumn: 1, toColumn: REVIEW_COLUMNS.length, fromRow: HEADER_ROW, toRow: HEADER_ROW },
    rule: { kind: 'fixed' },
    otherwise: 'refuse',
    message: '表头不要改动，导入时靠它认出每一列。',
  }
  if (toRow < fromRow) return [headers]
  const filled = REVIEW_COLUMNS.flatMap(({ check }, index): readonly CellCheck[] => {
    if (check === undefined) return []
    return [{ ...check(sheet), range: { fromColumn: index + 1, toColumn: index + 1, fromRow, toRow } }]
  })
  return [headers, ...filled]
}
