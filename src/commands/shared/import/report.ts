// The result of an import, for the person and for a machine.
import type { JsonStream, Outcome } from '../../../command.ts'
import type { Table } from '../../../domain/table.ts'
import type { CaseChange, GoneCase, Operation } from '../../../store.ts'
import { batchName } from '../batch-name.ts'
import { trialMark } from '../trial.ts'
import type { ImportCounts, ReadFile } from './job.ts'
import type { GivenNumber } from './numbers.ts'
import type { ReadAll } from './read-all.ts'

export type Result = {
  readonly operation: Operation | null
  /** Nothing is written to the store: a dry run, or a plan that is only saved. */
  readonly isDryRun: boolean
  /** Changes to paid cases came in: they stand by themselves. */
  readonly acceptsPaid: boolean
  /** Said of files that were written beside: the plan, the marked workbook, the profile. */
  readonly written: readonly string[]
}

export function importOutcome(read: ReadAll, { operation, isDryRun, acceptsPaid, written }: Result): Outcome {
  const { session, counts, gone, numbers } = read
  const files = read.sources.flatMap((source) => source.files)
  const given = numbers?.given ?? []
  const batch = operation === null ? null : batchName(operation.seq)
  const toMend = counts.refused + counts.pending
  return {
    exit: toMend > 0 || read.unreadable.length > 0 ? 3 : 0,
    lines: [
      ...files.map(fileLine),
      countsLine(counts, isDryRun),
      ...(batch === null ? [] : [`已写入，批次 ${batch}。要撤出这一批：gongtiao ledger undo ${batch}`]),
      ...written,
    ],
    tables: [
      ...(counts.changed === 0 ? [] : changesTables(() => session.changes(), acceptsPaid)),
      ...(gone.length === 0 ? [] : [goneTable(gone)]),
      ...(given.length === 0 ? [] : [numbersTable(given)]),
    ],
    closing: closingOf(read, isDryRun),
    notices: read.notices,
    problems: session.problems(),
    document: {
      batch,
      dryRun: isDryRun,
      files: files.map((file) => ({ ...file, columns: file.columns.map((one) => ({ ...one })) })),
      counts,
      changes: changesOf(session.changes(), false),
      paidChanges: changesOf(session.changes(), true),
      gone: gone.map(({ caseNo, station, month, origin }) => ({ caseNo, station, month, ...origin })),
      assigned: given.map((one) => ({ ...one })),
      notices: read.notices,
      problems: session.problems(),
    },
  }
}

function countsLine(counts: ImportCounts, isDryRun: boolean): string {
  return `${trialMark(isDryRun)}共 ${counts.rows} 行：新增 ${counts.added}，变更 ${counts.changed}，未变 ${counts.unchanged}，退回 ${counts.refused}；跳过 ${counts.skipped} 行，待更正 ${counts.pending} 处，提醒 ${counts.warnings} 处。`
}

function closingOf({ counts, gone, suspected }: ReadAll, isDryRun: boolean): readonly string[] {
  if (isDryRun) return []
  return [
    ...(counts.refused + counts.pending > 0
      ? ['退回和待更正的都已记下：改好原表重新导入即可；查看：gongtiao ledger pending']
      : []),
    ...(gone.length > 0 ? [`${gone.length} 件不在新台账里，核对之前不发补贴：gongtiao ledger pending`] : []),
    ...(suspected > 0 ? [`${suspected} 对案件疑似同一纠纷，核对之前不发补贴：gongtiao case duplicates`] : []),
  ]
}

function fileLine(file: ReadFile): string {
  const parts = [
    file.sheet === null ? null : `工作表“${file.sheet}”`,
    file.encoding === null ? null : `编码 ${file.encoding}`,
    `表头第 ${file.headerRow} 行`,
  ]
  const ignored = file.ignoredColumns.length === 0 ? '' : `；未用的列：${file.ignoredColumns.join('、')}`
  return `${file.file}（${parts.filter((part) => part !== null).join('，')}${ignored}）`
}

const CHANGE_COLUMNS = ['案号', '来源', '字段', '原来', '现在'].map((title) => ({ title, kind: 'text' as const }))

function changesTables(changes: () => AsyncIterable<CaseChange>, acceptsPaid: boolean): readonly Table[] {
  const usual = { title: '变更的案件', columns: CHANGE_COLUMNS, rows: changeRows(changes(), false) }
  const paid = { title: '补贴已发的案件的变更', columns: CHANGE_COLUMNS, rows: changeRows(changes(), true) }
  return acceptsPaid ? [usual, paid] : [usual]
}

async function* changeRows(changes: AsyncIterable<CaseChange>, isPaid: boolean): AsyncGenerator<readonly string[]> {
  for await (const change of changes) {
    if ((change.paid !== null) !== isPaid) continue
    for (const field of change.fields)
      yield [change.caseNo, `${change.file} 第${change.row}行`, field.field, field.before ?? '', field.after ?? '']
  }
}

async function* changesOf(changes: AsyncIterable<CaseChange>, isPaid: boolean): AsyncGenerator<JsonStream> {
  for await (const change of changes) {
    if ((change.paid !== null) !== isPaid) continue
    const { caseNo, row, file, paid } = change
    const fields = change.fields.map((one) => ({ ...one }))
    yield paid === null ? { caseNo, row, file, fields } : { caseNo, row, file, fields, paid }
  }
}

function goneTable(gone: readonly GoneCase[]): Table {
  return {
    title: '不在新台账里的案件',
    columns: ['案号', '派出所', '月份', '原来的位置'].map((title) => ({ title, kind: 'text' as const })),
    rows: gone.map(({ caseNo, station, month, origin }) => [
      caseNo,
      station,
      month,
      `${origin.file} 第${origin.row}行`,
    ]),
  }
}

function numbersTable(given: readonly GivenNumber[]): Table {
  return {
    title: '自动编的案号',
    columns: [
      { title: '文件', kind: 'text' },
      { title: '工作表', kind: 'text' },
      { title: '行', kind: 'integer' },
      { title: '案号', kind: 'text' },
      { title: '说明', kind: 'text' },
    ],
    rows: given.map(({ file, sheet, row, caseNo, isNew }) => [file, sheet ?? '', row, caseNo, isNew ? '' : '已有']),
  }
}
