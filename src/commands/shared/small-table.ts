// A small sheet read by its header: which column is what, where the rows are, and the faults of its cells with row and
// column. What the numbers mean, and whether they agree, is left to the command.
import { AppError } from '../../domain/app-error.ts'
import type { Problem } from '../../domain/problem.ts'
import { maskedText } from '../../ledger/findings.ts'
import type { SmallTable } from '../../world.ts'

export type ColumnWords<F extends string> = {
  readonly [field in F]: {
    /** The words that a header may have; the first is what messages and templates call it. */
    readonly words: readonly string[]
    readonly needed?: boolean
  }
}

export type TableRow<F extends string> = {
  readonly row: number
  /** '' where the sheet has no such column, or the cell is blank. */
  text(field: F): string
  /** A fault of this row; `field` names the column, whose cell is shown. */
  fault(code: string, field: F | null, said: { readonly message: string; readonly hint: string }): Problem
}

export type HeadedTable<F extends string> = {
  readonly rows: readonly TableRow<F>[]
  /** What stands above the header, with the name of the sheet: there a title names its month. */
  readonly title: string
  has(field: F): boolean
}

/** A header stands among the first rows, below a title and who filled the sheet in. */
const HEADER_WITHIN = 15
/** First words of rows that are nobody's: totals, signatures, the example of a template. */
const NOT_A_ROW = /^(?:合计|小计|总计|共计|示例|制表|填表|审核|复核|负责人|经办|说明|备注[:：]|注[:：])/

export function headedTable<F extends string>(table: SmallTable, columns: ColumnWords<F>): HeadedTable<F> {
  const { rows } = table
  const at = rows.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells, columns))
  const header = rows[at]
  if (header === undefined) throw headerMissing(table, columns)
  const found = columnsOf(table, header.cells, columns)
  const below = rows.slice(at + 1).filter(({ cells }) => !NOT_A_ROW.test(cells.find((cell) => cell !== '') ?? ''))
  if (below.length === 0) {
    throw new AppError('TABLE-EMPTY', `${table.file}：表头下面没有一行数据。`, {
      hint: '请检查是不是选错了文件或工作表（只读第一张有内容的工作表）。',
    })
  }
  return {
    title: [table.sheet ?? '', ...rows.slice(0, at).flatMap(({ cells }) => cells)].join('\n'),
    rows: below.map((row) => rowOf(table, row, { found, header: header.cells })),
    has: (field) => found.has(field),
  }
}

/** 姓名 , *姓名, 应出勤（天）: without blanks, stars and the unit in brackets. */
const headerKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^\*|\((?:天|日|元|单位:?元|必填)\)$/g, '')

function isHeader<F extends string>(cells: readonly string[], columns: ColumnWords<F>): boolean {
  const keys = new Set(cells.map(headerKey))
  return fieldsOf(columns).every(
    (field) => columns[field].needed !== true || columns[field].words.some((word) => keys.has(word)),
  )
}

function columnsOf<F extends string>(
  table: SmallTable,
  header: readonly string[],
  columns: ColumnWords<F>,
): ReadonlyMap<F, number> {
  const found = new Map<F, number>()
  for (const field of fieldsOf(columns)) {
    const indexes = header.flatMap((cell, index) => (columns[field].words.includes(headerKey(cell)) ? [index] : []))
    const [index, other] = indexes
    if (index === undefined) continue
    if (other !== undefined) {
      throw new AppError(
        'TABLE-COLUMN-TWICE',
        `${table.file}：“${header[index] ?? ''}”和“${header[other] ?? ''}”说的是同一栏（${columns[field].words[0] ?? ''}）。`,
        { hint: '请只留一列，再导入一次。' },
      )
    }
    found.set(field, index)
  }
  return found
}

type Header<F extends string> = { readonly found: ReadonlyMap<F, number>; readonly header: readonly string[] }

function rowOf<F extends string>(
  table: SmallTable,
  { row, cells }: SmallTable['rows'][number],
  { found, header }: Header<F>,
): TableRow<F> {
  const text = (field: F): string => cells[found.get(field) ?? -1] ?? ''
  return {
    row,
    text,
    fault: (code, field, { message, hint }) => {
      const column = field === null ? undefined : header[found.get(field) ?? -1]
      const got = field === null ? '' : maskedText(null, text(field))
      return {
        code,
        severity: 'refused',
        file: table.file,
        ...(table.sheet === null ? {} : { sheet: table.sheet }),
        row,
        ...(column === undefined ? {} : { column }),
        ...(got === '' ? {} : { got }),
        hint,
        message,
      }
    },
  }
}

function headerMissing<F extends string>({ file, sheet }: SmallTable, columns: ColumnWords<F>): AppError {
  const needed = fieldsOf(columns).flatMap((field) =>
    columns[field].needed === true ? [columns[field].words[0] ?? ''] : [],
  )
  const where = sheet === null ? file : `${file} 工作表“${sheet}”`
  return new AppError('TABLE-HEADER', `${where}：没有找到表头，要有这几列：${needed.join('、')}。`, {
    hint: '列名照空白表写；空白表：在同一条命令后面加 --template 空白表.xlsx。',
  })
}

function fieldsOf<F extends string>(columns: ColumnWords<F>): readonly F[] {
  const isField = (name: string): name is F => name in columns
  return Object.keys(columns).filter(isField)
}
