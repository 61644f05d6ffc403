// The other side of reading-thread.ts: reads and decodes one file after another, a few batches ahead of the store.
import { parentPort } from 'node:worker_threads'
import { describeFileError } from '../adapters/files.ts'
import { isAppError } from '../domain/app-error.ts'
import { packBatches } from '../ledger/packed.ts'
import { readLedger } from '../ledger/read.ts'
import { readRoster } from '../ledger/roster.ts'
import { readSmallTable } from '../ledger/small-table.ts'
import { findRow, openSheetFile } from './open-sheet.ts'
import type { ReadRequest, ThreadOrder, WorkerMessage } from './reading-thread.ts'

/** Batches that may wait unread: enough to keep both threads busy, few enough to keep memory flat. */
const AHEAD = 4

async function work(
  request: ReadRequest,
  post: (message: WorkerMessage) => void,
  credit: () => Promise<void>,
): Promise<void> {
  try {
    const opened = await openSheetFile(request.path)
    if (request.kind === 'row') {
      post({ type: 'row', row: await findRow(opened, request.place) })
      return
    }
    if (request.kind === 'table') {
      post({ type: 'table', table: await readSmallTable(opened) })
      return
    }
    const file = { file: opened.file, kind: opened.kind, encoding: opened.encoding, sha256: opened.sha256 }
    if (request.kind === 'roster') {
      post({ type: 'roster', file, reading: await readRoster(opened, request.context) })
      return
    }
    const reading = await readLedger(opened, request.context)
    post({ type: 'head', file, sheets: reading.sheets, notices: reading.notices })
    for await (const batch of packBatches(reading.batches)) {
      await credit()
      post({ type: 'batch', batch })
    }
    post({ type: 'end' })
  } catch (error) {
    const known = isAppError(error) ? error : describeFileError(error, request.path)
    if (known === null) throw error
    const { code, message, hint, questions } = known
    post({ type: 'refused', code, message, hint, questions })
  }
}

const port = parentPort
if (port !== null) {
  let credits = 0
  let waiting: (() => void) | null = null
  const credit = async (): Promise<void> => {
    while (credits === 0)
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    credits -= 1
  }
  port.on('message', (order: ThreadOrder) => {
    if (order.type === 'read') {
      credits = AHEAD
      void work(order.request, (message) => port.postMessage(message), credit)
      return
    }
    credits += 1
    waiting?.()
    waiting = null
  })
}
