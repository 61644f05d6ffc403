// Reads files in a thread beside the store: two cores work at once, and a workbook that eats all memory or never ends
// takes down the thread, not the program.
import { setImmediate as turn } from 'node:timers/promises'
import type { SheetRow } from '../domain/sheet.ts'
import type { LedgerContext } from '../ledger/context.ts'
import type { RosterContext } from '../ledger/roster.ts'
import type { SmallTable } from '../ledger/small-table.ts'
import type { OpenLedger, OpenRoster } from '../world.ts'
import { ReadingThread, type RowPlace, type ThreadReading } from './reading-thread.ts'

const thread = new ReadingThread()

export async function readLedgerBeside(path: string, context: LedgerContext): Promise<OpenLedger> {
  const reading = thread.read({ kind: 'ledger', path, context })
  try {
    const head = await reading.next()
    if (head.type !== 'head') throw new Error(`the reading thread began with ${head.type}`)
    return { ...head, batches: batches(reading), close: () => reading.done() }
  } catch (error) {
    await reading.done()
    throw error
  }
}

export async function readRosterBeside(path: string, context: RosterContext): Promise<OpenRoster> {
  const reading = thread.read({ kind: 'roster', path, context })
  try {
    const message = await reading.next()
    if (message.type !== 'roster') throw new Error(`the reading thread sent ${message.type}`)
    return { ...message.reading, file: message.file }
  } finally {
    await reading.done()
  }
}

export async function readRowBeside(path: string, place: RowPlace): Promise<SheetRow | null> {
  const reading = thread.read({ kind: 'row', path, place })
  try {
    const message = await reading.next()
    if (message.type !== 'row') throw new Error(`the reading thread sent ${message.type}`)
    return message.row
  } finally {
    await reading.done()
  }
}

export async function readTableBeside(path: string): Promise<SmallTable> {
  const reading = thread.read({ kind: 'table', path })
  try {
    const message = await reading.next()
    if (message.type !== 'table') throw new Error(`the reading thread sent ${message.type}`)
    return message.table
  } finally {
    await reading.done()
  }
}

async function* batches(reading: ThreadReading): OpenLedger['batches'] {
  for (;;) {
    const message = await reading.next()
    if (message.type === 'end') return
    if (message.type !== 'batch') throw new Error(`the reading thread sent ${message.type}`)
    reading.more()
    // Messages that keep coming are handed over without a turn of the event loop: Ctrl-C would wait for the last of them.
    await turn()
    yield message.batch
  }
}
