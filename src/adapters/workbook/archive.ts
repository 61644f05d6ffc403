// The one door to yauzl: a zip opened, its directory checked, its parts streamed with size, ratio and checksum proved.
// Knows nothing of spreadsheets. Part names are compared without case and with either slash, as Office does.
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { asFault, damaged, LIMITS, overLimit, unsafe } from './faults.ts'

export type Archive = {
  has(part: string): boolean
  /** Unpacked bytes. Throws at the end when size or checksum disagree with the directory: nothing damaged passes as whole. */
  read(part: string, maximum?: number): AsyncGenerator<Buffer>
  /** Names of the parts as the directory spells them, in its order. */
  readonly names: readonly string[]
  /** The packed bytes of a part, proved by unpacking them once; null when the part is not deflated. */
  packed(part: string): Promise<PackedBytes | null>
  close(): void
}

export type PackedBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly crc: number; readonly size: number }

const INFLATE_CHUNK = 64 * 1024
const STORED = 0
const DEFLATED = 8

export async function openArchive(path: string, file: string): Promise<Archive> {
  return archiveOf(openPromise(path, { autoClose: false }), file)
}

/** The same over bytes in memory. */
export async function openArchiveBytes(bytes: Uint8Array, file: string): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return archiveOf(fromBufferPromise(buffer, { autoClose: false }), file)
}

async function archiveOf(opening: Promise<ZipFile>, file: string): Promise<Archive> {
  const zip = await opening.catch((error: unknown) => {
    throw asFault(file, error)
  })
  try {
    const entries = await readDirectory(zip, file)
    const request = (part: string, maximum: number): PartRequest => {
      return { zip, file, entry: entries.get(partKey(part)), part, maximum }
    }
    return {
      has: (part) => entries.has(partKey(part)),
      read: (part, maximum = LIMITS.unpackedBytes) => readPart(request(part, maximum)),
      names: [...entries.values()].map(({ fileName }) => fileName),
      packed: (part) => readPacked(request(part, LIMITS.unpackedBytes)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw asFault(file, error)
  }
}

export function partKey(part: string): string {
  return part.replace(/^\/+/, '').toLowerCase()
}

async function readDirectory(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > LIMITS.entries)
    throw overLimit(file, `压缩包内有 ${zip.entryCount} 项，最多 ${LIMITS.entries} 项`)
  const entries = new Map<string, Entry>()
  let declared = 0
  for await (const entry of safeNames(zip, file)) {
    if (entry.fileName.endsWith('/')) continue
    const key = partKey(entry.fileName)
    if (entries.has(key)) throw unsafe(file, `压缩包内有重名项 ${entry.fileName}`)
    declared += entry.uncompressedSize
    if (declared > LIMITS.unpackedBytes) throw overLimit(file, `解压后超过 ${megabytes(LIMITS.unpackedBytes)}`)
    entries.set(key, entry)
  }
  return entries
}

/** yauzl refuses absolute names and `..` while it walks the directory; tell that apart from a damaged directory. */
async function* safeNames(zip: ZipFile, file: string): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry()
  } catch (error) {
    if (error instanceof Error && /^(absolute path|invalid relative path|invalid characters)/.test(error.message)) {
      throw unsafe(file, '压缩包内有越出文件夹的路径')
    }
    throw error
  }
}

type PartRequest = {
  readonly zip: ZipFile
  readonly file: string
  readonly entry: Entry | undefined
  readonly part: string
  readonly maximum: number
}

async function* readPart({ zip, file, entry, part, maximum }: PartRequest): AsyncGenerator<Buffer> {
  if (entry === undefined) throw damaged(file, `缺少部件 ${part}`)
  if (entry.isEncrypted()) throw unsafe(file, '压缩包带密码')
  if (entry.compressionMethod !== DEFLATED && entry.compressionMethod !== STORED) {
    throw unsafe(file, `部件 ${part} 的压缩方式不是 .xlsx 的压缩方式`)
  }
  const allowed = Math.min(maximum, Math.max(LIMITS.ratioFloor, entry.compressedSize * LIMITS.ratio))
  const tooLarge = () => overLimit(file, `部件 ${part} 解压后超过 ${megabytes(allowed)}`)
  if (entry.uncompressedSize > allowed) throw tooLarge()
  let size = 0
  let checksum = 0
  try {
    for await (const chunk of unpacked(zip, entry)) {
      size += chunk.length
      if (size > allowed) throw tooLarge()
      if (size > entry.uncompressedSize) throw damaged(file, `部件 ${part} 比目录所记的大`)
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } catch (error) {
    throw asFault(file, error)
  }
  if (size !== entry.uncompressedSize) throw damaged(file, `部件 ${part} 不完整`)
  if (checksum !== entry.crc32) throw damaged(file, `部件 ${part} 校验和不符`)
}

async function readPacked(request: PartRequest): Promise<PackedBytes | null> {
  const { zip, file, entry } = request
  for await (const _ of readPart(request)) {
    // Unpacked to its end, a part has proved its size and checksum.
  }
  if (entry?.compressionMethod !== DEFLATED) return null
  const chunks: Buffer[] = []
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry, { decodeFileData: false })) chunks.push(chunk)
  } catch (error) {
    throw asFault(file, error)
  }
  return { bytes: Buffer.concat(chunks), crc: entry.crc32, size: entry.uncompressedSize }
}

/** `pipeline` settles on every ending of either stream, so a damaged zip rejects here and never hangs. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  if (entry.compressionMethod === STORED) {
    yield* packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: INFLATE_CHUNK })
  const settled = new Promise<unknown>((resolve) => pipeline(packed, inflate, resolve))
  try {
    yield* inflate
  } finally {
    inflate.destroy()
    await settled
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024))} MB`
}
