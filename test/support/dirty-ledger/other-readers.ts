// A workbook as three readers see it: ours, exceljs and SheetJS, brought to one form so that they can be held against each
// other cell by cell. A date is a day, a number a float, a covered cell the place of its merge.
import { read, SSF } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { openWorkbook } from '../../../src/adapters/workbook/read.ts'
import { dateOfDayNumber } from '../../../src/domain/calendar.ts'
import { columnLetters } from '../../../src/domain/column-letters.ts'
import type { PlainCell } from '../../../src/domain/sheet.ts'

/** Filled cells by address: `t:text`, `n:12`, `d:2017-10-05`, `b:true`, `e:#REF!`. */
export type SeenSheet = {
  readonly name: string
  readonly cells: ReadonlyMap<string, string>
  /** Cells under a merge whose first cell is filled → the address of that cell. */
  readonly covered: ReadonlyMap<string, string>
}

const EPOCH = { 1900: 25_569, 1904: 24_107 } as const
const address = (row: number, column: number): string => `${columnLetters(column)}${row}`

function dayText(serial: number, system: 1900 | 1904): string {
  return `d:${dateOfDayNumber(Math.floor(serial) - EPOCH[system]) ?? serial}`
}

export async function seenByUs(path: string): Promise<readonly SeenSheet[]> {
  const file = await openWorkbook(path)
  const sheets: SeenSheet[] = []
  for (const [index, { name }] of file.sheets.entries()) {
    const cells = new Map<string, string>()
    const covered = new Map<string, string>()
    for await (const batch of file.rows(index)) {
      for (const { row, cells: list } of batch) {
        for (const [column, cell] of list.entries()) {
          if (cell === null) continue
          const place = address(row, column)
          if (typeof cell !== 'string' && cell.kind === 'covered') covered.set(place, address(cell.row, cell.column))
          else cells.set(place, ourText(cell))
        }
      }
    }
    sheets.push({ name: name ?? '', cells, covered })
  }
  return sheets
}

function ourText(cell: Exclude<PlainCell, null>): string {
  if (typeof cell === 'string') return `t:${cell}`
  switch (cell.kind) {
    case 'number':
      return cell.isDate ? dayText(Number(cell.raw), cell.dateSystem) : `n:${Number(cell.raw)}`
    case 'iso-date':
      return `d:${cell.text.slice(0, 10)}`
    case 'boolean':
      return `b:${cell.value}`
    case 'fault':
      return `e:${cell.text}`
  }
}

export async function seenByExceljs(bytes: Uint8Array): Promise<readonly SeenSheet[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook.worksheets.map((sheet) => {
    const cells = new Map<string, string>()
    const covered = new Map<string, string>()
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const text = exceljsText(cell.value)
        if (text === null) return
        if (cell.isMerged && cell.master.address !== cell.address) covered.set(cell.address, cell.master.address)
        cells.set(cell.address, text)
      })
    })
    return { name: sheet.name, cells, covered }
  })
}

function exceljsText(value: ExcelJS.CellValue): string | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return `d:${value.toISOString().slice(0, 10)}`
  if (typeof value === 'string') return `t:${value}`
  if (typeof value === 'number') return `n:${value}`
  if (typeof value === 'boolean') return `b:${value}`
  if ('richText' in value) return `t:${value.richText.map(({ text }) => text).join('')}`
  if ('error' in value) return `e:${value.error}`
  if ('result' in value) return exceljsText(value.result ?? null)
  return 'formula' in value ? `e:=${value.formula}` : null
}

export function seenBySheetjs(bytes: Uint8Array): readonly SeenSheet[] {
  const workbook = read(bytes, { type: 'array', cellNF: true })
  const system = workbook.Workbook?.WBProps?.date1904 ? 1904 : 1900
  return workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name] ?? {}
    const cells = new Map<string, string>()
    for (const place of Object.keys(sheet)) {
      if (place.startsWith('!')) continue
      const text = sheetjsText(sheet[place], system)
      if (text !== null) cells.set(place, text)
    }
    const covered = new Map<string, string>()
    for (const { s, e } of sheet['!merges'] ?? []) {
      const first = address(s.r + 1, s.c)
      if (!cells.has(first)) continue
      for (let row = s.r; row <= e.r; row++)
        for (let column = s.c; column <= e.c; column++)
          if (row !== s.r || column !== s.c) covered.set(address(row + 1, column), first)
    }
    return { name, cells, covered }
  })
}

type SheetjsCell = { readonly t?: string; readonly v?: unknown; readonly w?: string; readonly z?: unknown }

function sheetjsText({ t, v, w, z }: SheetjsCell, system: 1900 | 1904): string | null {
  if (v === undefined || v === '' || v === null) return null
  if (t === 'n' && typeof v === 'number') return typeof z === 'string' && SSF.is_date(z) ? dayText(v, system) : `n:${v}`
  if (t === 'b') return `b:${String(v)}`
  return t === 'e' ? `e:${w ?? ''}` : `t:${String(v)}`
}
