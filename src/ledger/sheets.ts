// Which sheets of a file are ledgers: those with a header of known words. Sheets of notes are passed over with a word.
import { AppError, isAppError } from '../domain/app-error.ts'
import type { SheetFile, SheetRow } from '../domain/sheet.ts'
import { findColumns, type LayoutOptions, type SheetColumns } from './layout.ts'
import type { SheetLayout } from './layout-file.ts'

export type FoundSheet<F extends string> = {
  readonly index: number
  readonly name: string | null
  readonly columns: SheetColumns<F>
}

/** Enough for the header among the first thirty rows and for what the columns below it hold. */
const LOOKED_AT_ROWS = 120

type Options = LayoutOptions & { readonly sheet?: string }

export async function findSheets<F extends string>(
  file: SheetFile,
  layout: SheetLayout<F>,
  options: Options,
): Promise<{ readonly found: readonly FoundSheet<F>[]; readonly notices: readonly string[] }> {
  const found: FoundSheet<F>[] = []
  const notices: string[] = []
  for (const { index, name } of candidates(file, options.sheet, notices)) {
    const columns = columnsOf(await firstRows(file, index), layout, { file: file.file, name, options })
    if (columns === null) {
      if (name !== null) notices.push(`工作表“${name}”没有台账表头，没有读`)
      continue
    }
    found.push({ index, name, columns })
    notices.push(...columns.notices.map((notice) => (name === null ? notice : `工作表“${name}”：${notice}`)))
  }
  if (found.length > 0) return { found, notices }
  const first = layout.fields.filter(({ needed }) => needed).map(({ label }) => label)
  throw new AppError('HEADER-NOT-FOUND', `${file.file}：没有找到${layout.title}的表头（应有${first.join('、')}等列）`, {
    hint: '用 --header-row 指明表头在第几行，用 --map 列名=字段 指明各列；或照模板整理后再导入',
  })
}

function candidates(file: SheetFile, wanted: string | undefined, notices: string[]) {
  const sheets = file.sheets.map(({ name, hidden }, index) => ({ index, name, hidden }))
  if (wanted === undefined || file.kind === 'csv') {
    for (const { name } of sheets.filter(({ hidden }) => hidden)) notices.push(`隐藏的工作表“${name ?? ''}”没有读`)
    return sheets.filter(({ hidden }) => !hidden)
  }
  const named = sheets.filter(({ name }) => name === wanted || name?.trim() === wanted.trim())
  if (named.length > 0) return named
  const names = sheets.map(({ name }) => `“${name ?? ''}”`).join('、')
  throw new AppError('SHEET-NOT-FOUND', `${file.file}：没有名为“${wanted}”的工作表`, {
    hint: `文件里的工作表：${names}`,
  })
}

async function firstRows(file: SheetFile, index: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of file.rows(index)) {
    rows.push(...batch)
    if (rows.length >= LOOKED_AT_ROWS) break
  }
  return rows
}

function columnsOf<F extends string>(
  rows: readonly SheetRow[],
  layout: SheetLayout<F>,
  { file, name, options }: { readonly file: string; readonly name: string | null; readonly options: Options },
): SheetColumns<F> | null {
  try {
    return findColumns(rows, layout, options)
  } catch (error) {
    if (!isAppError(error)) throw error
    const place = name === null ? file : `${file} 工作表“${name}”`
    throw new AppError(error.code, `${place}：${error.message}`, error.hint === null ? {} : { hint: error.hint })
  }
}
