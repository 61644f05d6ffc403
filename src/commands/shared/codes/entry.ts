// What is told of a code: the shapes of the catalogue. A code of the program stands there with everything; a code of the
// ledger room has its meaning and advice in src/ledger/codes.ts and only its reason and example here.
import type { Problem, Severity } from '../../../domain/problem.ts'

/** An error stops the command; the others are faults of a row. */
export type Level = Severity | 'error'

export const LEVEL_LABEL = {
  error: '错误（命令没有做成）',
  refused: '退回（这一行没有进来）',
  pending: '待更正（这一行进来了，这一栏先留空）',
  warning: '提醒（这一行进来了，请核对）',
} as const satisfies { readonly [level in Level]: string }

/** Of a fault that a check lists of a file or a month, where no row could come in. */
const CHECK_LABEL: { readonly [level in Level]?: string } = {
  refused: '退回（没有通过，要先改正）',
  warning: '提醒（不妨碍往下办，请核对）',
}

/** In the order of the list. */
export const SUBJECTS = [
  '文件',
  '表头',
  '案号',
  '日期',
  '派出所',
  '调解员',
  '案件内容',
  '金额',
  '当事人',
  '花名册',
  '导入',
  '标准',
  '工资',
  '文书',
  '工作区',
  '命令',
] as const

export type Subject = (typeof SUBJECTS)[number]

/** An AppError as it is printed. */
export type ErrorExample = { readonly message: string; readonly hint: string | null }

/** A cell with the fault and the same cell mended. */
export type CellExample = {
  readonly table: 'ledger' | 'roster'
  readonly column: string
  readonly bad: string
  readonly good: string
  /** How the spreadsheet stores the bad one; text unless said. */
  readonly storedAs?: 'number' | 'fault'
  /** What the message shows of it, where that is not the bad cell itself: masked, or empty. */
  readonly shown?: string
  /** What the message says, where that is not the meaning of the code. */
  readonly message?: string
  /** What the program says would be right; left out where that is a list of words of the layout. */
  readonly expected?: string
}

/** A fault that no single cell shows: what the message says of it, and where it stands if not in a ledger or roster. */
export type RowExample = Pick<Problem, 'column' | 'got'> & {
  readonly message?: string
  readonly hint?: string
  readonly place?: Pick<Problem, 'file' | 'row'>
}

export type ProgramCode = ErrorExample & {
  readonly meaning: string
  readonly why: string
  readonly steps: readonly string[]
  /** An error of a command unless it says so: some are faults that a check lists. */
  readonly levels?: readonly Level[]
  /** Where such a fault stands, and what was there. */
  readonly at?: Pick<Problem, 'file' | 'row' | 'column' | 'got'>
}

export type ProgramCodes = { readonly [code: string]: ProgramCode }

export type LedgerNote = {
  readonly levels: readonly Level[]
  readonly why: string
  /** Instead of the advice of the code. */
  readonly steps?: readonly string[]
  readonly cell?: CellExample
  readonly row?: RowExample
  readonly error?: ErrorExample
}

export type LedgerNotes = { readonly [code: string]: LedgerNote }

export type CodeEntry = {
  readonly code: string
  readonly subject: Subject
  /** Empty where only the message itself says it. */
  readonly levels: readonly Level[]
  readonly meaning: string
  readonly why: string | null
  readonly steps: readonly string[]
  /** The hint that the program prints with a fault of a row; of an error it stands in the example. */
  readonly advice: string | null
  readonly cell: CellExample | null
  readonly row: RowExample | null
  readonly error: ErrorExample | null
}

export function levelText({ row }: Pick<CodeEntry, 'row'>, level: Level): string {
  const isOfRow = row?.place === undefined || row.place.row !== undefined
  return (isOfRow ? undefined : CHECK_LABEL[level]) ?? LEVEL_LABEL[level]
}
