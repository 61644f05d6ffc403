// Values as spreadsheets store them: day serials and decimal digits, made from whole numbers and never through a float.
import { AppError } from '../../domain/app-error.ts'
import { dayNumber, type IsoDate } from '../../domain/calendar.ts'

/** Serial of 1970-01-01 in the 1900 system. */
const EPOCH_SERIAL = 25569
/** Serial 60 is 29 February 1900, a day that never was; from 61 on serials and days agree. */
const FIRST_SURE_SERIAL = 61
/** Excel's own limit; it "repairs" a file with a longer cell. */
const LONGEST_TEXT = 32_767

/** The day serial of a date; null before March 1900, where Excel's calendar is wrong and text must serve. */
export function excelSerial(date: IsoDate): number | null {
  const serial = dayNumber(date) + EPOCH_SERIAL
  return serial < FIRST_SURE_SERIAL ? null : serial
}

/** 12345 with two decimals → `123.45`; exact for every safe integer. */
export function decimalText(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return `${value < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

export function checkTextLength(text: string, where: string): void {
  if (text.length <= LONGEST_TEXT) return
  throw new AppError('CELL-TOO-LONG', `${where}：文字有 ${text.length} 字，超过 Excel 单元格上限 ${LONGEST_TEXT} 字`, {
    hint: '请缩短这一项，或导出为 .csv 或 .json',
  })
}
