// A ledger file → decoded cases in batches: which sheets are ledgers, where their headers are, then row by row. The
// sheets are looked at first, so that the columns are known before the first batch. Writing is left to the command.
import { AppError } from '../domain/app-error.ts'
import type { SheetFile, SheetRow } from '../domain/sheet.ts'
import { knownNames } from './columns/field-words.ts'
import type { LedgerContext } from './context.ts'
import { RowDecoder } from './decode.ts'
import type { DecodedCase, LedgerBatch, LedgerReading, RowProblem } from './decoded.ts'
import type { LedgerField } from './fields.ts'
import { problemOf } from './findings.ts'
import { cellText } from './header-rows.ts'
import type { SheetColumns } from './layout.ts'
import { type FoundSheet, findSheets } from './sheets.ts'
import { skipperFor } from './skip.ts'
import { SheetTally } from './tally.ts'

/** Filled together in every case and in nothing else; the first that the sheet has holds a digit. */
const DATA_COLUMNS: readonly LedgerField[] = ['caseNo', 'acceptedOn', 'outcome']

export async function readLedger(file: SheetFile, context: LedgerContext): Promise<LedgerReading> {
  const { found, notices } = await findSheets(file, context.layout, {
    ...context,
    known: knownNames(context.roster, context.gradeWords),
  })
  return {
    sheets: found.map(({ name, columns }) => ({
      sheet: name,
      headerRow: columns.headerRow,
      columns: columns.columns.map(({ header, field, index }) => ({ header, field, index })),
      ignoredColumns: columns.ignoredColumns,
      headers: columns.headers,
      profile: columns.profile,
    })),
    notices: [...(file.notices ?? []), ...notices],
    batches: readBatches(file, found, context),
  }
}

async function* readBatches(
  file: SheetFile,
  found: readonly FoundSheet<LedgerField>[],
  context: LedgerContext,
): AsyncGenerator<LedgerBatch> {
  let rows = 0
  for (const sheet of found) {
    for await (const batch of readSheet(file, sheet, context)) {
      rows += batch.rows
      yield batch
    }
  }
  if (rows > 0) return
  throw new AppError('ROWS-NONE', `${file.file}：表头下面没有一行数据`, {
    hint: '检查是否导出了空表，或用 --sheet 指明工作表',
  })
}

async function* readSheet(
  file: SheetFile,
  { index, name, columns }: FoundSheet<LedgerField>,
  context: LedgerContext,
): AsyncGenerator<LedgerBatch> {
  const tally = new SheetTally(
    name,
    columns.columns.find(({ field }) => field === 'amount'),
  )
  const decode = batchDecoder(file.file, { name, columns }, context, tally)
  let held: LedgerBatch | null = null
  for await (const rows of file.rows(index)) {
    if (held !== null) yield held
    held = decode(rows)
  }
  if (held !== null) yield { ...held, notices: tally.notices() }
}

/** Decodes batch after batch of one sheet. */
function batchDecoder(
  file: string,
  { name, columns }: { readonly name: string | null; readonly columns: SheetColumns<LedgerField> },
  context: LedgerContext,
  tally: SheetTally,
): (rows: readonly SheetRow[]) => LedgerBatch {
  const decoder = new RowDecoder(context, columns.columns, { file, sheet: name })
  const headerWidth = widthOf(columns)
  const skipReason = skipperFor(columns, DATA_COLUMNS, context.layout.skip)
  return (rows) => {
    const cases: DecodedCase[] = []
    const problems: RowProblem[] = []
    const counts = { rows: 0, refused: 0, skipped: 0, pending: 0 }
    for (const row of rows) {
      if (row.row <= columns.headerRow) continue
      const reason = skipReason(row)
      if (reason !== null) {
        counts.skipped++
        tally.skip(reason, row)
        continue
      }
      counts.rows++
      if (name === null && isTooLong(row, headerWidth)) {
        counts.refused++
        tally.add(row, undefined)
        problems.push(tooLongRow(row, { file, sheet: name }))
        continue
      }
      const result = decoder.decode(row)
      tally.add(row, result.amountFen)
      if (result.problems.length > 0) problems.push(...result.problems)
      if (result.decoded === null) counts.refused++
      else {
        cases.push(result.decoded)
        if (row.hidden) problems.push(hiddenRow(row, result.decoded, { file, sheet: name }))
        if (result.isPending) counts.pending++
      }
    }
    return { sheet: name, cases, problems, ...counts, notices: [] }
  }
}

/** Up to the last column that has a name in any header row. */
function widthOf({ headerKeys }: SheetColumns<LedgerField>): number {
  return Math.max(0, ...headerKeys.map((keys) => keys.findLastIndex((key) => key !== '') + 1))
}

/** A comma that stands in no quotes makes one cell two, and every cell behind it a column too far. */
function isTooLong(row: SheetRow, headerWidth: number): boolean {
  for (let column = headerWidth; column < row.cells.length; column++) if (cellText(row, column) !== '') return true
  return false
}

function tooLongRow(row: SheetRow, place: { readonly file: string; readonly sheet: string | null }): RowProblem {
  const problem = problemOf({ code: 'ROW-TOO-LONG', severity: 'refused', field: null }, { ...place, row, header: null })
  return { problem, caseKey: null, committeeId: null, field: null }
}

/** Somebody hid or filtered the row away: its case comes in, and is not paid until it was looked at. */
function hiddenRow(
  row: SheetRow,
  { caseKey, committeeId }: DecodedCase,
  place: { readonly file: string; readonly sheet: string | null },
): RowProblem {
  const problem = problemOf({ code: 'ROW-HIDDEN', severity: 'warning', field: null }, { ...place, row, header: null })
  return { problem, caseKey, committeeId, field: null }
}
