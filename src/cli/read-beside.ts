// Reads a ledger in a worker thread beside the store: two cores work at once, and a workbook that eats all memory or
// never ends takes down the worker, not the program.
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/app-error.ts'
import type { LedgerContext } from '../ledger/context.ts'
import type { LedgerReading } from '../ledger/decoded.ts'
import type { PackedBatch } from '../ledger/packed.ts'
import type { RosterContext, RosterReading } from '../ledger/roster.ts'
import type { OpenLedger, OpenRoster } from '../world.ts'

type LedgerRequest = { readonly kind: 'ledger'; readonly path: string; readonly context: LedgerContext }
type RosterRequest = { readonly kind: 'roster'; readonly path: string; readonly context: RosterContext }
export type ReadRequest = LedgerRequest | RosterRequest

export type WorkerMessage =
  | {
      readonly type: 'head'
      readonly file: OpenLedger['file']
      readonly sheets: LedgerReading['sheets']
      readonly notices: LedgerReading['notices']
    }
  | { readonly type: 'batch'; readonly batch: PackedBatch }
  | { readonly type: 'end' }
  | { readonly type: 'roster'; readonly file: OpenLedger['file']; readonly reading: RosterReading }
  | { readonly type: 'refused'; readonly code: string; readonly message: string; readonly hint: string | null }

const MEMORY_MB = 192
/** Room for a few batches: fewer of them survive into the old generation. */
const YOUNG_MB = 64
/** Silence of the worker after which a file counts as unreadable. */
const DEADLINE_MS = 60_000

/** Beside this file once built: build.mjs makes the worker a file of its own. */
const SCRIPT = new URL('./ledger-worker.mjs', import.meta.url)

function startWorker(request: ReadRequest): { readonly worker: Worker; readonly inbox: Inbox } {
  const worker = new Worker(SCRIPT, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  })
  return { worker, inbox: new Inbox(worker, request.path) }
}

export async function readLedgerBeside(path: string, context: LedgerContext): Promise<OpenLedger> {
  const { worker, inbox } = startWorker({ kind: 'ledger', path, context })
  try {
    const head = await inbox.next()
    if (head.type !== 'head') throw new Error(`the reading worker began with ${head.type}`)
    return { ...head, batches: batches(inbox, worker), close: async () => void (await worker.terminate()) }
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

export async function readRosterBeside(path: string, context: RosterContext): Promise<OpenRoster> {
  const { worker, inbox } = startWorker({ kind: 'roster', path, context })
  try {
    const message = await inbox.next()
    if (message.type !== 'roster') throw new Error(`the reading worker sent ${message.type}`)
    return { ...message.reading, file: message.file }
  } finally {
    await worker.terminate()
  }
}

async function* batches(inbox: Inbox, worker: Worker): OpenLedger['batches'] {
  for (;;) {
    const message = await inbox.next()
    if (message.type === 'end') return
    if (message.type !== 'batch') throw new Error(`the reading worker sent ${message.type}`)
    worker.postMessage('more')
    // Messages that keep coming are handed over without a turn of the event loop: Ctrl-C would wait for the last of them.
    await turn()
    yield message.batch
  }
}

/** Messages in order, the worker's failure as an error, silence as an error. */
class Inbox {
  readonly #messages: WorkerMessage[] = []
  readonly #path: string
  #failure: unknown = null
  #wake: (() => void) | null = null

  constructor(worker: Worker, path: string) {
    this.#path = path
    worker.on('message', (message: WorkerMessage) => this.take(() => this.#messages.push(message)))
    worker.on('error', (error: unknown) => this.take(() => (this.#failure = error)))
    worker.on('exit', () => this.take(() => (this.#failure ??= new Error('the reading worker ended early'))))
  }

  private take(change: () => unknown): void {
    change()
    this.#wake?.()
    this.#wake = null
  }

  async next(): Promise<WorkerMessage> {
    if (this.#messages.length === 0 && this.#failure === null) await this.wait()
    const message = this.#messages.shift()
    if (message === undefined) throw this.describe(this.#failure)
    if (message.type === 'refused')
      throw new AppError(message.code, message.message, message.hint === null ? {} : { hint: message.hint })
    return message
  }

  private async wait(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(
        () =>
          this.take(() => {
            this.#failure = new AppError('FILE-TOO-SLOW', `读取超过 ${DEADLINE_MS / 1000} 秒没有进展：${this.#path}`, {
              hint: '请在 WPS/Excel 里另存为新的 .xlsx 或 .csv 再导入。',
            })
            resolve()
          }),
        DEADLINE_MS,
      )
    })
    await Promise.race([
      late,
      new Promise<void>((resolve) => {
        this.#wake = resolve
      }),
    ])
    clearTimeout(timer)
  }

  private describe(error: unknown): unknown {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (!isMemory) return error
    return new AppError('FILE-TOO-LARGE', `读取时内存用尽，没有导入：${this.#path}`, {
      hint: '文件可能含有极大的空白区域或异常内容；请在 WPS/Excel 里把数据复制到新工作簿，另存后再导入。',
    })
  }
}
