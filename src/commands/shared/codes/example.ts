// What a fault of a row looks like: the problem that the program would print of the example.
import type { Problem } from '../../../domain/problem.ts'
import type { CodeEntry } from './entry.ts'

const FILES = { ledger: '台账.xlsx', roster: '花名册.xlsx' } as const
const ROW = 5

/** Null for a code that stops the command, or of whose weight only its message tells. */
export function exampleProblem(entry: CodeEntry): Problem | null {
  const { code, meaning, levels, advice, cell, row } = entry
  const severity = levels.find((level) => level !== 'error')
  if (severity === undefined || entry.error !== null) return null
  const column = cell?.column ?? row?.column
  const got = cell === null ? row?.got : (cell.shown ?? cell.bad)
  const hint = row?.hint ?? advice
  const file = FILES[cell?.table ?? (entry.subject === '花名册' ? 'roster' : 'ledger')]
  return {
    code,
    severity,
    ...(row?.place ?? { file, row: ROW }),
    ...(column === undefined ? {} : { column }),
    ...(got === undefined || got === '' ? {} : { got }),
    ...(cell?.expected === undefined ? {} : { expected: cell.expected }),
    ...(hint === null ? {} : { hint }),
    message: cell?.message ?? row?.message ?? meaning,
  }
}
