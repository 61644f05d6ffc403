// Cells of a small sheet → days and sums of money, or the fault of the row. Days are whole or halves; nothing is rounded.
import { type Month, parseMonth } from '../../domain/calendar.ts'
import type { Fen } from '../../domain/money.ts'
import type { Problem } from '../../domain/problem.ts'
import { isNothing } from '../../ledger/text.ts'
import { readSumText } from '../../ledger/values/sum.ts'
import type { TableRow } from './small-table.ts'

/** A value, null for a blank cell, or what is wrong with it. */
export type CellValue<T> = { readonly value: T | null } | { readonly fault: Problem }

const MOST_DAYS = 31

export function daysIn<F extends string>(row: TableRow<F>, field: F): CellValue<number> {
  const text = row
    .text(field)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[天日]$/, '')
  if (isNothing(text)) return { value: null }
  const match = /^(\d{1,2})(?:\.([05])0*)?$/.exec(text)
  const days = match === null ? null : Number(match[1]) + (match[2] === '5' ? 0.5 : 0)
  if (days !== null && days <= MOST_DAYS) return { value: days }
  return {
    fault: row.fault('DAYS-UNREADABLE', field, {
      message: '天数看不懂：要写 0 到 31 之间的整天或半天',
      hint: '写成 21 或 20.5 这样的数，重新导入',
    }),
  }
}

export function sumIn<F extends string>(row: TableRow<F>, field: F): CellValue<Fen> {
  const reading = readSumText(row.text(field))
  if (reading.kind === 'blank') return { value: null }
  if (reading.kind === 'value') return { value: reading.value }
  return {
    fault: row.fault('SUM-UNREADABLE', field, {
      message: `金额看不懂${reading.fault.message === undefined ? '' : `（${reading.fault.message}）`}`,
      hint: '只写一个数，单位元，最多两位小数，如 4200 或 4200.50',
    }),
  }
}

export function countIn<F extends string>(row: TableRow<F>, field: F, most: number): CellValue<number> {
  const text = row
    .text(field)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?:个?月|年)$/, '')
  if (isNothing(text)) return { value: null }
  if (/^\d{1,4}$/.test(text) && Number(text) <= most) return { value: Number(text) }
  return {
    fault: row.fault('COUNT-OUT-OF-RANGE', field, {
      message: `要写 0 到 ${most} 之间的整数`,
      hint: '改正这一格后重新导入',
    }),
  }
}

/** 2018-03, 2018年3月, 3月 or 3 of the year that the row is about. */
export function monthIn<F extends string>(row: TableRow<F>, field: F, year: number | null): CellValue<Month> {
  const text = row.text(field).normalize('NFKC').replace(/\s+/g, '')
  if (isNothing(text)) return { value: null }
  const whole = /^(\d{4})[-/.年]?(\d{1,2})月?(?:[-/.]\d{1,2})?$/.exec(text)
  const short = /^(\d{1,2})月?$/.exec(text)
  const [y, m] =
    whole === null ? [year === null ? '' : String(year), short?.[1] ?? ''] : [whole[1] ?? '', whole[2] ?? '']
  const month = parseMonth(`${y}-${m.padStart(2, '0')}`)
  if (month !== null) return { value: month }
  return {
    fault: row.fault('MONTH-UNREADABLE', field, { message: '月份看不懂', hint: '写成 2018-03 或 3月，重新导入' }),
  }
}

/** Every month that a text names: 2017年10月, 2017-10, 2017.10. */
export function monthsNamed(text: string): readonly Month[] {
  return [...text.normalize('NFKC').matchAll(/(\d{4})\s*[-/.年]\s*(\d{1,2})(?!\d)/g)].flatMap(
    ([, year, month = '']) => {
      const named = parseMonth(`${year}-${month.padStart(2, '0')}`)
      return named === null ? [] : [named]
    },
  )
}

/** Takes the values of a row's cells one after the other; what could not be read is among the faults. */
export class RowValues {
  readonly faults: Problem[] = []

  take<T>(cell: CellValue<T>): T | null {
    if ('value' in cell) return cell.value
    this.faults.push(cell.fault)
    return null
  }
}
