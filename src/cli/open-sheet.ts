// Opens a table file by what it is, never by its name. Kinds that cannot be read yet get one sentence.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { openCsv } from '../adapters/csv.ts'
import { describeKind, sniffKind } from '../adapters/workbook/sniff.ts'
import { AppError } from '../domain/app-error.ts'
import type { SheetFile } from '../domain/sheet.ts'

const HEAD_BYTES = 4096

export async function openSheetFile(path: string): Promise<SheetFile> {
  const head = await readHead(path)
  const kind = sniffKind(head, basename(path))
  if (kind === 'text') return openCsv(path)
  if (kind === 'xlsx') {
    const { openWorkbook } = await import('../adapters/workbook/read.ts')
    return openWorkbook(path)
  }
  throw new AppError('FILE-KIND', `${basename(path)}:${describeKind(kind)}`)
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
