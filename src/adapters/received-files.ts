// Received ledgers are kept in the workspace as they came, under their hash: a case can name its cell years later.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/app-error.ts'
import { fileName } from '../domain/file-name.ts'
import type { ReceivedFile } from '../world.ts'
import { describeFileError } from './files.ts'
import { copyWhole, makeFolder } from './whole-file.ts'

export const RECEIVED_FOLDER = 'received'
/** Enough of the hash to tell files apart, and a name that a person still recognises. */
const HASH_SHOWN = 16

export function receivedPath(workspace: string, { name, sha256 }: ReceivedFile): string {
  return join(workspace, RECEIVED_FOLDER, fileName(`${sha256.slice(0, HASH_SHOWN)}-${name}`))
}

/** Whole or absent, owner-only. Throws FILE-CHANGED when the bytes are no longer those that were read. */
export async function keepReceived(workspace: string, path: string, file: ReceivedFile): Promise<void> {
  const target = receivedPath(workspace, file)
  try {
    if (existsSync(target) && (await hashOf(target)) === file.sha256) return
    await makeFolder(join(workspace, RECEIVED_FOLDER))
    await copyWhole(path, target, (sha256) => {
      if (sha256 === file.sha256) return
      throw new AppError('FILE-CHANGED', `${file.name}：读取以后，这个文件改动过；没有写入任何数据。`, {
        hint: '请先在 WPS 或 Excel 里保存并关闭它，再运行一次同一条命令。',
      })
    })
  } catch (error) {
    throw describeFileError(error, target) ?? error
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
