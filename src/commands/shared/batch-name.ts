// The name of an import batch: `B0007` is the seventh operation of the store.
import { AppError } from '../../domain/app-error.ts'

export const batchName = (seq: number): string => `B${String(seq).padStart(4, '0')}`

/** `B0007`, `b7` and `7` name the same batch. */
export function parseBatch(word: string): number {
  const match = /^b?0*(\d{1,9})$/i.exec(word.normalize('NFKC').trim())
  if (match === null) {
    throw new AppError('USAGE', `批次“${word}”应当写成 B0007 的样子。`, {
      hint: '批次见 gongtiao ledger batches。',
      usage: true,
    })
  }
  return Number(match[1])
}
