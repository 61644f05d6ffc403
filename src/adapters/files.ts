// Files of the person's folders: whole or absent, owner-only, never over something that was not meant.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { AppError } from '../domain/app-error.ts'
import type { FileMode, Files } from '../world.ts'

const LEDGER_FILE = /\.(csv|txt|xlsx|xlsm|xls|et)$/i

/** What the system says of a file, as a sentence; null for an error that is not about a file. */
export function describeFileError(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const path = 'path' in error && typeof error.path === 'string' ? error.path : ''
  switch (error.code) {
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
    default:
      return null
  }
}

export function realFiles(folder: string): Files {
  const at = (path: string): string => resolve(folder, path)
  return {
    exists: (path) => exists(at(path)),
    expand: (word) => expand(folder, word),
    readText: (path) => readFile(at(path), 'utf8'),
    write: (path, bytes, mode) => writeWhole(at(path), bytes, mode),
    makeFolder: async (path) => {
      await mkdir(at(path), { recursive: true, mode: 0o700 })
    },
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

/** Temporary file beside it, synced, renamed, folder synced; readable by the owner only. */
async function writeWhole(path: string, bytes: Uint8Array | string, mode: FileMode): Promise<void> {
  const present = await lstat(path).catch(() => null)
  if (present?.isSymbolicLink() === true) {
    throw new AppError('OUTPUT-IS-LINK', `输出位置是一个链接，没有写入：${path}`, { hint: '请换一个文件名。' })
  }
  if (present?.isDirectory() === true)
    throw new AppError('FILE-IS-FOLDER', `这是文件夹，不是文件：${path}`, { hint: '请写出文件名。' })
  if (present !== null && !mode.force) {
    throw new AppError('OUTPUT-EXISTS', `文件已经存在，没有覆盖：${path}`, { hint: '请换一个文件名，或加 --force 覆盖。' })
  }
  await writeFileAtomic(path, typeof bytes === 'string' ? bytes : Buffer.from(bytes), { mode: 0o600, fsync: true })
  await syncFolder(dirname(path))
}

/** The rename itself must survive a power cut. Windows has no such call for folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function expand(folder: string, word: string): Promise<readonly string[]> {
  const path = resolve(folder, word)
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) {
    const names = (await readdir(path)).filter(
      (name) => LEDGER_FILE.test(name) && !name.startsWith('~$') && !name.startsWith('.'),
    )
    if (names.length === 0)
      throw new AppError('FOLDER-EMPTY', `文件夹里没有台账文件（csv、xlsx）：${path}`, { hint: '请检查文件夹。' })
    return names.sort().map((name) => join(path, name))
  }
  if (found !== null || !/[*?]/.test(basename(word))) return [path]
  const pattern = new RegExp(
    `^${basename(word)
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )
  const names = (await readdir(dirname(path))).filter((name) => pattern.test(name) && !name.startsWith('~$'))
  if (names.length === 0)
    throw new AppError('FILE-MISSING', `没有符合“${word}”的文件。`, { hint: '请检查文件名和所在文件夹。' })
  return names.sort().map((name) => join(dirname(path), name))
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
