// One line of progress on stderr, on a terminal only, redrawn at most ten times a second. Ctrl-C is answered here: long
// work reports its progress, so the report is where it stops.
import { AppError } from '../../domain/app-error.ts'
import type { Progress } from '../../world.ts'

const INTERVAL_MS = 100

/** As much as fits on the line: a wrapped line could not be wiped again. A label may be the name of somebody's file. */
function cut(label: string, room: number): string {
  let width = 0
  let text = ''
  for (const character of label) {
    width += character < '\u1100' ? 1 : 2
    if (width > room) break
    text += /\p{Cc}|\p{Cf}/u.test(character) ? '?' : character
  }
  return text
}

export function openProgress(target: NodeJS.WriteStream, cancelled: () => boolean): Progress {
  const isShown = target.isTTY === true && (process.env.CI ?? '') === '' && process.env.TERM !== 'dumb'
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
      const count = `${done.toLocaleString('en-US')}${total === null ? '' : ` / ${total.toLocaleString('en-US')}`}`
      const room = Math.max(0, (target.columns || 80) - count.length - 3)
      target.write(`\r\u001b[2K${cut(label, room)}  ${count}`)
    },
    end() {
      if (isDrawn) target.write('\r\u001b[2K')
      isDrawn = false
    },
  }
}
