// A file read whole, within a bound, with its hash. For the kinds that cannot be read as a stream.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { LIMITS, overLimit, unreadable } from '../workbook/faults.ts'

export type WholeFile = { readonly bytes: Buffer; readonly sha256: string }

export async function readWhole(path: string, file: string): Promise<WholeFile> {
  try {
    const { size } = await stat(path)
    if (size > LIMITS.wholeFileBytes) throw overLimit(file, `这类文件最大 ${LIMITS.wholeFileBytes / 1024 / 1024} MB`)
    const bytes = await readFile(path)
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unreadable(file, error) : error
  }
}
