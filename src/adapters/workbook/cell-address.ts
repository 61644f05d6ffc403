// Cell addresses such as `AB12` and `A1:B3`, in the numbers of domain/sheet.ts: rows from 1, columns from 0.
import { LIMITS } from './faults.ts'

/** Row and column in one number, so that two million addresses cost no objects: row × LIMITS.columns + column. */
export type PackedAddress = number

export const NO_ADDRESS: PackedAddress = -1
export const BEYOND_SHEET: PackedAddress = -2

export function packAddress(text: string): PackedAddress {
  let column = 0
  let row = 0
  let at = 0
  for (; at < text.length; at++) {
    const letter = (text.charCodeAt(at) & ~0x20) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (at === 0 || at === text.length) return NO_ADDRESS
  if (at > 3 || text.length - at > 7) return BEYOND_SHEET
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return NO_ADDRESS
    row = row * 10 + digit
  }
  if (row === 0) return NO_ADDRESS
  return row > LIMITS.rows || column > LIMITS.columns ? BEYOND_SHEET : row * LIMITS.columns + column - 1
}

export function rowOf(address: PackedAddress): number {
  return Math.floor(address / LIMITS.columns)
}

export function columnOf(address: PackedAddress): number {
  return address % LIMITS.columns
}
