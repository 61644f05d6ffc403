// A sheet to fill from its columns: title, header with hints, an example that no import takes, ruled rows, and checks on
// every row that is prepared; beside it the sheet that says how. Which columns there are is left to blank.ts and
// blank-roster.ts.
import type { DraftCell, DraftRow, SheetDraft } from '../domain/workbook-draft.ts'
import type { CellCheck, CellFormat, CellRule } from '../domain/workbook-form.ts'

/** Rows that have their drop-downs and checks ready, beyond those that are filled. */
export const PREPARED_ROWS = 500
/** Ruled rows of a sheet without content, so that it can be printed and filled by hand. */
const RULED_ROWS = 40
/** Room for two lines of handwriting, and for text that wraps. */
const ROW_HEIGHT = 27
/** A row whose first word is this is an example: the import passes it over (skip.ts). */
export const EXAMPLE_MARK = '示例'
/** 案号 stays in sight beside the running number. */
const HEAD_COLUMNS = 2
const HEADER_ROW = 3

export type Value = DraftCell['value']

export type FormColumn = {
  readonly header: string
  readonly width: number
  readonly format: CellFormat
  /** How it is filled, in one or two sentences. */
  readonly hint: string
  readonly example: Value
  /** Coloured while the row is begun and this is blank. */
  readonly isNeeded: boolean
  readonly check: Pick<CellCheck, 'rule' | 'otherwise' | 'message' | 'prompt'> | null
}

export type FormSheet = {
  readonly name: string
  readonly title: string
  /** What stands between title and header. */
  readonly subtitle: string
  readonly columns: readonly FormColumn[]
  /** Values by column; none for a sheet that is all to be filled. */
  readonly rows: readonly (readonly Value[])[]
  readonly pagesAcross: number
  /** The example and ruled rows are left out where the sheet is a finished paper. */
  readonly isBlank: boolean
}

const SERIAL: FormColumn = {
  header: '序号',
  width: 6,
  format: 'integer',
  hint: '可以不填。写着“示例”的一行不会导入，删不删都可以。',
  example: EXAMPLE_MARK,
  isNeeded: false,
  check: null,
}

export function formSheet({ name, title, subtitle, columns, rows, pagesAcross, isBlank }: FormSheet): SheetDraft {
  const all = [SERIAL, ...columns]
  const firstRow = HEADER_ROW + (isBlank ? 2 : 1)
  const toRow = firstRow + rows.length + PREPARED_ROWS - 1
  return {
    name,
    columnWidths: all.map(({ width }) => width),
    columnFormats: all.map(({ format }) => format),
    landscape: true,
    paper: 'A3',
    pagesAcross,
    headRows: { from: HEADER_ROW, to: HEADER_ROW },
    headColumns: HEAD_COLUMNS,
    footer: title,
    rowHeight: ROW_HEIGHT,
    rows: [
      { cells: banner(title, 'title', { all, pagesAcross }) },
      { cells: banner(subtitle, 'subtitle', { all, pagesAcross }) },
      { cells: all.map(({ header, hint }): DraftCell => ({ value: header, style: 'header', hint })), height: 36 },
      ...(isBlank ? [{ cells: all.map(({ example }): DraftCell => ({ value: example, style: 'example' })) }] : []),
      ...rows.map((values, index) => filledRow([{ integer: index + 1 }, ...values], isBlank)),
      ...(isBlank ? Array.from({ length: Math.max(0, RULED_ROWS - rows.length) }, () => ruledRow(all.length)) : []),
    ],
    checks: [headerCheck(all.length), ...checksOf(all, firstRow, toRow)],
    filling: {
      range: { fromColumn: 1, toColumn: all.length, fromRow: firstRow, toRow },
      needed: all.flatMap(({ isNeeded }, index) => (isNeeded ? [index + 1] : [])),
    },
  }
}

type Width = { readonly all: readonly FormColumn[]; readonly pagesAcross: number }

/** Over the columns of the first printed page, which a screen shows too; not over those that each page repeats. */
function banner(
  value: string,
  style: 'title' | 'subtitle',
  { all, pagesAcross }: Width,
): readonly (DraftCell | null)[] {
  const before = pagesAcross === 1 ? 0 : HEAD_COLUMNS
  const room = all.reduce((sum, { width }) => sum + width, 0) / pagesAcross
  let used = 0
  const shown = all.filter(({ width }) => {
    used += width
    return used <= room
  }).length
  const span = { columns: Math.max(1, shown - before), rows: 1 }
  return [...Array.from({ length: before }, () => null), { value, style, span }]
}

function filledRow(values: readonly Value[], isBlank: boolean): DraftRow {
  const cells = values.map((value): DraftCell => ({ value }))
  return isBlank ? { cells, height: 'auto' } : { cells }
}

function ruledRow(columns: number): DraftRow {
  return { cells: Array.from({ length: columns }, (): DraftCell => ({ value: null })), height: 'auto' }
}

function headerCheck(columns: number): CellCheck {
  return {
    range: { fromColumn: 1, toColumn: columns, fromRow: HEADER_ROW, toRow: HEADER_ROW },
    rule: { kind: 'fixed' },
    otherwise: 'refuse',
    message: '表头不要改动，导入时靠它认出每一列。要改名或加列，请放在最右边另加一列。',
  }
}

function checksOf(columns: readonly FormColumn[], fromRow: number, toRow: number): readonly CellCheck[] {
  return columns.flatMap(({ check }, index) =>
    check === null ? [] : [{ ...check, range: { fromColumn: index + 1, toColumn: index + 1, fromRow, toRow } }],
  )
}

/** The values that a rule offers, for the sheet of instructions. */
export function offered(rule: CellRule | null, lists: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return rule?.kind === 'one-of' ? (lists.get(rule.list) ?? []) : []
}

export type Guide = {
  readonly title: string
  readonly sentences: readonly string[]
  readonly columns: readonly FormColumn[]
  readonly lists: ReadonlyMap<string, readonly string[]>
}

/** A drop-down longer than this is not printed: it is there to be opened. */
const PRINTED_WORDS = 30

/** 填写说明: what to do, then column by column. No row of it looks like the header of a ledger. */
export function guideSheet({ title, sentences, columns, lists }: Guide): SheetDraft {
  const whole = { columns: 4, rows: 1 }
  return {
    name: '填写说明',
    columnWidths: [28, 8, 60, 46],
    landscape: false,
    footer: title,
    rows: [
      { cells: [{ value: title, style: 'title', span: whole }] },
      ...sentences.map(
        (value, at): DraftRow => ({
          cells: [{ value: `${at + 1}．${value}`, style: 'subtitle', span: whole }],
        }),
      ),
      { cells: ['栏目', '必填', '怎么填', '下拉选项'].map((value): DraftCell => ({ value, style: 'header' })) },
      ...columns.map((column, index) => guideRow(column, index, offered(column.check?.rule ?? null, lists))),
    ],
  }
}

/** The place before the name helps to find the column, and keeps the row from being read as a header. */
function guideRow({ header, hint, isNeeded }: FormColumn, index: number, words: readonly string[]): DraftRow {
  const listed = words.length > PRINTED_WORDS ? `共 ${words.length} 项，请点开下拉选择` : words.join('、')
  return {
    cells: [
      { value: `第 ${index + 2} 列　${header.replace(/^\*/, '')}` },
      { value: isNeeded ? '必填' : null, align: 'center' },
      { value: hint },
      { value: listed },
    ],
  }
}
