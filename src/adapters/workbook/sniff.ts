// What a file is by its bytes, never by its name: offices rename .xls to .xlsx, and web systems export HTML as .xls.
// Says in one sentence why a kind cannot be read and what to do; reading is left to read.ts and to the csv adapter.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../domain/app-error.ts'
import { unreadable } from './faults.ts'

export type FileKind =
  | 'xlsx'
  | 'xlsb'
  | 'xls'
  | 'encrypted'
  | 'ods'
  | 'fods'
  | 'office-document'
  | 'html'
  | 'mhtml'
  | 'xml-2003'
  | 'pdf'
  | 'zip'
  | 'archive'
  | 'image'
  | 'text'
  | 'binary'
  | 'empty'

/** First bytes that settle every kind but zip and OLE, whose directories lie elsewhere: `sniffFile` looks there too. */
export const SNIFF_BYTES = 64 * 1024

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['archive', [0x52, 0x61, 0x72, 0x21]], // Rar!
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ['archive', [0x1f, 0x8b]], // gzip
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x42, 0x4d]],
  ['office-document', [0x7b, 0x5c, 0x72, 0x74, 0x66]], // {\rtf
]
/** BIFF records without an OLE container, as some exporters write them: BOF of BIFF2, 3, 4 and 5. */
const BARE_BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** The kind of a file from its first bytes. The name decides only between kinds that share their bytes. */
export function sniffKind(firstBytes: Uint8Array, fileName: string): FileKind {
  const bytes = Buffer.from(firstBytes.buffer, firstBytes.byteOffset, firstBytes.byteLength)
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, OLE)) return oleKind(bytes, fileName)
  if (BARE_BIFF.some((signature) => startsWith(bytes, signature))) return 'xls'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes)
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const text = readableText(bytes)
  const markup = text === null ? null : markupKind(text)
  if (markup !== null) return markup
  const known = SIGNATURES.find(
    ([kind, signature]) => startsWith(bytes, signature) && (kind !== 'image' || text === null),
  )
  return known?.[0] ?? (text === null ? 'binary' : 'text')
}

/** The kind of a file on disk. */
export async function sniffFile(path: string): Promise<FileKind> {
  const name = basename(path)
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(name, error)
  })
  try {
    return sniffKind(await tellingBytes(handle), name)
  } catch (error) {
    throw unreadable(name, error)
  } finally {
    await handle.close()
  }
}

/** The first bytes, and for zip the central directory, for OLE the first directory sector. */
async function tellingBytes(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat()
  const head = await readAt(handle, 0, SNIFF_BYTES)
  if (size <= SNIFF_BYTES) return head
  if (startsWith(head, [0x50, 0x4b]))
    return Buffer.concat([head, await readAt(handle, size - SNIFF_BYTES, SNIFF_BYTES)])
  if (!startsWith(head, OLE)) return head
  const sectorSize = 2 ** Math.min(head.readUInt16LE(30), 12)
  const directory = (head.readUInt32LE(48) + 1) * sectorSize
  return Buffer.concat([head, await readAt(handle, directory, sectorSize)])
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** Stream names of an OLE directory are UTF-16. */
function oleKind(bytes: Buffer, fileName: string): FileKind {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'encrypted'
  if (holds('WordDocument') || holds('PowerPoint Document')) return 'office-document'
  if (holds('Workbook')) return 'xls'
  return /\.(docx?|pptx?|wps|dps|msi|msg)$/i.test(fileName) ? 'office-document' : 'xls'
}

function zipKind(bytes: Buffer): FileKind {
  const holds = (text: string) => bytes.includes(text)
  if (holds('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (holds('application/vnd.oasis.opendocument')) return 'office-document'
  if (holds('xl/workbook.bin')) return 'xlsb'
  if (holds('word/document.xml') || holds('ppt/presentation.xml')) return 'office-document'
  if (holds('xl/') || holds('[Content_Types].xml')) return 'xlsx'
  // The media type of OpenDocument may have been packed by a program that knows nothing of it.
  return holds('content.xml') && holds('mimetype') ? 'ods' : 'zip'
}

/** The text when these bytes may be text of any encoding that offices use; null for binary. */
function readableText(bytes: Buffer): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  return bytes.includes(0) ? null : bytes.toString('latin1')
}

function markupKind(text: string): FileKind | null {
  const start = text.replace(/^(?:\u00EF\u00BB\u00BF|\uFEFF)?\s*/, '').slice(0, 4096)
  if (/^<\?xml|^<\?mso/i.test(start) && /<(?:\w+:)?Workbook[\s>]/.test(start)) return 'xml-2003'
  if (/^(?:<\?xml[^>]*>\s*)?<office:document[\s>]/i.test(start)) return 'fods'
  if (/^<(?:!doctype html|!--|\?xml[^>]*>\s*<(?:!doctype )?html|html|head|body|meta|style|table|div)/i.test(start))
    return 'html'
  return /^(?:MIME-Version|X-Document-Type):/i.test(start) ? 'mhtml' : null
}

/** Kinds that are read: by read.ts, by the csv adapter, by legacy-table. */
const READABLE = {
  xlsx: '.xlsx 工作簿',
  text: '文本文件（.csv）',
  xls: '旧版工作簿（.xls 或 .et）',
  html: '网页表格（HTML）',
  mhtml: '单个文件网页（MHTML）',
  'xml-2003': 'XML 表格（Excel 2003 格式）',
  ods: 'OpenDocument 表格（.ods）',
  fods: 'OpenDocument 表格（.fods）',
} as const satisfies Partial<Record<FileKind, string>>

export type ReadableKind = keyof typeof READABLE

export function isReadable(kind: FileKind): kind is ReadableKind {
  return kind in READABLE
}

const GET_TABLE = '请取得原来的 .xlsx 或 .csv 文件再导入'

const UNREADABLE: Readonly<Record<Exclude<FileKind, ReadableKind>, string>> = {
  xlsb: '这是二进制工作簿（.xlsb），不能直接读取，请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入',
  encrypted: '文件已加密，请先在 WPS 或 Excel 中取消打开密码，另存后再导入',
  'office-document': '这是文字或演示文稿，不是表格，请把其中的表格复制到工作簿，存为 .xlsx 后再导入',
  pdf: `这是 PDF 文件，不是表格，${GET_TABLE}`,
  zip: '这是压缩包，请先解压，再导入其中的 .xlsx 或 .csv 文件',
  archive: '这是压缩包，请先解压，再导入其中的 .xlsx 或 .csv 文件',
  image: `这是图片，不是表格，${GET_TABLE}`,
  binary: `不是可以识别的表格文件，${GET_TABLE}`,
  empty: '文件是空的（0 字节），请重新取得此文件',
}

/** Why a file is not read, or not read as .xlsx: what it is and what to do, in one sentence. */
export function notReadable(fileName: string, kind: FileKind): AppError {
  const codes: Partial<Record<FileKind, string>> = { encrypted: 'FILE-ENCRYPTED', empty: 'FILE-EMPTY' }
  const sentence = isReadable(kind)
    ? `这是${READABLE[kind]}，这里要的是 .xlsx，请另存为 .xlsx 后再来`
    : UNREADABLE[kind]
  return new AppError(codes[kind] ?? 'FILE-KIND', `${fileName}：${sentence}`)
}
