// Writes one file whole or not at all, even across a power cut: beside its place under a name of our own, synced, renamed,
// the folder synced. Readable by the owner only. Which file may be replaced is left to files.ts.
import { createHash, randomBytes } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'

// write-file-atomic is not used: it writes once and does not look at how much was written, so that on a disk that is
// almost full a file cut short takes the final name; and it opens its temporary file without O_EXCL.
const TEMPORARY = /^\.gongtiao-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const cleared = new Set<string>()

export function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  return whole(path, (handle) => writeAll(handle, bytes, 0))
}

/** A copy of a file of any size. `accept` is told the hash of what was copied, and may throw. */
export function copyWhole(source: string, path: string, accept: (sha256: string) => void): Promise<void> {
  return whole(path, async (handle) => {
    const hash = createHash('sha256')
    let done = 0
    for await (const chunk of createReadStream(source, { highWaterMark: COPIED_AT_ONCE })) {
      hash.update(chunk)
      await writeAll(handle, chunk, done)
      done += chunk.length
    }
    accept(hash.digest('hex'))
  })
}

const COPIED_AT_ONCE = 1024 * 1024

async function whole(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const folder = dirname(path)
  await clearLeftovers(folder)
  const temporary = join(folder, `.gongtiao-${HOST}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeSynced(temporary, write)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
}

/** Makes a folder and those above it, owner-only; each new name is synced into the folder that holds it. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const top = dirname(resolve(first))
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    await syncFolder(folder)
    if (folder === top || folder === dirname(folder)) return
  }
}

async function writeSynced(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await write(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** On a disk that fills up one call writes a part and reports no error: the next one does. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done)
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
    done += bytesWritten
  }
}

/** The rename itself must survive a power cut. Windows has no such call, and some shared folders refuse it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    if (!isUnsupported(error)) throw error
  } finally {
    await handle.close()
  }
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP')
}

/** What a killed process left in this folder goes, once a run. Files of a living process or another machine stay. */
async function clearLeftovers(folder: string): Promise<void> {
  if (cleared.has(folder)) return
  cleared.add(folder)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const [, host, pid] = TEMPORARY.exec(name) ?? []
    if (host === HOST && pid !== undefined && !isAlive(Number(pid)))
      await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
