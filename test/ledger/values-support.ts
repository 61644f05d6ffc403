// What a reading says, in one short text, and a check of how it is told: shared by the tests of the cell values.
import type { Reading } from '../../src/ledger/values/reading.ts'

/** The value, null for a blank, else the code of the fault; a remark is added with `+`. */
export function told<T>(reading: Reading<T>, show: (value: T) => unknown = (value) => value): unknown {
  if (reading.kind === 'blank') return null
  if (reading.kind === 'fault') return reading.fault.code
  return reading.remark === null ? show(reading.value) : `${String(show(reading.value))} + ${reading.remark.code}`
}

/** The sentence of a fault or a remark, beyond the meaning of its code. */
export function reasonOf<T>(reading: Reading<T>): string | undefined {
  if (reading.kind === 'blank') return undefined
  return reading.kind === 'fault' ? reading.fault.message : reading.remark?.message
}
