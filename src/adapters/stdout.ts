// The two streams to the person. A closed pipe (`| head -1`) is a quiet stop; a full device is an error with a sentence.
import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '../domain/app-error.ts'

export type Stream = {
  readonly isTerminal: boolean
  /** Columns of the terminal; null when it is not one. */
  readonly columns: number | null
  /** False once the reader has gone: stop producing. */
  write(text: string): Promise<boolean>
}

const TURN_MS = 50

export function openStream(target: NodeJS.WriteStream): Stream {
  let isClosed = false
  let failure: Error | null = null
  let lastTurn = performance.now()
  target.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED') isClosed = true
    else failure = error
  })
  return {
    isTerminal: target.isTTY === true,
    columns: target.isTTY === true ? (target.columns ?? 80) : null,
    async write(text) {
      if (failure !== null) throw failedOutput(failure)
      if (isClosed) return false
      await new Promise<void>((resolve) => {
        // The callback also comes with an error, which the listener above has noted.
        target.write(text, () => resolve())
      })
      if (failure !== null) throw failedOutput(failure)
      // A file takes everything at once: without a turn of the event loop Ctrl-C would wait for the last line.
      if (performance.now() - lastTurn > TURN_MS) {
        await turn()
        lastTurn = performance.now()
      }
      return !isClosed
    },
  }
}

function failedOutput(error: NodeJS.ErrnoException): AppError {
  const reason = error.code === 'ENOSPC' ? '磁盘已满' : (error.code ?? '未知原因')
  return new AppError('OUTPUT-FAILED', `结果没能写出去：${reason}`, {
    hint: '请检查磁盘空间，或用 --out 写到别的位置。已经写进数据库的改动仍在，见 gongtiao log。',
  })
}
