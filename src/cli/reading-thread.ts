// The thread in which files are read, and what it says of one file at a time. It is started once and reads one file after
// another; a file that eats all memory or never ends takes it down, and the next file gets a new one.
import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/app-error.ts'
import type { SheetRow } from '../domain/sheet.ts'
import type { LedgerContext } from '../ledger/context.ts'
import type { LedgerReading } from '../ledger/decoded.ts'
import type { PackedBatch } from '../ledger/packed.ts'
import type { RosterContext, RosterReading } from '../ledger/roster.ts'
import type { SmallTable } from '../ledger/small-table.ts'
import type { OpenLedger, World } from '../world.ts'

export type RowPlace = Parameters<World['readRow']>[1]

type LedgerRequest = { readonly kind: 'ledger'; readonly path: string; readonly context: LedgerContext }
type RosterRequest = { readonly kind: 'roster'; readonly path: string; readonly context: RosterContext }
type RowRequest = { readonly kind: 'row'; readonly path: string; readonly place: RowPlace }
type TableRequest = { readonly kind: 'table'; readonly path: string }
export type ReadRequest = LedgerRequest | RosterRequest | RowRequest | TableRequest

export type WorkerMessage =
  | {
      readonly type: 'head'
      readonly file: OpenLedger['file']
      readonly sheets: LedgerReading['sheets']
      readonly notices: LedgerReading['notices']
    }
  | { readonly type: 'batch'; readonly batch: PackedBatch }
  | { readonly type: 'end' }
  | { readonly type: 'row'; readonly row: SheetRow | null }
  | { readonly type: 'table'; readonly table: SmallTable }
  | { readonly type: 'roster'; readonly file: OpenLedger['file']; readonly reading: RosterReading }
  | ({ readonly type: 'refused' } & Pick<AppError, 'code' | 'message' | 'hint' | 'questions'>)

/** What the thread is told: a file to read, or that there is room for another batch. */
export type ThreadOrder = { readonly type: 'read'; readonly request: ReadRequest } | { readonly type: 'more' }

const LAST_WORDS: ReadonlySet<WorkerMessage['type']> = new Set(['end', 'row', 'table', 'roster', 'refused'])

const MEMORY_MB = 192
/** Room for a few batches: fewer of them survive into the old generation. */
const YOUNG_MB = 48
/** Silence of the worker after which a file counts as unreadable. */
const DEADLINE_MS = 60_000

/** Beside this file once built: build.mjs makes the worker a file of its own. */
const SCRIPT = new URL('./ledger-worker.mjs', import.meta.url)

export type ThreadReading = {
  next(): Promise<WorkerMessage>
  more(): void
  /** The thread is free for the next file; one that was still at work is ended. */
  done(): Promise<void>
}

export class ReadingThread {
  #worker: Worker | null = null
  #inbox: Inbox | null = null

  read(request: ReadRequest): ThreadReading {
    const worker = this.#worker ?? this.start()
    const inbox = new Inbox(request.path)
    this.#inbox = inbox
    // While nothing is read, the thread keeps nobody waiting for its end.
    worker.ref()
    this.tell(worker, { type: 'read', request })
    return {
      next: () => inbox.next(),
      more: () => this.tell(worker, { type: 'more' }),
      done: async () => {
        worker.unref()
        if (inbox.isFinished) return
        if (this.#worker === worker) this.#worker = null
        await worker.terminate()
      },
    }
  }

  private tell(worker: Worker, order: ThreadOrder): void {
    worker.postMessage(order)
  }

  private start(): Worker {
    const worker = new Worker(SCRIPT, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const isCurrent = (): boolean => this.#worker === worker
    worker.on('message', (message: WorkerMessage) => (isCurrent() ? this.#inbox?.push(message) : undefined))
    worker.on('error', (error: unknown) => this.lost(worker, error))
    worker.on('exit', () => this.lost(worker, new Error('the reading thread ended early')))
    this.#worker = worker
    return worker
  }

  private lost(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#inbox?.fail(error)
  }
}

/** Messages of one request in order, the worker's failure as an error, silence as an error. */
class Inbox {
  readonly #messages: WorkerMessage[] = []
  readonly #path: string
  #failure: unknown = null
  #wake: (() => void) | null = null

  /** The worker has said its last word on this request. */
  isFinished = false

  constructor(path: string) {
    this.#path = path
  }

  push(message: WorkerMessage): void {
    if (LAST_WORDS.has(message.type)) this.isFinished = true
    this.take(() => this.#messages.push(message))
  }

  fail(error: unknown): void {
    this.take(() => (this.#failure ??= error))
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
    if (message.type === 'refused') {
      const { code, hint, questions } = message
      throw new AppError(code, message.message, hint === null ? { questions } : { hint, questions })
    }
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
