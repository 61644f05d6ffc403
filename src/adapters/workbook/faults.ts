// The ways in which a workbook cannot be read, each one Chinese sentence and one way out, and the limits behind them.
// Leaves the wording for kinds of file that are no workbook to sniff.ts.
import { AppError, isAppError } from '../../domain/app-error.ts'

const MB = 1024 * 1024

/** The bounds of what is read. Sheet bounds are those of Excel; the others keep a hostile file from eating the machine. */
export const LIMITS = {
  fileBytes: 512 * MB,
  /** Kinds that are read whole: .xls, web pages, XML tables, OpenDocument. */
  wholeFileBytes: 64 * MB,
  entries: 10_000,
  /** All parts together, unpacked. A million rows of twenty columns unpack to about 1.1 GB. */
  unpackedBytes: 4096 * MB,
  /** A part larger than `ratioFloor` may unpack to at most this many times its packed size; real sheets stay under 60. */
  ratio: 200,
  ratioFloor: 16 * MB,
  /** workbook.xml, styles.xml and relationships. */
  smallPartBytes: 64 * MB,
  sharedStrings: 20_000_000,
  sharedTextBytes: 1024 * MB,
  worksheets: 1_000,
  cellFormats: 65_536,
  rows: 1_048_576,
  columns: 16_384,
  cellText: 100_000,
  /** Places in all row arrays together: a cell far to the right makes a long array. */
  places: 100_000_000,
  merges: 100_000,
  xmlDepth: 64,
  /** Bytes that one tag or one run of text may take. */
  xmlTokenBytes: 8 * MB,
} as const

const SAVE_AGAIN = '请用 WPS 或 Excel 打开后另存为 .xlsx，再导入'

export function damaged(file: string, detail: string): AppError {
  return new AppError('WORKBOOK-DAMAGED', `${file}：文件已损坏或不完整（${detail}），不能读取`, {
    hint: `请重新取得此文件；如能打开，${SAVE_AGAIN}`,
  })
}

export function unsafe(file: string, detail: string): AppError {
  return new AppError('WORKBOOK-UNSAFE', `${file}：文件内容不安全（${detail}），拒绝读取`, { hint: SAVE_AGAIN })
}

export function overLimit(file: string, detail: string): AppError {
  return new AppError('WORKBOOK-LIMIT', `${file}：超出上限，${detail}`, {
    hint: '请删去多余的行、列或空白格式，或分成几个文件，再导入',
  })
}

export function unreadable(file: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = READ_FAULTS.get(code) ?? `读取时出错（${code || '未知原因'}）`
  return new AppError('FILE-UNREADABLE', `${file}：${reason}`, { hint: '请检查路径是否正确、文件是否被别的程序占用' })
}

const READ_FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', '找不到文件'],
  ['ENOTDIR', '找不到文件'],
  ['EACCES', '没有读取权限'],
  ['EPERM', '没有读取权限'],
  ['EISDIR', '这是文件夹，不是文件'],
  ['EBUSY', '文件正被别的程序占用'],
])

/** System faults keep their own sentence; whatever a library throws over the bytes means that the file is damaged. What it says in English stays off the screen. */
export function asFault(file: string, error: unknown): AppError {
  if (isAppError(error)) return error
  if (error instanceof Error && 'syscall' in error) return unreadable(file, error)
  return damaged(file, '压缩包的内容中断或被改动')
}
