// One line of progress on stderr, on a terminal only, redrawn at most ten times a second. Ctrl-C is answered here: long
// work reports its progress, so the report is where it stops.
import { AppError } from '../../domain/app-error.ts'
import type { Progress } from '../../world.ts'

const INTERVAL_MS = 100

export function openProgress(target: NodeJS.WriteStream, cancelled: () => boolean): Progress {
  const isShown = target.isTTY === true && process.env.CI === undefined && process.env.TERM !== 'dumb'
  let last = 0
  let isDrawn = false
  return {
    report(label, done, total) {
      if (cancelled()) throw new AppError('CANCELLED', '已取消。', { hint: '没有完成的改动已撤回。' })
      if (!isShown) return
      const now = performance.now()
      if (now - last < INTERVAL_MS) return
      last = now
      isDrawn = true
      target.write(
        `\r\u001b[2K${label}  ${done.toLocaleString('en-US')}${total === null ? '' : ` / ${total.toLocaleString('en-US')}`}`,
      )
    },
    end() {
      if (isDrawn) target.write('\r\u001b[2K')
      isDrawn = false
    },
  }
}
