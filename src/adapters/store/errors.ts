// What SQLite says, told to a clerk. Everything that is not a known condition stays our own mistake.
import { AppError, isAppError } from '../../domain/app-error.ts'

const BUSY = 5
const LOCKED = 6
const NO_MEMORY = 7
const READ_ONLY = 8
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const CANT_OPEN = 14
const NOT_A_DATABASE = 26

/** SQLite's own words: the driver leaves the code out of errors of `all` and `iterate`. */
const BY_MESSAGE: ReadonlyMap<string, number> = new Map([
  ['database is locked', BUSY],
  ['database table is locked', LOCKED],
  ['out of memory', NO_MEMORY],
  ['attempt to write a readonly database', READ_ONLY],
  ['disk I/O error', IO_ERROR],
  ['database disk image is malformed', CORRUPT],
  ['database or disk is full', FULL],
  ['unable to open database file', CANT_OPEN],
  ['file is not a database', NOT_A_DATABASE],
])

/** The primary result code of a SQLite error, or null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff
  return 'code' in error && error.code === 'ERR_SQLITE_ERROR' ? (BY_MESSAGE.get(error.message) ?? null) : null
}

/** Extended code: a journal must be undone, and this connection may only read. */
const READ_ONLY_ROLLBACK = 776

export function isUnfinishedWrite(error: unknown): boolean {
  return error instanceof Error && 'sqliteExtendedCode' in error && error.sqliteExtendedCode === READ_ONLY_ROLLBACK
}

export function isBusy(error: unknown): boolean {
  return isAppError(error) && error.code === 'STORE-BUSY'
}

export function damagedStore(path: string): AppError {
  return new AppError('STORE-DAMAGED', `数据库文件已损坏：${path}`, {
    hint: '请先把整个工作区复制一份保存，再用最近的备份替换 gongtiao.db。不要在损坏的文件上继续工作。',
  })
}

/** Turn an error of the driver into a sentence with a next step; any other error is given back as it is. */
export function describeStoreError(error: unknown, path: string): unknown {
  switch (sqliteCode(error)) {
    case BUSY:
    case LOCKED:
      return new AppError('STORE-BUSY', `数据库正被另一个 gongtiao 使用，等候超时：${path}`, {
        hint: '等那一个命令结束后再运行本命令。本命令没有改动数据。',
      })
    case READ_ONLY:
      if (isUnfinishedWrite(error)) {
        return new AppError('STORE-UNFINISHED', `上一次写入中途断了，要先撤回才能读，而这里不能写：${path}`, {
          hint: '请把整个文件夹（连同 gongtiao.db-journal）复制到可写的位置再打开。数据没有损坏。',
        })
      }
      return new AppError('STORE-READ-ONLY', `数据库只能读，不能写：${path}`, {
        hint: '请检查文件夹和文件的权限，或把整个工作区复制到可写的位置再试。数据没有任何改动。',
      })
    case FULL:
      return new AppError('DISK-FULL', `磁盘已满，没有写入：${path}`, {
        hint: '请清理磁盘空间后再运行同一命令。数据保持原样。',
      })
    case IO_ERROR:
      return new AppError('STORE-IO', `读写数据库出错（磁盘满、磁盘故障或网络盘断开）：${path}`, {
        hint: '请检查磁盘空间和磁盘状态后再运行同一命令。未完成的改动会自动撤回。',
      })
    case CORRUPT:
      return damagedStore(path)
    case NOT_A_DATABASE:
      return new AppError('STORE-FOREIGN', `这不是 gongtiao 的数据库文件：${path}`, {
        hint: '请确认工作区文件夹是否正确；如果文件被别的程序改写过，请用备份恢复。',
      })
    case CANT_OPEN:
      return new AppError('STORE-CANNOT-OPEN', `无法打开数据库：${path}`, {
        hint: '请检查文件是否存在、文件夹是否可读写。',
      })
    case NO_MEMORY:
      return new AppError('OUT-OF-MEMORY', '内存不足，没有完成。', { hint: '请关闭其他程序后再试。数据保持原样。' })
    default:
      return error
  }
}
