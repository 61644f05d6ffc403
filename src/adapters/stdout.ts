// The two streams to the person. A closed pipe (`| head -1`) is a quiet stop; a full device is an error with a sentence.
import { AppError } from '../domain/app-error.ts'

export type Stream = {
  readonly isTerminal: boolean
  /** Columns of the terminal; null when it is not one. */
  readonly columns: number | null
  /** False once the reader has gone: stop producing. */
  write(text: string): Promise<boolean>
}

export function openStream(target: NodeJS.WriteStream): Stream {
  let isClosed = false
  let failure: Error | null = null
  target.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED') isClosed = true
    else failure = error
  })
  return {
    isTerminal: target.isTTY === true,
    columns: target.isTTY === true ? (target.columns ?? 80) : null,
    async write(text) {
      if (failure !== null)
        throw new AppError('OUTPUT-FAILED', `结果没能写出去：${describe(failure)}`, {
          hint: '请检查磁盘空间，或用 --out 写到别的位置。',
        })
      if (isClosed) return false
      await new Promise<void>((resolve) => {
        // The callback also comes with an error, which the listener above has noted.
        target.write(text, () => resolve())
      })
      if (failure !== null)
        throw new AppError('OUTPUT-FAILED', `结果没能写出去：${describe(failure)}`, {
          hint: '请检查磁盘空间，或用 --out 写到别的位置。',
        })
      return !isClosed
    },
  }
}

function describe(error: NodeJS.ErrnoException): string {
  return error.code === 'ENOSPC' ? '磁盘已满' : (error.code ?? '未知原因')
}
