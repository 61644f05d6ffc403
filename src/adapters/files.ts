// Files of the person's folders: whole or absent, owner-only, never over something that was not meant.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, readdir, readFile, rm, stat } from 'node:fs/promises'
import { constants as osConstants } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError, isAppError } from '../domain/app-error.ts'
import type { FileMode, Files } from '../world.ts'
import { makeFolder, writeWhole } from './whole-file.ts'

/** Names that may be a ledger's; what the file is, its content decides. */
const LEDGER_FILE = /\.(csv|txt|tsv|xlsx|xlsm|xls|et|ods|html?|mht)$/i

/** What the system says of a file, as a sentence; null for an error that is not about a file. */
export function describeFileError(error: unknown, at?: string): AppError | null {
  if (!(error instanceof Error) || !('code' in error) || isAppError(error)) return null
  const path = at ?? ('path' in error && typeof error.path === 'string' ? error.path : '')
  switch (isOverQuota(error) ? 'EDQUOT' : error.code) {
    case 'ENOENT':
      return new AppError('FILE-MISSING', `找不到文件或文件夹：${path}`, { hint: '请检查文件名和所在文件夹。' })
    case 'EACCES':
    case 'EPERM':
      return new AppError('FILE-DENIED', `没有权限读写：${path}`, {
        hint: '请检查权限；如果文件正在 WPS 或 Excel 里打开，请先关闭。',
      })
    case 'EBUSY':
      return new AppError('FILE-BUSY', `文件正被别的程序使用：${path}`, { hint: '请先在 WPS 或 Excel 里关闭它再试。' })
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('DISK-FULL', `磁盘已满，没有写完：${path}`, {
        hint: '请清理磁盘空间后再运行同一命令。已有的文件和数据保持原样。',
      })
    case 'EROFS':
      return new AppError('FILE-READ-ONLY', `所在位置只能读，不能写：${path}`, { hint: '请换一个可写的文件夹。' })
    case 'EEXIST':
      return new AppError('FILE-IN-THE-WAY', `这里已经有同名的文件：${path}`, { hint: '请换一个名字，或先把它移开。' })
    case 'EISDIR':
      return new AppError('FILE-IS-FOLDER', `这是文件夹，不是文件：${path}`, { hint: '请写出文件名。' })
    case 'ENOTDIR':
      return new AppError('FILE-NOT-FOLDER', `这不是文件夹：${path}`, { hint: '请换一个文件夹。' })
    case 'EFBIG':
    case 'EIO':
      return new AppError('FILE-IO', `读写文件出错：${path}`, {
        hint: '请检查磁盘后再运行同一命令。已有的文件和数据保持原样。',
      })
    case 'ENAMETOOLONG':
      return new AppError('FILE-NAME-LONG', `文件名太长：${path}`, { hint: '请换一个短一些的名字或位置。' })
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOMEM':
      return new AppError('SYSTEM-BUSY', `系统打开的文件太多或内存不足：${path}`, {
        hint: '请关闭其他程序后再运行同一命令。已有的文件和数据保持原样。',
      })
    default:
      return null
  }
}

/** Node has no name for it: its code reads `Unknown system error -122`. */
function isOverQuota(error: Error): boolean {
  return 'errno' in error && error.errno === -osConstants.errno.EDQUOT
}

export function realFiles(folder: string): Files {
  const at = (path: string): string => resolve(folder, path)
  return {
    exists: (path) => exists(at(path)),
    expand: (word) => expand(folder, word),
    readText: (path) => readFile(at(path), 'utf8'),
    write: (path, bytes, mode) =>
      naming(at(path), () => writeOutput(at(path), typeof bytes === 'string' ? Buffer.from(bytes) : bytes, mode)),
    makeFolder: (path) => naming(at(path), () => makeFolder(at(path))),
    removeFolder: (path) => rm(at(path), { recursive: true, force: true }),
    list: async (path) => (await readdir(at(path))).sort(),
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

/** The system leaves the path out of errors about an open file, and a temporary name would tell nobody anything. */
async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw describeFileError(error, path) ?? error
  }
}

async function writeOutput(path: string, bytes: Uint8Array, mode: FileMode): Promise<void> {
  const present = await lstat(path).catch(() => null)
  if (present?.isSymbolicLink() === true) {
    throw new AppError('OUTPUT-IS-LINK', `输出位置是一个链接，没有写入：${path}`, { hint: '请换一个文件名。' })
  }
  if (present?.isDirectory() === true)
    throw new AppError('FILE-IS-FOLDER', `这是文件夹，不是文件：${path}`, { hint: '请写出文件名。' })
  if (present !== null && !mode.force) {
    if (mode.keepSame === true && present.size === bytes.length && (await readFile(path)).equals(bytes)) return
    throw new AppError('OUTPUT-EXISTS', `文件已经存在，没有覆盖：${path}`, {
      hint: '请换一个文件名，或加 --force 覆盖。',
    })
  }
  await writeWhole(path, bytes)
}

async function expand(folder: string, word: string): Promise<readonly string[]> {
  const path = resolve(folder, word)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) {
    const names = (await readdir(path)).filter((name) => LEDGER_FILE.test(name) && !isAside(name))
    if (names.length === 0)
      throw new AppError('FOLDER-EMPTY', `文件夹里没有台账文件（xlsx、xls、et、csv 等）：${path}`, {
        hint: '请检查文件夹。',
      })
    return names.sort().map((name) => join(path, name))
  }
  if (found !== null || !/[*?]/.test(basename(word))) return [path]
  const pattern = new RegExp(
    `^${basename(word)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )
  const names = (await readdir(dirname(path))).filter(
    (name) => pattern.test(name) && (!isAside(name) || basename(word).startsWith('.')),
  )
  if (names.length === 0)
    throw new AppError('FILE-MISSING', `没有符合“${word}”的文件。`, { hint: '请检查文件名和所在文件夹。' })
  return names.sort().map((name) => join(dirname(path), name))
}

/** What Excel and WPS leave beside an open file, and hidden files. */
function isAside(name: string): boolean {
  return name.startsWith('~$') || name.startsWith('.')
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
