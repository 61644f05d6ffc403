// One ledger file on its way into the store: read beside the store, batch after batch into the staging.
import { isAppError } from '../../../domain/app-error.ts'
import type { ImportSession } from '../../../store.ts'
import type { OpenLedger, World } from '../../../world.ts'
import type { FileOutcome, ImportCounts, ImportJob, ReadSource } from './job.ts'
import type { NumberGiver } from './numbers.ts'
import { stageBatch } from './rows.ts'

type FileJob = {
  readonly path: string
  readonly job: ImportJob
  readonly session: ImportSession
  readonly numbers: NumberGiver | null
  readonly before: ImportCounts
}

export async function importFile(world: World, { path, job, session, numbers, before }: FileJob): Promise<FileOutcome> {
  let ledger: OpenLedger | null = null
  let counts = before
  try {
    const context = contextFor(path, job)
    ledger = await world.readLedger(path, context)
    const { file } = ledger
    const notices = [...ledger.notices]
    const sheets: (string | null)[] = []
    let firstSheet = 0
    for await (const batch of ledger.batches) {
      const { sheet } = batch
      if (sheets.length === 0 || sheets.at(-1) !== sheet) {
        const layout = layoutOf(ledger, sheet)
        const index = await session.startFile({ name: file.file, sheet, sha256: file.sha256, layout })
        if (sheets.length === 0) firstSheet = index
        sheets.push(sheet)
      }
      const acceptPaid = job.options.acceptPaid !== null
      const place = { file: file.file, sheet, sheets, firstSheet }
      counts = await stageBatch(batch, { ...place, context, session, counts, numbers, acceptPaid })
      notices.push(...batch.notices)
      world.progress.report(`导入 ${file.file}`, counts.rows - before.rows, null)
    }
    return {
      kind: 'read',
      source: sourceOf(path, ledger),
      notices: notices.map((notice) => `${file.file}：${notice}`),
      counts,
    }
  } catch (error) {
    if (!isAppError(error) || error.usage || OURS.has(error.code)) throw error
    return { kind: 'unreadable', error, isHalfStaged: counts.rows > before.rows }
  } finally {
    await ledger?.close()
  }
}

/** Not about the file: the whole import ends. */
const OURS: ReadonlySet<string> = new Set([
  'CANCELLED',
  'DISK-FULL',
  'STORE-MOVED',
  'STORE-BUSY',
  'STORE-IO',
  'STORE-DAMAGED',
  'NUMBERING-WORD',
])

/** What the person has said of this file's columns comes before the words of the command line. */
function contextFor(path: string, { context, answers }: ImportJob): ImportJob['context'] {
  const answered = answers.get(path)
  if (answered === undefined) return context
  return { ...context, map: new Map([...(context.map ?? []), ...answered]) }
}

function layoutOf(ledger: OpenLedger, sheet: string | null): Parameters<ImportSession['startFile']>[0]['layout'] {
  const found = ledger.sheets.find((one) => one.sheet === sheet)
  return { headerRow: found?.headerRow ?? 0, columns: found?.columns ?? [] }
}

function sourceOf(path: string, ledger: OpenLedger): ReadSource {
  const { file, sheets } = ledger
  return {
    path,
    received: { name: file.file, sha256: file.sha256 },
    isWorkbook: file.kind === 'xlsx',
    files: sheets.map(({ sheet, headerRow, columns, ignoredColumns, profile }) => ({
      file: file.file,
      sheet,
      encoding: file.encoding,
      headerRow,
      columns: columns.map(({ header, field }) => ({ header, field })),
      ignoredColumns,
      profile,
    })),
    places: sheets.map(({ sheet, columns, headers }) => ({ sheet, columns, headers })),
  }
}
